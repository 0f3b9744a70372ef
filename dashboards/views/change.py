"""Mengapa berubah: one area, or the scope, against last month, last year or any earlier release."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from coverage import exhibits, narrative
from coverage.charts.records import BarChart
from coverage.exhibits import Comparison
from coverage.figures.area import Area
from coverage.figures.events import between, of_scope
from coverage.models import Release
from coverage.readings import ChangeReading, RegencyReading
from dashboards.blocks import ChartBlock
from dashboards.caching import kept_query, released_page
from dashboards.converters import EditionAddress
from dashboards.forms import EarlierReleaseForm
from dashboards.opening import Opening, open_page, page_address
from dashboards.views.events import all_events


@released_page("dari")
def change(request: HttpRequest, edition: EditionAddress, slug: str) -> HttpResponse:
    opening = open_page(request, edition)
    area = find_place(opening, slug)
    form, before = read_earlier(request.GET, opening)
    context = opening.frame("change") | {
        "area": area,
        "form": form,
        "area_url": place_address(opening, area),
        "kept_query": kept_query(request, "dari"),
        "shortcuts": shortcuts(opening),
        "missing_month": None if before else opening.shown.month - 1,
    }
    if before:
        context |= told(ChangeReading(opening, area, before))
    return render(request, "dashboards/change_detail.html", context)


def told(reading: ChangeReading) -> dict[str, object]:
    """Everything the page says of a comparison."""
    comparison, opening = reading.comparison, reading.opening
    query = "?" + urlencode({"dari": reading.before.label})

    def block(chart: BarChart) -> ChartBlock:
        return ChartBlock(chart, opening, reading.area.slug, query)

    return {
        "comparison": comparison,
        "before": reading.before,
        "unreported": reading.unreported,
        "scope_note": narrative.like_with_like(comparison.areas, comparison.expected) if reading.is_scope else "",
        "effects": block(exhibits.effects_of_change(comparison)) if comparison.change else None,
        "groups": block(exhibits.groups_of_change(comparison, comparison.ledger)) if comparison.ledger else None,
        "segments": [(lines, exhibits.segment_note(lines)) for lines in comparison.ledger.segments]
        if comparison.ledger
        else [],
        "happened": happened(reading, comparison),
    }


def happened(reading: ChangeReading, comparison: Comparison) -> list[object]:
    """Events between both months: beside the numbers, never claimed as their cause."""
    opening = reading.opening
    own = of_scope(all_events(opening)) if reading.is_scope else RegencyReading(opening, reading.area).happened
    return list(between(own, comparison.before.month, comparison.after.month))


def find_place(opening: Opening, slug: str) -> Area:
    """The scope or one of its areas; 404 with a sentence for anything else."""
    return opening.places.scope if slug == opening.places.scope.slug else opening.find_area(slug)


def place_address(opening: Opening, area: Area) -> str:
    if area == opening.places.scope:
        return page_address("dashboards:overview", opening.chosen.path)
    return opening.address(area)


def read_earlier(query: QueryDict, opening: Opening) -> tuple[EarlierReleaseForm, Release | None]:
    """The release the address names, or that of the month before; a wrong one shows its sentence beside it."""
    earlier = earlier_releases(opening)
    month_before = opening.known.current(opening.shown.month - 1)
    chosen = query.get("dari") or (str(month_before.month) if month_before else "")
    if chosen in earlier:
        chosen = option_of(earlier[chosen], earlier)
    form = EarlierReleaseForm(QueryDict(urlencode({"dari": chosen})), earlier, choices(opening, earlier))
    if form.is_valid() and (found := form.cleaned_data["dari"]):
        return form, found
    return form, month_before


def earlier_releases(opening: Opening) -> dict[str, Release]:
    """By every spelling an address may use: the label of the release, and its month where it is the current one."""
    shown = opening.shown
    known = [r for r in opening.known.releases if (r.month, r.number) < (shown.month, shown.number)]
    by_label = {release.label: release for release in known}
    current = {str(r.month): r for r in known if r.month != shown.month and opening.known.current(r.month) == r}
    return current | by_label


def choices(opening: Opening, earlier: dict[str, Release]) -> list[tuple[str, str]]:
    """One line a release, the latest first; a superseded one says so."""
    lines = []
    for release in sorted(set(earlier.values()), key=lambda item: (item.month, item.number), reverse=True):
        option = option_of(release, earlier)
        words = f"{release.month.words} – rilis {release.label}, digantikan"
        lines.append((option, words if option == release.label else f"{release.month.words} (rilis {release.label})"))
    return lines


def option_of(release: Release, earlier: dict[str, Release]) -> str:
    """The current release of a month goes by its month, a superseded one by its number."""
    month = str(release.month)
    return month if earlier.get(month) == release else release.label


def shortcuts(opening: Opening) -> list[tuple[str, str]]:
    """Last month, the same month last year, and the number before of the same month, as far as they exist."""
    month, number = opening.shown.month, opening.shown.number
    wanted = [
        ("Bulan lalu", opening.known.current(month - 1)),
        ("Setahun lalu", opening.known.current(month - 12)),
        ("Sebelum koreksi", opening.known.find(month, number - 1)),
    ]
    return [
        (words, release.label if release.month == month else str(release.month)) for words, release in wanted if release
    ]
