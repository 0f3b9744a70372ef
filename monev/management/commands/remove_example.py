"""manage.py remove_example: leave reference data and real entries only."""

from django.conf import settings
from django.core.cache import caches
from django.core.management.base import BaseCommand

from monev.example import remove_example
from regions.models import Region


class Command(BaseCommand):
    help = "Hapus semua data contoh; data acuan dan data sungguhan tetap."

    def handle(self, *args: object, **options: object) -> None:
        removed = remove_example(Region.objects.get(kemendagri_code=settings.PROVINCE_CODE))
        caches["pages"].clear()
        for name, count in removed.items():
            self.stdout.write(f"{name}: {count} dihapus")
