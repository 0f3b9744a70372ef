"""The screens of a publisher in Chromium: they fit, are quiet, and keep what was typed when they refuse."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.test_every_page import faults, foreign_words
from tests.browser.visiting import Visit

VisitingAs = Callable[..., Visit]

PAGES = {
    "bulan": "/terbitkan/",
    "daftar periksa": "/terbitkan/2026-10/",
    "penjelasan cabang": "/terbitkan/2024-03/",
    "rilis": "/rilis/2024-05.2/",
    "asal angka": "/asal/2026-09.1/mesuji/",
}


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_fits_stays_quiet_and_speaks_indonesian(visit_as: VisitingAs, path: str) -> None:
    visited = visit_as("penerbit", path)
    assert visited.page.url.endswith(path)
    assert foreign_words(visited) == []
    assert faults(visited) == []


def test_a_refusal_marks_the_field_and_keeps_what_was_typed(visit_as: VisitingAs) -> None:
    visited = visit_as("penerbit", "/terbitkan/2026-10/")
    visited.page.get_by_label("Catatan rilis").fill("Ditulis dengan susah payah.")
    visited.page.get_by_label("Kabupaten Mesuji: 1 dari 2 laporan terverifikasi", exact=False).fill("pendek")
    visited.press("Terbitkan")
    assert visited.page.get_by_text("Jelaskan peringatan ini, sedikitnya 10 huruf.").is_visible()
    assert visited.page.get_by_label("Catatan rilis").input_value() == "Ditulis dengan susah payah."
    assert faults(visited) == []
