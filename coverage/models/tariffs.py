"""Tariffs of contributions: dated, sourced, and never changed: a later row of the same key corrects the earlier."""

from __future__ import annotations

from fractions import Fraction

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from coverage.models.dated import Regulation
from coverage.planning.tariff import RISK_CLASSES, Funding, Rate, Sector
from coverage.querysets import ContributionRateQuerySet
from enrolment.models import PROGRAMMES, SEGMENTS
from periods.fields import MonthField, month_is_first_day

ANY_SECTOR, NO_RISK = "", 0
SECTORS = [(ANY_SECTOR, "Semua"), *((sector.value, sector.label) for sector in Sector)]
RISKS = [(NO_RISK, "Tidak bergantung"), *((number, f"{number} ({words})") for number, words in RISK_CLASSES.items())]


class ContributionRate(models.Model):
    """What one worker contributes to one programme from a month on: rupiah, or percent of the declared wage.

    Rows with the same segment, sector, programme, risk class and start are revisions; the one with the highest number
    stands. Ending and withdrawing a tariff are revisions too.
    """

    segment = models.CharField("segmen", max_length=5, choices=SEGMENTS)
    sector = models.CharField("sektor pekerja", max_length=12, choices=SECTORS, blank=True, default=ANY_SECTOR)
    programme = models.CharField("program", max_length=3, choices=PROGRAMMES)
    risk_class = models.PositiveSmallIntegerField("kelas risiko", choices=RISKS, default=NO_RISK)
    rupiah = models.PositiveIntegerField("rupiah per orang per bulan", null=True, validators=[MinValueValidator(1)])
    percent = models.DecimalField("persen dari upah", max_digits=6, decimal_places=3, null=True)
    wage_cap = models.PositiveIntegerField("batas upah", null=True)
    cap_is_known = models.BooleanField("batas upah yang berlaku diketahui", default=True)
    is_minimum = models.BooleanField("paling sedikit", default=False)
    valid_from = MonthField("berlaku sejak")
    valid_to = MonthField("berlaku sampai", null=True)
    excluded_funding = models.JSONField("tidak untuk sumber dana", default=list)
    legal_basis = models.TextField("dasar hukum")
    regulation = models.ForeignKey(Regulation, models.PROTECT, null=True, verbose_name="peraturan")
    source = models.TextField("sumber")
    document = models.CharField("nomor dokumen", max_length=200, blank=True)
    is_verified = models.BooleanField("terverifikasi")
    note = models.TextField("catatan", blank=True)
    revision = models.PositiveSmallIntegerField("perbaikan ke", default=1)
    is_withdrawn = models.BooleanField("dicabut", default=False)
    is_example = models.BooleanField("contoh", default=False)

    objects = ContributionRateQuerySet.as_manager()

    class Meta:
        verbose_name = "tarif iuran"
        verbose_name_plural = "tarif iuran"
        ordering = ("segment", "programme", "risk_class", "sector", "valid_from", "revision")
        constraints = (
            models.UniqueConstraint(
                fields=("segment", "sector", "programme", "risk_class", "valid_from", "revision", "is_example"),
                name="one_rate_per_key_start_revision",
            ),
            models.CheckConstraint(
                condition=Q(rupiah__gt=0, percent__isnull=True) | Q(rupiah__isnull=True, percent__gt=0),
                name="rate_is_rupiah_or_percent",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="rate_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(wage_cap__isnull=True) | Q(wage_cap__gt=0, percent__isnull=False),
                name="wage_cap_belongs_to_percent",
            ),
            month_is_first_day("valid_from", "rate_month_is_first_day"),
        )

    def __str__(self) -> str:
        return f"Tarif {self.programme} {self.get_segment_display()} sejak {self.valid_from.words}"

    @property
    def key(self) -> tuple[str, str, str, int, object]:
        """What revisions of one tariff share."""
        return self.segment, self.sector, self.programme, self.risk_class, self.valid_from

    @property
    def excluded_labels(self) -> list[str]:
        return [Funding(name).label for name in self.excluded_funding]

    @property
    def rate(self) -> Rate:
        """The row as the plan of contributions takes it."""
        return Rate(
            number=self.pk,
            segment=self.segment,
            programme=self.programme,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            sector=self.sector,
            risk_class=self.risk_class,
            rupiah=self.rupiah,
            share=None if self.percent is None else Fraction(self.percent) / 100,
            wage_cap=self.wage_cap,
            cap_is_known=self.cap_is_known,
            is_minimum=self.is_minimum,
            excluded=frozenset(self.excluded_funding),
            legal_basis=self.legal_basis,
            regulation=self.regulation.number if self.regulation else "",
            source=self.source,
            note=self.note,
        )
