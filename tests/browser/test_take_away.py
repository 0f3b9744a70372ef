"""Bawa pulang in Chromium: links and messages that are copied, a card and a sheet that open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.pages import COMPARISON, DESK, OVERVIEW, PHONE, REGENCY, RELEASES
from tests.browser.recount import Ledger, grouped, one
from tests.browser.visiting import Visit

Visiting = Callable[..., Visit]

# What a telephone on plain http answers: no clipboard, no old way either.
NO_CLIPBOARD = """
  Object.defineProperty(navigator, "clipboard", { value: undefined });
  document.execCommand = () => false;
"""
COPIED = "navigator.clipboard.readText()"


def may_copy(visited: Visit) -> None:
    visited.context.grant_permissions(["clipboard-read", "clipboard-write"])


@pytest.mark.parametrize(
    ("path", "lasting"),
    [
        (OVERVIEW, "/2026-10.1/"),
        (REGENCY, "/2026-10.1/lampung-tengah/"),
        (COMPARISON + "?wilayah=mesuji&wilayah=metro", "/2026-10.1/perbandingan/?wilayah=mesuji&wilayah=metro"),
        (RELEASES, "/rilis/"),
    ],
)
def test_the_link_is_copied_and_the_button_says_so(visit: Visiting, path: str, lasting: str) -> None:
    visited = visit(path, width=PHONE)
    may_copy(visited)
    visited.page.get_by_role("button", name="Salin tautan").click()
    visited.page.locator(".permalink [role=status]").get_by_text("Tautan tersalin").wait_for()
    assert visited.page.evaluate(COPIED) == visited.site + lasting
    assert visited.page.evaluate("document.activeElement.textContent") == "Salin tautan"


def test_a_browser_that_cannot_copy_says_what_to_do(visit: Visiting) -> None:
    visited = visit(OVERVIEW)
    visited.page.evaluate(NO_CLIPBOARD)
    visited.page.get_by_role("button", name="Salin tautan").click()
    visited.page.get_by_text("Tidak dapat disalin; pilih lalu salin sendiri.").wait_for()


def test_without_script_the_link_stands_there_and_no_button_does(visit: Visiting) -> None:
    visited = visit(REGENCY, without_script=True)
    assert visited.page.get_by_role("button", name="Salin").count() == 0
    link = visited.page.locator("[data-permalink]")
    assert link.inner_text() == "/2026-10.1/lampung-tengah/"
    visited.follow(link)
    assert visited.page.url == f"{visited.site}/2026-10.1/lampung-tengah/"
    assert visited.page.locator("[data-permalink]").get_attribute("href") == "/2026-10.1/lampung-tengah/"


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_message_holds_the_numbers_and_the_whole_address(visit: Visiting, ledger: Ledger, width: int) -> None:
    visited = visit(REGENCY, width=width)
    may_copy(visited)
    visited.page.locator("#bawa-pulang summary").click()
    visited.page.get_by_role("button", name="Salin pesan").click()
    visited.page.get_by_text("Pesan tersalin").wait_for()
    message = visited.page.evaluate(COPIED)
    entry = one(ledger.latest, "lampung-tengah")
    for words in (
        "Kabupaten Lampung Tengah, Oktober 2026 (angka sementara)",
        entry.percent(),
        f"kategori {entry.category.lower()} menurut skema contoh",
        f"{grouped(entry.participants)} dari {grouped(entry.eligible)} pekerja terlindungi",
        f"Kurang {grouped(entry.gap)} pekerja",
        "Data contoh, bukan angka resmi",
    ):
        assert words in message
    assert message.endswith(
        f"Rilis 2026-10.1. Data contoh, bukan angka resmi. {visited.site}/2026-10.1/lampung-tengah/"
    )


@pytest.mark.parametrize("path", [OVERVIEW, REGENCY])
def test_the_card_opens_as_a_picture_that_fits_a_telephone(visit: Visiting, path: str) -> None:
    visited = visit(path, width=PHONE)
    visited.follow(visited.page.get_by_role("link", name="Kartu untuk dibagikan"))
    size = visited.page.locator("img").evaluate("picture => [picture.naturalWidth, picture.naturalHeight]")
    assert size == [1080, 1350]


def test_the_sheet_is_a_document(visit: Visiting) -> None:
    visited = visit(REGENCY)
    address = visited.page.get_by_role("link", name="Lembar saku").get_attribute("href")
    answer = visited.context.request.get(f"{visited.site}{address}")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF-")
