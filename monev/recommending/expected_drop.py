"""What will make the figure fall: the season, an election that is over, a larger denominator. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from coverage.figures import arithmetic
from coverage.figures.events import Event, EventKind
from coverage.narrative.shares import listed, percent_words
from enrolment.numbers import count, percent
from monev.recommending.facts import Evidence, Facts, Proposal
from periods.month import Month

# A smaller fall is the coming and going of every month.
A_FALL = Fraction(1, 100)
ELECTION_STAFF = "penyelenggara-pemilu"


def expected_drop(facts: Facts) -> Iterator[Proposal]:
    yield from _season(facts)
    yield from _elections(facts)
    yield from _denominators(facts)


def _season(facts: Facts) -> Iterator[Proposal]:
    """The month after this one, a year ago, fell by one percent at least."""
    before, after = facts.month - 12, facts.month - 11
    then, now = facts.participants.get(before), facts.participants.get(after)
    if not then or now is None:
        return
    fall = then - now
    if Fraction(fall, then) < A_FALL:
        return
    ahead = facts.month + 1
    yield Proposal(
        f"penurunan-musiman:{ahead}",
        f"Antisipasi penurunan pada {ahead.words}: setahun sebelumnya, pada {after.words}, peserta aktif turun"
        f" {count(fall)} orang ({percent(Fraction(fall, then))}) dari bulan sebelumnya.",
        (
            Evidence(f"Peserta aktif {before.words}", f"{count(then)} orang", "rilis bulan itu"),
            Evidence(f"Peserta aktif {after.words}", f"{count(now)} orang", "rilis bulan itu"),
        ),
    )


def _elections(facts: Facts) -> Iterator[Proposal]:
    """Election staff leave in a month that is known."""
    staff = next((group for group in facts.groups if group.group == ELECTION_STAFF), None)
    counted = staff.participants if staff else None
    by_month: dict[Month, list[Event]] = defaultdict(list)
    for event in facts.events:
        if event.kind is EventKind.ELECTION and event.month and facts.is_ahead(event.month):
            by_month[event.month].append(event)
    for month, events in sorted(by_month.items()):
        figures = [Evidence(event.title, event.when, event.source) for event in events]
        words = ""
        if counted:
            words = f" {count(counted)} peserta kelompok ini tercatat pada {facts.month.words}."
            figures.append(Evidence("Peserta aktif penyelenggara pemilu", f"{count(counted)} orang", facts.source))
        titles = listed([f"{event.title} ({event.when})" for event in events])
        yield Proposal(
            f"penurunan-pemilu:{month}",
            f"Siapkan kelanjutan perlindungan petugas pemilu: {titles}.{words}",
            tuple(figures),
        )


def _denominators(facts: Facts) -> Iterator[Proposal]:
    """A larger denominator is known for a coming month: the share falls without anybody leaving."""
    for denominator in facts.denominators:
        if not facts.is_ahead(denominator.since) or not facts.figure.eligible:
            continue
        share = arithmetic.rate(facts.figure.participants, denominator.count)
        if share is None or denominator.count <= facts.figure.eligible:
            continue
        yield Proposal(
            f"penyebut-baru:{denominator.since}",
            f"Jelaskan penyebut baru sejak {denominator.since.words}: {count(denominator.count)} pekerja eligible"
            f" menggantikan {count(facts.figure.eligible)}. Dengan peserta {facts.month.words}, cakupan menjadi"
            f" {percent(share)}, bukan {percent_words(facts.figure)}.",
            (
                Evidence(f"Penyebut {facts.month.words}", f"{count(facts.figure.eligible)} pekerja", facts.source),
                Evidence(
                    f"Penyebut sejak {denominator.since.words}",
                    f"{count(denominator.count)} pekerja",
                    denominator.source,
                ),
                Evidence("Peserta aktif", f"{count(facts.figure.participants)} orang", facts.source),
            ),
        )
