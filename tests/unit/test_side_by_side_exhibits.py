"""The heat table, the panels and the distances as records, and the heat table as HTML."""

from __future__ import annotations

from fractions import Fraction

from coverage import exhibits
from coverage.charts import svg
from coverage.charts.heat import render_heat
from coverage.charts.records import HeatTable
from coverage.figures.area import Area, AreaFigure, Provenance
from coverage.figures.figure import Figure
from coverage.figures.standing import standings
from periods.month import Month

CUTS = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))
MONTHS = [Month(2024, 11) + step for step in range(4)]
OLD, NEW = Month(2022, 1), Month(2025, 1)
SCOPE = Area("lampung", "Lampung", "Provinsi Lampung", "Lampung", "provinsi", "18")
A = Area("a", "A", "Kabupaten <A>", "A", "kabupaten", "18.01")
B = Area("b", "B", "Kabupaten B", "B", "kabupaten", "18.02")


def point(area: Area, month: Month, participants: int | None, eligible: int | None = 10_000) -> AreaFigure:
    since = OLD if month < NEW else NEW
    figure = Figure(participants, eligible, Fraction(2, 5), CUTS)
    return AreaFigure(area, month, figure, Provenance(eligible_since=since), month == MONTHS[-1], f"{month}.1")


SERIES = {
    "a": [point(A, MONTHS[0], 2000), point(A, MONTHS[2], 2800), point(A, MONTHS[3], 5100)],
    "b": [point(B, MONTHS[0], 2004), point(B, MONTHS[2], None), point(B, MONTHS[3], 100, None)],
}
RELEASES = {month: (f"/{month}.1/", month == MONTHS[-1]) for month in MONTHS if month != MONTHS[1]}


def heat() -> HeatTable:
    return exhibits.heat_table(SCOPE, [A, B], [B, A], SERIES, MONTHS, RELEASES, lambda area: f"/{area.slug}/")


def test_a_cell_is_known_late_without_denominator_or_without_release() -> None:
    texts = {row.name: [(cell.text, cell.category) for cell in row.cells] for row in heat().rows}
    assert texts == {
        # 20,00 and 20,04 look alike at one decimal.
        "Kabupaten B": [("20,04", 1), ("Tanpa rilis", None), ("Belum", None), ("–", None)],
        "Kabupaten <A>": [("20,00", 1), ("Tanpa rilis", None), ("28,0", 2), ("51,0", 3)],
    }


def test_the_first_cell_on_a_new_denominator_is_marked_also_across_a_gap() -> None:
    marked = {row.name: [cell.broken for cell in row.cells] for row in heat().rows}
    assert marked == {name: [False, False, True, False] for name in ("Kabupaten B", "Kabupaten <A>")}


def test_categories_are_counted_from_the_last_new_denominator() -> None:
    assert heat().summary == (
        "Dari Januari 2025 ke Februari 2025, sejak penyebut terakhir berganti: 1 wilayah naik kategori, 0 turun,"
        " 0 tetap. 1 wilayah tidak dihitung karena angka salah satu bulannya belum ada."
    )


def test_the_html_says_in_words_what_colours_say_and_escapes_names() -> None:
    html = render_heat(heat())
    assert '<td class="k1" title="Sangat rendah">20,04</td>' in html
    assert '<td class="k0 broken" title="penyebut baru">Belum</td>' in html
    assert '<td class="k2 broken" title="Rendah; penyebut baru">28,0</td>' in html
    assert '<td class="k0" title="penyebut belum ada data">–</td>' in html
    assert "Kabupaten &lt;A&gt;" in html
    assert '<th scope="colgroup" colspan="2"><span>2024</span></th>' in html
    assert html.count('title="angka sementara"') == 1
    # A month without a release leads nowhere.
    assert '<th scope="col" data-short="Des">Des<span class="visually-hidden"> 2024</span></th>' in html


def test_the_listing_of_months_has_a_row_for_what_is_published() -> None:
    rows = exhibits.heat_listing(SCOPE, [B, A], SERIES, MONTHS).table.rows
    assert [(row.cells[1], row.cells[2], row.cells[3]) for row in rows[:3]] == [
        ("Kabupaten B", MONTHS[0], Fraction(2004, 10_000)),
        ("Kabupaten B", MONTHS[2], None),
        ("Kabupaten B", MONTHS[3], None),
    ]
    assert [row.cells[9] for row in rows[3:]] == ["Final", "Final", "Sementara"]


def test_the_axis_of_panels_ends_at_the_tenth_above_all_values_and_targets() -> None:
    assert exhibits.shared_axis(SERIES) == (Fraction(0), Fraction(6, 10))
    assert exhibits.shared_axis({}) == (Fraction(0), Fraction(1))
    above = {"a": [point(A, MONTHS[0], 10_700)]}
    assert exhibits.shared_axis(above) == (Fraction(0), Fraction(11, 10))


def test_panels_are_drawn_without_words_at_the_end_so_that_all_are_as_wide() -> None:
    rows = standings([SERIES["a"][-1], SERIES["b"][-1]], ())
    charts = exhibits.small_panels(rows, SERIES, MONTHS, exhibits.shared_axis(SERIES))
    drawn = [svg.draw(chart, size="panel") for chart in charts]
    assert all(">51,0%<" not in drawing for drawing in drawn)
    assert drawn[0].partition('class="grid-line"')[2][:60] == drawn[1].partition('class="grid-line"')[2][:60]
    assert charts[0].breaks == ((NEW, "penyebut baru"),)


def test_a_panel_of_an_area_that_never_reported_says_so() -> None:
    series = {"a": [point(A, month, None) for month in MONTHS]}
    rows = standings([series["a"][-1]], ())
    (chart,) = exhibits.small_panels(rows, series, MONTHS, exhibits.shared_axis(series))
    assert "Belum ada data" in svg.draw(chart, size="panel")


def test_distances_run_from_the_farthest_to_who_passed_and_end_with_the_unknown() -> None:
    figures = [
        point(A, NEW, 5000),
        point(B, NEW, None),
        AreaFigure(SCOPE, NEW, Figure(100, 1000, Fraction(2, 5)), Provenance(), provisional=False),
    ]
    chart = exhibits.target_distances(SCOPE, NEW, figures, lambda area: "/", in_points=False)
    assert [(bar.name, bar.value, bar.note) for bar in chart.rows] == [
        ("Lampung", -300, "kurang 30,0 poin"),
        ("A", 1000, "lebih 10,0 poin"),
        ("B", None, "belum lengkap"),
    ]
    in_points = exhibits.target_distances(SCOPE, NEW, figures, lambda area: "/", in_points=True)
    assert [bar.value for bar in in_points.rows] == [Fraction(-3, 10), Fraction(1, 10), None]
    drawing = svg.draw(chart)
    assert ">Target</text>" in drawing
    assert "−300" in drawing


def test_the_peers_of_an_area_stand_before_their_sum_and_the_scope() -> None:
    own = point(A, NEW, 3000)
    small = AreaFigure(SCOPE, NEW, Figure(10, 100, Fraction(2, 5), CUTS), Provenance(), provisional=False)
    chart = exhibits.among_peers(own, SCOPE, NEW, [own, point(B, NEW, 4001, 15_000), small], lambda area: "/")
    assert [(bar.name, bar.value) for bar in chart.rows] == [
        ("A", Fraction(3, 10)),
        ("B", Fraction(4001, 15_000)),
        ("Kelompok sebanding", Fraction(7001, 25_000)),
        ("Provinsi Lampung", Fraction(7011, 25_100)),
    ]
    # 28,00 and 27,93: at one decimal 28,0 and 27,9.
    assert [bar.places for bar in chart.rows] == [1, 1, 1, 1]
    alone = exhibits.among_peers(small, SCOPE, NEW, [own, small], lambda area: "/")
    assert [bar.name for bar in alone.rows] == ["Lampung", "Provinsi Lampung"]
