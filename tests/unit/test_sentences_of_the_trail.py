"""Events in plain Indonesian, word for word."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from accounts.sentences import SENTENCES as OF_PEOPLE
from audit.telling import tell
from coverage.sentences import SENTENCES as OF_COVERAGE
from enrolment.sentences import SENTENCES as OF_REPORTS
from enrolment.sentences import cell_words, name_cells, one_cell

ALL = OF_PEOPLE | OF_REPORTS | OF_COVERAGE
GROUPS = {"rt-rw": "RT/RW"}


def sentence(action: str, /, actor_id: int | None = 7, **details: Any) -> str:
    event: Any = SimpleNamespace(action=action, details=details, actor_id=actor_id, actor_name="ani", at=None)
    return tell([event], ALL, {7: "Ani"})[0].sentence


def cell(cell: str, before: object, after: object, **more: object) -> dict[str, object]:
    return {"cell": cell, "before": before, "after": after, **more}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            sentence("cells-saved", cells=[cell("PU.peserta", "70.980", "71.240")]),
            "Ani menyimpan sel PU – peserta: 71.240 (sebelumnya 70.980).",
        ),
        (
            sentence("cells-saved", cells=[cell("PU.peserta", 70980, 0)]),
            "Ani menyimpan sel PU – peserta: 0 (sebelumnya 70.980).",
        ),
        (
            sentence("cells-saved", cells=[cell("PU.peserta", "", "tidak berlaku"), cell("PU.JHT", None, "0")]),
            "Ani menyimpan 2 sel · PU – peserta: tidak berlaku (sebelumnya kosong) · PU – JHT: 0 (sebelumnya kosong).",
        ),
        (
            sentence("cells-saved", cells=[cell("jumlah.peserta", "", "", note="Perusahaan besar tutup.")]),
            "Ani menyimpan sel jumlah – peserta: kosong, catatan “Perusahaan besar tutup.”",
        ),
        (
            sentence("cells-saved", cells=[cell("PU.JP", "5", "5", note="")]),
            "Ani menyimpan sel PU – JP: 5, catatan dihapus.",
        ),
        (sentence("cells-saved", cells=[]), "Ani menyimpan laporan tanpa mengubah sel."),
        (
            sentence("counts-saved", fingerprint="abc123"),
            "Ani menyimpan seluruh angka laporan (sidik angka abc123).",
        ),
        (
            sentence("declared", declaration="nihil", reason="Tidak ada pekerja."),
            "Ani menyatakan laporan nihil dengan alasan: “Tidak ada pekerja.”",
        ),
        (
            sentence("submitted", receipt="UCJ/2026-10/7", fingerprint="abc123"),
            "Ani mengajukan laporan, tanda terima UCJ/2026-10/7 (sidik angka abc123).",
        ),
        (
            sentence("returned", reason="Periksa lagi.", remarks={"PU.JHT": "Di atas peserta."}),
            "Ani mengembalikan laporan dengan alasan: “Periksa lagi.” · PU – JHT: “Di atas peserta.”",
        ),
        (
            sentence("month-opened", month="2026-10", obligations=17),
            "Ani membuka bulan laporan Oktober 2026 dengan 17 kewajiban lapor.",
        ),
        (
            sentence(
                "published",
                label="2026-10.1",
                areas=15,
                note="",
                published_at="2026-11-23T02:00:00+00:00",
                embargo_readers=["dewi", "eka"],
            ),
            "Ani menerbitkan rilis 2026-10.1 untuk 15 kabupaten/kota · terbuka untuk umum mulai"
            " 23 November 2026 pukul 09.00 WIB · sebelumnya hanya untuk dewi, eka.",
        ),
        (
            sentence("denominator-added", count=300000, valid_from="2026-01"),
            "Ani menetapkan penyebut 300.000 pekerja yang berlaku sejak Januari 2026.",
        ),
        (
            sentence("target-set", percent="38.39", document="Kepgub 5/2026", supersedes=4),
            "Ani menetapkan target 38,39%, dokumen Kepgub 5/2026, menggantikan target sebelumnya.",
        ),
        (
            sentence("user-created", role="verifier", office="kcp-kalianda"),
            "Ani membuat akun dengan peran Verifikator, kantor kcp-kalianda.",
        ),
        (
            sentence("scope-changed", before={"role": "entry", "office": "a"}, role="viewer", office=None),
            "Ani mengubah hak · peran dari Petugas input menjadi Pembaca · kantor dari “a” menjadi “tidak ada”.",
        ),
        (
            sentence("example-removed", actor_id=None, rilis=40, target=0),
            "ani menghapus data contoh · 40 rilis.",
        ),
        (sentence("unheard-of", actor_id=99), "ani melakukan “unheard-of”."),
    ],
)
def test_an_act_is_told_word_for_word(said: str, expected: str) -> None:
    assert said == expected


def test_worker_groups_are_called_by_their_names() -> None:
    assert cell_words("rt-rw.potensi", GROUPS) == "RT/RW – potensi"
    assert cell_words("aneh") == "aneh"
    named = name_cells({"cells": [cell("rt-rw.peserta", "1", "2")], "remarks": {"rt-rw.peserta": "Periksa."}}, GROUPS)
    assert sentence("cells-saved", **named) == "Ani menyimpan sel RT/RW – peserta: 2 (sebelumnya 1)."
    assert named["remarks"] == {"RT/RW – peserta": "Periksa."}
    assert name_cells({"reason": "x"}, GROUPS) == {"reason": "x"}


def test_the_history_of_a_cell_leaves_out_the_other_cells() -> None:
    details = {"cells": [cell("PU.peserta", "1", "2"), cell("PU.JHT", "1", "3")], "reason": "x"}
    assert one_cell(details, "PU.JHT") == {"cells": [cell("PU.JHT", "1", "3")], "remarks": {}, "reason": "x"}
    assert one_cell(details, "PU.JP") is None
    remarked = one_cell({"remarks": {"PU.JP": "Periksa.", "PU.JHT": "Juga."}}, "PU.JP")
    assert remarked == {"cells": [], "remarks": {"PU.JP": "Periksa."}}
