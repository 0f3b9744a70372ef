"""What the minutes of a meeting hold, and what is wrong with them before anything is stored. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, TypeVar

from monev.privacy import refuse_numbers, refuse_persons
from periods.month import day_in_words

MOST_ROWS = 60
FIRST_DAY = date(2015, 1, 1)
# What the database keeps in a number, with room to spare.
MOST_PERSONS = 30_000
MOST_WORKERS = 100_000_000
MOST_RUPIAH = 10**15


@dataclass(frozen=True)
class Present:
    """An office that was there."""

    office: str
    persons: int | None = None


@dataclass(frozen=True)
class HandedOver:
    """Benefits handed over, as counts."""

    programme: str
    cases: int | None
    rupiah: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Promise:
    """Who promised what by when; ``group`` is the number of a worker group."""

    action: str
    office: str
    support: str = ""
    output: str = ""
    group: int | None = None
    workers: int | None = None
    due: date | None = None


@dataclass(frozen=True)
class Minutes:
    """Everything that is written down of a meeting; ``region`` and ``release`` are numbers of rows."""

    region: int
    title: str
    day: date
    place: str
    hosts: str
    chair: str
    release: int | None = None
    agenda: str = ""
    figures_said: str = ""
    obstacles: str = ""
    decisions: str = ""
    notes: str = ""
    secretary_title: str = "Sekretaris Daerah"
    secretary_name: str = ""
    branch_title: str = "Kepala Cabang BPJS Ketenagakerjaan"
    branch_name: str = ""
    source: str = ""
    url: str = ""
    attendances: tuple[Present, ...] = ()
    handovers: tuple[HandedOver, ...] = ()
    commitments: tuple[Promise, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Tells whether somebody changed the draft since it was shown."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:12]


# Name on the screen and the longest text, by field.
TEXTS = {
    "title": ("Judul", 200),
    "place": ("Tempat", 200),
    "hosts": ("Penyelenggara", 300),
    "chair": ("Pimpinan rapat", 200),
    "agenda": ("Agenda", 4000),
    "figures_said": ("Angka yang disampaikan", 4000),
    "obstacles": ("Kendala", 4000),
    "decisions": ("Keputusan", 4000),
    "notes": ("Catatan", 8000),
    "secretary_title": ("Jabatan penanda tangan Pemkab", 120),
    "secretary_name": ("Nama penanda tangan Pemkab", 120),
    "branch_title": ("Jabatan penanda tangan cabang", 120),
    "branch_name": ("Nama penanda tangan cabang", 120),
    "source": ("Sumber", 1000),
    "url": ("Alamat sumber", 500),
}
REQUIRED = ("title", "place", "hosts", "chair", "secretary_title", "branch_title")
MANY_LINES = {"agenda", "figures_said", "obstacles", "decisions", "notes", "source", "action"}
ROW_TEXTS = {
    "office": ("kantor", 160),
    "note": ("keterangan", 200),
    "action": ("tindakan", 1000),
    "support": ("pendukung", 200),
    "output": ("keluaran", 300),
}

Row = TypeVar("Row", Minutes, Present, HandedOver, Promise)


def tidy(minutes: Minutes) -> Minutes:
    """The same without signs that nobody sees: what is judged is what is stored."""
    return replace(
        _tidy(minutes),
        attendances=tuple(map(_tidy, minutes.attendances)),
        handovers=tuple(map(_tidy, minutes.handovers)),
        commitments=tuple(map(_tidy, minutes.commitments)),
    )


def one_line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def some_lines(text: str) -> str:
    """Lines keep their order; no empty ones at the ends, no two after each other."""
    lines = [one_line(line) for line in text.splitlines()]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\n".join(kept).strip("\n")


def objections(minutes: Minutes) -> list[str]:
    """What keeps these minutes from being stored, as sentences."""
    return [*_missing(minutes), *_too_long(minutes), *_wrong_rows(minutes), *_private(minutes)]


def objections_to_agreeing(minutes: Minutes, today: date) -> list[str]:
    """What is asked of minutes before they stay as they are for ever."""
    told = []
    if minutes.day > today:
        told.append(f"Rapat {day_in_words(minutes.day)} belum berlangsung; notulanya disahkan sesudah rapat.")
    if not minutes.attendances:
        told.append("Isi kehadiran: kantor siapa saja yang hadir.")
    if not minutes.decisions and not minutes.commitments:
        told.append("Isi keputusan atau rencana tindak lanjut; tanpa itu tidak ada yang disahkan.")
    return told


def _tidy(row: Row) -> Row:
    texts: dict[str, Any] = {
        field.name: (some_lines if field.name in MANY_LINES else one_line)(value)
        for field in fields(row)
        if isinstance(value := getattr(row, field.name), str)
    }
    return replace(row, **texts)


def _missing(minutes: Minutes) -> Iterator[str]:
    for name in REQUIRED:
        if not getattr(minutes, name):
            yield f"{TEXTS[name][0]} belum diisi."
    if minutes.day < FIRST_DAY:
        yield f"Tanggal {day_in_words(minutes.day)} terlalu lama; tulis sejak {day_in_words(FIRST_DAY)}."
    if minutes.url and not minutes.url.startswith(("https://", "http://")):
        yield "Alamat sumber harus dimulai dengan https:// atau http://."


def _too_long(minutes: Minutes) -> Iterator[str]:
    for place, name, text in _texts(minutes):
        limit = (TEXTS.get(name) or ROW_TEXTS[name])[1]
        if len(text) > limit:
            yield f"{place}: paling banyak {limit} huruf; sekarang {len(text)}. Ringkaslah."


def _wrong_rows(minutes: Minutes) -> Iterator[str]:
    for words, rows in (("Kehadiran", minutes.attendances), ("Penyerahan manfaat", minutes.handovers)):
        if len(rows) > MOST_ROWS:
            yield f"{words}: paling banyak {MOST_ROWS} baris."
    if len(minutes.commitments) > MOST_ROWS:
        yield f"Rencana tindak lanjut: paling banyak {MOST_ROWS} baris."
    for number, present in enumerate(minutes.attendances, 1):
        place = f"Kehadiran baris {number}"
        if not present.office:
            yield f"{place}: tulis kantor atau jabatan yang hadir."
        yield from _out_of_range(f"{place}, orang", present.persons, MOST_PERSONS)
    for number, handover in enumerate(minutes.handovers, 1):
        place = f"Penyerahan manfaat baris {number}"
        if not handover.programme or handover.cases is None:
            yield f"{place}: isi program dan jumlah penerima."
        yield from _out_of_range(f"{place}, penerima", handover.cases, MOST_WORKERS)
        yield from _out_of_range(f"{place}, rupiah", handover.rupiah, MOST_RUPIAH, least=0)
    for number, promise in enumerate(minutes.commitments, 1):
        place = f"Rencana tindak lanjut baris {number}"
        if not promise.action or not promise.office:
            yield f"{place}: isi tindakan dan penanggung jawab."
        if promise.due and promise.due < minutes.day:
            yield f"{place}: tenggat {day_in_words(promise.due)} mendahului tanggal rapat."
        yield from _out_of_range(f"{place}, sasaran pekerja", promise.workers, MOST_WORKERS)


def _out_of_range(place: str, number: int | None, most: int, least: int = 1) -> Iterator[str]:
    if number is not None and not least <= number <= most:
        yield f"{place}: {number} di luar jangkauan; tulis {least} atau lebih, atau kosongkan bila tidak diketahui."


def _private(minutes: Minutes) -> Iterator[str]:
    notes = {place: text for place, name, text in _texts(minutes) if name == "note"}
    yield from refuse_numbers({place: text for place, name, text in _texts(minutes) if name != "note"})
    yield from refuse_persons(notes)


def _texts(minutes: Minutes) -> Iterator[tuple[str, str, str]]:
    """Every free text: its place on the screen, its field, itself."""
    for name, (words, _) in TEXTS.items():
        yield words, name, getattr(minutes, name)
    rows: tuple[tuple[str, tuple[Present | HandedOver | Promise, ...]], ...] = (
        ("Kehadiran", minutes.attendances),
        ("Penyerahan manfaat", minutes.handovers),
        ("Rencana tindak lanjut", minutes.commitments),
    )
    for title, lines in rows:
        for number, line in enumerate(lines, 1):
            for name, (words, _) in ROW_TEXTS.items():
                if hasattr(line, name):
                    yield f"{title} baris {number}, {words}", name, getattr(line, name)
