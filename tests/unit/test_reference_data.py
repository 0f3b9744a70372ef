"""The reference data under fixtures/ holds what its columns promise; read as plain CSV, without Django."""

import csv
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"

COLUMNS_AND_ROWS = {
    "published_figures.csv": (
        "kemendagri_code,region,level,date,participants,base,percent_published,percent_target,category,source_url,note,"
        "row_kind,unassigned_reason",
        39,
    ),
    "published_groups.csv": (
        "kemendagri_code,region,date,group,participants,base,percent_published,source_url,note",
        14,
    ),
    "regulations.csv": ("number,year,title,about,source,verified,verification,kind", 39),
    "regions.csv": (
        "kemendagri_code,bps_code,name,slug,short_name,level,kind,parent_code,tile_row,tile_column",
        17,
    ),
    "region_aliases.csv": ("kemendagri_code,alias", 18),
    "worker_groups.csv": ("code,name,segment,order,valid_from,source,status,note", 12),
    "segment_programmes.csv": ("segment,programme,obligation,valid_from,source,verified,note", 13),
    "branch_offices.csv": ("code,name,kind,parent_code,source,verified,note", 7),
    "service_areas.csv": ("office_code,kemendagri_code,valid_from,source,verified,note", 9),
    "example/service_areas.csv": ("office_code,kemendagri_code,valid_from,source,verified,status,note", 7),
    "coverage_targets.csv": ("kemendagri_code,year,percent,legal_basis,source,verified,note", 5),
    "category_schemes.csv": ("name,basis,cut_low,cut_moderate,cut_high,valid_from,status,source", 2),
    "contribution_rates.csv": (
        "segment,sector,programme,risk_class,rupiah,percent,wage_cap,cap_known,minimum,valid_from,valid_to,"
        "excluded_funding,legal_basis,regulation,source,verified,note",
        18,
    ),
    "reporting_rules.csv": (
        "valid_from,due_day,locks_after_due,change_percent,change_persons,source,document,status",
        1,
    ),
    "counting_rules.csv": ("segment,counts,valid_from,status,source", 4),
    "events.csv": (
        "happened,kind,kemendagri_codes,group,title,description,source,url,document,verified",
        7,
    ),
    "local_regulations.csv": ("kemendagri_code,instrument,number,year,about,note,source,url,verified", 3),
    "benefit_amounts.csv": (
        "programme,part,rupiah,position,valid_from,valid_to,legal_basis,source,verified",
        3,
    ),
    "eligible_workers.csv": ("kemendagri_code,valid_from,count,basis,source,url,status,note", 19),
}

# Kemendagri code -> BPS code and name. Eight of the pairs differ in their digits, so they are written out, not derived.
AREAS = {
    "18.01": ("1803", "Lampung Selatan"),
    "18.02": ("1805", "Lampung Tengah"),
    "18.03": ("1806", "Lampung Utara"),
    "18.04": ("1801", "Lampung Barat"),
    "18.05": ("1808", "Tulang Bawang"),
    "18.06": ("1802", "Tanggamus"),
    "18.07": ("1804", "Lampung Timur"),
    "18.08": ("1807", "Way Kanan"),
    "18.09": ("1809", "Pesawaran"),
    "18.10": ("1810", "Pringsewu"),
    "18.11": ("1811", "Mesuji"),
    "18.12": ("1812", "Tulang Bawang Barat"),
    "18.13": ("1813", "Pesisir Barat"),
    "18.71": ("1871", "Bandar Lampung"),
    "18.72": ("1872", "Metro"),
}

PERCENT_COLUMNS = {"percent_published", "percent_target", "percent", "cut_low", "cut_moderate", "cut_high"}
COUNT_COLUMNS = {"participants", "base", "count"}
MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")
DAY_OR_MONTH = re.compile(MONTH.pattern + r"(-(0[1-9]|[12]\d|3[01]))?")
ENGLISH = re.compile(
    r"\b(the|of|and|or|with|from|counts?|target is|printed|prints|rounded|not|derived|gap|memory|unverified|example)\b",
    re.IGNORECASE,
)


def read(name: str) -> list[dict[str, str]]:
    with (FIXTURES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def cells():
    """Yield (file, line, column, value) of every cell of every reference file."""
    for name in COLUMNS_AND_ROWS:
        for line, row in enumerate(read(name), start=2):
            for column, value in row.items():
                yield name, line, column, value


def is_address(token: str) -> bool:
    return "://" in token


@pytest.mark.parametrize("name", COLUMNS_AND_ROWS)
def test_each_file_has_its_columns_and_rows(name):
    header, rows = COLUMNS_AND_ROWS[name]
    with (FIXTURES / name).open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file, strict=True))
    assert lines[0] == header.split(",")
    assert len(lines) - 1 == rows
    assert {len(line) for line in lines} == {len(lines[0])}


def test_no_csv_file_stands_outside_these_tests():
    tested = set(COLUMNS_AND_ROWS)
    reference = {path.name for path in FIXTURES.glob("*.csv")}
    assert reference <= tested


def test_cells_are_trimmed_and_on_one_line():
    assert [cell for cell in cells() if cell[3] != " ".join(cell[3].split())] == []


def test_percentages_are_decimals_with_a_point():
    for name, line, column, value in cells():
        if column in PERCENT_COLUMNS and value:
            assert re.fullmatch(r"\d+(\.\d+)?", value), (name, line, column, value)
            assert 0 < Decimal(value) <= 120


def test_counts_are_whole_numbers():
    for name, line, column, value in cells():
        if column in COUNT_COLUMNS and value:
            assert re.fullmatch(r"[1-9]\d*", value), (name, line, column, value)


def test_dates_and_months_are_written_as_promised():
    for name, line, column, value in cells():
        if column == "date":
            assert DAY_OR_MONTH.fullmatch(value), (name, line, value)
        if column == "happened":
            assert re.fullmatch(r"20\d\d|" + DAY_OR_MONTH.pattern, value), (name, line, value)
        if column == "valid_from" and value:
            assert MONTH.fullmatch(value), (name, line, value)
        if column == "year":
            assert re.fullmatch(r"20\d\d", value), (name, line, value)


def test_no_english_is_left_in_what_people_read():
    for name, line, column, value in cells():
        words = " ".join(token for token in value.split() if not is_address(token))
        assert not ENGLISH.search(words), (name, line, column, value)


def test_every_address_starts_with_http():
    for name, line, column, value in cells():
        for token in value.split():
            if is_address(token):
                assert token.startswith(("http://", "https://")), (name, line, column, token)
        if column in {"source_url", "url"}:
            assert re.fullmatch(r"http\S+", value), (name, line, value)


def test_a_source_list_of_addresses_holds_nothing_else():
    for row in read("regulations.csv") + read("worker_groups.csv") + read("segment_programmes.csv"):
        kinds = {is_address(token) for token in row["source"].split()}
        assert len(kinds) == 1, row["source"]


def test_true_and_false_are_written_out():
    for name, line, column, value in cells():
        if column in {"verified", "counts"}:
            assert value in {"true", "false"}, (name, line, value)


# Regions


def test_kemendagri_and_bps_codes_are_the_known_pairs():
    regencies = {
        row["kemendagri_code"]: (row["bps_code"], row["name"])
        for row in read("regions.csv")
        if row["level"] == "regency"
    }
    assert regencies == AREAS


def test_the_tree_has_one_nation_one_province_and_fifteen_regencies():
    rows = read("regions.csv")
    assert Counter((row["level"], row["kind"], row["parent_code"]) for row in rows) == {
        ("nation", "", ""): 1,
        ("province", "provinsi", "0"): 1,
        ("regency", "kabupaten", "18"): 13,
        ("regency", "kota", "18"): 2,
    }
    assert [row["name"] for row in rows if row["kind"] == "kota"] == ["Bandar Lampung", "Metro"]


def test_region_codes_slugs_short_names_and_tiles_are_unique():
    rows = read("regions.csv")
    for column in ("kemendagri_code", "slug", "name"):
        assert len({row[column] for row in rows}) == len(rows), column
    regencies = [row for row in rows if row["level"] == "regency"]
    assert len({row["bps_code"] for row in regencies}) == 15
    assert len({row["short_name"] for row in regencies}) == 15
    assert len({(int(row["tile_row"]), int(row["tile_column"])) for row in regencies}) == 15
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", row["slug"]) for row in rows)


def test_every_region_code_in_use_is_in_the_tree():
    known = {row["kemendagri_code"] for row in read("regions.csv")}
    for name, line, column, value in cells():
        if column == "kemendagri_code" and value:
            assert value in known, (name, line, value)
