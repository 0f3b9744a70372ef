"""Isian bersama: the areas of an office beside each other, each a report of its own."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from enrolment import actions
from enrolment.actions import CellChange
from enrolment.cells import Cell, Entry
from enrolment.models import CellFigure, Obligation
from enrolment.workflow import Status
from tests.factories import MONTH, counts, submission_at
from tests.reading import read_page

pytestmark = pytest.mark.django_db

ADDRESS = f"/isian/bersama/{MONTH}/"


@pytest.fixture
def owed(obligation: Obligation, citra: User) -> list[Obligation]:
    """What Citra's office owes for the month: several areas."""
    found = list(Obligation.objects.filter(month=MONTH, office=citra.office).select_related("office", "region"))
    assert len(found) > 2
    return found


def go(client: Client, who: User, query: str = "") -> Any:
    client.force_login(who)
    return client.get(ADDRESS + query)


def figure(obligation: Obligation, cell: str) -> int | None:
    row = CellFigure.objects.filter(submission__obligation=obligation, cell=cell).first()
    return row.number if row else None


def test_every_area_of_the_office_has_a_row_with_its_main_cells(
    client: Client, owed: list[Obligation], citra: User
) -> None:
    page = read_page(go(client, citra))
    rows = page.table("Wilayah", "PU", "BPU", "JAKON", "PMI", "Rangkap", "Dihitung UCJ")
    assert len(rows) == len(owed)
    names = [tag["name"] for tag in page.tags("input") if tag.get("name", "").startswith("sel:")]
    assert len(names) == len(set(names)) == 5 * len(owed)


def test_the_columns_are_chosen(client: Client, owed: list[Obligation], citra: User) -> None:
    assert read_page(go(client, citra, "?kolom=PU")).table("Wilayah", "JKK", "JKM", "JHT", "JP", "JKP")
    assert read_page(go(client, citra, "?kolom=potensi")).table("Wilayah", "PU", "BPU", "JAKON", "PMI")
    assert go(client, citra, "?kolom=<script>").status_code == 404


def test_the_form_saves_each_area_and_shows_again_what_one_refuses(
    client: Client, owed: list[Obligation], citra: User
) -> None:
    one, two, *_ = owed
    client.force_login(citra)
    fields = {"petugas": citra.pk, f"sel:{one.pk}:PU.peserta": "1.234", f"sel:{two.pk}:PU.peserta": "1,234"}
    answer = client.post(ADDRESS, fields)
    page = read_page(answer)
    assert "1 sel disimpan, 1 ditolak" in page.text
    assert "“1,234” memakai koma." in page.text
    assert [tag["value"] for tag in page.tags("input") if tag.get("name") == f"sel:{two.pk}:PU.peserta"] == ["1,234"]
    assert (figure(one, "PU.peserta"), figure(two, "PU.peserta")) == (1234, None)
    fields = {"petugas": citra.pk, f"sel:{two.pk}:PU.peserta": "1234"}
    assert client.post(f"{ADDRESS}?kolom=peserta", fields).status_code == 302
    assert figure(two, "PU.peserta") == 1234


def test_a_conflict_is_asked_about_and_the_choice_holds(client: Client, owed: list[Obligation], citra: User) -> None:
    one = owed[0]
    actions.save_cells(obligation=one, changes=[CellChange(Cell("PU", "peserta"), 0, Entry(200))], by=citra)
    client.force_login(citra)
    name = f"{one.pk}:PU.peserta"
    page = read_page(client.post(ADDRESS, {"petugas": citra.pk, f"sel:{name}": "300", f"versi:{name}": "0"}))
    assert "Anda menulis 300, tetapi Citra sudah menyimpan 200" in page.text
    fields = {"petugas": citra.pk, f"sel:{name}": "300", f"semula:{name}": "200", f"versi:{name}": "1"}
    undecided = client.post(ADDRESS, fields | {f"pilih-wajib:{name}": "1"})
    assert "Pilih salah satu." in read_page(undecided).text
    assert figure(one, "PU.peserta") == 200
    client.post(ADDRESS, fields | {f"pilih-wajib:{name}": "1", f"pilih:{name}": "mereka"})
    assert figure(one, "PU.peserta") == 200
    client.post(ADDRESS, fields | {f"pilih-wajib:{name}": "1", f"pilih:{name}": "saya"})
    assert figure(one, "PU.peserta") == 300


def test_a_report_on_its_way_is_read_only_in_its_row(
    client: Client, obligation: Obligation, ani: User, budi: User
) -> None:
    submission_at(Status.SUBMITTED, obligation=obligation, entry=ani, verifier=budi, report=counts(pu=61_000))
    page = read_page(go(client, ani))
    assert "61.000" in page.text
    assert not [tag for tag in page.tags("input") if tag.get("name", "").startswith("sel:")]
    client.post(ADDRESS, {"petugas": ani.pk, f"sel:{obligation.pk}:PU.peserta": "5"})
    assert figure(obligation, "PU.peserta") == 61_000


def test_who_enters_elsewhere_writes_nothing_here(client: Client, obligation: Obligation, citra: User) -> None:
    client.force_login(citra)
    client.post(ADDRESS, {"petugas": citra.pk, f"sel:{obligation.pk}:PU.peserta": "5"})
    assert not obligation.submissions.exists()


def test_readers_read_and_strangers_see_nothing(
    client: Client, obligation: Obligation, budi: User, dewi: User, fajar: User
) -> None:
    for reader in (budi, fajar):
        page = read_page(go(client, reader))
        assert not [tag for tag in page.tags("input") if tag.get("name", "").startswith("sel:")]
    assert go(client, dewi).status_code == 404
    client.logout()
    assert client.get(ADDRESS).headers["Location"].startswith("/masuk/")
    client.force_login(budi)
    assert client.get("/isian/bersama/2020-01/").status_code == 404


def test_two_areas_and_fifteen_ask_the_same_number_of_questions(
    client: Client, obligation: Obligation, ani: User, fajar: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for who in (ani, fajar):
        client.force_login(who)
        client.get(ADDRESS)
        with django_assert_num_queries(11):
            client.get(ADDRESS)
