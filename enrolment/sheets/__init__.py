"""Tables out of an uploaded file: bytes and a name in, rows of texts and numbers out. Pure.

What the file is, its content decides, never its name. Workbooks are opened by another process with little memory and
little time (``opener.py``): a hostile file can stop that process and nothing else.
"""

from enrolment.sheets.kinds import SIZE_LIMIT, Kind, SheetRefused, kind_of, quoted
from enrolment.sheets.reading import COLUMN_LIMIT, ROW_LIMIT, Sheet, Value, as_read, read_rows

__all__ = [
    "COLUMN_LIMIT",
    "ROW_LIMIT",
    "SIZE_LIMIT",
    "Kind",
    "Sheet",
    "SheetRefused",
    "Value",
    "as_read",
    "kind_of",
    "quoted",
    "read_rows",
]
