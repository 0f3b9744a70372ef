"""manage.py open_months: what must be reported of the months that are over. To be run every day."""

from django.core.management.base import BaseCommand

from audit import trail
from enrolment.actions import open_month
from enrolment.selectors import months_to_open


class Command(BaseCommand):
    help = (
        "Buka bulan laporan yang sudah berakhir, termasuk bulan yang terlewat. "
        "Jalankan setiap hari; aman dijalankan berulang."
    )

    def handle(self, *args: object, verbosity: int, **options: object) -> None:
        opened = 0
        for month in months_to_open():
            obligations = open_month(month=month, by=trail.COMMAND_LINE)
            if obligations:
                self.stdout.write(f"{month.words} dibuka: {obligations} kewajiban lapor.")
            elif verbosity:
                self.stdout.write(f"{month.words}: tidak ada wilayah kerja yang berlaku atau sudah dibuka.")
            opened += obligations
        if verbosity and not opened:
            self.stdout.write("Tidak ada bulan yang perlu dibuka.")
