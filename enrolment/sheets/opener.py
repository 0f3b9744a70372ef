"""Opens one workbook from standard input and prints its cells as JSON; started as a process of its own.

A library in another language reads the file: a file made for it can ask for more memory than there is, run without
end or bring the process down. So the process has limits, and whoever started it takes anything but an answer as
"damaged". Imports nothing of this project.
"""

from __future__ import annotations

import datetime
import io
import json
import resource
import sys

MEMORY = 1024 * 1024 * 1024
SECONDS = 20
# 20.000 rows of 75 columns; one text may be named by a million cells.
CELLS = 1_500_000
LETTERS = 20_000_000


def main(row_limit: int, column_limit: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    content = sys.stdin.buffer.read()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError:
        return _answer(refused="password")
    sheets, cells, letters = [], 0, 0
    for about in book.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(about.name)
        row, column = sheet.end or (0, 0)
        if row >= row_limit:
            return _answer(refused="rows", sheet=about.name, last=row + 1)
        if column >= column_limit:
            return _answer(refused="columns", sheet=about.name, last=column + 1)
        cells += (row + 1) * (column + 1)
        if cells > CELLS:
            return _answer(refused="size")
        rows = [[_plain(value) for value in line] for line in sheet.to_python(skip_empty_area=False)]
        letters += sum(len(value) for line in rows for value in line if isinstance(value, str))
        if letters > LETTERS:
            return _answer(refused="size")
        sheets.append({"name": about.name, "hidden": about.visible != SheetVisibleEnum.Visible, "rows": rows})
    return _answer(sheets=sheets)


def _answer(**answer: object) -> None:
    sys.stdout.write(json.dumps(answer))


def _plain(value: object) -> str | int | float:
    """A text, a whole number or a number; days and times as they are written, truth as Excel shows it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, int | str):
        return value
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
