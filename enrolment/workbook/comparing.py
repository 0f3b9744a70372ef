"""What an upload would change, before anything is stored; and what the rules say of the result."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field, replace

from enrolment.cells import Cell, Entry
from enrolment.counts import counts_from
from enrolment.rules import Finding, Severity, is_explained, judge, rule_title
from enrolment.sheets import as_read
from enrolment.workbook.faults import Fault
from enrolment.workbook.reading import Reading, Wanted
from enrolment.workbook.template import Area, Book, Stored


@dataclass(frozen=True)
class Change:
    """One cell before and after. ``note`` None: the note stays."""

    cell: str
    label: str
    where: str
    seen: int
    before: Entry
    after: Entry
    note_before: str = ""
    note: str | None = None

    @property
    def difference(self) -> int | None:
        if self.before.number is None or self.after.number is None:
            return None
        return self.after.number - self.before.number

    @property
    def empties(self) -> bool:
        return self.after.is_empty and not self.before.is_empty


@dataclass(frozen=True)
class Overtaken:
    """A cell that is stored as another than the file was downloaded with: it stays as it is stored.

    ``is_wanted`` says that the file wants it otherwise too, so that somebody has to decide.
    """

    area: str
    label: str
    where: str
    value: str
    now: str
    by: str
    is_wanted: bool

    @property
    def mend(self) -> str:
        """What happened, and what the person can do."""
        by = f" oleh {self.by}" if self.by else ""
        now = f"{self.area}, {self.label}: berubah sejak berkas diunduh: sekarang {self.now}{by}."
        if not self.is_wanted:
            return f"{now} Di berkas sel ini tidak diubah, jadi dibiarkan."
        return f"{now} Tidak disimpan dari berkas ini. Putuskan di halaman isian, atau unduh buku kerja lagi."

    def as_fault(self, sheet: str) -> Fault:
        """For the table of errors."""
        return Fault(sheet, self.where, self.value, "Berubah sejak berkas diunduh", self.mend, "Peringatan")


@dataclass(frozen=True)
class Noticed:
    """What a rule says of the figures as they would be; ``note`` answers a warning."""

    area: str
    where: str
    value: str
    finding: Finding
    note: str = ""

    @property
    def is_answerable(self) -> bool:
        return self.finding.level is Severity.WARNING

    @property
    def is_answered(self) -> bool:
        return self.is_answerable and is_explained(self.note)

    def as_fault(self, sheet: str) -> Fault:
        """For the table of errors, which is mended in the file."""
        rule = rule_title(self.finding.rule)
        mend = f"{self.area}. {self.finding.message}"
        return Fault(sheet, self.where, self.value, rule, mend, self.finding.level.label)


@dataclass
class AreaChanges:
    """What would change in one report; ``skipped`` says why nothing of it is written."""

    code: str
    name: str
    obligation: int
    submission: int | None
    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0
    skipped: str = ""

    @property
    def emptied(self) -> int:
        return sum(change.empties for change in self.changes)


@dataclass
class Preview:
    """Everything a person decides upon. With a fault nothing can be stored; what the rules notice does not hinder."""

    sheet: str
    areas: list[AreaChanges] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    noticed: list[Noticed] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    overtaken: list[Overtaken] = field(default_factory=list)

    @property
    def undecided(self) -> int:
        """Cells that both the file and somebody else changed."""
        return sum(one.is_wanted for one in self.overtaken)

    @property
    def changed(self) -> int:
        return sum(len(area.changes) for area in self.areas)

    @property
    def unchanged(self) -> int:
        return sum(area.unchanged for area in self.areas)

    @property
    def emptied(self) -> int:
        return sum(area.emptied for area in self.areas)

    @property
    def table(self) -> list[Fault]:
        """Faults, undecided cells and unanswered findings together, for the file that says what to mend."""
        undecided = (one.as_fault(self.sheet) for one in self.overtaken if one.is_wanted)
        return [*self.faults, *undecided, *(one.as_fault(self.sheet) for one in self.noticed if not one.is_answered)]

    @property
    def can_be_stored(self) -> bool:
        return not self.faults and self.changed > 0


def compare(reading: Reading, book: Book, by: int = 0) -> Preview:
    """Hold what was read against what is stored.

    ``by`` is the number of who uploads: whoever wrote a cell last himself may write it again from an older file.
    """
    preview = Preview(reading.sheet, faults=list(reading.faults), remarks=list(reading.remarks))
    for area in book.areas:
        wanted = reading.wanted.get(area.code)
        if wanted is None:
            continue
        changed = AreaChanges(area.code, area.name, area.obligation, area.submission)
        labels = {
            cell: label
            for line in area.lines
            for cell, label in _labels(line.row.cell, line.row.potential, line.row.label)
        }
        for cell, want in wanted.items():
            stored, label = area.stored.get(cell, Stored()), labels.get(cell, str(cell))
            origin = reading.origins.get((area.code, cell))
            change = _change(cell, label, _typed(want, origin), stored)
            if origin and not area.closed and _differs(want, origin, stored) and _differs(want, stored, want):
                is_wanted = change is not None
                if not (is_wanted and stored.by == by):
                    preview.overtaken.append(_overtaken(area, label, want, stored, is_wanted=is_wanted))
                    changed.unchanged += not is_wanted
                    continue
            if change is None:
                changed.unchanged += 1
            else:
                changed.changes.append(change)
        if area.closed:
            _refuse_changes(area, changed, wanted, preview)
        elif changed.changes:
            preview.noticed += _notice(area, changed, wanted, reading.unread)
        preview.areas.append(changed)
    return preview


def _labels(cell: Cell, potential: Cell | None, label: str) -> Iterator[tuple[Cell, str]]:
    yield cell, label
    if potential:
        yield potential, f"{label} – potensi"


def _typed(want: Wanted, origin: Stored | None) -> Wanted:
    """Only what is another than when the file was downloaded; all of it where the file does not say."""
    if origin is None:
        return want
    entry = None if want.entry == origin.entry else want.entry
    note = None if want.note is None or _same_words(want.note, origin.note) else want.note
    return replace(want, entry=entry, note=note)


def _differs(want: Wanted, one: Stored | Wanted, other: Stored | Wanted) -> bool:
    """Whether the two say different things, as far as the file says something of figure and note."""
    return (want.entry is not None and one.entry != other.entry) or (
        want.note is not None and not _same_words(one.note or "", other.note or "")
    )


def _same_words(one: str, other: str) -> bool:
    """A sheet keeps line breaks and spaces in its own way: only words make a note another one."""
    return as_read(one).split() == as_read(other).split()


def _overtaken(area: Area, label: str, want: Wanted, stored: Stored, *, is_wanted: bool) -> Overtaken:
    note = f" dengan catatan “{stored.note}”" if want.note is not None and stored.note else ""
    now = (stored.entry.words or "kosong") + note
    return Overtaken(area.name, label, want.where, want.value, now, stored.by_name, is_wanted)


def _change(cell: Cell, label: str, want: Wanted, stored: Stored) -> Change | None:
    after = stored.entry if want.entry is None else want.entry
    note = None if want.note is None or _same_words(want.note, stored.note) else want.note
    if after == stored.entry and note is None:
        return None
    return Change(str(cell), label, want.where, stored.version, stored.entry, after, stored.note, note)


def _refuse_changes(area: Area, changed: AreaChanges, wanted: dict[Cell, Wanted], preview: Preview) -> None:
    for change in changed.changes:
        mend = f"{change.label}: tersimpan {change.before.words or 'kosong'}. {area.closed}"
        value = wanted[Cell.parse(change.cell)].value
        preview.faults.append(Fault(preview.sheet, change.where, value, "Laporan terbuka untuk isian", mend))
    changed.changes = []
    changed.skipped = area.closed


def _notice(
    area: Area, changed: AreaChanges, wanted: dict[Cell, Wanted], unread: Set[tuple[str, Cell]]
) -> Iterator[Noticed]:
    entries = {cell: stored.entry for cell, stored in area.stored.items()}
    notes = {cell: stored.note for cell, stored in area.stored.items()}
    for change in changed.changes:
        cell = Cell.parse(change.cell)
        entries[cell] = change.after
        notes[cell] = notes.get(cell, "") if change.note is None else change.note
    for finding in judge(counts_from(entries), area.reference):
        if (area.code, finding.cell) in unread:
            continue  # what stands in the file could not be read; that it is missing would be wrong
        place = wanted.get(finding.cell)
        where, value = (place.where, place.value) if place else ("", "")
        yield Noticed(area.name, where, value, finding, notes.get(finding.cell, ""))
