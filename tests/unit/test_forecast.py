"""When a goal may be reached: from past additions, with refusals, and tried on the past."""

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from coverage.planning.forecast import Reason, Refusal, Spread, backtest, reach, root, spread_of
from coverage.planning.pace import Break, Observed, Terms
from coverage.planning.printed import PrintedPoint, printed_pace
from periods.month import Month

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
TERMS = Terms("penyebut", "skema", "domisili", "PU + BPU")
START = Month(2024, 1)


def series(*values: int | None, provisional: int = 0, terms: Terms = TERMS) -> list[Observed]:
    """Consecutive months; the last ``provisional`` ones may still change."""
    final = len(values) - provisional
    return [Observed(START + index, value, index < final, terms) for index, value in enumerate(values)]


def rising(months: int, step: int = 100) -> list[int]:
    return [10_000 + step * index for index in range(months)]


def spread(found: Spread | Refusal) -> Spread:
    assert isinstance(found, Spread)
    return found


def refused(found: Spread | Refusal) -> Refusal:
    assert isinstance(found, Refusal)
    return found


def test_a_steady_pace_has_no_spread_and_one_month() -> None:
    judged = spread(spread_of(series(*rising(20))))
    reached = reach(judged, 1_000, Month(2026, 10))
    assert (reached.earliest, reached.middle, reached.latest, reached.plain) == (10, 10, 10, 10)
    assert reached.month_of(reached.latest) == Month(2027, 8)


def test_the_window_holds_the_last_24_additions() -> None:
    judged = spread(spread_of(series(*rising(40), provisional=2)))
    assert (len(judged.additions), judged.since, judged.until) == (24, START + 14, START + 37)


def test_the_range_is_worked_out_as_written() -> None:
    additions = (100, 300) * 6
    judged = spread(spread_of(series(*[sum(additions[:index]) for index in range(13)])))
    assert judged.mean == 200
    assert judged.variance == Fraction(12 * 100**2, 11)
    # 1,2816 x 104,45 x root(6 + 36/12) = 401,6
    assert (judged.low(6), judged.middle(6), judged.high(6)) == (1_200 - 402, 1_200, 1_200 + 402)


@pytest.mark.parametrize(("value", "expected"), [(0, 0), (1, 1), (2, 1), (Fraction(9, 4), 2), (Fraction(225, 100), 2)])
def test_roots_are_whole_and_half_up(value: Fraction, expected: int) -> None:
    assert root(Fraction(value)) == expected


@pytest.mark.parametrize("known", [1, 5, 12])
def test_fewer_than_twelve_additions_are_refused(known: int) -> None:
    assert refused(spread_of(series(*rising(known)))) == Refusal(Reason.TOO_FEW, known - 1)


def test_provisional_months_do_not_count() -> None:
    refusal = refused(spread_of(series(*rising(14), provisional=2)))
    assert (refusal.reason, refusal.found) == (Reason.TOO_FEW, 11)


def test_nothing_but_provisional_months_is_refused() -> None:
    assert refused(spread_of(series(*rising(14), provisional=14))).reason is Reason.TOO_FEW


def test_a_month_without_a_report_ends_the_window_and_is_named() -> None:
    values: list[int | None] = list(rising(20))
    values[10] = None
    refusal = refused(spread_of(series(*values)))
    assert (refusal.reason, refusal.found, refusal.at) == (Reason.TOO_FEW, 8, START + 10)


def test_a_month_that_was_never_published_ends_the_window_too() -> None:
    known = series(*rising(20))
    del known[10]
    assert refused(spread_of(known)).at == START + 10


@pytest.mark.parametrize(
    ("later", "kind"),
    [
        (Terms("penyebut baru", "skema", "domisili", "PU + BPU"), Break.DENOMINATOR),
        (Terms("penyebut", "skema baru", "domisili", "PU + BPU"), Break.SCHEME),
        (Terms("penyebut", "skema", "tempat kerja", "PU + BPU"), Break.BASIS),
        (Terms("penyebut", "skema", "domisili", "PU + BPU + JAKON"), Break.SEGMENTS),
    ],
)
def test_a_break_in_the_window_is_refused_and_named(later: Terms, kind: Break) -> None:
    known = series(*rising(20))
    known = [*known[:10], *(Observed(row.month, row.participants, row.final, later) for row in known[10:])]
    assert refused(spread_of(known)) == Refusal(Reason.BROKEN, 9, START + 10, (kind,))


def test_a_break_before_the_window_is_no_reason() -> None:
    other = Terms("lama", "skema", "domisili", "PU + BPU")
    known = [*series(*rising(20))]
    known[:5] = [Observed(row.month, row.participants, row.final, other) for row in known[:5]]
    assert len(spread(spread_of(known)).additions) == 14


def test_a_break_in_the_provisional_months_is_refused_too() -> None:
    known = series(*rising(20), provisional=2)
    other = Terms("baru", "skema", "domisili", "PU + BPU")
    known[-1] = Observed(known[-1].month, known[-1].participants, False, other)
    assert refused(spread_of(known)) == Refusal(Reason.BROKEN, 0, known[-1].month, (Break.DENOMINATOR,))


@pytest.mark.parametrize("step", [0, -5])
def test_a_pace_of_zero_or_less_is_refused(step: int) -> None:
    refusal = refused(spread_of(series(*rising(20, step))))
    assert (refusal.reason, refusal.pace) == (Reason.NO_PACE, step)


def test_a_month_without_a_report_at_the_end_is_refused() -> None:
    assert refused(spread_of(series(*rising(20), None))) == Refusal(Reason.NOT_REPORTED, at=START + 20)
    assert refused(spread_of([])).reason is Reason.NOT_REPORTED


def test_beyond_twenty_years_it_is_out_of_reach_but_the_months_are_told() -> None:
    reached = reach(spread(spread_of(series(*rising(20)))), 25_700, Month(2026, 10))
    assert (reached.is_out_of_reach, reached.plain, reached.month_of(reached.middle)) == (True, 257, None)


def test_twenty_years_to_the_month_are_within_reach() -> None:
    assert reach(spread(spread_of(series(*rising(20)))), 24_000, Month(2026, 10)).middle == 240


def test_a_pace_that_may_be_none_has_no_latest_month() -> None:
    additions = (900, -800) * 8
    judged = spread(spread_of(series(*[20_000 + sum(additions[:index]) for index in range(17)])))
    reached = reach(judged, 2_000, Month(2026, 10))
    assert reached.latest is None
    assert reached.earliest is not None
    assert reached.middle == 40


def test_a_steady_past_is_foretold_without_error() -> None:
    trial = backtest(series(*rising(30)), 6)
    assert (trial.cases, trial.inside, trial.median_error) == (12, 12, 0)


def test_a_jump_that_nobody_could_know_is_an_error() -> None:
    values = rising(30)
    values[20:] = [value + 5_000 for value in values[20:]]
    trial = backtest(series(*values), 6)
    # Six origins look over the jump; in the six after it the jump itself has widened the range.
    assert (trial.cases, trial.inside) == (12, 6)
    assert trial.median_error is not None
    assert trial.median_error > 0


def test_a_trial_never_looks_ahead_of_its_origin() -> None:
    values = rising(30)
    later = [*values[:24], *(value + 77_000 for value in values[24:])]
    assert backtest(series(*values[:24]), 6) == backtest(series(*later)[:24], 6)


def test_too_short_a_past_gives_no_case() -> None:
    trial = backtest(series(*rising(18)), 6)
    assert (trial.cases, trial.median_error, trial.is_too_narrow) == (0, None, False)


def test_a_trial_goes_over_a_new_denominator_but_not_over_another_count() -> None:
    known = series(*rising(30))
    divided = [
        Observed(row.month, row.participants, True, Terms(index > 20, "skema", "domisili", "PU + BPU"))
        for index, row in enumerate(known)
    ]
    counted = [
        Observed(row.month, row.participants, True, Terms("", "skema", "domisili", "PU" if index > 20 else "PU + BPU"))
        for index, row in enumerate(known)
    ]
    assert backtest(divided, 6).cases == 12
    assert backtest(counted, 6).cases == 3


def lampung() -> list[PrintedPoint]:
    """What was printed of the province, from the fixture: participants, or percentage times denominator."""
    points = []
    with (FIXTURES / "published_figures.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            if row["kemendagri_code"] != "18" or row["row_kind"] != "figure" or not row["base"]:
                continue
            base = int(row["base"])
            participants = int(row["participants"] or round(Fraction(row["percent_published"]) * base / 100))
            target = Fraction(row["percent_target"]) / 100 if row["percent_target"] else None
            points.append(PrintedPoint(date.fromisoformat(row["date"]), participants, base, target))
    return points


def test_the_printed_series_of_lampung_gets_no_range() -> None:
    points = lampung()
    assert len(points) == 4
    refusal = refused(spread_of([point.observed() for point in points]))
    assert (refusal.reason, refusal.found) == (Reason.TOO_FEW, 0)


def test_the_printed_series_of_lampung_alone_would_take_257_months() -> None:
    found = printed_pace(lampung())
    assert found is not None
    assert (found.earlier.day, found.later.day) == (date(2024, 9, 24), date(2025, 12, 8))
    # 25,27 % of 3.100.000; the target of 38,39 % asks for 1.190.090 of them.
    assert (found.later.participants, found.workers) == (783_370, 406_720)
    assert found.months == 257


@pytest.mark.parametrize("months", [0, 1])
def test_one_printed_figure_is_no_pace(months: int) -> None:
    assert printed_pace(lampung()[:months]) is None


def test_printed_figures_that_fall_lead_nowhere() -> None:
    points = [
        PrintedPoint(date(2025, 1, 1), 700, 2_000, Fraction(1, 2)),
        PrintedPoint(date(2025, 8, 1), 600, 2_000, Fraction(1, 2)),
    ]
    found = printed_pace(points)
    assert found is not None
    assert found.months is None
