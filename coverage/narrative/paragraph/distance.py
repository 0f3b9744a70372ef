"""The third sentence: how many workers to the next category and to the target. Pure."""

from __future__ import annotations

from collections.abc import Callable

from coverage.figures.categories import Category
from coverage.figures.situation import Situation
from coverage.narrative.paragraph.template import Template, always, target_in_prose
from enrolment.numbers import count

Fits = Callable[[Situation], bool]


def _more(number: int | None, goal: str) -> str:
    return f"{count(number)} pekerja lagi untuk mencapai {goal}"


def _to_next(situation: Situation) -> str:
    following = situation.figure.next_category
    return _more(situation.figure.workers_to_next, f"kategori {following.label.lower()}") if following else ""


def _to_target(situation: Situation) -> str:
    return _more(situation.figure.gap, target_in_prose(situation))


def _passed(situation: Situation) -> str:
    gap = situation.figure.gap or 0
    return f"{_named(situation)} terlampaui sebanyak {count(-gap)} pekerja"


def _met(situation: Situation) -> str:
    return f"{_named(situation)} tepat tercapai"


def _named(situation: Situation) -> str:
    return target_in_prose(situation).capitalize()


def _no_target(situation: Situation) -> bool:
    return situation.figure.target is None


def _short(situation: Situation) -> bool:
    return (situation.figure.gap or 0) > 0


def _exact(situation: Situation) -> bool:
    return situation.figure.gap == 0


def _has_next(situation: Situation) -> bool:
    return situation.figure.next_category is not None


def _at_the_top(situation: Situation) -> bool:
    return situation.figure.category is Category.HIGH


def _and(one: Fits, other: Fits) -> Fits:
    return lambda situation: one(situation) and other(situation)


DISTANCE: tuple[Template, ...] = (
    Template("unknown-without-target", lambda s: not s.is_known and _no_target(s), lambda s: "Target belum ada data."),
    Template("unknown", lambda s: not s.is_known, lambda s: f"Jarak ke {target_in_prose(s)} belum dapat dihitung."),
    Template(
        "no-target",
        _and(_no_target, _has_next),
        lambda s: f"Target belum ada data; diperlukan {_to_next(s)}.",
    ),
    Template(
        "no-target-at-the-top",
        _and(_no_target, _at_the_top),
        lambda s: "Target belum ada data; kategori tinggi sudah tercapai.",
    ),
    Template(
        "neither-target-nor-category",
        _no_target,
        lambda s: "Target belum ada data, sehingga jaraknya belum dapat dihitung.",
    ),
    Template("short", _and(_short, _has_next), lambda s: f"Diperlukan {_to_next(s)} dan {_to_target(s)}."),
    Template(
        "short-at-the-top",
        _and(_short, _at_the_top),
        lambda s: f"Kategori tinggi sudah tercapai, dan diperlukan {_to_target(s)}.",
    ),
    Template("short-without-category", _short, lambda s: f"Diperlukan {_to_target(s)}."),
    Template("exact", _and(_exact, _has_next), lambda s: f"{_met(s)}, dan diperlukan {_to_next(s)}."),
    Template("exact-at-the-top", _and(_exact, _at_the_top), lambda s: f"{_met(s)} dan kategori tinggi sudah tercapai."),
    Template("exact-without-category", _exact, lambda s: f"{_met(s)}."),
    Template("passed", _has_next, lambda s: f"{_passed(s)}, dan diperlukan {_to_next(s)}."),
    Template("passed-at-the-top", _at_the_top, lambda s: f"{_passed(s)} dan kategori tinggi sudah tercapai."),
    Template("passed-without-category", always, lambda s: f"{_passed(s)}."),
)
