"""Releases and their frozen figures. The database itself refuses to change them."""

from __future__ import annotations

from fractions import Fraction

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coverage.figures.categories import CutBasis, Scheme
from coverage.models.dated import CUT_BASES, DenominatorBasis, as_share, as_shares
from coverage.querysets import ReleaseQuerySet
from enrolment.models import PROGRAMMES, SEGMENTS, DataStatus, WorkerGroup
from enrolment.vocabulary import CountingBasis
from periods.fields import MonthField, month_is_first_day
from regions.models import Region

# How the keys of a frozen checklist begin where a branch explained a cell; all others are warnings with their answers.
SAID_BY_BRANCH = "note."


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
    # Until then only its embargo readers see it; None: public at once. Whether a release is public is asked here
    # and not of published_at, so that a clock that goes wrong hides nothing that was published at once.
    embargoed_until = models.DateTimeField("embargo sampai", null=True)
    # What the publisher answered to the warnings, and what branches explained: [{key, sentence, answer}].
    checklist = models.JSONField("daftar periksa", null=True)
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
            models.CheckConstraint(
                condition=Q(embargoed_until__isnull=True) | Q(embargoed_until=F("published_at")),
                name="embargo_ends_with_publication",
            ),
        )

    def __str__(self) -> str:
        return f"Rilis {self.label}"

    @property
    def label(self) -> str:
        """``2026-10.1``, which is also its address."""
        return f"{self.month}.{self.number}"

    @property
    def answers(self) -> list[dict[str, str]]:
        """The warnings of the checklist with what the publisher answered."""
        return [item for item in self.checklist or () if not item["key"].startswith(SAID_BY_BRANCH)]

    @property
    def explanations(self) -> list[dict[str, str]]:
        """What branches explained about single cells, for colleagues."""
        return [item for item in self.checklist or () if item["key"].startswith(SAID_BY_BRANCH)]

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
        return None if self.target_percent is None else as_share(self.target_percent)


class EmbargoReader(models.Model):
    """A person who reads a release before its moment."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="embargo_readers", verbose_name="rilis")
    # People are deactivated, never deleted; only an example account goes, and with it what it was shown.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="embargoed_releases", verbose_name="pembaca"
    )

    class Meta:
        verbose_name = "pembaca embargo"
        verbose_name_plural = "pembaca embargo"
        constraints = (models.UniqueConstraint(fields=("release", "user"), name="one_line_per_embargo_reader"),)

    def __str__(self) -> str:
        return f"{self.release}: {self.user}"


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
    # Employers of the area as branches report them; never part of the rate.
    active_employers = models.PositiveIntegerField("perusahaan aktif", null=True)
    unregistered_employers = models.PositiveIntegerField("perusahaan wajib belum daftar", null=True)
    partial_employers = models.PositiveIntegerField("perusahaan daftar sebagian", null=True)
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
