"""Check, hand in, take back, declare, mend, revise: the ways out of the grid and back into it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from audit.models import AuditEvent
from enrolment import actions
from enrolment.cells import Cell
from enrolment.models import CellFigure, Obligation, ReportingRule, Submission
from enrolment.selectors import counts_of
from enrolment.workflow import Status
from periods import clock
from tests.factories import MONTH, REASON, counts, save_explained, submission_at, verified_report
from tests.reading import Page, read_page

pytestmark = pytest.mark.django_db

HOSTILE = '<script>alert(1)</script> =HYPERLINK("http://x") 🏙️ {% now %}'


def go(client: Client, who: User, obligation: Obligation, path: str = "") -> Any:
    client.force_login(who)
    return client.get(f"/isian/{obligation.pk}/{path}")


def send(client: Client, who: User, obligation: Obligation, path: str, **fields: Any) -> Any:
    """As the page sends it: with the fingerprint of the figures it showed."""
    client.force_login(who)
    if "kirim" in fields and (submission := obligation.submissions.order_by("revision").last()):
        fields = {"dilihat": counts_of(submission).fingerprint} | fields
    return client.post(f"/isian/{obligation.pk}/{path}", {"petugas": who.pk, **fields})


def buttons(page: Page) -> list[str]:
    return [tag.get("action", "").rstrip("/").rsplit("/", 1)[-1] for tag in page.tags("form")]


def latest(obligation: Obligation) -> Submission:
    return obligation.submissions.latest("revision")


def test_the_check_names_what_blocks_and_leads_to_the_cell(client: Client, obligation: Obligation, ani: User) -> None:
    draft = actions.start_submission(obligation=obligation, by=ani)
    actions.save_counts(submission=draft, counts=counts(bpu=None, groups={}, programmes={}), by=ani)
    page = read_page(go(client, ani, obligation, "kirim/"))
    assert "Galat yang menghalangi (1)" in page.text
    assert "Bukan penerima upah (BPU) belum diisi." in page.text
    assert f"/isian/{obligation.pk}/?periksa=ya#sel-BPU-peserta" in page.links
    checked = read_page(go(client, ani, obligation, "?periksa=ya"))
    assert "Bukan penerima upah (BPU) belum diisi." in checked.text
    assert "Bukan penerima upah (BPU) belum diisi." not in read_page(go(client, ani, obligation)).text
    refused = send(client, ani, obligation, "kirim/", kirim="ya")
    assert "Belum terkirim: 1 hal di bawah ini masih menghalangi." in read_page(refused).text
    assert latest(obligation).status == Status.DRAFT


def test_a_warning_is_explained_on_the_way_and_the_receipt_is_shown(
    client: Client, obligation: Obligation, ani: User, fajar: User
) -> None:
    verified_report("18.01", counts(pu=40_000), month=MONTH - 1, by=fajar)
    draft = actions.start_submission(obligation=obligation, by=ani)
    actions.save_counts(submission=draft, counts=counts(), by=ani)
    page = read_page(go(client, ani, obligation, "kirim/"))
    assert "Penerima upah (PU): 60.000, bulan lalu 40.000 (+20.000, 50,0%)." in page.text
    assert "Belum dijelaskan: sedikitnya 10 huruf." in page.text
    notes = [tag["name"] for tag in page.tags("textarea")]
    versions = {tag["name"]: tag["value"] for tag in page.tags("input") if tag.get("name", "").startswith("versi:")}
    short = send(client, ani, obligation, "kirim/", kirim="ya", **versions, **dict.fromkeys(notes, "singkat"))
    assert "masih menghalangi" in read_page(short).text
    page = read_page(short)
    versions = {tag["name"]: tag["value"] for tag in page.tags("input") if tag.get("name", "").startswith("versi:")}
    answer = send(client, ani, obligation, "kirim/", kirim="ya", **versions, **dict.fromkeys(notes, HOSTILE))
    receipt = latest(obligation).receipts.get()
    assert answer.headers["Location"] == f"/tanda-terima/{receipt.number}/"
    assert CellFigure.objects.get(submission=draft, cell="PU.peserta").note == HOSTILE
    assert "<script>alert" not in go(client, ani, obligation).content.decode()
    again = send(client, ani, obligation, "kirim/", kirim="ya")
    assert again.status_code == 302
    assert latest(obligation).receipts.count() == 1
    assert "tidak dapat diajukan" in read_page(client.get(again.headers["Location"])).text


def test_what_was_explained_too_late_is_listed_when_a_colleague_handed_in_first(
    client: Client, obligation: Obligation, ani: User, budi: User
) -> None:
    submission_at(Status.SUBMITTED, obligation=obligation, entry=ani, verifier=budi)
    stored = CellFigure.objects.get(submission=latest(obligation), cell="PU.peserta").note
    typed = {"catatan:PU.peserta": HOSTILE, "versi:PU.peserta": "1"}
    for fields in (typed, typed | {"kirim": "ya"}):
        answer = send(client, ani, obligation, "kirim/", **fields)
        page = read_page(answer)
        assert answer.status_code == 200
        assert "Yang Anda ketik tidak disimpan; lihat daftarnya di bawah." in page.text
        assert f"PU.peserta: – catatan “{HOSTILE}”" in page.text
        assert "<script>alert" not in answer.content.decode()
    assert CellFigure.objects.get(submission=latest(obligation), cell="PU.peserta").note == stored
    assert latest(obligation).receipts.count() == 1


def test_what_was_explained_after_the_lock_is_listed_and_nothing_is_sent(
    client: Client, obligation: Obligation, ani: User, budi: User
) -> None:
    submission_at(Status.DRAFT, obligation=obligation, entry=ani, verifier=budi)
    ReportingRule.objects.update(locks_after_due=True)
    events = AuditEvent.objects.count()
    with clock.standing_at(datetime(2026, 11, 12, 3, tzinfo=UTC)):
        answer = send(
            client, ani, obligation, "kirim/", kirim="ya", **{"catatan:PU.peserta": HOSTILE, "versi:PU.peserta": "1"}
        )
        page = read_page(answer)
        assert answer.status_code == 200
        assert "terkunci sejak tenggat 10 November 2026" in page.text
        assert f"PU.peserta: – catatan “{HOSTILE}”" in page.text
        untyped = send(client, ani, obligation, "kirim/", kirim="ya")
        assert untyped.status_code == 302
        page = read_page(client.get(untyped.headers["Location"]))
        assert "Belum terkirim:" in page.text
        assert "Yang Anda ketik" not in page.text
    assert latest(obligation).status == Status.DRAFT
    assert AuditEvent.objects.count() == events


def test_an_explanation_without_end_is_refused_and_stays_on_the_page(
    client: Client, obligation: Obligation, ani: User, fajar: User
) -> None:
    verified_report("18.01", counts(pu=40_000), month=MONTH - 1, by=fajar)
    draft = actions.start_submission(obligation=obligation, by=ani)
    actions.save_counts(submission=draft, counts=counts(), by=ani)
    long = "panjang " * 1250
    answer = send(
        client, ani, obligation, "kirim/", **{"catatan:PU.peserta": long, "versi:PU.peserta": "1"}, kirim="ya"
    )
    assert "Catatan ini 9999 huruf panjangnya. Tulis paling banyak 1000 huruf." in read_page(answer).text
    assert long.strip() in answer.content.decode()
    assert latest(obligation).status == Status.DRAFT


@pytest.mark.parametrize(
    ("status", "words", "form"),
    [
        (Status.SUBMITTED, "Laporan sudah diajukan dan menunggu verifikasi.", "tarik"),
        (Status.REVIEWING, "Laporan sedang diperiksa verifikator.", ""),
        (Status.VERIFIED, "Laporan sudah terverifikasi.", "revisi"),
    ],
)
def test_what_was_handed_in_is_read_only_and_says_why(
    status: Status, words: str, form: str, client: Client, obligation: Obligation, ani: User, budi: User, fajar: User
) -> None:
    submission_at(status, obligation=obligation, entry=ani, verifier=budi)
    page = read_page(go(client, ani, obligation))
    assert words in page.text
    assert not [tag for tag in page.tags("input") if tag.get("name", "").startswith("sel:")]
    assert (form in buttons(page)) is bool(form)
    for reader in (budi, fajar):
        page = read_page(go(client, reader, obligation))
        assert "60.000" in page.text
        assert not {"tarik", "revisi", "pernyataan", "kirim"} & set(buttons(page))
        assert go(client, reader, obligation, "kirim/").status_code == 403


def test_a_report_is_taken_back_until_somebody_checks_it(
    client: Client, obligation: Obligation, ani: User, budi: User
) -> None:
    submission = submission_at(Status.SUBMITTED, obligation=obligation, entry=ani, verifier=budi)
    assert send(client, ani, obligation, "tarik/").status_code == 302
    assert latest(obligation).status == Status.DRAFT
    assert "ditarik kembali dan dapat diisi lagi" in read_page(go(client, ani, obligation)).text
    actions.submit(submission=submission, by=ani)
    actions.start_review(submission=submission, by=budi)
    events = AuditEvent.objects.count()
    send(client, ani, obligation, "tarik/")
    assert "tidak dapat ditarik kembali" in read_page(go(client, ani, obligation)).text
    assert AuditEvent.objects.count() == events


def test_a_returned_report_shows_the_reason_and_the_remark_at_its_cell(
    client: Client, obligation: Obligation, ani: User, budi: User
) -> None:
    submission = submission_at(Status.SUBMITTED, obligation=obligation, entry=ani, verifier=budi)
    remarks = {Cell("PU", "peserta"): f"Cek lagi {HOSTILE}"}
    actions.return_for_correction(submission=submission, reason=REASON, remarks=remarks, by=budi)
    answer = go(client, ani, obligation)
    page = read_page(answer)
    assert f"Dikembalikan verifikator: {REASON}" in page.text
    assert "Verifikator: Cek lagi <script>alert(1)</script>" in page.text
    assert "<script>alert" not in answer.content.decode()


def test_nobody_to_report_is_a_report(client: Client, obligation: Obligation, ani: User) -> None:
    answer = send(client, ani, obligation, "pernyataan/", declaration="nihil", reason="Kantor tutup karena banjir.")
    assert answer.status_code == 302
    assert latest(obligation).declaration == "nihil"
    assert "Pernyataan: Nihil." in read_page(go(client, ani, obligation)).text
    assert send(client, ani, obligation, "kirim/", kirim="ya").status_code == 302
    assert latest(obligation).status == Status.SUBMITTED


def test_no_change_takes_last_months_figures(client: Client, obligation: Obligation, ani: User, fajar: User) -> None:
    verified_report("18.01", month=MONTH - 1, by=fajar)
    send(client, ani, obligation, "pernyataan/", declaration="tetap", reason="Tidak ada mutasi peserta bulan ini.")
    assert counts_of(latest(obligation)) == counts()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"declaration": "nihil", "reason": "pendek"}, "Tulis alasannya, sedikitnya 10 huruf."),
        ({"declaration": "nihil", "reason": "          "}, "Tulis alasannya, sedikitnya 10 huruf."),
        ({"reason": "Tidak ada mutasi peserta."}, "Pilih salah satu pernyataan."),
        ({"declaration": "nihil", "reason": "a" * 10_000}, "Alasan paling panjang 1000 huruf."),
    ],
)
def test_a_declaration_wants_a_choice_and_a_reason(
    fields: dict[str, str], sentence: str, client: Client, obligation: Obligation, ani: User
) -> None:
    answer = send(client, ani, obligation, "pernyataan/", **fields)
    assert sentence in read_page(answer).text
    assert fields["reason"].strip() in answer.content.decode()
    assert not obligation.submissions.exists()


def test_no_change_without_a_month_before_is_a_sentence(client: Client, obligation: Obligation, ani: User) -> None:
    send(client, ani, obligation, "pernyataan/", declaration="tetap", reason="Tidak ada mutasi peserta.")
    page = read_page(go(client, ani, obligation))
    assert "Belum ada laporan September 2026 yang angkanya dapat tetap." in page.text


def test_a_revision_is_opened_with_a_reason(client: Client, obligation: Obligation, ani: User, budi: User) -> None:
    submission_at(Status.VERIFIED, obligation=obligation, entry=ani, verifier=budi)
    assert "sedikitnya 10 huruf" in read_page(send(client, ani, obligation, "revisi/", reason="x")).text
    send(client, ani, obligation, "revisi/", reason=HOSTILE)
    page = read_page(go(client, ani, obligation))
    assert f"Revisi 2: {HOSTILE}" in page.text
    assert latest(obligation).revision == 2
    send(client, ani, obligation, "revisi/", reason=REASON)
    assert "sudah punya revisi 2 yang terbuka" in read_page(go(client, ani, obligation)).text


@pytest.mark.parametrize("path", ["", "kirim/", "riwayat-angka/"])
def test_strangers_and_other_branches_see_nothing(
    path: str, client: Client, obligation: Obligation, citra: User, dewi: User
) -> None:
    for person in (citra, dewi):
        assert go(client, person, obligation, path).status_code == 404
    client.logout()
    assert client.get(f"/isian/{obligation.pk}/{path}").headers["Location"].startswith("/masuk/")


def test_what_a_colleague_changed_meanwhile_is_not_handed_in_unseen(
    client: Client, obligation: Obligation, ani: User, budi: User
) -> None:
    draft = submission_at(Status.DRAFT, obligation=obligation, entry=ani, verifier=budi)
    page = read_page(go(client, ani, obligation, "kirim/"))
    seen = next(tag["value"] for tag in page.tags("input") if tag.get("name") == "dilihat")
    save_explained(draft, counts(jakon=9_000), by=ani)
    for given in (seen, ""):
        answer = send(client, ani, obligation, "kirim/", kirim="ya", dilihat=given)
        assert "berubah sejak Anda memeriksanya. Periksa angka yang sekarang." in read_page(answer).text
        assert latest(obligation).status == Status.DRAFT
    seen = next(tag["value"] for tag in read_page(answer).tags("input") if tag.get("name") == "dilihat")
    send(client, ani, obligation, "kirim/", kirim="ya", dilihat=seen)
    assert latest(obligation).status == Status.SUBMITTED


@pytest.mark.parametrize("path", ["tarik/", "pernyataan/", "revisi/", "sel/", "tempel/"])
def test_what_changes_something_is_only_sent(path: str, client: Client, obligation: Obligation, ani: User) -> None:
    assert go(client, ani, obligation, path).status_code == 405


@pytest.mark.parametrize("path", ["", "kirim/", "tarik/", "pernyataan/", "revisi/"])
def test_who_may_only_read_changes_nothing(
    path: str, client: Client, obligation: Obligation, ani: User, budi: User, fajar: User
) -> None:
    submission_at(Status.DRAFT, obligation=obligation, entry=ani, verifier=budi)
    events = AuditEvent.objects.count()
    fields = {"sel:PU.peserta": "1", "reason": REASON, "declaration": "nihil", "kirim": "ya"}
    for person in (budi, fajar):
        answer = send(client, person, obligation, path, **fields)
        assert answer.status_code in (302, 403)
    assert AuditEvent.objects.count() == events


def test_the_last_twelve_months_stand_on_a_page_of_their_own(
    client: Client, obligation: Obligation, ani: User, fajar: User
) -> None:
    verified_report("18.01", counts(pu=50_000), month=MONTH - 1, by=fajar)
    verified_report("18.01", counts(pu=49_000), month=MONTH - 2, by=fajar)
    (newest, second, *rest) = read_page(go(client, ani, obligation, "riwayat-angka/")).table("Bulan", "Dihitung UCJ")
    assert (newest["Bulan"], newest["PU"], newest["Dihitung UCJ"]) == ("September 2026", "50.000", "75.000")
    assert (newest["Selisih"], second["Selisih"]) == ("+1.000", "–")
    assert {row["Status"] for row in rest} == {"Belum dilaporkan"}
    assert len(rest) == 10


def test_the_pages_ask_the_same_number_of_questions_for_an_empty_and_a_full_report(
    client: Client, obligation: Obligation, ani: User, django_assert_max_num_queries: Any
) -> None:
    draft = actions.start_submission(obligation=obligation, by=ani)
    go(client, ani, obligation)
    with django_assert_max_num_queries(15):
        client.get(f"/isian/{obligation.pk}/")
    save_explained(draft, counts(), by=ani)
    with django_assert_max_num_queries(15):
        client.get(f"/isian/{obligation.pk}/")
