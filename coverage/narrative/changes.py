"""What moved between two months, in workers first. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from coverage.figures.change import Change
from coverage.figures.standing import Standing
from coverage.narrative.shares import listed, movement
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
    """Which areas changed their category since the month before."""
    moves = [
        f"{row.area.name} dari {row.change.before.category.label.lower()} ke {row.category.label.lower()}"
        for row in standings
        if row.change and row.category and row.change.before.category and row.category != row.change.before.category
    ]
    if moves:
        return f"Berubah kategori: {listed(moves)}."
    return "Tidak ada yang berubah kategori." if any(row.change for row in standings) else ""


def change_since(change: Change | None, since: Month) -> str:
    """Direction, size and what made it, in workers; a new denominator is said, never smoothed over."""
    if change is None:
        return f"Perubahan sejak {since.words} belum ada data."
    moved = f"{movement(change.total).capitalize()} dibanding {since.words}"
    members = _members(change.participants_difference)
    if change.comparable:
        return f"{moved}: {members}."
    denominator = "lebih besar" if change.eligible_difference > 0 else "lebih kecil"
    return (
        f"{moved}, tetapi penyebutnya berganti dan {denominator} {count(abs(change.eligible_difference))} pekerja, "
        f"jadi tidak dapat dibandingkan langsung; {members}."
    )


def _members(difference: int) -> str:
    if difference == 0:
        return "jumlah peserta tetap"
    return f"peserta {'bertambah' if difference > 0 else 'berkurang'} {count(abs(difference))} orang"
