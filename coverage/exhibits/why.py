"""The change of an area between two releases: both effects in points, and its segments and groups in workers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from coverage import narrative
from coverage.charts.records import Bar, BarChart, Column, DataTable, Row
from coverage.figures.area import Area
from coverage.figures.breaks import Break, Ground
from coverage.figures.change import Change
from coverage.figures.figure import Figure
from coverage.figures.ledger import Ledger, Line, SegmentLines
from coverage.figures.rounding import Shown, adding_up
from enrolment.numbers import round_half_up, signed_count

# Shares are kept as parts of 1: four places are hundredths of a point.
_PLACES = 4


@dataclass(frozen=True)
class WorkersLine:
    """Workers before and after; ``effect`` is what their difference did to the share, in points."""

    label: str
    before: int | None
    after: int | None
    effect: Fraction | None = None

    @property
    def difference(self) -> int | None:
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True)
class Comparison:
    """Two releases of one area, or of a scope over the areas that reported in both."""

    area: Area
    before: Ground
    after: Ground
    change: Change | None
    breaks: tuple[Break, ...] = ()
    ledger: Ledger | None = None
    areas: int = 1
    expected: int = 1

    @property
    def since(self) -> str:
        return narrative.other_release(self.before, self.after)

    @property
    def until(self) -> str:
        return narrative.other_release(self.after, self.before)

    @property
    def hindered(self) -> bool:
        """The shares of both releases may not be set side by side."""
        return any(item.kind.hinders for item in self.breaks)

    @property
    def title(self) -> str:
        return narrative.why_title(self.change, self.breaks, self.before, self.after)

    @cached_property
    def shown(self) -> Shown | None:
        """The change and its two parts as they are shown."""
        if self.change is None:
            return None
        return adding_up([self.change.members, self.change.denominator], _PLACES)

    @property
    def members(self) -> Fraction | None:
        return self.shown.parts[0] if self.shown else None

    @property
    def denominator(self) -> Fraction | None:
        return self.shown.parts[1] if self.shown else None

    @property
    def total(self) -> Fraction | None:
        return self.shown.total if self.shown else None

    @property
    def notes(self) -> list[str]:
        """How the numbers shown were rounded, where that is worth a word."""
        if self.change is None or self.shown is None:
            return []
        then, now = (_as_shown(figure.rate or Fraction(0)) for figure in (self.change.before, self.change.after))
        return [
            note
            for note in (
                narrative.rounding_note(self.shown.adjusted),
                narrative.shown_rates_note(then, now, self.shown.total),
                narrative.targets_note(self.change.before.target, self.change.after.target),
                narrative.passed_note(self.change.before.gap, self.change.after.gap),
            )
            if note
        ]

    @property
    def workers(self) -> list[WorkersLine]:
        """What stands behind the share, in workers; both effects beside what made them."""
        if self.change is None or self.shown is None:
            return []
        then, now = self.change.before, self.change.after
        lines = [
            WorkersLine("Peserta aktif", then.participants, now.participants, self.shown.parts[0]),
            WorkersLine("Pekerja eligible", then.eligible, now.eligible, self.shown.parts[1]),
            WorkersLine("Belum terlindungi", _uncovered(then), _uncovered(now)),
        ]
        if then.gap is not None and now.gap is not None:
            lines.append(WorkersLine(narrative.gap_name(then.target, now.target), then.gap, now.gap))
        return lines

    @property
    def breaks_in_words(self) -> list[str]:
        return narrative.break_sentences(self.breaks)


def effects_of_change(comparison: Comparison) -> BarChart:
    """Members, denominator and their sum as bars from zero, in points."""
    change, shown = comparison.change, comparison.shown
    if change is None or shown is None:
        raise ValueError("A change that is not known has no effects.")
    members, denominator = shown.parts
    broken = narrative.NOT_COMPARABLE if comparison.hindered else ""
    bars = (
        Bar("Akibat peserta", members, note=f"{signed_count(change.participants_difference)} peserta", places=2),
        Bar("Akibat penyebut", denominator, note=f"{signed_count(change.eligible_difference)} pekerja", places=2),
        Bar(
            "Selisih, tidak sebanding" if broken else "Perubahan cakupan",
            shown.total,
            highlight=True,
            note=broken,
            places=2,
        ),
    )
    columns = (
        Column("bagian", "Bagian"),
        Column("sebelum", _header(comparison.before, comparison.after), "count"),
        Column("sesudah", _header(comparison.after, comparison.before), "count"),
        Column("selisih", "Selisih, orang", "signed"),
        Column("akibat", "Akibat pada cakupan", "points"),
        Column("cakupan_sebelum", "Cakupan sebelum", "percent"),
        Column("cakupan_sesudah", "Cakupan sesudah", "percent"),
        Column("keterangan", "Keterangan"),
    )
    then, now = change.before, change.after
    rows = (
        Row(("Peserta aktif", then.participants, now.participants, change.participants_difference, members, *_BLANK)),
        Row(("Pekerja eligible", then.eligible, now.eligible, change.eligible_difference, denominator, *_BLANK)),
        Row((bars[2].name, None, None, None, shown.total, then.rate, now.rate, broken or "–"), highlight=True),
    )
    return BarChart(
        key="sebab",
        title=comparison.title,
        subtitle=f"Perubahan cakupan UCJ {comparison.area.official_name}, poin persentase, "
        f"{comparison.since} ke {comparison.until}",
        summary=narrative.why_summary(change, members, denominator),
        unit="points",
        rows=bars,
        table=DataTable(columns, tuple(Row(row.cells, row.highlight, places=2) for row in rows)),
    )


def _total_name(broken: str) -> str:
    return "Selisih, tidak sebanding" if broken else "Perubahan cakupan"


def groups_of_change(comparison: Comparison, ledger: Ledger) -> BarChart:
    """Each worker group and the rest of each segment, the largest gain first; unknown differences last."""
    bars = [Bar(line.label, line.difference, note=_remark(line)) for line in ledger.movements]
    unknown = [line for segment in ledger.segments for line in segment.groups if line.difference is None]
    bars += [Bar(line.label, None, note=narrative.group_note(line)) for line in unknown if line.applicable]
    return BarChart(
        key="sebab-kelompok",
        title=narrative.group_title(ledger),
        subtitle=f"Perubahan peserta aktif {comparison.area.official_name} menurut kelompok pekerja, orang, "
        f"{comparison.since} ke {comparison.until}",
        summary=narrative.group_summary(ledger),
        unit="signed",
        rows=tuple(bars),
        table=_ledger_table(comparison, ledger),
    )


_BLANK = (None, None, "–")


def _ledger_table(comparison: Comparison, ledger: Ledger) -> DataTable:
    columns = (
        Column("segmen", "Segmen"),
        Column("baris", "Kelompok pekerja"),
        Column("sebelum", _header(comparison.before, comparison.after), "count"),
        Column("sesudah", _header(comparison.after, comparison.before), "count"),
        Column("selisih", "Selisih", "signed"),
        Column("sumbangan", "Pada peserta UCJ", "signed"),
        Column("keterangan", "Keterangan"),
    )
    rows = [row for lines in ledger.segments for row in _segment_rows(lines)]
    overlap = ledger.overlap
    rows.append(
        Row(("Potongan", overlap.label, overlap.before, overlap.after, overlap.difference, -ledger.deduction, "–"))
    )
    if ledger.unexplained:
        rows.append(Row(("Lain", "Selisih lain", None, None, None, ledger.unexplained, "–")))
    whole = ledger.participants
    rows.append(
        Row(
            ("Jumlah", whole.label, whole.before, whole.after, whole.difference, whole.difference, "–"),
            highlight=True,
        )
    )
    return DataTable(columns, tuple(rows))


def _segment_rows(lines: SegmentLines) -> Iterator[Row]:
    whole = lines.line
    counts = lines.counted_before or lines.counted_after
    yield Row(
        (
            lines.segment,
            "Seluruh segmen",
            whole.before,
            whole.after,
            whole.difference,
            lines.contribution if counts else None,
            segment_note(lines),
        ),
        highlight=True,
    )
    for line in (*lines.groups, lines.rest):
        if line is not None:
            label = "Di luar kelompok di atas" if line is lines.rest else line.label
            yield Row((lines.segment, label, line.before, line.after, line.difference, None, _remark(line) or "–"))


def segment_note(lines: SegmentLines) -> str:
    """Whether a segment counts towards coverage, and whether it applies at all."""
    if not lines.line.applicable:
        return "tidak berlaku"
    if lines.counted_before != lines.counted_after:
        return "dihitung hanya sesudahnya" if lines.counted_after else "dihitung hanya sebelumnya"
    note = "" if lines.counted_after else "tidak dihitung dalam UCJ"
    return ", ".join(part for part in (note, narrative.group_note(lines.line)) if part) or "–"


def _remark(line: Line) -> str:
    return narrative.group_note(line)


def _header(one: Ground, other: Ground) -> str:
    return narrative.other_release(one, other).capitalize()


def _uncovered(figure: Figure) -> int | None:
    """Eligible workers less participants; negative where more take part than are eligible."""
    if figure.eligible is None or figure.participants is None:
        return None
    return figure.eligible - figure.participants


def _as_shown(rate: Fraction) -> Fraction:
    return Fraction(round_half_up(rate, _PLACES))
