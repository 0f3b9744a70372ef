"""Monev packs: one content of one release, written in several formats, each with its SHA-256."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from coverage.models import Release
from monev.models.meetings import Meeting
from monev.span import span_words
from monev.vocabulary import Form, Span
from regions.models import Region


class Pack(models.Model):
    """What was asked for. The registers of monev are read as of ``as_of``, so that it can be written again the same."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="packs", verbose_name="rilis")
    scope = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name="provinsi")
    # None chosen: the whole scope.
    regions = models.ManyToManyField(Region, related_name="+", verbose_name="wilayah")
    span = models.CharField("periode", max_length=8, choices=[(s.value, s.label) for s in Span])
    # The meeting that the pack is for: its agenda, its signatures, its new commitments.
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="packs", verbose_name="rapat")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="packs", verbose_name="diminta oleh")
    as_of = models.DateTimeField("keadaan per")
    is_example = models.BooleanField("contoh", default=False)

    class Meta:
        verbose_name = "paket monev"
        verbose_name_plural = "paket monev"
        ordering = ("-as_of", "-pk")

    def __str__(self) -> str:
        return f"Paket monev {self.pk}, rilis {self.release.label}"

    @property
    def scope_words(self) -> str:
        """``Kabupaten Lampung Tengah, Kota Metro``, or the whole scope."""
        return ", ".join(region.official_name for region in self.regions.all()) or self.scope.official_name

    @property
    def period_words(self) -> str:
        return span_words(Span(self.span), self.release.month)


class PackFile(models.Model):
    """One format of a pack: waiting, written with its sum, or failed with a sentence. The others do not mind."""

    pack = models.ForeignKey(Pack, models.CASCADE, related_name="files", verbose_name="paket")
    form = models.CharField("format", max_length=10, choices=[(f.value, f.label) for f in Form])
    name = models.CharField("nama berkas", max_length=150)
    started_at = models.DateTimeField("mulai", null=True)
    attempts = models.PositiveSmallIntegerField("percobaan", default=0)
    finished_at = models.DateTimeField("selesai", null=True)
    failure = models.TextField("kegagalan", blank=True)
    content = models.BinaryField("isi", null=True)
    size = models.PositiveIntegerField("ukuran", null=True)
    sha256 = models.CharField("sidik berkas", max_length=64, blank=True)

    class Meta:
        verbose_name = "berkas paket"
        verbose_name_plural = "berkas paket"
        ordering = ("pack", "pk")
        constraints = (
            models.UniqueConstraint(fields=("pack", "form"), name="one_file_per_form"),
            models.CheckConstraint(
                condition=Q(content__isnull=True, size__isnull=True, sha256="")
                | Q(content__isnull=False, size__isnull=False, finished_at__isnull=False, failure="") & ~Q(sha256=""),
                name="pack_file_is_whole_or_absent",
            ),
        )
        indexes = (models.Index(fields=("sha256",), name="pack_file_by_sum"),)

    def __str__(self) -> str:
        return self.name
