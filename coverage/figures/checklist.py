"""What must be so before a month is published, and what must be explained. Facts in, items out. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from coverage.figures.arithmetic import rate
from enrolment.numbers import count, percent
from periods.month import Month

FEWEST_LETTERS = 10


class Level(StrEnum):
    """An error blocks; a warning asks the publisher for a sentence."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Item:
    """One line of the checklist; ``key`` names it in forms and stays the same while the fact stays the same."""

    key: str
    level: Level
    sentence: str
    published: str = ""
    """What the release says of it for ever, where the sentence names figures that nobody may read yet."""

    @property
    def blocks(self) -> bool:
        return self.level is Level.ERROR


@dataclass(frozen=True)
class AreaFacts:
    """What is verified of one area. ``before`` is its last published count, of the month ``before_month``.

    ``open_findings`` are warnings about the report that nobody has explained: a cell, a sentence, and the name of
    cell and rule.
    """

    slug: str
    name: str
    expected: int
    verified: int
    participants: int | None
    eligible: int | None
    one_basis: bool = True
    before: int | None = None
    before_month: Month | None = None
    open_findings: tuple[tuple[str, str, str], ...] = ()

    @property
    def is_complete(self) -> bool:
        return self.expected > 0 and self.verified == self.expected


def check(month: Month, areas: Sequence[AreaFacts], *, has_scheme: bool, largest_drop: Fraction) -> list[Item]:
    """The whole checklist, what blocks first; ``largest_drop`` is the share of participants that may leave unasked."""
    items = [*_of_the_month(month, areas, has_scheme), *(item for area in areas for item in _of_an_area(month, area))]
    for area in areas:
        items += _to_explain(area, largest_drop)
    return sorted(items, key=lambda item: not item.blocks)


def is_sentence(text: str) -> bool:
    """Long enough to explain something; blanks do not count."""
    return len("".join(text.split())) >= FEWEST_LETTERS


def unanswered(items: Iterable[Item], answers: Mapping[str, str]) -> list[Item]:
    """The warnings that nobody has explained."""
    return [item for item in items if not item.blocks and not is_sentence(answers.get(item.key, ""))]


def _of_the_month(month: Month, areas: Sequence[AreaFacts], has_scheme: bool) -> Iterator[Item]:
    if not has_scheme:
        yield Item("scheme", Level.ERROR, f"Belum ada skema kategori yang berlaku untuk {month.words}.")
    if not any(area.is_complete for area in areas):
        yield Item("nothing", Level.ERROR, f"Belum ada laporan {month.words} yang terverifikasi lengkap.")


def _of_an_area(month: Month, area: AreaFacts) -> Iterator[Item]:
    if not area.is_complete:
        return
    if area.eligible is None:
        sentence = f"{area.name} belum punya penyebut yang berlaku untuk {month.words}."
        yield Item(f"denominator.{area.slug}", Level.ERROR, sentence)
    if not area.one_basis:
        sentence = f"{area.name}: laporan menurut tempat kerja tidak dapat digabung ke angka menurut domisili."
        yield Item(f"basis.{area.slug}", Level.ERROR, sentence)


def _to_explain(area: AreaFacts, largest_drop: Fraction) -> Iterator[Item]:
    if area.participants is None:
        yield Item(f"missing.{area.slug}", Level.WARNING, _missing(area))
        return
    covered = rate(area.participants, area.eligible)
    if covered is not None and covered > 1:
        sentence = (
            f"{area.name}: {count(area.participants)} peserta melebihi {count(area.eligible)} pekerja eligible "
            f"({percent(covered)}); periksa penyebutnya."
        )
        yield Item(f"above.{area.slug}", Level.WARNING, sentence)
    if area.before and area.before_month:
        lost = Fraction(area.before - area.participants, area.before)
        if lost > largest_drop:
            sentence = (
                f"{area.name}: peserta turun {percent(lost)}, dari {count(area.before)} "
                f"({area.before_month.words}) menjadi {count(area.participants)}."
            )
            yield Item(f"drop.{area.slug}", Level.WARNING, sentence)
    for cell, finding, name in area.open_findings:
        sentence = f"{area.name}: {finding} Cabang belum menjelaskannya."
        published = f"{area.name}: {name}. Cabang belum menjelaskannya."
        yield Item(f"open.{area.slug}.{cell}", Level.WARNING, sentence, published)


def _missing(area: AreaFacts) -> str:
    if area.expected == 0:
        return f"{area.name}: tidak ada kantor yang wajib melapor; angkanya tidak ikut dalam rilis ini."
    if not area.is_complete:
        return (
            f"{area.name}: {area.verified} dari {area.expected} laporan terverifikasi; angkanya tidak ikut dalam "
            "rilis ini."
        )
    return f"{area.name}: laporannya lengkap, tetapi jumlah peserta aktifnya tidak diketahui."
