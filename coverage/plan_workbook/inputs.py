"""The sheets that people type into: the lines of the plan and the tariffs; and the areas that it is ranked among."""

from __future__ import annotations

from coverage.narrative import contributions as words
from coverage.plan_workbook.frame import AREAS, FIRST, LINES, MONTHS, RATES, Draft, known, letter


def write_lines(draft: Draft) -> None:
    sheet = draft.sheet(
        LINES,
        ("Baris", 8),
        ("Kelompok", 34),
        ("Segmen", 9),
        ("Sumber dana", 28),
        ("Pekerja", 12),
        ("Mulai", 18),
        ("Lama (bulan)", 13),
        ("Upah sebulan", 16),
        ("Dihitung dalam cakupan (1/0)", 16),
        ("Jumlah iuran", 20),
    )
    for row, item in enumerate(draft.cost.lines, FIRST):
        line = item.line
        draft.number(sheet, f"A{row}", line.number, "count")
        for column, text in zip("BCD", (line.name, line.payer.segment, line.payer.funding.label), strict=True):
            draft.text(sheet, f"{column}{row}", text)
        draft.number(sheet, f"E{row}", line.workers, "count", typed=True)
        draft.month(sheet, f"F{row}", line.start, typed=True)
        draft.number(sheet, f"G{row}", line.months, "count", typed=True)
        draft.number(sheet, f"H{row}", line.payer.wage, "rupiah", typed=True)
        draft.number(sheet, f"I{row}", int(line.payer.segment in draft.document.counted), "count")
        column = letter(line.number + 1)
        months = f"'{MONTHS}'!{column}{FIRST}:{column}{draft.last_month_row}"
        formula = f'=IF(AND(SUM({months})=0,COUNTIF({months},"")>0),"",SUM({months}))'
        draft.formula(sheet, f"J{row}", formula, known(item.total), "rupiah")


def write_rates(draft: Draft) -> None:
    """One row for each line, programme and span of months under one tariff."""
    sheet = draft.sheet(
        RATES,
        ("Baris", 8),
        ("Program", 9),
        ("Dari", 18),
        ("Sampai", 18),
        ("Rupiah", 14),
        ("Persen dari upah", 12),
        ("Batas upah", 16),
        ("Batas upah diketahui (1/0)", 14),
        ("Per orang per bulan", 16),
        ("Belum diketahui (1/0)", 14),
        ("Dasar hukum", 40),
        ("Catatan", 90),
    )
    for row, spell in enumerate(draft.spells, FIRST):
        rate = spell.charge.rate
        draft.number(sheet, f"A{row}", spell.line.number, "count")
        draft.text(sheet, f"B{row}", spell.charge.programme)
        draft.month(sheet, f"C{row}", spell.first)
        draft.month(sheet, f"D{row}", spell.last)
        share = rate.share * 100 if rate and rate.share is not None else None
        draft.number(sheet, f"E{row}", rate.rupiah if rate else None, "rupiah", typed=True)
        draft.number(sheet, f"F{row}", share, "percent", typed=True)
        draft.number(sheet, f"G{row}", rate.wage_cap if rate else None, "rupiah", typed=True)
        draft.number(sheet, f"H{row}", int(rate.cap_is_known) if rate else 1, "count", typed=True)
        wage = f"{LINES}!$H${FIRST + spell.line.number - 1}"
        draft.formula(sheet, f"I{row}", _per_person(row, wage), spell.charge.amount, "rupiah")
        draft.formula(sheet, f"J{row}", f'=IF(I{row}="",1,0)', int(spell.charge.amount is None), "count")
        draft.text(sheet, f"K{row}", rate.legal_basis if rate else words.UNKNOWN_AMOUNT)
        draft.text(sheet, f"L{row}", rate.note if rate else "Tarif belum diketahui.")


def write_areas(draft: Draft) -> None:
    sheet = draft.sheet(AREAS, ("Kabupaten/kota", 32), ("Peserta aktif", 16), ("Pekerja eligible", 16))
    for row, (name, participants, eligible) in enumerate(draft.document.others, FIRST):
        draft.text(sheet, f"A{row}", name)
        draft.number(sheet, f"B{row}", participants, "count")
        draft.number(sheet, f"C{row}", eligible, "count")


def _per_person(row: int, wage: str) -> str:
    """Rupiah as typed, or the share of the wage up to its cap; empty where it is not known.

    Thousandths of a percent are made whole first: a half rupiah is then exact, and goes up as on the page.
    """
    capped = f'IF(G{row}="",{wage},MIN({wage},G{row}))'
    share = f"ROUND({capped}*ROUND(F{row}*1000,0)/100000,0)"
    beyond = f'AND(G{row}<>"",H{row}=0,{wage}>G{row})'
    of_wage = f'IF(OR(F{row}="",{wage}=""),"",IF({beyond},"",{share}))'
    return f'=IF(E{row}<>"",E{row},{of_wage})'
