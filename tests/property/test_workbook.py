"""What is written into a workbook comes back; what is no workbook gives a sentence, never another error."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrolment.cells import LONGEST_NOTE, OVERLAP, PARTICIPANTS, TOTAL, Cell, Entry
from enrolment.counts import Count, Counts, counts_from
from enrolment.numbers import LARGEST_COUNT
from enrolment.sheets import SheetRefused, as_read
from enrolment.vocabulary import Employer
from enrolment.workbook import Book, Preview, compare, read_workbook, write_workbook
from tests.unit.workbook_examples import ALLOWED, GROUPS, Segment, book
from tests.workbooks import as_csv, without_origins

persons = st.integers(0, LARGEST_COUNT)
known = st.one_of(st.none(), persons)
row = st.one_of(st.builds(Count, known, known), st.builds(Count, st.none(), known, st.just(False)))
reports = st.builds(
    Counts,
    st.dictionaries(st.sampled_from(list(Segment)), row),
    st.dictionaries(st.sampled_from(sorted(GROUPS)), row),
    st.dictionaries(st.sampled_from(sorted(ALLOWED)), persons),
    known,
    st.dictionaries(st.sampled_from(list(Employer)), persons),
)
cells = st.sampled_from([Cell("PU", PARTICIPANTS), Cell("rt-rw", PARTICIPANTS), OVERLAP, TOTAL, Cell("PU", "JHT")])
# What a text of a sheet may hold: no letter that only exists as one half of another.
texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=LONGEST_NOTE)
hostile = st.sampled_from(['=HYPERLINK("http://a")', "<script>", "😀", "_x0041_", 'a;b"c\nd'])
notes = st.dictionaries(cells, st.one_of(texts, hostile))
# A CSV with letters that nobody sees is no text file, and is refused as a whole.
visible = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=LONGEST_NOTE)
csv_notes = st.dictionaries(cells, st.one_of(visible, hostile))


def read_back(written: Book, content: bytes, name: str) -> Preview:
    """The comparison with an empty book of the same office and month: everything that was written is a change."""
    empty = book()
    return compare(read_workbook(content, name, empty), empty)


def wanted(preview: Preview, area: str) -> tuple[dict[Cell, Entry], dict[Cell, str]]:
    (found,) = [one for one in preview.areas if one.code == area]
    entries = {Cell.parse(change.cell): change.after for change in found.changes}
    return entries, {Cell.parse(change.cell): change.note for change in found.changes if change.note}


@pytest.mark.slow
@given(reports, reports, notes)
@settings(max_examples=25)
def test_a_workbook_brings_back_the_cells_and_notes_that_were_written(
    first: Counts, second: Counts, said: dict[Cell, str]
) -> None:
    written = book(first, second, notes=said)
    preview = read_back(written, without_origins(write_workbook(written)), "isian.xlsx")
    assert preview.faults == []
    entries, found = wanted(preview, "18.02")
    assert counts_from(entries).cells == first.cells
    assert {cell: note.split() for cell, note in found.items()} == {
        cell: words for cell, note in said.items() if (words := as_read(note).split())
    }
    assert counts_from(wanted(preview, "18.10")[0]).cells == second.cells


@pytest.mark.slow
@given(reports, reports, notes, notes)
@settings(max_examples=25)
def test_an_untouched_workbook_changes_nothing_whatever_was_stored_since(
    first: Counts, then: Counts, said: dict[Cell, str], said_then: dict[Cell, str]
) -> None:
    downloaded, now = book(first, notes=said), book(then, notes=said_then)
    preview = compare(read_workbook(write_workbook(downloaded), "isian.xlsx", now), now)
    assert (preview.changed, preview.undecided, preview.faults) == (0, 0, [])


@given(reports, reports, st.sampled_from([";", ",", "\t"]))
@settings(max_examples=60)
def test_a_csv_saved_from_it_brings_back_the_cells(first: Counts, second: Counts, delimiter: str) -> None:
    written = book(first, second)
    preview = read_back(written, as_csv(written, delimiter=delimiter), "isian.csv")
    assert preview.faults == []
    assert counts_from(wanted(preview, "18.02")[0]).cells == first.cells
    assert counts_from(wanted(preview, "18.10")[0]).cells == second.cells


@given(reports, csv_notes)
@settings(max_examples=40)
def test_what_is_unchanged_is_no_change(counts: Counts, said: dict[Cell, str]) -> None:
    written = book(counts, notes=said)
    preview = compare(read_workbook(as_csv(written), "isian.csv", written), written)
    assert (preview.changed, preview.faults) == (0, [])


@given(st.binary(max_size=400), st.text(max_size=40))
@settings(max_examples=150)
def test_random_bytes_are_refused_with_a_sentence(content: bytes, name: str) -> None:
    with pytest.raises(SheetRefused) as refusal:
        read_workbook(content, name, book())
    assert str(refusal.value).endswith(".")


TEMPLATE = write_workbook(book())
LINES = as_csv(book()).decode("utf-8-sig")


@pytest.mark.slow
@given(st.data())
@settings(max_examples=60)
def test_a_workbook_with_damaged_bytes_is_read_or_refused(data: Any) -> None:
    damaged = bytearray(TEMPLATE)
    for _ in range(data.draw(st.integers(1, 12))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    read_or_refused(bytes(damaged[: data.draw(st.integers(0, len(damaged)))]), "isian.xlsx")


@pytest.mark.slow
@given(st.data())
@settings(max_examples=60)
def test_a_workbook_whose_sheet_was_changed_by_another_program_is_read_or_refused(data: Any) -> None:
    """The zip is whole, its XML is not what we wrote: letters exchanged, taken out, doubled."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as source, zipfile.ZipFile(out, "w") as target:
        for part in source.namelist():
            content = source.read(part)
            if part == "xl/worksheets/sheet1.xml":
                at = data.draw(st.integers(0, len(content)))
                cut = data.draw(st.integers(0, 40))
                put = data.draw(
                    st.sampled_from([b"", b'<c r="F5" t="e"><v>#REF!</v></c>', b"<f>1</f>", b' t="e"', b"<"])
                )
                content = content[:at] + put + content[at + cut :]
            target.writestr(part, content)
    read_or_refused(out.getvalue(), "isian.xlsx")


@given(st.data())
@settings(max_examples=200)
def test_a_csv_with_strange_cells_is_read_or_refused(data: Any) -> None:
    lines = LINES.splitlines()
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(lines) - 1))
        cells = lines[at].split(";")
        cells[data.draw(st.integers(0, len(cells) - 1))] = data.draw(st.text(max_size=20)).replace(";", " ")
        lines[at] = ";".join(cells)
    read_or_refused("\r\n".join(lines).encode("utf-8", "replace"), "isian.csv")


def read_or_refused(content: bytes, name: str) -> None:
    target = book()
    try:
        preview = compare(read_workbook(content, name, target), target)
    except SheetRefused:
        return
    for fault in preview.faults:
        assert fault.mend.endswith(".")
        assert fault.cell
