"""Dated, sourced reference data: denominators, targets, category schemes, regulations."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from coverage.figures.categories import CutBasis, Scheme
from coverage.querysets import EligibleWorkersQuerySet, TargetQuerySet
from enrolment.models import DataStatus
from enrolment.querysets import DatedQuerySet
from periods.fields import MonthField, month_is_first_day
from regions.models import Region

CUT_BASES = [(CutBasis.COVERAGE.value, "Cakupan"), (CutBasis.TARGET_SHARE.value, "Capaian terhadap target")]


class DenominatorBasis(models.TextChoices):
    """What a denominator counts; figures over different bases are never set side by side unmarked."""

    ELIGIBLE = "eligible", "Pekerja eligible"
    EMPLOYED = "employed", "Penduduk bekerja (Sakernas)"
    LABOUR_FORCE = "labour_force", "Angkatan kerja"
    UNKNOWN = "unknown", "Tidak diketahui"


class FigureStatus(models.TextChoices):
    EXAMPLE = "contoh", "Contoh"
    OFFICIAL = "resmi", "Resmi"
    DERIVED = "turunan", "Turunan"
    ROUNDED = "pembulatan", "Dibulatkan"


class EligibleWorkers(models.Model):
    """The denominator of an area from a month on, until a later row of the same basis replaces it."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="eligible_workers", verbose_name="wilayah")
    valid_from = MonthField("berlaku sejak")
    count = models.PositiveIntegerField("jumlah", validators=[MinValueValidator(1)])
    basis = models.CharField("dasar", max_length=12, choices=DenominatorBasis)
    source = models.TextField("sumber")
    url = models.URLField("alamat", max_length=500, blank=True)
    status = models.CharField("status", max_length=10, choices=FigureStatus)
    note = models.TextField("catatan", blank=True)
    document = models.CharField("nomor dokumen", max_length=200, blank=True)
    # A second figure for the same start corrects the first; the one with the highest number stands.
    revision = models.PositiveSmallIntegerField("perbaikan ke", default=1)
    is_example = models.BooleanField("contoh", default=False)

    objects = EligibleWorkersQuerySet.as_manager()

    class Meta:
        verbose_name = "penyebut"
        verbose_name_plural = "penyebut"
        ordering = ("region", "basis", "valid_from", "revision")
        constraints = (
            models.UniqueConstraint(
                fields=("region", "basis", "valid_from", "revision", "is_example"),
                name="one_denominator_per_area_basis_start",
            ),
            models.CheckConstraint(condition=Q(count__gt=0), name="denominator_above_zero"),
            month_is_first_day("valid_from", "denominator_month_is_first_day"),
        )

    def __str__(self) -> str:
        return f"{self.region}: {self.get_basis_display()} sejak {self.valid_from.words}"


class CoverageTarget(models.Model):
    """The share an area is to reach in a year; a revised target names the one it replaces."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="targets", verbose_name="wilayah")
    year = models.PositiveSmallIntegerField("tahun")
    percent = models.DecimalField("persen", max_digits=6, decimal_places=3)
    legal_basis = models.TextField("dasar")
    source = models.TextField("sumber")
    document = models.CharField("nomor dokumen", max_length=200, blank=True)
    is_verified = models.BooleanField("terverifikasi")
    note = models.TextField("catatan", blank=True)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="superseded_by", verbose_name="menggantikan"
    )
    is_example = models.BooleanField("contoh", default=False)

    objects = TargetQuerySet.as_manager()

    class Meta:
        verbose_name = "target"
        verbose_name_plural = "target"
        ordering = ("region", "year")
        constraints = (
            models.UniqueConstraint(
                fields=("region", "year"), condition=Q(supersedes__isnull=True), name="one_first_target_per_area_year"
            ),
            models.CheckConstraint(condition=Q(percent__gt=0), name="target_above_zero"),
        )

    def __str__(self) -> str:
        return f"Target {self.region} {self.year}"

    @property
    def share(self) -> Fraction:
        return as_share(self.percent)


class CategoryScheme(models.Model):
    """Three cuts in percent, of coverage or of the year's target. Without ``valid_from`` it is kept, not in force."""

    name = models.CharField("nama", max_length=120, unique=True)
    basis = models.CharField("dasar", max_length=12, choices=CUT_BASES)
    cut_low = models.DecimalField("batas rendah", max_digits=6, decimal_places=3)
    cut_moderate = models.DecimalField("batas sedang", max_digits=6, decimal_places=3)
    cut_high = models.DecimalField("batas tinggi", max_digits=6, decimal_places=3)
    valid_from = MonthField("berlaku sejak", null=True)
    valid_to = MonthField("berlaku sampai", null=True)
    status = models.CharField("status", max_length=8, choices=DataStatus)
    source = models.TextField("sumber")
    document = models.CharField("nomor dokumen", max_length=200, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "skema kategori"
        verbose_name_plural = "skema kategori"
        ordering = (F("valid_from").asc(nulls_last=True),)
        constraints = (
            models.CheckConstraint(
                condition=Q(cut_low__gt=0, cut_moderate__gt=F("cut_low"), cut_high__gt=F("cut_moderate")),
                name="cuts_rise",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="scheme_ends_after_it_starts",
            ),
            models.UniqueConstraint(fields=("valid_from",), name="one_scheme_per_start"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def scheme(self) -> Scheme:
        return Scheme(
            name=self.name,
            basis=CutBasis(self.basis),
            cuts=as_shares(self.cut_low, self.cut_moderate, self.cut_high),
            official=self.status == DataStatus.OFFICIAL,
            source=self.source,
        )


class Regulation(models.Model):
    """A legal basis that pages may name; what was not seen at its source says so."""

    number = models.CharField("nomor", max_length=120, unique=True)
    kind = models.CharField("jenis", max_length=20)
    year = models.PositiveSmallIntegerField("tahun")
    title = models.TextField("judul")
    about = models.TextField("isi pokok")
    source = models.TextField("sumber")
    is_verified = models.BooleanField("terverifikasi")
    verification = models.TextField("catatan verifikasi", blank=True)

    class Meta:
        verbose_name = "peraturan"
        verbose_name_plural = "peraturan"
        ordering = ("-year", "number")

    def __str__(self) -> str:
        return self.number


@lru_cache(maxsize=64)
def as_shares(low: Decimal, middle: Decimal, high: Decimal) -> tuple[Fraction, Fraction, Fraction]:
    """Three percentages as shares of 1; asked for once a release, of very few schemes."""
    return as_share(low), as_share(middle), as_share(high)


@lru_cache(maxsize=1024)
def as_share(percent: Decimal) -> Fraction:
    """A percentage as a share of 1; targets repeat on every row of a page."""
    return Fraction(percent) / 100
