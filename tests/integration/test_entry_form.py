"""The grid as a plain form: what was typed is saved or shown again with the reason, never lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from audit.models import AuditEvent
from enrolment import actions
from enrolment.actions import CellChange
from enrolment.cells import Cell, Entry
from enrolment.models import CellFigure, Obligation
from tests.factories import MONTH, verified_report
from tests.reading import Page, read_page

pytestmark = pytest.mark.django_db

PU, POTENTIAL, JHT, TOTAL = Cell("PU", "peserta"), Cell("PU", "potensi"), Cell("PU", "JHT"), Cell("jumlah", "peserta")
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
