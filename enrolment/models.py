"""What must be reported, what was reported, and how far it has come."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.models import BranchOffice
from enrolment.querysets import DatedQuerySet, ObligationQuerySet, SubmissionQuerySet
from enrolment.vocabulary import CountingBasis, Programme, Segment
from enrolment.workflow import OPEN, Status
from periods.fields import MonthField, month_is_first_day
from periods.month import Month
from regions.models import Region

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


class Obligation(models.Model):
    """An office must report one area for one month by a day; completeness is counted on these rows."""

    office = models.ForeignKey(BranchOffice, models.PROTECT, related_name="obligations", verbose_name="kantor")
    region = models.ForeignKey(Region, models.PROTECT, related_name="obligations", verbose_name="wilayah")
    month = MonthField("bulan")
    due = models.DateField("tenggat")
    is_example = models.BooleanField("contoh", default=False)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        verbose_name = "kewajiban lapor"
        verbose_name_plural = "kewajiban lapor"
        ordering = ("-month", "region", "office")
        constraints = (
            models.UniqueConstraint(fields=("office", "region", "month"), name="one_obligation_per_office_area_month"),
            month_is_first_day("month", "obligation_month_is_first_day"),
        )

    def __str__(self) -> str:
        return f"{self.region} {self.month.words}, {self.office}"


class Submission(models.Model):
    """One revision of a report. Who and when are set together; one revision is open, one is verified, at most."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="submissions", verbose_name="kewajiban")
    revision = models.PositiveSmallIntegerField("revisi", default=1)
    basis = models.CharField(
        "dasar hitung",
        max_length=10,
        choices=[(basis.value, basis.label) for basis in CountingBasis],
        default=CountingBasis.DOMICILE,
    )
    status = models.CharField(
        "status", max_length=10, choices=[(status.value, status.label) for status in Status], default=Status.DRAFT
    )
    overlap = models.PositiveIntegerField("peserta rangkap antarsegmen", null=True)
    reason = models.TextField("alasan", blank=True)
    entered_at = models.DateTimeField("terakhir dientri")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dientri oleh"
    )
    submitted_at = models.DateTimeField("diajukan", null=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="diajukan oleh"
    )
    verified_at = models.DateTimeField("diverifikasi", null=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="diverifikasi oleh"
    )

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = "pengajuan"
        verbose_name_plural = "pengajuan"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(fields=("obligation", "revision"), name="one_submission_per_revision"),
            models.UniqueConstraint(
                fields=("obligation",), condition=Q(status__in=[str(s) for s in OPEN]), name="one_open_revision"
            ),
            models.UniqueConstraint(
                fields=("obligation",), condition=Q(status=str(Status.VERIFIED)), name="one_verified_revision"
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True, submitted_by__isnull=True)
                | Q(submitted_at__isnull=False, submitted_by__isnull=False),
                name="submission_who_and_when_together",
            ),
            models.CheckConstraint(
                condition=Q(verified_at__isnull=True, verified_by__isnull=True)
                | Q(verified_at__isnull=False, verified_by__isnull=False),
                name="verification_who_and_when_together",
            ),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True) | ~Q(verified_by=F("submitted_by")),
                name="nobody_verifies_his_own_entry",
            ),
        )

    def __str__(self) -> str:
        return f"{self.obligation}, revisi {self.revision}"

    @property
    def month(self) -> Month:
        return self.obligation.month

    @property
    def is_by_example_accounts(self) -> bool:
        """Whether an example account entered, submitted or verified it."""
        people = (self.entered_by, self.submitted_by, self.verified_by)
        return any(person.is_example for person in people if person is not None)

    @property
    def receipt_number(self) -> str:
        """``18.02-2026-10-r1-17``: area, month, revision, running number."""
        obligation = self.obligation
        return f"{obligation.region.kemendagri_code}-{obligation.month}-r{self.revision}-{self.pk}"


class EnrolmentCount(models.Model):
    """Active participants of a whole segment (no group) or of one worker group.

    Absent row or NULL: not reported. 0: nobody. ``is_applicable`` false: tidak berlaku.
    """

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="counts")
    segment = models.CharField("segmen", max_length=5, choices=SEGMENTS)
    group = models.ForeignKey(WorkerGroup, models.PROTECT, null=True, related_name="+", verbose_name="kelompok")
    participants = models.PositiveIntegerField("peserta aktif", null=True)
    potential = models.PositiveIntegerField("potensi", null=True)
    is_applicable = models.BooleanField("berlaku", default=True)

    class Meta:
        verbose_name = "jumlah peserta"
        verbose_name_plural = "jumlah peserta"
        constraints = (
            models.UniqueConstraint(
                fields=("submission", "segment"), condition=Q(group__isnull=True), name="one_total_per_segment"
            ),
            models.UniqueConstraint(fields=("submission", "group"), name="one_count_per_group"),
            models.CheckConstraint(
                condition=Q(is_applicable=True) | Q(participants__isnull=True, potential__isnull=True),
                name="no_figure_where_not_applicable",
            ),
        )

    def __str__(self) -> str:
        return f"{self.submission}: {self.group or self.segment}"


class ProgrammeCount(models.Model):
    """Participants of one programme in one segment. Programmes overlap in persons and are never added up."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="programme_counts")
    segment = models.CharField("segmen", max_length=5, choices=SEGMENTS)
    programme = models.CharField("program", max_length=3, choices=PROGRAMMES)
    participants = models.PositiveIntegerField("peserta")

    class Meta:
        verbose_name = "jumlah peserta program"
        verbose_name_plural = "jumlah peserta program"
        constraints = (
            models.UniqueConstraint(fields=("submission", "segment", "programme"), name="one_count_per_programme"),
        )

    def __str__(self) -> str:
        return f"{self.submission}: {self.segment} {self.programme}"
