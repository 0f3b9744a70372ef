"""What can be read from the back of a room in one meeting: few columns, no empty slides, never more than sixteen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coverage.charts.records import Column, DataTable, Row
from monev.document import Picture, Section, Slide, Table

# With the cover.
LEAST, MOST = 10, 16
MISSING_COLUMNS = (Column("bagian", "Bagian"), Column("keadaan", "Keadaan"))


def for_a_slide(table: Table, *keys: str) -> Table:
    """The table with these columns only; its note stays in the report."""
    return replace(only_columns(table, *keys), note="")


def only_columns(table: Table, *keys: str) -> Table:
    """The table with these columns only."""
    wanted = [place for place, column in enumerate(table.table.columns) if column.key in keys]
    columns = tuple(table.table.columns[place] for place in wanted)
    rows = tuple(replace(row, cells=tuple(row.cells[place] for place in wanted)) for row in table.table.rows)
    return replace(table, table=DataTable(columns, rows))


def of_chart(title: str, picture: Picture, points: tuple[str, ...] = (), missing: str = "") -> Slide:
    """A slide of one chart; of a chart without data only what is missing."""
    if picture.is_known:
        return Slide(title, points, picture)
    return Slide(title, (missing,) if missing else (), missing=missing or title)


def gathered(sections: Sequence[Section], key: str) -> tuple[Section, ...]:
    """Slides that would only say that there is no data become one behind those of this section, a single one stays.

    As many as leave enough for a meeting: with the cover, the one that gathers them and the last one.
    """
    hollow = [section for section in sections if any(slide.missing for slide in section.slides)]
    hollow = hollow[: max(_count(sections) + 2 - LEAST, 0)]
    if len(hollow) < 2:
        return tuple(sections)
    rows = tuple(Row((section.title, slide.missing)) for section in hollow for slide in section.slides if slide.missing)
    table = Table("belum_ada_data", "Bagian tanpa data", DataTable(MISSING_COLUMNS, rows))
    notes = tuple(note for section in hollow for note in section.notes)
    one = Slide(f"{len(hollow)} bagian paket ini belum ada datanya", (), table, notes=notes)
    return tuple(
        replace(
            section,
            slides=(
                *(slide for slide in section.slides if section not in hollow or not slide.missing),
                *([one] if section.key == key else []),
            ),
        )
        for section in sections
    )


def with_last(sections: Sequence[Section], key: str, slide: Slide) -> tuple[Section, ...]:
    """The slide behind those of this section, where there is time for one more."""
    if _count(sections) >= MOST:
        return tuple(sections)
    return tuple(
        replace(section, slides=(*section.slides, slide)) if section.key == key else section for section in sections
    )


def _count(sections: Sequence[Section]) -> int:
    return 1 + sum(len(section.slides) for section in sections)
