"""Registers, drafts and packs of monev in Chromium: every page fits, is quiet and speaks Indonesian; buttons answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import copy_example
from tests.browser.desk import ROOT
from tests.browser.pages import PHONE
from tests.browser.test_every_page import faults, foreign_words
from tests.browser.visiting import Visit

VisitingMonev = Callable[..., Visit]

# What the example does not have: minutes that are not agreed, one with a release and one without, and a failed format.
LEFT_OPEN = """
import django
django.setup()
import json
from dataclasses import replace
from accounts.models import User
from monev.actions import record_meeting, request_pack
from monev.jobs import WRITERS, write_file
from monev.models import LocalRegulation, Meeting
from monev.selectors.minutes import minutes_of
from monev.vocabulary import Form, Span, Stage

def stumble(reading):
    raise ValueError("as the test wants it")

by = User.objects.get(username="penerbit")
last = Meeting.objects.order_by("-day", "-pk")[0]
minutes = minutes_of(last)
draft = record_meeting(minutes=replace(minutes, title="Konsep"), by=by)
nothing = {name: () for name in ("attendances", "handovers", "commitments")}
bare = record_meeting(minutes=replace(minutes, title="Konsep tanpa rilis", release=None, **nothing), by=by)
pack = request_pack(
    release=last.release, scope=last.release.scope, regions=[], span=Span.MONTH, meeting=None,
    forms=[Form.PDF, Form.CSV], by=by,
)
for file in pack.files.all():
    write_file(file.pk, {**WRITERS, Form.PDF: stumble})
steps = LocalRegulation.objects.filter(steps__stage=Stage.DRAFTED)
print(json.dumps({
    "agreed": last.pk,
    "draft": draft.pk,
    "bare": bare.pk,
    "pack": pack.pk,
    "under_way": steps.exclude(steps__stage=Stage.ISSUED)[0].pk,
    "revoked": LocalRegulation.objects.filter(steps__stage=Stage.REVOKED)[0].pk,
}))
"""

PAGES = {
    "regulasi": ("pembaca", "/monev/regulasi/"),
    "regulasi satu wilayah": ("penerbit", "/monev/regulasi/?wilayah=way-kanan"),
    "wilayah tanpa regulasi": ("penerbit", "/monev/regulasi/?wilayah=pesawaran"),
    "regulasi yang dibahas": ("penerbit", "/monev/regulasi/{under_way}/"),
    "regulasi yang dicabut": ("pembaca", "/monev/regulasi/{revoked}/"),
    "catat regulasi": ("penerbit", "/monev/regulasi/catat/?wilayah=metro"),
    "manfaat": ("pembaca", "/monev/manfaat/?wilayah=lampung-tengah&sampai=2026-10"),
    "manfaat yang belum dicatat": ("admin", "/monev/manfaat/?wilayah=mesuji&sampai=2026-10"),
    "catat manfaat": ("penerbit", "/monev/manfaat/lampung-tengah/2026-10/"),
    "konsep": ("penerbit", "/monev/rapat/{draft}/"),
    "konsep, untuk auditor": ("auditor", "/monev/rapat/{draft}/"),
    "ubah konsep": ("penerbit", "/monev/rapat/{draft}/ubah/"),
    "rekomendasi konsep": ("penerbit", "/monev/rapat/{draft}/rekomendasi/"),
    "rekomendasi tanpa rilis": ("penerbit", "/monev/rapat/{bare}/rekomendasi/"),
    "rekomendasi yang diputuskan": ("pembaca", "/monev/rapat/{agreed}/rekomendasi/"),
    "wilayah tanpa tindak lanjut": ("pembaca", "/monev/tindak-lanjut/?wilayah=metro"),
    "paket untuk rapat": ("penerbit", "/monev/paket/buat/?rapat={agreed}&wilayah=lampung-tengah"),
    "daftar paket": ("pembaca", "/monev/paket/"),
    "paket dengan format yang gagal": ("pembaca", "/monev/paket/{pack}/"),
    "periksa berkas, dari dalam": ("pembaca", "/monev/periksa-berkas/"),
    "periksa berkas": ("", "/monev/periksa-berkas/"),
}


@pytest.fixture(scope="module")
def monev_site(
    served: Callable[[Path], AbstractContextManager[str]],
    environment: Mapping[str, str],
    django_db_setup: None,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[str, dict[str, int]]]:
    """A copy of the example with what is left open, and the numbers of its records."""
    database = tmp_path_factory.mktemp("registers") / "registers.sqlite3"
    copy_example(database)
    paths = os.pathsep.join([environment["PYTHONPATH"], str(ROOT)])
    surroundings = {**environment, "PYTHONPATH": paths, "DATABASE_URL": f"sqlite:///{database}"}
    told = subprocess.run(
        [sys.executable, "-c", LEFT_OPEN], cwd=ROOT, env=surroundings, check=True, stdout=subprocess.PIPE, text=True
    )
    with served(database) as address:
        yield address, json.loads(told.stdout.splitlines()[-1])


@pytest.fixture
def visit_monev(chromium: Browser, monev_site: tuple[str, dict[str, int]]) -> Iterator[VisitingMonev]:
    visits: list[Visit] = []

    def start(username: str, path: str, **how: object) -> Visit:
        site, numbers = monev_site
        visits.append(Visit(chromium, site, **how))
        path = path.format_map(numbers)
        if username:
            visits[-1].sign_in(username, path)
        else:
            visits[-1].open(path)
        assert visits[-1].page.url == site + path
        return visits[-1]

    yield start
    for visited in visits:
        visited.leave()


@pytest.mark.parametrize(("person", "path"), PAGES.values(), ids=PAGES)
def test_a_page_fits_stays_quiet_and_speaks_indonesian(visit_monev: VisitingMonev, person: str, path: str) -> None:
    visited = visit_monev(person, path)
    assert foreign_words(visited) == []
    assert faults(visited) == []
    assert visited.page.locator("h1").count() == 1


@pytest.mark.parametrize("path", ["/monev/regulasi/", "/monev/manfaat/?wilayah=lampung-tengah&sampai=2026-10"])
def test_a_table_is_not_cut_on_paper(visit_monev: VisitingMonev, path: str) -> None:
    visited = visit_monev("pembaca", path, width=703)
    visited.page.emulate_media(media="print")
    assert visited.sideways == 0


def test_all_programmes_of_benefits_are_seen_without_scrolling(visit_monev: VisitingMonev) -> None:
    visited = visit_monev("pembaca", "/monev/manfaat/?wilayah=lampung-tengah&sampai=2026-11")
    box = visited.page.locator(".table-scroll").first
    assert box.evaluate("box => box.scrollWidth - box.clientWidth") == 0


def test_a_refused_answer_keeps_what_was_typed(visit_monev: VisitingMonev) -> None:
    visited = visit_monev("penerbit", "/monev/rapat/{draft}/rekomendasi/", width=PHONE)
    page = visited.page
    page.get_by_text("Tolak usulan 1", exact=True).click()
    page.get_by_label("Alasan").first.fill("tidak")
    visited.follow(page.get_by_role("button", name="Tolak usulan", exact=True).first)
    assert page.get_by_role("alert").is_visible()
    assert page.get_by_label("Alasan").first.is_visible()
    assert page.get_by_label("Alasan").first.input_value() == "tidak"
    assert visited.barriers() == []
    page.get_by_label("Alasan").first.fill("Anggaran tahun ini sudah ditetapkan.")
    visited.follow(page.get_by_role("button", name="Tolak usulan", exact=True).first)
    assert page.get_by_text("Keputusan tercatat: ditolak.").is_visible()
    assert foreign_words(visited) == []


def test_a_refused_status_and_month_keep_what_was_typed(visit_monev: VisitingMonev) -> None:
    visited = visit_monev("penerbit", "/monev/regulasi/{under_way}/", width=PHONE)
    page = visited.page
    page.get_by_label("Status", exact=True).select_option(label="Terbit")
    page.get_by_label("Tanggal").fill("2026-10-05")
    page.get_by_label("Keterangan").fill("Diundangkan.")
    visited.press("Catat status")
    assert page.get_by_text("Isi nomor; regulasi yang terbit punya nomor.").is_visible()
    assert page.get_by_label("Keterangan").input_value() == "Diundangkan."
    page.get_by_label("Nomor").fill("Contoh 9/2026")
    visited.press("Catat status")
    assert page.get_by_text("Status “terbit” tercatat.").is_visible()
    visited.open("/monev/manfaat/lampung-tengah/2026-10/")
    page.get_by_label("Rupiah JKM").fill("Rp1,5 juta")
    visited.press("Simpan bulan ini")
    assert page.get_by_text("bukan rupiah").is_visible()
    assert page.get_by_label("Rupiah JKM").input_value() == "Rp1,5 juta"
    assert visited.barriers() == []
    assert foreign_words(visited) == []


def test_a_failed_format_is_tried_again_with_one_press(visit_monev: VisitingMonev) -> None:
    visited = visit_monev("pembaca", "/monev/paket/{pack}/", width=PHONE)
    visited.press("Coba lagi: PDF")
    assert visited.page.get_by_text("PDF ditulis lagi.").is_visible()
    assert visited.page.get_by_text("1 dari 2 berkas selesai").is_visible()
    assert visited.page.get_by_role("button", name="Coba lagi").count() == 0
    assert visited.barriers() == []
