"""Dated, sourced rules of reporting: groups, programmes, what counts, when it is due."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from enrolment.querysets import DatedQuerySet
from enrolment.rules import Thresholds
from enrolment.vocabulary import Programme, Segment
from periods.fields import MonthField, month_is_first_day
from periods.month import Month

SEGMENTS = [(segment.value, segment.label) for segment in Segment]
PROGRAMMES = [(programme.value, programme.label) for programme in Programme]


class DataStatus(models.TextChoices):
    """How official a piece of reference data is; every badge and legend can say so."""

    EXAMPLE = "contoh", "Contoh, belum resmi"
    OFFICIAL = "resmi", "Resmi"


class WorkerGroup(models.Model):
    """A named part of a segment, e.g. RT/RW or pekerja rentan."""

    code = models.SlugField("kode", max_length=40, unique=True)
    name = models.CharField("nama", max_length=120)
    segment = models.CharField("segmen", max_length=5, choices=SEGMENTS)
    position = models.PositiveSmallIntegerField("urutan")
    valid_from = MonthField("berlaku sejak")
    valid_to = MonthField("berlaku sampai", null=True)
    source = models.TextField("sumber")
    status = models.CharField("status", max_length=8, choices=DataStatus)
    note = models.TextField("catatan", blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "kelompok pekerja"
        verbose_name_plural = "kelompok pekerja"
        ordering = ("position",)

    def __str__(self) -> str:
        return self.name


class SegmentProgramme(models.Model):
    """Which programme a segment may have, since when, on which basis; elsewhere it is "tidak berlaku"."""

    class Duty(models.TextChoices):
        MUST = "must", "Wajib"
        MAY = "may", "Sukarela"

    segment = models.CharField("segmen", max_length=5, choices=SEGMENTS)
    programme = models.CharField("program", max_length=3, choices=PROGRAMMES)
    duty = models.CharField("sifat", max_length=4, choices=Duty)
    valid_from = MonthField("berlaku sejak")
    valid_to = MonthField("berlaku sampai", null=True)
    source = models.TextField("sumber")
    is_verified = models.BooleanField("terverifikasi")
    note = models.TextField("catatan", blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "program menurut segmen"
        verbose_name_plural = "program menurut segmen"
        ordering = ("segment", "programme")
        constraints = (
            models.UniqueConstraint(
                fields=("segment", "programme", "valid_from"), name="one_rule_per_segment_programme"
            ),
        )

    def __str__(self) -> str:
        return f"{self.segment} {self.programme}"


class CountingRule(models.Model):
    """Whether a segment counts towards UCJ, since when, on which basis."""

    segment = models.CharField("segmen", max_length=5, choices=SEGMENTS)
    counts = models.BooleanField("dihitung")
    valid_from = MonthField("berlaku sejak")
    valid_to = MonthField("berlaku sampai", null=True)
    source = models.TextField("sumber")
    status = models.CharField("status", max_length=8, choices=DataStatus)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "aturan hitung"
        verbose_name_plural = "aturan hitung"
        ordering = ("segment", "valid_from")
        constraints = (
            models.UniqueConstraint(fields=("segment", "valid_from"), name="one_counting_rule_per_segment_and_start"),
        )

    def __str__(self) -> str:
        return f"{self.segment} {'dihitung' if self.counts else 'tidak dihitung'}"


class ReportingRule(models.Model):
    """When a month is due, whether entry locks then, and from which change on an explanation is asked for."""

    valid_from = MonthField("berlaku sejak", unique=True)
    due_day = models.PositiveSmallIntegerField(
        "tenggat: tanggal di bulan berikutnya", validators=[MinValueValidator(1), MaxValueValidator(28)]
    )
    locks_after_due = models.BooleanField("isian terkunci setelah tenggat")
    change_percent = models.DecimalField("perubahan besar, persen", max_digits=5, decimal_places=2)
    change_persons = models.PositiveIntegerField("perubahan besar, orang")
    source = models.TextField("sumber")
    document = models.CharField("nomor dokumen", max_length=120, blank=True)
    status = models.CharField("status", max_length=8, choices=DataStatus)

    class Meta:
        verbose_name = "aturan pelaporan"
        verbose_name_plural = "aturan pelaporan"
        ordering = ("valid_from",)
        constraints = (
            models.CheckConstraint(condition=Q(due_day__gte=1, due_day__lte=28), name="due_day_exists_in_every_month"),
            models.CheckConstraint(condition=Q(change_percent__gt=0), name="large_change_above_zero"),
            month_is_first_day("valid_from", "reporting_rule_month_is_first_day"),
        )

    def __str__(self) -> str:
        return f"Aturan pelaporan sejak {self.valid_from.words}"

    @classmethod
    def for_month(cls, month: Month) -> ReportingRule:
        """The rule in force in a month."""
        return cls.objects.filter(valid_from__lte=month).order_by("valid_from").last() or UNRULED

    def due_for(self, month: Month) -> date:
        """The day in the next month by which ``month`` is to be reported."""
        return (month + 1).first_day.replace(day=self.due_day)

    @property
    def thresholds(self) -> Thresholds:
        return Thresholds(Fraction(self.change_percent) / 100, self.change_persons)


# Where no rule has been entered for a month; also what the first rule of the reference data says.
UNRULED = ReportingRule(
    due_day=10, locks_after_due=False, change_percent=Decimal(10), change_persons=100, status=DataStatus.EXAMPLE
)
