"""Areas by what people call them: official names, abbreviations, capitals, with and without mistakes. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import product

from coverage.search.typed import Typed, plain

_KINDS = {"kabupaten", "kab", "kota", "provinsi", "prov", "propinsi"}
# Words that people put around the name of an area.
_AROUND = {
    *("angka", "berapa", "bpjs", "cakupan", "data", "di", "jamsostek", "ketenagakerjaan", "pekerja", "peserta"),
    *("persen", "persentase", "tk", "ucj", "uhc", "untuk", "wilayah", "capaian", "target"),
}
EXACT, SURE, CLOSE = 100.0, 60.0, 0.75
_CLOSE_TO_THE_BEST = 6


@dataclass(frozen=True)
class Named:
    """An area with everything it is called; the codes are Kemendagri's and that of BPS."""

    key: str
    names: tuple[str, ...]
    kemendagri_code: str = ""
    bps_code: str = ""


@dataclass(frozen=True)
class NameMatch:
    """``score`` 100: called exactly so. ``is_guess``: spelt nearly so. ``note`` says by which code it was found."""

    key: str
    score: float
    is_guess: bool = False
    note: str = ""


def match_names(typed: Typed, areas: Sequence[Named]) -> list[NameMatch]:
    """The best first; misspelt names are only offered where nothing is surely called so."""
    if not typed.words:
        return []
    asked = _readings(typed.words)
    found = [match for area in areas if (match := _match(area, asked))]
    guesses = [match.score for match in found if match.is_guess]
    if any(match.score > SURE for match in found):
        found = [match for match in found if not match.is_guess]
    found = [
        match for match in found if not match.is_guess or match.score > max(guesses, default=0) - _CLOSE_TO_THE_BEST
    ]
    return sorted(found, key=lambda match: -match.score)


def _match(area: Named, asked: Sequence[tuple[str, ...]]) -> NameMatch | None:
    scored = [(_score(words, name), _nearness(words, name)) for words, name in product(asked, _names(area))]
    sure, near = (max(scores) for scores in zip(*scored, strict=True))
    if not sure and not near:
        return None
    return NameMatch(area.key, max(sure, near), is_guess=near > sure)


def match_codes(typed: Typed, areas: Sequence[Named]) -> list[NameMatch]:
    """``18.02`` is a code of Kemendagri; ``1802`` may be one of BPS as well, which is another area."""
    if not typed.code:
        return []
    digits = typed.code.replace(".", "")
    found = [
        NameMatch(area.key, EXACT, note=f"kode Kemendagri {area.kemendagri_code}")
        for area in areas
        if area.kemendagri_code.replace(".", "") == digits
    ]
    if "." not in typed.code:
        found += [
            NameMatch(area.key, EXACT, note=f"kode BPS {area.bps_code}")
            for area in areas
            if area.bps_code == digits and area.kemendagri_code.replace(".", "") != digits
        ]
    return found


def _names(area: Named) -> set[tuple[str, ...]]:
    return {words for name in area.names if (words := tuple(plain(name).split()))}


def _readings(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """As typed; without the kind (Kota Metro); without words around it (cakupan metro 2026)."""
    bare = tuple(word for word in words if word not in _KINDS)
    kept = tuple(word for word in bare if word not in _AROUND and not word.isdigit())
    return list(dict.fromkeys(reading for reading in (words, bare, kept) if reading))


def _score(words: Sequence[str], name: Sequence[str]) -> float:
    """100 for the name itself, above 60 for what begins it or holds nothing else, below for one among other words."""
    asked, called = "".join(words), "".join(name)
    if asked == called:
        return EXACT
    likeness = len(asked) / len(called)
    if len(asked) > 1 and called.startswith(asked):
        return 88 + 5 * likeness
    if len(asked) > 1 and _begin(words, name):
        return 78 + 5 * likeness
    if len(asked) > 2 and asked in called:
        return 70 + 5 * likeness
    # The other words may be about something else, or the rest of a name with a slip in it.
    return 50 + min(len(called), 30) / 10 if len(called) > 2 and _contains(words, name) else 0


def _nearness(words: Sequence[str], name: Sequence[str]) -> float:
    """Up to 60 for what is spelt nearly so."""
    asked = "".join(words)
    return SURE * _likeness(asked, "".join(name)) if len(asked) > 2 else 0


def _contains(words: Sequence[str], name: Sequence[str]) -> bool:
    """The name stands among the words, in its order."""
    size = len(name)
    return any(tuple(words[start : start + size]) == tuple(name) for start in range(len(words) - size + 1))


def _begin(words: Sequence[str], name: Sequence[str]) -> bool:
    """Every word begins another word of the name: ``tul bar``."""
    rest = list(name)
    for word in words:
        found = next((part for part in rest if part.startswith(word)), None)
        if found is None:
            return False
        rest.remove(found)
    return True


def _likeness(asked: str, called: str) -> float:
    """0 where it is not worth calling it a misspelling."""
    if abs(len(asked) - len(called)) > max(2, len(called) // 3):
        return 0
    matcher = SequenceMatcher(None, called, asked, autojunk=False)
    if matcher.real_quick_ratio() < CLOSE or matcher.quick_ratio() < CLOSE:
        return 0
    ratio = matcher.ratio()
    return ratio if ratio >= CLOSE else 0
