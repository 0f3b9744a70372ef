"""The addresses of the example installation that are read in these tests."""

from __future__ import annotations

LATEST, PINNED = "2026-10", "2026-10.1"
# Superseded, its successor, a month with a missing area, the first month, the month of the new denominator.
EDITIONS = (LATEST, PINNED, "2024-05.1", "2024-05.2", "2024-07", "2023-11", "2025-01.1")
SLUGS = (
    *("lampung-selatan", "lampung-tengah", "lampung-utara", "lampung-barat", "tulang-bawang", "tanggamus"),
    *("lampung-timur", "way-kanan", "pesawaran", "pringsewu", "mesuji", "tulang-bawang-barat", "pesisir-barat"),
    *("bandar-lampung", "metro"),
)
SHARED = ("perbandingan", "angka-publikasi", "metodologi", "peristiwa")
SIDE_BY_SIDE = ("peringkat", "jarak", "bulan", "panel")

# Two lines: one paid by the regency, one by the workers themselves.
PLAN = (
    "?kelompok1=pekerja-rentan&pekerja1=1000&mulai1=2026-11&bulan1=6&dana1=apbd"
    "&kelompok2=mandiri&pekerja2=500&mulai2=2026-11&bulan2=12&dana2=mandiri&sektor2=transportasi&program2=JHT"
)

PAGES = [
    "/",
    "/rilis/",
    "/cari/",
    *(f"/cari/?q={words}" for words in ("lamteng", "lampung", "rencana+iuran", "24%2C86", "760.468", "1802", "zzzz")),
    *(f"/{page}/" for page in SHARED),
    *(f"/wilayah/{slug}/" for slug in SLUGS),
    *(f"/{edition}/" for edition in EDITIONS),
    *(f"/{edition}/{page}/" for edition in EDITIONS for page in SHARED),
    *(f"/{LATEST}/{slug}/" for slug in SLUGS),
    *(f"/{edition}/{slug}/" for edition in EDITIONS[1:] for slug in ("way-kanan", "tulang-bawang-barat")),
    *(f"/rilis/{edition}/" for edition in (PINNED, "2024-05.1", "2024-05.2", "2026-03.2", "2023-11.1")),
    *(
        f"/asal/{edition}/{slug}/"
        for edition in (PINNED, "2024-07.1")
        for slug in ("provinsi-lampung", "way-kanan", "mesuji")
    ),
    *(f"/{edition}/{place}/jarak/" for edition in EDITIONS for place in ("provinsi-lampung", "way-kanan")),
    *(f"/{LATEST}/{slug}/jarak/" for slug in ("lampung-tengah", "mesuji", "bandar-lampung")),
    *(f"/{edition}/{slug}/perubahan/" for edition in EDITIONS for slug in ("provinsi-lampung", "way-kanan", "mesuji")),
    f"/{PINNED}/lampung-tengah/perubahan/?dari=2025-10",
    f"/{PINNED}/lampung-tengah/perubahan/?dari=2024-09",
    "/2026-03.2/tanggamus/perubahan/?dari=2026-03.1",
    "/peristiwa/?wilayah=lampung-tengah&jenis=lainnya",
    "/perbandingan/?wilayah=mesuji&wilayah=way-kanan",
    *(f"/perbandingan/{view}/" for view in SIDE_BY_SIDE),
    *(f"/{edition}/perbandingan/{view}/" for edition in (PINNED, "2024-07.1", "2023-11") for view in SIDE_BY_SIDE),
    "/perbandingan/peringkat/?urut=belum-terlindungi&kelompok=kantor&banding=desember",
    "/2026-09/perbandingan/peringkat/?urut=perubahan&kelompok=jenis&banding=2025-01",
    "/perbandingan/peringkat/?urut=jarak&kelompok=bpu",
    "/perbandingan/jarak/?ukuran=poin",
    "/perbandingan/bulan/?urut=nama&rentang=12",
    *(f"/{edition}/{slug}/rencana-iuran/" for edition in EDITIONS[:3] for slug in ("way-kanan", "mesuji")),
    *(f"/{edition}/{slug}/rencana-iuran/{PLAN}" for edition in EDITIONS[:3] for slug in ("way-kanan", "mesuji")),
    "/?sort=-rate",
]

DISTANCE_CHARTS = ("jarak", "belum-terlindungi", "kapan")
REGENCY_CHARTS = ("tren", "segmen", "kelompok", "program", "peringkat", "sebanding")
CHANGE_CHARTS = ("sebab", "sebab-kelompok")
CHARTS = [
    *(f"/{PINNED}/lampung-tengah/{chart}" for chart in REGENCY_CHARTS),
    *(f"/{PINNED}/provinsi-lampung/{chart}" for chart in ("tren", "peta")),
    f"/{PINNED}/perbandingan/perbandingan",
    f"/{PINNED}/perbandingan/jarak",
    *(f"/2024-07.1/way-kanan/{chart}" for chart in REGENCY_CHARTS),
    f"/{PINNED}/mesuji/kelompok",
    *(f"/{PINNED}/{place}/{chart}" for place in ("lampung-tengah", "provinsi-lampung") for chart in CHANGE_CHARTS),
    *(f"/{PINNED}/{place}/{chart}" for place in ("lampung-tengah", "provinsi-lampung") for chart in DISTANCE_CHARTS),
    *(f"/2024-07.1/way-kanan/{chart}" for chart in DISTANCE_CHARTS[:2]),
]
LISTINGS = [f"/{PINNED}/lampung-tengah/usaha", f"/{PINNED}/pesisir-barat/usaha", f"/{PINNED}/provinsi-lampung/wilayah"]
LISTINGS += [f"/{PINNED}/perbandingan/{table}" for table in ("peringkat", "bulan")]
FORMS = ("svg", "xlsx", "csv", "excel.csv", "json")
FILES = [
    *(f"{chart}.{form}" for chart in CHARTS for form in FORMS),
    *(f"{listing}.{form}" for listing in LISTINGS for form in ("xlsx", "csv", "excel.csv")),
]
