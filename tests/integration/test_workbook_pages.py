"""Buku kerja: what is downloaded, what an upload shows before anything is stored, and what is stored then."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from accounts.models import User
from audit.models import AuditEvent
from enrolment import actions
from enrolment.actions import CellChange
from enrolment.cells import NOT_APPLICABLE, Cell, Entry
from enrolment.models import CellFigure, Obligation, ReportingRule, Submission, Upload
from enrolment.selectors import counts_of
from enrolment.vocabulary import Segment
from enrolment.workflow import Status
from periods import clock
from tests.factories import MONTH, REASON, counts, obligation_of, staff_of, submission_at
from tests.workbooks import (
    AREA,
    DOWNLOAD,
    MONTHS,
    PU,
    UPLOAD,
    book,
    changes,
    confirm,
    edited,
    faults,
    looked_at,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client: Client, ani: User, obligation: Obligation) -> Client:
    client.force_login(ani)
    return client


@pytest.fixture
def draft(obligation: Obligation, ani: User, budi: User) -> Submission:
    return submission_at(Status.DRAFT, obligation=obligation, entry=ani, verifier=budi)


def test_the_months_of_the_office_offer_both_buttons(browser: Client) -> None:
    page = browser.get(MONTHS).content.decode()
    assert "Oktober 2026" in page
    assert DOWNLOAD in page
    assert UPLOAD in page


def test_the_file_is_named_after_office_and_month(browser: Client) -> None:
    answer = browser.get(DOWNLOAD)
    assert answer["Content-Disposition"] == 'attachment; filename="isian_kcp-kalianda_2026-10.xlsx"'
    assert "no-cache" in answer["Cache-Control"]


def test_what_is_downloaded_and_uploaded_again_changes_nothing(browser: Client, draft: Submission) -> None:
    page = looked_at(browser, browser.get(DOWNLOAD).content)
    assert "Tidak ada perubahan" in page.content.decode()
    assert changes(page) == []
    assert "Simpan 0 sel" not in page.content.decode()
    assert "Tidak ada yang berubah" in confirm(browser, page).content.decode()


def test_a_change_is_shown_first_and_stored_when_it_is_confirmed(browser: Client, draft: Submission) -> None:
    before = counts_of(draft)
    page = edited(browser, {PU: 61_000, (AREA, "PU", "Catatan"): REASON, (AREA, "BPU", "Bulan ini"): "20.500"})
    words = page.content.decode()
    assert changes(page) == [("PU.peserta", "60.000", "61.000"), ("BPU.peserta", "20.000", "20.500")]
    assert "+1.000" in words
    assert REASON in words
    assert counts_of(draft) == before

    done = confirm(browser, page).content.decode()

    assert "2 sel disimpan di 1 wilayah." in done
    after = counts_of(draft)
    assert after.segments[Segment.PU].participants == 61_000
    assert after.segments[Segment.BPU].participants == 20_500
    assert draft.cells.get(cell="PU.peserta").note == REASON


def test_confirming_twice_stores_once(browser: Client, draft: Submission) -> None:
    page = edited(browser, {PU: 61_000})
    confirm(browser, page)
    version = draft.cells.get(cell="PU.peserta").version
    again = confirm(browser, page).content.decode()
    assert "Unggahan ini sudah disimpan pada" in again
    assert draft.cells.get(cell="PU.peserta").version == version
    assert AuditEvent.objects.filter(action="workbook-saved").count() == 1


def test_a_report_that_nobody_began_begins_with_its_workbook(browser: Client, obligation: Obligation) -> None:
    page = edited(browser, {PU: 61_000, (AREA, "rt-rw", "Potensi"): 900})
    confirm(browser, page)
    submission = obligation.submissions.get()
    assert submission.status == Status.DRAFT
    assert {str(row.cell): row.number for row in submission.cells.all()} == {"PU.peserta": 61_000, "rt-rw.potensi": 900}


def test_nothing_is_written_but_what_changed(browser: Client, draft: Submission) -> None:
    confirm(browser, edited(browser, {PU: 61_000}))
    assert set(draft.cells.filter(version__gt=1).values_list("cell", flat=True)) == {"PU.peserta"}
    event = AuditEvent.objects.get(action="workbook-saved")
    assert event.details["cells"] == [{"cell": "PU.peserta", "before": "60.000", "after": "61.000"}]
    assert (event.subject_id, event.details["file"]) == (str(draft.pk), "isian.xlsx")


def test_zero_empty_and_not_applicable_stay_three_things(browser: Client, draft: Submission) -> None:
    page = edited(
        browser,
        {
            (AREA, "BPU", "Bulan ini"): 0,
            (AREA, "JAKON", "Bulan ini"): None,
            (AREA, "PMI", "Bulan ini"): None,
            (AREA, "PMI", "Keadaan"): NOT_APPLICABLE,
        },
    )
    assert changes(page) == [
        ("BPU.peserta", "20.000", "0"),
        ("JAKON.peserta", "5.000", ""),
        ("PMI.peserta", "400", NOT_APPLICABLE),
    ]
    assert "1 dikosongkan" in page.content.decode()
    confirm(browser, page)
    stored = {row.cell: row.entry for row in draft.cells.all()}
    assert stored["BPU.peserta"] == Entry(0)
    assert stored["JAKON.peserta"] == Entry()
    assert stored["PMI.peserta"] == Entry(applicable=False)


def test_all_areas_of_an_office_are_stored_together(client: Client, citra: User, fajar: User) -> None:
    obligation_of("18.02", by=fajar)
    client.force_login(citra)
    areas = [area.code for area in book("kc-lampung-tengah").areas]
    assert len(areas) > 1
    page = edited(client, {(area, "PU", "Bulan ini"): 1000 + place for place, area in enumerate(areas)})
    assert f"{len(areas)} sel disimpan di {len(areas)} wilayah." in confirm(client, page).content.decode()
    assert CellFigure.objects.count() == len(areas)
    assert AuditEvent.objects.filter(action="workbook-saved").count() == len(areas)


@pytest.mark.parametrize(
    ("status", "words"),
    [(Status.SUBMITTED, "Tarik kembali laporannya"), (Status.REVIEWING, "Tunggu"), (Status.VERIFIED, "Buka revisi")],
)
def test_a_report_that_is_not_open_is_skipped_unchanged_and_refused_changed(
    browser: Client, obligation: Obligation, ani: User, budi: User, status: Status, words: str
) -> None:
    submission_at(status, obligation=obligation, entry=ani, verifier=budi)
    page = looked_at(browser, browser.get(DOWNLOAD).content)
    assert "Dilewati." in page.content.decode()
    assert words in page.content.decode()
    assert faults(page) == []
    page = edited(browser, {PU: 61_000})
    ((_, value, mend),) = faults(page)
    assert value == "61000"
    assert "tersimpan 60.000" in mend
    assert words in mend


def test_a_report_handed_in_since_the_preview_stays_as_it_is(
    browser: Client, draft: Submission, ani: User, budi: User
) -> None:
    page = edited(browser, {PU: 61_000})
    actions.submit(submission=draft, by=ani)
    answer = confirm(browser, page)
    assert "tidak dapat disimpan. Tidak ada yang disimpan." in answer.content.decode()
    assert draft.cells.get(cell="PU.peserta").number == 60_000


def test_a_locked_month_is_neither_offered_nor_taken(
    browser: Client, draft: Submission, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = edited(browser, {PU: 61_000})
    ReportingRule.objects.update(locks_after_due=True)
    with clock.standing_at(datetime(2026, 11, 12, tzinfo=UTC)):
        months = browser.get(MONTHS).content.decode()
        assert "1 laporan terkunci" in months
        assert UPLOAD not in months
        refused = confirm(browser, page).content.decode()
        assert "terkunci sejak tenggat 10 November 2026" in refused
        late = edited(browser, {PU: 61_000})
        assert "Terkunci sejak tenggat 10 November 2026." in faults(late)[0][2]
    assert draft.cells.get(cell="PU.peserta").number == 60_000


def test_versions_of_another_revision_do_not_count(
    browser: Client, draft: Submission, obligation: Obligation, ani: User, budi: User
) -> None:
    page = edited(browser, {PU: 61_000})
    actions.submit(submission=draft, by=ani)
    actions.verify(submission=draft, by=budi)
    actions.open_revision(obligation=obligation, reason=REASON, by=ani)
    answer = confirm(browser, page)
    assert "laporannya sudah berganti sejak pratinjau" in answer.content.decode()


def test_a_cell_that_somebody_changed_since_the_preview_keeps_everything_as_it_is(
    client: Client, citra: User, fajar: User
) -> None:
    obligation_of("18.02", by=fajar)
    client.force_login(citra)
    areas = [area.code for area in book("kc-lampung-tengah").areas]
    page = edited(client, {(area, "PU", "Bulan ini"): 1000 for area in areas})
    last = Obligation.objects.get(region__kemendagri_code=areas[-1], office=citra.office, month=MONTH)
    change = CellChange(Cell("PU", "peserta"), 0, Entry(2000))
    colleague = staff_of(last.office, fajar)[0]
    actions.save_cells(obligation=last, changes=[change], by=colleague)

    answer = client.post(f"{page.request['PATH_INFO']}simpan/")

    assert answer.status_code == 409
    words = answer.content.decode()
    assert "Anda menulis 1.000" in words
    assert f"{colleague.full_name} sudah menyimpan 2.000" in words
    assert last.region.official_name in words
    assert list(CellFigure.objects.values_list("number", flat=True)) == [2000]
    assert Submission.objects.count() == 1
    assert not AuditEvent.objects.filter(action="workbook-saved").exists()


def test_a_report_that_is_gone_is_not_passed_over(client: Client, citra: User, fajar: User) -> None:
    obligation_of("18.02", by=fajar)
    client.force_login(citra)
    areas = [area.code for area in book("kc-lampung-tengah").areas]
    page = edited(client, {(area, "PU", "Bulan ini"): 1000 for area in areas})
    Obligation.objects.get(region__kemendagri_code=areas[-1], office=citra.office).delete()
    assert "sudah tidak ada" in confirm(client, page).content.decode()
    assert not CellFigure.objects.exists()


def test_an_upload_takes_the_place_of_the_one_before(browser: Client, draft: Submission) -> None:
    first, second = edited(browser, {PU: 61_000}), edited(browser, {PU: 62_000})
    assert browser.get(first.request["PATH_INFO"]).status_code == 404
    confirm(browser, second)
    edited(browser, {PU: 63_000})
    assert browser.get(second.request["PATH_INFO"]).status_code == 200
    assert Upload.objects.count() == 2


# ---- who may


@pytest.mark.parametrize("name", ["budi", "dewi", "eka", "fajar"])
def test_only_who_enters_has_a_workbook(
    client: Client, obligation: Obligation, name: str, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(name))
    for address in (MONTHS, DOWNLOAD, UPLOAD):
        answer = client.get(address)
        assert answer.status_code == 403
        assert "Tindakan ini untuk petugas input" in answer.content.decode()


def test_a_stranger_signs_in_first(client: Client, obligation: Obligation) -> None:
    for address in (MONTHS, DOWNLOAD, UPLOAD):
        assert client.get(address)["Location"].startswith("/masuk/")


def test_a_preview_is_not_there_for_anybody_else(browser: Client, draft: Submission, citra: User, fajar: User) -> None:
    address = edited(browser, {PU: 61_000}).request["PATH_INFO"]
    colleague = staff_of(draft.obligation.office, fajar)[0]
    for other in (citra, colleague):
        browser.force_login(other)
        assert browser.get(address).status_code == 404
        assert browser.post(f"{address}simpan/").status_code == 404
        assert browser.get(f"{address}galat.xlsx").status_code == 404
    assert draft.cells.get(cell="PU.peserta").number == 60_000


def test_a_month_without_a_report_is_not_there(browser: Client) -> None:
    answer = browser.get("/buku-kerja/2019-01/")
    assert answer.status_code == 404
    assert "tidak punya laporan Januari 2019." in answer.content.decode()


def test_counts_are_read_back_as_they_are(browser: Client, draft: Submission) -> None:
    confirm(browser, edited(browser, {PU: 60_001}))
    expected = counts(pu=60_001)
    assert counts_of(draft).segments == expected.segments
