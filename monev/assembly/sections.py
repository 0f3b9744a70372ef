"""The sections that follow from figures alone, in the order of the report."""

from __future__ import annotations

from dataclasses import replace

from coverage import exhibits, narrative
from coverage.charts.records import BarChart, Column, DataTable, LineChart, Row
from coverage.figures.area import Area
from coverage.figures.figure import Figure
from coverage.narrative import contributions, forecast
from coverage.narrative import distance as words
from coverage.readings import usual_cost
from enrolment.numbers import percent
from monev.assembly.reading import PackReading
from monev.assembly.slides import of_chart, only_columns
from monev.assembly.standing import among_all, beside_the_target
from monev.document import Block, Picture, Section, Slide, Table, Words

SUMMARY_COLUMNS = (
    Column("wilayah", "Wilayah"),
    Column("peserta", "Peserta aktif", "count"),
    Column("pekerja_eligible", "Pekerja eligible", "count"),
    Column("cakupan", "Cakupan", "percent"),
    Column("kategori", "Kategori"),
    Column("target", "Target", "percent"),
    Column("capaian", "Capaian terhadap target", "percent"),
    Column("kurang_ke_target", "Kurang ke target", "count"),
    Column("ke_kategori_berikutnya", "Ke kategori berikutnya", "count"),
)


def summary_table(reading: PackReading) -> Table:
    """The area or areas of the pack; a single one beside its province."""
    rows = [(reading.area, reading.figure)]
    if reading.is_single:
        rows.append((reading.scope.area, reading.scope.own.figure))
    notes = ["Target yang dipakai adalah target provinsi."] if reading.inherits_target else []
    combined = reading.scope.own.combined
    if combined.reporting < combined.expected:
        notes.append(
            f"{reading.scope.area.official_name}: jumlah {combined.reporting} dari {combined.expected} wilayah"
            " yang melapor."
        )
    table = DataTable(SUMMARY_COLUMNS, tuple(summary_row(area, figure) for area, figure in rows))
    return Table("ringkasan", f"Ringkasan {reading.month.words}", table, " ".join(notes))


def summary_row(area: Area, figure: Figure) -> Row:
    return Row(
        (
            area.official_name,
            figure.participants,
            figure.eligible,
            figure.rate,
            figure.category.label if figure.category else "Belum ada data",
            figure.target,
            figure.achievement,
            figure.gap,
            figure.workers_to_next,
        ),
        highlight=False,
        places=figure.places_beside_target,
    )


def achievement(reading: PackReading) -> Section:
    """Where it stands: the paragraph, the numbers, the target."""
    paragraph = tuple(sentence.text for sentence in narrative.paragraph(reading.situation))
    heading = narrative.headline(reading.figure, inherited=reading.inherits_target)
    reported = () if reading.is_single else (f"{narrative.reporting(reading.scope.own.combined)}.",)
    points = tuple(
        line for line in (heading.covered, heading.distance_to_target, heading.distance_to_next, *reported) if line
    )
    summary = summary_table(reading)
    picture = Picture(beside_the_target(reading))
    return Section(
        "capaian",
        "Capaian dan target",
        (Words(paragraph), summary),
        (Slide(_finding(reading), points, picture if picture.is_known else summary),),
        notes=paragraph,
    )


def _finding(reading: PackReading) -> str:
    figure = reading.figure
    if figure.rate is None:
        return f"Cakupan {reading.area.official_name}, {reading.month.words}: belum ada data"
    category = f", kategori {figure.category.label.lower()}" if figure.category else ""
    return f"Cakupan {reading.area.official_name} {narrative.percent_words(figure)}{category}"


def trend(reading: PackReading) -> Section:
    return _of_chart("tren", "Tren cakupan", reading.trend())


def movement(reading: PackReading) -> Section:
    """Why it changed since the end of the period before."""
    title = "Mengapa berubah"
    if reading.change is None:
        nothing = f"Belum ada rilis {(reading.months[0] - 1).words} sebagai pembanding."
        slide = Slide(title, (nothing,), missing=nothing)
        return Section("perubahan", title, (Words((nothing,)),), (slide,), notes=(nothing,))
    comparison = reading.change.comparison
    like = "" if reading.is_single else narrative.like_with_like(comparison.areas, comparison.expected)
    sentences = [_moved(comparison), *comparison.breaks_in_words, like, *comparison.notes]
    blocks: list[Block] = [Words(tuple(sentence for sentence in sentences if sentence))]
    if comparison.change is not None:
        blocks.append(Picture(exhibits.effects_of_change(comparison)))
    picture = blocks[-1] if isinstance(blocks[-1], Picture) else None
    points: tuple[str, ...] = ()
    if comparison.ledger is not None:
        blocks.append(Picture(exhibits.groups_of_change(comparison, comparison.ledger)))
        moved = narrative.largest_moves(comparison.ledger, comparison.since)
        points = (moved,) if moved else ()
    points = (*comparison.breaks_in_words[:1], *points)
    slide = of_chart(comparison.title, picture, points) if picture else _without_chart(comparison.title, points)
    return Section(
        "perubahan",
        title,
        tuple(blocks),
        (slide,),
        notes=tuple(sentence for sentence in sentences if sentence),
    )


def _without_chart(title: str, points: tuple[str, ...]) -> Slide:
    return Slide(title, points) if points else Slide(title, (f"{title}.",), missing=f"{title}.")


def _moved(comparison: exhibits.Comparison) -> str:
    """The finding, with both percentages where they may stand side by side."""
    change = comparison.change
    if change is None or comparison.hindered:
        return f"{comparison.title}."
    return f"{comparison.title}: {percent(change.before.rate, 2)} menjadi {percent(change.after.rate, 2)}."


def parts(reading: PackReading) -> Section:
    """Segments and worker groups: who is covered, and who most are not."""
    groups = reading.distance.group_chart()
    blocks: list[Block] = []
    if reading.is_single:
        blocks.append(Picture(reading.regency.segments()))
    blocks.append(Picture(groups))
    return Section(
        "segmen",
        "Segmen dan kelompok pekerja",
        tuple(blocks),
        (of_chart(groups.title, Picture(groups), (words.GROUPS_ARE_PARTS,), missing=groups.summary),),
        notes=(groups.summary,),
    )


def programmes(reading: PackReading) -> Section | None:
    """Only of a single area: programmes of several overlap in nobody's count alike."""
    if not reading.is_single:
        return None
    chart = reading.regency.programmes()
    return _of_chart("program", "Program", chart, (chart.summary,))


def comparison(reading: PackReading) -> Section:
    """Among the others: a single area among all, several among themselves."""
    scope = reading.scope
    table = ranking_table(reading)
    chart = among_all(reading)
    moved = narrative.movers(scope.standings)
    since = f"Sejak {(reading.month - 1).words}, {moved[0].lower()}{moved[1:]}" if moved else ""
    sentences = (narrative.ranked_among(scope.figures), since)
    place = (f"{narrative.place(reading.regency.place)}.",) if reading.is_single else ()
    spoken = tuple(sentence for sentence in (*place, *sentences) if sentence)
    # The table first: it goes on over pages, where a picture would leave the rest of one empty.
    blocks: tuple[Block, ...] = (Words(spoken), table, *((Picture(chart),) if reading.is_single else ()))
    beside = sentences if reading.is_single else sentences[:1]
    slides = [of_chart(chart.title, Picture(chart), tuple(sentence for sentence in beside if sentence))]
    if not reading.is_single:
        title = since.rstrip(".") or "Jarak ke target dan perubahan menurut kabupaten/kota"
        slides.append(Slide(title, (), replace(table, note="")))
    return Section("perbandingan", "Perbandingan dan peringkat", blocks, tuple(slides), notes=spoken)


RANKING_COLUMNS = (
    Column("peringkat", "Peringkat"),
    Column("wilayah", "Kabupaten/kota"),
    Column("cakupan", "Cakupan", "percent"),
    Column("kategori", "Kategori"),
    Column("kurang_ke_target", "Kurang ke target", "count"),
    Column("sejak_bulan_lalu", "Sejak bulan lalu", "points"),
)


def ranking_table(reading: PackReading) -> Table:
    """By place; who did not report stands last without one."""
    ranked = sorted(reading.scope.standings, key=lambda row: (row.position is None, row.position or 0, row.name))
    rows = tuple(
        Row(
            (
                row.place.label if row.place else "–",
                row.area.official_name,
                row.rate,
                row.category.label if row.category else "Belum ada data",
                row.gap,
                row.movement,
            ),
            highlight=row.area.slug == reading.area.slug,
            places=row.places,
        )
        for row in ranked
    )
    title = f"Peringkat kabupaten/kota, {reading.month.words}"
    return Table("peringkat", title, DataTable(RANKING_COLUMNS, rows), narrative.decimals_rule())


def distance(reading: PackReading) -> Section:
    """How far it is, when it may be reached, what it would cost a month."""
    read = reading.distance
    ahead = read.outlook
    sentences = [
        *words.distance_sentences(ahead.figure, ahead.goals, ahead.pace),
        *forecast.when_sentences(ahead, read.trials),
    ]
    blocks: list[Block] = [Words(tuple(sentences))]
    visual = None
    if ahead.figure.rate is not None:
        visual = Picture(read.pace_chart())
        # The share stands in the name of each row already.
        paces = Table("jarak", "Jarak dan laju", visual.chart.table)
        keys = [column.key for column in paces.table.columns if column.key != "batas"]
        blocks += [visual, only_columns(paces, *keys)]
    cost = monthly_cost(reading)
    blocks.append(Words(cost))
    nothing = "Jarak ke target belum ada data"
    return Section(
        "jarak",
        "Jarak, laju, dan iuran",
        tuple(blocks),
        (
            of_chart(visual.chart.title, visual, cost[:1])
            if visual
            else Slide(nothing, cost[:1], missing=f"{nothing}."),
        ),
        notes=(*sentences, *cost),
    )


def monthly_cost(reading: PackReading) -> tuple[str, ...]:
    """One worked example: all workers missing to the target as BPU paid by the regency."""
    first = reading.month + 1
    total = usual_cost(reading.whole.registers.rates, first)
    example = contributions.worked_example(reading.figure, total, first)
    return (f"{example} {contributions.SIMULATION}.",) if example else ()


def _of_chart(key: str, title: str, chart: LineChart | BarChart, said: tuple[str, ...] = ()) -> Section:
    spoken = said or (chart.summary,)
    slide = of_chart(chart.title, Picture(chart), missing=f"{title} belum ada data.")
    return Section(key, title, (Picture(chart),), (slide,), notes=spoken)
