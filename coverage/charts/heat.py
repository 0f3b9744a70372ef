"""Areas by months as an HTML table: every cell its value, its category as colour, sign and words. Pure."""

from __future__ import annotations

from html import escape
from itertools import groupby

from coverage.charts.records import HeatCell, HeatMonth, HeatTable

# So few months have room for larger type on paper.
_FEW = 18


def render_heat(table: HeatTable) -> str:
    """Months from left to right under their years; the names of areas stay at the left edge."""
    years = "".join(
        f'<th scope="colgroup" colspan="{len(list(months))}"><span>{year}</span></th>'
        for year, months in groupby(table.months, key=lambda item: item.month.year)
    )
    body = "".join(
        f'<tr><th scope="row"><a href="{escape(row.href)}">{escape(row.name)}</a></th>'
        f"{''.join(_cell(cell) for cell in row.cells)}</tr>"
        for row in table.rows
    )
    few = " few" if len(table.months) <= _FEW else ""
    return (
        f'<table class="heat{few}"><caption class="visually-hidden">{escape(table.subtitle)}</caption>'
        f'<thead><tr><th class="corner" scope="col" rowspan="2">Kabupaten/kota</th>{years}</tr>'
        f"<tr>{''.join(_month(item) for item in table.months)}</tr></thead><tbody>{body}</tbody></table>"
    )


def _month(item: HeatMonth) -> str:
    """``Okt``, read aloud with its year; a link to the release of the month."""
    short = item.month.short_words.partition(" ")[0]
    mark = '<abbr title="angka sementara">*</abbr>' if item.provisional else ""
    words = f'{short}<span class="visually-hidden"> {item.month.year}</span>'
    linked = f'<a href="{escape(item.href)}">{words}</a>' if item.href else words
    # On paper the name stands without its link: columns are narrower there than a finger.
    return f'<th scope="col" data-short="{short}">{linked}{mark}</th>'


def _cell(cell: HeatCell) -> str:
    css = f"k{cell.category or 0}{' broken' if cell.broken else ''}"
    title = "; ".join(filter(None, (cell.words, "penyebut baru" if cell.broken else "")))
    told = f' title="{escape(title)}"' if title else ""
    return f'<td class="{css}"{told}>{escape(cell.text)}</td>'
