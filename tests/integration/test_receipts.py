"""The receipt: proof that a report arrived, as a page and on paper."""

from __future__ import annotations

import subprocess

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import BranchOffice, User
from enrolment import actions
from enrolment.counts import Count
from enrolment.models import Obligation, Receipt, Submission
from enrolment.selectors import counts_of
from enrolment.vocabulary import Employer
from enrolment.workflow import Status
from periods import clock
from regions.models import Region
from tests.factories import REASON, counts, revise, save_explained, submission_at
from tests.reading import Page, read_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(obligation: Obligation, ani: User, budi: User) -> Submission:
    return submission_at(Status.SUBMITTED, obligation=obligation, entry=ani, verifier=budi)


def as_user(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address(receipt: Receipt) -> str:
    return reverse("enrolment:receipt", args=[receipt.number])


def read(person: User, receipt: Receipt) -> Page:
    answer = as_user(person).get(address(receipt))
    assert answer.status_code == 200
    return read_page(answer)


def pdf_of(person: User, receipt: Receipt) -> bytes:
    answer = as_user(person).get(reverse("enrolment:receipt-pdf", args=[receipt.number]))
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    return answer.content


def words_of(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().replace("\u200b", "").split())


def figures(page: Page) -> dict[str, str]:
    return {row[0]: row[1] for table in page.tables for row in table if len(row) == 2}


def test_a_receipt_says_what_was_handed_in_by_whom_and_when(waiting: Submission, budi: User) -> None:
    receipt = waiting.receipts.get()
    page = read(budi, receipt)
    for words in (
        receipt.number,
        clock.in_words(receipt.at),
        "Kabupaten Lampung Selatan",
        "Oktober 2026",
        "Kantor Cabang Perintis Kalianda",
        "Diajukan oleh Ani",
        "Jumlah dihitung UCJ 85.000",
        receipt.fingerprint,
        "membuktikan bahwa angkanya tidak berubah",
        "Masih berlaku.",
    ):
        assert words in page.text
    assert figures(page)["Penerima upah (PU)"] == "60.000"
    assert figures(page)["Penerima upah (PU) – potensi"] == "100.000"
    assert figures(page)["Pekerja migran Indonesia (PMI)"] == "400"


def test_zero_and_not_applicable_stand_on_the_receipt_and_empty_does_not(
    obligation: Obligation, ani: User, budi: User
) -> None:
    groups = {"rt-rw": Count(0), "pekerja-rentan": Count(applicable=False)}
    report = counts(groups=groups)
    submission = submission_at(Status.SUBMITTED, obligation=obligation, entry=ani, verifier=budi, report=report)
    shown = figures(read(budi, submission.receipts.get()))
    assert (shown["RT/RW"], shown["Pekerja rentan"]) == ("0", "tidak berlaku")
    assert "Pekerja mandiri" not in shown


def test_companies_are_not_counted_as_persons(obligation: Obligation, ani: User, budi: User) -> None:
    submission = actions.start_submission(obligation=obligation, by=ani)
    report = counts()
    with_companies = type(report)(
        report.segments, report.groups, report.programmes, report.overlap, {Employer.ACTIVE: 812}
    )
    save_explained(submission, with_companies, by=ani)
    actions.submit(submission=submission, by=ani)
    shown = figures(read(budi, submission.receipts.get()))
    assert shown["Badan usaha aktif"] == "812"
    assert shown["Badan usaha (tidak masuk cakupan)"] == "Perusahaan"


def test_a_withdrawn_or_returned_report_leaves_a_receipt_that_holds_no_longer(
    waiting: Submission, ani: User, budi: User
) -> None:
    receipt = waiting.receipts.get()
    actions.withdraw(submission=waiting, by=ani)
    assert "Tidak berlaku lagi. Laporan ditarik kembali oleh kantor." in read(ani, receipt).text
    actions.submit(submission=waiting, by=ani)
    second = waiting.receipts.latest("serial")
    assert f"Tanda terima ini telah digantikan oleh {second.number}" in read(ani, receipt).text
    assert address(second) in read(ani, receipt).links
    actions.return_for_correction(submission=waiting, reason=REASON, by=budi)
    assert "Tidak berlaku lagi. Laporan dikembalikan untuk diperbaiki." in read(ani, second).text


def test_a_verified_report_is_named_and_a_superseded_one_leads_to_its_successor(
    obligation: Obligation, ani: User, budi: User
) -> None:
    first = submission_at(Status.VERIFIED, obligation=obligation, entry=ani, verifier=budi)
    assert "Masih berlaku." in read(ani, first.receipts.get()).text
    assert "Diverifikasi oleh Budi pada" in read(ani, first.receipts.get()).text
    second = revise(obligation=obligation, entry=ani, verifier=budi, report=counts(jakon=6_000))
    page = read(ani, first.receipts.get())
    assert address(second.receipts.get()) in page.links
    assert figures(page)["Jasa konstruksi"] == "5.000"


def test_figures_changed_behind_the_back_of_the_actions_are_told(waiting: Submission, ani: User) -> None:
    receipt = waiting.receipts.get()
    waiting.cells.filter(cell="PU.peserta").update(number=60_001)
    page = read(ani, receipt)
    assert "Sidik berbeda." in page.text
    assert "Masih berlaku" not in page.text
    assert "tidak cocok dengan sidiknya" not in page.text


def test_a_receipt_changed_behind_the_back_of_the_actions_is_told(waiting: Submission, ani: User) -> None:
    receipt = waiting.receipts.get()
    Receipt.objects.filter(pk=receipt.pk).update(figures=receipt.figures | {"PU.peserta": 1})
    assert "Angka di tanda terima ini tidak cocok dengan sidiknya." in read(ani, receipt).text


def test_the_pdf_holds_the_same_facts_and_figures_as_the_page(waiting: Submission, ani: User) -> None:
    receipt = waiting.receipts.get()
    pdf = pdf_of(ani, receipt)
    assert pdf.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in pdf
    words = words_of(pdf)
    page = read(ani, receipt)
    for label, figure in figures(page).items():
        assert f"{label} {figure}" in words
    for fact in (receipt.number, clock.in_words(receipt.at), receipt.fingerprint, "Kabupaten Lampung Selatan", "Ani"):
        assert fact in words
    assert address(receipt) in words.replace(" ", "")
    assert pdf_of(ani, receipt) == pdf


def test_an_example_receipt_says_so_on_paper(waiting: Submission, ani: User) -> None:
    Obligation.objects.update(is_example=True)
    assert "Data contoh" in words_of(pdf_of(ani, waiting.receipts.get()))
    assert "Data contoh" in read(ani, waiting.receipts.get()).text


def test_a_receipt_is_nobody_elses_business(waiting: Submission, citra: User, dewi: User, eka: User) -> None:
    receipt = waiting.receipts.get()
    for path in (address(receipt), reverse("enrolment:receipt-pdf", args=[receipt.number])):
        assert Client().get(path).headers["Location"].startswith(reverse("login"))
        assert as_user(eka).get(path).status_code == 200
        for person in (citra, dewi):
            answer = as_user(person).get(path)
            assert answer.status_code == 404
            assert "Tidak ada tanda terima" in read_page(answer).text


def test_handing_in_leads_to_the_receipt(obligation: Obligation, ani: User, budi: User) -> None:
    submission = submission_at(Status.DRAFT, obligation=obligation, entry=ani, verifier=budi)
    answer = as_user(ani).post(
        reverse("enrolment:submit", args=[obligation.pk]),
        {"petugas": ani.pk, "kirim": "ya", "dilihat": counts_of(submission).fingerprint},
        follow=True,
    )
    assert answer.redirect_chain[-1][0] == address(submission.receipts.get())
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '#import "x": *', "*_`$\\[#{", "😀👩‍🌾", "باندر", "A" * 100, "= Judul"]
)
def test_no_name_changes_page_or_paper(text: str, waiting: Submission, ani: User) -> None:
    Region.objects.update(name=text)
    BranchOffice.objects.update(name=text)
    User.objects.filter(pk=ani.pk).update(first_name=text)
    receipt = Receipt.objects.get()
    body = as_user(ani).get(address(receipt)).content.decode()
    assert "<script>alert" not in body
    assert text in read(ani, receipt).text
    words = words_of(pdf_of(ani, receipt))
    assert receipt.number in words
    assert "Penerima upah (PU) 60.000" in words
    if text.isascii():
        assert text.replace(" ", "") in words.replace(" ", "")
