"""manage.py prepare_trial: fill an empty database once, for trying the system."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from monev.reference import load_reference
from regions.models import Region


class Command(BaseCommand):
    help = "Isi basis data yang masih kosong dengan data acuan dan data contoh. Basis data yang terisi tidak diubah."

    def handle(self, *args: object, **options: object) -> None:
        if Region.objects.exists():
            return
        # Both or nothing: a start that is stopped in between begins again with an empty database.
        with transaction.atomic():
            self.stdout.write("Memuat data acuan …")
            load_reference(settings.FIXTURE_DIRS[0])
            self.stdout.write("Memuat data contoh 36 bulan (sekali saja) …")
            call_command("load_example", stdout=self.stdout)
