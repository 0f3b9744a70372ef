"""A plan of contributions: a chart of its spells, tables of its months, lines and sources of money."""

from __future__ import annotations

from coverage.charts.records import Bar, BarChart, Cell, Column, DataTable, Listing, Row
from coverage.figures.area import Area
from coverage.figures.figure import Figure
from coverage.narrative import contributions as words
from coverage.planning.plan import Amount, LineCost, PlanCost, PlanMonth, Step, with_more
from enrolment.numbers import count
from periods.month import Month

SPELL_COLUMNS = (
    Column("masa", "Masa"),
    Column("bulan", "Bulan", "count"),
    Column("pekerja", "Pekerja dibayari", "count"),
    Column("iuran_per_bulan", "Iuran per bulan", "rupiah"),
    Column("tarif", "Tarif"),
)
LINE_COLUMNS = (
    Column("baris", "Baris"),
    Column("pekerja", "Pekerja", "count"),
    Column("masa", "Masa"),
    Column("tarif", "Tarif per orang per bulan"),
    Column("per_orang", "Per orang", "rupiah"),
    Column("per_bulan", "Per bulan", "rupiah"),
    Column("jumlah", "Jumlah", "rupiah"),
    Column("dasar", "Dasar hukum"),
)


def contribution_chart(area: Area, cost: PlanCost) -> BarChart:
    """One bar for months that follow each other and cost the same, so that the end of a discount is a step."""
    first, last = cost.months[0].month, cost.months[-1].month
    spells = words.spells(cost)
    return BarChart(
        key="iuran",
        title=f"{words.SIMULATION}: {_finding(cost)}",
        subtitle=f"Iuran per bulan, rupiah, {area.official_name}, {words.span_words(first, last)}",
        summary=words.steps_in_words(cost),
        unit="rupiah",
        rows=tuple(_bar(first, last) for first, last in spells),
        table=DataTable(SPELL_COLUMNS, tuple(_spell_row(first, last) for first, last in spells)),
    )


def contribution_months(area: Area, cost: PlanCost, figure: Figure) -> Listing:
    """Month by month and line by line; coverage if nothing but the plan changes the figure of the release.

    One line alone is the sum, and has no column beside it.
    """
    numbers = [item.line.number for item in cost.lines] if len(cost.lines) > 1 else []
    columns = (
        Column("bulan", "Bulan", "month"),
        *(Column(f"baris_{number}", f"Baris {number}", "rupiah") for number in numbers),
        Column("iuran", "Iuran", "rupiah"),
        Column("tarif", "Tarif"),
        Column("pekerja", "Pekerja dibayari", "count"),
        Column("cakupan", "Cakupan", "percent"),
        Column("kategori", "Kategori"),
    )
    of_lines = {(item.line.number, month.month): _value(month.total) for item in cost.lines for month in item.months}
    rows = []
    for month in cost.months:
        after = with_more(figure, month.counted)
        cells: list[Cell] = [month.month]
        # A line that does not run in a month costs nothing then.
        cells += [of_lines.get((number, month.month), 0) for number in numbers]
        cells += [_value(month.total), _completeness(month.total), month.workers, after.rate]
        cells.append(after.category.label if after.category else "Belum ada data")
        rows.append(Row(tuple(cells), places=after.places_beside_target))
    first, last = cost.months[0].month, cost.months[-1].month
    return Listing(
        key="iuran-bulan",
        title=f"{words.SIMULATION}: iuran bulan demi bulan",
        subtitle=f"{area.official_name}, {words.span_words(first, last)}",
        summary=words.steps_in_words(cost),
        table=DataTable(columns, tuple(rows)),
    )


def contribution_lines(cost: PlanCost) -> DataTable:
    """Each line under each set of tariffs that it passes through, with their legal bases."""
    return DataTable(LINE_COLUMNS, tuple(_line_row(item, step) for item in cost.lines for step in item.steps))


def contribution_sources(cost: PlanCost) -> DataTable:
    """What each source of money pays, and all together."""
    columns = (
        Column("sumber_dana", "Sumber dana"),
        Column("jumlah", "Jumlah", "rupiah"),
        Column("kelengkapan", "Tarif diketahui"),
    )
    rows = [Row((funding.label, _value(amount), _completeness(amount))) for funding, amount in cost.by_funding.items()]
    return DataTable(
        columns, (*rows, Row(("Seluruhnya", _value(cost.total), _completeness(cost.total)), highlight=True))
    )


def _finding(cost: PlanCost) -> str:
    amounts = {month.total for month in cost.months}
    if len(amounts) == 1:
        return f"{words.amount_words(amounts.pop())} per bulan"
    low, high = min(amounts, key=lambda amount: amount.known), max(amounts, key=lambda amount: amount.known)
    return f"{words.amount_words(low)} sampai {words.amount_words(high)} per bulan"


def _bar(first: PlanMonth, last: PlanMonth) -> Bar:
    months = last.month.months_since(first.month) + 1
    note = f"{months} bulan, {count(first.workers)} pekerja"
    if not first.total.complete:
        note += ", sebagian"
    return Bar(_span(first.month, last.month), _value(first.total), note=note)


def _spell_row(first: PlanMonth, last: PlanMonth) -> Row:
    months = last.month.months_since(first.month) + 1
    span = words.span_words(first.month, last.month)
    return Row((span, months, first.workers, _value(first.total), _completeness(first.total)))


def _line_row(item: LineCost, step: Step) -> Row:
    line = item.line
    about = ", ".join(filter(None, (words.payer_words(line.payer), line.payer.funding.label)))
    bases = dict.fromkeys(c.rate.regulation or c.rate.legal_basis for c in step.charges if c.rate)
    return Row(
        (
            f"{line.number}. {line.name}: {about}",
            line.workers,
            _span(step.first, step.last),
            words.step_words(step),
            _value(step.per_person),
            _value(step.monthly),
            _value(step.total),
            "; ".join(bases) or words.UNKNOWN_AMOUNT,
        )
    )


def _span(first: Month, last: Month) -> str:
    if first == last:
        return first.short_words
    start = first.short_words.removesuffix(f" {first.year}") if first.year == last.year else first.short_words
    return f"{start}–{last.short_words}"


def _value(amount: Amount) -> int | None:
    return None if amount.is_unknown else amount.known


def _completeness(amount: Amount) -> str:
    if amount.is_unknown:
        return words.UNKNOWN_AMOUNT
    return "lengkap" if amount.complete else "sebagian"
