"""Who did what, when, about what. No foreign keys: an event outlives what it speaks of."""

from django.db import models


class AuditEvent(models.Model):
    """One act, written in the same transaction as the change it tells of; never changed afterwards."""

    at = models.DateTimeField("waktu")
    actor_id = models.BigIntegerField("nomor akun", null=True)
    actor_name = models.CharField("nama", max_length=150)
    action = models.CharField("tindakan", max_length=60)
    subject_type = models.CharField("jenis objek", max_length=60)
    subject_id = models.CharField("nomor objek", max_length=40)
    subject_label = models.CharField("objek", max_length=300)
    details = models.JSONField("rincian", default=dict)
    is_example = models.BooleanField("contoh", default=False)

    class Meta:
        verbose_name = "kejadian"
        verbose_name_plural = "kejadian"
        ordering = ("-pk",)
        indexes = (models.Index(fields=("subject_type", "subject_id"), name="audit_by_subject"),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name}: {self.action} {self.subject_label}"
