"""Events in time and place; pure."""

from __future__ import annotations

from datetime import date

from coverage.figures.area import Area
from coverage.figures.events import Event, EventKind, Withdrawal, between, of_area, of_scope, standing
from periods.month import Month

JANUARY = Month(2026, 1)
METRO = Area("metro", "Metro", "Kota Metro", "Metro", "kota", "18.72")
MESUJI = Area("mesuji", "Mesuji", "Kabupaten Mesuji", "Mesuji", "kabupaten", "18.11")


def event(title: str, month: Month | None = JANUARY, **more: object) -> Event:
    values = {"kind": EventKind.OTHER, "year": month.year if month else 2024, "month": month, "title": title}
    return Event(**values | more)  # type: ignore[arg-type]


def test_the_time_is_told_as_exactly_as_it_is_known() -> None:
    assert event("a", Month(2025, 12), day=date(2025, 12, 22)).when == "22 Desember 2025"
    assert event("a", Month(2025, 5)).when == "Mei 2025"
    assert event("a", None).when == "2024 (bulan tidak tercatat)"


def test_an_area_is_touched_by_its_own_events_and_by_those_of_everybody() -> None:
    everybody, both, metro = event("a"), event("b", areas=(METRO, MESUJI)), event("c", areas=(METRO,))
    assert of_area([metro, both, everybody], "mesuji") == [everybody, both]
    assert of_scope([metro, both, everybody]) == [everybody]
    assert both.concerns == "Metro, Mesuji"
    assert event("d", areas=(METRO,), group="RT/RW").concerns == "Metro; RT/RW"


def test_what_was_withdrawn_stands_nowhere_and_the_rest_is_in_order_of_time() -> None:
    gone = event("x", withdrawn=Withdrawal(date(2026, 2, 1), "Keliru"))
    later, day, month, year = (
        event("later", Month(2026, 2)),
        event("day", day=date(2026, 1, 9)),
        event("month"),
        event("year", None, year=2026),
    )
    assert standing([later, gone, day, month, year]) == [year, month, day, later]


def test_between_two_months_leaves_out_the_first_and_what_has_no_month() -> None:
    events = [event("a", Month(2026, 1)), event("b", Month(2026, 2)), event("c", Month(2026, 3)), event("d", None)]
    assert [found.title for found in between(events, Month(2026, 1), Month(2026, 3))] == ["b", "c"]


def test_what_is_to_come_is_told_by_the_day_the_month_or_the_year() -> None:
    today = date(2026, 12, 1)
    assert event("tomorrow", Month(2026, 12), day=date(2026, 12, 2)).is_ahead(today)
    assert event("next month", Month(2027, 1)).is_ahead(today)
    assert event("next year", None, year=2027).is_ahead(today)
    assert not event("today", Month(2026, 12), day=today).is_ahead(today)
    assert not event("this month", Month(2026, 12)).is_ahead(today)
    assert not event("this year", None, year=2026).is_ahead(today)
