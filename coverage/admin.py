from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from audit.admin import ReadOnlyAdmin
from coverage.models import (
    CategoryScheme,
    CoverageTarget,
    EligibleWorkers,
    Event,
    EventWithdrawal,
    PublishedFigure,
    Regulation,
    Release,
)
from periods import clock


@admin.register(EligibleWorkers)
class EligibleWorkersAdmin(ReadOnlyAdmin):
    list_display = ("region", "basis", "valid_from", "count", "status")
    list_filter = ("basis", "status")
    list_select_related = ("region",)


@admin.register(CoverageTarget)
class CoverageTargetAdmin(ReadOnlyAdmin):
    list_display = ("region", "year", "percent", "legal_basis", "is_verified")
    list_select_related = ("region",)


@admin.register(CategoryScheme)
class CategorySchemeAdmin(ReadOnlyAdmin):
    list_display = ("name", "basis", "cut_low", "cut_moderate", "cut_high", "valid_from", "status")


@admin.register(Regulation)
class RegulationAdmin(ReadOnlyAdmin):
    list_display = ("number", "title", "year", "is_verified")


@admin.register(Release)
class ReleaseAdmin(ReadOnlyAdmin):
    list_display = ("label", "kind", "is_provisional", "published_at", "published_by", "is_example")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Release]:
        """An embargo holds here too."""
        return Release.objects.visible_to(request.user.pk, clock.now())


@admin.register(PublishedFigure)
class PublishedFigureAdmin(ReadOnlyAdmin):
    list_display = ("printed_name", "month", "group", "percent", "participants", "source_url")


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ("title", "kind", "year", "month", "is_verified", "is_example")
    list_filter = ("kind",)


@admin.register(EventWithdrawal)
class EventWithdrawalAdmin(ReadOnlyAdmin):
    list_display = ("event", "at", "by")
    list_select_related = ("event", "by")
