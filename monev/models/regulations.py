"""Regulations and agreements of single regencies; the national ones are reference data of ``coverage``."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from enrolment.models import WorkerGroup
from monev.models.files import StoredFile
from monev.vocabulary import Instrument, Stage
from regions.models import Region


class LocalRegulation(models.Model):
    """One regulation, letter or agreement of an area; how far it came is told by its steps, the last one counts."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="local_regulations", verbose_name="wilayah")
    instrument = models.CharField("jenis", max_length=8, choices=[(i.value, i.label) for i in Instrument])
    about = models.CharField("tentang", max_length=300)
    groups = models.ManyToManyField(WorkerGroup, related_name="+", verbose_name="kelompok yang dicakup")
    source = models.TextField("sumber")
    url = models.URLField("alamat sumber", max_length=500, blank=True)
    is_verified = models.BooleanField("terverifikasi")
    # Nobody: loaded with the reference data.
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="dicatat oleh"
    )
    recorded_at = models.DateTimeField("dicatat")
    is_example = models.BooleanField("contoh", default=False)

    class Meta:
        verbose_name = "regulasi daerah"
        verbose_name_plural = "regulasi daerah"
        ordering = ("region", "instrument", "pk")

    def __str__(self) -> str:
        return f"{self.get_instrument_display()} {self.region.name} tentang {self.about}"


class RegulationStep(models.Model):
    """A stage that was reached; the number is known from when it is issued. ``day`` None: only the year is known.

    People give the day; reference data may know the year alone, and of an agreement no number.
    """

    regulation = models.ForeignKey(LocalRegulation, models.CASCADE, related_name="steps", verbose_name="regulasi")
    stage = models.CharField("status", max_length=10, choices=[(s.value, s.label) for s in Stage])
    number = models.CharField("nomor", max_length=120, blank=True)
    year = models.PositiveSmallIntegerField("tahun")
    day = models.DateField("tanggal", null=True)
    note = models.TextField("keterangan", blank=True)
    file = models.OneToOneField(StoredFile, models.CASCADE, null=True, related_name="+", verbose_name="berkas")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="oleh")
    at = models.DateTimeField("dicatat")

    class Meta:
        verbose_name = "status regulasi"
        verbose_name_plural = "status regulasi"
        ordering = ("at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(day__isnull=True) | models.Q(day__year=models.F("year")),
                name="regulation_day_is_of_its_year",
            ),
        )

    def __str__(self) -> str:
        return f"{self.regulation}: {self.get_stage_display()}"
