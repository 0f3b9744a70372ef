"""Before its moment a release is read by those who are named, and by nobody else, at no address of the site."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client

from accounts.models import Role, User
from coverage.actions import PublishingRefused
from coverage.models import EmbargoReader, Release, ReleaseKind
from coverage.selectors import read_catalogue
from enrolment.models import Obligation
from periods import clock
from tests.factories import MONTH, counts, denominator, released, revise, staff_of, verified_report
from tests.reading import read_page

pytestmark = pytest.mark.django_db

PREPARED = datetime(2026, 11, 20, 2, tzinfo=UTC)
MOMENT = datetime(2026, 11, 23, 2, tzinfo=UTC)
JUST_BEFORE = MOMENT - timedelta(microseconds=1)
# 61.237 + 20.000 + 5.000: a number that stands nowhere else.
SECRET = (b"86.237", b"86237", b"61.237", b"61237", b"2026-10.1")

OPEN = ["/", "/rilis/", "/perbandingan/", "/angka-publikasi/", "/metodologi/", "/wilayah/lampung-selatan/"]
# Metodologi is made anew for everybody.
KEPT = [address for address in OPEN if address != "/metodologi/"]
OF_THE_RELEASE = [
    "/2026-10/",
    "/2026-10.1/",
    "/2026-10/lampung-selatan/",
    "/2026-10.1/lampung-selatan/",
    "/2026-10.1/perbandingan/",
    "/2026-10.1/angka-publikasi/",
    "/2026-10/metodologi/",
    "/rilis/2026-10/",
    "/rilis/2026-10.1/",
    "/asal/2026-10/lampung-selatan/",
    "/asal/2026-10.1/lampung-selatan/",
    "/asal/2026-10.1/provinsi-lampung/",
]
FILES = [
    *(
        f"/2026-10.1/lampung-selatan/{chart}.{form}"
        for chart in ("tren", "segmen", "kelompok", "program", "peringkat")
        for form in ("svg", "csv", "json")
    ),
    *(f"/2026-10.1/provinsi-lampung/{chart}.csv" for chart in ("tren", "peta", "wilayah")),
    "/2026-10.1/lampung-selatan/usaha.excel.csv",
    "/2026-10.1/lampung-selatan/tren.xlsx",
    "/2026-10.1/angka-publikasi/cakupan.csv",
    "/2026-10.1/perbandingan/perbandingan.csv",
]


@pytest.fixture
def waiting(fajar: User, eka: User, dewi: User) -> Release:
    """September is out; October waits for its moment, and Dewi may read it before."""
    denominator("18.01", 300_000, by=fajar)
    denominator("18.72", 51_000, by=fajar)
    with clock.standing_at(PREPARED - timedelta(days=20)):
        verified_report("18.01", month=MONTH - 1, by=fajar)
        released(MONTH - 1, by=eka)
    with clock.standing_at(PREPARED):
        verified_report("18.01", counts(pu=61_237), by=fajar)
        return released(at=MOMENT, embargo_readers=[dewi], by=eka)


def as_(user: User | None) -> Client:
    client = Client()
    if user:
        client.force_login(user)
    return client


def everybody_else(fajar: User, budi: User, ani: User) -> list[User | None]:
    return [None, fajar, budi, ani]


def tells(answer: HttpResponse) -> list[bytes]:
    return [secret for secret in SECRET if secret in answer.content]


def test_nobody_else_finds_anything_anywhere_before_the_moment(
    waiting: Release, fajar: User, budi: User, ani: User
) -> None:
    with clock.standing_at(JUST_BEFORE):
        for person in everybody_else(fajar, budi, ani):
            client = as_(person)
            for address in OPEN:
                answer = client.get(address)
                assert answer.status_code == 200, address
                assert not tells(answer), (person, address, tells(answer))
            for address in OF_THE_RELEASE + FILES:
                assert client.get(address).status_code == 404, (person, address)
            assert client.get("/rilis/buka/?rilis=2026-10.1&halaman=/").headers["Location"] == "/2026-10.1/"


@pytest.mark.parametrize("who", ["dewi", "eka"])
def test_named_readers_and_the_publisher_read_everything_and_nothing_may_keep_it(
    who: str, waiting: Release, request: pytest.FixtureRequest
) -> None:
    client = as_(request.getfixturevalue(who))
    with clock.standing_at(JUST_BEFORE):
        for address in OPEN + OF_THE_RELEASE + FILES:
            answer = client.get(address)
            assert answer.status_code == 200, address
            assert "private" in answer.headers["Cache-Control"], address
            assert "ETag" not in answer.headers, address
        overview = read_page(client.get("/"))
        assert "86.237" in overview.text
        assert "rilis 2026-10.1 baru terbit 23 November 2026 pukul 09.00 WIB" in overview.text
        assert b"Embargo: jangan disebarkan sebelum" in client.get("/2026-10.1/lampung-selatan/peringkat.csv").content


def test_all_addresses_change_together_at_the_moment(waiting: Release, fajar: User, budi: User, ani: User) -> None:
    with clock.standing_at(JUST_BEFORE):
        before = {address: Client().get(address) for address in KEPT}
    with clock.standing_at(MOMENT):
        for person in everybody_else(fajar, budi, ani):
            client = as_(person)
            assert all(client.get(address).status_code == 200 for address in OF_THE_RELEASE + FILES), person
        for address, old in before.items():
            new = Client().get(address, headers={"If-None-Match": old.headers["ETag"]})
            assert new.status_code == 200, address
            assert new.headers["ETag"] != old.headers["ETag"], address
        for address in ("/", "/wilayah/lampung-selatan/"):
            assert "86.237" in read_page(Client().get(address)).text, address
        assert "Embargo" not in read_page(Client().get("/")).text


def test_what_is_kept_for_strangers_never_comes_from_a_reader_ahead(waiting: Release, dewi: User) -> None:
    ahead = as_(dewi)
    with clock.standing_at(JUST_BEFORE):
        for address in OPEN + OF_THE_RELEASE + FILES:
            ahead.get(address)
        call_command("prepare_pages", stdout=io.StringIO())
        for address in KEPT:
            strangers = Client().get(address)
            assert not tells(strangers), address
            # A tag that the reader ahead took along from a page for strangers gives him no such page.
            own = ahead.get(address, headers={"If-None-Match": strangers.headers["ETag"]})
            assert own.status_code == 200, address
        old = Client().get("/2026-09.1/lampung-selatan/tren.csv")
        own = ahead.get("/2026-09.1/lampung-selatan/tren.csv", headers={"If-None-Match": old.headers["ETag"]})
        assert (own.status_code, "ETag" in own.headers) == (200, False)
    with clock.standing_at(MOMENT):
        public = ahead.get("/2026-10.1/lampung-selatan/tren.csv")
        assert "ETag" in public.headers
        assert b"Embargo" not in public.content


def test_lists_and_histories_for_staff_wait_too(waiting: Release, fajar: User, eka: User) -> None:
    history = f"/rilis/{waiting.pk}/riwayat/"
    with clock.standing_at(JUST_BEFORE):
        raw = as_(fajar).get("/admin/coverage/release/")
        assert raw.status_code == 200
        assert b"2026-10.1" not in raw.content
        assert b"2026-09.1" in raw.content
        assert as_(fajar).get(f"/admin/coverage/release/{waiting.pk}/change/").status_code == 302
        assert as_(fajar).get(history).status_code == 404
        assert as_(eka).get(history).status_code == 200
    with clock.standing_at(MOMENT):
        assert b"2026-10.1" in as_(fajar).get("/admin/coverage/release/").content
        assert as_(fajar).get(history).status_code == 200


def test_whoever_may_publish_sees_that_a_release_waits(waiting: Release, fajar: User) -> None:
    with clock.standing_at(JUST_BEFORE):
        shown = read_page(as_(fajar).get("/terbitkan/")).text
    assert "Rilis 2026-10.1 menunggu waktu terbit 23 November 2026 pukul 09.00 WIB" in shown


def test_a_later_number_does_not_come_out_before_an_earlier_one(waiting: Release, fajar: User, eka: User) -> None:
    owed = Obligation.objects.get(month=MONTH, region__kemendagri_code="18.01")
    entry, verifier = staff_of(owed.office, fajar)
    correction = {"after": 1, "kind": ReleaseKind.CORRECTION, "note": "Peserta PU salah ketik.", "by": eka}
    with clock.standing_at(PREPARED + timedelta(hours=1)):
        revise(obligation=owed, entry=entry, verifier=verifier, report=counts(pu=60_500))
        for at in (None, MOMENT - timedelta(hours=1)):
            with pytest.raises(PublishingRefused, match="Rilis 2026-10.1 baru terbit 23 November 2026 pukul 09.00 WIB"):
                released(at=at, **correction)
        second = released(at=MOMENT, **correction)
    with clock.standing_at(MOMENT):
        catalogue = read_catalogue("18")
        assert catalogue.current(MONTH) == second
        assert [release.number for release in catalogue.as_of(waiting).releases if release.month == MONTH] == [1]
        page = read_page(Client().get("/2026-10.1/"))
        assert "Rilis 2026-10.1 telah digantikan." in page.text


def test_what_came_out_later_is_unknown_to_what_came_out_before_whatever_was_made_first(
    waiting: Release, fajar: User, eka: User
) -> None:
    with clock.standing_at(PREPARED + timedelta(hours=1)):
        denominator("18.01", 300_000, since=MONTH - 2, by=fajar)
        verified_report("18.01", month=MONTH - 2, by=fajar)
        late = released(MONTH - 2, by=eka)
    assert late.pk > waiting.pk
    with clock.standing_at(MOMENT):
        catalogue = read_catalogue("18")
        assert late in catalogue.as_of(waiting).releases
        assert waiting not in catalogue.as_of(late).releases


def test_a_moment_that_has_passed_is_refused(waiting: Release, eka: User) -> None:
    with clock.standing_at(MOMENT), pytest.raises(PublishingRefused, match="sudah lewat"):
        released(after=1, at=MOMENT, by=eka)
    assert EmbargoReader.objects.filter(release=waiting).count() == 2


def test_readers_ahead_are_colleagues_and_an_auditor_is_none_unless_named(waiting: Release, budi: User) -> None:
    User.objects.filter(pk=budi.pk).update(role=Role.AUDITOR)
    with clock.standing_at(JUST_BEFORE):
        assert as_(User.objects.get(pk=budi.pk)).get("/2026-10.1/").status_code == 404


def test_a_later_month_does_not_tell_what_a_waiting_release_holds(waiting: Release, fajar: User, eka: User) -> None:
    """Its checklist would say from which number an area dropped."""
    november = MONTH + 1
    with clock.standing_at(PREPARED + timedelta(days=1)):
        verified_report("18.01", counts(pu=30_000), month=november, by=fajar)
        with pytest.raises(PublishingRefused, match="bulan sesudahnya tidak boleh terbit sebelum waktu itu"):
            released(november, by=eka)
    with clock.standing_at(MOMENT):
        assert released(november, by=eka).number == 1


def test_the_published_checklist_names_an_open_finding_without_its_figures(fajar: User, eka: User) -> None:
    """October was handed in before September, which nobody has verified or published."""
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    verified_report("18.01", counts(jakon=3_456), month=MONTH - 1, by=fajar)
    release = released(by=eka)
    (said,) = [item["sentence"] for item in release.checklist if item["key"].startswith("open.")]
    assert "Perubahan besar terhadap bulan lalu" in said
    page = Client().get(f"/rilis/{release.label}/").content.decode()
    assert said in page
    assert "3.456" not in page
