"""The grid as a plain form: what was typed is saved or shown again with the reason, never lost."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from audit.models import AuditEvent
from enrolment import actions
from enrolment.actions import CellChange
from enrolment.cells import Cell, Entry
from enrolment.models import CellFigure, Obligation, ReportingRule
from enrolment.workflow import Status
from periods import clock
from tests.factories import MONTH, submission_at, verified_report
from tests.reading import Page, read_page

pytestmark = pytest.mark.django_db

PU = Cell("PU", "peserta")
HOSTILE = '<script>alert(1)</script> =HYPERLINK("http://x") 🏙️ {% now %}'


def address(obligation: Obligation, rest: str = "") -> str:
    return f"/isian/{obligation.pk}/{rest}"


def stored(obligation: Obligation) -> dict[str, tuple[int | None, bool, str]]:
    rows = CellFigure.objects.filter(submission__obligation=obligation)
    return {row.cell: (row.number, row.is_applicable, row.note) for row in rows}


def value_in(page: Page, name: str) -> str:
    (field,) = [tag for tag in page.tags("input") if tag.get("name") == name]
    return field["value"]


def save(obligation: Obligation, by: User, cell: Cell, number: int | None, note: str | None = None) -> None:
    row = CellFigure.objects.filter(submission__obligation=obligation, cell=str(cell)).order_by("-submission").first()
    seen = row.version if row else 0
    actions.save_cells(obligation=obligation, changes=[CellChange(cell, seen, Entry(number), note)], by=by)


def send(client: Client, obligation: Obligation, who: User, **more: Any) -> Any:
    """Post fields written with _ for : and . (``sel_PU_peserta``), as who."""
    client.force_login(who)
    fields = {name.replace("__", ":").replace("_", "."): value for name, value in more.items()}
    return client.post(address(obligation), {"petugas": who.pk} | fields)


def test_the_page_shows_last_month_this_month_and_what_does_not_apply(
    client: Client, obligation: Obligation, ani: User, fajar: User
) -> None:
    verified_report("18.01", month=MONTH - 1, by=fajar)
    save(obligation, ani, PU, 61_240)
    client.force_login(ani)
    page = read_page(client.get(address(obligation)))
    assert "Isian Oktober 2026" in page.text
    assert "60.000" in page.text
    assert "+1.240" in page.text
    assert "tidak berlaku" in page.text
    assert "Kabupaten Lampung Selatan · Kantor Cabang Perintis Kalianda" in page.text


def test_the_form_saves_what_differs_in_one_act(client: Client, obligation: Obligation, ani: User) -> None:
    save(obligation, ani, PU, 5)
    before = AuditEvent.objects.count()
    answer = send(
        client,
        obligation,
        ani,
        **{"sel__PU_peserta": "5", "semula__PU_peserta": "5", "versi__PU_peserta": "1"},
        **{"sel__PU_potensi": "1.234", "sel__PU_JHT": "0", "sel__rt-rw_peserta": "tb", "catatan__PU_JHT": HOSTILE},
    )
    assert answer.status_code == 302
    assert stored(obligation) == {
        "PU.peserta": (5, True, ""),
        "PU.potensi": (1234, True, ""),
        "PU.JHT": (0, True, HOSTILE),
        "rt-rw.peserta": (None, False, ""),
    }
    assert AuditEvent.objects.count() == before + 1
    page = read_page(client.get(address(obligation)))
    assert "3 sel disimpan." in page.text
    assert "<script>alert" not in client.get(address(obligation)).content.decode()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1,234", "“1,234” memakai koma."),
        ("12,5", "“12,5” memakai koma."),
        ("1.23", "“1.23” memakai titik di tempat yang tidak lazim."),
        ("-5", "“-5” negatif."),
        (HOSTILE, "“<script>alert(1)</script> =HY…” bukan jumlah orang."),
        ("9" * 10_000, "terlalu besar"),
    ],
)
def test_a_refused_value_stands_in_its_field_with_the_sentence_and_the_good_ones_are_saved(
    text: str, sentence: str, client: Client, obligation: Obligation, ani: User
) -> None:
    answer = send(client, obligation, ani, sel__PU_peserta=text, sel__PU_JHT="17")
    page = read_page(answer)
    assert answer.status_code == 200
    assert sentence in page.text
    assert "1 sel disimpan, 1 ditolak" in page.text
    assert value_in(page, "sel:PU.peserta") == text
    assert stored(obligation) == {"PU.JHT": (17, True, "")}


def test_what_somebody_else_changed_meanwhile_is_no_conflict_where_it_was_not_touched(
    client: Client, obligation: Obligation, ani: User
) -> None:
    save(obligation, ani, PU, 100)
    save(obligation, ani, PU, 200)
    stale = {"sel__PU_peserta": "100", "semula__PU_peserta": "100", "versi__PU_peserta": "1"}
    answer = send(client, obligation, ani, **stale, sel__PU_JHT="7")
    assert answer.status_code == 302
    assert stored(obligation) == {"PU.peserta": (200, True, ""), "PU.JHT": (7, True, "")}


def test_a_conflict_shows_both_values_and_saves_the_rest(client: Client, obligation: Obligation, ani: User) -> None:
    save(obligation, ani, PU, 100)
    save(obligation, ani, PU, 200)
    stale = {"sel__PU_peserta": "300", "semula__PU_peserta": "100", "versi__PU_peserta": "1"}
    page = read_page(send(client, obligation, ani, **stale, sel__PU_JHT="7"))
    assert "Anda menulis 300, tetapi Ani sudah menyimpan 200" in page.text
    assert (value_in(page, "sel:PU.peserta"), value_in(page, "versi:PU.peserta")) == ("300", "2")
    assert stored(obligation) == {"PU.peserta": (200, True, ""), "PU.JHT": (7, True, "")}
    chosen = {"sel__PU_peserta": "300", "semula__PU_peserta": "200", "versi__PU_peserta": "2"}
    undecided = read_page(send(client, obligation, ani, **chosen, **{"pilih-wajib__PU_peserta": "1"}))
    assert "Pilih salah satu." in undecided.text
    assert value_in(undecided, "sel:PU.peserta") == "300"
    send(client, obligation, ani, **chosen, **{"pilih-wajib__PU_peserta": "1", "pilih__PU_peserta": "mereka"})
    assert stored(obligation)["PU.peserta"] == (200, True, "")
    send(client, obligation, ani, **chosen, **{"pilih-wajib__PU_peserta": "1", "pilih__PU_peserta": "saya"})
    assert stored(obligation)["PU.peserta"] == (300, True, "")


@pytest.mark.parametrize("why", ["handed in", "locked"])
def test_what_comes_too_late_is_listed_so_that_it_is_not_lost(
    why: str, client: Client, obligation: Obligation, ani: User, budi: User
) -> None:
    if why == "handed in":
        submission_at(Status.SUBMITTED, obligation=obligation, entry=ani, verifier=budi)
    else:
        ReportingRule.objects.update(locks_after_due=True)
    with clock.standing_at(datetime(2026, 11, 20, 3, tzinfo=UTC)):
        page = read_page(send(client, obligation, ani, sel__PU_peserta="777", catatan__PU_peserta="Data dinas."))
    assert "Yang Anda ketik dan belum tersimpan" in page.text
    assert "PU.peserta: 777 – catatan “Data dinas.”" in page.text
    assert stored(obligation).get("PU.peserta", (0,))[0] != 777


def test_a_note_without_end_is_refused_with_its_length(client: Client, obligation: Obligation, ani: User) -> None:
    answer = send(client, obligation, ani, catatan__PU_peserta="x" * 10_000, sel__PU_JHT="5")
    assert "Catatan ini 10000 huruf panjangnya." in read_page(answer).text
    assert "x" * 10_000 in answer.content.decode()
    assert stored(obligation) == {"PU.JHT": (5, True, "")}


def test_a_form_that_somebody_tampered_with_is_refused(client: Client, obligation: Obligation, ani: User) -> None:
    assert send(client, obligation, ani, sel__PU_peserta="5", versi__PU_peserta="x").status_code == 400
    assert send(client, obligation, ani, **{"sel__../x": "5"}).status_code == 400
    assert not obligation.submissions.exists()


def test_a_form_of_somebody_else_saves_nothing(client: Client, obligation: Obligation, ani: User, budi: User) -> None:
    client.force_login(ani)
    answer = client.post(address(obligation), {"petugas": budi.pk, "sel:PU.peserta": "5"})
    assert answer.status_code == 403
    assert not obligation.submissions.exists()
