"""Downloads: names, types, and numbers that are numbers and the same as on the page and in the release."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import openpyxl
import pytest
from django.http import HttpResponse
from django.test import Client

from coverage.models import CoverageRecord, Release
from tests.example.addresses import CHARTS, FILES, PINNED
from tests.reading import percent, read_page, written

pytestmark = pytest.mark.django_db

Answers = dict[str, HttpResponse]
TYPES = {
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
SVG = "{http://www.w3.org/2000/svg}"


def form(address: str) -> str:
    return address.rpartition(".")[2]


def rows_of_csv(answer: HttpResponse, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=delimiter))


def sheet(answer: HttpResponse, name: str = "Data") -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    return [tuple(row) for row in book[name].iter_rows(values_only=True)]


def released(slug: str) -> dict[str, CoverageRecord]:
    """The current record of each month, by month."""
    latest = {release.month: release.pk for release in Release.objects.order_by("month", "number")}
    records = CoverageRecord.objects.filter(region__slug=slug, release__in=latest.values()).select_related("release")
    return {str(record.release.month): record for record in records}


def of_percent(record: CoverageRecord) -> Decimal:
    return (Decimal(record.participants or 0) * 100 / Decimal(record.eligible or 1)).quantize(
        Decimal("0.0001"), ROUND_HALF_UP
    )


def test_a_file_says_what_it_is_and_its_name_says_area_period_and_release(files: Answers) -> None:
    for address, answer in files.items():
        assert answer.headers["Content-Type"] == TYPES[form(address)], address
        if form(address) == "json":
            continue
        _, label, place, chart = address.split("/")
        month, number = label.split(".")
        name = f"ucj_{place}_{month}_rilis-{number}_{chart.split('.')[0]}.{form(address)}"
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"', address


def test_the_two_kinds_of_csv_hold_the_same_rows(files: Answers) -> None:
    for chart in CHARTS:
        plain, excel = files[f"{chart}.csv"], files[f"{chart}.excel.csv"]
        assert not plain.content.startswith(b"\xef\xbb\xbf")
        assert excel.content.startswith(b"\xef\xbb\xbf")
        assert b"\r\n" in excel.content
        ours, theirs = rows_of_csv(plain), rows_of_csv(excel, ";")
        assert len(ours) == len(theirs)
        for left, right in zip(ours, theirs, strict=True):
            assert list(left) == list(right)
            for column, value in left.items():
                same = value.replace(".", ",") if column.endswith(("_percent", "_points")) else value
                assert right[column] == same, (chart, column)


def test_the_trend_file_holds_the_released_figures_as_numbers(files: Answers) -> None:
    own = released("lampung-tengah")
    rows = rows_of_csv(files[f"/{PINNED}/lampung-tengah/tren.csv"])
    assert [row["bulan"] for row in rows] == sorted(own, reverse=True)
    for row in rows:
        record = own[row["bulan"]]
        assert int(row["peserta"]) == record.participants
        assert int(row["pekerja_eligible"]) == record.eligible
        assert Decimal(row["cakupan_percent"]) == of_percent(record)
        assert row["rilis"] == record.release.label
        assert row["area"] == "Kabupaten Lampung Tengah"
        assert row["period"] == "Oktober 2026"
        assert row["note"] == "Data contoh"


def test_the_workbook_holds_numbers_and_says_what_they_are(files: Answers) -> None:
    answer = files[f"/{PINNED}/lampung-tengah/tren.xlsx"]
    own = released("lampung-tengah")
    header, *rows = sheet(answer)
    assert header[:4] == ("Bulan", "Cakupan", "Peserta aktif", "Pekerja eligible")
    assert len(rows) == len(own) == 36
    for row in rows:
        values = dict(zip(header, row, strict=True))
        record = own[values["Bulan"]]
        assert type(values["Peserta aktif"]) is int
        assert (values["Peserta aktif"], values["Pekerja eligible"]) == (record.participants, record.eligible)
        assert values["Cakupan"] == pytest.approx((record.participants or 0) / (record.eligible or 1), abs=1e-12)
        assert values["Keterangan"] == "Data contoh"
    about = dict(sheet(answer, "Baca dulu"))
    assert about["Data contoh"] == "Angka dalam berkas ini dibuat untuk mencoba sistem; bukan angka resmi."
    assert about["Rilis"] == f"Rilis {PINNED}, sementara"
    assert about["Sel kosong"] == "Belum ada data; bukan nol."
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book["Data"]["B2"].number_format == "0.00%"
    assert book["Data"]["C2"].number_format == "#,##0"


def test_every_workbook_of_the_example_says_so(files: Answers) -> None:
    for address, answer in files.items():
        if form(address) == "xlsx":
            about = dict(sheet(answer, "Baca dulu"))
            assert "Data contoh" in about, address
            assert about["Sumber"].startswith("Data contoh; bila sungguhan, sumbernya: BPJS Ketenagakerjaan"), address


def test_no_drawing_names_real_producers_of_invented_figures(files: Answers) -> None:
    drawings = {address: answer.content.decode() for address, answer in files.items() if form(address) == "svg"}
    assert drawings
    for address, drawing in drawings.items():
        words = " ".join(ET.fromstring(drawing).itertext())
        assert "Data contoh; bila sungguhan, sumbernya: BPJS Ketenagakerjaan" in words, address
        assert "Sumber: BPJS" not in words, address


def test_page_workbook_csv_and_interactive_figure_say_the_same(client: Client, files: Answers) -> None:
    place = f"/{PINNED}/lampung-tengah"
    shown = read_page(client.get(f"{place}/")).table("Bulan", "Cakupan", "Target")
    plain = rows_of_csv(files[f"{place}/tren.csv"])
    header, *workbook = sheet(files[f"{place}/tren.xlsx"])
    figure = files[f"{place}/tren.json"].json()
    lines = [trace for trace in figure["data"] if trace["name"] == "Lampung Tengah"]
    drawn = {x: y for trace in lines for x, y in zip(trace["x"], trace["y"], strict=True) if y is not None}
    assert len(shown) == len(plain) == len(workbook) == len(drawn) == 36
    own = released("lampung-tengah")
    short = {str(record.release.month): record.release.month.short_words for record in own.values()}
    for seen, row, cells in zip(shown, plain, workbook, strict=True):
        record = own[row["bulan"]]
        assert seen["Bulan"] == record.release.month.words
        assert seen["Peserta aktif"] == written(int(row["peserta"])) == written(cells[header.index("Peserta aktif")])
        assert seen["Cakupan"] == percent(record.participants or 0, record.eligible or 1, 2)
        assert float(row["cakupan_percent"]) == pytest.approx(drawn[short[row["bulan"]]], abs=0.00006)


def test_what_is_not_known_is_an_empty_cell_and_not_a_zero(client: Client) -> None:
    label = "/2024-08.1/way-kanan"
    (row,) = [row for row in rows_of_csv(client.get(f"{label}/tren.csv")) if row["bulan"] == "2024-07"]
    assert (row["peserta"], row["cakupan_percent"], row["kategori"]) == ("", "", "Belum ada data")
    (cells,) = [cells for cells in sheet(client.get(f"{label}/tren.xlsx")) if cells[0] == "2024-07"]
    assert cells[1:3] == (None, None)
    figure = client.get(f"{label}/tren.json").json()
    lines = [trace for trace in figure["data"] if trace["name"] == "Way Kanan" and "Jul 2024" in trace.get("x", [])]
    assert lines
    assert all(dict(zip(trace["x"], trace["y"], strict=True))["Jul 2024"] is None for trace in lines)


def test_an_area_that_does_not_have_a_group_says_tidak_berlaku_in_its_file(client: Client) -> None:
    rows = {row["kelompok"]: row for row in rows_of_csv(client.get(f"/{PINNED}/metro/kelompok.csv"))}
    assert rows["Pekebun sawit"]["terlindungi"] == ""
    assert rows["Pekebun sawit"]["keterangan"] == "tidak berlaku"
    assert rows["Penyelenggara pemilu (ad hoc)"]["terlindungi"] == "0"
    programmes = rows_of_csv(client.get(f"/{PINNED}/metro/program.csv"))
    notes = {(row["segmen"], row["program"]): (row["peserta"], row["keterangan"]) for row in programmes}
    construction = "Jasa konstruksi"
    assert notes[construction, "Jaminan Hari Tua (JHT)"] == ("", "tidak berlaku")
    assert notes[construction, "Jaminan Kematian (JKM)"][0] != ""
    assert len(programmes) == 4 * 5


def test_segments_and_programmes_in_files_are_those_of_the_release(files: Answers) -> None:
    (record,) = [record for month, record in released("lampung-tengah").items() if month == "2026-10"]
    segments = {part.segment: part.participants for part in record.parts.filter(group=None, programme="")}
    latest = rows_of_csv(files[f"/{PINNED}/lampung-tengah/segmen.csv"])[0]
    assert latest["bulan"] == "2026-10"
    assert {key: int(latest[f"peserta_{key.lower()}"]) for key in segments} == segments
    assert sum(segments[key] or 0 for key in ("PU", "BPU", "JAKON")) == record.participants


def test_the_map_file_names_every_area_with_its_category(files: Answers, client: Client) -> None:
    rows = {row["wilayah"]: row for row in rows_of_csv(files[f"/{PINNED}/provinsi-lampung/peta.csv"])}
    table = read_page(client.get(f"/{PINNED}/")).table("Peringkat")
    assert len(rows) == 15
    for shown in table:
        row = rows[shown["Kabupaten/kota"]]
        assert shown["Kategori"].endswith(row["kategori"])
        assert bool(row["cakupan_percent"]) is (shown["Cakupan"] != "–")


def test_a_drawing_stands_alone_and_names_its_release_source_and_example(files: Answers) -> None:
    drawings = [address for address in FILES if form(address) == "svg"]
    assert len(drawings) == len(CHARTS)
    for address in drawings:
        root = ET.fromstring(files[address].content)
        assert root.tag == f"{SVG}svg", address
        words = " ".join(text for element in root.iter() if element.tag != f"{SVG}style" for text in element.itertext())
        assert "Data contoh" in words, address
        assert f"Rilis {address.split('/')[1]}" in words, address
        assert "BPJS Ketenagakerjaan" in words, address
        assert not [element for element in root.iter() if element.tag in (f"{SVG}script", f"{SVG}image")], address


def test_the_interactive_figure_is_plain_data(files: Answers) -> None:
    for address, answer in files.items():
        if form(address) == "json":
            figure = answer.json()
            assert set(figure) >= {"data", "layout"}, address
            assert "<script" not in answer.content.decode()


def test_the_file_of_areas_by_months_holds_every_released_row(files: Answers) -> None:
    rows = rows_of_csv(files[f"/{PINNED}/perbandingan/bulan.csv"])
    assert len(rows) == 15 * 36
    for slug, name in (("way-kanan", "Kabupaten Way Kanan"), ("mesuji", "Kabupaten Mesuji")):
        own = released(slug)
        shown = {row["bulan"]: row for row in rows if row["wilayah"] == name}
        assert set(shown) == set(own)
        for month, record in own.items():
            row = shown[month]
            known = record.participants is not None
            assert row["peserta"] == (str(record.participants) if known else "")
            assert row["penyebut_sejak"] == str(record.eligible_since)
            assert (Decimal(row["cakupan_percent"]) == of_percent(record)) if known else row["cakupan_percent"] == ""
            assert row["rilis"] == record.release.label


def test_the_file_of_ranks_follows_the_choices_of_the_address(client: Client) -> None:
    address = f"/{PINNED}/perbandingan/peringkat.csv?urut=nama&kelompok=kantor&banding=desember"
    rows = rows_of_csv(client.get(address))
    assert [row["wilayah"] for row in rows].count("Kabupaten Mesuji") == 2
    first = rows[0]
    assert first["kelompok"] == "Kantor Cabang Bandar Lampung"
    assert (first["wilayah"], first["peringkat"]) == ("Kabupaten Pesawaran", "8")
    now, then = released("pesawaran")["2026-10"], released("pesawaran")["2025-12"]
    assert int(first["belum_terlindungi"]) == now.eligible - now.participants
    assert int(first["perubahan_peserta"]) == now.participants - then.participants
    assert client.get(f"/{PINNED}/perbandingan/peringkat.csv?urut=terbaik").status_code == 404
