"""The grid at work: keyboard, clipboard, two tabs, a closed browser, a lost network, no script, small and dark."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.desk import MONTH, Desk
from tests.browser.pages import DESK, PHONE

Sitting = Callable[..., Desk]
ENTRY = "petugas.lampung-tengah"
MANY = f"/isian/bersama/{MONTH}/"
OFFERED = re.compile("belum tersimpan dari kunjungan sebelumnya")


def open_report(desk: Desk, place: str) -> str:
    """The way of people: Tugas, then the report of this area; returns its address."""
    desk.open("/tugas/")
    desk.page.get_by_role("listitem").filter(has_text=f"{place}, November 2026").get_by_role("link").first.click()
    expect(desk.page.locator("form#isian")).to_be_visible()
    return desk.page.url.removeprefix(desk.site)


def beside(desk: Desk, path: str) -> Desk:
    """The same person in a second tab."""
    second = object.__new__(Desk)
    second.__dict__ = desk.__dict__ | {"page": desk.context.new_page()}
    second.page.goto(path)
    return second


def type_in(desk: Desk, cell: str, text: str) -> None:
    desk.cell(cell).fill(text)
    desk.page.keyboard.press("Enter")


def see(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.get_by_text(text).first).to_be_visible()


def test_a_month_is_filled_in_by_keyboard_alone(desk: Sitting) -> None:
    ani = desk(ENTRY)
    open_report(ani, "Kabupaten Lampung Utara")
    keys = ani.page.keyboard
    ani.cell("PU.peserta").focus()
    keys.type("46500")
    keys.press("Enter")
    expect(ani.cell("perusahaan.peserta")).to_be_focused()
    expect(ani.cell("PU.peserta")).to_have_value("46.500")
    expect(ani.state_of("PU.peserta")).to_have_text(re.compile("tersimpan"))
    expect(ani.page.locator('tr[data-row="PU.peserta"] [data-difference]')).to_have_text("+301")
    keys.press("ArrowUp")
    keys.press("Tab")
    expect(ani.cell("PU.potensi")).to_be_focused()
    keys.type("90.000")
    keys.press("Tab")
    expect(ani.page.locator('[name="catatan:PU.peserta"]')).to_be_focused()
    keys.press("ArrowLeft")
    expect(ani.cell("PU.potensi")).to_be_focused()
    keys.press("ArrowLeft")
    expect(ani.cell("PU.peserta")).to_be_focused()
    keys.type("7")
    keys.press("Escape")
    expect(ani.cell("PU.peserta")).to_have_value("46.500")
    keys.press("ArrowDown")
    expect(ani.cell("perusahaan.peserta")).to_be_focused()
    expect(ani.state_of("PU.peserta")).to_have_text(re.compile("tersimpan"))
    ani.page.reload()
    assert [ani.cell(name).input_value() for name in ("PU.peserta", "PU.potensi")] == ["46.500", "90.000"]
    assert ani.complaints == []


def test_a_refused_value_says_why_and_stays_until_it_is_mended(desk: Sitting) -> None:
    ani = desk(ENTRY)
    open_report(ani, "Kabupaten Lampung Utara")
    type_in(ani, "rt-rw.peserta", "12,5")
    expect(ani.state_of("rt-rw.peserta")).to_have_text(re.compile("galat"))
    see(ani.page, re.compile("“12,5” memakai koma. Tulis jumlah orang sebagai bilangan bulat tanpa koma"))
    expect(ani.cell("rt-rw.peserta")).to_have_attribute("aria-invalid", "true")
    ani.cell("rt-rw.peserta").fill("1.250")
    ani.page.keyboard.press("Tab")
    expect(ani.cell("rt-rw.peserta")).to_have_value("1.250")
    expect(ani.cell("rt-rw.peserta")).not_to_have_attribute("aria-invalid", "true")


def test_a_warning_counts_the_letters_of_its_explanation(desk: Sitting) -> None:
    ani = desk(ENTRY)
    open_report(ani, "Kabupaten Lampung Utara")
    type_in(ani, "BPU.peserta", "99.000")
    row, note = ani.state_of("BPU.peserta"), ani.page.locator('[name="catatan:BPU.peserta"]')
    expect(row).to_have_text(re.compile("jelaskan"))
    see(ani.page, re.compile("bulan lalu 14.519"))
    note.fill("Baru")
    see(ani.page, "Catatan: 4 dari 10 huruf.")
    note.fill("Baru didata bersama dinas.")
    ani.page.keyboard.press("Tab")
    expect(row).to_have_text(re.compile("ada catatan"))
    ani.page.reload()
    expect(row).to_have_text(re.compile("ada catatan"))


def test_a_block_from_excel_is_shown_saved_and_taken_back(desk: Sitting) -> None:
    ani = desk(ENTRY)
    open_report(ani, "Kabupaten Lampung Barat")
    type_in(ani, "PU.peserta", "19.700")
    expect(ani.state_of("PU.peserta")).to_have_text(re.compile("tersimpan"))
    dialog = ani.page.get_by_role("dialog")

    ani.cell("PU.peserta").focus()
    ani.paste('20.000\t40.000\t7\r\n1,234\t\r\n5.000\t"6"\r\n')
    expect(dialog).to_contain_text("4 diterima, 1 ditolak, 2 diabaikan.")
    expect(dialog).to_contain_text("“1,234” memakai koma.")
    expect(dialog).to_contain_text("1 sel tempelan jatuh di luar tabel")
    dialog.get_by_role("button", name="Batal").click()
    expect(ani.cell("PU.peserta")).to_have_value("19.700")
    expect(ani.cell("PU.peserta")).to_be_focused()

    ani.paste('20.000\t40.000\t7\r\n1,234\t\r\n5.000\t"6"\r\n')
    dialog.get_by_role("button", name="Simpan yang diterima").click()
    expect(ani.cell("non-asn.potensi")).to_have_value("6")
    expect(ani.cell("perusahaan.peserta")).to_have_value("")
    expect(ani.state_of("non-asn.peserta")).to_have_text(re.compile("tersimpan|jelaskan"))
    ani.page.reload()
    assert [ani.cell(name).input_value() for name in ("PU.peserta", "PU.potensi")] == ["20.000", "40.000"]

    ani.cell("PU.potensi").focus()
    ani.paste("41.000\n")
    expect(dialog).to_be_hidden()
    expect(ani.cell("PU.potensi")).to_have_value("41.000")
    ani.page.keyboard.press("Escape")
    ani.paste("1\n2\n")
    dialog.get_by_role("button", name="Simpan yang diterima").click()
    expect(ani.cell("perusahaan.potensi")).to_have_value("2")
    expect(ani.cell("PU.potensi")).to_have_value("1")
    ani.page.keyboard.press("Control+z")
    expect(ani.cell("PU.potensi")).to_have_value("40.000")
    expect(ani.cell("perusahaan.potensi")).to_have_value("")
    expect(ani.page.locator("[data-state=menunggu]")).to_have_count(0)
    ani.page.reload()
    assert [ani.cell(name).input_value() for name in ("PU.potensi", "perusahaan.potensi")] == ["40.000", ""]


def test_taking_a_block_back_leaves_what_was_typed_over_it(desk: Sitting) -> None:
    ani = desk(ENTRY)
    open_report(ani, "Kabupaten Way Kanan")
    ani.cell("PU.peserta").focus()
    ani.paste("100\t200\r\n300\t400\r\n")
    ani.page.get_by_role("button", name="Simpan yang diterima").click()
    expect(ani.cell("perusahaan.potensi")).to_have_value("400")
    type_in(ani, "PU.potensi", "250")
    expect(ani.page.locator("[data-state=menunggu]")).to_have_count(0)
    ani.page.keyboard.press("Control+z")
    see(ani.page, re.compile("Tidak dibatalkan karena sudah diubah setelah ditempel: Penerima upah.*potensi"))
    ani.page.reload()
    held = [
        ani.cell(f"{row}.{column}").input_value() for row in ("PU", "perusahaan") for column in ("peserta", "potensi")
    ]
    assert held == ["", "250", "", ""]


@pytest.mark.parametrize(
    ("choice", "mine", "theirs", "held"),
    [("Pakai isian saya", "111", "222", "111"), ("Pakai yang sudah tersimpan", "333", "444", "444")],
)
def test_two_tabs_on_one_cell_ask_which_value_holds(
    choice: str, mine: str, theirs: str, held: str, desk: Sitting
) -> None:
    ani = desk(ENTRY)
    path = open_report(ani, "Kabupaten Way Kanan")
    second = beside(ani, path)
    type_in(second, "kader.peserta", theirs)
    expect(second.state_of("kader.peserta")).to_have_text(re.compile("tersimpan|jelaskan"))
    type_in(ani, "kader.peserta", mine)
    expect(ani.state_of("kader.peserta")).to_have_text(re.compile("bentrok"))
    see(ani.page, re.compile(f"Anda menulis {mine}, tetapi Petugas Lampung Tengah sudah menyimpan {theirs}"))
    ani.page.get_by_role("button", name=choice).click()
    expect(ani.cell("kader.peserta")).to_have_value(held)
    expect(ani.state_of("kader.peserta")).to_have_text(re.compile("tersimpan|jelaskan"))
    second.page.reload()
    expect(second.cell("kader.peserta")).to_have_value(held)


def test_keeping_mine_overwrites_only_what_i_wrote(desk: Sitting) -> None:
    ani = desk(ENTRY)
    path = open_report(ani, "Kabupaten Way Kanan")
    type_in(ani, "rt-rw.peserta", "100")
    expect(ani.state_of("rt-rw.peserta")).to_have_text(re.compile("tersimpan|jelaskan"))
    budi = beside(ani, path)
    type_in(budi, "rt-rw.peserta", "130")
    budi.page.locator('[name="catatan:non-asn.peserta"]').fill("Didata bersama dinas.")
    budi.page.keyboard.press("Tab")
    expect(budi.page.locator("[data-state=menunggu]")).to_have_count(0)
    ani.page.locator('[name="catatan:rt-rw.peserta"]').fill("Menunggu data desa.")
    type_in(ani, "non-asn.peserta", "120")
    for row in ("rt-rw.peserta", "non-asn.peserta"):
        expect(ani.state_of(row)).to_have_text(re.compile("bentrok"))
        ani.page.locator(f'tr[data-row="{row}"] + tr').get_by_role("button", name="Pakai isian saya").click()
        expect(ani.state_of(row)).to_have_text(re.compile("ada catatan"))
    expect(ani.cell("rt-rw.peserta")).to_have_value("130")
    expect(ani.page.locator("[data-state=menunggu]")).to_have_count(0)
    budi.page.reload()
    assert [budi.cell(f"{row}.peserta").input_value() for row in ("rt-rw", "non-asn")] == ["130", "120"]
    notes = [budi.page.locator(f'[name="catatan:{row}.peserta"]').input_value() for row in ("rt-rw", "non-asn")]
    assert notes == ["Menunggu data desa.", "Didata bersama dinas."]
    assert [complaint for complaint in ani.complaints if "409" not in complaint] == []


def test_a_value_taken_back_while_its_answer_was_lost_is_not_kept(desk: Sitting) -> None:
    ani = desk(ENTRY)
    path = open_report(ani, "Kabupaten Way Kanan")
    type_in(ani, "pekebun-sawit.peserta", "100")
    expect(ani.state_of("pekebun-sawit.peserta")).to_have_text(re.compile("tersimpan|jelaskan"))
    held: list[Route] = []
    ani.page.route(f"**{path}sel/", lambda route: route.continue_() if held else held.append(route))
    with ani.page.expect_request(f"**{path}sel/"):
        type_in(ani, "pekebun-sawit.peserta", "120")
    ani.cell("pekebun-sawit.peserta").focus()
    ani.page.keyboard.press("Escape")
    expect(ani.cell("pekebun-sawit.peserta")).to_have_value("100")
    assert held[0].fetch().ok
    held[0].abort()
    see(ani.page, re.compile("Server tidak terjangkau"))
    expect(ani.page.get_by_text("Server tidak terjangkau")).to_be_hidden()
    expect(ani.state_of("pekebun-sawit.peserta")).to_have_text(re.compile("tersimpan|jelaskan"))
    ani.page.reload()
    expect(ani.cell("pekebun-sawit.peserta")).to_have_value("100")


def test_without_network_values_wait_and_are_saved_when_it_is_back(desk: Sitting) -> None:
    ani = desk(ENTRY)
    open_report(ani, "Kabupaten Way Kanan")
    ani.context.set_offline(True)
    type_in(ani, "PU.JKK", "26.000")
    expect(ani.state_of("PU.JKK")).to_have_text(re.compile("menunggu"))
    see(ani.page, re.compile("Server tidak terjangkau. Isian Anda ditahan di peramban ini"))
    type_in(ani, "PU.JKM", "26.000")
    ani.context.set_offline(False)
    expect(ani.state_of("PU.JKM")).to_have_text(re.compile("tersimpan"))
    expect(ani.page.get_by_text("Server tidak terjangkau")).to_be_hidden()
    ani.page.reload()
    assert [ani.cell(name).input_value() for name in ("PU.JKK", "PU.JKM")] == ["26.000", "26.000"]


def test_a_browser_closed_in_the_middle_offers_what_was_not_saved(desk: Sitting) -> None:
    ani = desk(ENTRY)
    path = open_report(ani, "Kabupaten Pesisir Barat")
    ani.context.set_offline(True)
    type_in(ani, "PU.peserta", "1.490")
    ani.cell("BPU.peserta").fill("12,5")
    ani.page.close()
    ani.context.set_offline(False)
    again = beside(ani, path)
    see(again.page, re.compile("2 sel belum tersimpan dari kunjungan sebelumnya."))
    expect(again.cell("PU.peserta")).to_have_value("")
    again.page.get_by_role("button", name="Pulihkan").click()
    expect(again.state_of("PU.peserta")).to_have_text(re.compile("tersimpan"))
    expect(again.state_of("BPU.peserta")).to_have_text(re.compile("galat"))
    expect(again.cell("BPU.peserta")).to_have_value("12,5")
    again.cell("BPU.peserta").focus()
    again.page.keyboard.press("Escape")
    again.page.reload()
    expect(again.cell("PU.peserta")).to_have_value("1.490")
    expect(again.page.get_by_text(OFFERED)).to_be_hidden()


def test_what_was_kept_can_be_thrown_away(desk: Sitting) -> None:
    ani = desk(ENTRY)
    path = open_report(ani, "Kabupaten Pesisir Barat")
    ani.context.set_offline(True)
    ani.cell("kader.peserta").fill("9")
    ani.page.close()
    ani.context.set_offline(False)
    again = beside(ani, path)
    again.page.get_by_role("button", name="Buang").click()
    again.page.reload()
    again.page.wait_for_timeout(300)
    expect(again.page.get_by_text(OFFERED)).to_be_hidden()


def test_a_value_still_under_the_cursor_is_saved_on_leaving(desk: Sitting) -> None:
    ani = desk(ENTRY)
    path = open_report(ani, "Kabupaten Pesisir Barat")
    ani.page.on("dialog", lambda dialog: dialog.accept())
    ani.cell("rt-rw.peserta").fill("77")
    ani.page.goto("/tugas/")
    ani.page.wait_for_timeout(500)
    ani.page.goto(path)
    expect(ani.cell("rt-rw.peserta")).to_have_value("77")


def test_an_ended_session_keeps_what_was_typed(desk: Sitting) -> None:
    ani = desk(ENTRY)
    path = open_report(ani, "Kabupaten Pesisir Barat")
    ani.context.clear_cookies(name="sessionid")
    type_in(ani, "PU.JHT", "1.100")
    see(ani.page, re.compile("Sesi Anda berakhir. Yang Anda ketik tetap ada di sini"))
    expect(ani.cell("PU.JHT")).to_have_value("1.100")
    beside(ani, "/").page.close()
    second = beside(ani, path)
    expect(second.page).to_have_url(re.compile("/masuk/"))
    ani_again = object.__new__(Desk)
    ani_again.__dict__ = second.__dict__
    ani_again.sign_in(ENTRY, path)
    ani.page.evaluate("dispatchEvent(new Event('focus'))")
    expect(ani.state_of("PU.JHT")).to_have_text(re.compile("jelaskan"))
    ani.page.reload()
    expect(ani.cell("PU.JHT")).to_have_value("1.100")


def test_without_script_it_is_a_form_that_loses_nothing(desk: Sitting) -> None:
    ani = desk(ENTRY, without_script=True)
    open_report(ani, "Kabupaten Mesuji")
    ani.cell("PU.peserta").fill("6.300")
    ani.cell("kader.peserta").fill("1.23")
    ani.page.locator('[name="catatan:PU.peserta"]').fill("<b>Pendataan</b> 🏙️")
    ani.page.get_by_role("button", name="Simpan", exact=True).click()
    see(ani.page, "1 sel disimpan, 1 ditolak atau menunggu pilihan Anda. Lihat di tabel.")
    expect(ani.cell("kader.peserta")).to_have_value("1.23")
    see(ani.page, re.compile("“1.23” memakai titik di tempat yang tidak lazim."))
    ani.cell("kader.peserta").fill("0")
    ani.page.get_by_role("button", name="Periksa dan kirim").click()
    expect(ani.page.get_by_role("heading", level=1)).to_have_text("Periksa dan kirim")
    see(ani.page, re.compile("Bukan penerima upah \\(BPU\\) belum diisi."))
    ani.page.get_by_role("link", name="Buka sel").first.click()
    expect(ani.cell("PU.peserta")).to_have_value("6.300")
    assert ani.complaints == []


def test_several_areas_are_filled_in_on_one_page(desk: Sitting) -> None:
    ani = desk(ENTRY)
    ani.open(MANY)
    fields = ani.page.locator("table.many tbody tr").nth(2).locator("input[type=text]")
    fields.nth(1).fill("6.200")
    ani.page.keyboard.press("Enter")
    expect(ani.page.locator("table.many tbody tr").nth(3).locator("input[type=text]").nth(1)).to_be_focused()
    expect(fields.nth(1).locator("xpath=..").locator(".state")).to_have_text(re.compile("tersimpan"))
    fields.nth(2).fill("2,250")
    ani.page.keyboard.press("Tab")
    see(ani.page, re.compile("“2,250” memakai koma."))
    fields.nth(3).focus()
    ani.paste("12\r\n13\r\n")
    see(ani.page, re.compile("Yang ditempel lebih dari satu sel, jadi tidak dipakai."))
    expect(fields.nth(3)).to_have_value("")
    ani.page.on("dialog", lambda dialog: dialog.accept())
    ani.page.reload()
    expect(fields.nth(1)).to_have_value("6.200")


def test_an_area_handed_in_meanwhile_does_not_stop_the_others(desk: Sitting) -> None:
    ani = desk(ENTRY)
    ani.open(MANY)
    lines = ani.page.locator("table.many tbody tr")
    shut, free = (
        lines.nth(place).locator("td").filter(has=ani.page.locator("input[type=text]")).nth(2) for place in (3, 4)
    )
    area = lines.nth(3).locator("th a").inner_text()
    path = shut.locator("[data-save]").get_attribute("data-save")
    refusal = {"message": "Pengajuan berstatus diajukan. Muat ulang halaman.", "stale": True}
    ani.page.route(f"**{path}", lambda route: route.fulfill(status=409, json=refusal))
    shut.locator("input[type=text]").fill("410")
    free.locator("input[type=text]").fill("420")
    ani.page.keyboard.press("Tab")
    expect(shut.locator(".state")).to_have_text(re.compile("terkunci"))
    expect(free.locator(".state")).to_have_text(re.compile("tersimpan|jelaskan"))
    see(ani.page, re.compile(f"{area}: Pengajuan berstatus diajukan"))
    expect(shut.locator("input[type=text]")).to_have_value("410")


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_bars_the_way_and_nothing_is_cut_off(width: int, dark: bool, desk: Sitting) -> None:
    ani = desk(ENTRY, width=width, dark=dark)
    path = open_report(ani, "Kabupaten Lampung Tengah")
    type_in(ani, "PU.peserta", "300.000")
    type_in(ani, "BPU.peserta", "1,5")
    expect(ani.state_of("BPU.peserta")).to_have_text(re.compile("galat"))
    ani.open_all_details()
    found: dict[str, Any] = {path: (ani.sideways, ani.barriers())}
    ani.page.on("dialog", lambda dialog: dialog.accept())
    for other in (f"{path}kirim/", f"{path}riwayat-angka/", MANY, f"{path}?periksa=ya"):
        ani.open(other)
        found[other] = (ani.sideways, ani.barriers())
    assert found == dict.fromkeys(found, (0, []))
