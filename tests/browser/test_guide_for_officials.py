"""The way of the guide for officials: every picture in it, and every word that it prints bold.

GUIDE_PICTURES names the folder that keeps the pictures, as for the other guides.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tests.browser.guides import Album
from tests.browser.pages import BY_OFFICE, CHANGE_ACROSS, COMPARISON, DISTANCE, HEAT, PANELS, PHONE, PLAN, REGENCY
from tests.browser.visiting import Visit

Visiting = Callable[..., Visit]


def test_an_official_finds_what_the_guide_says(visit: Visiting, tmp_path: Path) -> None:
    album = Album(Path(os.environ.get("GUIDE_PICTURES") or tmp_path))
    visited = visit(REGENCY, width=PHONE, height=740)
    page = visited.page
    album.take(page, "pejabat-telepon", width=PHONE, height=740)
    album.take_part(page, "pejabat-kepercayaan", page.locator("section[aria-labelledby=kepercayaan]"))
    album.take_part(page, "pejabat-bawa-pulang", page.locator("#bawa-pulang"))
    visited.open_all_details()
    album.look(page)
    # Each picture starts where the figures do, below choosers and menus.
    for path, name, heading in (
        (CHANGE_ACROSS, "pejabat-perubahan", "main h2"),
        (DISTANCE, "pejabat-jarak", "#berapa-lagi"),
        (PLAN, "pejabat-iuran", "#judul-hasil"),
        (BY_OFFICE, "pejabat-peringkat", "main .table-scroll"),
    ):
        visited.open(path)
        album.take(page, name, height=800, start=heading)
    for path in (COMPARISON, HEAT, PANELS):
        visited.open(path)
        album.look(page)
    assert visited.complaints == []
    album.check("pejabat.md")
