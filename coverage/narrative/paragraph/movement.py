"""The second sentence: how it moved against last month and last year, or why that is not said. Pure."""

from __future__ import annotations

from collections.abc import Callable

from coverage.figures.comparison import Comparability, Comparison
from coverage.figures.situation import Situation
from coverage.narrative.paragraph.template import Template, always, rate_in_prose
from coverage.narrative.shares import movement
from enrolment.numbers import count


def _last_known(situation: Situation) -> str:
    last = situation.last_known
    if last is None:
        return "Belum ada angka bulan sebelumnya yang dapat disajikan."
    return (
        f"Angka terakhir yang terbit adalah {rate_in_prose(last.figure.rate, last.figure.places)} "
        f"pada {last.month.words}."
    )


def _month(comparison: Comparison) -> str:
    return f"{comparison.month.words}{' (sementara)' if comparison.provisional else ''}"


def _subject(comparison: Comparison) -> str:
    if comparison.areas is None:
        return "cakupan"
    return f"cakupan {comparison.areas} kabupaten/kota yang melapor pada kedua bulan"


def _members(comparison: Comparison) -> str:
    difference = comparison.change.participants_difference if comparison.change else 0
    if difference == 0:
        return "jumlah peserta tetap"
    return f"peserta {'bertambah' if difference > 0 else 'berkurang'} {count(abs(difference))} orang"


def _class_changed(comparison: Comparison) -> str:
    """Only where the cuts are the same and the figures may be compared."""
    change = comparison.change
    if change is None or change.before.cuts != change.after.cuts:
        return ""
    before, after = change.before.category, change.after.category
    if before is None or after is None or before is after:
        return ""
    return f" dan kategori berubah dari {before.label.lower()} menjadi {after.label.lower()}"


def _moved(comparison: Comparison) -> str:
    total = comparison.change.total if comparison.change else None
    said = movement(total) if total is not None else "tetap"
    return (
        f"dibandingkan dengan {_month(comparison)}, {_subject(comparison)} {said} dengan {_members(comparison)}"
        f"{_class_changed(comparison)}"
    )


def _replaced(comparison: Comparison) -> str:
    since = f" sejak {comparison.replaced_in.words}" if comparison.replaced_in else ""
    return (
        f"terhadap {_month(comparison)} {_members(comparison)}, tetapi cakupannya tidak dibandingkan karena "
        f"penyebutnya berganti{since}"
    )


def _not_there(comparison: Comparison) -> str:
    if comparison.kind is Comparability.UNREPORTED:
        return f"untuk {comparison.month.words} belum ada data"
    return f"angka {comparison.month.words} tidak terbit"


def _recounted(comparison: Comparison) -> str:
    replaced = "segmen yang dihitung atau dasar hitungnya berganti"
    return f"terhadap {comparison.month.words} tidak dibandingkan karena {replaced}"


_CLAUSES: dict[Comparability, Callable[[Comparison], str]] = {
    Comparability.COMPARABLE: _moved,
    Comparability.REPLACED: _replaced,
    Comparability.RECOUNTED: _recounted,
    Comparability.UNREPORTED: _not_there,
    Comparability.UNPUBLISHED: _not_there,
}


def _clause(comparison: Comparison) -> str:
    return _CLAUSES[comparison.kind](comparison)


def _both(situation: Situation) -> str:
    sentence = f"{_clause(situation.month_ago)}; {_clause(situation.year_ago)}."
    return sentence[0].upper() + sentence[1:]


def _nothing_to_compare(situation: Situation) -> str:
    month, year = situation.month_ago, situation.year_ago
    if month.kind is not year.kind:
        missing = f"{_not_there(month)} dan {_not_there(year)}"
    elif month.kind is Comparability.UNREPORTED:
        missing = f"untuk {month.month.words} dan {year.month.words} belum ada data"
    else:
        missing = f"angka {month.month.words} dan {year.month.words} tidak terbit"
    return f"{missing[0].upper()}{missing[1:]}, sehingga perubahannya tidak dapat dihitung."


_GROUPS = {
    "comparable": (Comparability.COMPARABLE,),
    "replaced": (Comparability.REPLACED,),
    "recounted": (Comparability.RECOUNTED,),
    "missing": (Comparability.UNREPORTED, Comparability.UNPUBLISHED),
}


def _pair(month: str, year: str) -> Template:
    """``month-comparable-year-replaced``: a clause about the month, a clause about the year."""
    return Template(
        f"month-{month}-year-{year}",
        lambda situation: situation.month_ago.kind in _GROUPS[month] and situation.year_ago.kind in _GROUPS[year],
        _both,
    )


MOVEMENT: tuple[Template, ...] = (
    Template("never-known", lambda s: not s.is_known and s.last_known is None, _last_known),
    Template("last-known", lambda s: not s.is_known, _last_known),
    *(_pair(month, year) for month in _GROUPS for year in _GROUPS if (month, year) != ("missing", "missing")),
    Template("nothing-to-compare", always, _nothing_to_compare),
)
