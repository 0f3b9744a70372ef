"""manage.py import_boundaries FILE.geojson: the real map instead of tiles, all areas or none."""

from __future__ import annotations

import hashlib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from audit import trail
from regions.actions import import_boundaries
from regions.boundaries import BoundariesRefused, KnownArea, draw_outlines, match_areas, read_features
from regions.boundaries.geojson import MOST_BYTES, too_large
from regions.models import Region


class Command(BaseCommand):
    help = (
        "Gambar peta dari berkas batas wilayah resmi (GeoJSON, WGS 84) dan bukan lagi petak. "
        "Bila ada kesalahan, tidak ada yang disimpan."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="Berkas GeoJSON kabupaten/kota, misalnya unduhan dari BIG")
        parser.add_argument("--source", required=True, help="Sumber, ditampilkan di bawah peta")
        parser.add_argument("--licence", required=True, help="Lisensi atau ketentuan pakai, ditampilkan di bawah peta")
        parser.add_argument("--code-field", default="", help="Kolom kode Kemendagri, misalnya KDPKAB (18.02 atau 1802)")
        parser.add_argument("--name-field", default="", help="Kolom nama kabupaten/kota, misalnya WADMKK")
        parser.add_argument("--check", action="store_true", help="Periksa saja, jangan simpan")

    def handle(self, *args: object, **options: Any) -> None:
        try:
            self._import(options)
        except BoundariesRefused as refusal:
            raise CommandError(f"{refusal}\nTidak ada yang disimpan.") from refusal

    def _import(self, options: dict[str, Any]) -> None:
        scope = Region.objects.filter(kemendagri_code=settings.PROVINCE_CODE).first()
        if scope is None:
            raise BoundariesRefused("Data acuan belum dimuat. Jalankan: manage.py load_reference")
        content = _read(options["file"])
        areas = [
            KnownArea(region.kemendagri_code, region.bps_code, region.name, region.official_name)
            for region in Region.objects.regencies_of(scope)
        ]
        matched = match_areas(
            read_features(content), areas, code_field=options["code_field"], name_field=options["name_field"]
        )
        outlines = draw_outlines(matched)
        for note in outlines.notes:
            self.stdout.write(note)
        counted = f"{len(areas)} kabupaten/kota; {matched.points} titik disederhanakan menjadi {outlines.points}."
        if options["check"]:
            self.stdout.write(f"Berkas dapat dipakai: {counted} Tidak ada yang disimpan.")
            return
        stored = import_boundaries(
            scope=scope,
            outlines=outlines,
            source=options["source"],
            licence=options["licence"],
            file_name=options["file"].name,
            sha256=hashlib.sha256(content).hexdigest(),
            points_in_file=matched.points,
            by=trail.COMMAND_LINE,
        )
        if stored is None:
            self.stdout.write("Peta sudah digambar dari berkas yang sama; tidak ada yang baru.")
            return
        self.stdout.write(f"Batas wilayah terpasang: {counted} Kembali ke petak: manage.py remove_boundaries")


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise BoundariesRefused(f"{path} bukan berkas.")
        # A file may be larger than what a machine can hold: ask before reading.
        if (size := path.stat().st_size) > MOST_BYTES:
            raise BoundariesRefused(too_large(size))
        return path.read_bytes()
    except OSError as error:
        raise BoundariesRefused(f"Berkas {path} tidak dapat dibaca: {error.strerror}.") from error
