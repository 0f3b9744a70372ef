from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django_q.models import Failure, OrmQ, Schedule, Success

from audit.admin import ReadOnlyAdmin
from monev.models import (
    Addendum,
    Attendance,
    BenefitAmount,
    BenefitCount,
    Commitment,
    CommitmentStep,
    Conclusion,
    FileWithdrawal,
    Handover,
    LocalRegulation,
    Meeting,
    MeetingFile,
    Pack,
    PackFile,
    Recommendation,
    RegulationStep,
    StoredFile,
)

# The pages of the queue would let an administrator have any function run; what a job is, code decides.
admin.site.unregister([Failure, OrmQ, Schedule, Success])


@admin.register(Meeting)
class MeetingAdmin(ReadOnlyAdmin):
    list_display = ("day", "region", "title", "release", "recorded_by", "is_example")
    list_select_related = ("region", "release", "recorded_by")


@admin.register(Conclusion)
class ConclusionAdmin(ReadOnlyAdmin):
    list_display = ("meeting", "by", "at")
    list_select_related = ("meeting__region", "by")


@admin.register(Attendance)
class AttendanceAdmin(ReadOnlyAdmin):
    list_display = ("meeting", "position", "office", "persons")
    list_select_related = ("meeting__region",)


@admin.register(Handover)
class HandoverAdmin(ReadOnlyAdmin):
    list_display = ("meeting", "programme", "cases", "rupiah")
    list_select_related = ("meeting__region",)


@admin.register(Addendum)
class AddendumAdmin(ReadOnlyAdmin):
    list_display = ("meeting", "by", "at")
    list_select_related = ("meeting__region", "by")


@admin.register(StoredFile)
class StoredFileAdmin(ReadOnlyAdmin):
    list_display = ("name", "media_type", "size", "sha256", "by", "at", "is_example")
    list_select_related = ("by",)


@admin.register(MeetingFile)
class MeetingFileAdmin(ReadOnlyAdmin):
    list_display = ("meeting", "title", "file")
    list_select_related = ("meeting__region", "file")


@admin.register(FileWithdrawal)
class FileWithdrawalAdmin(ReadOnlyAdmin):
    list_display = ("file", "reason", "by", "at")
    list_select_related = ("file", "by")


@admin.register(Commitment)
class CommitmentAdmin(ReadOnlyAdmin):
    list_display = ("meeting", "number", "action", "office", "group", "workers", "due")
    list_select_related = ("meeting__region", "group")


@admin.register(CommitmentStep)
class CommitmentStepAdmin(ReadOnlyAdmin):
    list_display = ("commitment", "progress", "day", "by", "at")
    list_select_related = ("commitment__meeting__region", "by")


@admin.register(LocalRegulation)
class LocalRegulationAdmin(ReadOnlyAdmin):
    list_display = ("region", "instrument", "about", "is_verified", "is_example")
    list_filter = ("instrument",)
    list_select_related = ("region",)


@admin.register(RegulationStep)
class RegulationStepAdmin(ReadOnlyAdmin):
    list_display = ("regulation", "stage", "number", "year", "day", "by")
    list_select_related = ("regulation__region", "by")


@admin.register(BenefitCount)
class BenefitCountAdmin(ReadOnlyAdmin):
    list_display = ("region", "month", "programme", "cases", "rupiah", "revision", "is_example")
    list_filter = ("programme",)
    list_select_related = ("region",)


@admin.register(BenefitAmount)
class BenefitAmountAdmin(ReadOnlyAdmin):
    list_display = ("programme", "part", "rupiah", "valid_from", "valid_to", "is_verified")


@admin.register(Recommendation)
class RecommendationAdmin(ReadOnlyAdmin):
    list_display = ("meeting", "key", "outcome", "by", "at")
    list_select_related = ("meeting__region", "by")


@admin.register(Pack)
class PackAdmin(ReadOnlyAdmin):
    list_display = ("pk", "release", "scope", "span", "meeting", "by", "as_of", "is_example")
    list_select_related = ("release", "scope", "meeting__region", "by")


@admin.register(PackFile)
class PackFileAdmin(ReadOnlyAdmin):
    list_display = ("pack", "form", "name", "size", "attempts", "finished_at", "failure")
    list_select_related = ("pack__release",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[PackFile]:
        return super().get_queryset(request).defer("content")
