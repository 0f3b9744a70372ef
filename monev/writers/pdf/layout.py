"""How a table fits on paper: the size of its letters, upright or sideways, how wide each column. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from coverage.charts.records import DataTable
from coverage.charts.svg.text import shorten, width
from coverage.charts.tables import cell_text

# A4 between its margins, in points.
UPRIGHT, SIDEWAYS = 504.0, 750.0
BODY = 10.0
# Letters may only become so small; upright is tried first, since turning paper costs a reader more than small letters,
# then upright with more lines in a cell, since what follows a turned table begins a page of its own.
_UPRIGHT = ((9.0, False, 2.4), (8.5, False, 2.4), (8.0, False, 2.4), (8.5, False, 4.0), (8.0, False, 4.0))
_SIZES = (*_UPRIGHT, *((size, True, 2.4) for size in (9.0, 8.5, 8.0, 7.5, 7.0)))
_INSET = 4.0
# Measured widths leave out what kerning and other fonts do.
_SLACK = 1.03
# A label never takes more lines than these.
_LABEL_LINES = 6
# However long its texts, so many letter sizes are enough for a column.
_COMFORTABLE = 18.0
# A row of more lines than this may break, for it might be higher than a page.
_LONGEST_ROW = 24
_AIR = 40.0
_BREAK = "\u200b"


@dataclass(frozen=True)
class Fit:
    """Letters of ``size`` points in columns of ``widths`` points, padding included."""

    size: float
    wide: bool
    widths: tuple[float, ...]

    @property
    def inset(self) -> float:
        return _INSET

    def room(self, column: int) -> float:
        return self.widths[column] - 2 * _INSET


@dataclass(frozen=True)
class _Need:
    """Of one column: the narrowest, the pleasant and the full width, padding included."""

    least: float
    good: float
    full: float


def fit(table: DataTable) -> Fit:
    """The largest letters with which no column is cramped, else the smallest ones with words broken where they must."""
    texts = texts_of(table)
    for size, wide, lines in _SIZES:
        needs = [_need(table, texts, column, size, lines) for column in range(len(table.columns))]
        paper = SIDEWAYS if wide else UPRIGHT
        if sum(need.good for need in needs) <= paper:
            return Fit(size, wide, _spread([need.good for need in needs], [need.full for need in needs], paper))
    least = [need.least for need in needs]
    if sum(least) <= paper:
        return Fit(size, wide, _spread(least, [need.full for need in needs], paper))
    scale = paper / sum(least)
    return Fit(size, wide, tuple(wanted * scale for wanted in least))


def texts_of(table: DataTable) -> list[tuple[str, ...]]:
    """The cells as they are read."""
    return [
        tuple(cell_text(cell, column, row.places) for cell, column in zip(row.cells, table.columns, strict=True))
        for row in table.rows
    ]


def flowing(text: str, room: float, size: float) -> str:
    """The lines that somebody typed, with places to break in whatever is wider than its room."""
    return "\n".join(breakable_at(" ".join(line.split()), room, size) for line in text.split("\n"))


def labelled(text: str, room: float, size: float) -> str:
    """A label may not grow beyond a few lines, for it is repeated on every page."""
    return breakable_at(shorten(" ".join(text.split()), _LABEL_LINES * room * 0.8, True, size), room, size, bold=True)


def may_break(texts: tuple[str, ...], fitted: Fit) -> bool:
    """Whether a row is so high that it must be allowed to go on on the next page."""
    return any(
        sum(1 + width(line, False, fitted.size) / max(fitted.room(column), 1) * 1.15 for line in text.split("\n"))
        > _LONGEST_ROW
        for column, text in enumerate(texts)
    )


def breakable_at(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The same text; a word wider than ``room`` gets places to break that nobody sees."""
    if not text or width(text, bold, size) * _SLACK <= room:
        return text
    return "".join(_broken(piece, room, size, bold) for piece in _pieces(text))


def _pieces(text: str) -> list[str]:
    """Words and what separates them."""
    pieces: list[str] = []
    for letter in text:
        if pieces and pieces[-1][-1].isspace() == letter.isspace():
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def _broken(word: str, room: float, size: float, bold: bool) -> str:
    if word.isspace() or width(word, bold, size) * _SLACK <= room:
        return word
    parts, wide = [""], 0.0
    for letter in word:
        own = width(letter, bold, size) * _SLACK
        if parts[-1] and wide + own > room:
            parts.append("")
            wide = 0.0
        parts[-1] += letter
        wide += own
    return _BREAK.join(parts)


def _need(table: DataTable, texts: list[tuple[str, ...]], column: int, size: float, comfort: float) -> _Need:
    """Numbers stay on one line; words may fill about ``comfort`` lines before their column is called too narrow."""
    label, numeric = table.columns[column].label, table.columns[column].kind != "text"
    cells = [row[column] for row in texts]
    bold = [row.highlight for row in table.rows]
    lines = [width(cell, heavy, size) for cell, heavy in zip(cells, bold, strict=True)]
    words = [width(word, heavy, size) for cell, heavy in zip(cells, bold, strict=True) for word in cell.split()]
    longest = max(words, default=0.0)
    label_word = max((width(word, True, size) for word in label.split()), default=0.0)
    label_line = width(label, True, size)
    full = max(*lines, 0.0) if lines else 0.0
    if numeric:
        least = max(full, min(label_word, size * 9))
        good = max(least, min(label_line / 3, size * 12))
    else:
        # A word that no sensible column holds is broken.
        longest, label_word = min(longest, size * 9), min(label_word, size * 9)
        least = max(longest, label_word)
        good = max(least, min(full / comfort, size * _COMFORTABLE), min(label_line / 3, size * 12))
    pad = 2 * _INSET
    return _Need(least * _SLACK + pad, good * _SLACK + pad, max(full, good) * _SLACK + pad)


def _spread(base: list[float], full: list[float], paper: float) -> tuple[float, ...]:
    """The rest of the paper goes to columns whose texts would need it, then a little air to all."""
    missing = [max(want - has, 0.0) for want, has in zip(full, base, strict=True)]
    rest = paper - sum(base)
    share = min(rest / sum(missing), 1.0) if sum(missing) else 0.0
    grown = [has + lack * share for has, lack in zip(base, missing, strict=True)]
    air = min((paper - sum(grown)) / len(grown), _AIR) if grown else 0.0
    return tuple(wide + air for wide in grown)
