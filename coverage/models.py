"""Dated, sourced reference data; releases with their frozen figures; what others have published."""

from __future__ import annotations

from fractions import Fraction

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from coverage.figures.categories import CutBasis, Scheme
from coverage.querysets import EligibleWorkersQuerySet, PublishedFigureQuerySet, ReleaseQuerySet, TargetQuerySet
from enrolment.models import PROGRAMMES, SEGMENTS, DataStatus, WorkerGroup
from enrolment.querysets import DatedQuerySet
from enrolment.vocabulary import CountingBasis
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
    is_example = models.BooleanField("contoh", default=False)

    objects = EligibleWorkersQuerySet.as_manager()

    class Meta:
        verbose_name = "penyebut"
        verbose_name_plural = "penyebut"
        ordering = ("region", "basis", "valid_from")
        constraints = (
            models.UniqueConstraint(
                fields=("region", "basis", "valid_from", "is_example"), name="one_denominator_per_area_basis_start"
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
        return Fraction(self.percent) / 100


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


class ReleaseKind(models.TextChoices):
    SCHEDULED = "scheduled", "Pemutakhiran terjadwal"
    CORRECTION = "correction", "Koreksi"


class Release(models.Model):
    """The frozen figures of one month. A later number of the same month supersedes it and leaves it as it is.

    The category scheme and the target of the scope are copied in: what was published does not move with reference data.
    """

    scope = models.ForeignKey(Region, models.PROTECT, related_name="releases", verbose_name="cakupan wilayah")
    month = MonthField("bulan data")
    number = models.PositiveSmallIntegerField("nomor")
    kind = models.CharField("jenis", max_length=10, choices=ReleaseKind)
    is_provisional = models.BooleanField("angka sementara")
    basis = models.CharField("dasar hitung", max_length=10, choices=[(b.value, b.label) for b in CountingBasis])
    scheme_name = models.CharField("skema kategori", max_length=120)
    scheme_basis = models.CharField("dasar skema", max_length=12, choices=CUT_BASES)
    scheme_status = models.CharField("status skema", max_length=8, choices=DataStatus)
    cut_low = models.DecimalField("batas rendah", max_digits=6, decimal_places=3)
    cut_moderate = models.DecimalField("batas sedang", max_digits=6, decimal_places=3)
    cut_high = models.DecimalField("batas tinggi", max_digits=6, decimal_places=3)
    counted_segments = models.CharField("segmen yang dihitung", max_length=40)
    target_percent = models.DecimalField("target", max_digits=6, decimal_places=3, null=True)
    target_basis = models.TextField("dasar target", blank=True)
    last_entered_at = models.DateTimeField("terakhir dientri")
    published_at = models.DateTimeField("diterbitkan")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="diterbitkan oleh"
    )
    next_date = models.DateField("terbit berikutnya")
    note = models.TextField("catatan", blank=True)
    is_example = models.BooleanField("contoh", default=False)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = "rilis"
        verbose_name_plural = "rilis"
        ordering = ("-month", "-number")
        constraints = (
            models.UniqueConstraint(fields=("scope", "month", "number"), name="one_release_per_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="release_numbers_start_at_one"),
            month_is_first_day("month", "release_month_is_first_day"),
        )

    def __str__(self) -> str:
        return f"Rilis {self.label}"

    @property
    def label(self) -> str:
        """``2026-10.1``, which is also its address."""
        return f"{self.month}.{self.number}"

    @property
    def scheme(self) -> Scheme:
        return Scheme(
            name=self.scheme_name,
            basis=CutBasis(self.scheme_basis),
            cuts=as_shares(self.cut_low, self.cut_moderate, self.cut_high),
            official=self.scheme_status == DataStatus.OFFICIAL,
        )

    @property
    def target(self) -> Fraction | None:
        return None if self.target_percent is None else Fraction(self.target_percent) / 100


class CoverageRecord(models.Model):
    """The frozen facts of one area in one release; rates, categories, gaps and ranks are computed from them."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="records", verbose_name="rilis")
    region = models.ForeignKey(Region, models.PROTECT, related_name="records", verbose_name="wilayah")
    participants = models.PositiveIntegerField("peserta aktif", null=True)
    overlap = models.PositiveIntegerField("peserta rangkap", null=True)
    eligible = models.PositiveIntegerField("pekerja eligible", null=True)
    eligible_basis = models.CharField("dasar penyebut", max_length=12, choices=DenominatorBasis, blank=True)
    eligible_source = models.TextField("sumber penyebut", blank=True)
    eligible_since = MonthField("penyebut sejak", null=True)
    target_percent = models.DecimalField("target", max_digits=6, decimal_places=3, null=True)
    target_basis = models.TextField("dasar target", blank=True)
    target_of = models.CharField("target milik", max_length=120, blank=True)
    expected = models.PositiveSmallIntegerField("laporan yang wajib")
    verified = models.PositiveSmallIntegerField("laporan terverifikasi")
    # Numbers of the verified submissions, so that the way back to the cell stays open.
    submissions = models.JSONField("pengajuan", default=list)

    class Meta:
        verbose_name = "angka wilayah"
        verbose_name_plural = "angka wilayah"
        constraints = (
            models.UniqueConstraint(fields=("release", "region"), name="one_record_per_area_and_release"),
            models.CheckConstraint(
                condition=Q(eligible__isnull=True) | Q(eligible__gt=0), name="frozen_denominator_above_zero"
            ),
            models.CheckConstraint(
                condition=Q(verified__lte=F("expected")), name="completeness_within_hundred_percent"
            ),
        )

    def __str__(self) -> str:
        return f"{self.release}: {self.region}"


class CoveragePart(models.Model):
    """Frozen participants of a segment, a worker group or a programme of a segment, in one area and release."""

    record = models.ForeignKey(CoverageRecord, models.CASCADE, related_name="parts", verbose_name="angka wilayah")
    segment = models.CharField("segmen", max_length=5, choices=SEGMENTS)
    group = models.ForeignKey(WorkerGroup, models.PROTECT, null=True, related_name="+", verbose_name="kelompok")
    programme = models.CharField("program", max_length=3, choices=PROGRAMMES, blank=True)
    participants = models.PositiveIntegerField("peserta", null=True)
    potential = models.PositiveIntegerField("potensi", null=True)
    is_applicable = models.BooleanField("berlaku", default=True)

    class Meta:
        verbose_name = "rincian angka"
        verbose_name_plural = "rincian angka"
        constraints = (
            models.CheckConstraint(
                condition=Q(group__isnull=True) | Q(programme=""), name="part_is_a_group_or_a_programme"
            ),
            models.UniqueConstraint(
                fields=("record", "segment", "programme"),
                condition=Q(group__isnull=True),
                name="one_part_per_segment_programme",
            ),
            models.UniqueConstraint(fields=("record", "group"), name="one_part_per_group"),
        )

    def __str__(self) -> str:
        return f"{self.record}: {self.group or self.segment} {self.programme}"


class PublishedFigure(models.Model):
    """What a ministry, the press or a site printed, as printed: shown beside our figures, never mixed into them."""

    class RowKind(models.TextChoices):
        FIGURE = "figure", "Angka"
        TARGET = "target", "Target"

    region = models.ForeignKey(
        Region, models.PROTECT, null=True, related_name="published_figures", verbose_name="wilayah"
    )
    printed_name = models.CharField("nama tercetak", max_length=120)
    level = models.CharField("tingkat", max_length=12)
    month = MonthField("bulan")
    day = models.DateField("tanggal", null=True)
    group = models.CharField("kelompok", max_length=80, blank=True)
    participants = models.PositiveIntegerField("peserta", null=True)
    base = models.PositiveIntegerField("penyebut", null=True)
    percent = models.DecimalField("persen", max_digits=6, decimal_places=3, null=True)
    target_percent = models.DecimalField("target persen", max_digits=6, decimal_places=3, null=True)
    category = models.CharField("kategori tercetak", max_length=40, blank=True)
    row_kind = models.CharField("jenis baris", max_length=6, choices=RowKind, default=RowKind.FIGURE)
    source_url = models.URLField("sumber", max_length=500)
    note = models.TextField("catatan", blank=True)
    unassigned_reason = models.TextField("alasan tanpa wilayah", blank=True)

    objects = PublishedFigureQuerySet.as_manager()

    class Meta:
        verbose_name = "angka publikasi"
        verbose_name_plural = "angka publikasi"
        ordering = ("-month", "-day", "printed_name", "group")
        constraints = (
            # Two promises, because SQLite counts every NULL day as a different one.
            models.UniqueConstraint(
                fields=("printed_name", "month", "day", "group", "source_url", "row_kind"),
                condition=Q(day__isnull=False),
                name="one_printed_figure_per_source_and_day",
            ),
            models.UniqueConstraint(
                fields=("printed_name", "month", "group", "source_url", "row_kind"),
                condition=Q(day__isnull=True),
                name="one_printed_figure_per_source_and_month",
            ),
        )

    def __str__(self) -> str:
        return f"{self.printed_name} {self.month.words}"


def as_shares(low: object, middle: object, high: object) -> tuple[Fraction, Fraction, Fraction]:
    """Three percentages as shares of 1."""
    return Fraction(str(low)) / 100, Fraction(str(middle)) / 100, Fraction(str(high)) / 100
