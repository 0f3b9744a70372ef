"""A workbook between its upload and its confirmation: what it would change, never the file itself."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import BranchOffice
from periods.fields import MonthField, month_is_first_day


class Upload(models.Model):
    """What was read from a workbook and shown to a person. Confirmed once, or replaced by his next upload."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="uploads", verbose_name="oleh")
    office = models.ForeignKey(BranchOffice, models.CASCADE, related_name="+", verbose_name="kantor")
    month = MonthField("bulan")
    at = models.DateTimeField("diunggah")
    file_name = models.CharField("nama berkas", max_length=200)
    sha256 = models.CharField("sidik berkas", max_length=64)
    # Areas with their changes, faults, findings and remarks, as the preview showed them.
    preview = models.JSONField("pratinjau")
    confirmed_at = models.DateTimeField("disimpan", null=True)
    cells = models.PositiveIntegerField("sel disimpan", null=True)
    reports = models.PositiveIntegerField("laporan diubah", null=True)

    class Meta:
        verbose_name = "unggahan buku kerja"
        verbose_name_plural = "unggahan buku kerja"
        ordering = ("-at",)
        constraints = (
            month_is_first_day("month", "upload_month_is_first_day"),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, cells__isnull=True, reports__isnull=True)
                | Q(confirmed_at__isnull=False, cells__isnull=False, reports__isnull=False),
                name="upload_confirmed_with_its_counts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.file_name}, {self.office} {self.month.words}"
