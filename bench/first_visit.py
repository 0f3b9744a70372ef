"""What a browser fetches before anything is interactive: the page, its style sheets, scripts, icon and fonts."""

from __future__ import annotations

import re
import urllib.request
from urllib.parse import urljoin

# Attributes that a browser follows at once; data-plotly and the like are fetched later, when one points at a chart.
_FETCHED = re.compile(r'<(?:link(?![^>]*canonical)[^>]*? href|script[^>]*? src|img[^>]*? src)="([^"]+)"')
_IN_STYLE = re.compile(r"url\(\"?'?([^\"')]+\.woff2[^\"')]*)")


def weigh(page: str) -> dict[str, int]:
    """Bytes of each file as served to a browser (brotli where there is one), headers not counted."""
    html, size = _fetch(page)
    weights = {page: size}
    for address in (urljoin(page, found) for found in _FETCHED.findall(html)):
        text, weights[address] = _fetch(address)
        if ".css" in address:
            fonts = {urljoin(address, found) for found in _IN_STYLE.findall(text)}
            weights |= {font: _fetch(font)[1] for font in sorted(fonts)}
    return weights


def _fetch(url: str) -> tuple[str, int]:
    """The readable text (empty for what is none) and the bytes of the compressed answer."""
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept-Encoding": "br, gzip"})) as answer:
        size = len(answer.read())
    if not url.endswith((".css", "/")):
        return "", size
    with urllib.request.urlopen(url) as answer:
        return answer.read().decode(), size
