"""The register of events: what happened beside the figures. A wrong row is withdrawn by a row, never changed."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coverage.figures.events import EventKind
from enrolment.models import WorkerGroup
from periods.fields import MonthField
from periods.month import Month
from regions.models import Region

EVENT_KINDS = [(kind.value, kind.label) for kind in EventKind]


class Event(models.Model):
    """One recorded event with its source. Without ``month`` only its year is known; no ``regions``: the whole scope."""

    kind = models.CharField("jenis", max_length=10, choices=EVENT_KINDS)
    year = models.PositiveSmallIntegerField("tahun")
    month = MonthField("bulan", null=True)
    day = models.DateField("tanggal", null=True)
    title = models.CharField("judul", max_length=160)
    description = models.TextField("uraian", blank=True)
    regions = models.ManyToManyField(Region, related_name="events", verbose_name="wilayah")
    group = models.ForeignKey(WorkerGroup, models.PROTECT, null=True, related_name="+", verbose_name="kelompok pekerja")
    source = models.TextField("sumber")
    url = models.URLField("alamat", max_length=500, blank=True)
    document = models.CharField("nomor dokumen", max_length=200, blank=True)
    is_verified = models.BooleanField("terverifikasi")
    # Nobody: loaded with the reference data.
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="dicatat oleh"
    )
    recorded_at = models.DateTimeField("dicatat")
    is_example = models.BooleanField("contoh", default=False)

    class Meta:
        verbose_name = "peristiwa"
        verbose_name_plural = "peristiwa"
        ordering = ("-year", F("month").desc(nulls_last=True), "-day", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(month__isnull=True) | Q(month__day=1), name="event_month_is_first_day"),
            models.CheckConstraint(
                condition=Q(month__isnull=True) | Q(month__year=F("year")), name="event_month_is_of_its_year"
            ),
            models.CheckConstraint(
                condition=Q(day__isnull=True) | Q(month__isnull=False, day__gte=F("month")),
                name="event_day_is_not_before_its_month",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def when(self) -> date | Month | int:
        """As exactly as it is known."""
        return self.day or self.month or self.year


class EventWithdrawal(models.Model):
    """An event that should not have been recorded: it leaves the charts and stays in the list with this reason."""

    event = models.OneToOneField(Event, models.CASCADE, related_name="withdrawal", verbose_name="peristiwa")
    reason = models.TextField("alasan")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh")
    at = models.DateTimeField("ditarik")

    class Meta:
        verbose_name = "penarikan peristiwa"
        verbose_name_plural = "penarikan peristiwa"

    def __str__(self) -> str:
        return f"{self.event}: ditarik"
