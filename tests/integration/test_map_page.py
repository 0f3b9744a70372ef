"""Beranda with tiles, with outlines, and with tiles again."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from accounts.models import User
from audit import trail
from regions.actions import remove_boundaries
from regions.models import BoundarySet, Region, RegionBoundary
from tests.boundaries import boundaries_of_squares
from tests.factories import MONTH, denominator, released, verified_report
from tests.reading import read_page

pytestmark = pytest.mark.django_db

HOSTILE = "BIG <script>alert(1)</script> & “kawan”"


@pytest.fixture
def release(fajar: User) -> None:
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    released(MONTH, by=fajar)


def home() -> str:
    return Client().get("/").content.decode()


@pytest.mark.usefixtures("release")
def test_an_import_changes_the_map_of_the_very_next_reader_and_a_removal_again() -> None:
    tiles = home()
    assert 'class="tile"' in tiles
    boundaries_of_squares(by=trail.COMMAND_LINE)
    outlines = home()
    assert 'class="tile"' not in outlines
    assert len(re.findall(r'<a class="area" href="/2026-10/', outlines)) == 30
    remove_boundaries(scope=Region.objects.get(kemendagri_code="18"), by=trail.COMMAND_LINE)
    assert 'class="tile"' in home()


@pytest.mark.usefixtures("release")
def test_the_newest_of_two_sets_is_drawn_with_its_source() -> None:
    boundaries_of_squares(by=trail.COMMAND_LINE)
    boundaries_of_squares(by=trail.COMMAND_LINE, source="Badan Informasi Geospasial, edisi 2026")
    page = home()
    assert "edisi 2026. Lisensi: CC BY 4.0." in " ".join(re.findall(r">([^<>]*)</text>", page))
    assert "Geospasial, 2025" not in page


@pytest.mark.usefixtures("release")
def test_the_table_stays_beside_the_map_and_says_who_did_not_report() -> None:
    boundaries_of_squares(by=trail.COMMAND_LINE)
    rows = read_page(Client().get("/")).table("Kabupaten/kota", "Cakupan", "Kategori", "Peserta aktif")
    assert len(rows) == 15
    assert len(re.findall(r"<title>[^<]*: Belum</title>", home())) == 28


@pytest.mark.usefixtures("release")
def test_an_area_without_an_outline_does_not_vanish() -> None:
    """A new kabupaten stands in no old file: tiles are drawn until there is a new one."""
    boundaries_of_squares(by=trail.COMMAND_LINE)
    RegionBoundary.objects.filter(region__kemendagri_code="18.72").delete()
    page = home()
    assert 'class="area"' not in page
    assert 'class="tile"' in page


@pytest.mark.usefixtures("release")
def test_markup_in_source_and_licence_stays_text() -> None:
    boundaries_of_squares(by=trail.COMMAND_LINE, source=HOSTILE)
    page = home()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    drawing = Client().get(f"/{MONTH}.1/provinsi-lampung/peta.svg").content.decode()
    assert "<script" not in drawing
    assert "Lisensi: CC BY 4.0." in " ".join(re.findall(r">([^<>]*)</text>", drawing))


@pytest.mark.usefixtures("release")
def test_all_files_of_the_map_can_be_had() -> None:
    boundaries_of_squares(by=trail.COMMAND_LINE)
    for form in ("svg", "png", "json", "csv", "excel.csv", "xlsx"):
        assert Client().get(f"/{MONTH}.1/provinsi-lampung/peta.{form}").status_code == 200, form


def test_an_import_before_the_first_release_leaves_the_empty_site_as_it_is(scope: Region) -> None:
    boundaries_of_squares(by=trail.COMMAND_LINE)
    assert BoundarySet.objects.count() == 1
    assert Client().get("/").status_code == 200
