"""All areas side by side: ranked, from their targets, month by month, and each in its panel."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from coverage import exhibits, narrative
from coverage.charts.heat import render_heat
from coverage.figures.groups import Rule
from dashboards.blocks import ChartBlock, PanelBlock, listing_downloads
from dashboards.caching import kept_query, released_page
from dashboards.comparing import PANELS_A_PAGE, ROWS_A_PAGE, ComparisonReading
from dashboards.converters import EditionAddress
from dashboards.opening import open_page

RANKING = ("urut", "kelompok", "banding")
DISTANCE = ("ukuran",)
MONTHS = ("urut", "rentang")
SOURCES = {Rule.KIND: narrative.KIND_SOURCE, Rule.OFFICE: narrative.OFFICE_SOURCE, Rule.BPU_SHARE: narrative.BPU_SOURCE}


def _frame(
    request: HttpRequest, edition: EditionAddress | None, view: str, names: tuple[str, ...]
) -> tuple[dict[str, object], ComparisonReading | None]:
    """What the four pages have in common; no reading before the first release."""
    opening = open_page(request, edition)
    context = opening.frame("comparison") | {"view": view, "kept_query": kept_query(request, *names, "page")}
    if opening.edition is None:
        return context, None
    reading = ComparisonReading(opening, request.GET, *names)
    return context | {"choices": reading.choices, "file_query": kept_query(request, *names)}, reading


@released_page(*RANKING, "page")
def ranking(request: HttpRequest, edition: EditionAddress | None = None) -> HttpResponse:
    context, reading = _frame(request, edition, "ranking", RANKING)
    if reading is None:
        return render(request, "dashboards/comparison_empty.html", context)
    page = reading.page(request.GET.get("page"))
    rule = reading.choices.rule
    context |= {
        "page": page,
        "sections": reading.sections(page),
        "ranked_among": narrative.ranked_among(reading.figures),
        "extremes": narrative.extremes(reading.standings),
        "order_words": narrative.order_words(reading.order),
        "decimals_rule": narrative.decimals_rule(),
        "change_words": reading.change_words,
        "since": reading.since,
        "then_title": narrative.rank_change_title(reading.since) if reading.moves else "",
        "rule": {"label": narrative.RULES[rule], "words": reading.rule_words, "source": SOURCES.get(rule, "")},
        "sums_rule": narrative.sums_rule() if reading.groups else "",
        "services": reading.services if rule is Rule.OFFICE else (),
        "downloads": _downloads(reading, "peringkat", context),
    }
    return render(request, "dashboards/compare_ranking.html", context)


@released_page(*DISTANCE)
def distance(request: HttpRequest, edition: EditionAddress | None = None) -> HttpResponse:
    context, reading = _frame(request, edition, "distance", DISTANCE)
    if reading is None:
        return render(request, "dashboards/comparison_empty.html", context)
    context["chart"] = ChartBlock(reading.distances(), reading.opening, "perbandingan", str(context["file_query"]))
    return render(request, "dashboards/compare_distance.html", context)


@released_page(*MONTHS, "page")
def months(request: HttpRequest, edition: EditionAddress | None = None) -> HttpResponse:
    context, reading = _frame(request, edition, "months", MONTHS)
    if reading is None:
        return render(request, "dashboards/comparison_empty.html", context)
    page = Paginator(reading.rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    heat = reading.heat([row.area for row in page])
    context |= {
        "page": page,
        "heat": heat,
        "classes": reading.classes,
        "scheme_note": exhibits.scheme_note(reading.release.scheme),
        # Made of escaped text by coverage.charts.
        "heat_html": mark_safe(render_heat(heat)),
        "order_words": narrative.order_words(reading.order),
        "downloads": _downloads(reading, "bulan", context),
    }
    return render(request, "dashboards/compare_months.html", context)


@released_page(*MONTHS, "page")
def panels(request: HttpRequest, edition: EditionAddress | None = None) -> HttpResponse:
    context, reading = _frame(request, edition, "panels", MONTHS)
    if reading is None:
        return render(request, "dashboards/comparison_empty.html", context)
    page = Paginator(reading.rows, PANELS_A_PAGE).get_page(request.GET.get("page"))
    drawn = [PanelBlock(chart, "panel") for chart in reading.panels(list(page))]
    context |= {
        "page": page,
        "panels": list(zip(page, drawn, [reading.opening.address(row.area) for row in page], strict=True)),
        "title": narrative.panel_title(reading.rows),
        "order_words": narrative.order_words(reading.order),
        "months": reading.months,
        "downloads": _downloads(reading, "bulan", context),
    }
    return render(request, "dashboards/compare_panels.html", context)


def _downloads(reading: ComparisonReading, key: str, context: dict[str, object]) -> list[tuple[str, str]]:
    """The files of a table in the choices of the page."""
    return [
        (address + str(context["file_query"]), label)
        for address, label in listing_downloads(reading.opening, "perbandingan", key)
    ]
