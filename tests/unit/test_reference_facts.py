"""What the reference data under fixtures/ says: the published facts and our marked examples; without Django."""

import csv
import re
from collections import Counter
from fractions import Fraction
from pathlib import Path

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
SEGMENTS = {"PU", "BPU", "JAKON", "PMI"}


def read(name: str) -> list[dict[str, str]]:
    with (FIXTURES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def regency_codes() -> set[str]:
    return {row["kemendagri_code"] for row in read("regions.csv") if row["level"] == "regency"}


# Published figures


def test_a_published_region_carries_the_name_of_its_code():
    names = {row["kemendagri_code"]: row["name"] for row in read("regions.csv")}
    for row in read("published_figures.csv") + read("published_groups.csv"):
        if row["kemendagri_code"]:
            assert row["region"] == names[row["kemendagri_code"]]


def test_only_the_two_rows_that_cannot_be_told_apart_stay_unassigned_with_a_reason():
    rows = [row for row in read("published_figures.csv") if row["unassigned_reason"]]
    assert [(row["region"], row["percent_published"], row["kemendagri_code"]) for row in rows] == [
        ("Pesawaran atau Lampung Utara (a)", "25.6", ""),
        ("Pesawaran atau Lampung Utara (b)", "26.6", ""),
    ]


def test_three_published_rows_are_targets_without_a_figure():
    rows = read("published_figures.csv")
    assert {row["row_kind"] for row in rows} == {"figure", "target"}
    targets = [row for row in rows if row["row_kind"] == "target"]
    assert [(row["date"], row["percent_target"]) for row in targets] == [
        ("2025-12-31", "38.39"),
        ("2026-12-31", "45.53"),
        ("2030-12-31", "58.35"),
    ]
    assert not any(row["percent_published"] or row["participants"] for row in targets)


def test_the_list_of_september_2024_covers_fifteen_areas_and_the_province():
    rows = [row for row in read("published_figures.csv") if row["date"] == "2024-09-24"]
    assert len(rows) == 16
    province = rows[0]
    assert (province["participants"], province["base"], province["percent_published"]) == ("760468", "3058943", "24.86")
    assigned = {row["kemendagri_code"] for row in rows if row["kemendagri_code"]} - {"18"}
    assert regency_codes() - assigned == {"18.03", "18.09"}


def test_published_categories_are_those_that_were_said():
    said = Counter(row["category"] for row in read("published_figures.csv") if row["category"])
    assert said == {"rendah": 3, "sangat rendah": 1}


def test_published_counts_agree_with_the_percentage_but_for_the_known_misprints():
    """Rounded counts and misprints are the only rows more than half a point away from their own division."""
    odd = set()
    for row in read("published_figures.csv"):
        if row["participants"] and row["base"] and row["percent_published"]:
            computed = 100 * Fraction(int(row["participants"]), int(row["base"]))
            if abs(computed - Fraction(row["percent_published"])) > Fraction(1, 2):
                odd.add((row["region"], row["date"]))
    assert odd == {("Lampung", "2018-09-13"), ("Lampung Barat", "2023-06-30"), ("Bali", "2025-03-31")}


# Segments, groups, programmes


def test_segments_and_programmes_are_known():
    for name in ("worker_groups.csv", "segment_programmes.csv", "counting_rules.csv"):
        assert {row["segment"] for row in read(name)} == SEGMENTS, name
    pairs = {(row["segment"], row["programme"]): row["obligation"] for row in read("segment_programmes.csv")}
    assert pairs == {
        **{("PU", programme): "must" for programme in ("JKK", "JKM", "JHT", "JP", "JKP")},
        ("BPU", "JKK"): "must",
        ("BPU", "JKM"): "must",
        ("BPU", "JHT"): "may",
        ("JAKON", "JKK"): "must",
        ("JAKON", "JKM"): "must",
        ("PMI", "JKK"): "must",
        ("PMI", "JKM"): "must",
        ("PMI", "JHT"): "may",
    }


def test_worker_groups_are_unique_ordered_and_marked_as_examples():
    rows = read("worker_groups.csv")
    assert [int(row["order"]) for row in rows] == list(range(1, len(rows) + 1))
    assert len({row["code"] for row in rows}) == len({row["name"] for row in rows}) == len(rows)
    assert {row["status"] for row in rows} == {"contoh"}
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", row["code"]) and len(row["name"]) <= 40 for row in rows)


def test_three_segments_count_and_migrant_workers_do_not():
    rules = {row["segment"]: row["counts"] for row in read("counting_rules.csv")}
    assert rules == {"PU": "true", "BPU": "true", "JAKON": "true", "PMI": "false"}


# Offices


def test_offices_form_a_tree_with_parents_listed_first():
    seen = set()
    for row in read("branch_offices.csv"):
        assert row["kind"] in {"regional", "branch", "pioneer"}
        assert (row["parent_code"] == "") == (row["kind"] == "regional")
        assert row["parent_code"] in seen | {""}
        assert row["code"] not in seen
        seen.add(row["code"])


def test_with_the_example_every_regency_is_served_and_only_mesuji_twice():
    offices = {row["code"] for row in read("branch_offices.csv")}
    rows = read("service_areas.csv") + read("example/service_areas.csv")
    assert {row["office_code"] for row in rows} <= offices
    served = Counter(row["kemendagri_code"] for row in rows)
    assert served == {code: 2 if code == "18.11" else 1 for code in regency_codes()}
    mesuji = {row["office_code"] for row in rows if row["kemendagri_code"] == "18.11"}
    assert mesuji == {"kc-lampung-tengah", "kcp-tulang-bawang"}


def test_example_service_areas_say_that_they_are_examples():
    for row in read("example/service_areas.csv"):
        assert (row["status"], row["verified"]) == ("contoh", "false")
        assert row["note"].startswith("contoh:")


# Targets, schemes, eligible workers, regulations


def test_targets_are_the_published_ones():
    targets = {(row["kemendagri_code"], row["year"]): row["percent"] for row in read("coverage_targets.csv")}
    assert targets == {
        ("18", "2024"): "32.62",
        ("18", "2025"): "38.39",
        ("18", "2026"): "45.53",
        ("18", "2030"): "58.35",
        ("0", "2025"): "52.15",
    }


def test_two_category_schemes_are_examples_and_only_the_first_is_in_force():
    fixed, share = read("category_schemes.csv")
    cuts = ("cut_low", "cut_moderate", "cut_high")
    assert (fixed["basis"], fixed["valid_from"], *(fixed[cut] for cut in cuts)) == (
        ("coverage", "2018-01", "26.08", "33.90", "39.11")
    )
    assert (share["basis"], share["valid_from"], *(share[cut] for cut in cuts)) == (
        "target_share",
        "",
        "80",
        "100",
        "120",
    )
    assert fixed["status"] == share["status"] == "contoh"


def test_eligible_workers_have_a_known_basis_and_one_row_a_month_and_basis():
    rows = read("eligible_workers.csv")
    assert {row["basis"] for row in rows} <= {"eligible", "employed", "labour_force", "unknown"}
    assert {row["status"] for row in rows} == {"resmi", "turunan", "pembulatan"}
    keys = [(row["kemendagri_code"], row["basis"], row["valid_from"]) for row in rows]
    assert len(set(keys)) == len(keys)
    eligible = {(row["kemendagri_code"], row["valid_from"]): row["count"] for row in rows if row["basis"] == "eligible"}
    assert eligible == {
        ("18", "2024-09"): "3058943",
        ("18", "2025-08"): "2800000",
        ("18", "2025-12"): "3100000",
        ("18.02", "2022-01"): "373656",
        ("18.04", "2023-06"): "92913",
    }


def test_regulations_are_unique_and_say_what_is_not_verified():
    rows = read("regulations.csv")
    assert len({row["number"] for row in rows}) == len(rows)
    for row in rows:
        assert row["about"].endswith("."), row["number"]
        assert row["verification"].endswith("."), row["number"]
        assert row["verified"] == "false" or "://" in row["source"], row["number"]
        if row["verified"] == "false":
            assert re.search(r"belum (diverifikasi|diperiksa|dilihat)", row["verification"]), row["number"]


def test_regulations_known_from_memory_only_are_not_called_verified():
    unverified = {row["number"] for row in read("regulations.csv") if row["verified"] == "false"}
    assert unverified == {
        "PP 46/2015",
        "PP 82/2019",
        "PP 7/2025",
        "Permenaker 4/2023",
        "Permendagri 84/2022",
        "Permendagri 15/2023",
        "Permendagri 1/2023",
        "Perpres 95/2018",
        "Perpres 12/2025",
        "Inpres 8/2025",
        "Juknis Ditjen Bina Pemdes Kemendagri",
        "Pergub Lampung 13/2024",
    }
