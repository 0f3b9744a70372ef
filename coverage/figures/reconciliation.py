"""Why a figure printed elsewhere differs from ours: shown beside our figures, never mixed into them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from coverage.figures.arithmetic import achievement, rate
from coverage.figures.figure import Figure
from enrolment.numbers import count, percent, round_half_up
from periods.month import Month, day_in_words

Interval = tuple[Fraction, Fraction]
Finding = tuple["Reason", str]


class Reason(StrEnum):
    """What is to be said about a printed figure; the sentence with its numbers is the home of the wording."""

    NOT_COMPARABLE = "not_comparable"
    MISPRINT = "misprint"
    OF_TARGET = "of_target"
    NO_OWN_FIGURE = "no_own_figure"
    AGREES = "agrees"
    ROUNDED = "rounded"
    OTHER_BASE = "other_base"
    OTHER_DATE = "other_date"
    UNEXPLAINED = "unexplained"

    @property
    def label(self) -> str:
        """Two or three words for a badge or a file."""
        return _LABELS[self]

    def sentence(self, **numbers: str) -> str:
        """The whole sentence; ``numbers`` are ready-made words for its gaps."""
        return _SENTENCES[self].format(**numbers)


_LABELS = {
    Reason.NOT_COMPARABLE: "Tidak dapat dibandingkan",
    Reason.MISPRINT: "Salah cetak",
    Reason.OF_TARGET: "Capaian terhadap target",
    Reason.NO_OWN_FIGURE: "Belum ada data kami",
    Reason.AGREES: "Sama",
    Reason.ROUNDED: "Pembulatan",
    Reason.OTHER_BASE: "Penyebut lain",
    Reason.OTHER_DATE: "Tanggal lain",
    Reason.UNEXPLAINED: "Belum terjelaskan",
}

_SENTENCES = {
    Reason.NOT_COMPARABLE: "Persentase cakupan tidak dicetak, jadi tidak ada yang dapat dibandingkan.",
    Reason.MISPRINT: "Dicetak {printed}, padahal {participants} dari {base} adalah {computed}{allowing}.",
    Reason.OF_TARGET: "{printed} adalah capaian terhadap target {target}, bukan cakupan; cakupannya {coverage}.",
    Reason.NO_OWN_FIGURE: "Belum ada data kami untuk bulan itu ({month}).",
    Reason.AGREES: "Sama dengan angka kami.",
    Reason.ROUNDED: "Selisihnya hanya pembulatan; angka kami {ours}.",
    Reason.OTHER_BASE: "Penyebut yang dipakai {base}, penyebut kami {eligible}; "
    "dengan penyebut itu peserta kami menjadi {recomputed}.",
    Reason.OTHER_DATE: "Angka cetak keadaan {day}, angka kami keadaan akhir bulan ({last_day}).",
    Reason.UNEXPLAINED: "Selisih ini belum dapat dijelaskan sepenuhnya dari angka yang tersedia.",
}


@dataclass(frozen=True)
class Printed:
    """What others printed: ``percent`` as printed (24.86), ``target`` a share, ``day`` None if only the month is known.

    Zeros at the end of ``percent`` say nothing: 26 kept in a column with two decimals comes back as 26.00.
    """

    percent: Decimal | None
    participants: int | None
    base: int | None
    target: Fraction | None
    day: date | None
    month: Month

    @property
    def rate(self) -> Fraction | None:
        """The printed share of 1, or the one that the printed counts give where no percentage is printed."""
        return rate(self.participants, self.base) if self.percent is None else Fraction(self.percent) / 100

    @property
    def places(self) -> int:
        """Decimals of the printed percentage that carry meaning."""
        exponent = self.percent.normalize().as_tuple().exponent if self.percent is not None else 0
        return max(0, -exponent) if isinstance(exponent, int) else 0

    @property
    def words(self) -> str:
        """The percentage as it was printed: ``26%``."""
        return percent(self.rate, 2 if self.percent is None else self.places)


@dataclass(frozen=True)
class Reconciliation:
    """``difference``: printed minus ours, a difference of shares; one sentence for each reason, in the same order."""

    difference: Fraction | None
    reasons: tuple[Reason, ...]
    sentences: tuple[str, ...]


def reconcile(printed: Printed, ours: Figure | None) -> Reconciliation:
    """Compare a printed figure with our figure of the end of that month."""
    if printed.rate is None:
        return _conclude(None, [(Reason.NOT_COMPARABLE, Reason.NOT_COMPARABLE.sentence())])
    slips = _slips_in_print(printed)
    own_rate = None if ours is None else ours.rate
    if ours is None or own_rate is None:
        missing = Reason.NO_OWN_FIGURE.sentence(month=printed.month.words)
        return _conclude(None, [*slips, (Reason.NO_OWN_FIGURE, missing)])
    difference = printed.rate - own_rate
    relation = _equality(printed, printed.rate, own_rate)
    if relation:
        return _conclude(difference, [*slips, relation])
    if slips:
        return _conclude(difference, slips + _beyond_the_slip(printed, ours, own_rate))
    return _conclude(difference, _share_of_target(printed, ours, own_rate) or _differences(printed, ours))


def _conclude(difference: Fraction | None, findings: list[Finding]) -> Reconciliation:
    return Reconciliation(difference, tuple(reason for reason, _ in findings), tuple(words for _, words in findings))


def _slips_in_print(printed: Printed) -> list[Finding]:
    """What the printed numbers say against each other, without any figure of ours; at most one finding."""
    computed = rate(printed.participants, printed.base)
    allowed_by_percent, allowed_by_counts = _percent_range(printed), _counts_range(printed)
    if computed is None or allowed_by_percent is None or allowed_by_counts is None:
        return []
    if allowed_by_percent[0] <= allowed_by_counts[1] and allowed_by_counts[0] <= allowed_by_percent[1]:
        return []
    if _rounds_to(achievement(computed, printed.target), printed):
        return [_of_target(printed, computed, printed.target)]
    rounded = _step(printed.participants) > 1 or _step(printed.base) > 1
    sentence = Reason.MISPRINT.sentence(
        printed=printed.words,
        participants=count(printed.participants),
        base=count(printed.base),
        computed=percent(computed, max(2, printed.places)),
        allowing="; pembulatan jumlahnya tidak menjelaskan selisih itu" if rounded else "",
    )
    return [(Reason.MISPRINT, sentence)]


def _equality(printed: Printed, printed_rate: Fraction, own_rate: Fraction) -> Finding | None:
    """The same at the decimals that a page shows, or the same once ours is rounded as the print is."""
    finest = max(2, printed.places)
    if _shown(own_rate, finest) == _shown(printed_rate, finest):
        return Reason.AGREES, Reason.AGREES.sentence()
    if _is_rounding_of(printed, own_rate):
        return Reason.ROUNDED, Reason.ROUNDED.sentence(ours=percent(own_rate, finest))
    return None


def _is_rounding_of(printed: Printed, exact: Fraction) -> bool:
    """Rounding alone, of the percentage or else of the counts, leads from the exact rate to the printed one."""
    if printed.percent is not None:
        return _rounds_to(exact, printed)
    allowed = _counts_range(printed)
    return allowed is not None and allowed[0] <= exact <= allowed[1]


def _share_of_target(printed: Printed, ours: Figure, own_rate: Fraction) -> list[Finding]:
    """The print gives our coverage as a share of the target; without a printed target the one in force is tried."""
    target = printed.target or ours.target
    return [_of_target(printed, own_rate, target)] if _rounds_to(achievement(own_rate, target), printed) else []


def _of_target(printed: Printed, coverage: Fraction, target: Fraction | None) -> Finding:
    words = _shortest_percent(target)
    sentence = Reason.OF_TARGET.sentence(printed=printed.words, target=words, coverage=percent(coverage, 2))
    return Reason.OF_TARGET, sentence


def _beyond_the_slip(printed: Printed, ours: Figure, own_rate: Fraction) -> list[Finding]:
    """What still differs when the printed counts are believed instead of the printed percentage."""
    by_counts = rate(printed.participants, printed.base)
    if by_counts is not None and _shown(by_counts, 2) == _shown(own_rate, 2):
        return []
    return _differences(printed, ours)


def _differences(printed: Printed, ours: Figure) -> list[Finding]:
    """Other denominator, other day; unexplained where these leave something open that nobody can compute."""
    other_base, other_date = _other_base(printed, ours), _other_date(printed)
    findings = [finding for finding in (other_base, other_date) if finding]
    base_explains_all = other_base is not None and _rounds_to(rate(ours.participants, printed.base), printed)
    if other_date is None and not base_explains_all:
        findings.append((Reason.UNEXPLAINED, Reason.UNEXPLAINED.sentence()))
    return findings


def _other_base(printed: Printed, ours: Figure) -> Finding | None:
    """The printed denominator is not ours; if none is printed, the one that count and percentage imply."""
    allowed = _base_range(printed)
    if allowed is None or ours.eligible is None or allowed[0] <= ours.eligible <= allowed[1]:
        return None
    base = printed.base or int(round_half_up((allowed[0] + allowed[1]) / 2, 0))
    sentence = Reason.OTHER_BASE.sentence(
        base=count(base) if printed.base else f"sekitar {count(base)} (dihitung dari jumlah dan persentase cetak)",
        eligible=count(ours.eligible),
        recomputed=percent(rate(ours.participants, base), 2),
    )
    return Reason.OTHER_BASE, sentence


def _other_date(printed: Printed) -> Finding | None:
    last_day = printed.month.last_day
    if printed.day is None or printed.day == last_day:
        return None
    words = Reason.OTHER_DATE.sentence(day=day_in_words(printed.day), last_day=day_in_words(last_day))
    return Reason.OTHER_DATE, words


def _rounds_to(exact: Fraction | None, printed: Printed) -> bool:
    return exact is not None and printed.percent is not None and _shown(exact, printed.places) == printed.percent


def _shown(share: Fraction, places: int) -> Decimal:
    return round_half_up(share * 100, places)


def _base_range(printed: Printed) -> Interval | None:
    """The denominators that the print allows, or None if it names neither a base nor count and percentage."""
    if printed.base:
        return _count_range(printed.base)
    rates = _percent_range(printed)
    if printed.participants is None or rates is None or rates[0] <= 0:
        return None
    fewest, most = _count_range(printed.participants)
    return fewest / rates[1], most / rates[0]


def _counts_range(printed: Printed) -> Interval | None:
    """The rates that the printed counts allow, rounded as they may be."""
    if printed.participants is None or not printed.base:
        return None
    (fewest, most), (smallest, largest) = _count_range(printed.participants), _count_range(printed.base)
    return fewest / largest, most / smallest


def _percent_range(printed: Printed) -> Interval | None:
    """The rates that round to the printed percentage."""
    if printed.percent is None:
        return None
    half = Fraction(1, 2 * 10**printed.places)
    return (Fraction(printed.percent) - half) / 100, (Fraction(printed.percent) + half) / 100


def _count_range(number: int) -> Interval:
    """The counts that may stand behind a printed one: itself, or half a step to both sides if it is round."""
    step = _step(number)
    half = Fraction(step, 2) if step > 1 else Fraction(0)
    return number - half, number + half


def _step(number: int | None) -> int:
    """The unit to which a printed count seems rounded: 2.8 million to 100,000, 687 thousand to 1,000, else 1."""
    if not number:
        return 1
    steps = (1_000_000, 100_000, 10_000, 1_000) if number >= 1_000_000 else (1_000,)
    return next((step for step in steps if number % step == 0), 1)


def _shortest_percent(share: Fraction | None) -> str:
    """A target as officials write it: 68%, 38,39%."""
    if share is None:
        return percent(None)
    places = next((places for places in range(2) if (share * 100 * 10**places).denominator == 1), 2)
    return percent(share, places)
