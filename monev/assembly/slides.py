"""What of a table can be read from the back of a room."""

from __future__ import annotations

from dataclasses import replace

from coverage.charts.records import DataTable
from monev.document import Table


def for_a_slide(table: Table, *keys: str) -> Table:
    """The table with these columns only; its note stays in the report."""
    return replace(only_columns(table, *keys), note="")


def only_columns(table: Table, *keys: str) -> Table:
    """The table with these columns only."""
    wanted = [place for place, column in enumerate(table.table.columns) if column.key in keys]
    columns = tuple(table.table.columns[place] for place in wanted)
    rows = tuple(replace(row, cells=tuple(row.cells[place] for place in wanted)) for row in table.table.rows)
    return replace(table, table=DataTable(columns, rows))
