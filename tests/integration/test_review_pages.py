"""The second person's work: the queue, one report on one screen, and the decision."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from itertools import product

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.actions import create_user
from accounts.models import BranchOffice, Role, User
from audit.models import AuditEvent
from enrolment import actions
from enrolment.cells import Cell
from enrolment.counts import Count
from enrolment.models import CountingRule, Obligation, Submission
from enrolment.workflow import Status
from periods import clock
from tests.factories import (
    EXPLANATION,
    MONTH,
    REASON,
    counts,
    obligation_of,
    revise,
    save_explained,
    submission_at,
    verified_report,
)
from tests.reading import Page, read_page

pytestmark = pytest.mark.django_db

REMARK = "Cocokkan dengan daftar proyek."


@pytest.fixture
def waiting(obligation: Obligation, ani: User, budi: User) -> Submission:
    return submission_at(Status.SUBMITTED, obligation=obligation, entry=ani, verifier=budi)


def as_user(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address(name: str, submission: Submission) -> str:
    return reverse(f"enrolment:{name}", args=[submission.pk])


def read_review(person: User, submission: Submission) -> Page:
    answer = as_user(person).get(address("review", submission))
    assert answer.status_code == 200
    return read_page(answer)


def buttons(page: Page) -> set[str]:
    return {attributes["action"] for attributes in page.tags("form") if "/pengajuan/" in attributes.get("action", "")}


def rows_of(page: Page) -> dict[str, dict[str, str]]:
    """The rows of the report by their first cell, without the headings between them."""
    ((headings, *rows),) = [table for table in page.tables if "Temuan dan penjelasan" in table[0]]
    return {row[0]: dict(zip(headings, row, strict=True)) for row in rows if len(row) > 1}


def count_queries(client: Client, path: str) -> int:
    client.get(path)  # The first request notes the time in the session.
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def receipt_of(submission: Submission) -> str:
    return submission.receipts.latest("serial").number


# ---- the queue


def test_the_queue_shows_the_oldest_first_with_its_age(waiting: Submission, ani: User, budi: User, fajar: User) -> None:
    now = datetime(2026, 11, 20, 3, tzinfo=UTC)
    Submission.objects.filter(pk=waiting.pk).update(submitted_at=now - timedelta(days=1))
    older = obligation_of("18.01", MONTH - 1, by=fajar)
    submission_at(Status.REVIEWING, obligation=older, entry=ani, verifier=budi)
    Submission.objects.filter(obligation=older).update(submitted_at=now - timedelta(days=12))
    with clock.standing_at(now):
        rows = read_page(as_user(budi).get(reverse("enrolment:queue"))).table("Wilayah", "Menunggu")
    assert [(row["Bulan"], row["Menunggu"]) for row in rows] == [
        ("September 2026", "12 hari"),
        ("Oktober 2026", "1 hari"),
    ]
    assert rows[0]["Wilayah"] == "Kabupaten Lampung Selatan"
    assert rows[0]["Kantor"] == "Kantor Cabang Perintis Kalianda"
    assert rows[0]["Diajukan oleh"].startswith("Ani, ")
    assert [row["Pemeriksaan"] for row in rows] == ["Sedang diperiksa Budi", "Belum diperiksa"]


def test_the_queue_counts_explanations(obligation: Obligation, ani: User, budi: User, fajar: User) -> None:
    before = obligation_of("18.01", MONTH - 1, by=fajar)
    submission_at(Status.VERIFIED, obligation=before, entry=ani, verifier=budi, report=counts(pu=40_000))
    submission = submission_at(Status.SUBMITTED, obligation=obligation, entry=ani, verifier=budi)
    (row,) = read_page(as_user(budi).get(reverse("enrolment:queue"))).table("Wilayah", "Penjelasan")
    explained = submission.cells.exclude(note="").count()
    assert explained > 1
    assert row["Penjelasan"] == str(explained)


def test_an_empty_queue_says_so(budi: User) -> None:
    assert "Tidak ada yang menunggu" in read_page(as_user(budi).get(reverse("enrolment:queue"))).text


def test_the_queue_holds_what_the_person_may_see(waiting: Submission, budi: User, eka: User, fajar: User) -> None:
    elsewhere = create_user(
        username="hadi",
        full_name="Hadi",
        role=Role.VERIFIER,
        office=BranchOffice.objects.get(code="kc-lampung-tengah"),
        by=fajar,
    )
    assert "Tidak ada yang menunggu" in read_page(as_user(elsewhere).get(reverse("enrolment:queue"))).text
    for person in (budi, eka, fajar):
        assert address("review", waiting) in read_page(as_user(person).get(reverse("enrolment:queue"))).links


def test_drafts_and_verified_reports_do_not_wait(obligation: Obligation, ani: User, budi: User) -> None:
    submission_at(Status.VERIFIED, obligation=obligation, entry=ani, verifier=budi)
    actions.open_revision(obligation=obligation, reason=REASON, by=ani)
    assert "Tidak ada yang menunggu" in read_page(as_user(budi).get(reverse("enrolment:queue"))).text


def test_own_entries_are_marked_in_the_queue(waiting: Submission, ani: User, budi: User) -> None:
    ani.role = Role.VERIFIER
    ani.save(update_fields=("role",))
    mark = "entri Anda – orang lain yang memeriksa"
    assert mark in read_page(as_user(ani).get(reverse("enrolment:queue"))).text
    assert mark not in read_page(as_user(budi).get(reverse("enrolment:queue"))).text


def test_the_queue_goes_out_as_a_file(waiting: Submission, ani: User, budi: User, fajar: User) -> None:
    User.objects.filter(pk=ani.pk).update(first_name='=HYPERLINK("http://x","y")')
    BranchOffice.objects.filter(code="kcp-kalianda").update(name="@kantor;baru")
    client = as_user(budi)
    for form, delimiter in (("csv", ","), ("excel.csv", ";")):
        answer = client.get(reverse("enrolment:queue-file", args=[form]))
        assert answer.headers["Content-Disposition"].endswith('.csv"')
        (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=delimiter)
        assert (row["month"], row["region"], row["days_waiting"]) == ("2026-10", "Kabupaten Lampung Selatan", "0")
        assert (row["office"], row["submitted_by"]) == ("'@kantor;baru", '\'=HYPERLINK("http://x","y")')
    book = openpyxl.load_workbook(io.BytesIO(client.get(reverse("enrolment:queue-file", args=["xlsx"])).content))
    cells = [cell for line in book["Data"].iter_rows() for cell in line]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert "Kabupaten Lampung Selatan" in {cell.value for cell in cells}
    assert client.get(reverse("enrolment:queue-file", args=["exe"])).status_code == 404


# ---- one report on one screen


def test_a_report_stands_beside_last_month_and_last_year(
    obligation: Obligation, ani: User, budi: User, fajar: User
) -> None:
    for back, report in ((12, counts(50_000)), (1, counts(40_000, overlap=100))):
        then = obligation_of("18.01", MONTH - back, by=fajar)
        submission_at(Status.VERIFIED, obligation=then, entry=ani, verifier=budi, report=report)
    groups = {"perusahaan": Count(30_000, 70_000), "rt-rw": Count(0), "pekerja-rentan": Count(applicable=False)}
    submission = submission_at(
        Status.SUBMITTED, obligation=obligation, entry=ani, verifier=budi, report=counts(groups=groups)
    )
    rows = rows_of(read_review(budi, submission))
    employees = rows["Penerima upah (PU)"]
    assert employees["Bulan ini"] == "60.000"
    assert employees["Bulan lalu"] == "40.000"
    assert employees["Selisih"] == "+20.000"
    assert employees["Selisih %"] == "+50,0%"
    assert employees["Tahun lalu"] == "50.000"
    assert employees["Potensi"] == "100.000"
    assert "Peringatan: Penerima upah (PU): 60.000, bulan lalu 40.000" in employees["Temuan dan penjelasan"]
    assert f"Penjelasan Ani: {EXPLANATION}" in employees["Temuan dan penjelasan"]
    # 0, nothing and "tidak berlaku" stay three things.
    assert rows["RT/RW"]["Bulan ini"] == "0"
    assert rows["Pekerja rentan"]["Bulan ini"] == "tidak berlaku"
    assert rows["Pekerja mandiri"]["Bulan ini"] == "–"
    assert rows["Peserta rangkap"]["Bulan lalu"] == "100"
    (total,) = [row for name, row in rows.items() if name.startswith("Jumlah dihitung UCJ")]
    assert (total["Bulan ini"], total["Bulan lalu"], total["Selisih"]) == ("85.000", "64.900", "+20.100")


def test_a_revision_shows_what_it_changed_and_why(obligation: Obligation, ani: User, budi: User) -> None:
    submission_at(Status.VERIFIED, obligation=obligation, entry=ani, verifier=budi)
    revision = actions.open_revision(obligation=obligation, reason="Data Disnaker baru masuk.", by=ani)
    save_explained(revision, counts(jakon=5_500), by=ani)
    actions.submit(submission=revision, by=ani)
    actions.return_for_correction(submission=revision, reason=REASON, by=budi)
    actions.submit(submission=revision, by=ani)
    page = read_review(budi, revision)
    assert "Alasan: Data Disnaker baru masuk." in page.text
    assert f"Pernah dikembalikan karena {REASON}" in page.text
    assert "Diubah terhadap revisi 1: Jasa konstruksi." in page.text
    rows = rows_of(page)
    assert rows["Jasa konstruksi"]["Revisi 1"] == "5.000 diubah"
    assert rows["Penerima upah (PU)"]["Revisi 1"] == "60.000"


def test_a_mended_report_shows_what_was_asked_and_what_changed(waiting: Submission, ani: User, budi: User) -> None:
    actions.return_for_correction(
        submission=waiting, reason=REASON, remarks={Cell("JAKON", "peserta"): REMARK}, by=budi
    )
    save_explained(waiting, counts(jakon=4_900), by=ani)
    actions.submit(submission=waiting, by=ani)
    rows = rows_of(read_review(budi, waiting))
    words = rows["Jasa konstruksi"]["Temuan dan penjelasan"]
    assert f"Diminta diperbaiki: {REMARK}" in words
    assert "Diubah sejak diajukan terakhir kali. Waktu itu: 5.000." in words
    assert "Diubah" not in rows["Penerima upah (PU)"]["Temuan dan penjelasan"]


def test_the_page_costs_the_same_whatever_stands_in_the_report(
    obligation: Obligation, ani: User, budi: User, fajar: User
) -> None:
    small = submission_at(
        Status.SUBMITTED, obligation=obligation, entry=ani, verifier=budi, report=counts(groups={}, programmes={})
    )
    one = count_queries(as_user(budi), address("review", small))
    for back in (1, 12):
        then = obligation_of("18.01", MONTH - back, by=fajar)
        submission_at(Status.VERIFIED, obligation=then, entry=ani, verifier=budi)
    actions.return_for_correction(submission=small, reason=REASON, by=budi)
    groups = {code: Count(10, 20) for code in ("perusahaan", "rt-rw", "pekerja-rentan")}
    save_explained(small, counts(groups=groups), by=ani)
    actions.submit(submission=small, by=ani)
    # Last month and last year each cost one query more once there is a report to read.
    assert count_queries(as_user(budi), address("review", small)) == one + 2
    assert one <= 22


def test_the_queue_costs_the_same_for_one_report_and_for_many(
    waiting: Submission, budi: User, ani: User, eka: User, fajar: User
) -> None:
    one = count_queries(as_user(eka), reverse("enrolment:queue"))
    for back in (1, 2, 3):
        then = obligation_of("18.01", MONTH - back, by=fajar)
        submission_at(Status.SUBMITTED, obligation=then, entry=ani, verifier=budi)
    assert count_queries(as_user(eka), reverse("enrolment:queue")) == one


# ---- the decision


def test_starting_a_review_keeps_the_branch_from_taking_it_back(waiting: Submission, ani: User, budi: User) -> None:
    answer = as_user(budi).post(address("review-start", waiting), follow=True)
    assert "tidak dapat ditarik kembali" in read_page(answer).text
    waiting.refresh_from_db()
    assert (waiting.status, waiting.reviewer) == (Status.REVIEWING, budi)
    assert address("review-start", waiting) not in buttons(read_page(answer))
    with pytest.raises(Exception, match="tidak dapat ditarik kembali"):
        actions.withdraw(submission=waiting, by=ani)


def test_verifying_leads_to_the_report_that_says_who_and_when(waiting: Submission, budi: User) -> None:
    answer = as_user(budi).post(address("review-verify", waiting), {"tanda_terima": receipt_of(waiting)}, follow=True)
    assert answer.redirect_chain[-1][0] == address("submission", waiting)
    page = read_page(answer)
    assert "terverifikasi." in page.text
    assert "Diverifikasi oleh Budi pada " in page.text
    assert buttons(page) == set()


def test_a_return_keeps_the_reason_and_the_remarks(waiting: Submission, budi: User) -> None:
    answer = as_user(budi).post(
        address("review-return", waiting),
        {
            "alasan": f"  {REASON} ",
            "catatan:JAKON.peserta": REMARK,
            "catatan:PU.peserta": " ",
            "catatan:X.y": REMARK,
            "tanda_terima": receipt_of(waiting),
        },
        follow=True,
    )
    assert "dikembalikan kepada Kantor Cabang Perintis Kalianda" in read_page(answer).text
    waiting.refresh_from_db()
    assert (waiting.status, waiting.reason) == (Status.RETURNED, REASON)
    assert waiting.remarks == {"JAKON.peserta": REMARK}
    page = read_page(as_user(budi).get(address("submission", waiting)))
    assert f"Dikembalikan karena {REASON}" in page.text
    assert f"Diminta diperbaiki: {REMARK}" in page.text


def test_a_return_that_cannot_be_read_keeps_what_was_typed(waiting: Submission, budi: User) -> None:
    events = AuditEvent.objects.count()
    answer = as_user(budi).post(
        address("review-return", waiting),
        {
            "alasan": "salah",
            "catatan:JAKON.peserta": "cek",
            "catatan:PU.peserta": REMARK,
            "tanda_terima": receipt_of(waiting),
        },
    )
    page = read_page(answer)
    assert answer.status_code == 200
    assert "Tulis alasan pengembalian, sedikitnya 10 huruf." in page.text
    assert "Tulis apa yang diperbaiki, sedikitnya 10 huruf, atau kosongkan." in page.text
    assert ">\nsalah</textarea>" in answer.content.decode()
    assert ">\ncek</textarea>" in answer.content.decode()
    assert f">\n{REMARK}</textarea>" in answer.content.decode()
    assert (Submission.objects.get().status, AuditEvent.objects.count()) == (Status.SUBMITTED, events)


def test_the_second_of_two_verifiers_reads_a_sentence(waiting: Submission, budi: User, fajar: User) -> None:
    second = create_user(username="hana", full_name="Hana", role=Role.VERIFIER, office=budi.office, by=fajar)
    actions.verify(submission=waiting, by=budi)
    for name, data in (("review-verify", {}), ("review-start", {}), ("review-return", {"alasan": REASON})):
        answer = as_user(second).post(address(name, waiting), data | {"tanda_terima": receipt_of(waiting)}, follow=True)
        assert answer.redirect_chain[-1][0] == address("submission", waiting)
        assert "Pengajuan berstatus terverifikasi, tidak dapat di" in read_page(answer).text
    assert AuditEvent.objects.filter(action="verified").count() == 1


def test_pressing_twice_verifies_once(waiting: Submission, budi: User) -> None:
    client = as_user(budi)
    for _ in range(2):
        client.post(address("review-verify", waiting), {"tanda_terima": receipt_of(waiting)})
    assert AuditEvent.objects.filter(action="verified").count() == 1
    assert "tidak dapat diverifikasi" in read_page(client.get(address("submission", waiting))).text


def test_what_was_changed_while_the_page_was_open_is_not_verified_unseen(
    waiting: Submission, ani: User, budi: User
) -> None:
    old = receipt_of(waiting)
    actions.withdraw(submission=waiting, by=ani)
    save_explained(waiting, counts(jakon=9_000), by=ani)
    actions.submit(submission=waiting, by=ani)
    acts = (("review-verify", {}), ("review-return", {"alasan": REASON}))
    # An old page, and a post that says of no page what it saw.
    for (name, data), seen in product(acts, ({"tanda_terima": old}, {})):
        answer = as_user(budi).post(address(name, waiting), data | seen, follow=True)
        assert "Laporan ini diajukan lagi sejak Anda membukanya. Periksa angka yang sekarang." in read_page(answer).text
        assert Submission.objects.get(pk=waiting.pk).status == Status.SUBMITTED
    as_user(budi).post(address("review-verify", waiting), {"tanda_terima": receipt_of(waiting)})
    assert Submission.objects.get(pk=waiting.pk).status == Status.VERIFIED


def test_own_entry_is_refused_with_a_sentence_and_without_buttons(waiting: Submission, ani: User) -> None:
    ani.role = Role.VERIFIER
    ani.save(update_fields=("role",))
    page = read_review(ani, waiting)
    assert "Ini entri Anda – orang lain yang memeriksa." in page.text
    assert buttons(page) == set()
    for name in ("review-start", "review-verify", "review-return"):
        answer = as_user(ani).post(address(name, waiting), {"alasan": REASON})
        assert answer.status_code == 403
        assert (
            "Angka sendiri tidak dapat diverifikasi sendiri. Minta orang kedua memeriksanya." in read_page(answer).text
        )
    assert Submission.objects.get(pk=waiting.pk).status == Status.SUBMITTED


def test_readers_of_the_queue_see_no_buttons(waiting: Submission, eka: User, fajar: User) -> None:
    for person in (eka, fajar):
        page = read_review(person, waiting)
        assert buttons(page) == set()
        assert page.tags("textarea") == []
        assert "Yang memverifikasi adalah verifikator kantornya" in page.text


def test_a_report_whose_rules_changed_is_refused_with_sentences(waiting: Submission, budi: User) -> None:
    CountingRule.objects.filter(segment="JAKON").update(counts=True)
    Submission.objects.filter(pk=waiting.pk).get().cells.filter(cell="JAKON.peserta").update(number=None)
    page = read_review(budi, waiting)
    assert "Tidak dapat diverifikasi." in page.text
    assert "Jasa konstruksi belum diisi." in page.text
    assert address("review-verify", waiting) not in buttons(page)
    assert address("review-return", waiting) in buttons(page)
    answer = as_user(budi).post(address("review-verify", waiting), {"tanda_terima": receipt_of(waiting)}, follow=True)
    assert "Jasa konstruksi belum diisi." in read_page(answer).text
    assert Submission.objects.get(pk=waiting.pk).status == Status.SUBMITTED


# ---- the report itself


def test_a_superseded_revision_stays_readable(obligation: Obligation, ani: User, budi: User) -> None:
    first = submission_at(Status.VERIFIED, obligation=obligation, entry=ani, verifier=budi)
    second = revise(obligation=obligation, entry=ani, verifier=budi, report=counts(jakon=6_000))
    page = read_page(as_user(ani).get(address("submission", first)))
    assert "Revisi ini telah digantikan." in page.text
    rows = rows_of(page)
    assert rows["Jasa konstruksi"]["Bulan ini"] == "5.000"
    assert address("submission", second) in page.links


@pytest.mark.parametrize("status", list(Status))
def test_everybody_in_scope_reads_a_report_at_every_status(
    status: Status, obligation: Obligation, ani: User, budi: User, citra: User, dewi: User, eka: User, fajar: User
) -> None:
    submission = submission_at(status, obligation=obligation, entry=ani, verifier=budi)
    for person in (ani, budi, eka, fajar):
        page = read_page(as_user(person).get(address("submission", submission)))
        assert status.label in page.text
        assert "60.000" in page.text
        assert buttons(page) == set()
    for person in (citra, dewi):
        assert as_user(person).get(address("submission", submission)).status_code == 404
    review = as_user(budi).get(address("review", submission))
    assert review.status_code == (200 if status in (Status.SUBMITTED, Status.REVIEWING) else 302)


# ---- hostile texts


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script> lagi", '=HYPERLINK("http://x","y")', "a" * 10_000, "😀" * 12, "\x00" * 12, "⠀" * 3],
)
def test_no_text_changes_the_page(text: str, waiting: Submission, budi: User) -> None:
    answer = as_user(budi).post(
        address("review-return", waiting),
        {"alasan": text, "catatan:PU.peserta": text, "tanda_terima": receipt_of(waiting)},
        follow=True,
    )
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()
    submission = Submission.objects.get(pk=waiting.pk)
    if len(text) > 2_000 or "\x00" in text or len(text) < 10:
        assert submission.status == Status.SUBMITTED
        assert len(read_page(answer).text) < 30_000
    else:
        assert (submission.status, submission.reason) == (Status.RETURNED, text)
        assert text in read_page(answer).text


def test_what_colleagues_wrote_is_text(obligation: Obligation, ani: User, budi: User, fajar: User) -> None:
    User.objects.filter(pk=ani.pk).update(first_name="<b>Ani</b>")
    BranchOffice.objects.update(name="<script>alert(1)</script>")
    verified_report("18.01", counts(40_000), month=MONTH - 1, by=fajar)
    submission = actions.start_submission(obligation=obligation, by=ani)
    hostile = {Cell(row, "peserta"): "<img src=x onerror=alert(1)> jelas" for row in ("PU", "BPU", "jumlah")}
    hostile |= {Cell("PU", "JKK"): "<script>alert(1)</script>", Cell("PU", "JHT"): "{{ 7|add:7 }} {% now 'Y' %}"}
    hostile |= {Cell("perusahaan", "peserta"): '"><script>alert(1)</script>'}
    actions.save_counts(submission=submission, counts=counts(), notes=hostile, by=ani)
    actions.submit(submission=submission, by=ani)
    for path in (reverse("enrolment:queue"), address("review", submission), address("submission", submission)):
        answer = as_user(budi).get(path)
        assert answer.status_code == 200
        body = answer.content.decode()
        assert "<script>alert" not in body
        assert "<img src=x" not in body
        assert "<b>Ani" not in body
    assert "{{ 7|add:7 }} {% now 'Y' %}" in read_page(as_user(budi).get(address("review", submission))).text
