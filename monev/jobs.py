"""The work in the background: one file of a pack a job. A job may come twice; what is written stays as it is.

A file is stored together with the order for the next one of its pack, so that packs take turns and a job that is
repeated after its worker died neither writes a second file nor starts a second line.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Mapping

from django.db import OperationalError, transaction

from monev.actions.packs import stand_in_line
from monev.assembly import PackReading, PackRefused, area_sheets, assemble, read_pack, stem_of
from monev.models import PackFile
from monev.vocabulary import Form
from monev.writers.csv import write_csv_zip
from monev.writers.docx import write_docx
from monev.writers.pdf import write_pdf
from monev.writers.pptx import write_pptx
from monev.writers.sheets import write_sheets, write_sheets_zip
from monev.writers.xlsx import write_xlsx
from periods import clock

MOST_ATTEMPTS = 3
GAVE_UP = f"Penulisan terhenti {MOST_ATTEMPTS} kali di tengah jalan. Format lain tidak terpengaruh."
FAILED = "Format ini tidak dapat ditulis; rinciannya ada di log pelayan. Format lain tidak terpengaruh."

_log = logging.getLogger(__name__)

Writer = Callable[[PackReading], bytes]
WRITERS: Mapping[Form, Writer] = {
    Form.PDF: lambda reading: write_pdf(assemble(reading)),
    Form.DOCX: lambda reading: write_docx(assemble(reading)),
    Form.PPTX: lambda reading: write_pptx(assemble(reading)),
    Form.XLSX: lambda reading: write_xlsx(assemble(reading)),
    Form.CSV: lambda reading: write_csv_zip(assemble(reading)),
    Form.SHEETS: lambda reading: write_sheets([sheet for _, sheet in area_sheets(reading)]),
    Form.SHEETS_ZIP: lambda reading: write_sheets_zip(dict(area_sheets(reading))),
}


def write_file(number: int, writers: Mapping[Form, Writer] = WRITERS) -> None:
    """Write the file with this key, unless it is there already or failed; then its pack stands in line again."""
    file = _begin(number)
    if file is None:
        return
    form = Form(file.form)
    try:
        reading = read_pack(file.pack)
        name, content = form.file_name(stem_of(reading)), writers[form](reading)
    except OperationalError:
        # The database is away or busy: the job comes again.
        raise
    except PackRefused as refusal:
        _fail(number, str(refusal))
    except Exception:  # noqa: BLE001 - whatever a writer stumbles over, the other formats are written
        _log.exception("Paket %s, format %s", file.pack_id, form)
        _fail(number, FAILED)
    else:
        _store(number, name, content)


@transaction.atomic
def _begin(number: int) -> PackFile | None:
    """Note the start; None where nothing is left to do."""
    file = _hold(number)
    if file is None:
        return None
    if file.attempts >= MOST_ATTEMPTS:
        _fail(number, GAVE_UP)
        return None
    file.attempts += 1
    file.started_at = clock.now()
    file.save(update_fields=["attempts", "started_at"])
    return file


@transaction.atomic
def _store(number: int, name: str, content: bytes) -> None:
    file = _hold(number)
    if file is None:
        return
    file.name, file.content, file.size = name, content, len(content)
    file.sha256 = hashlib.sha256(content).hexdigest()
    file.finished_at = clock.now()
    file.save(update_fields=["name", "content", "size", "sha256", "finished_at"])
    _next_of(file)


@transaction.atomic
def _fail(number: int, sentence: str) -> None:
    file = _hold(number)
    if file is None:
        return
    file.failure, file.finished_at = sentence, clock.now()
    file.save(update_fields=["failure", "finished_at"])
    _next_of(file)


def _hold(number: int) -> PackFile | None:
    """The file, locked, as long as it is open; None where its example was removed, too."""
    held = PackFile.objects.select_for_update(of=("self",)).select_related("pack__release", "pack__scope")
    return held.defer("content").filter(pk=number, finished_at__isnull=True).first()


def _next_of(file: PackFile) -> None:
    following = PackFile.objects.filter(pack=file.pack_id, finished_at__isnull=True).defer("content").first()
    if following is not None:
        stand_in_line(following)
