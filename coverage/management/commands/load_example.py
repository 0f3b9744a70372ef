"""manage.py load_example: the example series, marked as example on every page and file."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from coverage.example import load_example
from coverage.models import Release
from regions.models import Region


class Command(BaseCommand):
    help = "Muat deret contoh 36 bulan. Hapus lagi dengan remove_example."

    def handle(self, *args: object, **options: object) -> None:
        if User.objects.filter(is_example=True).exists():
            raise CommandError("Data contoh sudah ada. Hapus dahulu dengan: manage.py remove_example")
        if Release.objects.exists():
            raise CommandError("Sudah ada rilis sungguhan; data contoh tidak dicampur dengan data sungguhan.")
        scope = Region.objects.filter(kemendagri_code=settings.PROVINCE_CODE).first()
        if scope is None:
            raise CommandError("Data acuan belum dimuat. Jalankan dahulu: manage.py load_reference")
        load_example(settings.FIXTURE_DIRS[0] / "example", scope, progress=self.stdout.write)
