"""What people made of recommendations that rules proposed from figures. The last row of a key counts."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from monev.models.meetings import Meeting
from monev.vocabulary import Outcome


class Recommendation(models.Model):
    """An answer to one proposal, with the proposal and its figures as they stood then."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="recommendations", verbose_name="rapat")
    key = models.CharField("aturan", max_length=80)
    proposal = models.TextField("usulan")
    # [[name, words, source]]: the figures that made it, as they were shown.
    figures = models.JSONField("angka", default=list)
    outcome = models.CharField("keputusan", max_length=8, choices=[(o.value, o.label) for o in Outcome])
    text = models.TextField("rumusan", blank=True)
    reason = models.TextField("alasan", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh")
    at = models.DateTimeField("diputuskan")

    class Meta:
        verbose_name = "rekomendasi"
        verbose_name_plural = "rekomendasi"
        ordering = ("meeting", "at", "pk")

    def __str__(self) -> str:
        return f"{self.key}: {self.get_outcome_display()}"
