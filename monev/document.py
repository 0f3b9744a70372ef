"""The content of a monev pack: one plain record that every writer sets in its own format. Pure.

Whatever a file says stands in here already as words, tables and charts; a writer computes nothing. Texts that people
typed are data: no writer may let one become a formula, markup, a field or a part of a template.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from coverage.charts.records import BarChart, DataTable, LineChart

Chart = LineChart | BarChart


@dataclass(frozen=True)
class Imprint:
    """What every page, slide and sheet says of itself. ``at`` is the date inside files: when the release came out.

    ``warnings`` must be read before any number: example data, embargo, superseded by a later release.
    """

    house: str
    scope: str
    period: str
    release: str
    published: str
    status: str
    scheme: str
    source: str
    address: str
    as_of: str
    at: datetime
    example: bool = False
    warnings: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """``Rilis 2026-10.1, terbit 12 November 2026 · Angka sementara · Skema … · Data contoh``"""
        parts = (f"{self.release}, terbit {self.published}", self.status, self.scheme)
        return " · ".join((*parts, "Data contoh") if self.example else parts)


@dataclass(frozen=True)
class Cover:
    """``letterhead`` are the lines of the office, from the settings; ``facts`` pairs of name and words."""

    letterhead: tuple[str, ...]
    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    legal_basis: tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """Sentences, each a paragraph of its own; ``listed``: as bullets."""

    sentences: tuple[str, ...]
    listed: bool = False


@dataclass(frozen=True)
class Table:
    """``key`` names the table in files for ever; ``note`` stands below it. A table without rows says ``empty``."""

    key: str
    title: str
    table: DataTable
    note: str = ""
    empty: str = "Belum ada data."


@dataclass(frozen=True)
class Picture:
    """A chart with its title, its measure and, for those who do not see it, its summary; all inside the record."""

    chart: Chart
    note: str = ""

    @property
    def is_known(self) -> bool:
        """Whether there is anything to draw."""
        if isinstance(self.chart, LineChart):
            return any(value is not None for series in self.chart.series for value in series.values)
        return any(bar.value is not None for bar in self.chart.rows)


@dataclass(frozen=True)
class Signatory:
    """Whoever signs; an empty ``name`` stays a dotted line, since nobody invents names."""

    side: str
    title: str
    name: str = ""


@dataclass(frozen=True)
class Signatures:
    """Place and day above, signatories beside each other, witnesses below as an empty list to fill in."""

    place_and_day: str
    signatories: tuple[Signatory, ...]
    witnesses: int = 0


Block = Words | Table | Picture | Signatures


@dataclass(frozen=True)
class Slide:
    """What a projector shows of a section: a title that states the finding, at most one visual, few words.

    ``notes`` where they are not those of its section; ``missing``: in a few words, what of a slide without data.
    """

    title: str
    points: tuple[str, ...] = ()
    visual: Table | Picture | None = None
    notes: tuple[str, ...] = ()
    missing: str = ""


@dataclass(frozen=True)
class Section:
    """One heading of the report. ``notes`` is what a speaker says: the narrative of the section."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    slides: tuple[Slide, ...] = ()
    notes: tuple[str, ...] = ()
    annex: bool = False

    @property
    def begins_page(self) -> bool:
        """What is signed stands on one sheet with its signatures."""
        return self.annex or any(isinstance(block, Signatures) for block in self.blocks)


@dataclass(frozen=True)
class Sheet:
    """One worksheet: a few sentences, then tables under each other, charts that the workbook draws itself."""

    name: str
    title: str
    sentences: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class Observation:
    """One figure in long form, as machines read it: a row of the CSV. ``value`` None: unknown; never 0."""

    indicator: str
    region_code: str
    region: str
    period: str
    segment: str
    group: str
    programme: str
    value: str | None
    unit: str
    status: str
    source: str


@dataclass(frozen=True)
class Indicator:
    """What an indicator of the CSV means: a row of its metadata."""

    key: str
    name: str
    definition: str
    unit: str
    source: str


@dataclass(frozen=True)
class Document:
    """Everything that the five formats say. ``stem`` begins the names of the files, from slugs."""

    stem: str
    cover: Cover
    imprint: Imprint
    sections: tuple[Section, ...]
    sheets: tuple[Sheet, ...]
    observations: tuple[Observation, ...]
    indicators: tuple[Indicator, ...]
    day: date
    """The day as of which commitments are judged."""

    @property
    def title(self) -> str:
        return f"{self.cover.title} – {self.imprint.scope}, {self.imprint.period}"
