"""Benefits paid, as sums: cases and rupiah by programme and month. Persons are nowhere."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from enrolment.models import PROGRAMMES
from periods.fields import MonthField, month_is_first_day
from regions.models import Region


class BenefitCount(models.Model):
    """What was paid in one area, month and programme; the highest revision counts. None: not told, never 0.

    A revision may take back what was told by mistake: then both are None.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="benefits", verbose_name="wilayah")
    month = MonthField("bulan")
    programme = models.CharField("program", max_length=3, choices=PROGRAMMES)
    cases = models.PositiveIntegerField("kasus", null=True)
    rupiah = models.PositiveBigIntegerField("rupiah", null=True)
    source = models.CharField("sumber", max_length=300)
    revision = models.PositiveSmallIntegerField("perbaikan ke", default=1)
    reason = models.CharField("alasan perbaikan", max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh")
    at = models.DateTimeField("dicatat")
    is_example = models.BooleanField("contoh", default=False)

    class Meta:
        verbose_name = "manfaat dibayarkan"
        verbose_name_plural = "manfaat dibayarkan"
        ordering = ("region", "-month", "programme", "revision")
        constraints = (
            models.UniqueConstraint(
                fields=("region", "month", "programme", "revision"), name="one_benefit_count_per_revision"
            ),
            month_is_first_day("month", "benefit_month_is_first_day"),
            models.CheckConstraint(
                condition=Q(cases__isnull=False) | Q(rupiah__isnull=False) | Q(revision__gt=1),
                name="benefit_count_tells_something",
            ),
            models.CheckConstraint(
                condition=Q(revision=1, reason="") | Q(revision__gt=1) & ~Q(reason=""),
                name="benefit_count_is_revised_for_a_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.programme} {self.region.name} {self.month.words}"


class BenefitAmount(models.Model):
    """A part of what one case of a programme is worth from a month on, with its legal basis."""

    programme = models.CharField("program", max_length=3, choices=PROGRAMMES)
    part = models.CharField("bagian", max_length=120)
    rupiah = models.PositiveIntegerField("rupiah")
    position = models.PositiveSmallIntegerField("urutan")
    valid_from = MonthField("berlaku sejak")
    valid_to = MonthField("berlaku sampai", null=True)
    legal_basis = models.TextField("dasar hukum")
    source = models.TextField("sumber")
    is_verified = models.BooleanField("terverifikasi")

    class Meta:
        verbose_name = "besaran manfaat"
        verbose_name_plural = "besaran manfaat"
        ordering = ("programme", "valid_from", "position")
        constraints = (
            models.UniqueConstraint(fields=("programme", "part", "valid_from"), name="one_benefit_amount_per_part"),
            month_is_first_day("valid_from", "benefit_amount_month_is_first_day"),
        )

    def __str__(self) -> str:
        return f"{self.programme}: {self.part}"
