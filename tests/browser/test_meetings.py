"""Monev in Chromium: every page fits, is quiet and speaks Indonesian; a meeting is recorded without a script."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.test_every_page import faults, foreign_words
from tests.browser.visiting import Visit

VisitingAs = Callable[..., Visit]

# The meeting of May 2025 is the first row of every installation, and so is its first commitment.
PAGES = {
    "rapat": ("pembaca", "/monev/"),
    "rapat satu wilayah": ("penerbit", "/monev/?wilayah=lampung-tengah"),
    "wilayah tanpa rapat": ("auditor", "/monev/?wilayah=metro"),
    "tindak lanjut": ("pembaca", "/monev/tindak-lanjut/?tampil=semua"),
    "satu rapat": ("pembaca", "/monev/rapat/1/"),
    "satu rapat, untuk yang mencatat": ("penerbit", "/monev/rapat/2/"),
    "satu tindak lanjut": ("penerbit", "/monev/tindak-lanjut/2/"),
    "catat rapat": ("penerbit", "/monev/rapat/baru/"),
}


@pytest.mark.parametrize(("person", "path"), PAGES.values(), ids=PAGES)
def test_a_page_fits_stays_quiet_and_speaks_indonesian(visit_as: VisitingAs, person: str, path: str) -> None:
    visited = visit_as(person, path)
    assert visited.page.url.endswith(path)
    assert foreign_words(visited) == []
    assert faults(visited) == []


def test_more_rows_come_and_a_refusal_keeps_what_was_typed(visit_as: VisitingAs) -> None:
    visited = visit_as("penerbit", "/monev/rapat/baru/")
    page = visited.page
    page.get_by_label("Judul", exact=True).fill("Monev percobaan")
    page.get_by_label("Kantor atau jabatan").first.fill("Bappeda")
    visited.press("Tambah baris: Kantor")
    assert page.get_by_label("Kantor atau jabatan").count() == 6
    assert page.get_by_label("Kantor atau jabatan").first.input_value() == "Bappeda"
    # It stands above and below the form; the first one is what the Enter key presses.
    visited.follow(page.get_by_role("button", name="Simpan konsep").first)
    assert page.get_by_text("Belum tersimpan; perbaiki isian yang ditandai.").is_visible()
    assert page.get_by_label("Judul", exact=True).input_value() == "Monev percobaan"
    assert visited.barriers() == []
