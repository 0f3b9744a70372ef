"""The tree of areas. Key is the Kemendagri code; the BPS code stands beside it and is never joined on digits."""

from django.db import models

from regions.querysets import RegionQuerySet


class Level(models.TextChoices):
    NATION = "nation", "Nasional"
    PROVINCE = "province", "Provinsi"
    REGENCY = "regency", "Kabupaten/kota"
    DISTRICT = "district", "Kecamatan"
    VILLAGE = "village", "Desa/kelurahan"


class Kind(models.TextChoices):
    NONE = "", "–"
    PROVINSI = "provinsi", "Provinsi"
    KABUPATEN = "kabupaten", "Kabupaten"
    KOTA = "kota", "Kota"


class Region(models.Model):
    """One area; ``kind`` tells a kabupaten from a kota, both are regencies in code."""

    kemendagri_code = models.CharField("kode Kemendagri", max_length=13, unique=True)
    bps_code = models.CharField("kode BPS", max_length=10, blank=True)
    name = models.CharField("nama", max_length=100)
    short_name = models.CharField("nama pendek", max_length=20)
    slug = models.SlugField("alamat", max_length=100, unique=True)
    level = models.CharField("tingkat", max_length=10, choices=Level)
    kind = models.CharField("jenis", max_length=10, choices=Kind, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children", verbose_name="induk")
    # Where the tile of this area stands in the tile grid of its parent, counted from 0.
    tile_row = models.PositiveSmallIntegerField("baris petak", null=True)
    tile_column = models.PositiveSmallIntegerField("kolom petak", null=True)

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = "wilayah"
        verbose_name_plural = "wilayah"
        ordering = ("kemendagri_code",)
        constraints = (
            models.UniqueConstraint(fields=("parent", "tile_row", "tile_column"), name="one_tile_per_area"),
            models.CheckConstraint(
                condition=models.Q(tile_row__isnull=True, tile_column__isnull=True)
                | models.Q(tile_row__isnull=False, tile_column__isnull=False),
                name="tile_row_and_column_set_together",
            ),
        )

    def __str__(self) -> str:
        return self.official_name

    @property
    def official_name(self) -> str:
        """``Kabupaten Lampung Tengah``, ``Kota Metro``, ``Provinsi Lampung``."""
        return f"{self.get_kind_display()} {self.name}" if self.kind else self.name
