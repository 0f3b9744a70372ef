"""What was agreed before and what became of it; what is agreed now."""

from __future__ import annotations

from dataclasses import replace
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

GROWN_COLUMNS = (
    Column("wilayah", "Wilayah"),
    Column("kelompok", "Kelompok pekerja"),
    Column("tindakan", "Tindakan"),
    Column("saat_rapat", "Saat rapat", "count"),
    Column("sekarang", "Sekarang", "count"),
    Column("bertambah", "Bertambah", "signed"),
    Column("sasaran", "Sasaran", "count"),
)
# Rows that a meeting fills in on the projector.
_BLANK = 6


def previous(reading: PackReading) -> Section:
    """The pack opens with what was promised: all that is open, and all that was agreed within a year."""
    found = _previous(reading)
    title = "Tindak lanjut monev sebelumnya"
    if not found:
        sentence = f"Belum ada rapat monev sebelumnya yang tercatat untuk {reading.area.official_name}."
        nothing = Slide(title, (sentence,), missing=sentence)
        return Section("tindak-lanjut-sebelumnya", title, (Words((sentence,)),), (nothing,), notes=(sentence,))
    sentences = _tally(found, reading)
    table = previous_table(reading)
    whose = () if reading.is_single else ("wilayah",)
    shown = for_a_slide(_shortly(table, found), *whose, "tindakan", "penanggung_jawab", "tenggat", "status")
    slides = (Slide(sentences[0].rstrip("."), (), shown), *_grown(found, reading))
    return Section("tindak-lanjut-sebelumnya", title, (Words(sentences), table), slides, notes=sentences)


def _shortly(table: Table, found: list[Promised]) -> Table:
    """The status without what the day beside it says already."""
    place = [column.key for column in table.table.columns].index("status")
    rows = tuple(
        replace(row, cells=(*row.cells[:place], _short_status(one), *row.cells[place + 1 :]))
        for row, one in zip(table.table.rows, found, strict=True)
    )
    return replace(table, table=replace(table.table, rows=rows))


def _short_status(one: Promised) -> str:
    return one.lateness_words.capitalize() if one.standing.is_overdue else one.state_words


def _grown(found: list[Promised], reading: PackReading) -> tuple[Slide, ...]:
    """What became of the groups, in numbers, where both are known."""
    known = [(one, one.became) for one in found if one.became is not None and one.became.added is not None]
    if not known:
        return ()
    rows = tuple(
        Row((one.meeting.area, one.group, one.action, became.before, became.after, became.added, became.aimed))
        for one, became in known
    )
    aims = [became.is_reached for _, became in known if became.is_reached is not None]
    title = f"{sum(aims)} dari {len(aims)} sasaran kelompok pekerja tercapai menurut angka rilis"
    table = Table("hasil", "Hasil dalam angka", DataTable(GROWN_COLUMNS, rows))
    what = "tindakan" if reading.is_single else "wilayah"
    shown = for_a_slide(table, what, "kelompok", "saat_rapat", "sekarang", "bertambah", "sasaran")
    return (Slide(title if aims else f"{table.title}, {reading.month.words}", (), shown),)


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
    slide = (
        Slide(words[0].rstrip("."), (), shown) if rows else Slide("Tindak lanjut yang disepakati rapat", (), _blank())
    )
    return Section("tindak-lanjut", "Rencana tindak lanjut baru", (Words(words), table), (slide,), notes=words)


def _blank() -> Table:
    """The matrix to be filled in while the meeting talks."""
    columns = (
        Column("tindakan", "Tindakan (apa yang akan dilakukan)"),
        Column("penanggung_jawab", "Penanggung jawab"),
        Column("sasaran", "Sasaran pekerja"),
        Column("tenggat", "Tenggat"),
    )
    rows = (Row(("", "", "", "")),) * _BLANK
    return Table("tindak_lanjut", "Matriks rencana tindak lanjut untuk diisi", DataTable(columns, rows))


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
