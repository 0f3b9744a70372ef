"""manage.py verify_pack FILE: is this file of a monev pack, or the archive of a whole one, as it was written here?"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from monev.selectors.checking import check_content


class Command(BaseCommand):
    help = "Periksa apakah berkas paket monev masih seperti ketika dibuat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="satu berkas paket, atau arsip ZIP seluruh paket")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            content = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"{options['file']} tidak dapat dibaca: {error.strerror}.") from error
        verdict = check_content(content)
        if not verdict.as_written:
            raise CommandError(verdict.sentence)
        self.stdout.write(verdict.sentence)
