"""The one-page sheets of many areas together: one PDF to print, one archive to hand out singly. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coverage.documents import Sheet, sheet_pdf, sheets_pdf
from monev.writers.archive import zip_files


def write_sheets(sheets: Sequence[Sheet]) -> bytes:
    """One PDF; give at least one sheet."""
    return sheets_pdf(sheets)


def write_sheets_zip(sheets: Mapping[str, Sheet]) -> bytes:
    """A PDF of one page for each name; give at least one."""
    at = next(iter(sheets.values())).front.imprint.at
    return zip_files(((name, sheet_pdf(sheet)) for name, sheet in sheets.items()), at)
