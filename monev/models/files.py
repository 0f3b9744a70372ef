"""Files that belong to a record. They lie in the database, so that one backup holds everything (decision 32)."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class StoredFile(models.Model):
    """One uploaded file as it came. Who may read the record that names it may read the file."""

    name = models.CharField("nama berkas", max_length=150)
    media_type = models.CharField("jenis isi", max_length=100)
    size = models.PositiveIntegerField("ukuran")
    sha256 = models.CharField("sidik berkas", max_length=64)
    content = models.BinaryField("isi")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh")
    at = models.DateTimeField("diunggah")
    is_example = models.BooleanField("contoh", default=False)

    class Meta:
        verbose_name = "berkas"
        verbose_name_plural = "berkas"
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.name
