"""Whatever bytes arrive: rows or a sentence, never another error."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from enrolment.sheets import Sheet, SheetRefused, read_rows

STARTS = [
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xef\xbb\xbf",
    b"kode;nama\n",
    b"\xff\xfe",
    b"<?xml ",
]


def _workbook() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Data")
        for row in range(5):
            sheet.write_row(row, 0, ["18.10", row, 1.5, True, "teks"])
    return out.getvalue()


WORKBOOK = _workbook()
DATA = Path(__file__).resolve().parents[1] / "data"


def rows_or_sentence(content: bytes, name: str) -> list[Sheet] | str:
    try:
        return read_rows(content, name)
    except SheetRefused as refusal:
        return str(refusal)


@given(st.sampled_from(STARTS), st.binary(max_size=600), st.text(max_size=80))
@settings(max_examples=300)
def test_random_bytes_give_rows_or_a_sentence(start: bytes, rest: bytes, name: str) -> None:
    answer = rows_or_sentence(start + rest, name)
    assert answer
    if isinstance(answer, str):
        assert answer.startswith("Berkas “")
        assert answer.endswith(".")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["data.xlsx", "sheet_libreoffice.xls", "sheet_libreoffice.ods"])
@given(data=st.data())
@settings(max_examples=80)
def test_a_workbook_with_damaged_bytes_gives_rows_or_a_sentence(name: str, data: Any) -> None:
    whole = WORKBOOK if name == "data.xlsx" else (DATA / name).read_bytes()
    damaged = bytearray(whole[: data.draw(st.just(len(whole)) | st.integers(8, len(whole)))])
    for _ in range(data.draw(st.integers(0, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    assert rows_or_sentence(bytes(damaged), name)


@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))), min_size=2, max_size=5),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from([";", ",", "\t"]),
)
def test_a_csv_is_read_as_it_was_written(rows: list[list[str]], separator: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL).writerows([["a"] * 6, *rows])
    answer = rows_or_sentence(out.getvalue().encode(), "data.csv")
    assert isinstance(answer, list)
    read = [[str(cell) for cell in row] for row in answer[0].rows]
    expected = [[cell.strip() for cell in row] for row in [["a"] * 6, *rows]]
    while not any(expected[-1]):
        expected.pop()
    assert read == expected
