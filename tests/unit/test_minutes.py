"""Minutes are judged as a whole: every objection at once, with its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from monev.minutes import HandedOver, Minutes, Present, Promise, objections, objections_to_agreeing, tidy

GOOD = Minutes(
    region=1,
    title="Monev",
    day=date(2026, 10, 20),
    place="Kalianda",
    hosts="Pemkab",
    chair="Sekretaris Daerah",
    decisions="RT/RW didahulukan",
    attendances=(Present("Bappeda", 2),),
)
NIK = "1802011212800001"


def test_good_minutes_meet_no_objection() -> None:
    assert objections(GOOD) == []
    assert objections_to_agreeing(GOOD, date(2026, 10, 20)) == []


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": ""}, "Judul belum diisi."),
        ({"chair": ""}, "Pimpinan rapat belum diisi."),
        ({"day": date(1999, 1, 1)}, "Tanggal 1 Januari 1999 terlalu lama; tulis sejak 1 Januari 2015."),
        ({"url": "javascript:alert(1)"}, "Alamat sumber harus dimulai dengan https:// atau http://."),
        ({"title": "x" * 201}, "Judul: paling banyak 200 huruf; sekarang 201. Ringkaslah."),
        ({"attendances": (Present("", 3),)}, "Kehadiran baris 1: tulis kantor atau jabatan yang hadir."),
        (
            {"attendances": (Present("Bappeda", 0),)},
            "Kehadiran baris 1, orang: 0 di luar jangkauan; tulis 1 atau lebih, atau kosongkan bila tidak diketahui.",
        ),
        ({"attendances": (Present("Bappeda"),) * 61}, "Kehadiran: paling banyak 60 baris."),
        ({"handovers": (HandedOver("JKM", None),)}, "Penyerahan manfaat baris 1: isi program dan jumlah penerima."),
        ({"handovers": (HandedOver("", 2),)}, "Penyerahan manfaat baris 1: isi program dan jumlah penerima."),
        (
            {"handovers": (HandedOver("JKM", 2, None, "Ahli waris Siti"),)},
            "Penyerahan manfaat baris 1, keterangan: “Ahli waris Siti” menyebut orang. "
            "Tulis tanpa nama, misalnya “ahli waris dua peserta”.",
        ),
        (
            {"commitments": (Promise("", "Bappeda"),)},
            "Rencana tindak lanjut baris 1: isi tindakan dan penanggung jawab.",
        ),
        (
            {"commitments": (Promise("Mendata", "Bappeda", due=date(2026, 10, 19)),)},
            "Rencana tindak lanjut baris 1: tenggat 19 Oktober 2026 mendahului tanggal rapat.",
        ),
        (
            {"notes": "NIK 1802011212800001"},
            "Catatan: “1802011212800001” tampak seperti NIK. Hapus nomor itu; di sini hanya jumlah orang dan rupiah.",
        ),
    ],
)
def test_an_objection_names_place_and_way(changed: dict[str, Any], sentence: str) -> None:
    assert objections(replace(GOOD, **changed)) == [sentence]


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({name: "1802 0112 1280 0001"}, place)
        for name, place in (
            ("title", "Judul"),
            ("place", "Tempat"),
            ("hosts", "Penyelenggara"),
            ("chair", "Pimpinan rapat"),
            ("agenda", "Agenda"),
            ("figures_said", "Angka yang disampaikan"),
            ("obstacles", "Kendala"),
            ("decisions", "Keputusan"),
            ("secretary_name", "Nama penanda tangan Pemkab"),
            ("branch_name", "Nama penanda tangan cabang"),
            ("source", "Sumber"),
        )
    ]
    + [
        ({"attendances": (Present("18020112128000 01"),)}, "Kehadiran baris 1, kantor"),
        ({"commitments": (Promise(NIK, "Bappeda"),)}, "Rencana tindak lanjut baris 1, tindakan"),
        ({"commitments": (Promise("Data", NIK),)}, "Rencana tindak lanjut baris 1, kantor"),
        (
            {"commitments": (Promise("Data", "B", support=NIK),)},
            "Rencana tindak lanjut baris 1, pendukung",
        ),
        (
            {"commitments": (Promise("Data", "B", output=NIK),)},
            "Rencana tindak lanjut baris 1, keluaran",
        ),
        ({"handovers": (HandedOver("JKM", 1, None, NIK),)}, "Penyerahan manfaat baris 1, keterangan"),
    ],
)
def test_no_text_takes_a_nik(changed: dict[str, Any], place: str) -> None:
    (sentence,) = objections(replace(GOOD, **changed))
    assert sentence.startswith(f"{place}: “")
    assert "NIK" in sentence


def test_everything_wrong_is_said_at_once() -> None:
    assert len(objections(replace(GOOD, title="", place="", url="ftp://x", attendances=(Present(""),)))) == 4


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"day": date(2026, 10, 21)}, "Rapat 21 Oktober 2026 belum berlangsung; notulanya disahkan sesudah rapat."),
        ({"attendances": ()}, "Isi kehadiran: kantor siapa saja yang hadir."),
        ({"decisions": ""}, "Isi keputusan atau rencana tindak lanjut; tanpa itu tidak ada yang disahkan."),
    ],
)
def test_what_is_agreed_has_happened_with_somebody_and_a_result(changed: dict[str, Any], sentence: str) -> None:
    assert objections_to_agreeing(replace(GOOD, **changed), date(2026, 10, 20)) == [sentence]


def test_what_nobody_sees_is_taken_out_and_lines_stay_lines() -> None:
    typed = replace(
        GOOD,
        title="  Monev\u202e\x00 UCJ\n2026 ",
        agenda="\n\n Satu \r\n\r\n\r\n\r\nDua\t\x07\n",
        attendances=(Present(" Bappeda\n", 2),),
        commitments=(Promise("Satu\ndua", " Dinas\nSosial "),),
    )
    kept = tidy(typed)
    assert (kept.title, kept.agenda) == ("Monev UCJ 2026", "Satu\n\nDua")
    assert kept.attendances == (Present("Bappeda", 2),)
    assert kept.commitments == (Promise("Satu\ndua", "Dinas Sosial"),)
    assert tidy(kept) == kept


def test_the_fingerprint_tells_every_change() -> None:
    assert GOOD.fingerprint == replace(GOOD).fingerprint
    others = [replace(GOOD, notes="x"), replace(GOOD, attendances=(Present("Bappeda", 3),)), replace(GOOD, release=4)]
    assert len({GOOD.fingerprint, *(other.fingerprint for other in others)}) == 4
