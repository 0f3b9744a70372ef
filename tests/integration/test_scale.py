"""As many queries for 3 months as for 120, and for 15 areas as for 514."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from coverage.models import CategoryScheme, CoveragePart, CoverageRecord, PublishedFigure, Release, ReleaseKind
from enrolment.models import WorkerGroup
from periods.month import Month
from regions.models import Region
from tests.reading import forget_what_was_kept

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LAST = Month(2026, 10)
MOST = 15
PAGES = {
    "overview": "/",
    "regency": "/wilayah/metro/",
    "comparison": "/perbandingan/",
    "ranking": "/perbandingan/peringkat/",
    "ranking by kind since a month": "/perbandingan/peringkat/?kelompok=jenis&banding=2026-09",
    "ranking by office": "/perbandingan/peringkat/?kelompok=kantor",
    "ranking by share of BPU": "/perbandingan/peringkat/?kelompok=bpu",
    "distances": "/perbandingan/jarak/",
    "heat table": "/perbandingan/bulan/",
    "panels": "/perbandingan/panel/",
    "pinned ranking": "/2026-10.1/perbandingan/peringkat/",
    "all ranks file": "/2026-10.1/perbandingan/peringkat.csv?kelompok=bpu",
    "heat file": "/2026-10.1/perbandingan/bulan.csv",
    "distances file": "/2026-10.1/perbandingan/jarak.csv",
    "peers file": "/2026-10.1/metro/sebanding.csv",
    "printed": "/angka-publikasi/",
    "method": "/metodologi/",
    "releases": "/rilis/",
    "pinned overview": "/2026-10.1/",
    "pinned regency": "/2026-10.1/metro/",
    "release": "/rilis/2026-10.1/",
    "origin": "/asal/2026-10.1/metro/",
    "origin of the province": "/asal/2026-10.1/provinsi-lampung/",
    "employers file": "/2026-10.1/metro/usaha.csv",
    "trend file": "/2026-10.1/metro/tren.csv",
    "map file": "/2026-10.1/provinsi-lampung/peta.svg",
    "province file": "/2026-10.1/provinsi-lampung/tren.csv",
    "ranking file": "/2026-10.1/metro/peringkat.csv",
    "comparison file": "/2026-10.1/perbandingan/perbandingan.csv",
}


def fill(months: int, areas: int, publisher: User) -> None:
    """Releases of many months for many areas, written as rows: the actions would take minutes."""
    scope = Region.objects.get(kemendagri_code="18")
    here = Region.objects.regencies_of(scope).count()
    Region.objects.bulk_create(
        Region(
            kemendagri_code=f"18.{number}",
            name=f"Wilayah {number}",
            short_name=f"W{number}",
            slug=f"wilayah-{number}",
            level="regency",
            kind="kabupaten",
            parent=scope,
        )
        for number in range(100, 100 + areas - here)
    )
    scheme = CategoryScheme.objects.get(basis="coverage")
    releases = Release.objects.bulk_create(
        Release(
            scope=scope,
            month=month,
            number=1,
            kind=ReleaseKind.SCHEDULED,
            is_provisional=False,
            basis="domicile",
            scheme_name=scheme.name,
            scheme_basis=scheme.basis,
            scheme_status=scheme.status,
            cut_low=scheme.cut_low,
            cut_moderate=scheme.cut_moderate,
            cut_high=scheme.cut_high,
            counted_segments="PU + BPU + JAKON",
            target_percent=Decimal("45.53"),
            target_basis="contoh",
            last_entered_at=datetime(2026, 11, 6, tzinfo=UTC),
            published_at=datetime(2026, 11, 12, tzinfo=UTC),
            published_by=publisher,
            next_date=date(2026, 12, 14),
        )
        for month in (LAST - (months - 1)).until(LAST)
    )
    regions = list(Region.objects.regencies_of(scope))
    records = CoverageRecord.objects.bulk_create(
        (
            CoverageRecord(
                release=release,
                region=region,
                participants=20_000 + 17 * region.pk,
                eligible=100_000,
                eligible_since=Month(2016, 1),
                target_percent=Decimal("45.53"),
                target_of="Provinsi Lampung",
                expected=1,
                verified=1,
            )
            for release in releases
            for region in regions
        ),
        batch_size=500,
    )
    # So that a month of ours stands beside a printed one however few months there are.
    PublishedFigure.objects.create(
        region=Region.objects.get(slug="metro"),
        printed_name="Metro",
        level="kota",
        month=LAST,
        percent=Decimal("36.9"),
        source_url="https://example.go.id/",
    )
    groups = list(WorkerGroup.objects.all())
    CoveragePart.objects.bulk_create(
        CoveragePart(record=record, segment=group.segment, group=group, participants=100, potential=200)
        for record in records
        if record.region.slug == "metro"
        for group in groups
    )


def queries(months: int, areas: int, publisher: User) -> dict[str, int]:
    fill(months, areas, publisher)
    counted = {}
    for name, address in PAGES.items():
        forget_what_was_kept()
        with CaptureQueriesContext(connection) as captured:
            assert Client().get(address).status_code == 200, address
        counted[name] = len(captured)
    return counted


@pytest.fixture
def small(eka: User) -> dict[str, int]:
    """The number of queries a page for 3 months and 15 areas; the rows are gone again afterwards."""
    with transaction.atomic():
        counted = queries(3, 15, eka)
        transaction.set_rollback(True)
    return counted


def test_a_small_site_asks_at_most_fifteen_times_a_page(small: dict[str, int]) -> None:
    assert {name: number for name, number in small.items() if number > MOST} == {}
    assert min(small.values()) >= 2


def test_ten_years_cost_as_many_queries_as_three_months(small: dict[str, int], eka: User) -> None:
    assert queries(120, 15, eka) == small


def test_all_regencies_of_the_country_cost_as_many_queries_as_fifteen(small: dict[str, int], eka: User) -> None:
    assert queries(3, 514, eka) == small


def test_a_site_of_514_areas_shows_them_in_parts_and_ranks_among_all(eka: User) -> None:
    fill(3, 514, eka)
    client = Client()
    overview = client.get("/").content.decode()
    assert "514 dari 514 melapor" in overview
    assert "Halaman 1 dari 11" in overview
    assert "Halaman 11 dari 11" in client.get("/?page=11").content.decode()
    assert "dari 514 yang melapor" in client.get("/wilayah/metro/").content.decode()
    assert len(client.get("/2026-10.1/metro/peringkat.csv").content.decode().splitlines()) == 515


def test_514_areas_side_by_side_are_cut_on_pages_and_whole_in_files(eka: User) -> None:
    fill(36, 514, eka)
    client = Client()
    ranking = client.get("/perbandingan/peringkat/?kelompok=jenis").content.decode()
    assert "Peringkat dari 514 yang melapor." in ranking
    assert "Halaman 1 dari 11" in ranking
    # Sums are those of whole groups, also where a page shows a part of them.
    assert "(512 dari 512 melapor)" in ranking
    assert "Halaman 2 dari 11" in client.get("/perbandingan/bulan/?page=2").content.decode()
    assert "Halaman 22 dari 22" in client.get("/perbandingan/panel/?page=22").content.decode()
    assert len(client.get("/2026-10.1/perbandingan/peringkat.csv").content.decode().splitlines()) == 515
    assert len(client.get("/2026-10.1/perbandingan/bulan.csv").content.decode().splitlines()) == 1 + 514 * 36
