"""Whatever the figures: one to three sentences in Indonesian, whose numbers are those of the figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from coverage.figures.area import Area, AreaFigure, Provenance, add_up
from coverage.figures.categories import CutBasis, Scheme
from coverage.figures.comparison import Comparability
from coverage.figures.figure import Figure
from coverage.figures.ranking import rank
from coverage.figures.situation import Situation, area_situation, scope_situation
from coverage.narrative import paragraph
from periods.month import Month

NOW = Month(2026, 10)
CUTS = (Fraction(2608, 10_000), Fraction(3390, 10_000), Fraction(3911, 10_000))
SCHEME = Scheme("contoh", CutBasis.COVERAGE, CUTS, official=False)
LAMPUNG = Area("lampung", "Lampung", "Provinsi Lampung", "Lampung", "provinsi", "18")
AREAS = [Area(slug, slug.title(), f"Kabupaten {slug.title()}", slug, "kabupaten", "18") for slug in ("satu", "dua")]

counts = st.none() | st.integers(min_value=0, max_value=2_000_000)
eligibles = st.none() | st.integers(min_value=1, max_value=2_000_000)
targets = st.none() | st.integers(min_value=1, max_value=100_000).map(
    lambda thousandths: Fraction(thousandths, 100_000)
)
countings = st.dictionaries(st.sampled_from([NOW, NOW - 1, NOW - 12]), st.sampled_from(["PU", "PU + BPU"]))
starts = st.sampled_from([Month(2024, 1), Month(2026, 1), NOW])


@st.composite
def figures(draw: st.DrawFn, area: Area = AREAS[0], month: Month = NOW) -> AreaFigure:
    expected = draw(st.integers(min_value=0, max_value=3))
    verified = draw(st.integers(min_value=0, max_value=expected))
    figure = Figure(draw(counts), draw(eligibles), draw(targets), draw(st.none() | st.just(CUTS)))
    provenance = Provenance("eligible", "Dinas", draw(starts), expected=expected, verified=verified)
    return AreaFigure(area, month, figure, provenance, draw(st.booleans()))


@st.composite
def areas_told(draw: st.DrawFn) -> Situation:
    own, other = draw(figures()), draw(figures(AREAS[1]))
    months = draw(st.sets(st.sampled_from([NOW - 1, NOW - 2, NOW - 12])))
    series = [draw(figures(month=month)) for month in sorted(months)]
    place = rank({"own": own.figure.rate, "other": other.figure.rate})["own"]
    return area_situation(own, place, series, draw(countings))


@st.composite
def scopes_told(draw: st.DrawFn) -> Situation:
    def month(of: Month) -> list[AreaFigure]:
        return [draw(figures(area, of)) for area in AREAS]

    by_month = {NOW: month(NOW)} | {NOW - back: month(NOW - back) for back in (1, 12) if draw(st.booleans())}
    added = add_up(LAMPUNG, NOW, by_month[NOW], target=draw(targets), scheme=SCHEME)
    return scope_situation(added, by_month, draw(countings))


def text_of(situation: Situation) -> str:
    return " ".join(sentence.text for sentence in paragraph(situation))


def half_up(value: Fraction, places: int) -> str:
    """Another way than the project's: decimal digits of a whole number of units."""
    units = int(abs(value) * 10**places + Fraction(1, 2))
    whole, rest = divmod(units, 10**places)
    grouped = f"{whole:,d}".replace(",", ".")
    return f"{grouped},{rest:0{places}d}" if places else grouped


def numbers_of(situation: Situation) -> set[str]:
    """Every number that may stand in the paragraph, counted from the figures with plain arithmetic."""
    allowed = {"100", "0,1"}
    for number in (situation.expected, situation.verified):
        allowed.add(str(number))
    for month in (situation.month, situation.month_ago.month, situation.year_ago.month):
        allowed.add(str(month.year))
    if situation.place:
        allowed |= {str(situation.place.position), str(situation.place.of)}
    if situation.combined:
        allowed |= {str(situation.combined.reporting), str(situation.combined.expected)}
    allowed |= _numbers_of_a_figure(situation.figure)
    if situation.last_known:
        allowed |= {str(situation.last_known.month.year)} | _numbers_of_a_figure(situation.last_known.figure)
    for comparison in (situation.month_ago, situation.year_ago):
        if comparison.replaced_in:
            allowed.add(str(comparison.replaced_in.year))
        if comparison.areas is not None:
            allowed.add(str(comparison.areas))
        if change := comparison.change:
            before, after = change.before, change.after
            allowed.add(half_up(Fraction(after.participants - before.participants), 0))
            difference = Fraction(after.participants, after.eligible) - Fraction(before.participants, before.eligible)
            allowed.add(half_up(difference * 100, 1))
    return allowed


def _numbers_of_a_figure(figure: Figure) -> set[str]:
    allowed = set()
    if figure.participants is not None:
        allowed.add(half_up(Fraction(figure.participants), 0))
    if figure.target is not None:
        allowed |= {half_up(figure.target * 100, places) for places in (0, 1, 2)}
    if figure.participants is None or not figure.eligible:
        return allowed
    allowed |= {half_up(Fraction(figure.participants * 100, figure.eligible), places) for places in range(1, 7)}
    if figure.target is not None:
        asked = int(figure.target * figure.eligible + Fraction(1, 2))
        allowed.add(half_up(Fraction(asked - figure.participants), 0))
    for cut in figure.cuts or ():
        missing = -((-cut.numerator * figure.eligible) // cut.denominator) - figure.participants
        allowed.add(half_up(Fraction(missing), 0))
    return allowed


def written_well(text: str) -> Sequence[str]:
    """What is wrong with the writing; empty where nothing is."""
    faults = {
        "None": "None" in text,
        "two blanks": "  " in text,
        "two marks": re.search(r"[.,;:]\s*[.,;:]", text) is not None,
        "a blank before a mark": re.search(r"\s[.,;:)]", text) is not None,
        "English": re.search(r"\b(the|of|and|is|are|no|yes|true|false|not|month|year)\b", text, re.I) is not None,
        "no capital": not text[0].isupper(),
        "no full stop": not text.endswith("."),
        "a percent sign": "%" in text,
        "a sign before a number": re.search(r"[-−+]\d", text) is not None,
    }
    return [fault for fault, found in faults.items() if found]


@given(areas_told() | scopes_told())
def test_a_paragraph_is_well_written_and_short(situation: Situation) -> None:
    sentences = paragraph(situation)
    assert 1 <= len(sentences) <= 3
    for sentence in sentences:
        assert written_well(sentence.text) == []
        # One sentence each: a full stop stands at its end only.
        assert re.findall(r"\.(?=\s|$)", sentence.text) == ["."]


@given(areas_told() | scopes_told())
def test_the_numbers_of_a_paragraph_are_those_of_the_figures(situation: Situation) -> None:
    found = set(re.findall(r"\d+(?:\.\d{3})*(?:,\d+)?", text_of(situation)))
    assert found <= numbers_of(situation)


@given(areas_told() | scopes_told())
def test_shares_on_different_denominators_are_never_compared(situation: Situation) -> None:
    comparable = sum(c.kind is Comparability.COMPARABLE for c in (situation.month_ago, situation.year_ago))
    moved = re.findall(r"dengan peserta|dengan jumlah peserta", text_of(situation))
    assert len(moved) == (comparable if situation.is_known else 0)


@given(areas_told() | scopes_told())
def test_no_paragraph_names_a_cause_of_a_movement(situation: Situation) -> None:
    """ "Karena" tells why something is not said or not known, never why a number moved."""
    _, moved, distance = paragraph(situation)
    assert set(re.findall(r"karena (\w+)", moved.text)) <= {"penyebutnya", "segmen"}
    for word in ("akibat", "sebab", "disebabkan", "berkat", "dipicu"):
        assert word not in f"{moved.text} {distance.text}"
