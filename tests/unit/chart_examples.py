"""Charts for the tests of coverage.charts: a trend with everything on it, a comparison, bars, a map."""

from dataclasses import replace
from fractions import Fraction

from coverage.charts.bands import category_bands
from coverage.charts.records import (
    AreaMap,
    Bar,
    BarChart,
    CategoryScale,
    Column,
    DataTable,
    LineChart,
    LineSeries,
    MapArea,
    Marker,
    Range,
    Row,
    StepLine,
    Tile,
    TileMap,
)
from periods.month import Month

HOSTILE = "<script>alert('x')</script>\x00\"&'"
CUTS = (Fraction(2608, 10_000), Fraction(3390, 10_000), Fraction(3911, 10_000))
MONTHS = tuple(Month(2023, 11).until(Month(2026, 10)))
NAMES = (
    "Lampung Tengah",
    "Bandar Lampung",
    "Metro",
    "Tulang Bawang Barat",
    "Pesisir Barat",
    "Lampung Selatan",
)
COLUMNS = (
    Column("month", "Bulan", "month"),
    Column("area", "Wilayah"),
    Column("participants", "Peserta", "count"),
    Column("coverage", "Cakupan", "percent"),
    Column("change", "Perubahan", "points"),
    Column("difference", "Selisih", "signed"),
)
TABLE = DataTable(
    COLUMNS,
    (
        Row((Month(2026, 9), "Lampung Tengah", 98_690, Fraction(26412, 100_000), Fraction(4, 1000), -12)),
        Row((Month(2026, 10), "Metro", None, None, None, None), highlight=True, places=2),
    ),
)


def rates(last: float, step: float = 0.1) -> tuple[Fraction, ...]:
    """36 percentages that rise to ``last``."""
    return tuple(Fraction(round((last - step * (35 - index)) * 100), 10_000) for index in range(36))


def trend() -> LineChart:
    """36 months: two unknown in the middle, a new denominator in January 2025, the last two provisional."""
    values: list[Fraction | None] = list(rates(26.4))
    values[20] = values[21] = None
    target = tuple(Fraction(3262 if month < Month(2025, 1) else 3839, 10_000) for month in MONTHS)
    return LineChart(
        key="tren",
        title="Naik 1,5 poin dalam setahun",
        subtitle="Cakupan UCJ, persen pekerja eligible",
        summary="Cakupan naik menjadi 26,4%.",
        unit="percent",
        months=MONTHS,
        series=(LineSeries("Lampung Tengah", tuple(values), frozenset({34, 35})),),
        table=TABLE,
        targets=(StepLine("Target", target),),
        bands=category_bands(MONTHS, [CUTS] * 36),
        markers=(Marker(Month(2024, 9), Fraction(26, 100), "dipublikasikan 26%"),),
        breaks=((Month(2025, 1), "penyebut baru"),),
    )


def comparison(lasts: tuple[float, ...] = (26.4, 26.8, 26.5, 26.3, 26.45, 27.0)) -> LineChart:
    """Up to six areas whose lines end close together."""
    series = tuple(LineSeries(name, rates(last)) for name, last in zip(NAMES, lasts, strict=False))
    return replace(trend(), key="perbandingan", series=series, bands=(), markers=())


def bars(rows: int = 15) -> BarChart:
    """A ranking with a value over 100 %, an area without a report and two targets close together."""
    known = tuple(
        Bar(f"Tulang Bawang Barat {index}", Fraction(1130 - index * 30, 1000), category=4 if index < 20 else 1)
        for index in range(rows - 1)
    )
    first = replace(known[0], note="melebihi 100%, periksa penyebut", highlight=True, href="/a/")
    return BarChart(
        key="peringkat",
        title="Satu di atas 100%",
        subtitle="Cakupan",
        summary="Lima belas wilayah.",
        unit="percent",
        rows=(first, *known[1:], Bar("Metro", None, note="belum dilaporkan")),
        table=TABLE,
        targets=(("Target", Fraction(3839, 10_000)), ("Target provinsi", Fraction(3262, 10_000))),
    )


def tiles() -> TileMap:
    return TileMap(
        key="peta",
        title="Peta cakupan",
        subtitle="Oktober 2026",
        summary="Dua wilayah.",
        tiles=(
            Tile(0, 1, "Tubaba", "Tulang Bawang Barat", "26,4%", 2, "/tubaba/"),
            Tile(1, 0, "Mesuji", "Mesuji", "Belum", None, "/mesuji/"),
        ),
        legend=((1, "Sangat rendah"), (2, "Rendah"), (3, "Sedang"), (4, "Tinggi"), (None, "Belum dilaporkan")),
        scheme_note="Skema contoh, belum resmi.",
        table=TABLE,
    )


def rectangle(west: int, north: int, east: int, south: int) -> tuple[tuple[int, int], ...]:
    return (west, north), (west, south), (east, south), (east, north)


def areas() -> AreaMap:
    """Two wide areas, one of them with an island, two that are too small for their words, one without a report."""
    shapes = (
        (
            "Lamteng",
            "Kabupaten Lampung Tengah",
            "30,7%",
            2,
            (rectangle(0, 0, 1800, 1600), rectangle(100, 3700, 400, 3900)),
        ),
        ("Lamtim", "Kabupaten Lampung Timur", "19,7%", 1, (rectangle(1800, 0, 3900, 2400),)),
        ("Metro", "Kota Metro", "37,0%", 3, (rectangle(1600, 1600, 1800, 1800),)),
        ("B. Lampung", "Kota Bandar Lampung", "104,2%", 4, (rectangle(1300, 1600, 1500, 1800),)),
        ("Mesuji", "Kabupaten Mesuji", "Belum", None, (rectangle(1800, 2400, 3900, 3500),)),
    )
    return AreaMap(
        key="peta",
        title="1 sangat rendah",
        subtitle="Kategori cakupan",
        summary="Makin gelap makin tinggi.",
        size=(3900, 3900),
        areas=tuple(
            MapArea(short, name, value, category, rings, _middle(rings[0]), f"/{short.lower().replace(' ', '')}/")
            for short, name, value, category, rings in shapes
        ),
        legend=((1, "Sangat rendah"), (2, "Rendah"), (3, "Sedang"), (4, "Tinggi"), (None, "Belum dilaporkan")),
        scheme_note="Skema contoh, belum resmi.",
        note="Batas wilayah: BIG 2025. Lisensi: CC BY 4.0.",
        table=TABLE,
    )


def _middle(ring: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    return (ring[0][0] + ring[2][0]) // 2, (ring[0][1] + ring[2][1]) // 2


def scale() -> CategoryScale:
    return CategoryScale("skala", CUTS, Fraction(264, 1000), Fraction(3839, 10_000))


def fan() -> LineChart:
    """Workers of 24 months, the last two provisional, and the range of the 36 months after them."""
    months = tuple(Month(2024, 11).until(Month(2029, 10)))
    known = tuple(150_000 + 1_000 * index if index < 24 else None for index in range(60))
    start = 173_000
    ahead = [index - 23 if index >= 23 else None for index in range(60)]

    def line(step: int) -> tuple[int | None, ...]:
        return tuple(None if value is None else start + step * value for value in ahead)

    return LineChart(
        key="kapan",
        title="Target 2026 (45,53%) sekitar Agustus 2029 bila pola lama berlanjut",
        subtitle="Peserta aktif Kabupaten Lampung Tengah, orang",
        summary="Dalam 12 bulan peserta bertambah.",
        unit="count",
        months=months,
        series=(LineSeries("Lampung Tengah", known, provisional=frozenset({22, 23}), highlight=True),),
        targets=(
            StepLine("Target 2026 (45,53%)", tuple(205_000 if value is not None else None for value in ahead)),
            StepLine("Kategori sedang (33,90%)", tuple(185_000 if value is not None else None for value in ahead)),
        ),
        range=Range("Perkiraan", lower=line(600), middle=line(1_000), upper=line(1_400)),
        table=TABLE,
    )
