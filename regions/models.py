"""The tree of areas. Key is the Kemendagri code; the BPS code stands beside it and is never joined on digits."""

from django.db import models

from regions.querysets import BoundarySetQuerySet, RegionQuerySet


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


class BoundarySet(models.Model):
    """What the map of a province is drawn from: outlines of one official file, or tiles again. The newest row counts.

    Rows are added, never changed: what was drawn when can be read here and in the trail.
    """

    scope = models.ForeignKey(Region, models.PROTECT, related_name="boundary_sets", verbose_name="cakupan wilayah")
    is_tiles = models.BooleanField("kembali ke petak", default=False)
    source = models.CharField("sumber", max_length=300, blank=True)
    licence = models.CharField("lisensi", max_length=200, blank=True)
    file_name = models.CharField("nama berkas", max_length=200, blank=True)
    sha256 = models.CharField("sidik berkas", max_length=64, blank=True)
    points_in_file = models.PositiveIntegerField("titik dalam berkas", null=True)
    # The plane of the drawing; the rings of the areas are points on it.
    width = models.PositiveSmallIntegerField("lebar bidang", null=True)
    height = models.PositiveSmallIntegerField("tinggi bidang", null=True)
    imported_at = models.DateTimeField("diimpor")

    objects = BoundarySetQuerySet.as_manager()

    class Meta:
        verbose_name = "set batas wilayah"
        verbose_name_plural = "set batas wilayah"
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(is_tiles=True, width__isnull=True, height__isnull=True, sha256="")
                | models.Q(is_tiles=False, width__gt=0, height__gt=0) & ~models.Q(sha256="") & ~models.Q(source=""),
                name="outlines_have_a_plane_and_a_source",
            ),
        )

    def __str__(self) -> str:
        return "Peta petak" if self.is_tiles else f"Batas wilayah dari {self.file_name}"


class RegionBoundary(models.Model):
    """The simplified outline of one area in a set, and the point where its name stands best."""

    boundary_set = models.ForeignKey(BoundarySet, models.CASCADE, related_name="outlines", verbose_name="set")
    region = models.ForeignKey(Region, models.PROTECT, related_name="outlines", verbose_name="wilayah")
    rings = models.JSONField("cincin")
    anchor_x = models.PositiveSmallIntegerField("jangkar x")
    anchor_y = models.PositiveSmallIntegerField("jangkar y")

    class Meta:
        verbose_name = "batas wilayah"
        verbose_name_plural = "batas wilayah"
        constraints = (models.UniqueConstraint(fields=("boundary_set", "region"), name="one_outline_per_area_and_set"),)

    def __str__(self) -> str:
        return f"{self.region} dalam {self.boundary_set}"


class RegionAlias(models.Model):
    """What people call an area when they type: ``lamteng``, ``balam``. Only ever used to find it."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="aliases", verbose_name="wilayah")
    name = models.CharField("sebutan", max_length=60, unique=True)

    class Meta:
        verbose_name = "sebutan wilayah"
        verbose_name_plural = "sebutan wilayah"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
