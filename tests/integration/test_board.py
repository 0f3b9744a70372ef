"""Papan: what came, what is late, as counts of obligations that never exceed the whole."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from accounts.actions import add_service_area, create_user
from accounts.models import BranchOffice, Role, User
from enrolment import actions
from enrolment.models import Obligation, Submission
from enrolment.punctuality import Standing
from enrolment.selectors import board_of, reports_of
from enrolment.vocabulary import Declaration
from enrolment.workflow import Status
from periods import clock
from periods.month import Month
from regions.models import Region
from tests.factories import LONG_AGO, MONTH, REASON, obligation_of, save_explained, staff_of, submission_at
from tests.factories import counts as report_counts
from tests.reading import Page, read_page

pytestmark = pytest.mark.django_db

WIB = ZoneInfo("Asia/Jakarta")
HEADINGS = ("Wilayah", "Kantor", "Keadaan", "Tenggat")


def at(day: str, hour: str = "09:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=WIB)


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    """Two days after October was due."""
    with clock.standing_at(at("2026-11-12")):
        yield


def known(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def board_page(user: User, query: str = "") -> Page:
    answer = known(user).get(reverse("enrolment:board") + query)
    assert answer.status_code == 200
    return read_page(answer)


def month_page(user: User, query: str = "") -> Page:
    return read_page(known(user).get(reverse("enrolment:board-month", args=(MONTH,)) + query))


def file_of(user: User, form: str, query: str = "") -> HttpResponse:
    answer: HttpResponse = known(user).get(reverse("enrolment:board-file", args=(form,)) + query)
    assert answer.status_code == 200
    return answer


def rows_of(answer: HttpResponse, delimiter: str = ",") -> list[dict[str, str]]:
    text = answer.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def handed_in(obligation: Obligation, day: str, hour: str, *, entry: User, verifier: User) -> Submission:
    with clock.standing_at(at(day, hour)):
        return submission_at(Status.SUBMITTED, obligation=obligation, entry=entry, verifier=verifier)


def test_a_report_of_the_due_day_by_the_clock_of_lampung_is_on_time(
    obligation: Obligation, ani: User, budi: User, fajar: User
) -> None:
    handed_in(obligation, "2026-11-10", "23:59", entry=ani, verifier=budi)
    (report,) = [item for item in reports_of(fajar, [MONTH]) if item.region_code == "18.01"]
    assert (report.owed.is_on_time, report.lateness, report.days_late) == (True, "tepat waktu", 0)


def test_a_minute_later_it_is_late_by_a_day(obligation: Obligation, ani: User, budi: User, fajar: User) -> None:
    handed_in(obligation, "2026-11-11", "00:00", entry=ani, verifier=budi)
    (report,) = [item for item in reports_of(fajar, [MONTH]) if item.region_code == "18.01"]
    assert (report.owed.is_on_time, report.lateness, report.days_late) == (False, "terlambat 1 hari", 1)


def test_what_came_in_time_stays_so_when_it_is_returned_and_handed_in_again(
    obligation: Obligation, ani: User, budi: User, fajar: User
) -> None:
    report = handed_in(obligation, "2026-11-09", "10:00", entry=ani, verifier=budi)
    actions.return_for_correction(submission=report, reason=REASON, by=budi)
    with clock.standing_at(at("2026-11-20")):
        actions.submit(submission=report, by=ani)
        (line,) = [item for item in reports_of(fajar, [MONTH]) if item.region_code == "18.01"]
    assert line.tally.on_time == line.tally.received == line.tally.expected == 1


def test_a_correction_in_writing_takes_nothing_from_what_was_verified(
    obligation: Obligation, ani: User, budi: User, fajar: User
) -> None:
    submission_at(Status.VERIFIED, obligation=obligation, entry=ani, verifier=budi)
    actions.open_revision(obligation=obligation, reason=REASON, by=ani)
    (line,) = [item for item in reports_of(fajar, [MONTH]) if item.region_code == "18.01"]
    assert (line.tally.standing, line.words) == (Standing.VERIFIED, "Konsep revisi 2")


def test_the_board_counts_rows_and_says_a_word(obligation: Obligation, ani: User, budi: User, fajar: User) -> None:
    submission_at(Status.VERIFIED, obligation=obligation, entry=ani, verifier=budi)
    (row,) = [row for row in board_page(fajar).tables[0] if row[0] == "Kabupaten Lampung Selatan"]
    assert row[1].startswith("✓ Terverifikasi 1/1 · 0/1 · 1/1")
    assert "diterima 1 dari 1, tepat waktu 0 dari 1, terverifikasi 1 dari 1" in row[1]
    assert row[2] == "– tidak wajib lapor"
    total = board_page(fajar).tables[0][-1]
    assert total[0] == "Jumlah"
    assert total[1].startswith("1/9 · 0/9 · 1/9")


def test_an_area_of_two_offices_waits_for_both(fajar: User, eka: User) -> None:
    branch = BranchOffice.objects.get(code="kc-lampung-tengah")
    region = Region.objects.get(kemendagri_code="18.01")
    add_service_area(office=branch, region=region, valid_from=LONG_AGO, source="SK", by=fajar)
    obligation_of("18.01", office="kcp-kalianda", by=fajar)
    (row,) = [row for row in board_page(eka).tables[0] if row[0] == "Kabupaten Lampung Selatan"]
    assert row[1].startswith("! Terlambat 0/2 · 0/2 · 0/2")


def test_twelve_months_and_the_twelve_before(fajar: User) -> None:
    obligation_of("18.01", by=fajar)
    obligation_of("18.01", Month(2025, 3), by=fajar)
    page = board_page(fajar)
    assert page.tables[0][0] == ["Wilayah", *[month.short_words for month in reversed(Month(2025, 11).until(MONTH))]]
    assert "?sampai=2025-10" in page.links
    earlier = board_page(fajar, "?sampai=2025-10")
    assert earlier.tables[0][0][1] == "Okt 2025"
    assert "?sampai=2026-10" in earlier.links


def test_only_what_is_late(obligation: Obligation, ani: User, budi: User, fajar: User) -> None:
    handed_in(obligation, "2026-11-09", "10:00", entry=ani, verifier=budi)
    names = [row[0] for row in board_page(fajar, "?terlambat=on").tables[0]]
    assert "Kabupaten Lampung Selatan" not in names
    assert "Kabupaten Lampung Tengah" in names
    assert names[-1] == "Jumlah yang ditampilkan"
    lines = month_page(fajar, "?terlambat=on").table(*HEADINGS)
    assert len(lines) == 8
    assert {line["Keadaan"] for line in lines} == {"! Terlambat Belum diisi"}


def test_nothing_late_is_said(fajar: User) -> None:
    obligation_of("18.01", by=fajar)
    with clock.standing_at(at("2026-11-10")):
        assert "Tidak ada yang terlambat" in board_page(fajar, "?terlambat=on").text
        assert "Tidak ada yang terlambat" in month_page(fajar, "?terlambat=on").text


def test_one_office(fajar: User) -> None:
    obligation_of("18.01", by=fajar)
    names = [row[0] for row in board_page(fajar, "?kantor=kcp-kalianda").tables[0]]
    assert names == ["Wilayah", "Kabupaten Lampung Selatan", "Jumlah yang ditampilkan"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?kantor=<script>", "Kantor “<script>” tidak ada di sini. Pilih dari daftar."),
        ("?sampai=kemarin", "“kemarin” bukan bulan. Tulis tahun-bulan, misalnya 2026-10."),
        ("?sampai=2999-01", "tulis bulan antara 2014 dan 2100"),
    ],
)
def test_an_odd_choice_is_explained_and_not_used(query: str, sentence: str, fajar: User) -> None:
    obligation_of("18.01", by=fajar)
    page = board_page(fajar, query)
    assert sentence in page.text
    assert len(page.tables[0]) == 10


def test_an_empty_board_says_what_is_missing(fajar: User) -> None:
    assert "Belum ada kewajiban lapor" in board_page(fajar).text
    assert "Belum ada kewajiban lapor" in month_page(fajar).text
    assert rows_of(file_of(fajar, "csv")) == []


def test_the_month_lists_every_report(obligation: Obligation, ani: User, budi: User, fajar: User) -> None:
    report = submission_at(Status.VERIFIED, obligation=obligation, entry=ani, verifier=budi)
    page = month_page(fajar)
    assert "Diterima 1 dari 9 laporan, tepat waktu 0, terverifikasi 1, belum masuk dan lewat tenggat 8." in page.text
    (line,) = [row for row in page.table(*HEADINGS) if row["Wilayah"] == "Kabupaten Lampung Selatan"]
    assert line["Keadaan"] == "✓ Terverifikasi"
    assert line["Tenggat"] == "10 November 2026 terlambat 2 hari"
    assert line["Diterima pertama"] == "12 November 2026 pukul 09.00 WIB"
    assert reverse("enrolment:submission", args=(report.pk,)) in page.links


def test_a_declaration_is_named(obligation: Obligation, ani: User, fajar: User) -> None:
    report = actions.start_submission(obligation=obligation, by=ani)
    actions.declare(submission=report, declaration=Declaration.NOTHING, reason="Belum ada peserta.", by=ani)
    assert "Konsep Nihil" in month_page(fajar).text
    (row,) = [row for row in rows_of(file_of(fajar, "csv")) if row["region_kemendagri_code"] == "18.01"]
    assert row["declaration"] == "Nihil"


def test_the_file_lists_what_is_missing_with_its_days(
    obligation: Obligation, ani: User, budi: User, fajar: User
) -> None:
    handed_in(obligation, "2026-11-09", "10:00", entry=ani, verifier=budi)
    rows = rows_of(file_of(fajar, "csv"))
    assert len(rows) == 9
    south = next(row for row in rows if row["region_kemendagri_code"] == "18.01")
    assert south | {"area": "", "period": ""} == {
        "month": "2026-10",
        "region_kemendagri_code": "18.01",
        "region": "Kabupaten Lampung Selatan",
        "office": str(obligation.office),
        "due": "2026-11-10",
        "status": "Diajukan",
        "declaration": "",
        "received_on": "2026-11-09",
        "on_time": "ya",
        "days_late": "0",
        "verified_on": "",
        "area": "",
        "period": "",
        "note": "",
    }
    missing = next(row for row in rows if row["region_kemendagri_code"] == "18.02")
    assert (missing["received_on"], missing["on_time"], missing["days_late"]) == ("", "tidak", "2")
    late = rows_of(file_of(fajar, "excel.csv", "?terlambat=on"), ";")
    assert len(late) == 8
    assert "18.01" not in {row["region_kemendagri_code"] for row in late}


def test_before_the_day_nobody_is_called_late_or_in_time(fajar: User) -> None:
    obligation_of("18.01", by=fajar)
    with clock.standing_at(at("2026-11-10")):
        assert {(row["on_time"], row["days_late"]) for row in rows_of(file_of(fajar, "csv"))} == {("", "")}


def test_the_workbook_holds_numbers_and_texts_that_run_nowhere(fajar: User) -> None:
    obligation_of("18.01", by=fajar)
    Region.objects.filter(kemendagri_code="18.01").update(name='=HYPERLINK("http://a")')
    BranchOffice.objects.filter(code="kcp-kalianda").update(name="=1+1")
    book = openpyxl.load_workbook(io.BytesIO(file_of(fajar, "xlsx").content))
    cells = [cell for row in book["Data"].iter_rows(min_row=2) for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert {cell.value for cell in cells if cell.column_letter == "J"} == {2}
    for delimiter, form in ((",", "csv"), (";", "excel.csv")):
        values = [value for row in rows_of(file_of(fajar, form), delimiter) for value in row.values()]
        assert not [value for value in values if value.startswith("=")]


def test_an_unknown_kind_of_file_is_not_found(fajar: User) -> None:
    assert known(fajar).get("/papan/kewajiban.pdf").status_code == 404


def test_a_verifier_sees_his_office_and_those_below(budi: User, fajar: User) -> None:
    obligation_of("18.01", by=fajar)
    assert [row[0] for row in board_page(budi).tables[0]] == ["Wilayah", "Kabupaten Lampung Selatan", "Jumlah"]
    assert {row["office"] for row in rows_of(file_of(budi, "csv"))} == {str(budi.office)}
    assert "tidak ada di sini" in board_page(budi, "?kantor=kc-lampung-tengah").text
    parent = BranchOffice.objects.get(code="kcp-kalianda").parent
    above = create_user(username="gita", full_name="Gita", role=Role.VERIFIER, office=parent, by=fajar)
    assert "Kabupaten Lampung Selatan" in [row[0] for row in board_page(above).tables[0]]


def test_the_number_of_queries_does_not_grow(fajar: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client = known(fajar)
    address = reverse("enrolment:board")

    def ask() -> int:
        with django_assert_num_queries(6):
            return len(read_page(client.get(address)).tables[0])

    region = Region.objects.get(kemendagri_code="18.01")
    obligation_of("18.01", by=fajar)
    Obligation.objects.exclude(region=region).delete()
    known_page = client.get(address)  # the first page also begins the session
    assert known_page.status_code == 200
    assert ask() == 3
    branch = BranchOffice.objects.get(code="kc-lampung-tengah")
    for other in Region.objects.filter(level="regency").exclude(service_areas__office=branch):
        add_service_area(office=branch, region=other, valid_from=LONG_AGO, source="SK", by=fajar)
    for month in Month(2025, 11).until(MONTH):
        actions.open_month(month=month, by=fajar)
    assert ask() == 17


FATES = st.lists(
    st.tuples(st.sampled_from(["none", "draft", "submit", "again", "verify"]), st.integers(1, 28)),
    min_size=9,
    max_size=9,
)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fates=FATES)
def test_no_cell_and_no_total_is_above_the_whole_whatever_happened(
    fates: list[tuple[str, int]], staff: dict[str, tuple[User, User]], fajar: User
) -> None:
    Submission.objects.all().delete()
    owed = list(Obligation.objects.filter(month=MONTH).select_related("office", "region"))
    for obligation, (fate, day) in zip(owed, fates, strict=True):
        if fate != "none":
            entry, verifier = staff[obligation.office.code]
            live(obligation, fate, day, entry, verifier)
    board = board_of(reports_of(fajar, [MONTH]), [MONTH])
    tallies = [tally for row in board.rows for _, tally in row.cells] + [tally for _, tally in board.totals]
    for tally in tallies:
        assert 0 <= tally.on_time <= tally.received <= tally.expected
        assert 0 <= tally.verified <= tally.received
        assert tally.received + tally.overdue <= tally.expected
    assert board.totals[0][1].expected == len(owed)
    assert board.totals[0][1].received == sum(fate in ("submit", "again", "verify") for fate, _ in fates)


@pytest.fixture
def staff(fajar: User) -> dict[str, tuple[User, User]]:
    obligation_of("18.01", by=fajar)
    return {office.code: staff_of(office, fajar) for office in BranchOffice.objects.filter(obligations__month=MONTH)}


def live(obligation: Obligation, fate: str, day: int, entry: User, verifier: User) -> None:
    with clock.standing_at(at(f"2026-11-{day:02d}")):
        report = actions.start_submission(obligation=obligation, by=entry)
        save_explained(report, report_counts(), by=entry)
        if fate == "draft":
            return
        actions.submit(submission=report, by=entry)
        if fate == "again":
            actions.withdraw(submission=report, by=entry)
            actions.submit(submission=report, by=entry)
        if fate == "verify":
            actions.verify(submission=report, by=verifier)
