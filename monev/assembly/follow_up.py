"""What was agreed before and what became of it; what is agreed now."""

from __future__ import annotations

from datetime import timedelta

from coverage.charts.records import Column, DataTable, Row
from enrolment.numbers import count
from monev.assembly.reading import PackReading
from monev.assembly.slides import for_a_slide
from monev.document import Section, Slide, Table, Words
from monev.models import Commitment
from monev.narrative import NOT_KNOWN
from monev.selectors.commitments import Promised, agreed_commitments, promised
from periods import clock
from periods.month import day_in_words

PREVIOUS_COLUMNS = (
    Column("rapat", "Rapat", "day"),
    Column("wilayah", "Wilayah"),
    Column("tindakan", "Tindakan"),
    Column("penanggung_jawab", "Penanggung jawab"),
    Column("tenggat", "Tenggat", "day"),
    Column("status", "Status"),
    Column("hasil", "Hasil dalam angka"),
)
NEW_COLUMNS = (
    Column("nomor", "No.", "count"),
    Column("tindakan", "Tindakan"),
    Column("penanggung_jawab", "Penanggung jawab"),
    Column("pendukung", "Pendukung"),
    Column("keluaran", "Keluaran"),
    Column("kelompok", "Kelompok pekerja"),
    Column("sasaran", "Sasaran pekerja", "count"),
    Column("tenggat", "Tenggat", "day"),
)


def previous(reading: PackReading) -> Section:
    """The pack opens with what was promised: all that is open, and all that was agreed within a year."""
    found = _previous(reading)
    title = "Tindak lanjut monev sebelumnya"
    if not found:
        sentence = f"Belum ada rapat monev sebelumnya yang tercatat untuk {reading.area.official_name}."
        return Section("tindak-lanjut-sebelumnya", title, (Words((sentence,)),))
    sentences = _tally(found, reading)
    table = previous_table(reading)
    slide = Slide(sentences[0].rstrip("."), (), for_a_slide(table, "tindakan", "penanggung_jawab", "tenggat", "status"))
    return Section("tindak-lanjut-sebelumnya", title, (Words(sentences), table), slide, notes=sentences)


def previous_table(reading: PackReading) -> Table:
    rows = tuple(
        Row(
            (
                one.meeting.day,
                one.meeting.area,
                one.action,
                one.office,
                one.standing.due,
                _status(one),
                one.became_words or "–",
            ),
            highlight=one.standing.is_overdue,
        )
        for one in _previous(reading)
    )
    note = "Hasil dalam angka: peserta kelompok pada rilis yang dibahas rapat, dibanding rilis paket ini."
    return Table(
        "tindak_lanjut_sebelumnya",
        f"Tindak lanjut sampai {day_in_words(clock.day_of(reading.pack.as_of))}",
        DataTable(PREVIOUS_COLUMNS, rows),
        note if rows else "",
        empty="Belum ada rapat monev sebelumnya.",
    )


def new(reading: PackReading) -> Section:
    """The matrix of the meeting that the pack is for; without one, why there is none."""
    rows = _new(reading)
    table = new_table(reading)
    if reading.pack.meeting is None:
        words = ("Rencana tindak lanjut disusun dalam rapat; paket ini tidak dibuat untuk rapat tertentu.",)
    elif not rows:
        words = ("Belum ada rencana tindak lanjut yang dicatat untuk rapat ini.",)
    else:
        aimed = sum(one.workers for one in rows if one.workers)
        total = f" dengan sasaran {count(aimed)} pekerja" if aimed else ""
        words = (f"{len(rows)} rencana tindak lanjut disepakati{total}.",)
    shown = for_a_slide(table, "nomor", "tindakan", "penanggung_jawab", "kelompok", "sasaran", "tenggat")
    slide = Slide("Rencana tindak lanjut", words, shown) if rows else None
    return Section("tindak-lanjut", "Rencana tindak lanjut baru", (Words(words), table), slide, notes=words)


def new_table(reading: PackReading) -> Table:
    rows = tuple(
        Row(
            (
                one.position,
                one.action,
                one.office,
                one.support or "–",
                one.output or "–",
                one.group or "–",
                one.workers,
                one.standing.due,
            )
        )
        for one in _new(reading)
    )
    return Table(
        "tindak_lanjut",
        "Matriks rencana tindak lanjut",
        DataTable(NEW_COLUMNS, rows),
        empty="Belum ada rencana tindak lanjut.",
    )


def _previous(reading: PackReading) -> list[Promised]:
    pack = reading.pack
    day = clock.day_of(pack.as_of)
    found = agreed_commitments(
        regions=reading.region_ids,
        as_of=day,
        moment=pack.as_of,
        against=reading.release,
        before=pack.meeting.day if pack.meeting else None,
    )
    recent = day - timedelta(days=366)
    return [one for one in found if one.standing.is_open or one.meeting.day >= recent]


def _new(reading: PackReading) -> list[Promised]:
    pack = reading.pack
    if pack.meeting is None:
        return []
    rows = Commitment.objects.filter(meeting=pack.meeting)
    return promised(rows, as_of=clock.day_of(pack.as_of), moment=pack.as_of, against=reading.release)


def _status(one: Promised) -> str:
    late = f", {one.lateness_words}" if one.lateness_words else ""
    return f"{one.state_words}{late if one.standing.is_open else ''}"


def _tally(found: list[Promised], reading: PackReading) -> tuple[str, ...]:
    """How many were promised, kept, are open, late; what was reached in numbers where that is known."""
    late = sum(one.standing.is_overdue for one in found)
    still_open = sum(one.standing.is_open for one in found)
    first = f"{len(found) - still_open} dari {len(found)} tindak lanjut selesai atau ditutup"
    first += f", {late} lewat tenggat." if late else "."
    reached = [one for one in found if one.became is not None and one.became.added is not None]
    told = [
        f"{one.group}{'' if reading.is_single else f' ({one.meeting.area})'}: {one.became_words}."
        for one in reached[:3]
    ]
    unknown = [one for one in found if one.became is not None and one.became.added is None]
    if unknown and not reached:
        told.append(f"Hasil dalam angka {NOT_KNOWN}.")
    return (first, *told)
