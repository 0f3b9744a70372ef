"""People at work: the example with one more open month, in a database of its own that they may write into."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser, Locator

from tests.browser.visiting import Visit

ROOT = Path(__file__).resolve().parents[2]
MONTH = "2026-11"
OPENING = f"""
import django
django.setup()
from audit import trail
from enrolment.actions import open_month
from periods.month import Month
open_month(month=Month.parse("{MONTH}"), by=trail.COMMAND_LINE)
"""


def open_one_more_month(database: Path, environment: Mapping[str, str]) -> None:
    """November 2026 is due, whatever day it is."""
    paths = os.pathsep.join([environment["PYTHONPATH"], str(ROOT)])
    changed = {**environment, "PYTHONPATH": paths, "DATABASE_URL": f"sqlite:///{database}"}
    subprocess.run([sys.executable, "-c", OPENING], cwd=ROOT, env=changed, check=True)


class Desk(Visit):
    """One person who has signed in, with a clipboard."""

    def __init__(self, browser: Browser, site: str, username: str, **how: object) -> None:
        super().__init__(browser, site, **how)
        self.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.sign_in(username, "/kerja/")

    def cell(self, name: str) -> Locator:
        """The field of one cell of the grid: ``PU.peserta``."""
        return self.page.locator(f'[name="sel:{name}"]')

    def state_of(self, row: str) -> Locator:
        """The word that says how far the row of a cell is."""
        return self.page.locator(f'tr[data-row="{row}"] .state')

    def paste(self, text: str) -> None:
        """What Excel puts into the clipboard, pasted where the keyboard is."""
        self.page.evaluate("text => navigator.clipboard.writeText(text)", text)
        self.page.keyboard.press("Control+V")
