"""A clean installation: every page says that nothing is known yet, and no number is made up."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from accounts.models import BranchOffice, ServiceArea, User
from coverage.models import CategoryScheme, CoverageTarget, EligibleWorkers, PublishedFigure
from enrolment.models import WorkerGroup
from monev.models import LocalRegulation, Meeting
from regions.models import Region
from tests.factories import counts, denominator, released, verified_report
from tests.reading import read_page

pytestmark = pytest.mark.django_db

BROKEN = re.compile(r"\b(nan|NaN|inf|None|undefined)\b|(?<![\d,])0(,0+)?%")
NOTHING_YET = ["/", "/perbandingan/", "/perbandingan/?wilayah=metro&wilayah=mesuji", "/rilis/", "/wilayah/metro/"]


def test_every_page_opens_and_says_that_nothing_is_known(client: Client, reference: object) -> None:
    slugs = Region.objects.filter(level="regency").values_list("slug", flat=True)
    assert len(slugs) == 15
    for address in [*NOTHING_YET, *(f"/wilayah/{slug}/" for slug in slugs)]:
        answer = client.get(address)
        assert answer.status_code == 200, address
        page = read_page(answer)
        assert "Belum ada data" in page.text, address
        assert not BROKEN.search(page.text), address
        assert "%" not in page.text, address
        assert "Data contoh" not in page.text, address
        assert not answer.cookies, address


def test_printed_figures_and_methods_are_there_from_the_start(client: Client, reference: object) -> None:
    printed = read_page(client.get("/angka-publikasi/"))
    rows = printed.table("Tercetak", "Angka kami", "Selisih")
    assert len(rows) == PublishedFigure.objects.filter(group="", row_kind="figure").count()
    assert {row["Angka kami"] for row in rows} == {"belum ada data"}
    assert {row["Selisih"] for row in rows} == {"–"}
    unassigned = [" ".join(row.values()) for row in rows if "Pesawaran atau Lampung Utara" in " ".join(row.values())]
    assert len(unassigned) == 2
    assert all("Tanpa wilayah" in words for words in unassigned)
    method = read_page(client.get("/metodologi/"))
    assert len(method.table("Rendah mulai", "Status")) == 2
    assert all("contoh" in row["Status"].lower() for row in method.table("Rendah mulai", "Status"))
    for page in (printed, method):
        assert not BROKEN.search(page.text)


def test_an_address_of_a_release_that_never_was_is_not_found(client: Client, reference: object) -> None:
    for address in ("/2026-10/", "/2026-10.1/metro/", "/2026-10.1/metro/tren.csv", "/2026-10/perbandingan/"):
        assert client.get(address).status_code == 404, address


def test_pages_follow_the_first_release_at_once(client: Client, fajar: User) -> None:
    before = client.get("/")
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    released(by=fajar)
    after = client.get("/", headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    text = read_page(after).text
    assert "85.000 dari 300.000 pekerja terlindungi." in text
    assert "1 dari 15 melapor" in text
    assert "Angka September 2026 dan Oktober 2025 tidak terbit, sehingga perubahannya tidak dapat dihitung." in text
    assert "Data contoh" not in text


def test_drafts_are_never_on_a_page(client: Client, fajar: User) -> None:
    verified_report("18.01", counts(pu=54_321), by=fajar)
    for address in ("/", "/wilayah/lampung-selatan/"):
        assert "54.321" not in client.get(address).content.decode()


@pytest.fixture
def half_known(fajar: User) -> None:
    """One release in which one area reported nobody at all, one more than everybody, thirteen nothing."""
    denominator("18.01", 300_000, by=fajar)
    denominator("18.72", 51_000, by=fajar)
    verified_report("18.01", counts(0, 0, 0, 0), by=fajar)
    verified_report("18.72", counts(60_000, 1, 0, 0), by=fajar)
    released(by=fajar)


@pytest.mark.usefixtures("half_known")
def test_nobody_covered_is_zero_and_not_reported_is_not(client: Client) -> None:
    rows = {row["Kabupaten/kota"]: row for row in read_page(client.get("/")).table("Peringkat")}
    nobody = rows["Kabupaten Lampung Selatan"]
    assert (nobody["Cakupan"], nobody["Peserta aktif"]) == ("0,0%", "0")
    assert nobody["Peringkat"] == "2"
    unknown = rows["Kabupaten Mesuji"]
    assert (unknown["Cakupan"], unknown["Peserta aktif"], unknown["Peringkat"]) == ("–", "–", "–")
    assert unknown["Kategori"] == "Belum ada data"


@pytest.mark.usefixtures("half_known")
def test_more_than_everybody_is_legal_and_flagged(client: Client) -> None:
    text = read_page(client.get("/wilayah/metro/")).text
    assert "117,6%" in text
    assert "Cakupan melebihi 100%; periksa penyebutnya." in text


@pytest.mark.usefixtures("half_known")
def test_an_area_without_a_report_or_a_denominator_has_a_page(client: Client) -> None:
    for address in ("/wilayah/mesuji/", "/2026-10.1/pesisir-barat/", "/perbandingan/?wilayah=mesuji&wilayah=pesawaran"):
        answer = client.get(address)
        assert answer.status_code == 200, address
        text = read_page(answer).text
        assert "elum ada data" in text, address
        assert not re.search(r"\b(nan|NaN|inf|None)\b", text), address
    for form in ("svg", "csv", "excel.csv", "xlsx", "json"):
        for chart in ("tren", "segmen", "kelompok", "program", "peringkat"):
            answer = client.get(f"/2026-10.1/mesuji/{chart}.{form}")
            assert answer.status_code == 200, (chart, form)
            if form != "xlsx":
                assert not re.search(r"\b(nan|NaN|inf|None)\b", answer.content.decode()), (chart, form)


@pytest.fixture
def bare(db: None) -> Iterator[None]:
    """An installation whose reference data were never loaded."""
    with transaction.atomic():
        PublishedFigure.objects.all().delete()
        for model in (
            Meeting,
            LocalRegulation,
            ServiceArea,
            CoverageTarget,
            EligibleWorkers,
            WorkerGroup,
            CategoryScheme,
        ):
            model.objects.all().delete()
        BranchOffice.objects.filter(parent__parent__isnull=False).delete()
        for level in ("regency", "province", "nation"):
            Region.objects.filter(level=level).delete()
        yield


@pytest.mark.usefixtures("bare")
def test_without_reference_data_a_sentence_says_what_to_do(client: Client) -> None:
    for address in (
        "/",
        "/wilayah/metro/",
        "/perbandingan/",
        "/angka-publikasi/",
        "/metodologi/",
        "/rilis/",
        "/2026-10/",
    ):
        answer = client.get(address)
        assert answer.status_code == 404, address
        assert "Data acuan belum dimuat. Jalankan: manage.py load_reference" in read_page(answer).text, address
