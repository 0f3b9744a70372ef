"""What became of commitments, in words. Pure."""

from __future__ import annotations

from enrolment.numbers import count, signed_count
from monev.commitments import Became, Standing
from periods.month import day_in_words

NOT_KNOWN = "belum ada data"
NOT_REPORTED = "Belum ada laporan"


def lateness_words(standing: Standing) -> str:
    """``terlambat 12 hari``, ``3 hari lagi``, ``jatuh tempo hari ini``; empty where nothing is due."""
    if standing.days_late is not None:
        return f"terlambat {count(standing.days_late)} hari"
    if not standing.is_open or standing.due is None:
        return ""
    left = (standing.due - standing.as_of).days
    return f"{count(left)} hari lagi" if left else "jatuh tempo hari ini"


def due_words(standing: Standing) -> str:
    """``30 September 2026`` or that no day was named."""
    return day_in_words(standing.due) if standing.due else "tanpa tenggat"


def became_words(became: Became | None) -> str:
    """``3.120 (September 2026) menjadi 3.208 (Oktober 2026): +88 dari sasaran 500``"""
    if became is None:
        return ""
    if became.before is None or became.before_month is None:
        if became.after is None or became.after_month is None:
            return NOT_KNOWN
        return f"{count(became.after)} ({became.after_month.words}); saat rapat {NOT_KNOWN}"
    before = f"{count(became.before)} ({became.before_month.words})"
    if became.after_month is None or became.after_month <= became.before_month:
        return f"{before}; belum ada rilis sesudahnya"
    if became.after is None or became.added is None:
        return f"{before}; {became.after_month.words} {NOT_KNOWN}"
    words = f"{before} menjadi {count(became.after)} ({became.after_month.words}): {signed_count(became.added)}"
    return f"{words} dari sasaran {count(became.aimed)}" if became.aimed else words
