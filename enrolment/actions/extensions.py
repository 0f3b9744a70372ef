"""Exceptions from the lock: one area and month, for a reason, until a day."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from audit import trail
from enrolment.actions.locking import check_reason
from enrolment.models import EntryExtension, Obligation
from enrolment.policies import check_can_grant_extensions
from periods import clock
from periods.month import Month, day_in_words
from regions.models import Region

# An exception is for days or weeks; a year is a typing mistake.
LONGEST_DAYS = 366


@transaction.atomic
def grant_extension(*, region: Region, month: Month, until: date, reason: str, by: User) -> EntryExtension:
    """The offices of the area may fill in the month to the end of the day ``until``."""
    check_can_grant_extensions(by)
    reason = check_reason(reason, "Tulis alasan pengecualian, sedikitnya 10 huruf.")
    owed = Obligation.objects.filter(region=region, month=month).order_by("due").first()
    if owed is None:
        raise ValidationError({"month": f"Tidak ada kewajiban lapor {region} untuk {month.words}. Periksa bulannya."})
    today = clock.today()
    if until < today:
        raise ValidationError(
            {"until": f"{day_in_words(until)} sudah lewat. Pilih hari ini, {day_in_words(today)}, atau sesudahnya."}
        )
    if until <= owed.due:
        raise ValidationError(
            {"until": f"Tenggat {month.words} adalah {day_in_words(owed.due)}. Pilih hari sesudah tenggat itu."}
        )
    if until > today + timedelta(days=LONGEST_DAYS):
        raise ValidationError({"until": f"{day_in_words(until)} lebih dari setahun lagi. Periksa tahunnya."})
    extension = EntryExtension.objects.create(
        region=region,
        month=month,
        until=until,
        reason=reason,
        granted_at=clock.now(),
        granted_by=by,
        is_example=by.is_example,
    )
    trail.record(by=by, action="extension-granted", about=extension, month=str(month), until=str(until), reason=reason)
    return extension
