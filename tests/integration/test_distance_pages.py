"""States of the page of distances that the example does not show, and reference data that arrive after a release."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from coverage.actions import add_eligible_workers
from coverage.models import FigureStatus, Release
from coverage.selectors import ground_of
from enrolment.models import DataStatus
from periods.month import Month
from regions.models import Region
from tests.factories import counts, denominator, released, verified_report
from tests.reading import read_page

pytestmark = pytest.mark.django_db

METRO, HOSTILE = "/2026-10/metro/jarak/", "<script>alert('x')</script>"


@pytest.fixture
def release(fajar: User, eka: User) -> Release:
    """Metro has more participants than eligible workers; nobody else reported."""
    denominator("18.72", 10_000, by=fajar, source=HOSTILE)
    verified_report("18.72", counts(10_000, 4_000, 500, 0), by=fajar)
    return released(by=eka)


def words(client: Client, address: str = METRO) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return read_page(answer).text


def test_above_hundred_percent_is_said_and_nothing_lies_ahead(client: Client, release: Release) -> None:
    text = words(client)
    assert "Cakupan melebihi 100%; periksa penyebutnya." in text
    assert "Sudah kategori tinggi, yang tertinggi; tidak ada kategori berikutnya." in text
    assert "Rentang bulan tidak dihitung" not in text
    assert "%" in text


def test_who_did_not_report_has_no_distance(client: Client, release: Release) -> None:
    text = words(client, "/2026-10/lampung-selatan/jarak/")
    assert "Kapan tercapai tidak dapat diperkirakan: cakupan bulan ini belum ada data." in text
    assert "Tidak ada penyebut lain yang diketahui; tidak ada yang dihitung (bukan angka resmi)." in text
    assert "Pekerja lagi" not in text


def test_the_first_month_has_neither_pace_nor_range(client: Client, release: Release) -> None:
    assert "Laju 12 bulan terakhir belum ada data" in words(client)


def test_what_people_typed_is_text(client: Client, release: Release) -> None:
    html = client.get(METRO).content.decode()
    assert HOSTILE not in html
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;" in html


def test_a_denominator_that_arrives_later_is_imagined_at_once_and_changes_no_figure(
    client: Client, release: Release, fajar: User
) -> None:
    before = words(client)
    assert "Selain penyebut rilis tidak ada penyebut lain yang diketahui." in before
    add_eligible_workers(
        region=Region.objects.get(kemendagri_code="18.72"),
        valid_from=Month(2026, 11),
        count=60_000,
        source="Dinas Tenaga Kerja",
        status=FigureStatus.OFFICIAL,
        by=fajar,
    )
    after = words(client)
    assert "60.000" in after
    assert "Dengan 1 dari 1 penyebut lain, kategorinya berbeda (sangat rendah)." in after
    assert ". (" not in after[after.index("Bagaimana jika penyebutnya lain") :]
    head = before.index("Bagaimana jika penyebutnya lain")
    assert after[: after.index("Bagaimana jika penyebutnya lain")] == before[:head]
    assert "60.000" not in words(client, "/2026-10/metro/")


def test_a_scheme_that_only_becomes_official_is_no_other_scheme(release: Release) -> None:
    before = ground_of(release).sorting
    release.scheme_name, release.scheme_status = "Keputusan Gubernur", DataStatus.OFFICIAL
    assert ground_of(release).sorting == before
    release.cut_low += 1
    assert ground_of(release).sorting != before


def test_an_installation_without_releases_has_no_such_page(client: Client, fajar: User) -> None:
    assert client.get(METRO).status_code == 404
