"""Finished pages are kept, asked for again with a tag, and never shown to somebody they were not made for."""

from __future__ import annotations

import gzip
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import BranchOffice, ServiceArea, User
from coverage.actions import publish
from coverage.models import CategoryScheme, CoverageTarget, EligibleWorkers, PublishedFigure, ReleaseKind
from enrolment import actions as enrolment
from enrolment.models import Obligation, SegmentProgramme, WorkerGroup
from periods import clock
from periods.month import Month
from regions.models import Region
from tests.authenticator import AFTER_SIGN_IN
from tests.example.addresses import CHARTS, LATEST, PINNED
from tests.factories import REASON, answers_for, counts, save_explained
from tests.reading import forget_what_was_kept, read_page

pytestmark = pytest.mark.django_db

KEPT = [
    "/",
    "/rilis/",
    "/perbandingan/",
    "/angka-publikasi/",
    "/wilayah/metro/",
    f"/{PINNED}/metro/",
    f"{CHARTS[0]}.csv",
]


def correct_metro(month: Month) -> None:
    """A revision of what Metro reported, verified and published."""
    owed = Obligation.objects.get(month=month, region__slug="metro")
    entry = User.objects.get(username="petugas.metro")
    with clock.standing_at(datetime(2026, 11, 20, 2, tzinfo=UTC)):
        revision = enrolment.open_revision(obligation=owed, reason=REASON, by=entry)
        save_explained(revision, counts(15_000, 2_000, 1_234, 10), by=entry)
        enrolment.submit(submission=revision, by=entry)
        enrolment.verify(submission=revision, by=User.objects.get(username="verifikator.metro"))
        publish(
            scope=Region.objects.get(kemendagri_code="18"),
            month=month,
            after=1,
            next_date=date(2026, 12, 14),
            provisional=False,
            kind=ReleaseKind.CORRECTION,
            note="Koreksi Kota Metro.",
            answers=answers_for(month),
            by=User.objects.get(username="penerbit"),
        )


@pytest.mark.parametrize("address", KEPT)
def test_a_browser_that_has_the_page_is_told_so_without_a_body(address: str, client: Client) -> None:
    first = client.get(address)
    etag = first.headers["ETag"]
    assert "no-cache" in first.headers["Cache-Control"]
    with CaptureQueriesContext(connection) as queries:
        again = client.get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == etag
    assert len(queries) <= 3
    assert "Content-Security-Policy" in again.headers


def test_the_second_reader_of_a_page_costs_next_to_nothing_and_reads_the_same(client: Client) -> None:
    first = client.get("/wilayah/metro/")
    with CaptureQueriesContext(connection) as queries:
        second = Client().get("/wilayah/metro/")
    assert second.content == first.content
    assert second.headers["ETag"] == first.headers["ETag"]
    assert len(queries) <= 3


@pytest.mark.parametrize(
    "odd",
    ["per_page=1", "per_page=15&page=9", "utm_source=evil", "x=%22%3E%3Cb%3Eevil", "sort=evil", "page=-1", "wilayah=x"],
)
@pytest.mark.parametrize("address", ["/", f"/{PINNED}/", "/perbandingan/", "/wilayah/metro/"])
def test_what_one_reader_adds_to_an_address_is_not_kept_for_the_next(odd: str, address: str) -> None:
    expected = Client().get(address).content
    forget_what_was_kept()
    Client().get(f"{address}?{odd}")
    assert Client().get(address).content == expected


@pytest.mark.parametrize("address", ["/", "/wilayah/metro/"])
def test_a_page_is_packed_only_for_a_browser_that_can_unpack_it(address: str, client: Client) -> None:
    plain = client.get(address)
    packed = client.get(address, headers={"Accept-Encoding": "gzip, br"})
    refused = client.get(address, headers={"Accept-Encoding": "br, identity"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content == refused.content
    assert all("Accept-Encoding" in answer.headers["Vary"] for answer in (plain, packed))


def test_different_addresses_have_different_tags(client: Client) -> None:
    addresses = ["/", f"/{LATEST}/", f"/{PINNED}/", "/?sort=rate", "/?sort=-rate", "/wilayah/metro/"]
    assert len({client.get(address).headers["ETag"] for address in addresses}) == len(addresses)


def test_a_release_changes_the_tags_and_the_pages_at_once(client: Client) -> None:
    before = {address: client.get(address) for address in ("/", "/wilayah/metro/", "/rilis/")}
    correct_metro(Month(2026, 10))
    for address, old in before.items():
        new = client.get(address, headers={"If-None-Match": old.headers["ETag"]})
        assert new.status_code == 200, address
        assert new.content != old.content, address
    assert "18.234" in read_page(client.get("/wilayah/metro/")).text


def test_what_arrives_of_printed_figures_changes_their_page_at_once(client: Client) -> None:
    old = client.get("/angka-publikasi/")
    PublishedFigure.objects.create(
        region=Region.objects.get(slug="metro"),
        printed_name="Metro",
        level="kota",
        month=Month(2026, 9),
        percent="36.70",
        source_url="https://example.go.id/baru",
    )
    new = client.get("/angka-publikasi/", headers={"If-None-Match": old.headers["ETag"]})
    assert new.status_code == 200
    assert "example.go.id" in read_page(new).text


def test_a_correction_leaves_pinned_pages_as_they_were_but_for_a_notice(client: Client) -> None:
    pinned = [f"/{PINNED}/", f"/{PINNED}/metro/", f"/{PINNED}/perbandingan/", f"{CHARTS[0]}.csv", "/2026-09.1/metro/"]
    before = {address: client.get(address) for address in pinned}
    correct_metro(Month(2026, 10))
    for address, old in before.items():
        new = client.get(address)
        if address.endswith(".csv"):
            mark = f'"Rilis {PINNED}, sementara. Telah digantikan oleh rilis 2026-10.2"'
            was = f'"Rilis {PINNED}, sementara"'
            assert new.content.decode().replace(mark, was) == old.content.decode()
            assert mark in new.content.decode()
            assert new.headers["ETag"] != old.headers["ETag"]
            continue
        assert read_page(new).tables == read_page(old).tables, address
        notice = f"Rilis {PINNED} telah digantikan."
        assert (notice in read_page(new).text) is address.startswith(f"/{PINNED}/"), address
        assert notice not in read_page(old).text


def test_reference_data_that_change_leave_published_pages_as_they_were(client: Client) -> None:
    addresses = ["/", "/wilayah/metro/", "/2024-05.1/way-kanan/", "/2025-05/", "/perbandingan/", f"{CHARTS[0]}.csv"]
    before = {address: client.get(address).content for address in addresses}
    EligibleWorkers.objects.update(count=7, source="lain")
    # Later targets are no part of a release: an area's page names the next one as it stands today.
    CoverageTarget.objects.filter(year__lte=2026).update(percent=99, legal_basis="lain")
    CategoryScheme.objects.filter(valid_from__isnull=False).update(
        name="lain", cut_low=1, cut_moderate=2, cut_high=3, status="resmi"
    )
    forget_what_was_kept()
    for address in addresses:
        assert Client().get(address).content == before[address], address


def test_a_superseded_release_says_so_and_names_its_successor(client: Client) -> None:
    for address in ("/2024-05.1/", "/2024-05.1/metro/", "/2024-05.1/perbandingan/"):
        page = read_page(client.get(address))
        assert "Rilis 2024-05.1 telah digantikan." in page.text, address
        assert "/2024-05.2/" in page.links, address
    for address in ("/2024-05.2/", "/2024-05/", "/"):
        assert "telah digantikan" not in read_page(client.get(address)).text, address


def test_the_list_of_releases_tells_which_one_stands(client: Client) -> None:
    rows = {row["Rilis"]: row for row in read_page(client.get("/rilis/")).table("Rilis", "Status")}
    assert len(rows) == 40
    assert rows["2024-05.1"]["Status"].startswith("Telah digantikan")
    assert rows["2024-05.2"]["Status"].startswith("Final")
    assert rows["2026-10.1"]["Status"].startswith("Sementara")
    assert rows["2026-03.2"]["Jenis"] == "Koreksi"
    assert "Tanggamus" in rows["2026-03.2"]["Catatan"]


def test_a_stranger_never_gets_the_page_of_somebody_who_is_signed_in(client: Client) -> None:
    known = Client()
    user = User.objects.get(username="pembaca")
    known.force_login(user)
    for address in ("/", "/wilayah/metro/", "/perbandingan/", "/angka-publikasi/", "/rilis/", f"/{PINNED}/"):
        theirs = known.get(address)
        assert user.full_name in theirs.content.decode(), address
        assert "private" in theirs.headers["Cache-Control"], address
        assert "ETag" not in theirs.headers, address
        ours = client.get(address)
        assert user.full_name not in ours.content.decode(), address
        assert not ours.cookies, address
        assert "Cookie" in ours.headers["Vary"], address
        # And the other way round: who signs in does not get the stranger's page.
        assert user.full_name in known.get(address, headers={"If-None-Match": ours.headers["ETag"]}).content.decode()


def test_signing_in_leads_to_work_and_signing_out_leads_home(client: Client) -> None:
    user = User.objects.get(username="pembaca")
    user.set_password("kata-sandi-panjang-1")
    user.save(update_fields=("password",))
    wrong = client.post(reverse("login"), {"login": "pembaca", "password": "salah"})
    assert wrong.status_code == 200
    assert "alert" in {attributes.get("role") for _, attributes in read_page(wrong).elements}
    right = client.post(reverse("login"), {"login": "pembaca", "password": "kata-sandi-panjang-1"})
    assert (right.status_code, right.headers["Location"]) == (302, AFTER_SIGN_IN)
    assert right.cookies["sessionid"]["httponly"]
    assert right.cookies["sessionid"]["samesite"] == "Lax"
    assert user.full_name in client.get("/").content.decode()
    assert client.get(reverse("logout")).status_code == 405
    assert client.post(reverse("logout")).headers["Location"] == "/"
    assert user.full_name not in client.get("/").content.decode()


def test_signing_in_does_not_lead_to_another_host(client: Client) -> None:
    user = User.objects.get(username="pembaca")
    user.set_password("kata-sandi-panjang-1")
    user.save(update_fields=("password",))
    answer = client.post(
        reverse("login"),
        {"login": "pembaca", "password": "kata-sandi-panjang-1", "next": "https://evil.example/"},
    )
    assert answer.headers["Location"] == AFTER_SIGN_IN


def test_the_example_passwords_are_for_all_example_accounts(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("example_accounts")
    printed = capsys.readouterr().out
    assert all(f"  {name}" in printed for name in User.objects.values_list("username", flat=True))


def test_a_ranking_by_office_follows_the_offices_and_the_others_stay_kept(client: Client) -> None:
    by_office, plain = f"/{PINNED}/perbandingan/peringkat/?kelompok=kantor", f"/{PINNED}/perbandingan/peringkat/"
    file = f"/{PINNED}/perbandingan/peringkat.csv?kelompok=kantor"
    tags = {address: client.get(address).headers["ETag"] for address in (by_office, plain, file)}
    office = BranchOffice.objects.get(code="kc-bandar-lampung")
    office.name = "Kantor Cabang Tanjung Karang"
    office.save(update_fields=("name",))
    assert "Kantor Cabang Tanjung Karang" in client.get(by_office).content.decode()
    assert client.get(file, headers={"If-None-Match": tags[file]}).status_code == 200
    # Offices are named on many pages; which areas they serve is shown where areas are grouped by them.
    tags[plain] = client.get(plain).headers["ETag"]
    ServiceArea.objects.filter(office=office).update(valid_to=Month(2026, 9))
    assert "Tanpa kantor yang tercatat" in client.get(by_office).content.decode()
    assert client.get(plain, headers={"If-None-Match": tags[plain]}).status_code == 304


def test_a_page_that_names_who_produced_a_number_follows_the_name(client: Client) -> None:
    pages = ("/2026-10/lampung-selatan/", f"/asal/{PINNED}/lampung-selatan/")
    names = [office.name for office in BranchOffice.objects.all()]
    for address in pages:
        assert any(name in client.get(address).content.decode() for name in names), address
    for office in BranchOffice.objects.all():
        office.name = f"{office.name} Baru"
        office.save(update_fields=("name",))
    for address in pages:
        shown = client.get(address).content.decode()
        assert any(f"{name} Baru" in shown for name in names), address
    assert "Baru" in read_page(client.get(pages[0])).text


def test_a_new_group_is_offered_by_a_kept_page(client: Client) -> None:
    page = f"/{PINNED}/metro/rencana-iuran/"
    assert "Kelompok baru" not in client.get(page).content.decode()
    WorkerGroup.objects.create(
        code="kelompok-baru", name="Kelompok baru", segment="BPU", position=99, valid_from=Month(2020, 1), source="x"
    )
    assert "Kelompok baru" in client.get(page).content.decode()


def test_a_new_programme_of_a_segment_is_noticed_by_kept_pages(client: Client) -> None:
    page = f"/{PINNED}/metro/rencana-iuran/"
    tag = client.get(page).headers["ETag"]
    SegmentProgramme.objects.create(
        segment="PMI", programme="JP", valid_from=Month(2020, 1), source="x", is_verified=True
    )
    assert client.get(page, headers={"If-None-Match": tag}).status_code == 200
