"""Why a share moved between two releases: what members and denominator did, what broke, which groups moved. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from coverage.figures.breaks import Break, BreakKind, Ground
from coverage.figures.change import Change
from coverage.figures.ledger import Ledger, Line
from coverage.narrative.shares import listed, movement, target_words
from enrolment.numbers import count, points, signed_count

NOT_COMPARABLE = "tidak dapat dibandingkan langsung"
NOT_REPORTED = "belum dilaporkan di salah satu rilis"
_PLACES = 2


def other_release(before: Ground, after: Ground) -> str:
    """How the release compared with is called: its month, or its number where the month is the same."""
    return f"rilis {before.label}" if before.month == after.month else before.month.words


def why_title(change: Change | None, breaks: Sequence[Break], before: Ground, after: Ground) -> str:
    """The finding in about ten words."""
    since = other_release(before, after)
    if change is None:
        return f"Perubahan sejak {since} belum ada data"
    hindering = [_BROKEN[item.kind] for item in breaks if item.kind.hinders]
    if hindering:
        return f"{NOT_COMPARABLE.capitalize()} dengan {since}: {listed(hindering)} berbeda"
    return f"{movement(change.total).capitalize()} dibanding {since}"


def why_summary(change: Change, members: Fraction, denominator: Fraction) -> str:
    """Both effects with the workers behind them; the points come as they are shown, so that they add up."""
    return (
        f"Akibat peserta {points(members, _PLACES)} ({_moved(change.participants_difference, 'peserta')}); "
        f"akibat penyebut {points(denominator, _PLACES)} ({_moved(change.eligible_difference, 'pekerja eligible')})."
    )


def break_sentences(breaks: Sequence[Break]) -> list[str]:
    """What was replaced between both releases, one sentence each."""
    return [_SENTENCES[item.kind](item) for item in breaks]


def rounding_note(adjusted: bool) -> str:
    """Said where a part is not simply rounded; empty elsewhere."""
    if not adjusted:
        return ""
    return "Salah satu akibat dibulatkan 0,01 poin ke arah lain, agar keduanya berjumlah tepat sama dengan perubahan."


def shown_rates_note(before: Fraction, after: Fraction, total: Fraction) -> str:
    """Said where the printed percentages differ by something else than the printed change; empty elsewhere."""
    if after - before == total:
        return ""
    return (
        f"Kedua persentase yang tercetak berselisih {points(after - before, _PLACES)} karena pembulatan; "
        f"perubahan {points(total, _PLACES)} dihitung dari nilai tepatnya."
    )


def targets_note(before: Fraction | None, after: Fraction | None) -> str:
    """Said where the distance to the target is told against two targets; empty elsewhere."""
    if before is None or after is None or before == after:
        return ""
    return f"Kurang ke target memakai target masing-masing rilis: {target_words(before)} dan {target_words(after)}."


def gap_name(before: Fraction | None, after: Fraction | None) -> str:
    """The row of workers missing to the target; another target is named in it."""
    if before is None or after is None or before == after:
        return "Kurang ke target"
    return f"Kurang ke target (target {target_words(before)} menjadi {target_words(after)})"


def passed_note(before: int | None, after: int | None) -> str:
    """Said where a target is passed in one of both releases; empty elsewhere."""
    if not any(gap is not None and gap < 0 for gap in (before, after)):
        return ""
    return "Kurang ke target yang negatif berarti target terlampaui."


def like_with_like(areas: int, expected: int) -> str:
    """Over which areas a scope is compared."""
    if areas == expected:
        return f"Dihitung atas semua {expected} kabupaten/kota, yang melapor di kedua rilis."
    return f"Dihitung atas {areas} dari {expected} kabupaten/kota, yaitu yang melapor di kedua rilis."


def group_title(ledger: Ledger) -> str:
    """Who moved most, in workers."""
    moved = [line for line in ledger.movements if line.difference]
    if not moved:
        return "Tidak ada kelompok yang berubah"
    largest = max(moved, key=lambda line: abs(line.difference or 0))
    return f"Perubahan terbesar: {largest.label}, {signed_count(largest.difference)} orang"


def group_summary(ledger: Ledger) -> str:
    """How the lines belong together, and which groups cannot be compared."""
    lines = [line for segment in ledger.segments for line in segment.groups if line.applicable]
    missing = [line.label for line in lines if line.difference is None]
    words = "Kelompok dan sisa segmennya berjumlah sama dengan selisih segmen."
    if missing:
        words += f" {NOT_REPORTED.capitalize()}, jadi terhitung dalam sisa segmen: {listed(missing)}."
    return words


def group_note(line: Line) -> str:
    """A few words beside a line of the ledger; empty where there is nothing to say."""
    if not line.applicable:
        return "tidak berlaku"
    if line.difference is None:
        return NOT_REPORTED
    return f"{line.known} dari {line.of} wilayah" if line.known < line.of else ""


def largest_moves(ledger: Ledger, since: str) -> str:
    """The named group that gained most and the one that lost most; empty where none is known."""
    named = [line for line in ledger.movements if line.code]
    gained = next((line for line in named if (line.difference or 0) > 0), None)
    lost = next((line for line in reversed(named) if (line.difference or 0) < 0), None)
    words = [
        f"{verb}: {line.label} ({signed_count(line.difference)})"
        for verb, line in (("terbanyak bertambah", gained), ("terbanyak berkurang", lost))
        if line
    ]
    if not words:
        return f"Sejak {since} tidak ada kelompok yang berubah." if named else ""
    return f"Kelompok yang sejak {since} {', '.join(words)}."


def _moved(difference: int, of: str) -> str:
    if difference == 0:
        return f"jumlah {of} tetap"
    return f"{count(abs(difference))} {of} {'lebih banyak' if difference > 0 else 'lebih sedikit'}"


def _denominator(item: Break) -> str:
    where = f" di {item.areas} dari {item.of} wilayah" if item.of > 1 else ""
    before, after = count(item.eligible_before), count(item.eligible_after)
    since_before = f" (berlaku sejak {item.since_before.words})" if item.since_before else ""
    since_after = f" (berlaku sejak {item.since_after.words})" if item.since_after else ""
    return (
        f"Penyebut diganti{where}: dari {before}{since_before} menjadi {after} pekerja eligible{since_after}. "
        f"Kedua persentase {NOT_COMPARABLE}; akibat penyebut di bawah adalah bagian yang timbul hanya karenanya."
    )


def _basis(item: Break) -> str:
    return f"Dasar hitung berbeda: {item.before} menjadi {item.after}. Kedua angka {NOT_COMPARABLE}."


def _counted(item: Break) -> str:
    return f"Segmen yang dihitung berbeda: {item.before} menjadi {item.after}. Kedua angka {NOT_COMPARABLE}."


def _scheme(item: Break) -> str:
    which = f"dari “{item.before}” menjadi “{item.after}”" if item.before != item.after else f"pada “{item.before}”"
    return f"Skema kategori berganti {which}. Persentasenya sebanding, tetapi kategorinya {NOT_COMPARABLE}."


_BROKEN = {
    BreakKind.DENOMINATOR: "penyebut",
    BreakKind.BASIS: "dasar hitung",
    BreakKind.COUNTED: "segmen yang dihitung",
}
_SENTENCES = {
    BreakKind.DENOMINATOR: _denominator,
    BreakKind.BASIS: _basis,
    BreakKind.COUNTED: _counted,
    BreakKind.SCHEME: _scheme,
}
