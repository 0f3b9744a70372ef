"""What others have published."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from coverage.querysets import PublishedFigureQuerySet
from periods.fields import MonthField
from regions.models import Region


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
