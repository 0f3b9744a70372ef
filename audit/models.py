"""Who did what, when, about what. No foreign keys: an event outlives what it speaks of."""

from django.db import models
from django.db.models import Q

from audit.querysets import AuditEventQuerySet


class AuditEvent(models.Model):
    """One act, written in the same transaction as the change it tells of; the database refuses to change it afterwards.

    Real events and example events are two chains: the example can be taken out whole, the real chain stays unbroken.
    """

    at = models.DateTimeField("waktu")
    actor_id = models.BigIntegerField("nomor akun", null=True)
    actor_name = models.CharField("nama", max_length=150)
    action = models.CharField("tindakan", max_length=60)
    subject_type = models.CharField("jenis objek", max_length=60)
    subject_id = models.CharField("nomor objek", max_length=40)
    subject_label = models.CharField("objek", max_length=300)
    details = models.JSONField("rincian", default=dict)
    is_example = models.BooleanField("contoh", default=False)
    position = models.PositiveBigIntegerField("nomor")
    previous = models.CharField("hash sebelumnya", max_length=64, blank=True)
    hash = models.CharField("hash", max_length=64)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        verbose_name = "kejadian"
        verbose_name_plural = "kejadian"
        ordering = ("-pk",)
        indexes = (models.Index(fields=("subject_type", "subject_id"), name="audit_by_subject"),)
        constraints = (
            models.UniqueConstraint(fields=("is_example", "position"), name="one_event_per_position_of_a_chain"),
            models.CheckConstraint(
                condition=Q(position=1, previous="") | (Q(position__gt=1) & ~Q(previous="")),
                name="every_event_but_the_first_names_the_one_before",
            ),
            models.CheckConstraint(condition=~Q(hash=""), name="every_event_has_a_hash"),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name}: {self.action} {self.subject_label}"
