"""The province pack in five formats, each file in a process of its own as workers make it, beside the smallest files.

Run by script/bench as ``python -m bench.packs FORM``: one line of JSON with seconds, bytes and the peak of memory.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMIT = "smallest"
FORMATS = ("pdf", "docx", "pptx", "xlsx", "csv")
SHEETS = ("lembar", "lembar-zip")


@dataclass(frozen=True)
class Made:
    """One file: seconds, bytes, and the most memory its process held (None: not known here)."""

    seconds: float
    size: int
    megabytes: float | None


def measure(form: str, *, smallest: bool = False) -> Made:
    """A new process each time, so that nothing is at hand yet, as in a worker that just started."""
    command = [sys.executable, "-m", "bench.packs", form, *([LIMIT] if smallest else [])]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, check=True, capture_output=True, text=True)
    return Made(**json.loads(done.stdout.splitlines()[-1]))


def smallest() -> dict[str, Callable[[], bytes]]:
    """The same libraries with one line each: what no pack can undercut."""
    return {"pdf": _pdf, "docx": _docx, "pptx": _pptx, "xlsx": _xlsx, "csv": lambda: b"a\n"}


def _pdf() -> bytes:
    import typst

    return bytes(typst.compile(b"Halo", format="pdf"))


def _docx() -> bytes:
    import docx

    document, file = docx.Document(), io.BytesIO()
    document.add_paragraph("Halo")
    document.save(file)
    return file.getvalue()


def _pptx() -> bytes:
    import pptx

    deck, file = pptx.Presentation(), io.BytesIO()
    deck.slides.add_slide(deck.slide_layouts[0])
    deck.save(file)
    return file.getvalue()


def _xlsx() -> bytes:
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    book.add_worksheet().write(0, 0, "Halo")
    book.close()
    return file.getvalue()


def ours(form: str) -> Callable[[], bytes]:
    """One format from a fresh reading, as monev/jobs.py makes it; nothing is stored."""
    import django

    django.setup()
    from django.conf import settings
    from django.db import transaction

    from accounts.models import User
    from coverage.selectors import read_catalogue
    from monev.assembly import read_pack
    from monev.jobs import WRITERS
    from monev.models import Pack
    from monev.vocabulary import Form, Span
    from periods import clock

    latest = read_catalogue(settings.PROVINCE_CODE).latest
    assert latest is not None
    by = User.objects.filter(is_example=True)[0]

    def make() -> bytes:
        with transaction.atomic():
            pack = Pack.objects.create(
                release=latest, scope=latest.scope, span=Span.QUARTER, by=by, as_of=clock.now(), is_example=True
            )
            content = WRITERS[Form(form)](read_pack(pack))
            transaction.set_rollback(True)
        return content

    return make


def main(form: str, *which: str) -> None:
    make = smallest()[form] if LIMIT in which else ours(form)
    begun = time.perf_counter()
    size = len(make())
    seconds = time.perf_counter() - begun
    sys.stdout.write(json.dumps({"seconds": seconds, "size": size, "megabytes": _peak()}) + "\n")


def _peak() -> float | None:
    """Not ru_maxrss: a new process begins it with all that the one which started it holds."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return None
    return int(next(line for line in lines if line.startswith("VmHWM:")).split()[1]) / 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
