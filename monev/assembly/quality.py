"""How sure the figures are, and what was corrected in the period."""

from __future__ import annotations

from coverage import narrative
from coverage.charts.records import Column, DataTable, Row
from coverage.models import Release
from coverage.selectors import trust_of
from monev.assembly.reading import PackReading
from monev.document import Section, Slide, Table, Words
from periods import clock

TRUST_COLUMNS = (
    Column("wilayah", "Kabupaten/kota"),
    Column("nilai", "Nilai"),
    *(Column(str(check), question) for check, question in narrative.QUESTIONS.items()),
)
CHECK_COLUMNS = (Column("pemeriksaan", "Pemeriksaan"), Column("jawaban", "Jawaban"), Column("bukti", "Bukti"))
REVISION_COLUMNS = (
    Column("rilis", "Rilis"),
    Column("bulan", "Bulan data", "month"),
    Column("terbit", "Terbit", "day"),
    Column("jenis", "Jenis"),
    Column("status", "Status"),
    Column("catatan", "Catatan"),
)


def quality(reading: PackReading) -> Section:
    trusts, revisions = trust_table(reading), revision_table(reading)
    sentence = (
        narrative.trusted_areas(list(trust_of(reading.release, reading.stand.places).values()))
        if not reading.is_single
        else f"Kepercayaan data: {_graded(narrative.trust_words(reading.regency.trust))}"
    )
    corrected = sum(release.number > 1 for release in releases_of(reading))
    told = (
        f"{corrected} rilis dalam periode ini menggantikan rilis sebelumnya."
        if corrected
        else "Tidak ada rilis dalam periode ini yang menggantikan rilis sebelumnya."
    )
    status = "Angka rilis ini masih sementara." if reading.provisional else "Angka rilis ini final."
    sentences = (sentence, told, status)
    slide = Slide(sentence.rstrip("."), (told, status), _checks(reading) if reading.is_single else _doubts(reading))
    return Section("mutu", "Mutu data dan revisi", (Words(sentences), trusts, revisions), (slide,), notes=sentences)


def _checks(reading: PackReading) -> Table:
    """The checks of a single area below each other, with what proves them."""
    said = narrative.trust_words(reading.regency.trust)
    rows = tuple(Row((line.question, line.answer, line.detail)) for line in said.lines)
    return Table("kepercayaan", f"Kepercayaan data, {reading.month.words}", DataTable(CHECK_COLUMNS, rows))


def _doubts(reading: PackReading) -> Table | None:
    """Of several areas those whose figure did not pass every check, and which."""
    trusts = trust_of(reading.release, reading.stand.places)
    rows = tuple(
        Row((area.official_name, narrative.trust_words(trusts[area.slug]).summary))
        for area in reading.areas
        if not all(trusts[area.slug].answers.values())
    )
    table = DataTable((TRUST_COLUMNS[0], Column("penilaian", "Penilaian")), rows)
    return Table("kepercayaan", f"Belum lulus semua pemeriksaan, {reading.month.words}", table) if rows else None


def _graded(said: narrative.TrustWords) -> str:
    """``nilai A, 4 dari 4 pemeriksaan terjawab ya.``, or why there is none."""
    if said.letter:
        return f"nilai {said.letter}, {said.verdict}"
    return said.verdict[0].lower() + said.verdict[1:]


def trust_table(reading: PackReading) -> Table:
    trusts = trust_of(reading.release, reading.stand.places)
    rows = []
    for area in reading.areas:
        said = narrative.trust_words(trusts[area.slug])
        answers = tuple(line.answer.lower() for line in said.lines)
        rows.append(Row((area.official_name, said.letter or "belum ada", *answers)))
    title = f"Kepercayaan data, {reading.month.words}"
    return Table("kepercayaan", title, DataTable(TRUST_COLUMNS, tuple(rows)))


def releases_of(reading: PackReading) -> list[Release]:
    """All numbers of the months of the period that were out when the pack was asked for, oldest first."""
    months = set(reading.months)
    return [release for release in reading.whole.known.releases if release.month in months]


def revision_table(reading: PackReading) -> Table:
    rows = tuple(
        Row(
            (
                release.label,
                release.month,
                clock.day_of(release.published_at),
                release.get_kind_display(),
                "sementara" if release.is_provisional else "final",
                release.note or "–",
            )
        )
        for release in releases_of(reading)
    )
    return Table("revisi", f"Rilis dalam periode {reading.period}", DataTable(REVISION_COLUMNS, rows))
