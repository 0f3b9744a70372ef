"""A plan of contributions for one area in one edition: what the address asks for, worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from django.http import Http404, QueryDict
from django.utils.safestring import mark_safe

from coverage import exhibits
from coverage.charts.records import BarChart, Listing
from coverage.charts.tables import render
from coverage.figures.area import Part
from coverage.narrative import contributions as words
from coverage.plan_workbook import PlanDocument
from coverage.planning.plan import Outcome, PlanCost, cost_of, excesses, outcome, withheld
from coverage.planning.tariff import RISK_CLASSES, Rate, Sector
from coverage.readings import RegencyReading, producers_of, published_words, scheme_words, warning_of
from coverage.selectors import allowed_programmes, parts_of
from coverage.selectors.tariffs import group_choices, usable_rates
from dashboards.blocks import TABLE_FORMS, ChartBlock, downloads
from dashboards.opening import page_address
from dashboards.plan_forms import PlanForm
from enrolment.table_files import EXAMPLE


class PlanReading:
    """``cost`` and what follows from it exist where the form is valid."""

    def __init__(self, reading: RegencyReading, query: QueryDict) -> None:
        self.reading, self.area, self.release = reading, reading.area, reading.release
        month = self.release.month
        self.form = PlanForm(
            query, groups=group_choices(month), allowed=allowed_programmes(month), first_month=month + 1
        )

    @cached_property
    def rates(self) -> list[Rate]:
        return usable_rates(examples=self.release.is_example)

    @property
    def counted(self) -> frozenset[str]:
        """The segments that count in the coverage of this release."""
        return frozenset(self.release.counted_segments.split(" + "))

    @cached_property
    def cost(self) -> PlanCost:
        return cost_of(self.form.lines, self.rates, self.counted)

    @cached_property
    def outcome(self) -> Outcome:
        figures = {row.area.slug: row.figure for row in self.reading.figures}
        return outcome(figures, self.area.slug, self.cost.peak.counted)

    @cached_property
    def parts(self) -> Sequence[Part]:
        """Segments and groups of the area in the release itself. One query."""
        found = parts_of(self.area, [self.release], self.reading.opening.places, detailed=[self.release])
        return found.get(self.release.pk, [])

    def warnings(self) -> list[str]:
        """What makes the plan doubtful: more workers than are known to be uncovered, tariffs that nobody knows."""
        larger = [words.excess_words(excess) for excess in excesses(self.cost, self.reading.own.figure, self.parts)]
        return larger + words.unknown_lines(self.cost.lines)

    def assumptions(self) -> list[str]:
        release = self.release
        closed = withheld(self.form.lines, self.rates)
        return words.assumptions(self.cost, release.month, release.label, release.counted_segments, closed)

    def chart(self) -> BarChart:
        return exhibits.contribution_chart(self.area, self.cost)

    def months(self) -> Listing:
        return exhibits.contribution_months(self.area, self.cost, self.reading.own.figure)

    def context(self) -> dict[str, object]:
        """What the page of a valid plan shows."""
        opening, query = self.reading.opening, self.form.query
        months = self.months()
        return {
            "headline": words.plan_headline(self.cost),
            "steps": words.steps_in_words(self.cost),
            "outcome": words.outcome_words(self.outcome, self.cost, self.release.month),
            "distance": words.distance_after(self.outcome, self.cost, self.release.month),
            "after_the_last": words.after_the_last(self.cost),
            "workers_share": words.workers_share(self.cost),
            "category_when": words.moment_of_outcome(self.cost),
            "category": self.outcome.after.category,
            "warnings": self.warnings(),
            "assumptions": self.assumptions(),
            "chart": ChartBlock(self.chart(), opening, self.area.slug, query),
            "months": months,
            "month_table": mark_safe(render(months.table)),
            "month_downloads": downloads(opening, self.area.slug, months.key, TABLE_FORMS, query),
            "line_table": mark_safe(render(exhibits.contribution_lines(self.cost))),
            "source_table": mark_safe(render(exhibits.contribution_sources(self.cost))),
            "workbook_url": page_address("dashboards:contribution-plan-file", self.release.label, self.area.slug)
            + query,
            "rates": [used_rate(rate) for rate in self.cost.rates],
        }


def plan_document(plan: PlanReading, house: str) -> PlanDocument:
    """What the workbook tells beside the numbers; ``house`` is where people find the site."""
    opening, release = plan.reading.opening, plan.release
    page = page_address("dashboards:contribution-plan", release.label, plan.area.slug)
    status = "sementara" if release.is_provisional else "final"
    about = [
        ("Wilayah", plan.area.official_name),
        ("Rilis", f"{release.label}, {release.month.words}, angka {status}, terbit {published_words(release)}"),
        ("Skema kategori", scheme_words(release)),
        ("Sumber", producers_of(release)),
        (
            "Tarif",
            "menurut data acuan saat berkas dibuat; dasar hukum dan sumbernya pada lembar Tarif dan halaman rencana",
        ),
        ("Rencana ini", f"{house}{page}{plan.form.query}"),
    ]
    if release.is_example:
        about.insert(0, (EXAMPLE, "Angka dalam berkas ini dibuat untuk mencoba sistem; bukan angka resmi."))
    if warning := warning_of(opening):
        about.insert(0, ("Perhatian", warning))
    place = plan.outcome.place_after
    return PlanDocument(
        area=plan.area.official_name,
        release=release.label,
        figure=plan.outcome.before,
        after=plan.outcome.after,
        place_after=place.label if place else "–",
        others=[
            (row.area.official_name, row.figure.participants, row.figure.eligible)
            for row in plan.reading.figures
            if row.area.slug != plan.area.slug and row.figure.participants is not None and row.figure.eligible
        ],
        about=about,
        assumptions=plan.assumptions(),
        warnings=plan.warnings(),
        counted=plan.counted,
    )


def used_rate(rate: Rate) -> dict[str, object]:
    """A tariff as tables show it."""
    return {
        "row": rate,
        "amount": words.rate_words(rate),
        "validity": words.validity_words(rate),
        "excluded": words.excluded_words(rate),
        "sector": Sector(rate.sector).label if rate.sector else "semua sektor",
        "risk": RISK_CLASSES.get(rate.risk_class, ""),
    }


def plan_of_file(reading: RegencyReading, query: QueryDict) -> PlanReading:
    """The plan of a file; 404 with a sentence where the address holds none."""
    plan = PlanReading(reading, query)
    if not plan.form.is_valid:
        raise Http404(
            "Alamat ini tidak memuat rencana iuran yang dapat dihitung. Buka rencananya, lalu unduh dari sana."
        )
    return plan
