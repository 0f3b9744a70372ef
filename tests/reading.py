"""Pages as a reader sees them: visible text, tables as rows of cell texts, links and forms."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.core.cache import caches
from django.http import HttpResponse

from coverage.readings import read_published, read_registers
from coverage.selectors import figures_of
from monev.selectors.regulations import registers_with_regulations, regulations_beside

# What stands in a drawing is said again in its table.
_SILENT = {"script", "style", "title", "svg"}


@dataclass
class Page:
    """``tables`` by their heading row; a cell holds its text without what stands in a drawing."""

    text: str = ""
    tables: list[list[list[str]]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def table(self, *headings: str) -> list[dict[str, str]]:
        """The rows of the one table that has these headings."""
        (found,) = [table for table in self.tables if set(headings) <= set(table[0])]
        return [dict(zip(found[0], row, strict=True)) for row in found[1:]]

    def tags(self, name: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.elements if tag == name]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page, self.words, self.silent = Page(), list[str](), 0
        self.row: list[str] | None = None
        self.cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.page.elements.append((tag, attributes))
        self.silent += tag in _SILENT
        if tag == "table":
            self.page.tables.append([])
        elif tag == "tr":
            self.row = []
        elif tag in ("td", "th"):
            self.cell = []
        if tag == "a" and "href" in attributes:
            self.page.links.append(attributes["href"])
        self.page.sources += [attributes[name] for name in ("src", "data-figure", "data-plotly") if name in attributes]
        if tag == "link":
            self.page.sources.append(attributes["href"])

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in _SILENT
        if tag in ("td", "th") and self.cell is not None and self.row is not None:
            self.row.append(" ".join("".join(self.cell).split()))
            self.cell = None
        elif tag == "tr" and self.row is not None and self.page.tables:
            self.page.tables[-1].append(self.row)
            self.row = None

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        self.words.append(data)
        if self.cell is not None:
            self.cell.append(data)


def forget_what_was_kept() -> None:
    """Pages and figures that the process keeps between requests, so that the next reader is a first one."""
    caches["pages"].clear()
    figures_of.cache_clear()
    read_published.cache_clear()
    read_registers.cache_clear()
    regulations_beside.cache_clear()
    registers_with_regulations.cache_clear()


def read_page(response: HttpResponse) -> Page:
    reader = _Reader()
    reader.feed(response.content.decode())
    reader.close()
    reader.page.text = " ".join("".join(reader.words).split())
    return reader.page


def written(number: int) -> str:
    """``1.234.567``, written without the product's own hand."""
    return f"{number:,}".replace(",", ".")


def percent(part: int, whole: int, places: int = 1) -> str:
    """``24,9%``, half up, in whole numbers only."""
    units = (part * 100 * 10**places * 2 + whole) // (2 * whole)
    return f"{units // 10**places},{units % 10**places:0{places}d}%"
