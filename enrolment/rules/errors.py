"""What blocks a report: it cannot be so, or a counted figure is missing. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from enrolment.cells import OVERLAP, PARTICIPANTS, POTENTIAL, Cell
from enrolment.counts import Count, Counts
from enrolment.numbers import count as persons
from enrolment.rules.findings import Finding, Reference, Rule, Severity, participants_of, programme_cell
from enrolment.vocabulary import Programme, Segment


def _error(rule: Rule, cell: Cell, message: str) -> Finding:
    return Finding(Severity.ERROR, rule.__name__, cell, message)


def no_negative_figure(counts: Counts, reference: Reference) -> Iterator[Finding]:
    for cell, entry in counts.cells.items():
        if entry.number is not None and entry.number < 0:
            name = reference.cell_name(cell)
            message = f"{name}: {entry.number} kurang dari nol. Isi jumlah orang, 0 atau lebih."
            yield _error(no_negative_figure, cell, message)


def counted_segments_are_reported(counts: Counts, reference: Reference) -> Iterator[Finding]:
    for segment in Segment:
        counted = counts.segments.get(segment, Count())
        if segment in reference.counted and counted.applicable and counted.participants is None:
            yield _error(
                counted_segments_are_reported,
                Cell(str(segment), PARTICIPANTS),
                f"{segment.label} belum diisi. Isi jumlah peserta aktif, 0 bila tidak ada, atau tandai tidak berlaku.",
            )


def groups_are_known(counts: Counts, reference: Reference) -> Iterator[Finding]:
    for group in counts.groups:
        if group not in reference.segment_of_group:
            message = f"Kelompok pekerja “{group}” tidak dikenal atau belum berlaku bulan ini. Kosongkan sel itu."
            yield _error(groups_are_known, Cell(group, PARTICIPANTS), message)


def what_does_not_apply_has_no_figure(counts: Counts, reference: Reference) -> Iterator[Finding]:
    for cell, counted in participants_of(counts).items():
        if not counted.applicable and counted.potential is not None:
            yield _error(
                what_does_not_apply_has_no_figure,
                Cell(cell.row, POTENTIAL),
                f"{reference.cell_name(cell)} ditandai tidak berlaku, tetapi potensinya terisi "
                f"{persons(counted.potential)}. Kosongkan potensinya, atau isi pesertanya.",
            )


def what_does_not_apply_has_no_parts(counts: Counts, reference: Reference) -> Iterator[Finding]:
    for segment, total in counts.segments.items():
        if total.applicable:
            continue
        parts = [
            reference.row_name(group)
            for group, counted in counts.groups.items()
            if reference.segment_of_group.get(group) == segment and counted.participants is not None
        ]
        parts += [str(programme) for of_segment, programme in counts.programmes if of_segment == segment]
        if parts:
            yield _error(
                what_does_not_apply_has_no_parts,
                Cell(str(segment), PARTICIPANTS),
                f"{segment.label} ditandai tidak berlaku, tetapi ini terisi: {', '.join(parts)}. "
                "Kosongkan sel itu, atau isi total segmennya.",
            )


def groups_stay_within_their_segment(counts: Counts, reference: Reference) -> Iterator[Finding]:
    for segment, total in counts.segments.items():
        named = sum(
            counted.participants or 0
            for group, counted in counts.groups.items()
            if reference.segment_of_group.get(group) == segment
        )
        if total.participants is not None and named > total.participants:
            yield _error(
                groups_stay_within_their_segment,
                Cell(str(segment), PARTICIPANTS),
                f"Jumlah kelompok {segment.label} {persons(named)} lebih besar dari total segmen "
                f"{persons(total.participants)}. Perbaiki kelompok atau total segmennya.",
            )


def programmes_fit_their_segment(counts: Counts, reference: Reference) -> Iterator[Finding]:
    for (segment, programme), figure in counts.programmes.items():
        if (segment, programme) not in reference.allowed:
            yield _error(
                programmes_fit_their_segment,
                programme_cell(segment, programme),
                f"{segment.label}: program {programme} tidak berlaku untuk segmen ini, tetapi terisi "
                f"{persons(figure)}. Kosongkan sel itu.",
            )


def programmes_stay_within_their_segment(counts: Counts, reference: Reference) -> Iterator[Finding]:
    for (segment, programme), figure in counts.programmes.items():
        total = counts.segments.get(segment, Count()).participants
        if total is not None and figure > total:
            yield _error(
                programmes_stay_within_their_segment,
                programme_cell(segment, programme),
                f"{segment.label}: peserta {programme} {persons(figure)} lebih besar dari peserta aktif segmen "
                f"{persons(total)}. Perbaiki salah satunya.",
            )


def pension_and_job_loss_within_old_age(counts: Counts, reference: Reference) -> Iterator[Finding]:
    for segment in Segment:
        old_age = counts.programmes.get((segment, Programme.JHT))
        for programme in (Programme.JP, Programme.JKP):
            figure = counts.programmes.get((segment, programme))
            if old_age is not None and figure is not None and figure > old_age:
                yield _error(
                    pension_and_job_loss_within_old_age,
                    programme_cell(segment, programme),
                    f"{segment.label}: peserta {programme} {persons(figure)} lebih besar dari peserta JHT "
                    f"{persons(old_age)}. Peserta {programme} selalu peserta JHT. Perbaiki salah satunya.",
                )


def overlap_stays_within_the_total(counts: Counts, reference: Reference) -> Iterator[Finding]:
    total = sum(counts.segments.get(segment, Count()).participants or 0 for segment in reference.counted)
    if counts.overlap is not None and counts.overlap > total:
        yield _error(
            overlap_stays_within_the_total,
            OVERLAP,
            f"Peserta rangkap {persons(counts.overlap)} lebih besar dari seluruh peserta {persons(total)}. "
            "Perbaiki salah satunya.",
        )


ERRORS: tuple[Rule, ...] = (
    no_negative_figure,
    counted_segments_are_reported,
    groups_are_known,
    what_does_not_apply_has_no_figure,
    what_does_not_apply_has_no_parts,
    groups_stay_within_their_segment,
    programmes_fit_their_segment,
    programmes_stay_within_their_segment,
    pension_and_job_loss_within_old_age,
    overlap_stays_within_the_total,
)
