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
SHARED = ("perbandingan", "angka-publikasi", "metodologi")

PAGES = [
    "/",
    "/rilis/",
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
    "/perbandingan/?wilayah=mesuji&wilayah=way-kanan",
    "/?sort=-rate",
]

REGENCY_CHARTS = ("tren", "segmen", "kelompok", "program", "peringkat")
DISTANCE_CHARTS = ("jarak", "belum-terlindungi", "kapan")
CHARTS = [
    *(f"/{PINNED}/lampung-tengah/{chart}" for chart in REGENCY_CHARTS),
    *(f"/{PINNED}/provinsi-lampung/{chart}" for chart in ("tren", "peta")),
    f"/{PINNED}/perbandingan/perbandingan",
    *(f"/2024-07.1/way-kanan/{chart}" for chart in REGENCY_CHARTS),
    f"/{PINNED}/mesuji/kelompok",
    *(f"/{PINNED}/{place}/{chart}" for place in ("lampung-tengah", "provinsi-lampung") for chart in DISTANCE_CHARTS),
    *(f"/2024-07.1/way-kanan/{chart}" for chart in DISTANCE_CHARTS[:2]),
]
LISTINGS = [f"/{PINNED}/lampung-tengah/usaha", f"/{PINNED}/pesisir-barat/usaha", f"/{PINNED}/provinsi-lampung/wilayah"]
FORMS = ("svg", "xlsx", "csv", "excel.csv", "json")
FILES = [
    *(f"{chart}.{form}" for chart in CHARTS for form in FORMS),
    *(f"{listing}.{form}" for listing in LISTINGS for form in ("xlsx", "csv", "excel.csv")),
]
