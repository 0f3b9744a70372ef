from django.contrib import admin

from audit.admin import ReadOnlyAdmin
from monev.models import (
    Addendum,
    Attendance,
    Commitment,
    CommitmentStep,
    Conclusion,
    FileWithdrawal,
    Handover,
    Meeting,
    MeetingFile,
    StoredFile,
)


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
