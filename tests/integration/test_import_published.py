"""manage.py import_published: what others printed, every row or none, and each mistake with line, column and reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from audit.models import AuditEvent
from coverage.models import PublishedFigure
from periods.month import Month

pytestmark = pytest.mark.django_db

DATA = Path(__file__).resolve().parents[1] / "data"
HEADER = "kemendagri_code,region,date,participants,base,percent_published,source_url,note"
GOOD = "18.72,Metro,2026-03-31,19512,58450,33.38,https://example.go.id/a,"
Refuse = Callable[..., str]


@pytest.fixture
def refuse(reference: Path, tmp_path: Path) -> Refuse:
    """Import a content that must be refused; gives the sentences back after looking that nothing was stored."""

    def importing(*lines: str, content: bytes | None = None) -> str:
        file = tmp_path / "angka.csv"
        file.write_bytes("\n".join(lines).encode() if content is None else content)
        before = (list(PublishedFigure.objects.order_by("pk").values_list()), AuditEvent.objects.count())
        with pytest.raises(CommandError) as refusal:
            call_command("import_published", file)
        assert (list(PublishedFigure.objects.order_by("pk").values_list()), AuditEvent.objects.count()) == before
        return str(refusal.value)

    return importing


def row(**cells: str) -> str:
    """The good row with some cells replaced."""
    values = dict(zip(HEADER.split(","), GOOD.split(","), strict=True)) | cells
    return ",".join(f'"{value}"' if "," in value else value for value in values.values())


@pytest.mark.parametrize("name", ["published_good.csv", "published_excel.csv"])
def test_a_good_file_is_stored_whole(name: str, reference: Path) -> None:
    before, events, output = PublishedFigure.objects.count(), AuditEvent.objects.count(), StringIO()
    call_command("import_published", DATA / name, stdout=output)
    assert output.getvalue().strip() == "3 angka publikasi disimpan."
    assert PublishedFigure.objects.count() == before + 3
    assert AuditEvent.objects.count() == events + 1
    metro = PublishedFigure.objects.get(printed_name="Metro", month=Month(2026, 3))
    assert metro.region
    assert (metro.region.kemendagri_code, metro.day) == ("18.72", date(2026, 3, 31))
    assert (metro.participants, metro.base, metro.percent) == (19_512, 58_450, Decimal("33.38"))
    assert metro.note == 'Dicetak "33,38%", dibacakan 33,4%'
    month_only = PublishedFigure.objects.get(source_url="https://example.go.id/ucj/lampung")
    assert (month_only.month, month_only.day, month_only.row_kind) == (Month(2026, 6), None, "figure")
    unassigned = PublishedFigure.objects.get(source_url="https://example.go.id/ucj/lain")
    assert (unassigned.region, unassigned.participants, unassigned.base) == (None, 0, None)
    assert unassigned.unassigned_reason == "Dua wilayah disebut dalam satu baris."


def test_a_file_is_not_imported_twice(reference: Path, refuse: Refuse) -> None:
    call_command("import_published", DATA / "published_good.csv", stdout=StringIO())
    sentences = refuse(content=(DATA / "published_excel.csv").read_bytes())
    for line in (2, 3, 4):
        assert f"Baris {line}, kolom region" in sentences
    assert "angka ini sudah tersimpan dari sumber yang sama; hapus barisnya" in sentences
    assert "3 kesalahan; tidak ada yang disimpan." in sentences


def test_every_mistake_of_a_file_is_told_at_once(refuse: Refuse) -> None:
    sentences = refuse(content=(DATA / "published_wrong.csv").read_bytes()).splitlines()
    found = {(line.split(",")[0], line.split("kolom ")[1].split(":")[0]) for line in sentences[:-1]}
    assert found == {
        ("Baris 2", "date"),
        ("Baris 2", "participants"),
        ("Baris 3", "region"),
        ("Baris 3", "participants"),
        ("Baris 3", "base"),
        ("Baris 3", "percent_published"),
        ("Baris 3", "source_url"),
        ("Baris 4", "date"),
        ("Baris 4", "level"),
        ("Baris 4", "participants"),
        ("Baris 4", "percent_published"),
        ("Baris 4", "source_url"),
    }
    assert sentences[-1] == "12 kesalahan; tidak ada yang disimpan."


def test_a_point_separates_thousands_and_a_comma_could_mean_two_things(refuse: Refuse, tmp_path: Path) -> None:
    file = tmp_path / "titik.csv"
    file.write_text(f"{HEADER}\n{row(participants='1.234', base='58.450')}\n")
    call_command("import_published", file, stdout=StringIO())
    stored = PublishedFigure.objects.get(source_url="https://example.go.id/a")
    assert (stored.participants, stored.base) == (1_234, 58_450)
    assert "“1,234” memakai koma" in refuse(HEADER, row(participants="1,234", source_url="https://example.go.id/b"))


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        ({"participants": "-5"}, "participants", "“-5” negatif"),
        ({"participants": "12,5"}, "participants", "“12,5” memakai koma"),
        ({"participants": "12.5"}, "participants", "“12.5” memakai titik di tempat yang tidak lazim"),
        ({"base": "1e6"}, "base", "“1e6” bukan jumlah orang"),
        ({"base": "9999999999"}, "base", "terlalu besar"),
        ({"base": "٣٤"}, "base", "bukan jumlah orang"),
        ({"date": "31-03-2026"}, "date", "bukan tanggal; tulis tahun-bulan-hari"),
        ({"date": "2026-02-30"}, "date", "bukan tanggal"),
        ({"date": "2026-13"}, "date", "bukan tanggal"),
        ({"date": "0000-01-01"}, "date", "bukan tanggal"),
        ({"date": ""}, "date", "bukan tanggal"),
        ({"percent_published": "33%"}, "percent_published", "bukan persen; tulis misalnya 24,86 tanpa tanda %"),
        ({"percent_published": "-1"}, "percent_published", "bukan persen"),
        ({"percent_published": "nan"}, "percent_published", "bukan persen"),
        ({"source_url": ""}, "source_url", "bukan alamat; tulis lengkap dengan https://"),
        ({"source_url": "www.example.go.id"}, "source_url", "bukan alamat"),
        ({"source_url": "javascript:alert(1)"}, "source_url", "bukan alamat"),
        ({"source_url": f"https://example.go.id/{'a' * 500}"}, "source_url", "lebih dari 500 huruf; ringkaslah"),
        ({"region": ""}, "region", "kosong; isi nama wilayah seperti tercetak"),
        ({"region": "M" * 121}, "region", "lebih dari 120 huruf; ringkaslah"),
        ({"note": "n" * 2001}, "note", "lebih dari 2000 huruf; ringkaslah"),
        ({"kemendagri_code": "18.99"}, "kemendagri_code", "kode wilayah tidak dikenal; periksa kodenya"),
        ({"kemendagri_code": "1803"}, "kemendagri_code", "kode wilayah tidak dikenal"),
    ],
)
def test_a_wrong_cell_is_named_with_its_line_and_reason(
    cells: dict[str, str], column: str, reason: str, refuse: Refuse
) -> None:
    other = row(source_url="https://example.go.id/lain")
    sentences = refuse(HEADER, other, row(**cells))
    assert f"Baris 3, kolom {column}: “" in sentences
    assert reason in sentences
    assert "Baris 2," not in sentences
    assert sentences.endswith("1 kesalahan; tidak ada yang disimpan.")


def test_the_line_is_that_of_the_file_also_after_blank_lines_and_long_cells(refuse: Refuse) -> None:
    sentences = refuse(HEADER, "", row(note='"dua\nbaris"'), ",,,,,,,", row(source_url="b"))
    assert "Baris 6, kolom source_url: “b”" in sentences


@pytest.mark.parametrize(
    ("header", "column", "reason"),
    [
        (HEADER.replace(",date", ""), "date", "kolom date tidak ada; pakai pemisah koma atau titik koma"),
        (f"{HEADER},jumlah", "jumlah", "kolom tidak dikenal; hapus atau perbaiki namanya"),
        (f"{HEADER},note", "note", "kolom ditulis dua kali"),
        (HEADER.replace(",", "\t"), "date", "kolom date tidak ada; pakai pemisah koma atau titik koma"),
        (HEADER.replace(",", "|"), "note", "kolom note tidak ada; pakai pemisah koma atau titik koma"),
    ],
    ids=["missing", "unknown", "double", "tabs", "pipes"],
)
def test_a_wrong_header_is_named(header: str, column: str, reason: str, refuse: Refuse) -> None:
    sentences = refuse(header, GOOD)
    assert f"Baris 1, kolom {column}: “" in sentences
    assert reason in sentences


def test_a_row_with_too_many_or_too_few_cells_is_named(refuse: Refuse) -> None:
    assert "Baris 2, kolom baris: “9” – ada 9 kolom, seharusnya 8; periksa tanda kutip." in refuse(HEADER, f"{GOOD},x")
    assert "Baris 2, kolom baris: “7” – ada 7 kolom, seharusnya 8" in refuse(HEADER, GOOD.rpartition(",")[0])
    mixed = refuse(HEADER, GOOD.replace(",", ";"))
    assert "Baris 2, kolom baris: “1” – ada 1 kolom, seharusnya 8" in mixed


def test_the_same_row_twice_in_a_file_is_named(refuse: Refuse) -> None:
    sentences = refuse(HEADER, GOOD, GOOD)
    assert "Baris 3, kolom region: “Metro” – sama dengan baris 2; hapus salah satunya." in sentences


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Baris 1, kolom berkas: “” – berkas kosong; baris pertama harus berisi nama kolom."),
        (b"\xef\xbb\xbf\r\n \r\n", "berkas kosong"),
        (f"{HEADER}\n{GOOD}\xe9\n".encode("latin-1"), "Baris 2, kolom berkas: “e9” – bukan UTF-8"),
        (f"{HEADER}\n{GOOD}\n".encode("utf-16"), "Baris 1, kolom berkas: “ff” – bukan UTF-8"),
        (f"{HEADER}\n{GOOD}\n".encode("utf-16-le"), "Baris 1, kolom berkas: “NUL” – ini bukan berkas CSV"),
        (f"{HEADER}\n{GOOD}\x00\n".encode(), "Baris 1, kolom berkas: “NUL” – ini bukan berkas CSV"),
        (b"PK\x03\x04\x00\x00", "ini bukan berkas CSV; simpan lembar kerja sebagai CSV UTF-8"),
        (b"x" * (6 * 1024 * 1024), "Baris 1, kolom berkas: “6.291.456 bita” – berkas lebih dari 5 MB; bagi berkasnya."),
        (f"{HEADER}\n{GOOD}\n".encode() + b"x\n" * 20_000, "lebih dari 20000 baris; bagi berkasnya"),
    ],
    ids=["empty", "blank", "latin-1", "utf-16", "utf-16-le", "nul", "workbook", "6 MB", "20,001 rows"],
)
def test_what_is_no_such_file_is_refused_as_a_whole(content: bytes, sentence: str, refuse: Refuse) -> None:
    assert sentence in refuse(content=content)


@pytest.mark.parametrize("text", ["n" * 200_000, '"' + "n\n" * 100_000], ids=["long cell", "quote never closed"])
def test_a_cell_without_an_end_is_a_sentence_too(text: str, refuse: Refuse) -> None:
    assert "tidak ada yang disimpan." in refuse(HEADER, f"{GOOD}{text}", GOOD)


def test_a_quote_that_is_never_closed_does_not_swallow_the_rows_below(refuse: Refuse) -> None:
    below = row(source_url="https://example.go.id/b")
    assert "tidak ada yang disimpan." in refuse(HEADER, f'{GOOD}"catatan tanpa penutup', below)


def test_a_file_that_is_not_there_or_a_folder_is_a_sentence(reference: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "tidak-ada.csv", tmp_path):
        with pytest.raises(CommandError, match=f"Berkas {path} tidak dapat dibaca"):
            call_command("import_published", path)


def test_texts_are_stored_as_they_are_and_never_run(reference: Path, tmp_path: Path) -> None:
    file = tmp_path / "teks.csv"
    note = '=HYPERLINK("http://x") <script>alert(1)</script> \'; DROP TABLE coverage_release; --'
    cell = '"' + note.replace('"', '""') + '"'
    file.write_text(f"{HEADER}\n{GOOD}{cell}\n", encoding="utf-8")
    call_command("import_published", file, stdout=StringIO())
    assert PublishedFigure.objects.get(source_url="https://example.go.id/a").note == note
