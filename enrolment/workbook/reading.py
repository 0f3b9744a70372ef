"""An uploaded workbook read back: what it wants of which cell, and what in it cannot be taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from enrolment.cells import EMPTY, LONGEST_NOTE, NOT_APPLICABLE, TOTAL, Cell, Entry, NotACount, read_entry
from enrolment.numbers import LARGEST_COUNT, count
from enrolment.sheets import Sheet, SheetRefused, Value, quoted, read_rows
from enrolment.workbook.faults import Fault, column_letters, shown
from enrolment.workbook.fingerprint import HIDDEN_SHEET, check_fingerprint
from enrolment.workbook.origins import Origins, read_origins
from enrolment.workbook.template import APPLICABLE, AREA, COLUMNS, LINE, NOTE, NOW, POTENTIAL, READ, STATE, Book, Line

_HEADINGS_SEARCHED = 20
T = TypeVar("T")
Row = Mapping[str, Value]

_WITHOUT_ORIGINS = (
    "Berkas ini tidak membawa isi saat diunduh (misalnya CSV), jadi yang disimpan rekan sesudahnya tidak dikenali."
    " Periksa kolom Tersimpan pada setiap perubahan."
)
_APPLIES = frozenset({"", APPLICABLE, "kosong"})


@dataclass(frozen=True)
class Wanted:
    """What the file wants a cell to hold, and where that stands. ``entry`` or ``note`` None: nothing is said of it."""

    where: str
    value: str
    entry: Entry | None = None
    note: str | None = None


@dataclass
class Reading:
    """``wanted`` and ``unread`` by code of the area; ``remarks`` say what of the file was left out of account.

    ``origins`` is what stood in the file when it was downloaded.
    """

    sheet: str
    wanted: dict[str, dict[Cell, Wanted]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    unread: set[tuple[str, Cell]] = field(default_factory=set)
    remarks: list[str] = field(default_factory=list)
    rows: int = 0
    origins: Origins = field(default_factory=dict)


def read_workbook(content: bytes, name: str, book: Book) -> Reading:
    """Read an upload for an office and month; SheetRefused where the file as a whole cannot be taken."""
    sheets = read_rows(content, name)
    check_fingerprint(sheets, name, office=book.office, office_name=book.office_name, month=book.month)
    sheet, heading_row, columns = _find_table(sheets, name)
    reading = Reading(sheet.name or "CSV")
    _RowReader(book, sheet, heading_row, columns, reading).read()
    if not reading.rows:
        raise SheetRefused(f"{quoted(name)} tidak berisi satu baris pun di bawah judul kolom. Periksa berkasnya.")
    reading.origins = read_origins(sheets, book)
    if not reading.origins:
        reading.remarks.append(_WITHOUT_ORIGINS)
    reading.remarks += _left_out(sheets, sheet, heading_row, columns)
    return reading


def _find_table(sheets: list[Sheet], name: str) -> tuple[Sheet, int, dict[str, int]]:
    """The first sheet with our headings, their row, and the position of each."""
    wanted = {heading.casefold(): heading for heading in COLUMNS}
    for sheet in sheets:
        for number, row in enumerate(sheet.rows[:_HEADINGS_SEARCHED]):
            written = [" ".join(str(value).split()).casefold() for value in row]
            if AREA.casefold() not in written or LINE.casefold() not in written:
                continue
            positions = {heading: written.index(key) for key, heading in wanted.items() if key in written}
            missing = [heading for heading in READ if heading not in positions]
            if missing:
                raise SheetRefused(
                    f"{quoted(name)} tidak punya kolom {_listed(missing)}."
                    " Pulihkan judul kolomnya seperti dalam templat."
                )
            twice = [wanted[key] for key in wanted if written.count(key) > 1]
            if twice:
                raise SheetRefused(f"{quoted(name)} punya dua kolom {_listed(twice)}. Hapus salah satunya.")
            return sheet, number, positions
    raise SheetRefused(
        f"{quoted(name)} tidak punya baris judul kolom ({AREA}, {LINE}, …). Pulihkan seperti dalam templat."
    )


def _left_out(sheets: list[Sheet], used: Sheet, heading_row: int, columns: Mapping[str, int]) -> list[str]:
    remarks = []
    known = set(columns.values())
    strange = [
        shown(value) for place, value in enumerate(used.rows[heading_row]) if place not in known and str(value).strip()
    ]
    if strange:
        remarks.append(f"Kolom tambahan tidak dibaca: {_listed(strange[:10])}{' …' if len(strange) > 10 else ''}.")
    others = [
        sheet.name
        for sheet in sheets
        if sheet is not used and sheet.name not in ("Petunjuk", HIDDEN_SHEET) and sheet.rows
    ]
    if others:
        remarks.append(f"Lembar lain tidak dibaca: {_listed(shown(name) for name in others[:10])}.")
    return remarks


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


class _Unread(Exception):
    """One cell of a row cannot be taken: under which heading it stands, which rule says so, how to mend it."""

    def __init__(self, heading: str, rule: str, mend: str) -> None:
        self.heading, self.rule, self.mend = heading, rule, mend
        super().__init__(mend)


class _RowReader:
    """Goes through the rows below the headings once."""

    def __init__(
        self, book: Book, sheet: Sheet, heading_row: int, columns: Mapping[str, int], reading: Reading
    ) -> None:
        self.book, self.sheet, self.heading_row, self.columns, self.reading = book, sheet, heading_row, columns, reading
        self.areas = {area.code: area for area in book.areas}
        self.lines: dict[tuple[str, str], Line] = {(line.area.code, line.code): line for line in book.lines}
        self.seen: dict[tuple[str, str], int] = {}
        self.letters = {heading: column_letters(place) for heading, place in columns.items()}

    def read(self) -> None:
        for number, values in enumerate(self.sheet.rows[self.heading_row + 1 :], start=self.heading_row + 2):
            row = {heading: values[place] if place < len(values) else "" for heading, place in self.columns.items()}
            if any(row[heading] != "" for heading in READ):
                self.reading.rows += 1
                self._read_row(number, row)
        missing = len(self.lines) - len(self.seen)
        if missing:
            self.reading.remarks.append(
                f"{count(missing)} baris templat tidak ada dalam berkas; isinya yang tersimpan tidak diubah."
            )

    def _read_row(self, number: int, row: Row) -> None:
        line = self._attempt(number, row, lambda: self._find_line(number, row))
        if line is None:
            return
        wanted = self.reading.wanted.setdefault(line.area.code, {})
        note = self._attempt(number, row, lambda: _note(row, line))
        entry = self._attempt(number, row, lambda: _entry(row, line) if line.takes_number else _nothing(NOW, row, line))
        if line.takes_number:
            self._keep(wanted, line.row.cell, (NOW, number), row, entry, note)
        elif line.row.cell == TOTAL:
            self._keep(wanted, TOTAL, (NOTE, number), row, None, note)
        if line.row.potential:
            potential = self._attempt(number, row, lambda: _potential(row))
            self._keep(wanted, line.row.potential, (POTENTIAL, number), row, potential, None)
        else:
            self._attempt(number, row, lambda: _nothing(POTENTIAL, row, line))

    def _attempt(self, number: int, row: Row, read: Callable[[], T]) -> T | None:
        """What was read; None, and a fault more, where it cannot be taken."""
        try:
            return read()
        except _Unread as unread:
            where, value = f"{self.letters[unread.heading]}{number}", shown(row[unread.heading])
            self.reading.faults.append(Fault(self.reading.sheet, where, value, unread.rule, unread.mend))
            return None

    def _keep(
        self,
        wanted: dict[Cell, Wanted],
        cell: Cell,
        place: tuple[str, int],
        row: Row,
        entry: Entry | None,
        note: str | None,
    ) -> None:
        heading, number = place
        if entry is None and heading != NOTE:
            self.reading.unread.add((str(row[AREA]), cell))
        if entry is not None or note is not None:
            wanted[cell] = Wanted(f"{self.letters[heading]}{number}", shown(row[heading]), entry, note)

    def _find_line(self, number: int, row: Row) -> Line:
        area, code = str(row[AREA]), str(row[LINE])
        if area not in self.areas:
            raise _Unread(AREA, "Kode wilayah", self._unknown_area(area))
        name, line = self.areas[area].name, self.lines.get((area, code))
        if line is None:
            template = f"{name} {self.book.month.words}"
            mend = f"Kode baris ini tidak ada dalam templat {template}. Pulihkan kodenya, atau hapus barisnya."
            raise _Unread(LINE, "Kode baris", mend)
        first = self.seen.setdefault((area, code), number)
        if first != number:
            mend = f"{name}, baris {code} sudah ada di baris {first}. Hapus salah satunya."
            raise _Unread(LINE, "Satu baris sekali saja", mend)
        return line

    def _unknown_area(self, area: str) -> str:
        if not area:
            return "Kode wilayah kosong. Pulihkan kodenya, atau hapus barisnya."
        dotted = area.replace(",", ".")
        for code in (dotted, f"{dotted}0"):
            if code in self.areas:
                return f"Kode ini tersimpan sebagai angka, bukan teks. Ubah selnya menjadi teks, lalu tulis {code}."
        return f"Wilayah ini bukan wilayah {self.book.office_name} pada {self.book.month.words}. Hapus barisnya."


def _entry(row: Row, line: Line) -> Entry:
    """What the line's own cell is to hold."""
    entry, applies = _number(NOW, row), _applies(row[STATE])
    if applies is None:
        raise _Unread(STATE, "Keadaan", f"Keadaan tidak dikenal. Pilih “{NOT_APPLICABLE}”, atau kosongkan.")
    if not applies and entry.number is not None:
        mend = f"Ditandai “{NOT_APPLICABLE}”, tetapi kolom {NOW} terisi {entry.words}. Kosongkan salah satunya."
        raise _Unread(STATE, "Keadaan", mend)
    if not applies:
        entry = Entry(applicable=False)
    # A figure without a place this month may stand as it is stored; then nothing changes.
    is_refused = not entry.applicable and not line.row.may_not_apply and entry != line.stored(line.row.cell).entry
    if is_refused:
        mend = f"Baris ini tidak dapat ditandai “{NOT_APPLICABLE}”. Isi angka, atau kosongkan."
        raise _Unread(NOW if applies else STATE, "Keadaan", mend)
    return entry


def _potential(row: Row) -> Entry:
    entry = _number(POTENTIAL, row)
    if not entry.applicable:
        mend = f"Potensi tidak dapat ditandai “{NOT_APPLICABLE}”. Isi angka, atau kosongkan."
        raise _Unread(POTENTIAL, "Keadaan", mend)
    return entry


def _number(heading: str, row: Row) -> Entry:
    try:
        return _read(row[heading])
    except NotACount as refusal:
        raise _Unread(heading, "Jumlah orang, bilangan bulat", str(refusal)) from refusal


def _note(row: Row, line: Line) -> str:
    note = str(row[NOTE]).strip()
    if note and line.row.is_closed:
        raise _Unread(NOTE, "Sel yang diisi", "Baris ini tidak berlaku. Kosongkan catatannya.")
    if len(note) > LONGEST_NOTE:
        mend = f"Catatan {count(len(note))} huruf, terlalu panjang. Tulis paling banyak {count(LONGEST_NOTE)} huruf."
        raise _Unread(NOTE, "Panjang catatan", mend)
    return note


def _nothing(heading: str, row: Row, line: Line) -> None:
    """Refuse what stands where nothing may stand."""
    value = row[heading]
    if value == "" or (isinstance(value, str) and " ".join(value.split()).casefold() == NOT_APPLICABLE):
        return
    if line.row.cell == TOTAL:
        mend = "Jumlah dihitung sendiri dan tidak diisi. Kosongkan; isi segmennya."
    elif line.row.is_closed:
        mend = f"{line.row.label}: tidak berlaku untuk segmen ini. Kosongkan sel ini."
    else:
        mend = f"Baris ini tidak punya {heading.lower()}. Kosongkan sel ini."
    raise _Unread(heading, "Sel yang diisi", mend)


def _applies(value: Value) -> bool | None:
    """What the column "Keadaan" says; None where it says nothing that is known."""
    state = " ".join(str(value).split()).casefold()
    if state in _APPLIES:
        return True
    try:
        return None if read_entry(state).applicable else False
    except NotACount:
        return None


def _read(value: Value) -> Entry:
    """The one number field, for what a sheet holds: numbers as they are, texts as people write them."""
    if isinstance(value, int) and 0 <= value <= LARGEST_COUNT:
        return Entry(value)
    if value == "":
        return EMPTY
    return read_entry(repr(value).replace(".", ",") if isinstance(value, float) else str(value))
