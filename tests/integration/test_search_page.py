"""Cari: what is found, for whom, and what hostile text does to it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
from django.core.cache import caches
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from coverage.models import PublishedFigure, Release
from dashboards.topics import TOPICS
from enrolment.models import Obligation
from periods import clock
from regions.models import Region, RegionAlias
from tests.factories import MONTH, counts, denominator, released, revise, staff_of, verified_report
from tests.reading import forget_what_was_kept, read_page

pytestmark = pytest.mark.django_db

PREPARED = datetime(2026, 11, 20, 2, tzinfo=UTC)
MOMENT = datetime(2026, 11, 23, 2, tzinfo=UTC)


@pytest.fixture
def release(fajar: User) -> Release:
    """Lampung Selatan: 85.000 of 300.000."""
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    return released(MONTH, by=fajar)


def search(text: str, client: Client | None = None) -> HttpResponse:
    answer = (client or Client()).get("/cari/", {"q": text})
    assert answer.status_code == 200
    return answer


def body(text: str, client: Client | None = None) -> str:
    return read_page(search(text, client)).text


def links(text: str) -> list[str]:
    page = search(text).content.decode()
    return read_page(HttpResponse(page[page.index("<main") : page.index("</main>")])).links


@pytest.mark.usefixtures("release")
def test_an_area_is_shown_with_its_figure_month_and_category() -> None:
    text = body("lamsel")
    assert "Untuk “lamsel” ditemukan 1 wilayah." in text
    assert "Kabupaten Lampung Selatan 28,3%" in text
    assert "Oktober 2026" in text
    assert "/2026-10/lampung-selatan/" in links("lamsel")


@pytest.mark.usefixtures("release")
def test_an_area_that_did_not_report_is_not_nothing() -> None:
    text = body("metro")
    assert "belum ada data Oktober 2026" in text
    assert "0,0%" not in text


@pytest.mark.usefixtures("release")
def test_a_number_of_ours_is_named_with_area_month_and_release_and_leads_there() -> None:
    for typed in ("85.000", "85000", "85.000 peserta"):
        text = body(typed)
        assert "Kabupaten Lampung Selatan, Oktober 2026 Peserta aktif 85.000 rilis 2026-10.1" in text, typed
        assert "Provinsi Lampung, Oktober 2026 Peserta aktif 85.000 rilis 2026-10.1" in text, typed
        assert {"/2026-10/", "/2026-10/lampung-selatan/"} <= set(links(typed)), typed
    assert "Cakupan 28,33%" in body("28,33")
    assert "Cakupan 28,3%" in body("28.3%")


@pytest.mark.usefixtures("release")
def test_a_printed_number_is_found_with_who_printed_it_and_never_called_ours() -> None:
    for typed in ("24,86", "24.86%", "760.468", "760468"):
        page = search(typed).content.decode()
        text = read_page(HttpResponse(page)).text
        assert "Angka publikasi pihak lain" in text, typed
        assert "Angka kami" not in text, typed
        assert "Lampung, 24 September 2024" in text, typed
        assert "/2026-10/angka-publikasi/" in page, typed


@pytest.mark.usefixtures("release")
def test_a_number_nobody_shows_is_not_found() -> None:
    assert "Tidak ada wilayah, halaman, atau angka yang cocok dengan “24,87”." in body("24,87")


@pytest.mark.usefixtures("release")
def test_nothing_found_offers_all_areas() -> None:
    found = [link for link in links("zzzz") if link.startswith("/2026-10/")]
    assert len(found) == 15


@pytest.mark.usefixtures("release")
def test_an_exact_name_still_shows_the_list_and_leads_nobody_away() -> None:
    answer = search("Kabupaten Lampung Selatan")
    assert "Location" not in answer.headers
    assert "ditemukan 1 wilayah" in read_page(answer).text


@pytest.mark.usefixtures("release")
def test_a_page_of_an_area_is_offered_for_the_area_that_was_named() -> None:
    assert "/2026-10/lampung-selatan/rencana-iuran/" in links("iuran lamsel")
    assert len([link for link in links("rencana iuran") if link.endswith("/rencana-iuran/")]) == 15


@pytest.mark.usefixtures("release")
def test_every_page_that_is_offered_opens() -> None:
    for topic in TOPICS:
        found = links(f"{topic.title} lamsel")
        assert found, topic
        if topic.of_area:
            assert [link for link in found if "lampung-selatan" in link], topic
    offered = {link for topic in TOPICS for words in (topic.title, f"{topic.title} lamsel") for link in links(words)}
    # Of the pages that every area has, those of one are asked for.
    chosen = sorted(link for link in offered if "lampung-selatan" in link or link.count("/") < 4)
    client = Client()
    assert {link: status for link in chosen if (status := client.get(link).status_code) != 200} == {}


@pytest.mark.usefixtures("release")
def test_a_new_alias_counts_at_once(scope: Region) -> None:
    assert "Mungkin" not in body("kotabumi")
    assert "Tidak ada wilayah" in body("bumi sai wawai")
    RegionAlias.objects.create(region=Region.objects.get(slug="metro"), name="bumi sai wawai")
    assert [link for link in links("bumi sai wawai") if link.startswith("/2026-10/")] == ["/2026-10/metro/"]


def test_what_a_later_release_replaced_is_not_found_what_replaced_it_is(release: Release, fajar: User) -> None:
    """A search tells what stands now; what stood before is in the history of releases."""
    owed = Obligation.objects.select_related("office").get(month=MONTH, region__slug="lampung-selatan")
    entry, verifier = staff_of(owed.office, fajar)
    revise(obligation=owed, entry=entry, verifier=verifier, report=counts(pu=61_237))
    released(MONTH, after=release.number, by=fajar)
    assert "Peserta aktif 86.237 rilis 2026-10.2" in body("86.237")
    assert "Tidak ada wilayah" in body("85.000")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "%_%",
        "'; DROP TABLE regions_region; --",
        "lam\x00teng",
        "\u202egnetmal",
        "\ud83d",
        "{{ 7 }}{% debug %}",
        "../../etc/passwd",
        "9" * 80,
        "0" * 80,
        "1e400",
        "NaN%",
    ],
)
@pytest.mark.usefixtures("release")
def test_hostile_text_is_answered_as_text(text: str) -> None:
    answer = Client().get("/cari/?q=" + quote(text.encode("utf-8", "replace")))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "\x00" not in page


@pytest.mark.usefixtures("release")
def test_text_without_end_is_refused_with_a_sentence_and_not_repeated() -> None:
    page = search("x" * 10_000).content.decode()
    assert "Yang dicari terlalu panjang: 10.000 huruf, paling banyak 80." in page
    assert "xxxxxxxxxx" not in page
    assert 'aria-invalid="true"' in page


def test_a_search_without_words_shows_the_form_and_the_areas(release: Release) -> None:
    for address in ("/cari/", "/cari/?q=", "/cari/?q=%20%20", "/cari/?lain=1"):
        answer = Client().get(address)
        assert answer.status_code == 200
        assert "Misalnya “lamteng”" in read_page(answer).text
        assert "ditemukan" not in read_page(answer).text


@pytest.mark.usefixtures("reference")
def test_before_the_first_release_areas_and_pages_are_found_without_figures() -> None:
    text = body("lamteng")
    assert "Kabupaten Lampung Tengah" in text
    assert "%" not in text.partition("ditemukan")[2].partition("Sumber:")[0]
    assert "/metodologi/" in links("metodologi")
    assert body("24,86").count("Angka publikasi pihak lain") == 1


@pytest.fixture
def waiting(fajar: User, eka: User, dewi: User) -> Release:
    """September is out; October waits for its moment, and Dewi may read it before."""
    denominator("18.01", 300_000, by=fajar)
    with clock.standing_at(PREPARED - timedelta(days=20)):
        verified_report("18.01", month=MONTH - 1, by=fajar)
        released(MONTH - 1, by=eka)
    with clock.standing_at(PREPARED):
        verified_report("18.01", counts(pu=61_237), by=fajar)
        return released(at=MOMENT, embargo_readers=[dewi], by=eka)


def test_a_number_under_embargo_is_found_by_its_readers_only(waiting: Release, dewi: User, fajar: User) -> None:
    known, admin = Client(), Client()
    known.force_login(dewi)
    admin.force_login(fajar)
    with clock.standing_at(MOMENT - timedelta(microseconds=1)):
        assert "Peserta aktif 86.237 rilis 2026-10.1" in body("86.237", known)
        for client in (Client(), admin):
            assert "Tidak ada wilayah" in body("86.237", client)
            assert "86.237 rilis" not in body("86.237", client)
            assert "28,7" not in body("lamsel", client)
    with clock.standing_at(MOMENT):
        assert "Peserta aktif 86.237 rilis 2026-10.1" in body("86.237")


@pytest.mark.usefixtures("release")
def test_what_people_type_fills_no_store_and_still_has_its_tag() -> None:
    client = Client()
    answer = search("lamsel", client)
    again = client.get("/cari/", {"q": "lamsel"}, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    folder = caches["pages"]
    folder.clear()
    for number in range(5):
        search(f"kata {number}", client)
    assert not folder._list_cache_files()  # type: ignore[attr-defined]


def test_the_number_of_queries_does_not_grow_with_what_is_found(release: Release) -> None:
    numbers = set()
    for text in ("85.000", "28,3", "99,9", "760468"):
        forget_what_was_kept()
        with CaptureQueriesContext(connection) as queries:
            search(text)
        numbers.add(len(queries))
    assert len(numbers) == 1
    assert max(numbers) <= 9


def test_every_page_has_the_box_and_one_with_a_name(release: Release) -> None:
    for address in ("/", "/metodologi/", "/rilis/", "/masuk/", "/tidak-ada/"):
        page = Client().get(address).content.decode()
        assert page.count('role="search"') == 1, address
        assert '<label class="visually-hidden" for="cari-situs">Cari wilayah, halaman, atau angka</label>' in page


def test_printed_rows_with_markup_stay_text(release: Release) -> None:
    row = PublishedFigure.objects.filter(percent__isnull=False).first()
    assert row is not None
    PublishedFigure.objects.filter(pk=row.pk).update(printed_name="<b>Lampung</b>", percent="61.237")
    page = search("61,237").content.decode()
    assert "&lt;b&gt;Lampung&lt;/b&gt;" in page
