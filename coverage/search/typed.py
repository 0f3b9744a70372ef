"""The line that was typed: cleaned, cut into words, and read as numbers where it is one. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

LONGEST = 80
# Nothing that is longer is looked at letter by letter.
_LOOKED_AT = 4_000
_LARGEST_DIGITS = 10

_UNIT = re.compile(r"\s*(%|persen|orang|pekerja|peserta|jiwa)$", re.IGNORECASE)
_SHARE = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,3})?")
_COUNT = re.compile(r"[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?:,[0-9]{3})+")
_CODE = re.compile(r"[0-9]{2}(?:\.?[0-9]{2})?")


class TooLong(ValueError):
    """The text is too long to search for; str() is a sentence."""


@dataclass(frozen=True)
class Share:
    """A percentage as typed, with the decimals it was typed with."""

    percent: Fraction
    places: int


@dataclass(frozen=True)
class Typed:
    """``text`` for people, ``words`` for comparing, ``share`` and ``count`` where it can be read as one or both."""

    text: str
    words: tuple[str, ...] = ()
    share: Share | None = None
    count: int | None = None
    code: str = ""

    @property
    def is_number(self) -> bool:
        return self.share is not None or self.count is not None


def read_typed(raw: str) -> Typed:
    """One clean line; raises TooLong with a sentence. ``24.860`` and ``24,860`` may be a count and a percentage."""
    text = _clean(raw[:_LOOKED_AT])
    if len(raw) > _LOOKED_AT or len(text) > LONGEST:
        number = f"{max(len(raw), len(text)):,}".replace(",", ".")
        raise TooLong(
            f"Yang dicari terlalu panjang: {number} huruf, paling banyak {LONGEST}."
            " Tulis nama wilayah, nama halaman, atau satu angka."
        )
    bare = _UNIT.sub("", text)
    is_share = text.casefold().endswith(("%", "persen"))
    return Typed(
        text=text,
        words=tuple(plain(text).split()),
        share=_read_share(bare, with_sign=is_share),
        count=None if is_share else _read_count(bare),
        code=text if _CODE.fullmatch(text) else "",
    )


def plain(text: str) -> str:
    """Lower case letters and digits with single spaces: what names are compared as."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.sub(r"[^a-z0-9]+", " ", re.sub(r"[\u0300-\u036f]", "", decomposed)).split())


def _clean(raw: str) -> str:
    """What is not printed, as control characters or half of a pair, becomes a space."""
    shown = "".join(letter if letter.isprintable() else " " for letter in unicodedata.normalize("NFKC", raw))
    return " ".join(shown.split())


def _read_share(text: str, *, with_sign: bool) -> Share | None:
    if not _SHARE.fullmatch(text):
        return None
    whole, _, decimals = text.replace(",", ".").partition(".")
    if not with_sign and "." in text and len(decimals) == 3:
        return None  # 24.860 is a count here; the percentage would be written 24,860
    places = len(decimals)
    return Share(Fraction(int(whole + decimals), 10**places), places)


def _read_count(text: str) -> int | None:
    if not _COUNT.fullmatch(text):
        return None
    digits = re.sub(r"[.,]", "", text).lstrip("0") or "0"
    return int(digits) if len(digits) <= _LARGEST_DIGITS else None
