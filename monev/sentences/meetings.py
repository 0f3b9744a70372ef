"""How acts about meetings and what follows from them are told. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from audit.telling import Details, Wording
from monev.vocabulary import Progress
from periods.month import day_in_words

_PROGRESS = {progress.value: progress.label.lower() for progress in Progress}


def _file_kept(details: Details) -> str:
    size = details.get("size")
    words = "mengunggah berkas"
    return f"{words} ({max(1, round(size / 1024))} KB)" if isinstance(size, int) else words


def _meeting(words: str) -> Callable[[Details], str]:
    """``mencatat rapat 19 Mei 2025 (4 rencana tindak lanjut)``"""

    def tell(details: Details) -> str:
        told = f"{words} {_day(details['day'])}" if details.get("day") else words
        number = details.get("commitments")
        return f"{told} ({number} rencana tindak lanjut)" if isinstance(number, int) else told

    return tell


def _day(text: object) -> str:
    try:
        return day_in_words(date.fromisoformat(str(text)))
    except ValueError:
        return str(text)


def _concluded(details: Details) -> str:
    words = "mengesahkan notula rapat"
    return f"{words} (sidik {details['fingerprint']})" if details.get("fingerprint") else words


def _quoting(words: str, *names: str) -> Callable[[Details], str]:
    """The words, then what was written, each as it is called here: ``alasan: “…”``."""
    called = {"title": "", "file": "", "text": "", "reason": "alasan: "}

    def tell(details: Details) -> str:
        return "\n".join([words, *(f"{called[name]}“{details[name]}”" for name in names if details.get(name))])

    return tell


def _progress(details: Details) -> str:
    words = "melaporkan perkembangan tindak lanjut"
    status = str(details.get("progress", ""))
    if status:
        words += f": {_PROGRESS.get(status, status)}"
    if details.get("day"):
        words += f" per {_day(details['day'])}"
    return f"{words}\n“{details['note']}”" if details.get("note") else words


SENTENCES: dict[str, Wording] = {
    "file-kept": Wording("Unggah berkas", _file_kept),
    "meeting-recorded": Wording("Catat rapat", _meeting("mencatat rapat")),
    "meeting-changed": Wording("Ubah konsep notula", _meeting("mengubah konsep notula rapat")),
    "meeting-concluded": Wording("Sahkan notula", _concluded),
    "meeting-added-to": Wording("Tambah notula", _quoting("menambahkan pada notula", "text")),
    "meeting-file-added": Wording("Tambah berkas rapat", _quoting("menambahkan berkas rapat", "title", "file")),
    "meeting-file-withdrawn": Wording("Tarik berkas rapat", _quoting("menarik berkas rapat", "title", "reason")),
    "progress-reported": Wording("Laporkan tindak lanjut", _progress),
}
