"""What the first visit to a regency page costs before the interactive charts arrive."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.pages import REGENCY
from tests.browser.visiting import Visit

Visiting = Callable[..., Visit]

LIMIT = 100_000


def test_the_first_visit_stays_below_a_hundred_kilobytes(visit: Visiting) -> None:
    visited = visit("about:blank", interactive=True, blocked="**/*plotly*")
    network = visited.context.new_cdp_session(visited.page)
    addresses: dict[str, str] = {}
    sizes: dict[str, int] = {}
    network.on(
        "Network.responseReceived", lambda event: addresses.update({event["requestId"]: event["response"]["url"]})
    )
    network.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    network.send("Network.enable")
    visited.page.goto(REGENCY, wait_until="networkidle")
    # The figures as JSON are part of the interactive charts.
    received = {addresses[key]: int(size) for key, size in sizes.items() if not addresses[key].endswith(".json")}
    assert any(address.endswith(".woff2") for address in received)
    assert any(".css" in address for address in received)
    assert sum(received.values()) <= LIMIT, received


def test_the_library_is_fetched_only_when_one_points_at_a_chart(visit: Visiting) -> None:
    visited = visit(REGENCY, interactive=True)
    visited.page.mouse.wheel(0, 2000)
    visited.page.wait_for_load_state("networkidle")
    assert [url for url in visited.requests if "plotly" in url] == []
    visited.take_over()
    assert len([url for url in visited.requests if "plotly-basic" in url]) == 1


def test_static_files_are_kept_for_good_under_hashed_names(visit: Visiting) -> None:
    visited = visit(REGENCY)
    address = visited.page.locator("link[rel=stylesheet]").first.get_attribute("href")
    answer = visited.page.request.get(address)
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-encoding"] in ("br", "gzip")
