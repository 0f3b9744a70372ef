"""What is due, in Chromium: every page fits, is quiet and speaks Indonesian, also where there is something to say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.pages import PHONE
from tests.browser.test_every_page import faults, foreign_words
from tests.browser.visiting import Visit

VisitingAs = Callable[..., Visit]

PAGES = {
    "tugas": ("petugas.lampung-tengah", "/tugas/"),
    "papan": ("admin", "/papan/"),
    "papan, terlambat": ("admin", "/papan/?terlambat=on&sampai=2024-12"),
    "papan, pilihan keliru": ("admin", "/papan/?kantor=tidak-ada"),
    "papan satu kantor": ("verifikator.kalianda", "/papan/"),
    "bulan": ("auditor", "/papan/2024-07/"),
    "wilayah kerja": ("admin", "/pengelola/wilayah-kerja/"),
    "tambah wilayah kerja": ("admin", "/pengelola/wilayah-kerja/tambah/"),
    "pengecualian": ("admin", "/pengelola/pengecualian/"),
    "pengingat": ("auditor", "/pengelola/pengingat/"),
}


@pytest.mark.parametrize(("person", "path"), PAGES.values(), ids=PAGES)
def test_a_page_fits_stays_quiet_and_speaks_indonesian(visit_as: VisitingAs, person: str, path: str) -> None:
    visited = visit_as(person, path)
    assert visited.page.url.endswith(path)
    assert foreign_words(visited) == []
    assert faults(visited) == []


def test_the_oldest_debt_stands_first_and_leads_into_its_table(visit_as: VisitingAs) -> None:
    """Way Kanan never reported July 2024 in the example."""
    visited = visit_as("petugas.lampung-tengah", "/tugas/", width=PHONE)
    first = visited.page.locator(".tasks > li").first
    assert "Kabupaten Way Kanan, Juli 2024" in first.inner_text()
    visited.follow(first.get_by_role("link"))
    assert visited.page.locator("h1").inner_text() == "Isian Juli 2024"


def test_a_refused_exception_keeps_what_was_typed(visit_as: VisitingAs) -> None:
    visited = visit_as("admin", "/pengelola/pengecualian/", width=PHONE)
    page = visited.page
    page.get_by_label("Kabupaten/kota").select_option(label="Kabupaten Way Kanan")
    page.get_by_label("Bulan laporan").fill("2024-07")
    page.get_by_label("Dibuka sampai").fill("2024-08-01")
    page.get_by_label("Alasan").fill("Laporan lama ditemukan di arsip.")
    visited.press("Buka isian")
    assert page.get_by_text("1 Agustus 2024 sudah lewat.").is_visible()
    assert page.get_by_label("Alasan").input_value() == "Laporan lama ditemukan di arsip."
    assert visited.barriers() == []


def test_an_area_can_be_ended_from_the_list(visit_as: VisitingAs) -> None:
    visited = visit_as("admin", "/pengelola/wilayah-kerja/")
    visited.follow(visited.page.get_by_role("link", name="Akhiri Kantor Cabang Perintis Metro melayani Kota Metro"))
    assert (foreign_words(visited), faults(visited)) == ([], [])
