"""Wrong and hostile addresses: a 404 page in Indonesian, never an error and never another host."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

import pytest
from django.test import Client

from tests.example.addresses import LATEST, PINNED
from tests.reading import Page, read_page

pytestmark = pytest.mark.django_db

LONG = "x" * 10_000
WRONG = [
    "/tidak-ada/",
    "/wilayah/",
    "/wilayah/tidak-ada/",
    "/wilayah/provinsi-lampung/",
    "/wilayah/Metro/",
    "/2019-01/",
    "/2026-11/",
    "/2026-13/",
    "/2026-1/",
    "/2026-00/",
    "/0000-01/",
    f"/{LATEST}.0/",
    f"/{LATEST}.9/",
    f"/{LATEST}.999/",
    f"/{LATEST}.1.1/",
    f"/{LATEST}.-1/",
    f"/{LATEST}/tidak-ada/",
    f"/{LATEST}/provinsi-lampung/",
    f"/{LATEST}/metro/tren.svg",  # files exist under the name of a release only
    f"/{PINNED}/metro/tren.pdf",
    f"/{PINNED}/metro/tren",
    f"/{PINNED}/metro/tidak-ada.svg",
    f"/{PINNED}/metro/peta.svg",
    f"/{PINNED}/tidak-ada/tren.svg",
    f"/{PINNED}/provinsi-lampung/segmen.svg",
    f"/{PINNED}/perbandingan/tren.svg",
    f"/{LATEST}.9/metro/tren.svg",
    f"/{PINNED}/perbandingan/perbandingan.csv?wilayah=metro",
    f"/{PINNED}/perbandingan/perbandingan.csv?wilayah=metro&wilayah=tidak-ada",
    f"/{PINNED}/../../etc/passwd",
    "/%00/",
    "/wilayah/%F0%9F%98%80/",
    "/wilayah/%3Cscript%3Ealert(1)%3C/script%3E/",
    "/wilayah/metro'%20OR%20'1'='1/",
    f"/{'x' * 2_000}/",
    f"/wilayah/{'x' * 2_000}/",
    f"/{LATEST}/{'x' * 2_000}/",
    "/rilis/buka/",
    "/perbandingan/metro/",
]


@pytest.mark.parametrize("address", WRONG, ids=lambda address: address[:60])
def test_what_is_not_there_is_a_page_in_indonesian(address: str, client: Client) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    page = read_page(answer)
    assert [tag["lang"] for tag in page.tags("html")] == ["id"]
    assert "Halaman tidak ditemukan" in page.text
    assert "Ke Beranda" in page.text
    assert not {"script"} & {tag for tag, attributes in page.elements if not attributes.get("src", "/").startswith("/")}
    assert "<script>alert" not in answer.content.decode()
    for english in ("Not Found", "No Region", "matches the given query", "Resolver404", "Traceback"):
        assert english not in page.text
    assert not answer.cookies
    assert "max-age" not in answer.headers.get("Cache-Control", "")


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/wilayah/tidak-ada/", "Tidak ada kabupaten/kota “tidak-ada” di Provinsi Lampung."),
        ("/2019-01/", "Belum ada rilis 2019-01."),
        (f"/{LATEST}.9/metro/", f"Belum ada rilis {LATEST}.9."),
        (f"/{LATEST}/metro/tren.svg", "Berkas hanya ada menurut nomor rilis, misalnya 2026-10.1."),
        (f"/{PINNED}/metro/tidak-ada.svg", "Tidak ada grafik “tidak-ada”."),
    ],
)
def test_the_page_says_what_is_not_there(address: str, sentence: str, client: Client) -> None:
    assert sentence in read_page(client.get(address)).text


@pytest.mark.parametrize(
    "query",
    [
        *("per_page=0", "per_page=-1", "per_page=x", "per_page=99999999999999999999", "page=0", "page=-1", "page=x"),
        *("page=99999999999999999999", "sort=", "sort=tidak-ada", "sort=-", "sort=rate,-rate,name", "sort=%00"),
        *("sort=__class__", "sort=row__area__slug", f"sort={LONG}", f"x={LONG}", "%00=%00", "%ff=%ff", "&&&==="),
    ],
    ids=lambda query: query[:30],
)
def test_an_odd_question_to_the_table_is_answered_with_the_table(query: str, client: Client) -> None:
    answer = client.get(f"/?{query}")
    assert answer.status_code == 200
    assert read_page(answer).table("Peringkat")


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_are_read_and_never_written(method: str) -> None:
    client = Client(enforce_csrf_checks=True)
    for address in ("/", "/wilayah/metro/", f"/{PINNED}/metro/tren.csv"):
        assert getattr(client, method)(address).status_code in (403, 405), (method, address)


def test_the_headers_of_a_page_can_be_asked_for_alone(client: Client) -> None:
    answer = client.head("/")
    assert (answer.status_code, answer.content) == (200, b"")


# The chooser: from a page and a release to the same page in that release.


@pytest.mark.parametrize(
    ("edition", "page", "leads_to"),
    [
        ("2024-05.1", "/", "/2024-05.1/"),
        ("2024-05", "/2026-10/", "/2024-05/"),
        ("2024-05.1", "/wilayah/metro/", "/2024-05.1/metro/"),
        ("2024-05.1", "/2026-10.1/metro/", "/2024-05.1/metro/"),
        ("2024-05", "/perbandingan/", "/2024-05/perbandingan/"),
        (
            "2024-05",
            "/2026-10/perbandingan/?wilayah=metro&wilayah=mesuji",
            "/2024-05/perbandingan/?wilayah=metro&wilayah=mesuji",
        ),
        ("2024-05", "/?sort=-rate", "/2024-05/?sort=-rate"),
        ("2024-05", "/metodologi/", "/2024-05/metodologi/"),
    ],
)
def test_the_chooser_opens_the_same_page_in_another_release(
    edition: str, page: str, leads_to: str, client: Client
) -> None:
    answer = client.get("/rilis/buka/", {"rilis": edition, "halaman": page})
    assert (answer.status_code, answer.headers["Location"]) == (302, leads_to)
    assert client.get(leads_to).status_code == 200


@pytest.mark.parametrize(
    "page",
    [
        *("https://evil.example/", "//evil.example/", "///evil.example", "/\\evil.example/", "\\\\evil.example"),
        *(
            "http:evil.example",
            "javascript:alert(1)",
            "data:text/html,x",
            "@evil.example",
            "/@evil.example/",
            "\t//evil",
        ),
        *(
            "/%2F%2Fevil.example",
            "/ /evil.example",
            "https:///evil.example",
            "http://127.0.0.1@evil.example/",
            "/\r\n/x",
        ),
        *(
            "/?next=//evil.example",
            "/?\r\nSet-Cookie: a=b",
            "/#//evil.example",
            "/admin/",
            "/masuk/",
            "/rilis/",
            "\x00",
        ),
        *("/wilayah/metro/\x00", "/static/css/theme.css", "", "?", f"/wilayah/{LONG}/", f"/?{LONG}", "perbandingan/"),
    ],
    ids=lambda page: repr(page[:30]),
)
def test_the_chooser_never_leads_to_another_host(page: str, client: Client) -> None:
    answer = client.get("/rilis/buka/", {"rilis": PINNED, "halaman": page})
    assert answer.status_code in (302, 404)
    if answer.status_code == 302:
        target = urlsplit(answer.headers["Location"])
        assert (target.scheme, target.netloc) == ("", "")
        assert target.path.startswith(f"/{PINNED}/")
        assert not {"\r", "\n"} & set(answer.headers["Location"])
    assert not answer.cookies


@pytest.mark.parametrize(
    "edition",
    ["", "x", "2026-13", "../admin", "//evil.example", "https://evil.example", "2026-10.1/metro", "\x00", LONG],
    ids=lambda edition: repr(edition[:20]),
)
def test_the_chooser_refuses_what_is_no_release(edition: str, client: Client) -> None:
    answer = client.get("/rilis/buka/", {"rilis": edition, "halaman": "/wilayah/metro/"})
    assert answer.status_code == 404
    assert "Halaman tidak ditemukan" in read_page(answer).text


def test_a_release_that_is_not_out_yet_leads_to_a_page_that_says_so(client: Client) -> None:
    answer = client.get("/rilis/buka/", {"rilis": "2027-01", "halaman": "/"}, follow=True)
    assert answer.status_code == 404
    assert "Belum ada rilis" in read_page(answer).text


# The comparison: the choice lives in the address.

DEFAULT = ["Kabupaten Lampung Tengah", "Kota Bandar Lampung", "Kota Metro"]


def compare(client: Client, *slugs: str) -> Page:
    answer = client.get(f"/perbandingan/?{'&'.join(f'wilayah={quote(slug)}' for slug in slugs)}")
    assert answer.status_code == 200
    return read_page(answer)


def compared(page: Page) -> list[str]:
    return [row["Kabupaten/kota"] for row in page.table("Cakupan", "Sejak bulan lalu")]


def checked(page: Page) -> set[str]:
    return {box["value"] for box in page.tags("input") if box.get("name") == "wilayah" and "checked" in box}


def test_the_choice_in_the_address_is_shown_in_its_order_and_carried_on(client: Client) -> None:
    page = compare(client, "mesuji", "way-kanan")
    assert compared(page) == ["Kabupaten Mesuji", "Kabupaten Way Kanan"]
    assert checked(page) == {"mesuji", "way-kanan"}
    downloads = [link for link in page.links if "/perbandingan/perbandingan." in link]
    assert len(downloads) == 5
    assert all(link.endswith("?wilayah=mesuji&wilayah=way-kanan") for link in downloads)
    header = client.get(next(link for link in downloads if ".csv?" in link and "excel" not in link)).content.decode()
    assert header.startswith("bulan,cakupan_mesuji_percent,cakupan_way_kanan_percent,")


@pytest.mark.parametrize("number", range(2, 7))
def test_two_to_six_areas_are_compared(number: int, client: Client) -> None:
    slugs = ("metro", "mesuji", "pringsewu", "pesawaran", "tanggamus", "way-kanan")[:number]
    page = compare(client, *slugs)
    assert len(compared(page)) == number
    assert checked(page) == set(slugs)
    assert "Dipilih" not in page.text


@pytest.mark.parametrize(
    ("slugs", "sentence"),
    [
        (["metro"], "Dipilih 1. Pilih 2 sampai 6 kabupaten/kota."),
        (["metro", "metro"], "Dipilih 1. Pilih 2 sampai 6 kabupaten/kota."),
        (
            ["metro", "mesuji", "pringsewu", "pesawaran", "tanggamus", "way-kanan", "lampung-barat"],
            "Dipilih 7. Pilih 2 sampai 6 kabupaten/kota.",
        ),
        (["metro", "palembang"], "“palembang” bukan kabupaten/kota di sini. Pilih dari daftar."),
        (["metro", "<script>alert(1)</script>"], "“<script>alert(1)</script>” bukan kabupaten/kota di sini."),
        (["metro", "\x00"], "bukan kabupaten/kota di sini"),
        (["metro", LONG], "bukan kabupaten/kota di sini"),
        ([""], "bukan kabupaten/kota di sini. Pilih dari daftar."),
        (["provinsi-lampung", "metro"], "“provinsi-lampung” bukan kabupaten/kota di sini."),
    ],
    ids=["one", "one twice", "seven", "unknown", "script", "nul", "long", "nothing", "province"],
)
def test_a_choice_that_cannot_be_compared_gives_a_sentence(slugs: list[str], sentence: str, client: Client) -> None:
    answer = client.get("/perbandingan/", {"wilayah": slugs})
    assert answer.status_code == 200
    page = read_page(answer)
    assert sentence in page.text
    assert compared(page) == DEFAULT
    assert "<script>alert" not in answer.content.decode()


def test_the_same_area_twice_counts_once(client: Client) -> None:
    assert compared(compare(client, "metro", "mesuji", "metro")) == ["Kota Metro", "Kabupaten Mesuji"]


def test_without_a_choice_the_first_three_are_compared(client: Client) -> None:
    page = read_page(client.get("/perbandingan/"))
    assert compared(page) == DEFAULT
    assert checked(page) == {"lampung-tengah", "bandar-lampung", "metro"}
