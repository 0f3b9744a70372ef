"""Indonesian numbers: counts of persons read, counts and shares written. Pure."""

import re
from decimal import Decimal
from fractions import Fraction

UNKNOWN = "–"
LARGEST_COUNT = 2_000_000_000
LARGEST_RUPIAH = 10**15

_MINUS = "\N{MINUS SIGN}"
_PLAIN = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3})+")
_NEGATIVE = re.compile(rf"[-{_MINUS}–] ?[0-9].*", re.DOTALL)
_LONGEST_QUOTE = 30
_EXAMPLE = "misalnya 1234 atau 1.234"


class NotACount(ValueError):
    """The text is no count of persons; str() is a sentence that says how to mend it."""


def read_count(text: str) -> int:
    """Read ``1234`` or ``1.234``; what could mean two things is refused with NotACount, never guessed."""
    written = text.strip()
    if not (_PLAIN.fullmatch(written) or _GROUPED.fullmatch(written)):
        raise NotACount(_why_refused(written))
    digits = written.replace(".", "").lstrip("0") or "0"
    # Length first: int() refuses texts of thousands of digits with a sentence of its own.
    if len(digits) > len(str(LARGEST_COUNT)) or int(digits) > LARGEST_COUNT:
        raise NotACount(f"{_quoted(written)} terlalu besar. Tulis jumlah orang, paling banyak {count(LARGEST_COUNT)}.")
    return int(digits)


def read_rupiah(text: str) -> int:
    """Read ``42000000``, ``42.000.000`` or ``Rp42.000.000``; anything else is NotACount with a sentence."""
    written = text.strip()
    bare = re.sub(r"^Rp\.? ?", "", written, flags=re.IGNORECASE)
    if not (_PLAIN.fullmatch(bare) or _GROUPED.fullmatch(bare)):
        raise NotACount(
            f"{_quoted(written)} bukan rupiah. Tulis dengan angka bulat, misalnya 42000000 atau 42.000.000."
        )
    digits = bare.replace(".", "").lstrip("0") or "0"
    if len(digits) > len(str(LARGEST_RUPIAH)) or int(digits) > LARGEST_RUPIAH:
        raise NotACount(f"{_quoted(written)} terlalu besar. Periksa banyaknya angka nol.")
    return int(digits)


def _why_refused(written: str) -> str:
    if not written:
        return f"Jumlah belum diisi. Tulis jumlah orang, {_EXAMPLE}; tulis 0 bila memang tidak ada."
    quoted = _quoted(written)
    if _NEGATIVE.fullmatch(written):
        return f"{quoted} negatif. Tulis jumlah orang mulai dari 0, {_EXAMPLE}."
    if re.fullmatch(r"[0-9.]*,[0-9.,]*", written):
        return f"{quoted} memakai koma. Tulis jumlah orang sebagai bilangan bulat tanpa koma, {_EXAMPLE}."
    if re.fullmatch(r"[0-9.]+", written):
        return f"{quoted} memakai titik di tempat yang tidak lazim. Titik hanya memisahkan ribuan, {_EXAMPLE}."
    return f"{quoted} bukan jumlah orang. Tulis dengan angka saja, {_EXAMPLE}."


def _quoted(written: str) -> str:
    shown = written if len(written) <= _LONGEST_QUOTE else written[: _LONGEST_QUOTE - 1] + "…"
    return f"“{shown}”"


def round_half_up(value: Fraction, places: int) -> Decimal:
    """Round as officials do in a spreadsheet: a half goes away from zero. Exact for any size, never ``-0``."""
    units = _units(value, places)
    return Decimal((int(units < 0), tuple(int(digit) for digit in str(abs(units))), -places))


def count(number: int | None) -> str:
    """``1.234.567``; unknown is a dash."""
    return UNKNOWN if number is None else _written(number, 0)


def signed_count(number: int | None) -> str:
    """``+1.234``, ``−1.234`` or ``0``: a difference in persons."""
    return UNKNOWN if number is None else _with_plus(number, 0)


def rupiah(amount: int | None) -> str:
    """``Rp16.800``; unknown is a dash."""
    return UNKNOWN if amount is None else f"Rp{_written(amount, 0)}"


def rupiah_short(amount: int) -> str:
    """``Rp76,66 miliar``, half up to two decimals; below a million as it is."""
    if amount < 10**6:
        return rupiah(amount)
    # What rounds up to the next word is said with it: 999.999.999 is one miliar.
    sizes = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))
    size, word = next((size, word) for size, word in sizes if _units(Fraction(amount, size), 2) >= 100)
    return f"Rp{decimal(Fraction(amount, size), 2).removesuffix(',00')} {word}"


def decimal(value: Fraction | Decimal | None, places: int) -> str:
    """``26,40``: the value itself, half up."""
    return UNKNOWN if value is None else _written(_units(Fraction(value), places), places)


def percent(rate: Fraction | None, places: int = 1) -> str:
    """``26,4%`` for a rate of 0.264."""
    return UNKNOWN if rate is None else f"{_written(_units(rate, places + 2), places)}%"


def signed_percent(rate: Fraction | None, places: int = 1) -> str:
    """``+2,5%`` or ``−2,5%``; what rounds to nothing carries no sign."""
    return UNKNOWN if rate is None else f"{_with_plus(_units(rate, places + 2), places)}%"


def points(difference: Fraction | None, places: int = 1) -> str:
    """``+0,4 poin`` for a difference of 0.004 between two rates; what rounds to nothing carries no sign."""
    return UNKNOWN if difference is None else f"{_with_plus(_units(difference, places + 2), places)} poin"


def _units(value: Fraction, places: int) -> int:
    """How many units of the last place, half away from zero: whole numbers only, for a page rounds hundreds."""
    places_of_ten: int = 10**places
    doubled, over = 2 * abs(value.numerator) * places_of_ten, value.denominator
    units = (doubled + over) // (2 * over)
    return -units if value.numerator < 0 else units


def _with_plus(units: int, places: int) -> str:
    return f"+{_written(units, places)}" if units > 0 else _written(units, places)


def _written(units: int, places: int) -> str:
    """Units of the last place as ``1.234,5`` with a true minus sign."""
    whole, rest = divmod(abs(units), 10**places)
    written = f"{whole:,}".replace(",", ".")
    if places:
        written += f",{rest:0{places}d}"
    return f"{_MINUS}{written}" if units < 0 else written
