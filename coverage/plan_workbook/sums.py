"""The sheets of formulas: contributions month by month, and what comes of the plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from coverage.narrative import contributions as words
from coverage.plan_workbook.frame import AREAS, FIRST, LINES, MONTHS, RATES, RESULT, Draft, completeness, known, letter
from coverage.planning.plan import MOST_MONTHS, Amount, PlanLine, with_more

# Cells of the result that other sheets name.
_PARTICIPANTS, _ELIGIBLE = f"{RESULT}!$B$8", f"{RESULT}!$B$9"


def write_months(draft: Draft) -> None:
    """A row for each month the workbook can show, a column for each line."""
    columns = [(f"Baris {line.number}", 18) for line in draft.lines]
    sheet = draft.sheet(
        MONTHS,
        ("Bulan", 20),
        *columns,
        ("Iuran", 20),
        ("Tarif", 16),
        ("Pekerja dibayari", 14),
        ("Dihitung dalam cakupan", 14),
        ("Cakupan", 12),
    )
    amounts = {(item.line.number, month.month): month.total for item in draft.cost.lines for month in item.months}
    planned = {month.month: month for month in draft.cost.months}
    for row, month in enumerate(draft.months, FIRST):
        draft.month(sheet, f"A{row}", month)
        for line in draft.lines:
            rate = _rates(draft, "I", line, row)
            cost = f'IF({rate}=0,"",{_of(line, "E")}*{rate})'
            amount = known(amounts.get((line.number, month), Amount()))
            draft.formula(sheet, f"{letter(line.number + 1)}{row}", f"={_running(line, row, cost)}", amount, "rupiah")
        of_month = planned.get(month)
        _write_sums(
            draft,
            sheet,
            row,
            of_month.total if of_month else Amount(),
            of_month.workers if of_month else 0,
            of_month.counted if of_month else 0,
        )


def _write_sums(draft: Draft, sheet: Any, row: int, total: Amount, workers: int, counted: int) -> None:
    """The columns after the lines of one month."""
    lines = draft.lines
    total_column, rates_column, paid_column, counted_column, coverage_column = _sum_columns(draft)
    amounts = f"B{row}:{letter(len(lines) + 1)}{row}"
    gaps = _sum(_running(line, row, _rates(draft, "J", line, row)) for line in lines)
    formula = f'=IF(AND(SUM({amounts})=0,COUNTIF({amounts},"")>0),"",SUM({amounts}))'
    draft.formula(sheet, f"{total_column}{row}", formula, known(total), "rupiah")
    said = f'=IF({gaps}=0,"lengkap",IF({total_column}{row}="","{words.UNKNOWN_AMOUNT}","sebagian"))'
    draft.formula(sheet, f"{rates_column}{row}", said, completeness(total), "text")
    paid = _sum(_running(line, row, _of(line, "E")) for line in lines)
    draft.formula(sheet, f"{paid_column}{row}", f"={paid}", workers, "count")
    count = _sum(_running(line, row, f"{_of(line, 'E')}*{_of(line, 'I')}") for line in lines)
    draft.formula(sheet, f"{counted_column}{row}", f"={count}", counted, "count")
    is_known = f'OR({_PARTICIPANTS}="",{_ELIGIBLE}="")'
    coverage = f'=IF({is_known},"",({_PARTICIPANTS}+{counted_column}{row})/{_ELIGIBLE})'
    draft.formula(sheet, f"{coverage_column}{row}", coverage, with_more(draft.document.figure, counted).rate, "share")


def write_result(draft: Draft) -> None:
    """Money, coverage, category and rank; the figures of the release stand among them."""
    sheet = draft.sheet(RESULT, ("Hasil", 46), ("Nilai", 24))
    figure, after, peak = draft.document.figure, draft.document.after, draft.cost.peak.counted
    total, rates, _, counted, _ = (f"'{MONTHS}'!{c}{FIRST}:{c}{draft.last_month_row}" for c in _sum_columns(draft))
    complete = f'COUNTIF({rates},"lengkap")={MOST_MONTHS}'
    rows: list[tuple[int, str, str, Any, str]] = [
        (
            4,
            "Jumlah iuran",
            f'=IF(AND(SUM({total})=0,NOT({complete})),"",SUM({total}))',
            known(draft.cost.total),
            "rupiah",
        ),
        (
            5,
            "Tarif",
            f'=IF({complete},"lengkap",IF(B4="","{words.UNKNOWN_AMOUNT}","sebagian"))',
            completeness(draft.cost.total),
            "text",
        ),
        (6, "Peserta tambahan terbanyak dalam satu bulan", f"=MAX({counted})", peak, "count"),
        (14, "Peserta sesudahnya", '=IF(B8="","",B8+B6)', after.participants, "count"),
        (15, "Cakupan sesudahnya", '=IF(OR(B8="",B9=""),"",B14/B9)', after.rate, "share"),
        (16, "Kategori sesudahnya", _category(), after.category.label if after.category else "Belum ada data", "text"),
        (
            17,
            "Masih kurang ke target",
            '=IF(OR(B14="",B9="",B10=""),"",ROUND(ROUND(B10*B9,6),0)-B14)',
            after.gap,
            "count",
        ),
        (18, f"Peringkat dari {_ranked(draft)} yang melapor", _rank(draft), draft.document.place_after, "text"),
    ]
    for row, label, formula, value, kind in rows:
        draft.text(sheet, f"A{row}", label)
        draft.formula(sheet, f"B{row}", formula, value, kind)
    draft.text(sheet, "A7", f"Menurut rilis {draft.document.release}")
    low, moderate, high = figure.cuts or (None, None, None)
    given = (
        ("Peserta aktif", figure.participants, "count"),
        ("Pekerja eligible", figure.eligible, "count"),
        ("Target", figure.target, "share"),
        ("Rendah mulai", low, "share"),
        ("Sedang mulai", moderate, "share"),
        ("Tinggi mulai", high, "share"),
    )
    for row, (label, number, kind) in enumerate(given, start=8):
        draft.text(sheet, f"A{row}", label)
        draft.number(sheet, f"B{row}", number, kind)
    _write_sources(draft, sheet, first=21)


def _write_sources(draft: Draft, sheet: Any, first: int) -> None:
    sheet.write_string(f"A{first - 1}", "Menurut sumber dana", draft.bold)
    end = FIRST + len(draft.lines) - 1
    for row, (funding, amount) in enumerate(draft.cost.by_funding.items(), first):
        draft.text(sheet, f"A{row}", funding.label)
        paid = f"SUMIF({LINES}!$D${FIRST}:$D${end},A{row},{LINES}!$J${FIRST}:$J${end})"
        draft.formula(sheet, f"B{row}", f'=IF({paid}=0,"",{paid})', known(amount), "rupiah")


def _category() -> str:
    """By the same half-open classes as the page: who stands on a cut belongs above it."""
    low, moderate, high = (f"B14<ROUND(B{row}*B9,8)" for row in (11, 12, 13))
    classes = f'IF({low},"Sangat rendah",IF({moderate},"Rendah",IF({high},"Sedang","Tinggi")))'
    return f'=IF(OR(B15="",B11=""),"Belum ada data",{classes})'


def _rank(draft: Draft) -> str:
    """Crosswise, in whole numbers: equal shares are equal."""
    if not draft.document.others:
        return '=IF(B15="","–","1")'
    end = FIRST + len(draft.document.others) - 1
    theirs, whole = f"'{AREAS}'!$B${FIRST}:$B${end}", f"'{AREAS}'!$C${FIRST}:$C${end}"
    above, equal = (f"SUMPRODUCT(({theirs}*B9{sign}B14*{whole})*1)" for sign in (">", "="))
    return f'=IF(B15="","–",(1+{above})&IF({equal}>0,"=",""))'


def _ranked(draft: Draft) -> int:
    return len(draft.document.others) + (draft.document.figure.rate is not None)


def _sum_columns(draft: Draft) -> tuple[str, str, str, str, str]:
    """After the lines: contribution, whether tariffs are known, workers, counted, coverage."""
    first = len(draft.lines) + 2
    return letter(first), letter(first + 1), letter(first + 2), letter(first + 3), letter(first + 4)


def _of(line: PlanLine, column: str) -> str:
    return f"{LINES}!${column}${FIRST + line.number - 1}"


def _running(line: PlanLine, row: int, value: str) -> str:
    """The value in the months of the line, 0 outside of them."""
    start, months = _of(line, "F"), _of(line, "G")
    return f"IF(AND($A{row}>={start},$A{row}<EDATE({start},{months})),{value},0)"


def _rates(draft: Draft, column: str, line: PlanLine, row: int) -> str:
    """A column of the tariffs, added up over the programmes of a line in a month."""
    end = FIRST + len(draft.spells) - 1
    cells = {name: f"{RATES}!${name}${FIRST}:${name}${end}" for name in (column, "A", "C", "D")}
    return f'SUMIFS({cells[column]},{cells["A"]},{line.number},{cells["C"]},"<="&$A{row},{cells["D"]},">="&$A{row})'


def _sum(terms: Iterable[str]) -> str:
    return f"({'+'.join(terms)})"
