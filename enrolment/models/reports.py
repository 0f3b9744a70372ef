"""What must be reported, what was reported, and how far it has come."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.models import BranchOffice
from enrolment.cells import Cell, Entry
from enrolment.counts import Counts, counts_from
from enrolment.querysets import ObligationQuerySet, SubmissionQuerySet
from enrolment.vocabulary import CountingBasis, Declaration
from enrolment.workflow import OPEN, Status
from periods.fields import MonthField, month_is_first_day
from periods.month import Month
from regions.models import Region


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
    declaration = models.CharField(
        "pernyataan", max_length=5, choices=[(d.value, d.label) for d in Declaration], blank=True
    )
    reason = models.TextField("alasan", blank=True)
    entered_at = models.DateTimeField("terakhir dientri")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dientri oleh"
    )
    # What a verifier said about single cells when the report was returned last: cell -> sentence.
    remarks = models.JSONField("catatan pengembalian", default=dict)
    submitted_at = models.DateTimeField("diajukan", null=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="diajukan oleh"
    )
    review_started_at = models.DateTimeField("mulai diperiksa", null=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="diperiksa oleh"
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
                condition=Q(review_started_at__isnull=True, reviewer__isnull=True)
                | Q(review_started_at__isnull=False, reviewer__isnull=False),
                name="review_who_and_when_together",
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


class CellFigure(models.Model):
    """One cell of a report: what stands in it, who wrote it last, and what was said about it.

    No row or NULL: not reported. 0: nobody. ``is_applicable`` false: tidak berlaku. Every change raises the version.
    """

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="cells", verbose_name="pengajuan")
    cell = models.CharField("sel", max_length=60)
    number = models.PositiveIntegerField("jumlah", null=True)
    is_applicable = models.BooleanField("berlaku", default=True)
    note = models.TextField("catatan", blank=True)
    version = models.PositiveIntegerField("versi", default=1)
    saved_at = models.DateTimeField("disimpan")
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh")

    class Meta:
        verbose_name = "sel"
        verbose_name_plural = "sel"
        constraints = (
            models.UniqueConstraint(fields=("submission", "cell"), name="one_figure_per_cell"),
            models.CheckConstraint(
                condition=Q(is_applicable=True) | Q(number__isnull=True), name="no_figure_where_not_applicable"
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="cell_versions_start_at_one"),
        )

    def __str__(self) -> str:
        return f"{self.submission}: {self.cell}"

    @property
    def address(self) -> Cell:
        return Cell.parse(self.cell)

    @property
    def entry(self) -> Entry:
        return Entry(self.number, self.is_applicable)


class Receipt(models.Model):
    """The proof that a report arrived; stays also when the report is withdrawn or returned later."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="receipts", verbose_name="pengajuan")
    serial = models.PositiveSmallIntegerField("urutan")
    number = models.CharField("nomor", max_length=60, unique=True)
    at = models.DateTimeField("waktu")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="diajukan oleh")
    participants = models.PositiveIntegerField("jumlah yang dihitung", null=True)
    fingerprint = models.CharField("sidik angka", max_length=12)
    # Cell -> number or "tidak berlaku", as handed in.
    figures = models.JSONField("angka")

    class Meta:
        verbose_name = "tanda terima"
        verbose_name_plural = "tanda terima"
        ordering = ("submission", "serial")
        constraints = (
            models.UniqueConstraint(fields=("submission", "serial"), name="one_receipt_per_serial"),
            models.CheckConstraint(condition=Q(serial__gte=1), name="receipt_serials_start_at_one"),
        )

    def __str__(self) -> str:
        return f"Tanda terima {self.number}"

    @property
    def counts(self) -> Counts:
        """The figures as they were handed in."""
        return counts_from(
            {
                Cell.parse(cell): Entry(figure) if isinstance(figure, int) else Entry(applicable=False)
                for cell, figure in self.figures.items()
            }
        )


class EntryExtension(models.Model):
    """One area and month may still be entered after the lock, until a day, for a reason."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name="wilayah")
    month = MonthField("bulan")
    until = models.DateField("sampai")
    reason = models.TextField("alasan")
    granted_at = models.DateTimeField("diberikan")
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="diberikan oleh"
    )
    is_example = models.BooleanField("contoh", default=False)

    class Meta:
        verbose_name = "pengecualian kunci"
        verbose_name_plural = "pengecualian kunci"
        ordering = ("-month", "region", "-until")
        constraints = (month_is_first_day("month", "extension_month_is_first_day"),)

    def __str__(self) -> str:
        return f"{self.region} {self.month.words} boleh diisi sampai {self.until:%Y-%m-%d}"
