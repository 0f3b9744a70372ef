"""Metodologi: formula, sources, denominators, schemes and their status, as an indicator metadata page."""

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from coverage import narrative
from coverage.models import CategoryScheme, CoverageTarget, EligibleWorkers, Regulation
from coverage.selectors.tariffs import listed_rates
from dashboards.converters import EditionAddress
from dashboards.opening import open_page
from enrolment.models import CountingRule, SegmentProgramme, WorkerGroup
from periods import clock
from periods.month import Month


@cache_control(private=True, no_cache=True)
def method(request: HttpRequest, edition: EditionAddress | None = None) -> HttpResponse:
    opening = open_page(request, edition)
    inside = Q(region__kemendagri_code=settings.PROVINCE_CODE) | Q(
        region__parent__kemendagri_code=settings.PROVINCE_CODE
    )
    nation = Q(region__level="nation")
    context = opening.frame("method") | {
        "schemes": [(scheme, narrative.cut_words(scheme.scheme.cuts)) for scheme in CategoryScheme.objects.all()],
        "release_cuts": narrative.cut_words(opening.shown.scheme.cuts) if opening.edition else (),
        "counting_rules": CountingRule.objects.all(),
        "worker_groups": WorkerGroup.objects.all(),
        "segment_programmes": SegmentProgramme.objects.all(),
        "targets": CoverageTarget.objects.filter(inside | nation).select_related("region", "superseded_by"),
        "denominators": EligibleWorkers.objects.filter(inside)
        .select_related("region")
        .order_by("region__kemendagri_code", "basis", "valid_from"),
        "rates": listed_rates(opening.shown.month if opening.edition else Month.of(clock.today())),
        "regulations": Regulation.objects.all(),
    }
    return render(request, "dashboards/method.html", context)
