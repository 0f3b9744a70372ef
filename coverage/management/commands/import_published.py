"""manage.py import_published FILE.csv: what others printed, all rows or none."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from audit import trail
from coverage.actions import ImportRefused, import_published
from coverage.published_csv import read


class Command(BaseCommand):
    help = "Simpan angka yang dicetak pihak lain dari berkas CSV. Bila ada kesalahan, tidak ada yang disimpan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="Berkas CSV UTF-8, pemisah koma atau titik koma")

    def handle(self, *args: object, **options: Path) -> None:
        path = options["file"]
        try:
            content = path.read_bytes()
        except OSError as error:
            raise CommandError(f"Berkas {path} tidak dapat dibaca: {error.strerror}.") from error
        rows, findings = read(content)
        try:
            if findings:
                raise ImportRefused(findings)
            stored = import_published(rows=rows, by=trail.COMMAND_LINE)
        except ImportRefused as refusal:
            lines = "\n".join(str(finding) for finding in refusal.findings)
            raise CommandError(f"{lines}\n{refusal}") from refusal
        self.stdout.write(f"{stored} angka publikasi disimpan.")
