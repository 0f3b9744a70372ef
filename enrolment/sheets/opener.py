"""Opens one workbook from standard input and prints its cells as JSON; started as a process of its own.

A library in another language reads the file: a file made for it can ask for more memory than there is, run without
end or bring the process down. So the process has limits, and whoever started it takes anything but an answer as
"damaged". Imports nothing of this project.

The library gives an error (#REF!) and a formula that nobody computed as an empty cell. An empty cell means something
here, so these are looked for in the file itself and stand as texts: ``#REF!``, ``=A1+1``.
"""

from __future__ import annotations

import datetime
import io
import json
import posixpath
import re
import resource
import struct
import sys
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

MEMORY = 1024 * 1024 * 1024
SECONDS = 20
# 20.000 rows of 75 columns; one text may be named by a million cells.
CELLS = 1_500_000
LETTERS = 20_000_000

# Row and column, counted from 0, and the text that belongs there.
Lost = tuple[int, int, str]
_XLSX_LOSES = re.compile(rb"""\bt\s*=\s*["']e["']|<(?:\w+:)?f[\s>/]""")
_ODS_LOSES = re.compile(rb"""value-type\s*=\s*["']error["']""")
_BIFF_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_BOF, _EOF, _BOUNDSHEET, _FORMULA, _BOOLERR = 0x0809, 0x000A, 0x0085, 0x0006, 0x0205
_END_OF_CHAIN = 0xFFFF_FFF0


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
    lost = _lost(content, [about.name for about in book.sheets_metadata])
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
        for at_row, at_column, text in lost.get(about.name, ()):
            if at_row < row_limit and at_column < column_limit:
                _put(rows, at_row, at_column, text)
        letters += sum(len(value) for line in rows for value in line if isinstance(value, str))
        if letters > LETTERS:
            return _answer(refused="size")
        sheets.append({"name": about.name, "hidden": about.visible != SheetVisibleEnum.Visible, "rows": rows})
    return _answer(sheets=sheets)


def _answer(**answer: object) -> None:
    sys.stdout.write(json.dumps(answer))


def _put(rows: list[list[str | int | float]], row: int, column: int, text: str) -> None:
    while len(rows) <= row:
        rows.append([])
    rows[row] += [""] * (column + 1 - len(rows[row]))
    if rows[row][column] == "":
        rows[row][column] = text


def _lost(content: bytes, names: list[str]) -> dict[str, list[Lost]]:
    """What the library leaves out, by name of the sheet."""
    if not content.startswith(b"PK"):
        return dict(zip(names, _lost_in_xls(content), strict=False))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            return _lost_in_ods(archive.read("content.xml"))
        lost = {}
        for name, path in _xlsx_parts(archive):
            part = archive.read(path) if path in archive.namelist() else b""
            if _XLSX_LOSES.search(part):
                lost[name] = list(_lost_in_xlsx(part))
        return lost


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _attribute(element: ElementTree.Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if _local(key) == name), "")


def _xlsx_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {_attribute(one, "Id"): _attribute(one, "Target") for one in relations}
    for element in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
        if _local(element.tag) == "sheet":
            number = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
            yield _attribute(element, "name"), posixpath.normpath(posixpath.join("/xl", targets.get(number, "")))[1:]


def _lost_in_xlsx(part: bytes) -> Iterator[Lost]:
    row = column = -1
    for event, element in ElementTree.iterparse(io.BytesIO(part), ("start", "end")):
        tag = _local(element.tag)
        if event == "start":
            if tag == "row":
                row, column = int(element.get("r") or row + 2) - 1, -1
            elif tag == "c":
                column = _column(element.get("r") or "", column + 1)
        elif tag == "c":
            inside = {_local(child.tag): child.text or "" for child in element}
            kind = element.get("t")
            if kind == "e":
                yield row, column, inside.get("v") or "#N/A"
            elif "f" in inside and kind != "str" and not inside.get("v"):
                yield row, column, f"={inside['f']}"
        elif tag == "row":
            element.clear()


def _column(reference: str, otherwise: int) -> int:
    """2 for ``C7``."""
    number = 0
    for letter in reference:
        if not "A" <= letter <= "Z":
            break
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1 if number else otherwise


def _lost_in_ods(part: bytes) -> dict[str, list[Lost]]:
    lost: dict[str, list[Lost]] = {}
    if not _ODS_LOSES.search(part):
        return lost
    name, row, column = "", 0, 0
    for event, element in ElementTree.iterparse(io.BytesIO(part), ("start", "end")):
        tag = _local(element.tag)
        if event == "start":
            if tag == "table":
                name, row = _attribute(element, "name"), 0
            elif tag == "table-row":
                column = 0
        elif tag in ("table-cell", "covered-table-cell"):
            if "error" in (value for key, value in element.attrib.items() if key.endswith("}value-type")):
                text = "".join(element.itertext()).strip() or "#N/A"
                lost.setdefault(name, []).append((row, column, text))
            column += int(_attribute(element, "number-columns-repeated") or 1)
            element.clear()
        elif tag == "table-row":
            row += int(_attribute(element, "number-rows-repeated") or 1)
            element.clear()
    return lost


def _lost_in_xls(content: bytes) -> list[list[Lost]]:
    """Errors sheet by sheet, in the order in which the workbook names its sheets."""
    stream = _workbook_stream(content)
    starts = [
        struct.unpack_from("<I", stream, at)[0]
        for kind, at, size in _records(stream, 0)
        if kind == _BOUNDSHEET and size >= 4
    ]
    return [[*_errors_from(stream, start)] for start in starts]


def _errors_from(stream: bytes, start: int) -> Iterator[Lost]:
    for kind, at, size in _records(stream, start):
        if kind == _BOOLERR and size >= 8:
            row, column, _, code, is_error = struct.unpack_from("<HHHBB", stream, at)
        elif kind == _FORMULA and size >= 14:
            row, column, _, what, _, code, _, _, mark = struct.unpack_from("<HHHBBBBHH", stream, at)
            is_error = mark == 0xFFFF and what == 2
        else:
            continue
        if is_error:
            yield row, column, _BIFF_ERRORS.get(code, "#N/A")


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and size of each record of one part, without the parts inside it."""
    depth = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, at + 4, size
        at += 4 + size


def _workbook_stream(content: bytes) -> bytes:
    """The part "Workbook" of a compound file: its sectors, followed from one to the next."""
    sector, mini = 1 << content[30], 1 << content[32]
    first_directory, cutoff, first_mini = (struct.unpack_from("<I", content, at)[0] for at in (48, 56, 60))
    places = [*struct.unpack_from("<109I", content, 76)]
    following = struct.unpack_from("<I", content, 68)[0]
    while following < _END_OF_CHAIN and len(places) < len(content):
        *more, following = struct.unpack_from(f"<{sector // 4}I", content, (following + 1) * sector)
        places += more
    table = b"".join(content[(place + 1) * sector : (place + 2) * sector] for place in places if place < _END_OF_CHAIN)
    next_sector = struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])

    def follow(start: int, chain: tuple[int, ...], source: bytes, size: int, shift: int) -> bytes:
        found: list[bytes] = []
        at = start
        while at < len(chain) and len(found) <= len(chain):
            found.append(source[(at + shift) * size : (at + shift + 1) * size])
            at = chain[at]
        return b"".join(found)

    directory = follow(first_directory, next_sector, content, sector, 1)
    entries: dict[str, tuple[int, int]] = {}
    for at in range(0, len(directory) - 127, 128):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
        entries.setdefault(name, struct.unpack_from("<II", directory, at + 116))
    start, length = entries.get("Workbook") or entries["Book"]
    if length >= cutoff:
        return follow(start, next_sector, content, sector, 1)[:length]
    small = follow(entries["Root Entry"][0], next_sector, content, sector, 1)
    raw = follow(first_mini, next_sector, content, sector, 1)
    next_mini = struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])
    return follow(start, next_mini, small, mini, 0)[:length]


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
