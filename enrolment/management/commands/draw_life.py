"""manage.py draw_life: the life of a report as docs/alur-pengajuan.md, drawn from the table in the code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from enrolment.life_in_words import life_page

PAGE = Path(settings.BASE_DIR) / "docs" / "alur-pengajuan.md"


class Command(BaseCommand):
    help = "Gambar alur pengajuan dari enrolment/workflow.py ke docs/alur-pengajuan.md."

    def handle(self, *args: Any, **options: Any) -> None:
        PAGE.write_text(life_page(), encoding="utf-8")
        self.stdout.write(f"{PAGE.relative_to(settings.BASE_DIR)} digambar.")
