"""The page of a release, what it changed, what its files say later, and where each of its figures comes from."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from coverage.models import CoveragePart, Release, ReleaseKind
from coverage.selectors import read_places, revision_of
from coverage.selectors.provenance import origin_of
from coverage.selectors.publishing import read_month
from enrolment.counts import Counts
from enrolment.models import Obligation, Receipt, Submission
from enrolment.vocabulary import Employer
from enrolment.workflow import Status
from regions.models import Region
from tests.factories import (
    EXPLANATION,
    MONTH,
    answers_for,
    counts,
    denominator,
    obligation_of,
    released,
    revise,
    staff_of,
    submission_at,
    verified_report,
)
from tests.reading import Page, forget_what_was_kept, read_page, written

pytestmark = pytest.mark.django_db

EMPLOYERS = {Employer.ACTIVE: 1_200, Employer.UNREGISTERED: 210, Employer.PARTIAL: 0}


def with_employers(report: Counts, **changed: int) -> Counts:
    return replace(report, employers=EMPLOYERS | {Employer(key): value for key, value in changed.items()})


def correct(code: str, report: Counts, fajar: User) -> None:
    owed = Obligation.objects.get(month=MONTH, region__kemendagri_code=code)
    entry, verifier = staff_of(owed.office, fajar)
    revise(obligation=owed, entry=entry, verifier=verifier, report=report)


@pytest.fixture
def first(fajar: User, eka: User) -> Release:
    denominator("18.01", 300_000, by=fajar)
    denominator("18.72", 51_000, by=fajar)
    verified_report("18.01", with_employers(counts()), by=fajar)
    verified_report("18.72", counts(10_000, 4_000, 500, 0), by=fajar)
    return released(by=eka)


@pytest.fixture
def second(first: Release, fajar: User, eka: User) -> Release:
    """Lampung Selatan: 60,000 wage earners were 90,000 in truth; a category and a place move."""
    correct("18.01", with_employers(counts(pu=90_000), pwbd=190), fajar)
    return released(after=1, kind=ReleaseKind.CORRECTION, note="Peserta PU salah ketik.", by=eka)


def page_of(address: str, user: User | None = None) -> Page:
    client = Client()
    if user:
        client.force_login(user)
    answer = client.get(address)
    assert answer.status_code == 200, address
    return read_page(answer)


# ---- what a later number changed


def test_a_correction_lists_every_changed_figure_and_what_moved(second: Release) -> None:
    page = page_of("/rilis/2026-10.2/")
    rows = page.table("Kabupaten/kota", "Angka", "Sebelum", "Sesudah", "Selisih")
    found = {row["Angka"]: (row["Sebelum"], row["Sesudah"], row["Selisih"]) for row in rows}
    assert {row["Kabupaten/kota"] for row in rows if row["Angka"] != "Peringkat"} == {"Kabupaten Lampung Selatan"}
    assert found["Peserta aktif"] == ("85.000", "115.000", "+30.000")
    assert found["Penerima upah (PU)"] == ("60.000", "90.000", "+30.000")
    assert found["Penerima upah (PU) – JHT"] == ("48.000", "72.000", "+24.000")
    assert found["Perusahaan wajib belum daftar (PWBD)"] == ("210", "190", "−20")
    assert "Bukan penerima upah (BPU)" not in found
    assert "Badan usaha aktif" not in found
    (flip,) = [row for row in rows if row["Angka"] == "Kategori"]
    assert flip["Keterangan"] == "dari rendah menjadi sedang"
    moved = {row["Kabupaten/kota"]: row["Keterangan"] for row in rows if row["Angka"] == "Peringkat"}
    assert moved == {
        "Kabupaten Lampung Selatan": "dari peringkat 2 dari 2 menjadi peringkat 1 dari 2",
        "Kota Metro": "dari peringkat 1 dari 2 menjadi peringkat 2 dari 2",
    }
    assert "Peserta PU salah ketik." in page.text


def test_the_list_is_a_file_too_and_the_first_release_has_none(second: Release, client: Client) -> None:
    table = client.get("/2026-10.2/provinsi-lampung/perubahan.csv").content.decode()
    assert "18.01,Kabupaten Lampung Selatan,Peserta aktif,85000,115000,30000" in table
    assert client.get("/2026-10.1/provinsi-lampung/perubahan.csv").status_code == 404
    assert "Yang berubah" not in page_of("/rilis/2026-10.1/").text


def test_a_figure_that_appears_is_no_change_from_zero(first: Release, fajar: User, eka: User) -> None:
    denominator("18.02", 400_000, by=fajar)
    verified_report("18.02", by=fajar)
    released(after=1, by=eka)
    rows = page_of("/rilis/2026-10.2/").table("Kabupaten/kota", "Angka", "Sebelum")
    (total,) = [row for row in rows if row["Angka"] == "Peserta aktif"]
    assert (total["Sebelum"], total["Sesudah"], total["Selisih"]) == ("–belum ada data", "85.000", "–belum ada data")
    assert total["Keterangan"] == "belum ada data menjadi 85.000"


def test_a_release_without_a_change_says_so(first: Release, eka: User) -> None:
    released(after=1, by=eka)
    assert "Tidak ada angka yang berubah sejak rilis 2026-10.1." in page_of("/rilis/2026-10.2/").text


def test_comparing_two_releases_costs_the_same_for_few_and_for_many_areas(
    second: Release, first: Release, fajar: User, eka: User
) -> None:
    places = read_places("18")
    assert places

    def cost(before: Release, after: Release) -> int:
        forget_what_was_kept()
        with CaptureQueriesContext(connection) as queries:
            revision_of(before, after, places)
        return len(queries)

    few = cost(first, second)
    denominator("18.02", 400_000, by=fajar)
    verified_report("18.02", by=fajar)
    assert cost(second, released(after=2, by=eka)) == few == 4


# ---- what files and lists say of a release that was replaced


def test_files_of_a_superseded_release_name_their_successor(first: Release, fajar: User, eka: User) -> None:
    client = Client()
    files = [f"/2026-10.1/lampung-selatan/tren.{form}" for form in ("csv", "excel.csv", "svg", "xlsx", "png")]
    before = {address: client.get(address) for address in files}
    correct("18.01", counts(pu=70_000), fajar)
    released(after=1, kind=ReleaseKind.CORRECTION, note="Peserta PU salah ketik.", by=eka)
    for address, old in before.items():
        new = client.get(address, headers={"If-None-Match": old.headers["ETag"]})
        assert new.status_code == 200, address
        assert new.headers["ETag"] != old.headers["ETag"]
        assert new.content != old.content, address
        if address.endswith(("csv", "svg")):
            text = new.content.decode("utf-8-sig")
            assert "Telah digantikan oleh rilis 2026-10.2" in text, address
            assert "Telah digantikan" not in old.content.decode("utf-8-sig"), address
        if address.endswith("xlsx"):
            strings = zipfile.ZipFile(io.BytesIO(new.content)).read("xl/sharedStrings.xml").decode()
            assert "Telah digantikan oleh rilis 2026-10.2" in strings
        assert "Telah digantikan" not in client.get(address.replace("10.1", "10.2")).content.decode("latin-1")


# ---- employers


def test_employers_are_frozen_shown_with_their_change_and_stay_out_of_the_rate(
    fajar: User, eka: User, client: Client
) -> None:
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", with_employers(counts(), aktif=1_180), month=MONTH - 1, by=fajar)
    released(MONTH - 1, by=eka)
    verified_report("18.01", with_employers(counts(pu=60_500)), by=fajar)
    record = released(by=eka).records.get(region__kemendagri_code="18.01")
    assert (record.active_employers, record.unregistered_employers, record.partial_employers) == (1_200, 210, 0)
    assert record.participants == 85_500
    rows = {row["Badan usaha"]: row for row in page_of("/wilayah/lampung-selatan/").table("Badan usaha", "Jumlah")}
    assert rows["Badan usaha aktif"] | {} == {
        "Badan usaha": "Badan usaha aktif",
        "Jumlah": "1.200",
        "Sejak bulan lalu": "+20",
    }
    assert rows["Perusahaan daftar sebagian (PDS)"]["Jumlah"] == "0"
    table = client.get("/2026-10.1/lampung-selatan/usaha.csv").content.decode().splitlines()
    assert table[1].startswith("2026-10,1200,210,0,")
    assert client.get("/2026-10.1/lampung-selatan/usaha.svg").status_code == 404


def test_an_area_that_counts_no_employers_says_so(first: Release) -> None:
    assert "Belum ada data badan usaha untuk bulan ini." in page_of("/wilayah/metro/").text


# ---- asal angka


def test_a_reader_follows_a_figure_to_its_cell_and_meets_roles_and_offices_only(first: Release) -> None:
    page = page_of("/asal/2026-10.1/lampung-selatan/")
    receipt = Receipt.objects.get(submission__obligation__region__kemendagri_code="18.01")
    for words in (
        "28,3% = 85.000 peserta aktif dibagi 300.000 pekerja eligible.",
        receipt.number,
        receipt.fingerprint,
        "verifikator, Kantor Cabang Perintis Kalianda",
        "petugas input, Kantor Cabang Perintis Kalianda",
        "oleh penerbit",
        "Dinas",
    ):
        assert words in page.text, words
    for name in ("entry.kcp-kalianda", "verifier.kcp-kalianda", "Eka"):
        assert name not in page.text, name
    anchors = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    assert {"PU", "BPU", "JAKON", "PMI", "perusahaan", "pekerja-rentan", "PU-JHT", "usaha-pwbd"} <= anchors
    assert {"segmen", "kelompok", "program", "usaha"} <= anchors
    assert "riwayat pengajuan" not in page.text


def test_colleagues_are_shown_names_and_the_history_where_it_is_theirs(
    first: Release, ani: User, citra: User, dewi: User
) -> None:
    submission = Submission.objects.get(obligation__region__kemendagri_code="18.01")
    own = page_of("/asal/2026-10.1/lampung-selatan/", ani)
    assert "entry.kcp-kalianda" in own.text
    assert f"/pengajuan/{submission.pk}/riwayat/" in own.links
    elsewhere = page_of("/asal/2026-10.1/lampung-selatan/", citra)
    assert "entry.kcp-kalianda" in elsewhere.text
    assert f"/pengajuan/{submission.pk}/riwayat/" not in elsewhere.links
    assert "entry.kcp-kalianda" not in page_of("/asal/2026-10.1/lampung-selatan/", dewi).text
    # And what a colleague saw is not kept for the next stranger.
    assert "entry.kcp-kalianda" not in page_of("/asal/2026-10.1/lampung-selatan/").text


def test_every_figure_of_a_release_is_found_on_the_page_of_its_area(first: Release) -> None:
    page = page_of("/asal/2026-10.1/lampung-selatan/")
    parts = CoveragePart.objects.filter(record__region__kemendagri_code="18.01", participants__isnull=False)
    assert parts.count() > 8
    by_anchor = {attributes.get("id"): attributes for tag, attributes in page.elements if tag == "tr"}
    for part in parts.select_related("group"):
        row = part.group.code if part.group else part.segment
        assert (f"{row}-{part.programme}" if part.programme else row) in by_anchor
        assert written(part.participants or 0) in page.text


def test_an_area_of_two_offices_shows_what_each_of_them_wrote(fajar: User, eka: User) -> None:
    denominator("18.11", 90_000, by=fajar)
    for office, pu in (("kc-lampung-tengah", 6_000), ("kcp-tulang-bawang", 7_111)):
        owed = obligation_of("18.11", office=office, by=fajar)
        entry, verifier = staff_of(owed.office, fajar)
        submission_at(
            Status.VERIFIED, obligation=owed, entry=entry, verifier=verifier, report=counts(pu, 2_000, 300, 5)
        )
    released(by=eka)
    page = page_of("/asal/2026-10.1/mesuji/")
    segments = next(table for table in page.tables if table[0] == ["Angka", "Terbit", "Diisi oleh dan pada"])
    (row,) = [row for row in segments if row[0] == "Penerima upah (PU)"]
    assert row[1].startswith("13.111")
    assert "6.000 petugas input, Kantor Cabang Lampung Tengah" in row[2]
    assert "7.111 petugas input" in row[2]


def test_an_old_release_keeps_its_own_origin_after_a_correction(second: Release, eka: User) -> None:
    old, new = page_of("/asal/2026-10.1/lampung-selatan/"), page_of("/asal/2026-10.2/lampung-selatan/")
    assert "85.000 peserta aktif" in old.text
    # A stranger learns of a revision when its release comes out, not when it is verified.
    assert "sudah digantikan revisi berikutnya" not in old.text
    assert "sudah digantikan revisi berikutnya" in page_of("/asal/2026-10.1/lampung-selatan/", eka).text
    assert "115.000 peserta aktif" in new.text
    assert "revisi 2" in new.text


def test_an_area_without_a_report_says_so_and_the_province_leads_to_its_areas(first: Release) -> None:
    assert "Belum ada laporan terverifikasi" in page_of("/asal/2026-10.1/pesawaran/").text
    scope = page_of("/asal/2026-10.1/provinsi-lampung/")
    assert "/asal/2026-10.1/lampung-selatan/" in scope.links
    assert len(scope.table("Kabupaten/kota", "Peserta aktif")) == 15


@pytest.mark.parametrize(
    "address", ["/", "/2026-10.1/", "/wilayah/lampung-selatan/", "/perbandingan/", "/rilis/2026-10.1/"]
)
def test_pages_lead_to_where_their_figures_come_from(address: str, first: Release) -> None:
    links = {link.partition("#")[0] for link in page_of(address).links}
    origins = [link for link in links if link.startswith("/asal/2026-10.1/")]
    assert origins
    for link in origins:
        assert Client().get(link).status_code == 200, link


def test_following_figures_costs_the_same_for_one_office_and_for_two(first: Release, fajar: User, eka: User) -> None:
    places = read_places("18")
    assert places

    def cost(release: Release, slug: str) -> int:
        area = places.find(slug) if places else None
        assert area
        with CaptureQueriesContext(connection) as queries:
            origin_of(release, area, places)
        return len(queries)

    one = cost(first, "lampung-selatan")
    denominator("18.11", 90_000, by=fajar)
    verified_report("18.11", counts(6_000, 2_000, 300, 5), by=fajar)
    assert cost(released(after=1, by=eka), "mesuji") == one == 5


def test_hostile_names_and_reasons_stay_text(first: Release, fajar: User, ani: User) -> None:
    User.objects.filter(username="entry.kcp-kalianda").update(first_name="<script>alert(1)</script>")
    client = Client()
    client.force_login(ani)
    assert b"<script>alert" not in client.get("/asal/2026-10.1/lampung-selatan/").content


# ---- the checklist of branches


def test_what_branches_said_is_printed_for_the_publisher_and_kept_for_colleagues(
    fajar: User, eka: User, ani: User
) -> None:
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", counts(pu=50_000), month=MONTH - 1, by=fajar)
    released(MONTH - 1, by=eka)
    verified_report("18.01", counts(pu=60_000), by=fajar)
    client = Client()
    client.force_login(eka)
    shown = read_page(client.get("/terbitkan/2026-10/"))
    rows = shown.table("Kabupaten/kota", "Kantor", "Sel", "Penjelasan")
    assert {row["Penjelasan"] for row in rows} == {EXPLANATION}
    assert "Penerima upah (PU)" in {row["Sel"] for row in rows}
    release = released(by=eka)
    assert {item["answer"] for item in release.explanations} == {EXPLANATION}
    assert EXPLANATION in page_of("/rilis/2026-10.1/", ani).text
    assert EXPLANATION not in page_of("/rilis/2026-10.1/").text


def test_a_warning_that_nobody_explained_asks_the_publisher(fajar: User, eka: User, scope: Region) -> None:
    """The month before was corrected after this month was verified: a change that nobody has explained appears."""
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", counts(pu=60_000), month=MONTH - 1, by=fajar)
    verified_report("18.01", counts(pu=60_100), by=fajar)
    assert not [key for key in answers_for() if key.startswith("open.")]
    owed = Obligation.objects.get(month=MONTH - 1, region__kemendagri_code="18.01")
    entry, verifier = staff_of(owed.office, fajar)
    revise(obligation=owed, entry=entry, verifier=verifier, report=counts(pu=40_000))
    found = [item for item in read_month(scope, MONTH).warnings if item.key.startswith("open.lampung-selatan.")]
    assert [item for item in found if "PU.peserta" in item.key]
    assert all(item.sentence.endswith("Cabang belum menjelaskannya.") for item in found)


# ---- pages are ready


def test_the_pages_of_a_new_release_are_ready_before_the_first_reader(fajar: User, eka: User) -> None:
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    forget_what_was_kept()
    client = Client()
    client.force_login(eka)
    sent = {f"answer-{key}": answer for key, answer in answers_for().items()}
    sent |= {"after": "0", "kind": "scheduled", "when": "now", "next_date": "2027-01-14"}
    assert client.post("/terbitkan/2026-10/", sent).status_code == 302
    for address in ("/", "/2026-10/", "/2026-10/lampung-selatan/", "/rilis/"):
        with CaptureQueriesContext(connection) as queries:
            answer = Client().get(address)
        assert (answer.status_code, len(queries)) == (200, 1), address
