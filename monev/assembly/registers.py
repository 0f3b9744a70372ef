"""What stands in the registers of monev: benefits, regulations, obstacles, recommendations, signatures."""

from __future__ import annotations

from collections.abc import Sequence

from coverage.charts.records import Column, DataTable, Row
from coverage.narrative import listed
from enrolment.numbers import count, rupiah
from enrolment.vocabulary import Programme
from monev.assembly.reading import PackReading
from monev.assembly.slides import for_a_slide
from monev.benefits import SMALLEST_SHOWN, parts_in_force, worth_of_a_case
from monev.document import Section, Signatory, Signatures, Slide, Table, Words
from monev.models import Meeting
from monev.recommending import Evidence, Proposal, propose
from monev.regulations import Regulation, is_binding
from monev.selectors.benefits import amounts, benefits_by_area, for_everybody
from monev.selectors.recommending import answers_of, facts_of
from monev.selectors.regulations import regulations_of
from periods.month import day_in_words

BENEFIT_COLUMNS = (
    Column("wilayah", "Kabupaten/kota"),
    Column("program", "Program"),
    Column("kasus", "Kasus", "count"),
    Column("rupiah", "Dibayarkan", "rupiah"),
    Column("keterangan", "Keterangan"),
)
REGULATION_COLUMNS = (
    Column("wilayah", "Wilayah"),
    Column("jenis", "Jenis"),
    Column("nomor", "Nomor"),
    Column("tentang", "Tentang"),
    Column("status", "Status"),
    Column("waktu", "Tanggal"),
    Column("kelompok", "Kelompok yang dicakup"),
)
RECOMMENDATION_COLUMNS = (
    Column("rekomendasi", "Rekomendasi"),
    Column("keputusan", "Keputusan"),
    Column("dasar", "Angka yang mendasari"),
)

PROPOSED = "usulan"


def benefits(reading: PackReading) -> Section:
    """Cases and rupiah over the months of the period, small counts withheld; what one case is worth."""
    table = benefit_table(reading)
    told = table.table.rows
    sentences = [*_worth(reading), *_handed_over(reading)]
    if not told:
        sentences.insert(0, f"Manfaat yang dibayarkan pada {reading.period} belum dilaporkan.")
    elif not reading.is_single:
        reported = len({row.cells[0] for row in told})
        sentences.insert(0, f"{reported} dari {len(reading.areas)} wilayah melaporkan manfaat pada {reading.period}.")
    return Section(
        "manfaat",
        "Manfaat",
        (Words(tuple(sentences)), table),
        (_benefit_slide(reading, table, tuple(sentences)),),
        notes=tuple(sentences),
    )


def _benefit_slide(reading: PackReading, table: Table, points: tuple[str, ...]) -> Slide:
    """A single area programme by programme; of several the cases only, one row an area."""
    if not table.table.rows:
        return Slide("Manfaat yang dibayarkan", points, missing=points[0])
    if not reading.is_single:
        return Slide(points[0].rstrip("."), points[1:], _cases_table(reading))
    known = [(cases, programme) for _, programme, cases, _, _ in (row.cells for row in table.table.rows) if cases]
    most = max(known, key=lambda pair: int(str(pair[0])), default=None)
    title = f"Terbanyak {most[1]}: {count(int(str(most[0])))} kasus pada {reading.period}" if most else table.title
    noted = any(row.cells[-1] != "–" for row in table.table.rows)
    return Slide(title, points, for_a_slide(table, "program", "kasus", "rupiah", *(("keterangan",) if noted else ())))


def _cases_table(reading: PackReading) -> Table:
    tables = benefits_by_area(reading.areas, reading.months, reading.pack.as_of)
    told = [(area, for_everybody(tables[area.slug]).lines) for area in reading.areas if tables[area.slug].is_told]
    rows = tuple(
        Row((area.official_name, *(f"< {SMALLEST_SHOWN}" if line.withheld else line.cases.amount for line in lines)))
        for area, lines in told
    )
    columns = (Column("wilayah", "Kabupaten/kota"), *(Column(str(p), p.value, "count") for p in Programme))
    title = f"Kasus manfaat menurut program, {reading.period}"
    gaps = {area.name: line.cases for area, lines in told for line in lines if line.cases.is_partial}
    partial = [f"{name} {cases.known} dari {cases.of} bulan" for name, cases in gaps.items()]
    note = "Angka: jumlah kasus yang dibayar menurut program."
    note += f" Sebagian: {listed(partial)}." if partial else ""
    return Table("manfaat", title, DataTable(columns, rows), note=note)


def benefit_table(reading: PackReading) -> Table:
    tables = benefits_by_area(reading.areas, reading.months, reading.pack.as_of)
    rows = []
    for area in reading.areas:
        for line in for_everybody(tables[area.slug]).lines:
            if not any(paid.is_told for paid in line.months):
                continue
            partial = f"{line.cases.known} dari {line.cases.of} bulan" if line.cases.is_partial else "–"
            note = "kurang dari 5 kasus tidak ditampilkan" if line.withheld else partial
            cases = None if line.withheld else line.cases.amount
            paid_out = None if line.withheld else line.rupiah.amount
            rows.append(Row((area.official_name, line.programme.value, cases, paid_out, note)))
    return Table(
        "manfaat",
        f"Manfaat menurut program, {reading.period}",
        DataTable(BENEFIT_COLUMNS, tuple(rows)),
        empty="Belum ada data manfaat untuk periode ini.",
    )


def _worth(reading: PackReading) -> list[str]:
    """What one death is worth, part by part, with its legal basis."""
    parts = parts_in_force(amounts(), Programme.JKM, reading.month)
    total = worth_of_a_case(parts)
    if total is None:
        return []
    named = listed([f"{part.part.lower()} {rupiah(part.rupiah)}" for part in parts])
    return [f"Manfaat JKM seluruhnya {rupiah(total)}: {named} ({parts[0].legal_basis.rstrip('.')})."]


def _handed_over(reading: PackReading) -> list[str]:
    meeting = reading.pack.meeting
    if meeting is None:
        return []
    return [
        f"Diserahkan pada rapat: {row.programme} untuk {count(row.cases)} penerima"
        + (f", {rupiah(row.rupiah)}." if row.rupiah is not None else ".")
        for row in meeting.handovers.order_by("pk")
    ]


def regulations(reading: PackReading) -> Section:
    table = regulation_table(reading)
    own = _regulations(reading)
    without = [area.name for area in reading.areas if not any(row.area == area and is_binding(row) for row in own)]
    who = reading.area.official_name if reading.is_single else f"{len(without)} dari {len(reading.areas)} wilayah"
    if without:
        first = f"{who} belum mempunyai Perda, peraturan kepala daerah, atau SE yang tercatat terbit."
    elif reading.is_single:
        first = f"{who} mempunyai Perda, peraturan kepala daerah, atau SE yang berlaku."
    else:
        first = "Setiap wilayah mempunyai Perda, peraturan kepala daerah, atau SE yang berlaku."
    under_way = sum(row.is_under_way for row in own)
    sentences = (first, *([f"{under_way} regulasi dalam usulan atau pembahasan."] if under_way else []))
    about = ("tentang",) if reading.is_single else ()
    shown = for_a_slide(table, "wilayah", "jenis", "nomor", *about, "status", "waktu")
    missing = () if reading.is_single or not without else (f"Belum: {listed(without)}.",)
    slide = Slide(first.rstrip("."), (*missing, *sentences[1:]), shown)
    return Section("regulasi", "Regulasi", (Words(sentences), table), (slide,), notes=sentences)


def _regulations(reading: PackReading) -> list[Regulation]:
    wanted = {area.slug for area in reading.areas}
    found = regulations_of(reading.whole.places, as_of=reading.pack.as_of)
    return [row for row in found if row.area.slug in wanted or row.is_of_scope]


def regulation_table(reading: PackReading) -> Table:
    rows = tuple(
        Row(
            (
                row.area.official_name,
                row.instrument.label,
                (row.issued.number if row.issued else "") or "–",
                row.about + ("" if row.verified else " (belum diverifikasi)"),
                row.stage.label,
                row.steps[-1].when,
                row.group_names or "–",
            )
        )
        for row in _regulations(reading)
    )
    return Table(
        "regulasi", "Status regulasi", DataTable(REGULATION_COLUMNS, rows), empty="Belum ada regulasi yang tercatat."
    )


def obstacles(reading: PackReading) -> Section | None:
    """As the meeting named them; a pack without a meeting has none to tell."""
    meeting = reading.pack.meeting
    lines = tuple(line for line in meeting.obstacles.splitlines() if line.strip()) if meeting else ()
    if not lines:
        return None
    slide = Slide(f"{count(len(lines))} kendala dicatat dalam rapat", lines)
    return Section("kendala", "Kendala", (Words(lines, listed=True),), (slide,), notes=lines)


def recommendations(reading: PackReading) -> Section:
    """What people answered to the proposals of the meeting; without a meeting, what the rules propose."""
    meeting = reading.pack.meeting
    title = "Rekomendasi"
    rows: tuple[Row, ...]
    if meeting is not None and (answers := answers_of(meeting, reading.pack.as_of)):
        rows = tuple(
            Row(
                (
                    answer.words or answer.proposal,
                    answer.outcome.label + (f": {answer.reason}" if answer.reason else ""),
                    _evidence(answer.figures),
                )
            )
            for answer in answers.values()
        )
        words: tuple[str, ...] = (
            f"{len(rows)} usulan dibahas dalam rapat {day_in_words(meeting.day)}{_by_release(meeting)}.",
        )
        said = tuple(answer.words for answer in answers.values() if answer.words)
    else:
        proposals = _proposals(reading)
        rows = tuple(Row((row.sentence, PROPOSED, _evidence(row.figures))) for row in proposals)
        words = (
            ("Usulan berikut disusun menurut aturan dari angka rilis; keputusan diambil dalam rapat.",) if rows else ()
        )
        said = tuple(row.sentence for row in proposals)
    table = Table(
        "rekomendasi",
        "Rekomendasi dan dasarnya",
        DataTable(RECOMMENDATION_COLUMNS, rows),
        empty="Tidak ada usulan dari angka rilis ini.",
    )
    slide = _recommendation_slide(reading, table, said)
    return Section("rekomendasi", title, (Words(words), table), (slide,), notes=said)


def _recommendation_slide(reading: PackReading, table: Table, said: tuple[str, ...]) -> Slide:
    """With what the meeting decided; before a meeting only what is proposed."""
    number = len(table.table.rows)
    if not number:
        own = "Rapat dapat merumuskan rekomendasinya sendiri."
        if reading.has_code:
            return Slide(table.empty.rstrip("."), (own,), notes=(table.empty, own))
        where = ("Lihat paket masing-masing wilayah.", own)
        return Slide("Rekomendasi disusun untuk setiap kabupaten/kota", where, notes=where)
    if any(row.cells[1] != PROPOSED for row in table.table.rows):
        agreed = f"{len(said)} dari {number} usulan menjadi rekomendasi rapat"
        return Slide(agreed, (), for_a_slide(table, "rekomendasi", "keputusan"))
    return Slide(f"{number} usulan dari angka rilis, untuk diputuskan rapat", said)


def _proposals(reading: PackReading) -> list[Proposal]:
    facts = facts_of(reading.release, reading.area.kemendagri_code) if reading.has_code else None
    return propose(facts) if facts else []


def _evidence(figures: Sequence[Evidence]) -> str:
    return "; ".join(f"{figure.name}: {figure.words}" for figure in figures) or "–"


def _by_release(meeting: Meeting) -> str:
    """What the meeting looked at, which may be an earlier release than that of the pack."""
    return f" menurut rilis {meeting.release.label}" if meeting.release else ""


def signing(reading: PackReading) -> Section:
    """Berita acara: names from the meeting, never invented."""
    meeting = reading.pack.meeting
    agreed: tuple[str, ...] = ()
    if meeting is None:
        place = "……………………, ……………………"
        signatories = (
            Signatory("Pemerintah daerah", "Sekretaris Daerah"),
            Signatory("BPJS Ketenagakerjaan", "Kepala Cabang"),
        )
        intro = f"Pada hari ini dibahas cakupan UCJ {reading.area.official_name} menurut rilis {reading.release.label}."
    else:
        place = f"{meeting.place}, {day_in_words(meeting.day)}"
        agreed = tuple(line for line in meeting.decisions.splitlines() if line.strip())
        signatories = (
            Signatory("Pemerintah daerah", meeting.secretary_title, meeting.secretary_name),
            Signatory("BPJS Ketenagakerjaan", meeting.branch_title, meeting.branch_name),
        )
        intro = (
            f"Pada {day_in_words(meeting.day)} di {meeting.place} telah diadakan {meeting.title}, dipimpin"
            f" {meeting.chair}, yang membahas cakupan UCJ {reading.area.official_name}{_by_release(meeting)}."
        )
    words = (Words((intro,)), *((Words(agreed, listed=True),) if agreed else ()))
    return Section("berita-acara", "Berita acara", (*words, Signatures(place, signatories, witnesses=4)))
