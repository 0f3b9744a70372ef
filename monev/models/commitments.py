"""Commitments (rencana tindak lanjut) and what became of them: steps are added, the last one counts."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from enrolment.models import WorkerGroup
from monev.models.files import StoredFile
from monev.models.meetings import Meeting
from monev.vocabulary import Progress


class Commitment(models.Model):
    """Who promised what by when at a meeting. ``group`` and ``workers``: whom it is to reach, where that was said."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="commitments", verbose_name="rapat")
    number = models.PositiveSmallIntegerField("nomor")
    action = models.TextField("tindakan")
    office = models.CharField("penanggung jawab", max_length=160)
    support = models.CharField("pendukung", max_length=200, blank=True)
    output = models.CharField("keluaran", max_length=300, blank=True)
    group = models.ForeignKey(WorkerGroup, models.PROTECT, null=True, related_name="+", verbose_name="kelompok pekerja")
    workers = models.PositiveIntegerField("sasaran pekerja", null=True)
    due = models.DateField("tenggat", null=True)

    class Meta:
        verbose_name = "rencana tindak lanjut"
        verbose_name_plural = "rencana tindak lanjut"
        ordering = ("meeting", "number")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "number"), name="one_commitment_per_number"),
            models.CheckConstraint(
                condition=Q(workers__isnull=True) | Q(workers__gte=1), name="commitment_aims_at_some"
            ),
        )

    def __str__(self) -> str:
        return f"Tindak lanjut {self.number}, {self.meeting}"


class CommitmentStep(models.Model):
    """What was reported of a commitment on a day, with its evidence."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="steps", verbose_name="rencana")
    progress = models.CharField("status", max_length=8, choices=[(p.value, p.label) for p in Progress])
    note = models.TextField("keterangan")
    evidence = models.CharField("bukti", max_length=300, blank=True)
    file = models.OneToOneField(StoredFile, models.CASCADE, null=True, related_name="+", verbose_name="berkas bukti")
    day = models.DateField("per tanggal")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh")
    at = models.DateTimeField("dicatat")

    class Meta:
        verbose_name = "perkembangan tindak lanjut"
        verbose_name_plural = "perkembangan tindak lanjut"
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.commitment}: {self.get_progress_display()}"
