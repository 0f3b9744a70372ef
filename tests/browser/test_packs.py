"""From the page of an area to the files in hand, with a worker of its own; and the way of the guide for administrators.

GUIDE_PICTURES names the folder that keeps the pictures, as for the other guides.
"""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import copy_example
from tests.browser.guides import ROOT, Album
from tests.browser.pages import DESK, PHONE
from tests.browser.test_every_page import faults, foreign_words
from tests.browser.visiting import Visit

Visiting = Callable[[str, str], Visit]
A_WHOLE_PACK = 90_000


@pytest.fixture(scope="module")
def monev_site(
    served: Callable[[Path], AbstractContextManager[str]],
    environment: Mapping[str, str],
    django_db_setup: None,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """A copy of the example with a worker that writes packs."""
    database = tmp_path_factory.mktemp("monev") / "monev.sqlite3"
    copy_example(database)
    surroundings = {
        **environment,
        "PYTHONPATH": os.pathsep.join([environment["PYTHONPATH"], str(ROOT)]),
        "DATABASE_URL": f"sqlite:///{database}",
    }
    worker = subprocess.Popen([sys.executable, "manage.py", "qcluster"], cwd=ROOT, env=surroundings)
    try:
        with served(database) as address:
            yield address
    finally:
        worker.terminate()
        worker.wait(timeout=30)


@pytest.fixture
def visit_monev(chromium: Browser, monev_site: str) -> Iterator[Visiting]:
    visits: list[Visit] = []

    def start(username: str, path: str, **how: object) -> Visit:
        visits.append(Visit(chromium, monev_site, **how))
        visits[-1].sign_in(username, path)
        return visits[-1]

    yield start
    for visited in visits:
        visited.leave()


def test_a_pack_is_three_clicks_away_from_the_page_of_an_area(visit_monev: Visiting, tmp_path: Path) -> None:
    visited = visit_monev("pembaca", "/wilayah/lampung-tengah/")
    page = visited.page
    visited.follow(page.get_by_role("link", name="Paket monev"))
    visited.press("Buat paket")
    whole = page.get_by_role("link", name="Unduh semua (ZIP)")
    whole.wait_for(timeout=A_WHOLE_PACK)
    with page.expect_download() as download:
        whole.click()
    archive = tmp_path / "paket.zip"
    download.value.save_as(archive)
    with zipfile.ZipFile(archive) as files:
        endings = sorted(name.rpartition(".")[2] for name in files.namelist())
    assert endings == ["docx", "json", "pdf", "pptx", "xlsx", "zip"]
    assert visited.barriers() == []
    assert visited.complaints == []


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("path", ["/monev/paket/", "/monev/paket/buat/", "/monev/periksa-berkas/"])
def test_a_page_fits_stays_quiet_and_speaks_indonesian(visit_monev: Visiting, path: str, width: int) -> None:
    visited = visit_monev("pembaca", path)
    assert foreign_words(visited) == []
    assert faults(visited, [(width, False), (width, True)]) == []


def test_without_a_script_the_page_of_a_pack_leads_on(chromium: Browser, monev_site: str) -> None:
    visited = Visit(chromium, monev_site, without_script=True)
    visited.sign_in("pembaca", "/monev/paket/buat/?wilayah=metro")
    visited.press("Buat paket")
    page = visited.page
    for _ in range(60):
        if page.get_by_role("link", name="Unduh semua (ZIP)").count():
            break
        page.wait_for_timeout(1000)
        visited.follow(page.get_by_role("link", name="Lihat kemajuan"))
    assert page.get_by_text("5 dari 5 berkas selesai").is_visible()
    visited.leave()


def test_an_administrator_finds_what_the_guide_says(visit_monev: Visiting, tmp_path: Path) -> None:
    album = Album(Path(os.environ.get("GUIDE_PICTURES") or tmp_path))
    visited = visit_monev("admin", "/wilayah/lampung-tengah/")
    page = visited.page
    visited.open_all_details()
    album.look(page)
    visited.open("/monev/")
    album.look(page)
    visited.follow(page.get_by_role("link", name="Catat rapat"))
    _fill_in_a_meeting(visited)
    album.take(page, "admin-rapat", height=1000, start="section[aria-labelledby=janji]")
    visited.follow(page.get_by_role("button", name="Simpan konsep").first)
    album.look(page)
    draft = page.url.removeprefix(visited.site)
    visited.follow(page.get_by_role("link", name="Rekomendasi rapat ini"))
    page.locator("details.facts").first.evaluate("part => { part.open = true }")
    album.take(page, "admin-rekomendasi", height=900, start="h1")
    visited.press("Terima usulan 1")
    visited.open(draft)
    visited.press("Sahkan notula")
    assert page.get_by_text("Notula disahkan:").is_visible()
    album.look(page)
    visited.open("/monev/tindak-lanjut/2/")
    album.take(page, "admin-tindak-lanjut", height=900, start="h1")
    for path in ("/monev/regulasi/", "/monev/manfaat/"):
        visited.open(path)
        album.look(page)
    visited.open("/monev/paket/buat/?wilayah=lampung-tengah")
    album.take(page, "admin-paket", height=1000, start="h1")
    visited.press("Buat paket")
    page.get_by_role("link", name="Unduh semua (ZIP)").wait_for(timeout=A_WHOLE_PACK)
    album.take(page, "admin-berkas", height=700, start="h1")
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF", exact=True).click()
    kept = tmp_path / download.value.suggested_filename
    download.value.save_as(kept)
    visited.open("/monev/periksa-berkas/")
    page.get_by_label("Berkas").set_input_files(kept)
    visited.press("Periksa")
    assert page.get_by_text("Sama dengan yang dibuat").is_visible()
    album.take(page, "admin-periksa", height=600, start="h1")
    visited.open("/terbitkan/")
    album.look(page)
    assert visited.complaints == []
    album.check("admin.md")


def _fill_in_a_meeting(visited: Visit) -> None:
    page = visited.page
    page.get_by_label("Judul", exact=True).fill("Monev UCJ triwulan IV 2026")
    page.get_by_label("Wilayah", exact=True).select_option(label="Kabupaten Lampung Tengah")
    page.get_by_label("Tanggal", exact=True).fill("2026-11-24")
    page.get_by_label("Tempat", exact=True).fill("Ruang rapat Sekretaris Daerah")
    page.get_by_label("Penyelenggara").fill("Pemkab Lampung Tengah bersama BPJS Ketenagakerjaan")
    page.get_by_label("Pimpinan rapat").fill("Sekretaris Daerah")
    page.get_by_label("Rilis yang dibahas").select_option(index=1)
    page.get_by_label("Kantor atau jabatan").first.fill("Dinas Ketenagakerjaan")
    page.get_by_label("Agenda").fill("Evaluasi capaian")
    page.get_by_label("Keputusan").fill("Menganggarkan iuran pekerja rentan")
    first = page.get_by_role("group", name="Tindak lanjut 1")
    first.get_by_label("Tindakan").fill("Menganggarkan iuran pekerja rentan dalam APBD 2027")
    first.get_by_label("Penanggung jawab").fill("Dinas Ketenagakerjaan")
    first.get_by_label("Kelompok pekerja").select_option(label="Pekerja rentan")
    first.get_by_label("Sasaran pekerja").fill("2.000")
    first.get_by_label("Tenggat").fill("2027-03-31")
