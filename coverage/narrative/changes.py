"""What moved between two months, in workers first. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from coverage.figures.categories import Cuts
from coverage.figures.comparison import Comparability, Comparison
from coverage.figures.standing import Standing
from coverage.narrative.comparison import names_of
from coverage.narrative.shares import listed, movement
from enrolment.numbers import count, signed_count


def movers(standings: Sequence[Standing]) -> str:
    """Who gained and who lost most workers since the month before; empty where nothing can be compared."""
    moved = [(row.change.participants_difference, row.area.name) for row in standings if row.change]
    if not moved:
        return ""
    (gain, winner), (loss, loser) = max(moved), min(moved)
    gained = f"Terbanyak bertambah: {winner} ({signed_count(gain)} peserta)." if gain > 0 else ""
    lost = f"Terbanyak berkurang: {loser} ({signed_count(loss)} peserta)." if loss < 0 else ""
    return f"{gained} {lost}".strip() or "Jumlah peserta tetap di semua wilayah."


def category_moves(standings: Sequence[Standing]) -> str:
    """Which areas changed their category since the month before, and of which that cannot be told."""
    known = [row for row in standings if row.change and row.change.before.category and row.category]
    replaced = [row for row in known if row.change and not row.change.comparable]
    recut = [row for row in known if row not in replaced and row.change and row.change.before.cuts != _cuts(row)]
    hindered = [*replaced, *recut]
    sentences = [
        _moved_category([row for row in known if row not in hindered], whole=not hindered),
        _not_compared(replaced, len(known), "penyebutnya"),
        _not_compared(recut, len(known), "batas kategorinya"),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _moved_category(rows: Sequence[Standing], *, whole: bool) -> str:
    moves = [
        f"{row.area.name} dari {row.change.before.category.label.lower()} ke {row.category.label.lower()}"
        for row in rows
        if row.change and row.category and row.change.before.category and row.category != row.change.before.category
    ]
    if moves:
        return f"Berubah kategori: {listed(moves)}."
    if not rows:
        return ""
    where = "" if whole else f" di {count(len(rows))} wilayah yang dapat dibandingkan"
    return f"Tidak ada yang berubah kategori{where}."


def _not_compared(rows: Sequence[Standing], of: int, replaced: str) -> str:
    if not rows:
        return ""
    which = "semua wilayah" if len(rows) == of > 1 else names_of([row.area for row in rows])
    return f"Kategori {which} tidak dapat dibandingkan dengan bulan sebelumnya karena {replaced} berganti."


def _cuts(row: Standing) -> Cuts | None:
    return row.row.figure.cuts


def change_since(comparison: Comparison) -> str:
    """Direction, size and what made it, in workers; what may not be compared says so first and has no direction."""
    since, change = comparison.month.words, comparison.change
    if comparison.kind is Comparability.RECOUNTED:
        return f"Tidak dapat dibandingkan dengan {since}: segmen yang dihitung atau dasar hitungnya berganti."
    if change is None:
        return f"Perubahan sejak {since} belum ada data."
    members = _members(change.participants_difference)
    if comparison.kind is Comparability.COMPARABLE:
        return f"{movement(change.total).capitalize()} dibanding {since}: {members}."
    return (
        f"Tidak dapat dibandingkan langsung dengan {since}: penyebutnya berganti dan "
        f"{_larger(change.eligible_difference)}; {members}."
    )


def _larger(difference: int) -> str:
    if difference == 0:
        return "kebetulan sama banyak"
    return f"{'lebih besar' if difference > 0 else 'lebih kecil'} {count(abs(difference))} pekerja"


def _members(difference: int) -> str:
    if difference == 0:
        return "jumlah peserta tetap"
    return f"peserta {'bertambah' if difference > 0 else 'berkurang'} {count(abs(difference))} orang"
