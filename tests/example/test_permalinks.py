"""Every page says its lasting address: the same view under the name of its release."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.example.addresses import LATEST, PINNED
from tests.reading import Page, forget_what_was_kept, read_page

pytestmark = pytest.mark.django_db


def lasting(page: Page) -> str:
    (link,) = [link for link in page.tags("a") if "data-permalink" in link]
    return link["href"]


def canonical(page: Page) -> str:
    (link,) = [link for link in page.tags("link") if link["rel"] == "canonical"]
    return link["href"]


def test_every_page_shows_a_link_that_is_also_its_canonical_address(readings: dict[str, Page]) -> None:
    for address, page in readings.items():
        assert lasting(page) == canonical(page), address
        assert ("Tautan tetap" in page.text) != ("Tautan halaman ini" in page.text), address


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/", f"/{PINNED}/"),
        ("/?sort=-rate", f"/{PINNED}/?sort=-rate"),
        ("/wilayah/metro/", f"/{PINNED}/metro/"),
        (f"/{LATEST}/metro/", f"/{PINNED}/metro/"),
        (f"/{PINNED}/metro/", f"/{PINNED}/metro/"),
        ("/2024-05.1/way-kanan/", "/2024-05.1/way-kanan/"),
        ("/2024-07/", "/2024-07.1/"),
        (
            "/perbandingan/?wilayah=mesuji&wilayah=way-kanan",
            f"/{PINNED}/perbandingan/?wilayah=mesuji&wilayah=way-kanan",
        ),
        ("/metodologi/", f"/{PINNED}/metodologi/"),
        ("/angka-publikasi/", f"/{PINNED}/angka-publikasi/"),
        (f"/asal/{LATEST}/metro/", f"/asal/{PINNED}/metro/"),
        (f"/rilis/{LATEST}/", f"/rilis/{PINNED}/"),
        # A list of all releases belongs to none.
        ("/rilis/", "/rilis/"),
    ],
)
def test_it_names_the_release_and_keeps_what_was_chosen(client: Client, address: str, expected: str) -> None:
    assert lasting(read_page(client.get(address))) == expected


def test_it_opens_the_same_page_and_is_its_own_lasting_address(client: Client, readings: dict[str, Page]) -> None:
    for address in ("/", "/wilayah/metro/", f"/{LATEST}/metodologi/", "/perbandingan/?wilayah=mesuji&wilayah=metro"):
        link = lasting(read_page(client.get(address)))
        answer = client.get(link)
        assert answer.status_code == 200
        assert lasting(read_page(answer)) == link


def test_what_somebody_adds_to_an_address_is_no_part_of_it(client: Client) -> None:
    address = "/wilayah/metro/?utm_source=chat&x=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
    answer = client.get(address)
    assert lasting(read_page(answer)) == f"/{PINNED}/metro/"
    assert b"<script>alert" not in client.get("/metodologi/?x=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").content


def test_with_the_address_of_the_house_it_is_complete(client: Client, settings: Any) -> None:
    settings.SITE_URL = "https://ucj.example.go.id"
    forget_what_was_kept()
    page = read_page(client.get("/wilayah/metro/", headers={"host": "localhost"}))
    assert canonical(page) == f"https://ucj.example.go.id/{PINNED}/metro/"
    assert f"https://ucj.example.go.id/{PINNED}/metro/" in page.text
    forget_what_was_kept()


@pytest.mark.parametrize("address", ["/masuk/", "/wilayah/jakarta/"])
def test_pages_without_figures_have_none(client: Client, address: str) -> None:
    answer: HttpResponse = client.get(address)
    assert b"data-permalink" not in answer.content
