"""Chromium on a slow telephone: how long until the first chart is painted."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Slow 4G as browsers' developer tools have it.
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWER_CPU = 4
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Runs in the page from its start: notes when the first chart has a place on the screen and a frame was painted.
PROBE = """
(() => {
  const look = () => {
    const drawn = [...document.querySelectorAll("figure svg, svg[role=img]")].some((svg) => {
      const box = svg.getBoundingClientRect();
      return box.width > 100 && box.height > 100;
    });
    if (!drawn) return requestAnimationFrame(look);
    requestAnimationFrame(() => setTimeout(() => { window.firstChart = performance.now(); }));
  };
  requestAnimationFrame(look);
})();
"""


class NoBrowser(Exception):
    """Neither playwright nor Chromium: the text says what to install."""


@dataclass(frozen=True)
class Visit:
    """Milliseconds until the first chart; requests and bytes until the page was at rest; hosts asked besides ours."""

    first_chart: float
    requests: int
    received: int
    other_hosts: frozenset[str]


def first_visits(url: str, runs: int) -> list[Visit]:
    """Visits with an empty cache, slow 4G and a CPU 4 times slower."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise NoBrowser("--browser needs playwright: .venv/bin/pip install -r requirements-dev.txt") from error
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=_find_chromium(), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        visits = [_visit(browser, url) for _ in range(runs)]
        browser.close()
    return visits


def _find_chromium() -> str:
    for name in (os.environ.get("CHROMIUM", ""), *NAMES):
        if found := name and shutil.which(name):
            return found
    raise NoBrowser("--browser needs Chromium: install it (Debian: sudo apt install chromium) or name it in CHROMIUM.")


def _visit(browser: Browser, url: str) -> Visit:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_CPU})
    asked: list[str] = []
    received: list[int] = []
    session.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    session.on("Network.loadingFinished", lambda event: received.append(int(event["encodedDataLength"])))
    page.add_init_script(PROBE)
    page.goto(url, wait_until="load", timeout=60_000)
    first_chart = None
    while first_chart is None:  # not wait_for_function, which the content policy of our pages forbids
        page.wait_for_timeout(100)
        first_chart = page.evaluate("window.firstChart ?? null")
    page.wait_for_load_state("networkidle", timeout=60_000)
    hosts = {urlsplit(address).netloc for address in asked if address.startswith("http")}
    context.close()
    return Visit(first_chart, len(asked), sum(received), frozenset(hosts - {urlsplit(url).netloc}))
