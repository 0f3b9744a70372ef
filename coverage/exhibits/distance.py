"""How far it is as pictures: the pace there is beside the pace that is asked for, and who is not covered."""

from __future__ import annotations

from collections.abc import Sequence

from coverage.charts.records import Bar, BarChart, Column, DataTable, Row
from coverage.figures.area import Area
from coverage.narrative import distance as words
from coverage.planning.distance import Goal, GroupDistance
from coverage.planning.pace import Pace
from enrolment.numbers import round_half_up
from periods.month import Month


def paces(area: Area, month: Month, goals: Sequence[Goal], pace: Pace | None) -> BarChart:
    """Workers a month: what came in the last year, and what each goal asks for."""
    now = None if pace is None else int(round_half_up(pace.a_month, 0))
    bars = [Bar(f"Laju {pace.months if pace else 12} bulan terakhir", now, highlight=True)]
    bars += [
        Bar(words.required_name(goal), goal.required_a_month) for goal in goals if goal.required_a_month is not None
    ]
    return BarChart(
        key="jarak",
        title=words.pace_title(goals, pace),
        subtitle=f"Penambahan peserta {area.official_name}, pekerja sebulan, {month.words}",
        summary=words.paces_summary(goals, pace),
        unit="count",
        rows=tuple(bars),
        table=DataTable(_goal_columns(pace), tuple(_goal_row(goal, pace, now) for goal in goals)),
    )


def _goal_columns(pace: Pace | None) -> tuple[Column, ...]:
    return (
        Column("menuju", "Menuju"),
        Column("batas", "Batas", "percent"),
        Column("pekerja_lagi", "Pekerja lagi", "count"),
        Column("tenggat", "Tenggat", "month"),
        Column("bulan_tersisa", "Bulan tersisa", "count"),
        Column("perlu_sebulan", "Perlu per bulan", "count"),
        Column("laju_sebulan", "Laju per bulan", "signed"),
        Column("kali_laju", words.multiple_name(pace)),
        Column("keterangan", "Keterangan"),
    )


def _goal_row(goal: Goal, pace: Pace | None, now: int | None) -> Row:
    cells = (
        words.goal_name(goal),
        goal.share,
        max(goal.workers, 0),
        goal.deadline,
        max(goal.months_left, 0),
        goal.required_a_month,
        now,
        words.times(goal, pace),
        words.goal_note(goal),
    )
    return Row(cells, places=2)


def uncovered_groups(area: Area, month: Month, groups: Sequence[GroupDistance]) -> BarChart:
    """Workers of each group who are not covered; groups whose potential nobody knows come last and have no bar."""
    return BarChart(
        key="belum-terlindungi",
        title=words.groups_title(groups),
        subtitle=f"Pekerja yang belum terlindungi di {area.official_name} menurut kelompok, orang, {month.words}",
        summary=words.groups_summary(groups),
        unit="count",
        rows=tuple(Bar(group.label, group.uncovered, note=words.group_note(group)) for group in groups),
        table=DataTable(
            (
                Column("kelompok", "Kelompok pekerja"),
                Column("segmen", "Segmen"),
                Column("belum", "Belum terlindungi", "count"),
                Column("terlindungi", "Terlindungi", "count"),
                Column("potensi", "Potensi", "count"),
                Column("keterangan", "Keterangan"),
            ),
            tuple(
                Row(
                    (
                        group.label,
                        group.segment,
                        group.uncovered,
                        group.participants,
                        group.potential,
                        words.group_note(group) or "–",
                    )
                )
                for group in groups
            ),
        ),
    )
