"""The guides in docs/panduan: their pictures, taken by the tests, and every word they print bold."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page

ROOT = Path(__file__).resolve().parents[2]
GUIDES = ROOT / "docs" / "panduan"


class Album:
    """Pictures of the way, and every word that was to be seen on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: set[str] = set()
        self.words = ""

    def take(self, page: Page, name: str, *, width: int = 1100, height: int = 900, start: str = "html") -> None:
        """The window, from the part ``start`` on."""
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("document.activeElement.blur()")
        page.locator(start).first.evaluate("part => scrollBy(0, part.getBoundingClientRect().top - 24)")
        self._keep(page, name)

    def take_part(self, page: Page, name: str, part: Locator) -> None:
        """One part of the page only."""
        self._keep(page, name, part)

    def _keep(self, page: Page, name: str, part: Locator | None = None) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        (part or page).screenshot(path=self.folder / f"{name}.png")
        self.names.add(name)
        self.look(page)

    def look(self, page: Page) -> None:
        self.words += f" {' '.join(page.locator('body').inner_text().split())}"

    def check(self, *guides: str) -> None:
        """Each picture of the guides was taken on this way, and each word that they print bold was to be seen on it."""
        for guide in guides:
            text = (GUIDES / guide).read_text(encoding="utf-8")
            pictures = set(re.findall(r"\(gambar/([\w-]+)\.png\)", text))
            assert pictures
            assert pictures <= self.names
            assert [name for name in pictures if not (GUIDES / "gambar" / f"{name}.png").is_file()] == []
            words = re.findall(r"\*\*(.+?)\*\*", text)
            unseen = [word for word in words if word.casefold() not in self.words.casefold()]
            assert not unseen, unseen
