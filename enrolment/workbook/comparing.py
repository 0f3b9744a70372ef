"""What an upload would change, before anything is stored; and what the rules say of the result."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field

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
        """Faults and unanswered findings together, for the file that says what to mend."""
        return [*self.faults, *(one.as_fault(self.sheet) for one in self.noticed if not one.is_answered)]

    @property
    def can_be_stored(self) -> bool:
        return not self.faults and self.changed > 0


def compare(reading: Reading, book: Book) -> Preview:
    """Hold what was read against what is stored."""
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
            change = _change(cell, labels.get(cell, str(cell)), want, area.stored.get(cell, Stored()))
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


def _change(cell: Cell, label: str, want: Wanted, stored: Stored) -> Change | None:
    after = stored.entry if want.entry is None else want.entry
    # A sheet keeps line breaks and spaces in its own way: only words make a note another one.
    note = None if want.note is None or want.note.split() == as_read(stored.note).split() else want.note
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
