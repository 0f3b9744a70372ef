"""Documents for the tests of the writers: one with every kind of block, one whose every text is hostile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from fractions import Fraction
from itertools import count
from typing import Any

from coverage.charts.bands import category_bands
from coverage.charts.records import (
    Band,
    Bar,
    BarChart,
    Cell,
    Column,
    DataTable,
    Flag,
    LineChart,
    LineSeries,
    Row,
    StepLine,
)
from monev.document import (
    Cover,
    Document,
    Imprint,
    Indicator,
    Observation,
    Picture,
    Section,
    Sheet,
    Signatory,
    Signatures,
    Slide,
    Table,
    Words,
)
from periods.month import Month

CUTS = (Fraction(2608, 10_000), Fraction(3390, 10_000), Fraction(3911, 10_000))
TARGET = Fraction(4553, 10_000)
MONTHS = tuple(Month(2023, 11).until(Month(2026, 10)))
# Kemendagri code, name, participants, eligible workers; one area has not reported.
AREAS: tuple[tuple[str, str, int | None, int], ...] = (
    ("18.01", "Kabupaten Lampung Selatan", 132_605, 452_310),
    ("18.02", "Kabupaten Lampung Tengah", 164_124, 535_360),
    ("18.03", "Kabupaten Lampung Utara", 62_118, 228_470),
    ("18.04", "Kabupaten Lampung Barat", 29_877, 119_052),
    ("18.05", "Kabupaten Tulang Bawang", 47_305, 159_014),
    ("18.06", "Kabupaten Tanggamus", 71_420, 223_918),
    ("18.07", "Kabupaten Lampung Timur", 74_512, 378_140),
    ("18.08", "Kabupaten Way Kanan", 38_206, 171_225),
    ("18.09", "Kabupaten Pesawaran", 49_018, 171_903),
    ("18.10", "Kabupaten Pringsewu", 38_119, 152_406),
    ("18.11", "Kabupaten Mesuji", None, 84_510),
    ("18.12", "Kabupaten Tulang Bawang Barat", 32_470, 119_884),
    ("18.13", "Kabupaten Pesisir Barat", 6_048, 63_207),
    ("18.71", "Kota Bandar Lampung", 166_930, 409_377),
    ("18.72", "Kota Metro", 29_140, 71_205),
)
LONG = (
    "Dinas Tenaga Kerja bersama BPJS Ketenagakerjaan Cabang Lampung Tengah memadankan data pekerja rentan "
    "dengan DTSEN, mengusulkan iuran 5.000 pekerja dari DBH sawit tahun 2027, dan melaporkan hasilnya "
    "kepada Sekretaris Daerah paling lambat satu minggu sebelum monev berikutnya."
)


def example_document() -> Document:
    """A pack of the province for October 2026 with every kind of block in it."""
    return Document(
        stem="monev_provinsi-lampung_2026-10_rilis-1",
        cover=Cover(
            letterhead=(
                "PEMERINTAH PROVINSI LAMPUNG",
                "DINAS TENAGA KERJA",
                "Jalan Gatot Subroto Nomor 28, Bandar Lampung 35215",
            ),
            title="Laporan monitoring dan evaluasi jaminan sosial ketenagakerjaan",
            subtitle="Universal Coverage Jamsostek (UCJ) Provinsi Lampung, Oktober 2026",
            facts=(
                ("Wilayah", "Provinsi Lampung, 15 kabupaten/kota"),
                ("Periode", "Oktober 2026"),
                ("Rilis", "Rilis 2026-10.1, terbit 12 November 2026"),
                ("Data per", "31 Oktober 2026, 14 dari 15 kabupaten/kota melapor"),
                ("Dasar hitung", "domisili (NIK)"),
            ),
            legal_basis=(
                "Instruksi Presiden Nomor 2 Tahun 2021 tentang Optimalisasi Pelaksanaan Program Jaminan Sosial "
                "Ketenagakerjaan",
                "Surat Direktur Jenderal Bina Pembangunan Daerah Nomor 500.11.2/3377 (belum diverifikasi)",
            ),
        ),
        imprint=imprint(),
        sections=(_previous(), _achievement(), _areas(), _groups(), _agreed(), _annex()),
        sheets=(
            Sheet("Ringkasan", "Cakupan menurut kabupaten/kota", ("Empat belas dari 15 melapor.",), (area_table(),)),
            Sheet("Tren", "Tren 36 bulan", (), (trend_table(),), (Picture(trend()),)),
            Sheet("Kelompok", "Kelompok pekerja", (), (wide_table(), empty_table()), (Picture(bars()),)),
        ),
        observations=tuple(_observations()),
        indicators=(
            Indicator("cakupan", "Cakupan", "Peserta aktif dibagi pekerja eligible.", "persen", "Rilis 2026-10.1"),
            Indicator("peserta", "Peserta aktif", "Orang pada akhir bulan, tanpa rangkap.", "orang", "BPJS"),
            Indicator("iuran", "Iuran per bulan", "Tarif kali pekerja, dibiayai APBD.", "rupiah", "Rencana iuran"),
        ),
        day=date(2026, 11, 20),
    )


def imprint(**changed: Any) -> Imprint:
    facts: dict[str, Any] = {
        "house": "Dasbor UCJ Lampung",
        "scope": "Provinsi Lampung",
        "period": "Oktober 2026",
        "release": "Rilis 2026-10.1",
        "published": "12 November 2026",
        "status": "Angka sementara",
        "scheme": "Skema Batas cakupan tetap (contoh, belum resmi)",
        "source": "BPJS Ketenagakerjaan dan pemerintah daerah, diolah.",
        "address": "ucj.lampungprov.go.id/2026-10.1/",
        "as_of": "31 Oktober 2026",
        "at": datetime(2026, 11, 12, 2, 15, tzinfo=UTC),
        "example": True,
        "warnings": ("Data contoh: dibuat untuk mencoba sistem, bukan angka resmi.",),
    }
    return Imprint(**facts | changed)


def trend() -> LineChart:
    """36 months, two of them unknown, two provisional; target steps, category bands, a new denominator, an event."""
    values: list[Fraction | None] = [Fraction(2350 + index * 22, 10_000) for index in range(36)]
    values[20] = values[21] = None
    target = tuple({2023: Fraction(3262, 10_000), 2026: TARGET}.get(m.year, Fraction(3839, 10_000)) for m in MONTHS)
    rows = tuple(Row((month, value, goal)) for month, value, goal in zip(MONTHS, values, target, strict=True))
    return LineChart(
        key="tren",
        title="Cakupan naik 2,6 poin dalam setahun",
        subtitle="Cakupan UCJ Provinsi Lampung, persen pekerja eligible, November 2023 sampai Oktober 2026",
        summary="Cakupan naik dari 23,5% menjadi 31,2%; Juli dan Agustus 2025 belum ada data.",
        unit="percent",
        months=MONTHS,
        series=(LineSeries("Provinsi Lampung", tuple(values), frozenset({34, 35})),),
        table=DataTable(
            (
                Column("month", "Bulan", "month"),
                Column("coverage", "Cakupan", "percent"),
                Column("target", "Target", "percent"),
            ),
            rows,
        ),
        targets=(StepLine("Target", target),),
        bands=category_bands(MONTHS, [CUTS] * 36),
        breaks=((Month(2025, 1), "penyebut baru"),),
        flags=(Flag(Month(2025, 5), 1, "19 Mei 2025", "Monev bersama Pemerintah Kabupaten Lampung Tengah"),),
    )


def comparison() -> LineChart:
    """Four areas over a year; a chart of counts without target and bands."""
    months = MONTHS[-12:]
    names = ("Lampung Tengah", "Bandar Lampung", "Metro", "Tulang Bawang Barat")
    starts = (158_000, 161_500, 27_200, 30_100)
    series = tuple(
        LineSeries(name, tuple(start + 520 * index for index in range(12)), highlight=not number)
        for number, (name, start) in enumerate(zip(names, starts, strict=True))
    )
    return LineChart(
        key="peserta",
        title="Peserta bertambah di keempat wilayah",
        subtitle="Peserta aktif, orang, November 2025 sampai Oktober 2026",
        summary="Lampung Tengah bertambah 5.720 orang dalam 11 bulan.",
        unit="count",
        months=months,
        series=series,
        table=DataTable(
            (Column("month", "Bulan", "month"), *(Column(f"area_{n}", name, "count") for n, name in enumerate(names))),
            tuple(Row((month, *(line.values[i] for line in series))) for i, month in enumerate(months)),
        ),
    )


def bars() -> BarChart:
    """All areas in the colours of their categories, one of them without a report."""
    ranked = sorted(AREAS, key=lambda area: -_rate(area) if _rate(area) is not None else 1)  # type: ignore[operator]
    return BarChart(
        key="peringkat",
        title="Dua kota di atas 40%, Mesuji belum dilaporkan",
        subtitle="Cakupan UCJ menurut kabupaten/kota, persen pekerja eligible, Oktober 2026",
        summary="Kota Metro tertinggi dengan 40,9%, Kabupaten Pesisir Barat terendah dengan 9,6%.",
        unit="percent",
        rows=tuple(
            Bar(name, _rate(area), category=_category(area), note="belum dilaporkan" if area[2] is None else "")
            for area in ranked
            for name in [area[1].removeprefix("Kabupaten ").removeprefix("Kota ")]
        ),
        table=area_table().table,
        targets=(("Target 2026", TARGET),),
    )


def area_table() -> Table:
    """15 rows of all kinds of numbers, unknown ones among them."""
    columns = (
        Column("area", "Kabupaten/kota"),
        Column("participants", "Peserta aktif", "count"),
        Column("eligible", "Pekerja eligible", "count"),
        Column("coverage", "Cakupan", "percent"),
        Column("change", "Setahun", "points"),
        Column("gap", "Selisih ke target", "signed"),
    )
    return Table("kabupaten-kota", "Cakupan menurut kabupaten/kota", DataTable(columns, tuple(map(_area_row, AREAS))))


def wide_table() -> Table:
    """Eight columns with long words: wider than a page that stands upright."""
    columns = (
        Column("group", "Kelompok pekerja"),
        Column("segment", "Segmen"),
        Column("potential", "Potensi", "count"),
        Column("participants", "Terlindungi", "count"),
        Column("coverage", "Cakupan", "percent"),
        Column("contribution", "Iuran per bulan", "rupiah"),
        Column("funding", "Sumber dana"),
        Column("until", "Dibiayai sampai", "day"),
    )
    rows: tuple[tuple[Cell, ...], ...] = (
        (
            "Pegawai pemerintah non-ASN",
            "PU",
            3_210,
            3_210,
            Fraction(1),
            53_928_000,
            "APBD kabupaten",
            date(2026, 12, 31),
        ),
        (
            "Perangkat kampung dan anggota BPK",
            "PU",
            4_022,
            3_194,
            Fraction(3194, 4022),
            53_659_200,
            "APBKam",
            date(2026, 12, 31),
        ),
        ("Ketua RT/RW dan LKD", "BPU", 5_697, 1_265, Fraction(1265, 5697), 21_252_000, "APBD kabupaten", None),
        (
            "Kader kemasyarakatan (posyandu, KB, PKK)",
            "BPU",
            8_410,
            31,
            Fraction(31, 8410),
            520_800,
            "Mandiri",
            None,
        ),
        (
            "Pekebun sawit",
            "BPU",
            14_128,
            1_550,
            Fraction(1550, 14128),
            26_040_000,
            "DBH sawit 2026",
            date(2026, 12, 31),
        ),
        ("Penyelenggara pemilu ad hoc", "PU", None, None, None, None, "belum ada data", None),
        ("Pekerja rentan lain", "BPU", 89_678, 1_191, Fraction(1191, 89678), 20_008_800, "CSR dan Baznas", None),
    )
    return Table(
        "kelompok",
        "Kelompok pekerja: potensi, terlindungi, dan sumber dana",
        DataTable(columns, tuple(Row(cells, places=2 if cells[0] == "Pekerja rentan lain" else 1) for cells in rows)),
        note="Iuran JKK dan JKM penuh Rp16.800 per orang per bulan; keringanan tidak berlaku bagi dana APBD.",
    )


def empty_table() -> Table:
    columns = (Column("programme", "Program"), Column("cases", "Kasus", "count"), Column("amount", "Jumlah", "rupiah"))
    return Table("manfaat", "Manfaat yang dibayarkan", DataTable(columns, ()), empty="Belum ada data manfaat.")


def trend_table() -> Table:
    return Table("tren", "Tren 36 bulan", trend().table, note="Juli dan Agustus 2025: belum ada data.")


def _previous() -> Section:
    columns = (
        Column("number", "No.", "count"),
        Column("action", "Tindak lanjut"),
        Column("office", "Penanggung jawab"),
        Column("due", "Tenggat", "day"),
        Column("status", "Status"),
        Column("added", "Bertambah", "signed"),
    )
    rows = (
        Row(
            (
                1,
                "Mengimbau perusahaan mendaftarkan pekerjanya",
                "Dinas Tenaga Kerja",
                date(2025, 12, 31),
                "Selesai",
                719,
            )
        ),
        Row(
            (2, "Melengkapi data perangkat kampung", "Dinas PMK", date(2025, 12, 31), "Terlambat", None), highlight=True
        ),
        Row((3, LONG, "Dinas Tenaga Kerja dan Dinas Sosial", date(2026, 9, 30), "Berjalan", -12)),
    )
    return Section(
        key="tindak-lanjut",
        title="Tindak lanjut monev sebelumnya",
        blocks=(
            Words(("Monev terakhir: 19 Mei 2025 di ruang rapat Sekretaris Daerah. Dari tiga komitmen, satu selesai.",)),
            Table("komitmen", "Komitmen dan hasilnya", DataTable(columns, rows), note="Status per 20 November 2026."),
        ),
        slides=(
            Slide(
                "Satu dari tiga komitmen selesai, satu terlambat",
                ("Perangkat kampung: data belum lengkap",),
                Table("komitmen", "Komitmen dan hasilnya", DataTable(columns, rows)),
            ),
        ),
        notes=("Mulai dari yang dijanjikan pada 19 Mei 2025.",),
    )


def _achievement() -> Section:
    picture = Picture(trend(), note="Garis putus-putus: angka sementara. Penyebut baru sejak Januari 2025.")
    return Section(
        key="capaian",
        title="Capaian",
        blocks=(
            Words(
                (
                    "Cakupan Provinsi Lampung 31,2%, kategori rendah menurut skema contoh; target 2026 sebesar 45,53%.",
                    "Kurang 456.078 pekerja ke target. Laju 12 bulan terakhir 5.720 orang per bulan.",
                    LONG,
                )
            ),
            picture,
            Words(
                (
                    "Peserta bertambah 68.640 orang dalam setahun.",
                    "Penyebut tetap sejak Januari 2025.",
                    "Juli dan Agustus 2025 belum ada data.",
                ),
                listed=True,
            ),
            Picture(comparison()),
        ),
        slides=(Slide("Cakupan naik 2,6 poin dalam setahun", ("Kurang 456.078 pekerja ke target 2026",), picture),),
        notes=("Cakupan 31,2% dari pekerja eligible di 14 kabupaten/kota yang melapor.",),
    )


def _areas() -> Section:
    return Section(
        key="wilayah",
        title="Menurut kabupaten/kota",
        blocks=(Picture(bars(), note="Mesuji tidak diperingkat karena belum dilaporkan."), area_table()),
        slides=(Slide("Dua kota di atas 40%, Pesisir Barat di bawah 10%", (), Picture(bars())),),
        notes=("Metro dan Bandar Lampung tertinggi.", "Mesuji belum melapor."),
    )


def _groups() -> Section:
    return Section(
        key="kelompok",
        title="Kelompok pekerja dan sumber dana",
        blocks=(Words(("Kelompok terbesar yang belum terlindungi: pekerja rentan.",)), wide_table(), empty_table()),
        slides=(Slide("Pekerja rentan: 88.487 belum terlindungi", ("Non-ASN sudah 100%, dijaga",), wide_table()),),
    )


def _agreed() -> Section:
    return Section(
        key="kesepakatan",
        title="Kesepakatan",
        blocks=(
            Words(("Para pihak menyepakati rencana tindak lanjut di atas.",)),
            Signatures(
                "Gunung Sugih, 20 November 2026",
                (
                    Signatory("Pemerintah Kabupaten Lampung Tengah", "Sekretaris Daerah"),
                    Signatory("BPJS Ketenagakerjaan", "Kepala Cabang Lampung Tengah", "Rina Contoh"),
                ),
                witnesses=4,
            ),
        ),
    )


def _annex() -> Section:
    columns = (
        Column("month", "Bulan", "month"),
        Column("area", "Wilayah"),
        Column("participants", "Peserta aktif", "count"),
        Column("change", "Perubahan", "points"),
    )
    rows = tuple(
        Row((month, area[1], area[2], Fraction(index - 20, 1000) if area[2] else None))
        for month in MONTHS[-4:]
        for index, area in enumerate(AREAS)
    )
    return Section(
        key="lampiran",
        title="Lampiran: peserta menurut bulan dan wilayah",
        blocks=(Table("rincian", "Peserta empat bulan terakhir", DataTable(columns, rows)), trend_table()),
        annex=True,
    )


def _rate(area: tuple[str, str, int | None, int]) -> Fraction | None:
    return None if area[2] is None else Fraction(area[2], area[3])


def _category(area: tuple[str, str, int | None, int]) -> int | None:
    rate = _rate(area)
    return None if rate is None else 1 + sum(rate >= cut for cut in CUTS)


def _area_row(area: tuple[str, str, int | None, int]) -> Row:
    _, name, participants, eligible = area
    rate = _rate(area)
    if rate is None or participants is None:
        return Row((name, None, eligible, None, None, None))
    gap = participants - round(TARGET * eligible)
    return Row((name, participants, eligible, rate, rate / 20 - Fraction(1, 200), gap), highlight=name == "Kota Metro")


def _observations() -> Iterator[Observation]:
    for month in MONTHS[-3:]:
        for area in AREAS:
            code, name, participants, _ = area
            rate = _rate(area)
            share = None if rate is None else f"{float(rate * 100):.4f}"
            number = None if participants is None else str(participants)
            status, source = "sementara", "Rilis 2026-10.1"
            yield Observation("peserta", code, name, str(month), "", "", "", number, "orang", status, source)
            yield Observation("cakupan", code, name, str(month), "", "", "", share, "persen", status, source)
            yield Observation("perubahan", code, name, str(month), "BPU", "", "JKK", "-0.4", "poin", status, source)


# What people type, by mistake or on purpose; a running number behind each tells the fields apart.
HOSTILE = (
    "=1+1",
    '#panic() #read("/etc/passwd") \\',
    "<script>alert(1)</script>",
    "{{ 7*7 }} {% debug %}",
    "kanan \u202eke kiri\u202c",
    "&amp; & < > \" '",
    "$x$ @label <label> ~ `raw`",
    "*bold* _miring_ = judul - butir",
    "W" * 500,
    "😀 👩‍🌾",
    "nol\x00 bel\x07 esc\x1b ff\x0c bom\ufffe",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "baris satu\nbaris dua\ttab",
    "]]> %s %(x)s ${x} \\u0041 _x0041_",
)


def hostile_document() -> Document:
    """The example, every text of which people could have typed replaced by a hostile one."""
    numbers = count()

    def worse(text: str) -> str:
        number = next(numbers)
        return f"{HOSTILE[number % len(HOSTILE)]} {number}" if text else text

    document = example_document()
    hostile = _with_texts(document, worse)
    assert isinstance(hostile, Document)
    return replace(hostile, stem=document.stem)


# What the application itself writes: keys, codes, machine-readable numbers; the names of categories too.
_OWN = {"key", "kind", "href", "stem", "region_code", "period", "value", "indicator"}


def _with_texts(value: Any, change: Any) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_with_texts(inner, change) for inner in value)
    if not is_dataclass(value) or isinstance(value, type | Month | Band):
        return value
    own = _OWN | ({"unit"} if isinstance(value, LineChart | BarChart) else set())
    if isinstance(value, Imprint):
        own = own - {"period"}
    changed = {
        field.name: _with_texts(getattr(value, field.name), change) for field in fields(value) if field.name not in own
    }
    return replace(value, **changed)
