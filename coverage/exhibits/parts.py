"""Segments, worker groups and programmes of one area: workers, never stacked percentages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coverage import narrative
from coverage.charts.records import Bar, BarChart, Column, DataTable, LineChart, LineSeries, Row
from coverage.exhibits.trend import span
from coverage.figures.area import Area, Part
from coverage.narrative.distance import UNKNOWN_POTENTIAL
from enrolment.numbers import count
from enrolment.vocabulary import Programme, Segment
from periods.month import Month

NOT_APPLICABLE = "tidak berlaku"
NOT_REPORTED = "belum ada data"


def segments(
    area: Area, by_month: Mapping[Month, Sequence[Part]], months: Sequence[Month], provisional: frozenset[Month]
) -> LineChart:
    """Active participants of each segment month by month."""
    totals = {
        month: {part.segment: part.participants for part in parts if not part.group and not part.programme}
        for month, parts in by_month.items()
    }
    reported = [segment for segment in Segment if any(segment in month for month in totals.values())]
    lines = tuple(
        LineSeries(
            segment.label,
            tuple(totals.get(month, {}).get(segment) for month in months),
            provisional=frozenset(index for index, month in enumerate(months) if month in provisional),
        )
        for segment in reported
    )
    rows = tuple(
        Row((month, *(totals.get(month, {}).get(segment) for segment in reported))) for month in reversed(months)
    )
    columns = [Column("bulan", "Bulan", "month")]
    columns += [Column(f"peserta_{segment.lower()}", segment.label, "count") for segment in reported]
    latest = totals.get(months[-1], {}) if months else {}
    largest = max(((latest.get(s) or 0, s) for s in reported), default=None)
    return LineChart(
        key="segmen",
        title=f"{largest[1].label} terbanyak: {count(largest[0])} peserta"
        if largest and largest[0]
        else "Peserta menurut segmen",
        subtitle=f"Peserta aktif {area.official_name} menurut segmen, orang, {span(months)}",
        summary=_latest_in_words(latest, reported, months),
        unit="count",
        months=tuple(months),
        series=lines,
        table=DataTable(tuple(columns), rows),
    )


def _latest_in_words(latest: Mapping[str, int | None], reported: Sequence[Segment], months: Sequence[Month]) -> str:
    known = [f"{segment.label} {count(latest[segment])}" for segment in reported if latest.get(segment) is not None]
    if not known:
        return "Belum ada data menurut segmen untuk bulan terakhir."
    return f"Pada {months[-1].words}: {narrative.listed(known)} orang."


def groups(area: Area, month: Month, now: Sequence[Part], before: Sequence[Part]) -> BarChart:
    """Participants of each worker group, beside its potential where known, the largest uncovered number first."""
    then = {part.group: part.participants for part in before if part.group}
    parts = [part for part in now if part.group]
    parts.sort(key=lambda part: (part.uncovered is None, -(part.uncovered or 0), -(part.participants or 0)))
    bars = tuple(
        Bar(part.label, part.participants, whole=part.potential, note=_note(part), highlight=False)
        for part in parts
        if part.applicable
    )
    columns = (
        Column("kelompok", "Kelompok pekerja"),
        Column("segmen", "Segmen"),
        Column("terlindungi", "Terlindungi", "count"),
        Column("potensi", "Potensi", "count"),
        Column("belum", "Belum terlindungi", "count"),
        Column("selisih_bulan_lalu", "Selisih bulan lalu", "signed"),
        Column("keterangan", "Keterangan"),
    )
    rows = tuple(
        Row(
            (
                part.label,
                part.segment,
                part.participants,
                part.potential,
                part.uncovered,
                _difference(part.participants, then.get(part.group)),
                _note(part) or "–",
            )
        )
        for part in parts
    )
    widest = next((part for part in parts if part.uncovered), None)
    return BarChart(
        key="kelompok",
        title=f"Terbanyak belum terlindungi: {widest.label.lower()}" if widest else "Peserta menurut kelompok pekerja",
        subtitle=f"Peserta aktif {area.official_name} menurut kelompok pekerja, orang, {month.words}",
        summary=(
            f"{count(widest.uncovered)} dari {count(widest.potential)} {widest.label.lower()} belum terlindungi. "
            if widest
            else ""
        )
        + "Kelompok adalah bagian segmen yang disebut namanya; jumlahnya boleh kurang dari total segmen.",
        unit="count",
        rows=bars,
        table=DataTable(columns, rows),
    )


def programmes(area: Area, month: Month, now: Sequence[Part], allowed: frozenset[tuple[str, str]]) -> BarChart:
    """Participants of each programme by segment. Programmes overlap in persons and are never added up."""
    figures = {(part.segment, part.programme): part.participants for part in now if part.programme}
    pairs = [(segment, programme) for segment in Segment for programme in Programme]
    bars = tuple(
        Bar(f"{segment} · {programme}", figures.get((segment, programme)))
        for segment, programme in pairs
        if (segment, programme) in allowed or (segment, programme) in figures
    )
    # A dozen bars of nothing say no more than the one line that the drawing then has.
    bars = bars if any(bar.value is not None for bar in bars) else ()
    columns = (
        Column("segmen", "Segmen"),
        Column("program", "Program"),
        Column("peserta", "Peserta", "count"),
        Column("keterangan", "Keterangan"),
    )
    rows = tuple(
        Row(
            (
                segment.label,
                programme.label,
                figures.get((segment, programme)),
                _programme_note(segment, programme, figures, allowed),
            )
        )
        for segment, programme in pairs
    )
    return BarChart(
        key="program",
        title=_widest_programme(figures),
        subtitle=f"Peserta {area.official_name} menurut program dan segmen, orang, {month.words}",
        summary="Satu orang dapat ikut beberapa program, jadi angka program tidak dijumlahkan.",
        unit="count",
        rows=bars,
        table=DataTable(columns, rows),
    )


def _widest_programme(figures: Mapping[tuple[str, str], int | None]) -> str:
    """The finding of the programmes: which of them reaches most participants of a segment."""
    known = {pair: figure for pair, figure in figures.items() if figure}
    if not known:
        return "Peserta menurut program"
    most = max(known.values())
    segment = next(segment for (segment, _), figure in known.items() if figure == most)
    names = [programme for programme in Programme if known.get((segment, programme)) == most]
    return f"{narrative.listed(names)} di segmen {segment} terbanyak: {count(most)} peserta"


def _note(part: Part) -> str:
    if not part.applicable:
        return NOT_APPLICABLE
    if part.participants is None:
        return NOT_REPORTED
    return "" if part.potential is not None else UNKNOWN_POTENTIAL


def _programme_note(
    segment: Segment,
    programme: Programme,
    figures: Mapping[tuple[str, str], int | None],
    allowed: frozenset[tuple[str, str]],
) -> str:
    if (segment, programme) in figures:
        return "–"
    return NOT_REPORTED if (segment, programme) in allowed else NOT_APPLICABLE


def _difference(now: int | None, then: int | None) -> int | None:
    return None if now is None or then is None else now - then
