"""The pages of the example, one of each kind and the odd ones."""

OVERVIEW = "/"
REGENCY = "/wilayah/lampung-tengah/"
LATE_REGENCY = "/2026-10/mesuji/"  # did not report this month
PLAN = (
    "/2026-10/lampung-tengah/rencana-iuran/?kelompok1=pekerja-rentan&pekerja1=10000&mulai1=2026-11&bulan1=6&dana1=apbd"
    "&kelompok2=mandiri&pekerja2=5000&mulai2=2026-11&bulan2=6&dana2=mandiri&sektor2=lain"
)
SUPERSEDED = "/2026-08.1/tulang-bawang-barat/"  # reported after this release, which 2026-08.2 replaced
DISTANCE = "/2026-10/lampung-tengah/jarak/"
PROVINCE_DISTANCE = "/2026-10/provinsi-lampung/jarak/"
LATE_DISTANCE = "/2026-10/mesuji/jarak/"  # nothing to measure from
COMPARISON = "/perbandingan/"
SIX = (
    COMPARISON
    + "?"
    + "&".join(
        f"wilayah={slug}"
        for slug in ("lampung-tengah", "bandar-lampung", "metro", "mesuji", "lampung-utara", "tanggamus")
    )
)
RANKING = COMPARISON + "peringkat/"
BY_OFFICE = RANKING + "?kelompok=kantor&banding=desember"
TARGET_DISTANCE = COMPARISON + "jarak/"
HEAT = COMPARISON + "bulan/"
PANELS = COMPARISON + "panel/"
CHANGE = "/2026-10/lampung-tengah/perubahan/"
CHANGE_ACROSS = "/2026-10/lampung-tengah/perubahan/?dari=2024-09"
PROVINCE_CHANGE = "/2026-10/provinsi-lampung/perubahan/?dari=2025-10"
EVENTS = "/peristiwa/"
PUBLISHED = "/angka-publikasi/"
METHOD = "/metodologi/"
RELEASES = "/rilis/"
SEARCH = "/cari/?q=lampung+iuran"
SEARCH_NUMBER = "/cari/?q=24%2C9"
SEARCH_NOTHING = "/cari/?q=jakarta"
UNKNOWN = "/wilayah/jakarta/"
LOGIN = "/masuk/"
ADMIN_LOGIN = "/admin/login/"

WITH_FIGURES = {
    "beranda": OVERVIEW,
    "wilayah": REGENCY,
    "wilayah yang belum melapor": LATE_REGENCY,
    "rilis yang digantikan": SUPERSEDED,
    "jarak": DISTANCE,
    "jarak provinsi": PROVINCE_DISTANCE,
    "jarak yang belum melapor": LATE_DISTANCE,
    "rencana iuran": PLAN,
    "perbandingan": COMPARISON,
    "perbandingan enam": SIX,
    "peringkat": RANKING,
    "peringkat menurut kantor": BY_OFFICE,
    "jarak ke target": TARGET_DISTANCE,
    "wilayah kali bulan": HEAT,
    "panel": PANELS,
    "mengapa berubah": CHANGE,
    "mengapa berubah, penyebut lain": CHANGE_ACROSS,
    "mengapa berubah, provinsi": PROVINCE_CHANGE,
    "peristiwa": EVENTS,
    "angka publikasi": PUBLISHED,
    "metodologi": METHOD,
    "riwayat rilis": RELEASES,
    "cari": SEARCH,
    "cari angka": SEARCH_NUMBER,
    "cari tanpa hasil": SEARCH_NOTHING,
}
RELEASE = "/rilis/2026-03.2/"
ORIGIN = "/asal/2026-10.1/lampung-tengah/"
PROVINCE_ORIGIN = "/asal/2026-10.1/provinsi-lampung/"
OF_A_RELEASE = {"rilis": RELEASE, "asal angka": ORIGIN, "asal angka provinsi": PROVINCE_ORIGIN}
OWN_PAGES = WITH_FIGURES | OF_A_RELEASE | {"tidak ditemukan": UNKNOWN, "masuk": LOGIN}
ALL_PAGES = OWN_PAGES | {"masuk admin": ADMIN_LOGIN}
EMPTY_PAGES = {
    "beranda": OVERVIEW,
    "wilayah": REGENCY,
    "perbandingan": COMPARISON,
    "peringkat": RANKING,
    "angka publikasi": PUBLISHED,
    "metodologi": METHOD,
    "peristiwa": EVENTS,
    "riwayat rilis": RELEASES,
    "bulan yang belum ada": "/2026-10/",
}
WITH_CHARTS = {
    "beranda": OVERVIEW,
    "wilayah": REGENCY,
    "wilayah yang belum melapor": LATE_REGENCY,
    "jarak": DISTANCE,
    "enam": SIX,
}

PHONE, TABLET, DESK = 360, 768, 1280
