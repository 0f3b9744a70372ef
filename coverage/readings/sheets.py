"""What the share card and the pocket sheet of an area or of the whole scope are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coverage import narrative
from coverage.charts import svg
from coverage.charts.records import LineChart
from coverage.documents import Block, Front, Grid, Imprint, Sheet, front_of
from coverage.figures.area import Part, ScopeFigure
from coverage.figures.standing import Standing
from coverage.readings.regency import RegencyReading
from coverage.readings.scope import ScopeReading
from coverage.selectors import scope_figure, trust_of
from enrolment.numbers import count, percent, signed_count

DASH = "–"


def area_front(reading: RegencyReading, imprint: Imprint) -> Front:
    """An area without a figure says the last one it had."""
    own = reading.own
    last = "" if own.figure.rate is not None else narrative.last_known(reading.series)
    return front_of(
        reading.area.official_name,
        own.figure,
        imprint,
        provisional=own.provisional,
        more=(last,) if last else (),
        inherited=own.inherits_target,
    )


def scope_front(scope: ScopeFigure, imprint: Imprint) -> Front:
    """The whole scope says of how many areas it is the sum."""
    return front_of(
        scope.area.official_name,
        scope.figure,
        imprint,
        provisional=scope.provisional,
        more=(f"{narrative.reporting(scope.combined)}.",),
    )


def area_sheet(reading: RegencyReading, imprint: Imprint) -> Sheet:
    """One area: its segments, its distances, its place."""
    month, opening = reading.release.month, reading.opening
    trust = narrative.trust_words(reading.trust)
    scope = scope_figure(reading.release, reading.figures, opening.places)
    trend = reading.trend()
    return Sheet(
        front=area_front(reading, imprint),
        narrative=_texts(narrative.paragraph(reading.situation)),
        **_trend(trend),
        grid=segment_grid(reading.parts.get(month, []), reading.parts.get(month - 1, [])),
        blocks=(
            Block("Berapa lagi", tuple(narrative.distances(reading.own.figure))),
            Block(
                "Di antara kabupaten/kota",
                sentences=(
                    f"{narrative.place(reading.place)}.",
                    f"{reading.among_peers().title}.",
                    f"{scope.area.official_name}: {narrative.percent_words(scope.figure)}"
                    f" ({narrative.reporting(scope.combined)}).",
                ),
            ),
            Block(
                f"Kepercayaan data: {trust.letter}" if trust.letter else "Kepercayaan data",
                tuple((line.question, line.answer.lower()) for line in trust.lines),
                (trust.verdict,),
            ),
        ),
        sources=_area_sources(reading, imprint),
    )


def scope_sheet(reading: ScopeReading, imprint: Imprint) -> Sheet:
    """The whole scope: all its areas in place of segments."""
    scope, standings, release = reading.own, reading.standings, reading.release
    moves = (narrative.movers(standings), narrative.category_moves(standings))
    trusts = trust_of(release, reading.places)
    return Sheet(
        front=scope_front(scope, imprint),
        narrative=_texts(narrative.paragraph(reading.situation)),
        **_trend(reading.trend()),
        grid=area_grid(standings),
        blocks=(
            Block("Berapa lagi", tuple(narrative.distances(scope.figure))),
            Block("Sejak bulan lalu", sentences=tuple(words for words in moves if words)),
            Block("Kepercayaan data", sentences=(narrative.trusted_areas(list(trusts.values())),)),
        ),
        sources=(
            ("Peserta", f"{imprint.source} {release.get_basis_display()}."),
            ("Penyebut", f"Jumlah pekerja eligible {scope.combined.reporting} kabupaten/kota yang melapor."),
            ("Target", release.target_basis or "belum ada data"),
            ("Kategori", f"{imprint.scheme}."),
        ),
    )


def segment_grid(now: Sequence[Part], before: Sequence[Part]) -> Grid:
    """Participants of each segment; what was not reported is a dash."""
    then = {part.segment: part.participants for part in before if not part.group and not part.programme}
    segments = [part for part in now if not part.group and not part.programme]
    rows = tuple(
        (part.label, *_segment_words(part, then.get(part.segment)))
        for part in sorted(segments, key=lambda part: -(part.participants or 0))
    )
    return Grid(
        "Peserta menurut segmen",
        ("Segmen", "Peserta", "Sejak bulan lalu"),
        rows,
        "" if rows else "Belum ada data menurut segmen untuk bulan ini.",
    )


def _segment_words(part: Part, then: int | None) -> tuple[str, str]:
    if not part.applicable:
        return "tidak berlaku", DASH
    if part.participants is None:
        return "belum ada data", DASH
    return count(part.participants), DASH if then is None else signed_count(part.participants - then)


def area_grid(standings: Sequence[Standing]) -> Grid:
    """All areas in official order with what an official asks first."""
    rows = tuple(
        (
            row.area.name,
            percent(row.rate, row.places),
            row.category.label if row.category else "Belum ada data",
            count(row.gap),
            row.place.label if row.place else DASH,
        )
        for row in standings
    )
    return Grid("Kabupaten/kota", ("Wilayah", "Cakupan", "Kategori", "Kurang ke target", "Peringkat"), rows)


def _texts(sentences: Sequence[narrative.Sentence]) -> tuple[str, ...]:
    return tuple(sentence.text for sentence in sentences)


def _trend(chart: LineChart) -> dict[str, str]:
    """Without the numbered flags of events, whose list has no room here."""
    return {
        "trend_title": chart.title,
        "trend_measure": chart.subtitle,
        "trend_words": chart.summary,
        "trend": svg.draw(replace(chart, flags=(), unflagged=())),
    }


def _area_sources(reading: RegencyReading, imprint: Imprint) -> tuple[tuple[str, str], ...]:
    own = reading.own
    found = own.provenance
    eligible = (
        f"{count(own.figure.eligible)} pekerja eligible, berlaku sejak {found.eligible_since.words}."
        f" {found.eligible_source}"
        if own.figure.eligible and found.eligible_since
        else "belum ada data"
    )
    target = f"milik {found.target_of}; {found.target_basis}" if own.figure.target is not None else "belum ada data"
    return (
        (
            "Peserta",
            f"{imprint.source} {reading.release.get_basis_display()}; {narrative.completeness(found)}.",
        ),
        ("Penyebut", eligible),
        ("Target", target),
        ("Kategori", f"{imprint.scheme}."),
    )
