"""The screens of publishers: who sees them, what they show, and what a button does."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role, User
from audit.models import AuditEvent
from coverage.models import EmbargoReader, Release, ReleaseKind
from coverage.selectors.publishing import month_states, months_owed, read_month
from periods import clock
from periods.month import Month
from regions.models import Region
from tests.factories import ANSWER, MONTH, answers_for, counts, denominator, obligation_of, released, verified_report
from tests.reading import read_page

pytestmark = pytest.mark.django_db

LIST, PAGE = "/terbitkan/", "/terbitkan/2026-10/"


@pytest.fixture
def verified(fajar: User) -> None:
    """Lampung Selatan is verified; the other fourteen areas are missing."""
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)


@pytest.fixture
def page(client: Client, eka: User, verified: None) -> Client:
    client.force_login(eka)
    return client


def fields(**changed: object) -> dict[str, object]:
    """What the form sends when everything is filled in."""
    after = Release.objects.filter(month=MONTH).count()
    answers = {f"answer-{key}": answer for key, answer in answers_for().items()}
    sent: dict[str, object] = {"after": after, "kind": "scheduled", "note": "", "when": "now", "at": ""}
    return sent | {"next_date": "2027-01-14", **answers, **changed}


def test_the_addresses_have_names() -> None:
    assert (reverse("coverage:publishing"), reverse("coverage:publish", args=[MONTH])) == (LIST, PAGE)


@pytest.mark.parametrize("address", [LIST, PAGE])
def test_a_stranger_is_asked_to_sign_in(address: str, client: Client, verified: None) -> None:
    for answer in (client.get(address), client.post(address, fields())):
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/masuk/")
    assert not Release.objects.exists()


@pytest.mark.parametrize("address", [LIST, PAGE])
@pytest.mark.parametrize("who", ["ani", "budi", "dewi"])
def test_who_neither_publishes_nor_audits_is_refused_in_a_sentence(
    who: str, address: str, client: Client, verified: None, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(who))
    answer = client.get(address)
    assert answer.status_code == 403
    assert "untuk penerbit atau administrator atau auditor" in read_page(answer).text
    assert client.post(PAGE, fields()).status_code == 403
    assert not Release.objects.exists()


def test_an_auditor_looks_on_and_has_no_button(client: Client, fajar: User, eka: User, verified: None) -> None:
    User.objects.filter(pk=eka.pk).update(role=Role.AUDITOR)
    client.force_login(eka)
    assert client.get(LIST).status_code == 200
    answer = client.get(PAGE)
    assert "Kabupaten Lampung Barat: 0 dari 1 laporan terverifikasi" in read_page(answer).text
    assert "Terbitkan" not in {button.get("value") for button in read_page(answer).tags("button")}
    assert b'type="submit">Terbitkan' not in answer.content
    assert client.post(PAGE, fields()).status_code == 403
    assert not Release.objects.exists()


def test_a_month_nobody_owes_is_not_found(page: Client) -> None:
    assert page.get("/terbitkan/2019-01/").status_code == 404
    assert page.get("/terbitkan/2026-13/").status_code == 404


def test_the_list_says_how_far_each_month_is(page: Client, fajar: User) -> None:
    obligation_of("18.01", MONTH - 1, by=fajar)
    rows = {row["Bulan data"]: row for row in read_page(page.get(LIST)).table("Bulan data", "Keadaan")}
    assert list(rows) == ["Oktober 2026", "September 2026"]
    assert rows["Oktober 2026"]["Keadaan"] == "Siap diperiksa dan diterbitkan"
    assert rows["Oktober 2026"]["Laporan terverifikasi"].startswith("1 dari ")
    assert rows["September 2026"]["Keadaan"] == "Belum ada yang terverifikasi"
    released(by=fajar)
    assert "Terbit: rilis 2026-10.1" in read_page(page.get(LIST)).text
    denominator("18.72", 51_000, by=fajar)
    verified_report("18.72", counts(20_000, 5_000, 500, 0), by=fajar)
    assert "Ada angka terverifikasi sesudah rilis 2026-10.1" in read_page(page.get(LIST)).text


def test_the_states_of_many_months_cost_as_many_queries_as_of_one(
    fajar: User, scope: Region, verified: None, django_assert_num_queries: object
) -> None:
    for month in (Month(2026, 1)).until(Month(2026, 9)):
        obligation_of("18.01", month, by=fajar)
    released(by=fajar)
    for months in (months_owed()[:1], months_owed()):
        with django_assert_num_queries(4):  # type: ignore[operator]
            month_states(scope, months)


def test_what_would_be_published_has_the_decimals_of_the_page_after_it(page: Client, fajar: User) -> None:
    """28,33 % and 28,31 % look alike at one decimal."""
    denominator("18.72", 90_070, by=fajar)
    verified_report("18.72", counts(20_000, 5_000, 500, 0), by=fajar)

    def shown(address: str, heading: str) -> dict[str, str]:
        rows = read_page(page.get(address)).table("Kabupaten/kota", "Cakupan", heading)
        return {row["Kabupaten/kota"]: row["Cakupan"] for row in rows if row["Cakupan"] != "–"}

    before = shown(PAGE, "Terbit terakhir")
    released(by=fajar)
    assert before == {"Kabupaten Lampung Selatan": "28,33%", "Kota Metro": "28,31%"}
    assert shown("/2026-10/", "Sejak bulan lalu") == before


def test_the_checklist_shows_warnings_with_a_field_each_and_what_would_be_published(page: Client) -> None:
    shown = read_page(page.get(PAGE))
    assert "14 peringatan" in shown.text
    assert len([area for area in shown.tags("textarea") if area["name"].startswith("answer-missing.")]) == 14
    (row,) = [row for row in shown.table("Kabupaten/kota", "Cakupan") if row["Kabupaten/kota"].endswith("Selatan")]
    assert (row["Peserta aktif"], row["Pekerja eligible"], row["Cakupan"]) == ("85.000", "300.000", "28,3%")


def test_what_blocks_is_said_and_takes_the_button_away(page: Client, fajar: User) -> None:
    verified_report("18.72", counts(20_000, 5_000, 500, 0), by=fajar)
    answer = page.get(PAGE)
    assert "Kota Metro belum punya penyebut yang berlaku untuk Oktober 2026." in read_page(answer).text
    assert b'type="submit">Terbitkan' not in answer.content
    again = page.post(PAGE, fields())
    assert "Belum diterbitkan" in read_page(again).text
    assert not Release.objects.exists()


def test_publishing_now_makes_a_release_and_leads_to_its_page(page: Client, eka: User) -> None:
    answer = page.post(PAGE, fields(provisional="on", note=" Rilis pertama. "))
    release = Release.objects.get()
    assert answer.headers["Location"] == "/rilis/2026-10.1/"
    assert (release.is_provisional, release.note, release.published_by) == (True, "Rilis pertama.", eka)
    assert release.embargoed_until is None
    assert not EmbargoReader.objects.exists()
    assert {item["answer"] for item in release.checklist} == {ANSWER}
    assert len(release.checklist) == 14
    shown = read_page(page.get(answer.headers["Location"]))
    assert "Rilis 2026-10.1 terbit. Semua halaman kini memakai angka ini." in shown.text
    assert ANSWER in shown.text


def test_a_second_click_publishes_nothing_and_says_so(page: Client) -> None:
    sent = fields(note="Ditulis dengan susah payah.")
    page.post(PAGE, sent)
    again = page.post(PAGE, sent)
    assert Release.objects.count() == 1
    shown = read_page(again)
    assert "Rilis 2026-10.1 sudah terbit lebih dahulu." in shown.text
    assert "Ditulis dengan susah payah." in again.content.decode()
    assert AuditEvent.objects.filter(action="published").count() == 1


def test_a_warning_without_a_sentence_is_refused_and_what_was_typed_stays(page: Client) -> None:
    typed = {"answer-missing.metro": "pendek", "answer-missing.mesuji": "Kantor tutup lama."}
    answer = page.post(PAGE, fields(**typed))
    shown = read_page(answer)
    assert "Jelaskan peringatan ini, sedikitnya 10 huruf." in shown.text
    assert all(text in answer.content.decode() for text in typed.values())
    assert not Release.objects.exists()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"next_date": ""}, "Isi tanggal terbit berikutnya"),
        ({"next_date": "31/31/2026"}, "“31/31/2026” bukan tanggal. Tulis tahun-bulan-hari, misalnya 2026-12-14."),
        ({"next_date": "2026-10-31"}, "belum melewati bulan data Oktober 2026"),
        ({"when": "later", "at": ""}, "Isi tanggal dan jam terbit, atau pilih terbit sekarang."),
        ({"when": "later", "at": "besok"}, "Waktu tidak terbaca."),
        ({"when": "later", "at": "2020-01-01T09:00"}, "Waktu terbit 1 Januari 2020 pukul 09.00 WIB sudah lewat."),
        ({"embargo_readers": ["999999"]}, "tidak ada atau tidak aktif"),
        ({"note": "x" * 10_000}, "1000"),
        ({"answer-missing.metro": "x" * 10_000}, "500"),
        ({"kind": "correction"}, "bukan"),
    ],
)
def test_a_wrong_field_is_named_in_a_sentence(changed: dict[str, object], sentence: str, page: Client) -> None:
    answer = page.post(PAGE, fields(**changed))
    assert answer.status_code == 200
    assert sentence in read_page(answer).text
    assert not Release.objects.exists()


def test_a_correction_needs_its_reason(page: Client, fajar: User) -> None:
    released(by=fajar)
    refused = page.post(PAGE, fields(kind="correction", note="salah"))
    assert "Koreksi perlu alasan." in read_page(refused).text
    page.post(PAGE, fields(kind="correction", note="Peserta PU salah ketik."))
    assert Release.objects.get(number=2).kind == ReleaseKind.CORRECTION


def test_publishing_at_a_time_names_its_readers(page: Client, dewi: User, eka: User) -> None:
    with clock.standing_at(datetime(2026, 11, 20, 2, tzinfo=UTC)):
        answer = page.post(PAGE, fields(when="later", at="2026-11-23T09:00", embargo_readers=[dewi.pk]))
        release = Release.objects.get()
        assert answer.headers["Location"] == "/rilis/2026-10.1/"
        assert release.embargoed_until == release.published_at == datetime(2026, 11, 23, 2, tzinfo=UTC)
        assert set(release.embargo_readers.values_list("user", flat=True)) == {dewi.pk, eka.pk}
        assert "menunggu waktu terbit 23 November 2026 pukul 09.00 WIB" in read_page(page.get(LIST)).text


def test_hostile_text_stays_text(page: Client) -> None:
    nasty = '<script>alert(1)</script> =HYPERLINK("x") 😀'
    page.post(PAGE, fields(note=nasty, **{"answer-missing.metro": nasty}))
    shown = page.get("/rilis/2026-10.1/").content.decode()
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "😀" in shown


def test_reading_a_month_costs_the_same_for_one_report_and_for_many(scope: Region, fajar: User, verified: None) -> None:
    with CaptureQueriesContext(connection) as few:
        read_month(scope, MONTH)
    for code in ("18.02", "18.72"):
        denominator(code, 400_000, by=fajar)
        verified_report(code, by=fajar)
    with CaptureQueriesContext(connection) as many:
        read_month(scope, MONTH)
    assert len(many) == len(few)
