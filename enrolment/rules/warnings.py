"""What asks for an explanation: it may be so, but somebody should say why. Never blocks once explained. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from enrolment.cells import EMPTY, PARTICIPANTS, TOTAL, Cell
from enrolment.counts import Counts, total_participants
from enrolment.numbers import count as persons
from enrolment.numbers import percent, signed_count
from enrolment.rules.findings import Finding, Reference, Rule, Severity, participants_of, programme_cell
from enrolment.vocabulary import Programme, Segment


def _warning(rule: Rule, cell: Cell, message: str) -> Finding:
    return Finding(Severity.WARNING, rule.__name__, cell, message)


def large_change(counts: Counts, reference: Reference) -> Iterator[Finding]:
    """Participants and programmes against last month; potentials and employers move by other rules."""
    if reference.previous is None:
        return
    before, limits = reference.previous.cells, reference.thresholds
    for cell, entry in counts.cells.items():
        then = before.get(cell, EMPTY).number
        if entry.number is None or then is None or not _counts_participants(cell):
            continue
        difference = entry.number - then
        if abs(difference) >= limits.change_persons and abs(difference) > limits.change_share * then:
            share = f", {percent(Fraction(abs(difference), then))}" if then else ""
            yield _warning(
                large_change,
                cell,
                f"{reference.cell_name(cell)}: {persons(entry.number)}, bulan lalu {persons(then)} "
                f"({signed_count(difference)}{share}). Perbaiki, atau jelaskan perubahannya.",
            )


def death_and_accident_insure_the_same(counts: Counts, reference: Reference) -> Iterator[Finding]:
    for segment in Segment:
        accident = counts.programmes.get((segment, Programme.JKK))
        death = counts.programmes.get((segment, Programme.JKM))
        if accident is not None and death is not None and accident != death:
            yield _warning(
                death_and_accident_insure_the_same,
                programme_cell(segment, Programme.JKM),
                f"{segment.label}: peserta JKM {persons(death)}, peserta JKK {persons(accident)}. "
                "Peserta JKM biasanya sama dengan peserta JKK. Perbaiki, atau jelaskan.",
            )


def total_within_eligible_workers(counts: Counts, reference: Reference) -> Iterator[Finding]:
    total = total_participants(counts, reference.counted)
    if total is not None and reference.eligible is not None and total > reference.eligible:
        yield _warning(
            total_within_eligible_workers,
            TOTAL,
            f"Jumlah peserta {persons(total)} lebih besar dari pekerja eligible {persons(reference.eligible)} "
            "wilayah ini. Periksa angkanya, atau jelaskan.",
        )


def participants_within_their_potential(counts: Counts, reference: Reference) -> Iterator[Finding]:
    for cell, counted in participants_of(counts).items():
        if counted.participants is None or counted.potential is None or counted.participants <= counted.potential:
            continue
        yield _warning(
            participants_within_their_potential,
            cell,
            f"{reference.cell_name(cell)}: peserta {persons(counted.participants)} lebih besar dari potensi "
            f"{persons(counted.potential)}. Perbaiki salah satunya, atau jelaskan.",
        )


def total_moves(counts: Counts, reference: Reference) -> Iterator[Finding]:
    """The same total to the person is more often last month's file than a month without change."""
    if reference.previous is None:
        return
    total = total_participants(counts, reference.counted)
    if total and total == total_participants(reference.previous, reference.counted):
        yield _warning(
            total_moves,
            TOTAL,
            f"Jumlah peserta {persons(total)} sama persis dengan bulan lalu. Pastikan bukan angka bulan lalu yang "
            "tersalin, atau jelaskan.",
        )


def rows_keep_reporting(counts: Counts, reference: Reference) -> Iterator[Finding]:
    """A group that had a figure last month has one now; so has a segment, unless it is missing anyhow."""
    if reference.previous is None:
        return
    now = participants_of(counts)
    for cell, then in participants_of(reference.previous).items():
        counted = now.get(cell)
        is_segment = cell.row in set(Segment)
        if then.participants is None or not (is_segment or cell.row in reference.segment_of_group):
            continue
        if counted is not None and not counted.applicable:
            said = f"kini ditandai tidak berlaku, bulan lalu {persons(then.participants)}. Isi, atau jelaskan."
        elif (counted is None or counted.participants is None) and not is_segment:
            said = (
                f"belum diisi, bulan lalu {persons(then.participants)}. Isi jumlahnya, atau jelaskan mengapa tidak ada."
            )
        else:
            continue
        yield _warning(rows_keep_reporting, cell, f"{reference.cell_name(cell)} {said}")


def _counts_participants(cell: Cell) -> bool:
    return cell.field == PARTICIPANTS or cell.field in set(Programme)


WARNINGS: tuple[Rule, ...] = (
    large_change,
    death_and_accident_insure_the_same,
    total_within_eligible_workers,
    participants_within_their_potential,
    total_moves,
    rows_keep_reporting,
)
