"""Where an area stands, as bars: beside its target and its province, and among all others."""

from __future__ import annotations

from dataclasses import replace

from coverage import exhibits, narrative
from coverage.charts.records import Bar, BarChart, Column, DataTable, Row
from coverage.charts.svg.axes import value_text
from coverage.charts.svg.bars import UNKNOWN
from coverage.figures.figure import Figure
from monev.assembly.reading import PackReading

_COLUMNS = (Column("apa", "Apa"), Column("cakupan", "Cakupan", "percent"))


def beside_the_target(reading: PackReading) -> BarChart:
    """Coverage of the area, of its province where it is a single one, and the target as it was decided."""
    own = reading.figure
    rows = [_bar(_short_name(reading), own, highlight=True)]
    if reading.is_single:
        rows.append(_bar(reading.scope.area.official_name, reading.scope.own.figure))
    if own.target is not None:
        whose = "Target provinsi" if reading.inherits_target else "Target"
        rows.append(Bar(f"{whose} {reading.month.year}", own.target, places=2))
    table = DataTable(_COLUMNS, tuple(Row((bar.name, bar.value), places=bar.places) for bar in rows))
    where = reading.area.official_name
    return BarChart(
        key="capaian",
        title=f"Cakupan {where} dan targetnya",
        subtitle=f"Cakupan UCJ, persen pekerja eligible, {reading.month.words}",
        summary="; ".join(f"{bar.name} {_words(bar)}" for bar in rows) + ".",
        unit="percent",
        rows=tuple(rows),
        table=table,
    )


def among_all(reading: PackReading) -> BarChart:
    """Of several areas all of them; of a single one its province."""
    if reading.is_single:
        return reading.regency.among_others()
    scope = reading.scope
    chart = exhibits.place_among(scope.area, reading.month, scope.figures, reading.whole.address)
    target = scope.own.figure.target
    title = narrative.extremes(scope.standings) or "Perbandingan kabupaten/kota"
    return replace(chart, title=title, targets=(("Target", target),) if target is not None else ())


def _short_name(reading: PackReading) -> str:
    """Of several areas as many as they are: their names stand below every slide."""
    return f"{len(reading.areas)} wilayah bersama" if reading.is_part else reading.area.official_name


def _bar(name: str, figure: Figure, *, highlight: bool = False) -> Bar:
    return Bar(name, figure.rate, highlight=highlight, places=figure.places_beside_target)


def _words(bar: Bar) -> str:
    return UNKNOWN if bar.value is None else value_text(bar.value, "percent", bar.places)
