"""Distance, forecast and other denominators in the example: states, refusals, and what must stay where it is."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from coverage.models import CoverageTarget, EligibleWorkers
from coverage.selectors.releases import SHOWN_BESIDE
from tests.example.addresses import LATEST, PINNED
from tests.reading import forget_what_was_kept

pytestmark = pytest.mark.django_db

PROVINCE = "provinsi-lampung"
PLACES = ("lampung-tengah", "bandar-lampung", PROVINCE)


def page(client: Client, place: str, edition: str = LATEST) -> str:
    return client.get(f"/{edition}/{place}/jarak/").content.decode()


def sentences(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("&quot;", '"')


def imagined(html: str) -> dict[str, list[str]]:
    """Denominator and coverage of every row that is no official figure."""
    table = html[html.index('class="table wordy stacked alternatives"') :]
    rows = re.findall(r"<tr role=\"row\">.*?</tr>", table[: table.index("</table>")], re.DOTALL)
    found = {}
    for row in rows:
        if 'data-label="Jumlah"' in row:
            found[row] = re.findall(r'class="n">([^<]+)</td>', row)
    return found


@pytest.mark.parametrize("place", PLACES)
def test_every_imagined_row_and_the_whole_part_say_that_they_are_no_official_figure(place: str, client: Client) -> None:
    html = page(client, place)
    part = html[html.index('aria-labelledby="penyebut-lain"') :]
    assert part.index("bukan angka resmi") < part.index("<table")
    assert "<b>Bagian ini bukan angka resmi.</b>" in part
    rows = imagined(html)
    assert len(rows) >= 1
    assert all("bukan angka resmi" in row for row in rows)


@pytest.fixture(scope="session")
def told(pages: dict[str, HttpResponse], files: dict[str, HttpResponse]) -> dict[str, str]:
    """Every page and file as words, the pages of distances aside, and workbooks, which hold the rows of their CSV."""
    return {
        address: sentences(answer.content.decode())
        for address, answer in {**pages, **files}.items()
        if not address.endswith(("/jarak/", ".xlsx"))
    }


def beside(eligible: str, rate: str, words: str) -> bool:
    """A denominator and the coverage it gives, side by side; each of both alone may stand somewhere by chance."""
    numbers = f"(?:{re.escape(eligible)}|{eligible.replace('.', '')})"
    return bool(re.search(rf"{numbers}\b.{{0,120}}?{re.escape(rate)}", words))


@pytest.mark.parametrize("place", PLACES)
def test_imagined_figures_stand_nowhere_else(place: str, client: Client, told: dict[str, str]) -> None:
    html = page(client, place)
    pairs = list(imagined(html).values())
    assert all(beside(*pair, sentences(html)) for pair in pairs)
    found = [(address, pair) for address, words in told.items() for pair in pairs if beside(*pair, words)]
    assert found == []


def test_what_is_no_official_figure_has_no_files(client: Client) -> None:
    html = page(client, PROVINCE, PINNED)
    part = html[html.index('aria-labelledby="penyebut-lain"') : html.index('id="pilih-rilis"')]
    assert "download" not in part
    for chart in ("penyebut-lain", "andaian", "alternatif"):
        assert client.get(f"/{PINNED}/{PROVINCE}/{chart}.csv").status_code == 404


def test_no_other_page_speaks_of_imagined_coverage(pages: dict[str, HttpResponse]) -> None:
    speaking = [address for address, answer in pages.items() if "andaian" in answer.content.decode()]
    assert [address for address in speaking if not address.endswith("/jarak/")] == []
    assert speaking


@pytest.mark.parametrize(
    ("edition", "place", "reason"),
    [
        ("2025-06", "metro", "penyebut berganti pada Januari 2025, dan sejak itu baru ada 5 penambahan bulanan final"),
        ("2024-07", "bandar-lampung", "baru ada 8 penambahan bulanan final yang berurutan"),
        ("2023-11", "metro", "baru ada 0 penambahan bulanan final yang berurutan"),
        ("2026-10", "mesuji", "Kapan tercapai tidak dapat diperkirakan: cakupan bulan ini belum ada data."),
    ],
)
def test_no_range_without_its_reason(edition: str, place: str, reason: str, client: Client) -> None:
    html = page(client, place, edition)
    assert reason in sentences(html)
    assert 'id="kapan"' not in html
    assert client.get(f"/{edition}.1/{place}/kapan.csv").status_code == 404


def test_the_printed_series_of_the_province_is_out_of_reach(client: Client) -> None:
    words = sentences(page(client, PROVINCE))
    assert "sekitar 257 bulan, lebih dari 20 tahun: tidak dalam jangkauan." in words
    assert "Dari angka publikasi tidak dibuat rentang" in words


def test_a_release_before_the_last_printed_figure_does_not_know_it(client: Client) -> None:
    assert "257 bulan" not in sentences(page(client, PROVINCE, "2025-02"))


def test_an_area_far_from_the_next_category_is_out_of_reach(client: Client) -> None:
    words = sentences(page(client, "pesisir-barat"))
    assert "Kategori rendah (26,08%) tidak dalam jangkauan" in words


def test_a_month_without_a_report_names_the_last_figure(client: Client) -> None:
    words = sentences(page(client, "mesuji"))
    assert "Angka terakhir: 24,8% pada September 2026." in words
    assert "Peserta September 2026 sebanyak" in words


def test_the_province_is_imagined_only_over_months_in_which_every_area_reported(client: Client) -> None:
    words = sentences(page(client, PROVINCE))
    assert "14 dari 15 wilayah melapor; jarak dan laju dihitung atas wilayah yang melapor." in words
    assert "Peserta September 2026 sebanyak 885.757 orang" in words


def test_a_reached_target_asks_for_nothing(client: Client) -> None:
    words = sentences(page(client, "metro", "2024-12"))
    assert re.search(r"Target 2024 \(32,62%\) tercapai Desember 2024 0 – –", words)


def test_later_targets_are_marked_as_reference_data_with_their_source(client: Client) -> None:
    html = page(client, "metro")
    assert 'Target 2030 (58,35%) <span class="tag">belum masuk rilis</span>' in html
    assert "RPJMD Provinsi Lampung 2025–2029. Sumber:" in sentences(html)


def test_an_unknown_place_is_told(client: Client) -> None:
    answer = client.get("/2026-10/jakarta/jarak/")
    assert answer.status_code == 404
    assert "Tidak ada kabupaten/kota “jakarta”" in answer.content.decode()


def test_the_page_of_an_area_leads_here(client: Client) -> None:
    html = client.get(f"/{PINNED}/metro/").content.decode()
    assert f'href="/{PINNED}/metro/jarak/"' in html
    assert "Kurang 1.256 pekerja ke kategori tinggi (39,11%)." in html


def test_the_page_of_the_province_leads_here(client: Client) -> None:
    assert f'href="/{PINNED}/{PROVINCE}/jarak/"' in client.get(f"/{PINNED}/").content.decode()


def test_all_places_and_months_cost_the_same_queries(client: Client) -> None:
    numbers = {}
    for address in ("/2026-10/metro/jarak/", "/2026-10/mesuji/jarak/", "/2024-12/metro/jarak/"):
        forget_what_was_kept()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        numbers[address] = len(queries)
    assert len(set(numbers.values())) == 1, numbers
    assert max(numbers.values()) <= 12


def test_new_reference_data_is_shown_without_a_release() -> None:
    assert {EligibleWorkers, CoverageTarget} <= set(SHOWN_BESIDE)


def test_a_lasting_address_says_what_in_it_is_of_today(client: Client) -> None:
    said = "target tahun sesudahnya dan penyebut lain mengikuti data acuan hari ini, bukan saat rilis terbit."
    assert said in client.get(f"/{PINNED}/metro/jarak/").content.decode()
    assert said not in client.get("/2026-10/metro/jarak/").content.decode()
