"""Reports cell by cell: nothing is lost on the way there and back, and no text is read as another number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrolment.cells import EMPTY, Cell, Entry, NotACount, read_entry
from enrolment.counts import Count, Counts, counts_from, join_offices, total_participants
from enrolment.numbers import count
from enrolment.rules import Reference, Severity, blocking, judge
from enrolment.vocabulary import Employer, Programme, Segment

FIGURES = st.none() | st.integers(0, 2_000_000_000)
GROUPS = ("perusahaan", "rt-rw", "pekerja-rentan")


@st.composite
def rows(draw: st.DrawFn) -> Count:
    if draw(st.booleans()):
        return Count(draw(FIGURES), draw(FIGURES))
    return Count(applicable=False)


REPORTS = st.builds(
    Counts,
    segments=st.dictionaries(st.sampled_from(list(Segment)), rows()),
    groups=st.dictionaries(st.sampled_from(GROUPS), rows()),
    programmes=st.dictionaries(
        st.tuples(st.sampled_from(list(Segment)), st.sampled_from(list(Programme))), st.integers(0, 10**9)
    ),
    overlap=FIGURES,
    employers=st.dictionaries(st.sampled_from(list(Employer)), st.integers(0, 10**6)),
)
REFERENCE = Reference(
    counted=frozenset({Segment.PU, Segment.BPU, Segment.JAKON}),
    segment_of_group={"perusahaan": Segment.PU, "rt-rw": Segment.PU, "pekerja-rentan": Segment.BPU},
    group_names={group: group.title() for group in GROUPS},
    allowed=frozenset((segment, programme) for segment in Segment for programme in (Programme.JKK, Programme.JKM)),
)


@given(REPORTS)
def test_a_report_comes_back_from_its_cells(report: Counts) -> None:
    assert counts_from(report.cells).cells == report.cells
    assert counts_from(report.cells).fingerprint == report.fingerprint


@given(REPORTS)
def test_an_empty_cell_is_no_cell(report: Counts) -> None:
    assert EMPTY not in report.cells.values()
    padded = dict.fromkeys((Cell("PMI", "JHT"), Cell("kader", "peserta")), EMPTY) | report.cells
    assert counts_from(padded).cells == report.cells


@given(REPORTS, REPORTS)
def test_the_fingerprint_tells_reports_apart(one: Counts, other: Counts) -> None:
    assert (one.fingerprint == other.fingerprint) is (one.cells == other.cells)


@given(REPORTS)
def test_an_area_with_one_office_is_that_office(report: Counts) -> None:
    joined = join_offices([report])
    counted = frozenset({Segment.PU, Segment.BPU, Segment.JAKON})
    assert total_participants(joined, counted) == total_participants(report, counted)
    assert joined.employers == report.employers


@given(st.sampled_from(["PU", "rt-rw", "rangkap", "usaha"]), st.sampled_from(["peserta", "potensi", "JHT", "pwbd"]))
def test_a_cell_is_read_as_it_is_written(row: str, field: str) -> None:
    assert Cell.parse(str(Cell(row, field))) == Cell(row, field)


@given(st.text(max_size=60))
def test_any_other_text_is_no_cell_or_one_that_writes_itself_so(text: str) -> None:
    try:
        cell = Cell.parse(text)
    except ValueError:
        with pytest.raises(ValueError, match="bukan alamat sel"):
            Cell.parse(text)
    else:
        assert str(cell) == text


@given(st.integers(0, 2_000_000_000))
def test_a_number_is_read_plain_and_grouped(number: int) -> None:
    assert read_entry(str(number)) == read_entry(f"  {count(number)}\t") == Entry(number)


@given(st.text(max_size=30))
def test_a_text_is_a_number_written_so_or_nothing_or_refused(text: str) -> None:
    try:
        entry = read_entry(text)
    except NotACount:
        return
    written = text.strip()
    if entry.number is not None:
        assert written.lstrip("0").replace(".", "") in (str(entry.number), "")
    else:
        assert entry == (EMPTY if not written else Entry(applicable=False))


@pytest.mark.parametrize("text", ["tidak berlaku", "Tidak Berlaku", " TIDAK  BERLAKU ", "tb", "TB", "n/a"])
def test_not_applicable_has_its_words(text: str) -> None:
    assert read_entry(text) == Entry(applicable=False)
    assert read_entry(Entry(applicable=False).words) == Entry(applicable=False)


@pytest.mark.parametrize("text", ["1,234", "12,5", "1.23", "-4", "1e3", "١٢", "0x1F", "=1+1", "🙂", "tidak", "1 234"])
def test_what_could_mean_two_things_is_refused_and_quoted(text: str) -> None:
    with pytest.raises(NotACount, match="“"):
        read_entry(text)


@given(REPORTS, st.none() | REPORTS, st.none() | st.integers(1, 10**9))
def test_judging_never_breaks_and_an_explained_warning_never_blocks(
    report: Counts, previous: Counts | None, eligible: int | None
) -> None:
    reference = Reference(
        REFERENCE.counted,
        REFERENCE.segment_of_group,
        REFERENCE.group_names,
        REFERENCE.allowed,
        previous=previous,
        eligible=eligible,
    )
    findings = judge(report, reference)
    notes = {finding.cell: "Sudah diperiksa ulang." for finding in findings}
    assert all(finding.level is Severity.ERROR for finding in blocking(findings, notes))
    assert all(finding.message.strip() and finding.rule for finding in findings)
