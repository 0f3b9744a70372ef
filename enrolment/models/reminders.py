"""What was mailed to whom: the log that keeps a second reminder of a day from going out."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q


class Reminder(models.Model):
    """A mail to one person on one day. The row stands before the mail goes, so that nobody gets two."""

    class Outcome(models.TextChoices):
        SENDING = "sending", "Sedang dikirim"
        SENT = "sent", "Terkirim"
        FAILED = "failed", "Gagal"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="reminders", verbose_name="kepada")
    sent_on = models.DateField("hari")
    written_at = models.DateTimeField("ditulis")
    address = models.EmailField("surel")
    subject = models.CharField("perihal", max_length=200)
    body = models.TextField("isi")
    outcome = models.CharField("hasil", max_length=7, choices=Outcome, default=Outcome.SENDING)
    trouble = models.TextField("kendala", blank=True)

    class Meta:
        verbose_name = "pengingat"
        verbose_name_plural = "pengingat"
        ordering = ("-sent_on", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("user", "sent_on"), name="one_reminder_a_person_a_day"),
            models.CheckConstraint(
                condition=Q(outcome="failed", trouble__gt="") | (~Q(outcome="failed") & Q(trouble="")),
                name="a_failed_reminder_says_why",
            ),
        )

    def __str__(self) -> str:
        return f"Pengingat untuk {self.user} pada {self.sent_on:%Y-%m-%d}"
