"""Speed as a number that is reviewed: queries a page, first reader and signed-in reader."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from tests.example.addresses import FILES, PAGES, PINNED, SIDE_BY_SIDE
from tests.reading import forget_what_was_kept

pytestmark = pytest.mark.django_db

MOST = 15
SEARCHES = [
    "/cari/",
    "/cari/?q=lamteng",
    "/cari/?q=iuran+lampung",
    "/cari/?q=24,86",
    "/cari/?q=760468",
    "/cari/?q=1802",
]
KINDS = ["/", "/rilis/", "/perbandingan/", "/angka-publikasi/", "/metodologi/", "/wilayah/metro/"]
KINDS += [f"/perbandingan/{view}/" for view in SIDE_BY_SIDE]
KINDS += [f"/perbandingan/peringkat/?kelompok={rule}&banding=2025-01" for rule in ("jenis", "kantor", "bpu")]
DATED = [
    f"/{edition}/{page}" for edition in ("2024-05", "2024-05.1", PINNED) for page in ("", "metro/", "perbandingan/")
]


def queries_of(client: Client, address: str) -> int:
    forget_what_was_kept()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("address", KINDS + SEARCHES + DATED)
def test_a_page_asks_the_database_at_most_fifteen_times(address: str, client: Client) -> None:
    assert queries_of(client, address) <= MOST
    client.force_login(User.objects.get(username="pembaca"))
    # Once a minute the session notes that somebody is there.
    client.get("/akun/")
    assert queries_of(client, address) <= MOST


@pytest.mark.parametrize("address", [file for file in FILES if file.endswith((".csv", ".svg")) and "excel" not in file])
def test_a_file_asks_the_database_at_most_fifteen_times(address: str, client: Client) -> None:
    assert queries_of(client, address) <= MOST


def test_the_number_is_the_same_for_every_area_and_month(client: Client) -> None:
    regencies = [
        page for page in PAGES if page.startswith(("/wilayah/", "/2026-10/", "/2023-11/")) and page.count("/") == 3
    ]
    regencies = [
        page
        for page in regencies
        if not page.endswith(("perbandingan/", "angka-publikasi/", "metodologi/", "peristiwa/"))
    ]
    assert len(regencies) > 15
    numbers = {address: queries_of(client, address) for address in regencies}
    assert len({number for address, number in numbers.items() if "2023-11" not in address}) == 1, numbers


def test_two_areas_and_six_cost_the_same(client: Client) -> None:
    six = ("metro", "mesuji", "pringsewu", "pesawaran", "tanggamus", "way-kanan")
    numbers = {
        queries_of(client, f"/perbandingan/?{'&'.join(f'wilayah={slug}' for slug in six[:number])}")
        for number in (2, 6)
    }
    assert len(numbers) == 1


def test_a_number_found_once_and_one_found_often_cost_the_same(client: Client) -> None:
    assert len({queries_of(client, f"/cari/?q={number}") for number in ("24,86", "24,9", "99,99", "25,1")}) == 1
