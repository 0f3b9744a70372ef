"""The numbers on the pages are those of the release, computed once more here with whole numbers only."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal

import pytest
from django.test import Client

from coverage.models import CoverageRecord, Release
from periods import clock
from periods.month import Month
from tests.example.addresses import SLUGS
from tests.reading import Page, percent, read_page, written

pytestmark = pytest.mark.django_db

CUTS = [(Decimal("39.11"), "Tinggi"), (Decimal("33.90"), "Sedang"), (Decimal("26.08"), "Rendah")]
UNKNOWN = "–"


def records(label: str) -> list[CoverageRecord]:
    month, number = label.split(".")
    rows = CoverageRecord.objects.filter(release__month=Month.parse(month), release__number=int(number))
    return list(rows.select_related("region", "release").order_by("region__kemendagri_code"))


def known(label: str) -> list[tuple[int, int]]:
    return [(row.participants, row.eligible) for row in records(label) if row.participants is not None and row.eligible]


def gap(participants: int, eligible: int, target: Decimal) -> int:
    return int((target * eligible / 100).quantize(Decimal(1), ROUND_HALF_UP)) - participants


def gap_words(missing: int) -> str:
    return written(missing) if missing > 0 else f"lebih {written(-missing)}"


def category(participants: int, eligible: int) -> str:
    return next((name for cut, name in CUTS if participants * 100 >= cut * eligible), "Sangat rendah")


def position(label: str, participants: int, eligible: int) -> str:
    rates = [Decimal(p) / e for p, e in known(label)]
    own = Decimal(participants) / eligible
    place = 1 + sum(rate > own for rate in rates)
    return f"{place}=" if rates.count(own) > 1 else str(place)


def page(client: Client, address: str) -> Page:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return read_page(answer)


@pytest.mark.parametrize("label", ["2026-10.1", "2024-09.1", "2025-05.1", "2024-05.1", "2024-07.1", "2023-11.1"])
def test_the_table_of_areas_holds_the_released_figures(label: str, client: Client) -> None:
    table = page(client, f"/{label}/").table("Peringkat", "Kurang ke target")
    assert len(table) == 15
    # In official order, whoever did not report last.
    in_order = sorted(records(label), key=lambda row: row.participants is None)
    for row, shown in zip(in_order, table, strict=True):
        assert shown["Kabupaten/kota"] == row.region.official_name
        assert shown["Pekerja eligible"] == written(row.eligible or 0)
        if row.participants is None or row.eligible is None:
            assert (shown["Peringkat"], shown["Cakupan"], shown["Peserta aktif"]) == (UNKNOWN,) * 3
            assert (shown["Kategori"], shown["Kurang ke target"]) == ("Belum ada data", UNKNOWN)
            continue
        assert shown["Peserta aktif"] == written(row.participants)
        assert shown["Cakupan"] in [percent(row.participants, row.eligible, places) for places in (1, 2)]
        assert shown["Kategori"].endswith(category(row.participants, row.eligible))
        assert shown["Peringkat"] == position(label, row.participants, row.eligible)
        if row.target_percent is None:
            assert shown["Kurang ke target"] == UNKNOWN
        else:
            assert shown["Kurang ke target"] == gap_words(gap(row.participants, row.eligible, row.target_percent))


@pytest.mark.parametrize("label", ["2026-10.1", "2024-09.1", "2025-05.1", "2024-05.2", "2024-07.1"])
def test_the_province_is_the_sum_over_the_sum_of_those_who_reported(label: str, client: Client) -> None:
    parts = known(label)
    participants, eligible = sum(part[0] for part in parts), sum(part[1] for part in parts)
    release = Release.objects.get(month=Month.parse(label.split(".")[0]), number=int(label.split(".")[1]))
    text = page(client, f"/{label}/").text
    assert f"{written(participants)} dari {written(eligible)} pekerja terlindungi." in text
    assert f"{len(parts)} dari 15 melapor" in text
    assert headline(text) in [percent(participants, eligible, places) for places in (1, 2)]
    assert release.target_percent
    missing = gap(participants, eligible, release.target_percent)
    assert f"Kurang {written(missing)} pekerja ke target" in text


def headline(text: str) -> str:
    """The one number of a page."""
    match = re.search(r"Angka (?:final|sementara) (\d+,\d+%)", text)
    assert match
    return match[1]


def test_what_a_reader_reads_of_september_2024_is_what_was_printed(client: Client) -> None:
    text = page(client, "/2024-09/").text
    assert "760.468 dari 3.058.943 pekerja terlindungi." in text
    assert headline(text) in ("24,9%", "24,86%")
    assert "Kurang 237.359 pekerja ke target 32,62%." in text
    assert "15 dari 15 melapor" in text


def test_what_a_reader_reads_of_may_2025_is_what_was_printed(client: Client) -> None:
    text = page(client, "/2025-05/").text
    assert headline(text) in ("23,9%", "23,86%")
    assert "Kurang 479.724 pekerja ke target 38,39%." in text
    table = page(client, "/2025-05/").table("Peringkat")
    low = {row["Kabupaten/kota"] for row in table if not row["Kategori"].endswith("Sangat rendah")}
    assert low == {"Kota Bandar Lampung", "Kota Metro"}


@pytest.mark.parametrize("slug", SLUGS)
def test_a_regency_page_holds_the_released_figures_of_its_area(slug: str, client: Client) -> None:
    (row,) = [row for row in records("2026-10.1") if row.region.slug == slug]
    reading = page(client, f"/2026-10.1/{slug}/")
    trend = {shown["Bulan"]: shown for shown in reading.table("Bulan", "Cakupan", "Target")}
    assert len(trend) == 36
    current = Release.objects.order_by("month", "number")
    latest = {release.month: release for release in current}
    for own in CoverageRecord.objects.filter(region__slug=slug, release__in=latest.values()).select_related("release"):
        shown = trend[own.release.month.words]
        if own.participants is None:
            assert (shown["Cakupan"], shown["Peserta aktif"]) == (f"{UNKNOWN}belum ada data",) * 2
            assert shown["Status"] == "Belum ada data"
        else:
            assert shown["Peserta aktif"] == written(own.participants)
            assert shown["Cakupan"] == percent(own.participants, own.eligible or 1, 2)
            assert shown["Status"] == ("Sementara" if own.release.is_provisional else "Final")
        assert shown["Rilis"] == own.release.label
    if row.participants is None:
        assert "aporan bulan ini belum lengkap terverifikasi." in reading.text
        return
    assert f"{written(row.participants)} dari {written(row.eligible or 0)} pekerja terlindungi." in reading.text
    assert headline(reading.text) in [percent(row.participants, row.eligible or 1, places) for places in (1, 2)]
    groups = reading.table("Kelompok pekerja", "Potensi")
    parts = {part.group.name: part for part in row.parts.filter(group__isnull=False).select_related("group")}
    assert {shown["Kelompok pekerja"] for shown in groups} == set(parts)
    for shown in groups:
        part = parts[shown["Kelompok pekerja"]]
        if not part.is_applicable:
            assert (shown["Terlindungi"], shown["Keterangan"]) == (f"{UNKNOWN}belum ada data", "tidak berlaku")
        else:
            assert shown["Terlindungi"] == written(part.participants or 0)


def test_the_segments_of_a_regency_add_up_to_its_headline(client: Client) -> None:
    """PU, BPU and construction count, PMI does not; Bandar Lampung has 240 persons in two segments."""
    reading = page(client, "/2026-10.1/bandar-lampung/")
    latest = reading.table("Penerima upah (PU)", "Bulan")[0]
    counted = [int(latest[name].replace(".", "")) for name in list(latest)[1:] if "PMI" not in name]
    (row,) = [row for row in records("2026-10.1") if row.region.slug == "bandar-lampung"]
    assert sum(counted) - 240 == row.participants


def test_the_comparison_shows_the_same_numbers_as_the_pages_of_its_areas(client: Client) -> None:
    table = page(client, "/perbandingan/").table("Cakupan", "Sejak bulan lalu")
    overview = {row["Kabupaten/kota"]: row for row in page(client, "/").table("Peringkat", "Sejak bulan lalu")}
    assert [row["Kabupaten/kota"] for row in table] == ["Kabupaten Lampung Tengah", "Kota Bandar Lampung", "Kota Metro"]
    for row in table:
        same = overview[row["Kabupaten/kota"]]
        for column in ("Cakupan", "Kategori", "Peserta aktif", "Pekerja eligible", "Kurang ke target"):
            assert row[column] == same[column]
        assert row["Sejak bulan lalu"] == same["Sejak bulan lalu"]
        assert row["Peringkat"] == f"{same['Peringkat']} dari 14"


@pytest.mark.parametrize(
    "order", ["rate", "-rate", "participants", "-participants", "gap", "-gap", "position", "-position"]
)
def test_whoever_did_not_report_stands_last_however_the_table_is_sorted(order: str, client: Client) -> None:
    column = {"rate": "Cakupan", "participants": "Peserta aktif", "gap": "Kurang ke target", "position": "Peringkat"}
    rows = page(client, f"/2024-07/?sort={order}").table("Peringkat")
    assert rows[-1]["Kabupaten/kota"] == "Kabupaten Way Kanan"
    values = [_number(row[column[order.lstrip("-")]]) for row in rows[:-1]]
    assert values == sorted(values, reverse=order.startswith("-"))


@pytest.mark.parametrize("order", ["name", "-name", "category", "-category", "movement", "-movement", "eligible"])
def test_every_column_can_be_sorted_and_keeps_all_rows(order: str, client: Client) -> None:
    rows = page(client, f"/2024-07/?sort={order}").table("Peringkat")
    assert len({row["Kabupaten/kota"] for row in rows}) == 15
    assert rows[-1]["Kabupaten/kota"] == "Kabupaten Way Kanan"


def test_a_new_denominator_leaves_the_change_of_that_month_open(client: Client) -> None:
    rows = page(client, "/2025-01/").table("Sejak bulan lalu")
    assert {row["Sejak bulan lalu"] for row in rows} == {UNKNOWN}
    assert "penyebutnya berganti" in page(client, "/2025-01/metro/").text


def test_a_month_with_a_missing_area_names_it_and_ranks_the_others(client: Client) -> None:
    text = page(client, "/2024-07/").text
    assert "14 dari 15 melapor; belum lengkap: Way Kanan." in text
    alone = page(client, "/2024-07/way-kanan/").text
    assert "Belum ada data" in alone
    assert "Tidak diperingkat karena angkanya belum lengkap" in alone


def _number(text: str) -> Decimal:
    plain = text.replace("lebih ", "-").rstrip("%=").replace(".", "").replace(",", ".")
    return Decimal(plain)


def test_a_figure_of_an_area_says_whose_target_it_has_and_whose_reports_are_missing(client: Client) -> None:
    inside = page(client, "/2026-10.1/lampung-tengah/").text
    assert re.search(r"Kurang [\d.]+ pekerja ke target provinsi \d+,\d+%\.", inside)
    assert "Entri terakhir dalam rilis (semua kantor)" in inside
    waiting = page(client, "/2026-10.1/mesuji/").text
    assert "Target provinsi" in waiting
    assert "(baru 1 dari 2 kantor); diolah" in waiting


@pytest.mark.parametrize("address", ["/2026-10.1/", "/2026-10.1/lampung-tengah/"])
def test_nobody_real_is_named_as_the_source_of_invented_figures(address: str, client: Client) -> None:
    html = client.get(address).content.decode()
    footer = html[html.index("<footer") :]
    assert "Data contoh; bila sungguhan, sumbernya: BPJS Ketenagakerjaan" in footer
    assert "Sumber: BPJS" not in footer


@pytest.mark.parametrize("address", ["/peristiwa/", "/2026-10.1/peristiwa/", "/2025-02/peristiwa/"])
def test_events_to_come_are_those_after_today_also_where_the_page_is_kept(address: str, client: Client) -> None:
    """Tariffs end in January and April 2027, the soonest stands first; what was to come yesterday is past today."""
    for moment, day, to_come in (
        (datetime(2026, 12, 31, 5, tzinfo=UTC), "31 Desember 2026", ["Januari 2027", "April 2027"]),
        (datetime(2027, 1, 1, 5, tzinfo=UTC), "1 Januari 2027", ["April 2027"]),
    ):
        with clock.standing_at(moment):
            for _ in range(2):
                _, _, listed = client.get(address).content.decode().partition(f"<h3>Akan datang, sesudah {day}</h3>")
                ahead, _, past = listed.partition(f"<h3>Sampai {day}</h3>")
                assert re.findall(r'"event-when">([^<]+)<', ahead) == to_come
                assert ('"event-when">Januari 2027<' in past) == (len(to_come) == 1)
                assert '"event-when">22 Desember 2025<' in past


def test_the_source_of_an_event_runs_into_its_document_without_a_full_stop(client: Client) -> None:
    text = page(client, "/peristiwa/").text
    assert "tidak pernah terbit; Perda Lampung Timur Contoh 4/2025" in text
    assert ".;" not in text


@pytest.mark.parametrize("address", ["/2026-10.1/lampung-tengah/", "/2025-02/way-kanan/", "/2024-12/metro/"])
def test_why_it_moved_gives_numbers_and_repeats_no_words_of_the_summary(address: str, client: Client) -> None:
    html = client.get(address).content.decode()
    story, why = (
        html[html.index(f'aria-labelledby="{name}"') :].partition("</section>")[0]
        for name in ("ringkasan", "perubahan")
    )
    moved = re.findall(r"peserta (bertambah|berkurang) ([\d.]+) orang", story)
    assert moved
    for direction, workers in moved:
        assert f"{'+' if direction == 'bertambah' else '−'}{workers} peserta" in why
    assert not re.search(r"peserta (bertambah|berkurang)", why)


def test_an_area_without_figures_says_once_that_no_change_is_known(client: Client) -> None:
    text = page(client, "/2026-10.1/mesuji/").text
    assert "Perubahan sejak September 2026 dan Oktober 2025 belum ada data." in text
    assert text.count("Perubahan sejak") == 1


def test_programmes_of_which_nothing_is_known_are_one_line_and_no_rows_of_nothing(client: Client) -> None:
    known, unknown = (
        client.get(f"/2026-10.1/{slug}/program.svg").content.decode() for slug in ("lampung-tengah", "mesuji")
    )
    assert "PU · JKK" in known
    assert "PU · JKK" not in unknown
    assert unknown.lower().count("belum ada data") == 1
