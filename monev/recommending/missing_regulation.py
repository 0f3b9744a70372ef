"""Where no regulation stands, and which groups those that stand leave out. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from coverage.figures.arithmetic import rate
from coverage.narrative.shares import listed
from enrolment.numbers import count, percent
from monev.recommending.facts import Evidence, Facts, Proposal
from monev.recommending.largest_group import group_figures
from monev.regulations import BINDING, instruments_of, is_binding

# A group counts as hardly covered below this share of its potential; no more groups than these are named.
HARDLY_COVERED = Fraction(1, 2)
MOST_GROUPS = 3
_SOURCE = "register regulasi daerah"


def missing_regulation(facts: Facts) -> Iterator[Proposal]:
    """One proposal where nothing stands; else one for each group that is hardly covered and named nowhere."""
    if any(is_binding(regulation) for regulation in facts.regulations):
        yield from _groups_left_out(facts)
    else:
        yield _nothing_stands(facts)


def _nothing_stands(facts: Facts) -> Proposal:
    own = [instrument.label for instrument in instruments_of(facts.area.kind) if instrument in BINDING]
    kinds = f"{', '.join(own[:-1])}, atau {own[-1].lower()}"
    missing = f"belum ada {kinds} yang tercatat terbit di {facts.area.official_name}"
    under_way = [row for row in facts.regulations if row.is_under_way and row.instrument in BINDING]
    figures = [Evidence(f"{kinds} yang terbit", "0", _SOURCE)]
    if not under_way:
        sentence = f"Susun regulasi daerah tentang jaminan sosial ketenagakerjaan: {missing}."
        return Proposal("regulasi-belum-ada", sentence, tuple(figures))
    figures += [
        Evidence(row.name, f"{row.stage.label.lower()}, {row.steps[-1].when}", row.source or _SOURCE)
        for row in under_way
    ]
    names = listed([f"{row.name} tentang {row.about}" for row in under_way])
    return Proposal("regulasi-belum-ada", f"Selesaikan {names}: {missing}.", tuple(figures))


def _groups_left_out(facts: Facts) -> Iterator[Proposal]:
    """A regulation that names no group may be about everybody: then nothing can be said to be left out."""
    standing = [row for row in facts.regulations if row.stands and not row.instrument.is_agreement]
    if not all(row.groups for row in standing):
        return
    named = {code for row in standing for code, _ in row.groups}
    hardly = []
    for group in facts.groups:
        share = rate(group.participants, group.potential)
        if share is not None and share < HARDLY_COVERED and group.group not in named:
            hardly.append((group, share))
    hardly.sort(key=lambda row: -(row[0].uncovered or 0))
    for group, share in hardly[:MOST_GROUPS]:
        yield Proposal(
            f"regulasi-kelompok:{group.group}",
            f"Atur perlindungan {group.label} dalam regulasi daerah: baru {percent(share)} dari potensinya terlindungi,"
            f" dan {_none_of(len(standing))} menyebut kelompok ini.",
            (
                *group_figures(facts, group),
                Evidence("Regulasi terbit yang diperiksa", listed([row.name for row in standing]), _SOURCE),
            ),
        )


def _none_of(number: int) -> str:
    if number == 1:
        return "satu-satunya regulasi yang tercatat terbit tidak"
    return f"tidak satu pun dari {count(number)} regulasi yang tercatat terbit"
