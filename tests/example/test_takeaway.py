"""What readers carry away: cards and sheets that hold the figures of their release, and pages that lead to them."""

from __future__ import annotations

import html
import re
import struct
import subprocess

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from tests.browser.recount import Entry, Ledger, grouped, one, ranks, read_ledger, target_words, total
from tests.example.addresses import LATEST, PINNED, SLUGS
from tests.reading import Page

pytestmark = pytest.mark.django_db

SCOPE = "provinsi-lampung"
# Superseded, a month without this area, the first month, the month of the new denominator.
ODD = (
    ("2024-05.1", "tulang-bawang-barat"),
    ("2024-07.1", "way-kanan"),
    ("2023-11.1", "metro"),
    ("2025-01.1", "tulang-bawang-barat"),
    ("2024-07.1", SCOPE),
    ("2024-05.1", SCOPE),
)
WANTED = [*((PINNED, slug) for slug in (*SLUGS, SCOPE)), *ODD]


@pytest.fixture(scope="module")
def ledger(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Ledger:
    with django_db_blocker.unblock():
        return read_ledger()


@pytest.fixture(scope="module")
def sheets(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[tuple[str, str], HttpResponse]:
    """Each made once; a typesetter in a loop of tests would eat the machine."""
    with django_db_blocker.unblock():
        client = Client()
        return {(label, slug): client.get(f"/{label}/{slug}/lembar-saku.pdf") for label, slug in WANTED}


def text_of(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def raw_text_of(pdf: bytes) -> str:
    """In the order of the document, column after column."""
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def entry_of(ledger: Ledger, label: str, slug: str) -> Entry:
    month, number = label.split(".")
    entries = ledger.release(month, int(number))
    found = total(entries) if slug == SCOPE else one(entries, slug)
    assert found is not None
    return found


def test_every_sheet_is_one_page_under_a_name_that_says_what_it_is(
    sheets: dict[tuple[str, str], HttpResponse],
) -> None:
    for (label, slug), answer in sheets.items():
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "application/pdf"
        month, number = label.split(".")
        name = f"ucj_{slug}_{month}_rilis-{number}_lembar-saku.pdf"
        assert answer.headers["Content-Disposition"] == f'inline; filename="{name}"'
        assert len(re.findall(rb"/Type\s*/Page\b(?!s)", answer.content)) == 1, (label, slug)
        assert b"pdfuaid" in answer.content, (label, slug)


def test_every_sheet_holds_the_figures_of_its_release(
    sheets: dict[tuple[str, str], HttpResponse], ledger: Ledger
) -> None:
    for (label, slug), answer in sheets.items():
        read = text_of(answer.content)
        entry = entry_of(ledger, label, slug)
        whose = "" if slug == SCOPE else "provinsi "
        page = f"testserver/{label}/" if slug == SCOPE else f"testserver/{label}/{slug}/"
        expected = [f"Rilis {label}", "Data contoh: dibuat", page, "halaman 1 dari 1", "contoh, belum resmi"]
        expected.append("Angka sementara" if entry.provisional else "Angka final")
        if entry.known:
            expected += [
                entry.percent(),
                entry.category,
                f"{grouped(entry.participants)} dari {grouped(entry.eligible)} pekerja terlindungi.",
                f"Kurang {grouped(entry.gap)} pekerja ke target {whose}{target_words(entry.target)}."
                if entry.target
                else "Target belum ada data.",
            ]
        else:
            expected += ["Belum ada data", "Belum ada kategori", "Laporan bulan ini belum lengkap terverifikasi."]
        for words in expected:
            assert words in read, (label, slug, words)


def test_the_sheet_of_an_area_says_its_place_and_what_surrounds_it(
    sheets: dict[tuple[str, str], HttpResponse], ledger: Ledger
) -> None:
    known = [entry for entry in ledger.latest if entry.known]
    places = ranks(ledger.latest)
    for slug in SLUGS:
        read = text_of(sheets[PINNED, slug].content)
        place = f"Peringkat {places[slug]} dari {len(known)} yang melapor."
        assert place in read or (slug == "mesuji" and "Tidak diperingkat karena angkanya belum lengkap." in read), slug
        assert f"Provinsi Lampung: {total(ledger.latest).percent()} ({len(known)} dari 15 melapor)." in read, slug


@pytest.mark.parametrize("slug", ["metro", "mesuji", "tulang-bawang-barat", SCOPE])
def test_the_sheet_tells_the_paragraph_of_the_page(
    client: Client, sheets: dict[tuple[str, str], HttpResponse], slug: str
) -> None:
    page = client.get(f"/{PINNED}/" if slug == SCOPE else f"/{PINNED}/{slug}/").content.decode()
    (paragraph,) = re.findall(r'<p class="paragraph">(.*?)</p>', page, re.DOTALL)
    sentences = [html.unescape(" ".join(re.sub(r"<.*?>", "", part).split())) for part in paragraph.split("</span>")]
    read = raw_text_of(sheets[PINNED, slug].content)
    told = [sentence for sentence in sentences if sentence]
    assert told
    for sentence in told:
        assert sentence in read, sentence


def test_no_number_on_the_trend_wants_a_list_that_is_not_there(
    client: Client, sheets: dict[tuple[str, str], HttpResponse]
) -> None:
    page = client.get(f"/{PINNED}/lampung-tengah/").content.decode()
    together = set(re.findall(r">(\d+–\d+)<", page))
    assert together
    read = raw_text_of(sheets[PINNED, "lampung-tengah"].content)
    assert [numbers for numbers in together if numbers in read] == []


def test_the_letter_of_trust_stands_beside_its_four_checks(sheets: dict[tuple[str, str], HttpResponse]) -> None:
    for slug in SLUGS:
        read = raw_text_of(sheets[PINNED, slug].content)
        answers = re.findall(
            r"(?:terverifikasi|sampai tenggat|orang lain|saat terbit) (ya|tidak|belum dapat dinilai)\b", read
        )
        assert len(answers) == 4, (slug, answers)
        letter = re.search(r"Kepercayaan data: ([A-D])\b", read)
        if "belum dapat dinilai" in answers or slug == "mesuji":
            assert letter is None, slug
        else:
            assert letter is not None
            assert letter[1] == {4: "A", 3: "B", 2: "C"}.get(answers.count("ya"), "D"), slug


def test_the_sheet_of_the_province_lists_every_area(
    sheets: dict[tuple[str, str], HttpResponse], ledger: Ledger
) -> None:
    read = text_of(sheets[PINNED, SCOPE].content)
    for entry in ledger.latest:
        assert entry.name in read
        if entry.known:
            assert grouped(entry.gap) in read


def test_a_superseded_sheet_says_which_release_stands(sheets: dict[tuple[str, str], HttpResponse]) -> None:
    assert "Telah digantikan oleh rilis 2024-05.2" in text_of(sheets["2024-05.1", "tulang-bawang-barat"].content)
    assert "Telah digantikan" not in text_of(sheets[PINNED, "metro"].content)


@pytest.mark.parametrize(("label", "slug"), [(PINNED, "metro"), (PINNED, "mesuji"), (PINNED, SCOPE), *ODD])
def test_a_card_is_a_picture_1080_wide(client: Client, label: str, slug: str) -> None:
    answer = client.get(f"/{label}/{slug}/kartu.png")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/png"
    assert struct.unpack(">II", answer.content[16:24]) == (1080, 1350)
    # A telephone on a weak network still gets it in a moment.
    assert len(answer.content) < 300_000


@pytest.mark.parametrize("name", ["kartu.png", "lembar-saku.pdf"])
def test_only_a_release_has_a_card_and_a_sheet(client: Client, name: str) -> None:
    assert client.get(f"/{LATEST}/metro/{name}").status_code == 404
    assert client.get(f"/{PINNED}/jakarta/{name}").status_code == 404
    assert client.get(f"/2031-01.1/metro/{name}").status_code == 404


def test_what_a_browser_still_has_is_not_made_again(client: Client) -> None:
    first = client.get(f"/{PINNED}/metro/kartu.png")
    again = client.get(f"/{PINNED}/metro/kartu.png", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(("slug", "page"), [("metro", "/wilayah/metro/"), (SCOPE, "/")])
def test_pages_lead_to_both_and_tell_chats_what_to_show(readings: dict[str, Page], slug: str, page: str) -> None:
    reading = readings[page]
    card = f"/{PINNED}/{slug}/kartu.png"
    assert {card, f"/{PINNED}/{slug}/lembar-saku.pdf"} <= set(reading.links)
    shown = {tag["property"]: tag["content"] for tag in reading.tags("meta") if "property" in tag}
    assert shown["og:image"] == card
    assert (shown["og:image:width"], shown["og:image:height"]) == ("1080", "1350")
    assert shown["og:image:alt"] in reading.text
    assert shown["og:url"] in (f"/{PINNED}/metro/", f"/{PINNED}/")


@pytest.mark.parametrize("name", ["kartu.png", "lembar-saku.pdf"])
@pytest.mark.parametrize("slug", ["metro", SCOPE])
def test_a_file_takes_few_questions_to_the_database(client: Client, slug: str, name: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/{PINNED}/{slug}/{name}")
    assert len(asked) <= 15
