"""What moved between two months, in workers first. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from coverage.figures.categories import Cuts
from coverage.figures.standing import Standing
from coverage.narrative.comparison import names_of
from coverage.narrative.shares import listed
from enrolment.numbers import count, signed_count
from periods.month import Month


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


def unknown_changes(months: Sequence[Month]) -> str:
    """Since when no change is known; empty where all are."""
    return f"Perubahan sejak {listed([month.words for month in months])} belum ada data." if months else ""
