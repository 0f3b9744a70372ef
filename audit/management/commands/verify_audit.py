"""manage.py verify_audit [--anchor NUMBER:HASH] [--anchors FILE]: proves the audit trail or names its first fault."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from audit.chain import walk
from audit.models import AuditEvent

ANCHOR = re.compile(r"^([1-9][0-9]*):([0-9a-f]{12,64})$")


class Command(BaseCommand):
    help = "Memeriksa kedua rantai jejak audit dan menyebut kejadian pertama yang rusak."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--anchor",
            action="append",
            default=[],
            metavar="NOMOR:HASH",
            help="kejadian nyata yang pernah dicatat; boleh diulang",
        )
        parser.add_argument("--anchors", metavar="BERKAS", help="berkas dengan satu NOMOR:HASH per baris")

    def handle(self, *args: Any, **options: Any) -> None:
        anchors = _read_anchors(options["anchor"], options["anchors"])
        faults = []
        for name, is_example in (("nyata", False), ("contoh", True)):
            events = AuditEvent.objects.chain(is_example=is_example)
            outcome = walk(events.iterator(chunk_size=2000), {} if is_example else anchors)
            if outcome.fault:
                faults.append(f"Rantai {name}: {outcome.fault}")
                self.stdout.write(f"Rantai {name}: utuh sampai nomor {outcome.count}, lalu rusak.")
            elif outcome.count:
                self.stdout.write(f"Rantai {name}: utuh, {outcome.count} kejadian, terakhir {outcome.anchor}")
            else:
                self.stdout.write(f"Rantai {name}: belum ada kejadian.")
        if faults:
            raise CommandError("\n".join(faults))
        if anchors:
            self.stdout.write(f"{len(anchors)} kejadian yang pernah dicatat masih ada dan tidak berubah.")


def _read_anchors(given: list[str], file: str | None) -> dict[int, str]:
    lines = list(given)
    if file:
        try:
            lines += Path(file).read_text(encoding="utf-8").split()
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"Berkas {file} tidak dapat dibaca: {error}") from error
    anchors: dict[int, str] = {}
    for line in lines:
        found = ANCHOR.match(line.strip().lower())
        if found is None:
            raise CommandError(
                f"“{line}” bukan catatan kejadian. Tulis NOMOR:HASH, misalnya 1200:9f86d081884c7d65"
                " (hash sedikitnya 12 angka heksadesimal)."
            )
        position = int(found[1])
        if anchors.setdefault(position, found[2]) != found[2]:
            raise CommandError(f"Kejadian nomor {position} dicatat dua kali dengan hash yang berbeda.")
    return anchors
