"""From the cell that a branch typed to the published figure and its correction, as three people and a reader.

The pictures of the guides in docs/panduan are made on the way; GUIDE_PICTURES names the folder that keeps them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.desk import MONTH, Desk
from tests.browser.guides import Album

ENTRY, VERIFIER, PUBLISHER = "petugas.lampung-tengah", "verifikator.lampung-tengah", "penerbit"
PLACE = "Kabupaten Lampung Tengah"
RETURNED = "Peserta jasa konstruksi tidak cocok dengan berkas proyek."
REMARK = "Menurut berkas proyek 13.140 orang."


@pytest.fixture
def album(tmp_path: Path) -> Album:
    return Album(Path(os.environ.get("GUIDE_PICTURES") or tmp_path))


def type_the_month(desk: Desk) -> None:
    """Last month's figures again, a little higher, by keyboard only: a figure, Enter, the next one."""
    desk.cell("PU.peserta").click()
    for figure in ("115.400", "83.000", "5.950"):
        desk.page.keyboard.type(figure)
        desk.page.keyboard.press("Enter")
    expect(desk.cell("tenaga-pendidik.peserta")).to_be_focused()
    expect(desk.state_of("PU.peserta")).to_contain_text("tersimpan")


def paste_the_rest(desk: Desk, album: Album) -> None:
    """A block of the rows below, with one figure that means two things: it is shown before anything is stored."""
    rows = ("5.800", "4.600", "2.900", "350", "0", "36.300", "25.400", "6.520", "2.170", "12,5")
    desk.paste("\r\n".join(rows) + "\r\n")
    dialog = desk.page.get_by_role("dialog")
    expect(dialog).to_contain_text("9 diterima, 1 ditolak")
    expect(dialog).to_contain_text("“12,5”")
    album.take(desk.page, "tempel")
    dialog.get_by_role("button", name="Simpan yang diterima").click()
    expect(dialog).to_be_hidden()
    expect(desk.cell("BPU.peserta")).to_have_value("36.300")
    expect(desk.cell("JAKON.peserta")).to_have_value("")


def fill(desk: Desk, cell: str, figure: str) -> None:
    desk.cell(cell).fill(figure)
    desk.cell(cell).press("Enter")
    # Saved, and perhaps asked for an explanation.
    expect(desk.state_of(cell)).to_have_text(re.compile("tersimpan|jelaskan|ada catatan"))


def sign(desk: Desk) -> None:
    """Check and hand in; the receipt is there."""
    desk.page.get_by_role("button", name="Periksa dan kirim").click()
    desk.page.wait_for_url("**/kirim/")


def hand_in(desk: Desk) -> str:
    """Returns the number of the receipt."""
    desk.page.get_by_role("button", name="Kirim", exact=True).click()
    expect(desk.page.get_by_role("heading", name="Tanda terima")).to_be_visible()
    return desk.page.locator(".receipt-number").inner_text()


def open_queue(desk: Desk) -> None:
    desk.open("/verifikasi/")
    desk.page.get_by_role("row", name=re.compile(f"{PLACE}.*November 2026")).get_by_role("link").first.click()
    expect(desk.page.get_by_role("heading", level=1)).to_contain_text(f"Periksa {PLACE}")


def publish(desk: Desk, *, correction: str = "") -> None:
    """Answer every warning of the checklist and publish at once."""
    desk.open(f"/terbitkan/{MONTH}/")
    for answer in desk.page.locator("ol.checklist textarea").all():
        answer.fill("Laporan kantor lain menyusul pada rilis berikutnya.")
    if correction:
        desk.page.get_by_label("Koreksi").check()
        desk.page.get_by_label("Catatan rilis").fill(correction)
    next_date = max(date.today() + timedelta(days=7), date(2027, 1, 14))
    desk.page.get_by_label("Terbit berikutnya").fill(next_date.isoformat())


def test_a_figure_goes_from_the_cell_to_the_release_and_is_corrected(
    desk: Callable[..., Desk], entry_site: str, album: Album
) -> None:
    ani, budi, eka = desk(ENTRY), desk(VERIFIER), desk(PUBLISHER)

    # Enter by keyboard, paste, submit.
    expect(ani.page.get_by_role("heading", name="Tugas")).to_be_visible()
    album.take(ani.page, "tugas")
    ani.page.get_by_role("listitem").filter(has_text=f"{PLACE}, November 2026").get_by_role("link").first.click()
    type_the_month(ani)
    paste_the_rest(ani, album)
    fill(ani, "JAKON.peserta", "14900")
    fill(ani, "proyek.peserta", "13.140")
    for cell, figure in (("PMI.peserta", "1.075"), ("pmi.peserta", "1.075"), ("PU.JKK", "115.400")):
        fill(ani, cell, figure)
    album.take(ani.page, "isian", height=1200)
    sign(ani)
    expect(ani.page.locator("body")).to_contain_text("Jasa konstruksi: 14.900, bulan lalu 13.131")
    for note in ani.page.locator("textarea[name^='catatan:']").all():
        note.fill("Tiga proyek jalan provinsi baru dimulai.")
    album.take(ani.page, "kirim")
    first_receipt = hand_in(ani)
    album.take(ani.page, "tanda-terima")

    # Returned with a reason on a named cell.
    album.look(budi.page)
    budi.open("/verifikasi/")
    album.take(budi.page, "antrean")
    open_queue(budi)
    budi.page.get_by_role("button", name="Mulai periksa").click()
    row = budi.page.get_by_role("row", name=re.compile("^Jasa konstruksi")).first
    row.get_by_text("Catatan untuk petugas").click()
    row.get_by_role("textbox").fill(REMARK)
    album.take(budi.page, "periksa", height=1400)
    budi.page.get_by_label("Alasan pengembalian").fill(RETURNED)
    budi.page.get_by_role("button", name="Kembalikan").click()
    expect(budi.page.locator("main")).to_contain_text("dikembalikan")

    # Mended and handed in again.
    ani.open("/tugas/")
    expect(ani.page.locator("main")).to_contain_text(RETURNED)
    album.take(ani.page, "dikembalikan")
    ani.page.get_by_role("listitem").filter(has_text=f"{PLACE}, November 2026").get_by_role("link").first.click()
    expect(ani.page.locator("main")).to_contain_text(REMARK)
    fill(ani, "JAKON.peserta", "13.140")
    sign(ani)
    receipt = hand_in(ani)
    assert receipt != first_receipt

    # Verified by the second person.
    open_queue(budi)
    budi.page.get_by_role("button", name="Verifikasi", exact=True).click()
    expect(budi.page.locator("main")).to_contain_text("erverifikasi")
    album.look(budi.page)

    # Published, and read by anybody.
    publish(eka)
    eka.page.get_by_role("button", name="Terbitkan", exact=True).click()
    expect(eka.page.locator("main")).to_contain_text(f"{MONTH}.1")
    reader = ani.context.browser.new_context(base_url=entry_site, locale="id-ID").new_page()
    reader.goto(f"/{MONTH}/lampung-tengah/")
    covered = 115_400 + 36_300 + 13_140
    shown = f"{covered:,}".replace(",", ".")
    expect(reader.locator("main")).to_contain_text(shown)
    album.look(reader)
    # And from the figure back to the receipt of the branch.
    reader.get_by_role("link", name="Asal angka").first.click()
    expect(reader.locator("main")).to_contain_text(receipt)

    # Corrected: a revision with a reason, verified, published as a correction; both releases stay readable.
    ani.open("/tugas/")
    ani.page.locator("details.done > summary").click()
    ani.follow(ani.page.get_by_role("listitem").filter(has_text=f"{PLACE}, November 2026").get_by_role("link").first)
    album.look(ani.page)
    ani.page.locator("details.act > summary").click()
    ani.page.get_by_label("Alasan").fill("Peserta BPU salah ketik satu angka.")
    ani.page.get_by_role("button", name="Buka revisi").click()
    fill(ani, "BPU.peserta", "36.330")
    album.take(ani.page, "revisi")
    sign(ani)
    hand_in(ani)
    open_queue(budi)
    expect(budi.page.locator("main")).to_contain_text("Diubah terhadap revisi 1")
    album.take(budi.page, "periksa-revisi")
    budi.page.get_by_role("button", name="Verifikasi", exact=True).click()
    publish(eka, correction="Peserta BPU Lampung Tengah pada rilis pertama salah ketik.")
    eka.page.get_by_role("button", name="Terbitkan", exact=True).click()
    expect(eka.page.locator("main")).to_contain_text(f"{MONTH}.2")

    corrected = f"{covered + 30:,}".replace(",", ".")
    reader.goto(f"/{MONTH}/lampung-tengah/")
    expect(reader.locator("main")).to_contain_text(corrected)
    reader.goto(f"/{MONTH}.1/lampung-tengah/")
    expect(reader.locator("main")).to_contain_text(shown)
    expect(reader.locator("main")).to_contain_text("digantikan")
    reader.goto(f"/rilis/{MONTH}.2/")
    changes = reader.get_by_role("row", name=re.compile(PLACE))
    expect(changes.filter(has_text=shown).filter(has_text=corrected).first).to_be_visible()
    reader.context.close()

    assert [desk.complaints for desk in (ani, budi, eka)] == [[], [], []]
    album.check("petugas.md", "verifikator.md")
