from django.contrib import admin

from audit.admin import ReadOnlyAdmin
from enrolment.models import CountingRule, Obligation, SegmentProgramme, Submission, WorkerGroup


@admin.register(WorkerGroup)
class WorkerGroupAdmin(ReadOnlyAdmin):
    list_display = ("name", "segment", "valid_from", "valid_to", "status")


@admin.register(SegmentProgramme)
class SegmentProgrammeAdmin(ReadOnlyAdmin):
    list_display = ("segment", "programme", "duty", "valid_from", "is_verified")


@admin.register(CountingRule)
class CountingRuleAdmin(ReadOnlyAdmin):
    list_display = ("segment", "counts", "valid_from", "status")


@admin.register(Obligation)
class ObligationAdmin(ReadOnlyAdmin):
    list_display = ("month", "region", "office", "due", "is_example")
    list_select_related = ("region", "office")


@admin.register(Submission)
class SubmissionAdmin(ReadOnlyAdmin):
    list_display = ("obligation", "revision", "status", "entered_by", "submitted_at", "verified_at")
    list_select_related = ("obligation__region", "obligation__office", "entered_by")
    list_filter = ("status",)
