"""manage.py remove_boundaries: tiles again."""

from __future__ import annotations

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from audit import trail
from regions.actions import remove_boundaries
from regions.boundaries import BoundariesRefused
from regions.models import Region


class Command(BaseCommand):
    help = "Kembalikan peta ke petak. Batas wilayah yang pernah dipasang tetap tercatat."

    def handle(self, *args: object, **options: object) -> None:
        scope = Region.objects.filter(kemendagri_code=settings.PROVINCE_CODE).first()
        if scope is None:
            raise CommandError("Data acuan belum dimuat. Jalankan: manage.py load_reference")
        try:
            remove_boundaries(scope=scope, by=trail.COMMAND_LINE)
        except BoundariesRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write("Peta kembali memakai petak.")
