"""A block from a spreadsheet: what comes out is what was copied, and nothing outside the table is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrolment.cells import TOTAL, Cell
from enrolment.layout import cells_of, layout, rows_of
from enrolment.pasting import LARGEST_BLOCK, BlockTooLarge, Outcome, place_block, read_block
from enrolment.rules import Reference
from enrolment.vocabulary import Programme, Segment

REFERENCE = Reference(
    counted=frozenset(Segment) - {Segment.PMI},
    segment_of_group={"rt-rw": Segment.PU, "pekebun-sawit": Segment.BPU},
    group_names={"rt-rw": "RT/RW", "pekebun-sawit": "Pekebun sawit"},
    allowed=frozenset({(Segment.PU, Programme.JKK), (Segment.BPU, Programme.JKM)}),
)
ROWS = rows_of(layout(REFERENCE))
STARTS = [cell for row in ROWS for cell in cells_of(row)]

texts = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=12)
blocks = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(texts, min_size=width, max_size=width), min_size=1, max_size=6)
)
numbers = st.sampled_from(
    ["", "0", "7", "1234", "1.234", "12,5", "1,234", "tb", "tidak berlaku", "\xa05\xa0", "-3", "abc"]
)


def as_a_spreadsheet_copies(block: list[list[str]], end: str) -> str:
    """What holds a tab, a line end or a quote at its beginning is quoted."""

    def quoted(text: str) -> str:
        if any(mark in text for mark in "\t\n") or text.startswith('"'):
            return '"' + text.replace('"', '""') + '"'
        return text

    return end.join("\t".join(quoted(text) for text in line) for line in block) + end


@given(blocks, st.sampled_from(["\n", "\r\n", "\r"]))
def test_what_was_copied_is_read_back(block: list[list[str]], end: str) -> None:
    assert read_block(as_a_spreadsheet_copies(block, end)) == block


@given(st.text(max_size=200))
def test_any_text_is_some_block(text: str) -> None:
    assert sum(len(line) for line in read_block(text)) >= 1


@given(blocks)
def test_a_single_cell_without_marks_is_itself(block: list[list[str]]) -> None:
    text = block[0][0].replace("\t", "").replace("\n", "").replace('"', "")
    assert read_block(text) == [[text]]


@pytest.mark.parametrize("mark", ["\t", "\n", "1\n", "\r\n", "1\t2\n"])
def test_more_cells_than_any_report_has_are_refused_at_once(mark: str) -> None:
    with pytest.raises(BlockTooLarge, match=r"lebih dari 20\.000 sel"):
        read_block(mark * (LARGEST_BLOCK + 5))


def test_the_largest_block_is_read() -> None:
    assert sum(len(line) for line in read_block("1\n" * LARGEST_BLOCK)) == LARGEST_BLOCK


@given(st.lists(st.lists(numbers, min_size=1, max_size=4), min_size=1, max_size=60), st.sampled_from(STARTS))
def test_every_pasted_text_has_one_fate_and_only_open_cells_are_filled(block: list[list[str]], start: Cell) -> None:
    placed = place_block(block, start, REFERENCE)
    assert len(placed) == sum(len(line) for line in block)
    accepted = [one.cell for one in placed if one.outcome is Outcome.ACCEPTED]
    fillable = {cell for row in ROWS if not row.is_closed for cell in cells_of(row)} - {TOTAL}
    assert set(accepted) <= fillable
    assert len(set(accepted)) == len(accepted)
    assert all(one.reason for one in placed if one.outcome is not Outcome.ACCEPTED)
    assert all(one.entry is not None and not one.entry.is_empty for one in placed if one.outcome is Outcome.ACCEPTED)


def test_columns_run_from_this_month_to_the_potential() -> None:
    placed = place_block([["1.234", "5.000", "9"], ["12,5", "tb"]], Cell("PU", "peserta"), REFERENCE)
    assert [(str(one.cell), one.outcome.label, one.reason) for one in placed] == [
        ("PU.peserta", "diterima", ""),
        ("PU.potensi", "diterima", ""),
        ("None", "diabaikan", "di luar tabel"),
        (
            "rt-rw.peserta",
            "ditolak",
            "“12,5” memakai koma. Tulis jumlah orang sebagai bilangan bulat tanpa koma, misalnya 1234 atau 1.234.",
        ),
        (
            "rt-rw.potensi",
            "ditolak",
            "RT/RW – potensi tidak dapat ditandai tidak berlaku. Isi angka, atau kosongkan.",
        ),
    ]


def test_a_block_that_begins_at_a_potential_fills_potentials_only() -> None:
    placed = place_block([["7", "8"]], Cell("PU", "potensi"), REFERENCE)
    assert [str(one.cell) for one in placed if one.outcome is Outcome.ACCEPTED] == ["PU.potensi"]


def test_the_total_and_closed_rows_take_their_line_and_nothing_else() -> None:
    column = [["5"] for _ in ROWS]
    placed = place_block(column, Cell("PU", "peserta"), REFERENCE)
    reasons = {str(one.cell): one.reason for one in placed if one.outcome is Outcome.IGNORED}
    assert reasons["jumlah.peserta"] == "jumlah dihitung sendiri"
    assert reasons["PU.JHT"] == "tidak berlaku di sini"
    assert placed[-1].cell == Cell("usaha", "pds")
    assert placed[-1].outcome is Outcome.ACCEPTED


def test_an_empty_text_empties_nothing() -> None:
    (placed,) = place_block([[" \xa0"]], Cell("PU", "peserta"), REFERENCE)
    assert (placed.outcome, placed.reason) == (Outcome.IGNORED, "kosong, sel tidak diubah")


def test_a_start_outside_the_table_touches_nothing() -> None:
    (placed,) = place_block([["5"]], Cell("tidak-ada", "peserta"), REFERENCE)
    assert (placed.outcome, placed.cell) == (Outcome.IGNORED, None)
