"""Text that was stored by somebody stays text: on every page, in every drawing and in every file."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET

import openpyxl
import pytest
from django.test import Client

from accounts.models import BranchOffice, User
from coverage.models import CategoryScheme, CoverageTarget, EligibleWorkers, PublishedFigure, Regulation, Release
from enrolment.counts import Count
from enrolment.models import CountingRule, SegmentProgramme, WorkerGroup
from periods.month import Month
from regions.models import Region
from tests.factories import MONTH, counts, denominator, released, verified_report
from tests.reading import read_page

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert(1)</script>"
FORMULA = '=HYPERLINK("https://evil.example","klik")'
BREAKOUT = "\"'><img src=x onerror=alert(1)><!-- ]]> &lt;b&gt;"
TEMPLATE = "{{ 7|add:7 }}{% now 'Y' %}"
TURNED = "\u202eباندر\u202c 🏙️👩‍🌾"
LONG = ("panjang & <b>tebal</b> " * 500)[:10_000]
EVERYTHING = f"{SCRIPT} {FORMULA} {BREAKOUT} {TEMPLATE} {TURNED} {LONG}"

NAMES = {
    "18.01": SCRIPT,
    "18.72": FORMULA,
    "18.02": BREAKOUT,
    "18.04": TURNED,
    "18.10": TEMPLATE,
    "18": "<b>Lampung</b>",
}
SLUGS = ("lampung-selatan", "metro", "lampung-tengah", "lampung-barat", "pringsewu")
COMPARED = "&".join(f"wilayah={slug}" for slug in SLUGS)
PAGES = [
    *("/", "/rilis/", "/angka-publikasi/", "/metodologi/", "/2026-10.1/", f"/perbandingan/?{COMPARED}"),
    *(f"/wilayah/{slug}/" for slug in SLUGS),
]
FILES = [
    *(
        f"/2026-10.1/{slug}/{chart}"
        for slug in SLUGS[:3]
        for chart in ("tren", "segmen", "kelompok", "program", "peringkat")
    ),
    *("/2026-10.1/provinsi-lampung/peta", "/2026-10.1/provinsi-lampung/tren"),
]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def hostile(fajar: User) -> Release:
    """A published month in an installation in which every text was written by an enemy."""
    for code, name in NAMES.items():
        Region.objects.filter(kemendagri_code=code).update(name=name[:100], short_name=name[:20])
    for code in SLUGS_BY_CODE:
        denominator(code, 300_000, by=fajar, source=EVERYTHING)
    groups = {"perusahaan": Count(1_000, 70_000), "pekerja-rentan": Count(0, 40_000), "rt-rw": Count(5)}
    for number, code in enumerate(SLUGS_BY_CODE):
        verified_report(code, counts(60_000 + number, groups=groups), by=fajar)
    BranchOffice.objects.update(name=SCRIPT)
    WorkerGroup.objects.filter(code="perusahaan").update(name=SCRIPT, note=EVERYTHING, source=EVERYTHING)
    WorkerGroup.objects.filter(code="rt-rw").update(name=FORMULA)
    WorkerGroup.objects.filter(code="pekerja-rentan").update(name=f"@{BREAKOUT}"[:120])
    CategoryScheme.objects.filter(basis="coverage").update(name=f"{SCRIPT}{FORMULA}"[:120], source=EVERYTHING)
    CoverageTarget.objects.update(legal_basis=EVERYTHING, note=EVERYTHING, source=EVERYTHING)
    EligibleWorkers.objects.filter(basis="employed").update(source=EVERYTHING, note=EVERYTHING)
    CountingRule.objects.update(source=EVERYTHING)
    SegmentProgramme.objects.update(source=EVERYTHING, note=EVERYTHING)
    Regulation.objects.filter(pk=_first(Regulation)).update(number=SCRIPT, title=EVERYTHING, about=EVERYTHING)
    for kind, group in (("figure", ""), ("figure", BREAKOUT[:80]), ("target", "")):
        PublishedFigure.objects.create(
            region=Region.objects.get(kemendagri_code="18.72"),
            printed_name=f"{SCRIPT}{FORMULA}"[:120],
            level="kota",
            month=Month(2026, 10),
            group=group,
            percent="21.5",
            category=SCRIPT,
            row_kind=kind,
            source_url="https://example.go.id/?q=%22%3E<script>alert(1)</script>",
            note=EVERYTHING,
            unassigned_reason=EVERYTHING,
        )
    return released(MONTH, note=EVERYTHING, by=fajar)


SLUGS_BY_CODE = ("18.01", "18.72", "18.02", "18.04", "18.10")


def _first(model: type[Regulation]) -> int:
    return model.objects.earliest("pk").pk


def test_no_page_runs_or_breaks_on_what_was_stored(client: Client) -> None:
    for address in PAGES:
        answer = client.get(address)
        assert answer.status_code == 200, address
        body, page = answer.content.decode(), read_page(answer)
        assert "<script>alert" not in body, address
        assert "<img src=x" not in body, address
        for tag, attributes in page.elements:
            assert not [name for name in attributes if name.startswith("on") or name == "style"], (address, tag)
            assert not attributes.get("href", "").lower().startswith("javascript"), address
        assert all(attributes.get("src", "").startswith("/static/") for attributes in page.tags("script")), address
        assert page.tags("img") == [], address
        assert "14{% " not in page.text, address


def test_what_was_stored_is_shown_as_it_was_written(client: Client) -> None:
    table = read_page(client.get("/")).table("Peringkat")
    names = {row["Kabupaten/kota"] for row in table}
    for name in (SCRIPT, FORMULA, TEMPLATE):
        assert any(name in shown for shown in names), name
    assert any("🏙️👩‍🌾" in shown for shown in names)
    releases = read_page(client.get("/rilis/")).text
    assert f"{SCRIPT} {FORMULA}" in releases
    method = read_page(client.get("/metodologi/")).text
    assert f"{SCRIPT} {FORMULA}" in method
    assert TEMPLATE in method
    printed = read_page(client.get("/angka-publikasi/"))
    assert f"{SCRIPT}{FORMULA}" in printed.text
    assert "https://example.go.id/?q=%22%3E<script>alert(1)</script>" in printed.links
    regency = read_page(client.get("/wilayah/metro/")).text
    assert f"Kota {FORMULA}" in regency
    assert SCRIPT in regency


def test_drawings_on_pages_and_in_files_stay_drawings(client: Client) -> None:
    for file in FILES:
        answer = client.get(f"{file}.svg")
        assert answer.status_code == 200, file
        root = ET.fromstring(answer.content)
        assert not [element.tag for element in root.iter() if element.tag in (f"{SVG}script", f"{SVG}image", f"{SVG}b")]
        assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")], file
        assert not [
            element.attrib["href"]
            for element in root.iter()
            if element.attrib.get("href", "/").startswith(("javascript", "data"))
        ], file


def test_no_cell_of_a_csv_starts_like_a_formula(client: Client) -> None:
    for file in [*FILES, "/2026-10.1/perbandingan/perbandingan"]:
        for form, delimiter in (("csv", ","), ("excel.csv", ";")):
            answer = client.get(f"{file}.{form}?{COMPARED if 'perbandingan' in file else ''}")
            assert answer.status_code == 200, file
            rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=delimiter))
            assert len({len(row) for row in rows}) == 1, file
            texts = [
                cell for row in rows for cell in row if not cell.lstrip("-").replace(",", "").replace(".", "").isdigit()
            ]
            assert [cell for cell in texts if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == [], file
    groups = client.get("/2026-10.1/metro/kelompok.csv").content.decode()
    assert f"'{FORMULA[:12]}" in groups


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(client: Client) -> None:
    for file in FILES:
        answer = client.get(f"{file}.xlsx")
        assert answer.status_code == 200, file
        book = openpyxl.load_workbook(io.BytesIO(answer.content))
        for sheet in book:
            cells = [cell for row in sheet.iter_rows() for cell in row]
            assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink], file
    book = openpyxl.load_workbook(io.BytesIO(client.get("/2026-10.1/metro/kelompok.xlsx").content))
    assert FORMULA in {row[0].value for row in book["Data"].iter_rows()}


def test_an_interactive_figure_holds_no_markup_of_an_enemy(client: Client) -> None:
    for file in FILES:
        answer = client.get(f"{file}.json")
        assert answer.status_code == 200, file
        assert answer.headers["Content-Type"] == "application/json"
        text = answer.content.decode()
        assert "<script" not in text, file
        assert "<img" not in text, file


def test_a_picture_of_dots_can_be_drawn_of_it(client: Client) -> None:
    for file in (FILES[0], FILES[2], "/2026-10.1/provinsi-lampung/peta"):
        answer = client.get(f"{file}.png")
        assert answer.status_code == 200, file
        assert answer.content.startswith(b"\x89PNG"), file


def test_a_long_note_of_a_correction_stands_on_the_superseded_page(client: Client, fajar: User) -> None:
    released(MONTH, after=1, note=EVERYTHING, by=fajar)
    answer = client.get("/2026-10.1/")
    assert answer.status_code == 200
    assert "telah digantikan" in read_page(answer).text
    assert "<script>alert" not in answer.content.decode()
    assert SCRIPT in read_page(answer).text


def test_the_name_of_whoever_is_signed_in_is_text_too(client: Client, fajar: User) -> None:
    User.objects.filter(pk=fajar.pk).update(first_name=SCRIPT)
    client.force_login(User.objects.get(pk=fajar.pk))
    for address in ("/", "/admin/", "/admin/regions/region/", "/admin/audit/auditevent/"):
        body = client.get(address).content.decode()
        assert "<script>alert" not in body, address
