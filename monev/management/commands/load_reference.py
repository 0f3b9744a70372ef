"""manage.py load_reference: the reference data every installation starts with."""

from django.conf import settings
from django.core.management.base import BaseCommand

from monev.reference import load_reference


class Command(BaseCommand):
    help = "Muat data acuan (wilayah, kantor, kelompok, program, target, skema, angka publikasi). Aman diulang."

    def handle(self, *args: object, **options: object) -> None:
        added = load_reference(settings.FIXTURE_DIRS[0])
        for name, count in added.items():
            self.stdout.write(f"{name}: {count} baris baru")
