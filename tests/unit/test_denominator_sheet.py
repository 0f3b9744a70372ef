"""A table of denominators: the code is the key, the name must fit it, and every mistake says how to mend it."""

from __future__ import annotations

import pytest

from coverage.denominator_sheet import Finding, KnownArea, Line, read_lines, template_rows
from enrolment.sheets import Sheet, Value

AREAS = [
    KnownArea(1, "18", "18", "Lampung", "provinsi"),
    KnownArea(11, "18.01", "1803", "Lampung Selatan", "kabupaten"),
    KnownArea(12, "18.02", "1805", "Lampung Tengah", "kabupaten"),
    KnownArea(13, "18.03", "1806", "Lampung Utara", "kabupaten"),
    KnownArea(14, "18.04", "1801", "Lampung Barat", "kabupaten"),
    KnownArea(20, "18.10", "1810", "Pringsewu", "kabupaten"),
    KnownArea(31, "18.05", "1808", "Tulang Bawang", "kabupaten"),
    KnownArea(32, "18.12", "1812", "Tulang Bawang Barat", "kabupaten"),
    KnownArea(72, "18.72", "1872", "Metro", "kota"),
]
BASES = {"pekerja eligible": "eligible", "eligible": "eligible", "penduduk bekerja (sakernas)": "employed"}
HEAD = ("kode", "nama", "jumlah", "basis")


def read(*rows: tuple[Value, ...], head: tuple[Value, ...] = HEAD) -> tuple[list[Line], list[Finding]]:
    return read_lines([Sheet("Data", (head, *rows))], AREAS, BASES)


def only(*rows: tuple[Value, ...]) -> Finding:
    lines, (finding,) = read(*rows)
    assert lines == []
    return finding


def test_rows_are_read_with_the_number_they_have_in_the_file() -> None:
    lines, findings = read(
        ("18.01", "Kabupaten Lampung Selatan", 300_000, ""), ("", "", "", ""), ("18.72", "METRO", "84.510", "Eligible")
    )
    assert findings == []
    assert lines == [Line(2, 11, 300_000, "eligible"), Line(4, 72, 84_510, "eligible")]


def test_a_title_above_and_other_columns_beside_are_no_obstacle() -> None:
    sheet = Sheet(
        "",
        (
            ("Penyebut 2026", "", "", ""),
            ("", "", "", ""),
            ("No", "Nama", "Kode Kemendagri", "Jumlah"),
            (1, "Kota Metro", "18.72", 5),
        ),
    )
    assert read_lines([sheet], AREAS, BASES)[0] == [Line(4, 72, 5, "eligible")]


@pytest.mark.parametrize(
    "name", ["Lampung Tengah", "kab. lampung tengah", "Kab Lampung  Tengah", "KABUPATEN LAMPUNG TENGAH"]
)
def test_a_name_may_be_written_in_the_usual_ways(name: str) -> None:
    assert read(("18.02", name, 5, ""))[0] == [Line(2, 12, 5, "eligible")]


def test_a_code_that_a_spreadsheet_made_a_number_is_refused() -> None:
    finding = only((18.1, "Pringsewu", 5, ""))
    assert (finding.row, finding.column, finding.value) == (2, "kode", "18.1")
    assert "18.10 dan 18.1 tidak dapat dibedakan" in finding.why
    assert "Teks" in finding.mend


def test_a_code_that_lost_its_zero_is_recognised_and_refused() -> None:
    assert "barangkali 18.10" in only(("18.1", "Pringsewu", 5, "")).why


def test_a_code_of_bps_is_named_as_one() -> None:
    finding = only(("1801", "Lampung Barat", 5, ""))
    assert finding.why == (
        "1801 adalah kode BPS Kabupaten Lampung Barat (menurut Kemendagri 18.01 adalah Kabupaten Lampung Selatan)."
    )
    assert finding.mend == "Tulis kode Kemendagri: 18.04 untuk Kabupaten Lampung Barat."


def test_digits_of_bps_with_a_dot_are_caught_by_the_name() -> None:
    finding = only(("18.01", "Lampung Barat", 5, ""))
    assert finding.column == "nama"
    assert finding.why == (
        "Kode 18.01 adalah Kabupaten Lampung Selatan, sedangkan namanya “Lampung Barat”;"
        " kode Kabupaten Lampung Barat adalah 18.04. Barangkali yang ditulis adalah kode BPS."
    )


def test_a_longer_name_is_another_area() -> None:
    assert "kode Kabupaten Tulang Bawang Barat adalah 18.12" in only(("18.05", "Tulang Bawang Barat", 5, "")).why
    assert "kode Kabupaten Tulang Bawang adalah 18.05" in only(("18.12", "Tulang Bawang", 5, "")).why


def test_a_kota_is_no_kabupaten() -> None:
    assert (
        "Kode 18.72 adalah Kota Metro, sedangkan namanya “Kabupaten Metro”."
        in only(("18.72", "Kabupaten Metro", 5, "")).why
    )


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (12.5, "Bukan bilangan bulat."),
        ("12,5", "memakai koma"),
        ("1.23", "tidak lazim"),
        ("", "Jumlah belum diisi."),
        (0, "Penyebut harus lebih dari 0."),
        ("0", "Penyebut harus lebih dari 0."),
        (-4, "Penyebut harus lebih dari 0."),
        (float("inf"), "Bukan bilangan bulat."),
        (10**400, "Penyebut harus lebih dari 0."),
        ("=1+1", "bukan jumlah orang"),
        ("2026-10-01", "bukan jumlah orang"),
    ],
)
def test_a_count_that_is_none_is_refused(count: Value, words: str) -> None:
    finding = only(("18.72", "Metro", count, ""))
    assert (finding.row, finding.column) == (2, "jumlah")
    assert words in finding.why
    assert finding.mend


def test_an_area_stands_once_for_each_basis() -> None:
    lines, findings = read(("18.72", "Metro", 5, ""), ("18.72", "Metro", 9, "penduduk bekerja (sakernas)"))
    assert (len(lines), findings) == (2, [])
    assert (
        only(("18.72", "Metro", 5, ""), ("18.72", "Kota Metro", 5, "eligible")).why
        == "Kota Metro sudah ada pada baris 2."
    )


def test_an_unknown_basis_is_refused_with_those_there_are() -> None:
    assert (
        only(("18.72", "Metro", 5, "jiwa")).mend
        == "Tulis salah satu dari: pekerja eligible, penduduk bekerja (sakernas)."
    )


def test_all_mistakes_are_told_together_and_nothing_is_kept() -> None:
    lines, findings = read(("18.72", "Metro", 5, ""), ("19.99", "Entah", "x", "y"), (18.1, "", "", ""))
    assert lines == []
    assert [(finding.row, finding.column) for finding in findings] == [
        (3, "kode"),
        (3, "jumlah"),
        (3, "basis"),
        (4, "kode"),
        (4, "jumlah"),
    ]


def test_a_file_without_its_headings_or_rows_says_so() -> None:
    _, (finding,) = read(head=("code", "name", "count"))
    assert "Judul kolom kode, nama, dan jumlah tidak ditemukan." in finding.why
    assert finding.value == "code; name; count"
    _, (finding,) = read()
    assert "tidak ada baris" in finding.why
    sheet = Sheet("Satu", (HEAD, ("18.72", "Metro", 5, "")))
    _, (finding,) = read_lines([sheet, Sheet("Dua", sheet.rows)], AREAS, BASES)
    assert "Ada 2 lembar" in finding.why


def test_a_hidden_sheet_is_not_read() -> None:
    rows = (HEAD, ("18.72", "Metro", 5, ""))
    assert len(read_lines([Sheet("a", rows), Sheet("b", rows, hidden=True)], AREAS, BASES)[0]) == 1


def test_the_template_is_read_back_when_filled_in() -> None:
    head, *rows = template_rows(AREAS)
    filled = tuple((code, name, "1.000", "") for code, name, *_ in rows)
    lines, findings = read(*filled, head=tuple(head))
    assert findings == []
    assert len(lines) == len(AREAS)
