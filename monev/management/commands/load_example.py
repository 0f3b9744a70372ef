"""manage.py load_example: the example series, marked as example on every page and file."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from coverage.example import LAST
from coverage.models import Release
from monev.example import load_example
from periods.month import Month
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
        load_example(settings.FIXTURE_DIRS[0] / "example", scope, progress=self._show)

    def _show(self, month: Month) -> None:
        """A line a year: enough to see that it goes on."""
        if month.number == 12 or month == LAST:
            self.stdout.write(f"  sampai {month.words}")
