"""People and their accounts in Chromium: every page fits and is quiet; apps and passkeys let in."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.authenticator import code_of
from tests.browser.pages import PHONE
from tests.browser.test_every_page import faults, foreign_words
from tests.browser.visiting import PASSWORD, Visit

VisitingAs = Callable[..., Visit]

OWN = {
    "akun saya": "/akun/",
    "faktor kedua": "/akun/faktor-kedua/",
    "kunci sandi": "/akun/kunci-sandi/",
    "kata sandi": "/akun/kata-sandi/",
}
MANAGING = {
    "akun": "/pengelola/akun/",
    "akun yang tidak ada": "/pengelola/akun/?q=tidak-ada-yang-bernama-begini",
    "undang": "/pengelola/akun/undang/",
    "kantor": "/pengelola/kantor/",
    "tambah kantor": "/pengelola/kantor/tambah/",
    "ubah kantor": "/pengelola/kantor/kcp-metro/ubah/",
}


@pytest.mark.parametrize("path", (OWN | MANAGING).values(), ids=OWN | MANAGING)
def test_a_page_fits_stays_quiet_and_speaks_indonesian(visit_as: VisitingAs, path: str) -> None:
    visited = visit_as("admin", path)
    assert visited.page.url.endswith(path)
    assert foreign_words(visited) == []
    assert faults(visited) == []


def test_the_pages_of_one_account_and_of_its_link_do_too(visit_as: VisitingAs) -> None:
    visited = visit_as("admin", "/pengelola/akun/?q=kalianda&peran=entry")
    visited.follow(visited.page.get_by_role("link", name="Petugas Kalianda"))
    assert (foreign_words(visited), faults(visited)) == ([], [])
    visited.press("Buat tautan baru")
    assert (foreign_words(visited), faults(visited)) == ([], [])
    link = visited.page.get_by_label("Tautan").input_value()
    visited.page.goto(link)
    assert (foreign_words(visited), faults(visited)) == ([], [])
    visited.page.get_by_label("Kata sandi baru", exact=True).fill("123")
    visited.page.get_by_label("Kata sandi baru, sekali lagi").fill("123")
    visited.press("Simpan kata sandi")
    assert visited.page.get_by_text("Kata sandi ini terlalu umum").is_visible()
    assert visited.barriers() == []


def test_the_menu_of_somebody_who_works_fits_on_one_line(visit_as: VisitingAs) -> None:
    visited = visit_as("admin", "/")
    heights = visited.page.locator(".menu nav > ul > li").evaluate_all("items => items.map(item => item.offsetTop)")
    assert len(set(heights)) == 1
    visited.page.locator(".menu summary", has_text="Pekerjaan").click()
    assert visited.page.get_by_role("link", name="Pengelola: akun").is_visible()


def test_an_app_is_set_up_and_then_asked_for(visit_as: VisitingAs) -> None:
    visited = visit_as("penerbit", "/akun/faktor-kedua/aplikasi/", width=PHONE)
    confirm(visited)
    assert (foreign_words(visited), visited.barriers()) == ([], [])
    match = re.search(r"[A-Z2-7]{16,}", visited.text(".secret"))
    assert match
    assert visited.page.locator(".qr img").evaluate("image => image.complete && image.naturalWidth > 0")
    visited.page.get_by_label("Kode autentikator").fill(code_of(match[0]))
    visited.press("Pasang")
    assert visited.text("h1") == "Kode pemulihan"
    codes = visited.page.locator(".codes code").all_inner_texts()
    assert len(codes) == 10
    assert (foreign_words(visited), visited.barriers(), visited.sideways) == ([], [], 0)

    again = visit_as("penerbit", "/akun/", width=PHONE)
    assert again.text("h1") == "Langkah kedua"
    assert (foreign_words(again), again.barriers(), again.sideways) == ([], [], 0)
    again.page.get_by_label("Kode").fill(codes[0])
    again.press("Masuk")
    assert again.text("h1") == "Akun saya"
    assert again.complaints + visited.complaints == []


def test_a_passkey_is_added_and_lets_in_without_a_password(visit_as: VisitingAs) -> None:
    visited = visit_as("auditor", "/akun/kunci-sandi/tambah/")
    device = visited.context.new_cdp_session(visited.page)
    device.send("WebAuthn.enable")
    abilities = {"hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    options = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True} | abilities
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    confirm(visited)
    assert (foreign_words(visited), visited.barriers()) == ([], [])
    visited.page.get_by_label("Nama kunci").fill("Laptop kantor")
    visited.page.get_by_label("Boleh dipakai masuk tanpa kata sandi").check()
    visited.page.get_by_role("button", name="Tambah kunci sandi").click()
    visited.page.wait_for_url("**/kode/")
    visited.open("/akun/kunci-sandi/")
    assert "Laptop kantor" in visited.text("table")
    assert faults(visited) == []

    visited.press("Keluar")
    visited.open("/masuk/")
    visited.page.get_by_role("button", name="Masuk dengan kunci sandi").click()
    visited.page.wait_for_url(lambda url: "/masuk/" not in url)
    assert "Auditor Contoh" in visited.text(".menu")
    assert visited.complaints == []


def confirm(visited: Visit) -> None:
    """Say once more who one is, which pages of second factors ask for."""
    assert visited.text("h1") == "Konfirmasi ulang"
    visited.page.get_by_label("Kata sandi").fill(PASSWORD)
    visited.press("Lanjutkan")


def test_without_script_the_page_of_passkeys_says_what_it_needs(visit_as: VisitingAs) -> None:
    visited = visit_as("pembaca", "/akun/kunci-sandi/tambah/", without_script=True)
    confirm(visited)
    assert "memerlukan JavaScript" in visited.text("main")
    assert not visited.page.get_by_role("button", name="Tambah kunci sandi").is_visible()
