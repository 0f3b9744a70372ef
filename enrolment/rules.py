"""What a right report looks like: counts in, findings out. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum

from enrolment.counts import Count, Counts
from enrolment.numbers import count as persons
from enrolment.vocabulary import Programme, Segment


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One sentence about one cell: ``row`` and ``field`` say where it stands."""

    level: Severity
    row: str
    field: str
    message: str


@dataclass(frozen=True)
class Reference:
    """What the rules hold a report against, as valid in its month."""

    counted: Set[Segment]
    segment_of_group: Mapping[str, Segment]
    group_names: Mapping[str, str]
    allowed: Set[tuple[Segment, Programme]]


Rule = Callable[[Counts, Reference], Iterator[Finding]]


def judge(counts: Counts, reference: Reference) -> list[Finding]:
    """All findings about a report; an error blocks it."""
    return [finding for rule in RULES for finding in rule(counts, reference)]


def _error(row: str, field: str, message: str) -> Finding:
    return Finding(Severity.ERROR, row, field, message)


def no_negative_figure(counts: Counts, reference: Reference) -> Iterator[Finding]:
    figures: list[tuple[str, str, int | None]] = [("Peserta rangkap", "peserta", counts.overlap)]
    for segment, count in counts.segments.items():
        figures += [(segment.label, "peserta", count.participants), (segment.label, "potensi", count.potential)]
    for group, count in counts.groups.items():
        name = reference.group_names.get(group, group)
        figures += [(name, "peserta", count.participants), (name, "potensi", count.potential)]
    figures += [(segment.label, programme, figure) for (segment, programme), figure in counts.programmes.items()]
    for row, field, figure in figures:
        if figure is not None and figure < 0:
            yield _error(row, field, f"{row}: {figure} kurang dari nol. Isi jumlah orang, 0 atau lebih.")


def counted_segments_are_reported(counts: Counts, reference: Reference) -> Iterator[Finding]:
    for segment in Segment:
        count = counts.segments.get(segment, Count())
        if segment in reference.counted and count.applicable and count.participants is None:
            yield _error(
                segment.label,
                "peserta",
                f"{segment.label} belum diisi. Isi jumlah peserta aktif, 0 bila tidak ada, atau tandai tidak berlaku.",
            )


def groups_stay_within_their_segment(counts: Counts, reference: Reference) -> Iterator[Finding]:
    for segment, total in counts.segments.items():
        named = sum(
            count.participants or 0
            for group, count in counts.groups.items()
            if reference.segment_of_group.get(group) == segment
        )
        if total.participants is not None and named > total.participants:
            yield _error(
                segment.label,
                "peserta",
                f"Jumlah kelompok {segment.label} {persons(named)} lebih besar dari total segmen "
                f"{persons(total.participants)}. Perbaiki kelompok atau total segmennya.",
            )


def groups_are_known(counts: Counts, reference: Reference) -> Iterator[Finding]:
    for group in counts.groups:
        if group not in reference.segment_of_group:
            yield _error(group, "kelompok", f"Kelompok pekerja “{group}” tidak dikenal atau belum berlaku bulan ini.")


def programmes_fit_their_segment(counts: Counts, reference: Reference) -> Iterator[Finding]:
    for (segment, programme), figure in counts.programmes.items():
        if (segment, programme) not in reference.allowed:
            yield _error(
                segment.label,
                programme,
                f"{segment.label}: program {programme} tidak berlaku untuk segmen ini, tetapi terisi "
                f"{persons(figure)}. Kosongkan sel itu.",
            )


def programmes_stay_within_their_segment(counts: Counts, reference: Reference) -> Iterator[Finding]:
    for (segment, programme), figure in counts.programmes.items():
        total = counts.segments.get(segment, Count()).participants
        if total is not None and figure > total:
            yield _error(
                segment.label,
                programme,
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
                    segment.label,
                    programme,
                    f"{segment.label}: peserta {programme} {persons(figure)} lebih besar dari peserta JHT "
                    f"{persons(old_age)}. Peserta {programme} selalu peserta JHT. Perbaiki salah satunya.",
                )


def overlap_stays_within_the_total(counts: Counts, reference: Reference) -> Iterator[Finding]:
    total = sum(counts.segments.get(segment, Count()).participants or 0 for segment in reference.counted)
    if counts.overlap is not None and counts.overlap > total:
        yield _error(
            "Peserta rangkap",
            "peserta",
            f"Peserta rangkap {persons(counts.overlap)} lebih besar dari seluruh peserta {persons(total)}.",
        )


RULES: tuple[Rule, ...] = (
    no_negative_figure,
    counted_segments_are_reported,
    groups_are_known,
    groups_stay_within_their_segment,
    programmes_fit_their_segment,
    programmes_stay_within_their_segment,
    pension_and_job_loss_within_old_age,
    overlap_stays_within_the_total,
)
