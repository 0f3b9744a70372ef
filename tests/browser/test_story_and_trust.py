"""The three sentences and the four checks, counted again from raw rows in whole numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta, timezone

import pytest
from pytest_django import DjangoDbBlocker

from coverage.models import CoverageRecord, Release
from enrolment.models import Receipt, Submission
from tests.browser.pages import OVERVIEW
from tests.browser.recount import CATEGORIES, Entry, Ledger, grouped, half_up, month_words, one, ranks, total
from tests.browser.visiting import Visit

Visiting = Callable[..., Visit]

STORY = "section[aria-labelledby=ringkasan] .paragraph"
JAKARTA = timezone(timedelta(hours=7))
NO_MOVEMENT = 2000  # half of a tenth of a point is this part of a share: below it one decimal shows 0,0


def in_prose(percent: str) -> str:
    return percent.replace("%", " persen")


def before(month: str, months: int) -> str:
    year, number = map(int, month.split("-"))
    index = year * 12 + number - 1 - months
    return f"{index // 12}-{index % 12 + 1:02d}"


def where_it_stands(entry: Entry, whole: str) -> str:
    recorded = "sementara tercatat" if entry.provisional else "tercatat"
    return (
        f"Pada {month_words(entry.month)}, cakupan UCJ {entry.official_name} {recorded} {in_prose(entry.percent())} "
        f"dan termasuk kategori {entry.category.lower()}, {whole}."
    )


def clause(now: Entry, then: Entry | None, month: str, areas: int | None = None) -> str:
    """What the sentence says of one earlier month, or why it says nothing."""
    if then is None:
        return f"angka {month_words(month)} tidak terbit"
    if not then.known:
        return f"untuk {month_words(month)} belum ada data"
    difference = now.participants - then.participants
    members = "jumlah peserta tetap"
    if difference:
        members = f"peserta {'bertambah' if difference > 0 else 'berkurang'} {grouped(abs(difference))} orang"
    words = f"{month_words(month)}{' (sementara)' if then.provisional else ''}"
    if now.eligible != then.eligible:
        # The example's denominators were replaced once.
        return (
            f"terhadap {words} {members}, tetapi cakupannya tidak dibandingkan karena penyebutnya berganti sejak "
            "Januari 2025"
        )
    moved = "tetap (selisih di bawah 0,1 poin)"
    if abs(difference) * NO_MOVEMENT >= now.eligible:
        size = half_up(abs(difference) * 100, now.eligible, 1)
        moved = f"{'naik' if difference > 0 else 'turun'} {size} poin"
    subject = f"cakupan {areas} kabupaten/kota yang melapor pada kedua bulan" if areas else "cakupan"
    changed = ""
    if areas is None and then.category != now.category:
        changed = f" dan kategori berubah dari {then.category.lower()} menjadi {now.category.lower()}"
    return f"dibandingkan dengan {words}, {subject} {moved} dengan {members}{changed}"


def how_it_moved(now: Entry, month_ago: Entry | None, year_ago: Entry | None) -> str:
    clauses = [clause(now, then, before(now.month, back)) for then, back in ((month_ago, 1), (year_ago, 12))]
    sentence = f"{clauses[0]}; {clauses[1]}."
    if month_ago is None and year_ago is None:
        months = f"{month_words(before(now.month, 1))} dan {month_words(before(now.month, 12))}"
        sentence = f"angka {months} tidak terbit, sehingga perubahannya tidak dapat dihitung."
    elif all(then is None or not then.known for then in (month_ago, year_ago)):
        sentence = f"{clauses[0]} dan {clauses[1]}, sehingga perubahannya tidak dapat dihitung."
    return sentence[0].upper() + sentence[1:]


def target_in_prose(target: int) -> str:
    """Thousandths of a percent with as few decimals as it takes."""
    for places in (0, 1, 2):
        if target % 10 ** (3 - places) == 0:
            whole, rest = divmod(target // 10 ** (3 - places), 10**places)
            return f"{whole}{f',{rest:0{places}d}' if places else ''} persen"
    raise AssertionError(target)


def how_far(entry: Entry) -> str:
    """To the category above and to the target; one of the cities has passed an early one."""
    position = CATEGORIES.index(entry.category)
    to_next = ""
    if position < 3:
        missing = -(-entry.cuts[position] * entry.eligible // 100_000) - entry.participants
        to_next = f"{grouped(missing)} pekerja lagi untuk mencapai kategori {CATEGORIES[position + 1].lower()}"
    if entry.target is None:
        # The first months of the example have no target yet.
        return f"Target belum ada data; diperlukan {to_next}."
    target = f"target {target_in_prose(entry.target)}"
    if entry.gap < 0:
        passed = f"{target.capitalize()} terlampaui sebanyak {grouped(-entry.gap)} pekerja"
        return f"{passed}, dan diperlukan {to_next}." if to_next else f"{passed} dan kategori tinggi sudah tercapai."
    to_target = f"{grouped(entry.gap)} pekerja lagi untuk mencapai {target}"
    if not to_next:
        return f"Kategori tinggi sudah tercapai, dan diperlukan {to_target}."
    return f"Diperlukan {to_next} dan {to_target}."


def story(entries: list[Entry], entry: Entry, ledger: Ledger) -> list[str]:
    until = entry.release
    earlier = {back: one(ledger.current(before(entry.month, back), until=until), entry.slug) for back in (1, 12)}
    if not entry.known:
        known = [
            past
            for month in ledger.months(entry.month)[1:]
            if (past := one(ledger.current(month, until=until), entry.slug)).known
        ]
        return [
            f"Angka terakhir yang terbit adalah {in_prose(known[0].percent())} pada {month_words(known[0].month)}.",
            f"Jarak ke target {target_in_prose(entry.target)} belum dapat dihitung.",
        ]
    place, reported = ranks(entries)[entry.slug], sum(other.known for other in entries)
    shared = "bersama wilayah lain pada peringkat" if place.endswith("=") else "peringkat"
    return [
        where_it_stands(entry, f"{shared} {place.rstrip('=')} dari {reported} wilayah yang melapor"),
        how_it_moved(entry, earlier[1], earlier[12]),
        how_far(entry),
    ]


@pytest.mark.parametrize("label", ["2026-10.1", "2025-01.1", "2024-07.1", "2026-08.1", "2023-11.1"])
def test_the_story_of_every_area_is_told_from_its_published_rows(visit: Visiting, ledger: Ledger, label: str) -> None:
    visited = visit(OVERVIEW, without_script=True)
    month, number = label.split(".")
    entries = ledger.release(month, int(number))
    wrong = {}
    for entry in entries:
        visited.open(f"/{label}/{entry.slug}/")
        text = " ".join(visited.text(STORY).split())
        missing = [sentence for sentence in story(entries, entry, ledger) if sentence not in text]
        if missing:
            wrong[entry.slug] = (missing, text)
    assert wrong == {}


def test_the_story_of_the_province_compares_like_with_like(visit: Visiting, ledger: Ledger) -> None:
    visited = visit(OVERVIEW, without_script=True)
    text = " ".join(visited.text(STORY).split())
    latest = ledger.latest
    province, reported = total(latest), sum(entry.known for entry in latest)
    province = Entry(**{**vars(province), "official_name": "Provinsi Lampung"})
    clauses = []
    for back in (1, 12):
        earlier = ledger.current(before(province.month, back))
        both = [(entry, then) for entry in latest if entry.known and (then := one(earlier, entry.slug)).known]
        now, then = total([entry for entry, _ in both]), total([then for _, then in both])
        clauses.append(clause(now, then, before(province.month, back), areas=len(both)))
    moved = f"{clauses[0]}; {clauses[1]}."
    whole = f"dihitung atas {reported} dari {len(latest)} kabupaten/kota karena laporan sisanya belum lengkap"
    assert text == " ".join([where_it_stands(province, whole), moved[0].upper() + moved[1:], how_far(province)])


def test_events_stand_beside_the_story_and_are_no_part_of_it(visit: Visiting) -> None:
    visited = visit("/2026-10/lampung-tengah/", without_script=True)
    beside = visited.text("section[aria-labelledby=perubahan] .recorded")
    assert "Pada Desember 2025 tercatat: PP 50/2025 mulai berlaku" in beside
    assert "PP 50/2025" not in visited.text(STORY)


@dataclass(frozen=True)
class RawChecks:
    complete: bool
    on_time: bool | None
    second_person: bool | None
    no_warning: bool
    published: bool

    @property
    def letter(self) -> str:
        answers = (self.complete, self.on_time, self.second_person, self.no_warning)
        return "FDDCBA"[1 + sum(answer is True for answer in answers)] if self.published else ""


@pytest.fixture(scope="module")
def raw_checks(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[tuple[str, str], RawChecks]:
    """By label of the release and slug, from the rows of reports, receipts and checklists."""
    with django_db_blocker.unblock():
        first: dict[int, date] = {}
        for receipt in Receipt.objects.select_related("submission"):
            day = receipt.at.astimezone(JAKARTA).date()
            owed = receipt.submission.obligation_id
            first[owed] = min(day, first.get(owed, day))
        reports = {row.pk: row for row in Submission.objects.select_related("obligation")}
        warned = {
            release.pk: {
                item["key"].split(".")[1] for item in release.checklist or () if not item["key"].startswith("note.")
            }
            for release in Release.objects.all()
        }
        found = {}
        for record in CoverageRecord.objects.select_related("release", "region"):
            own = [reports[key] for key in record.submissions]
            complete = bool(record.expected) and record.verified == record.expected
            found[record.release.label, record.region.slug] = RawChecks(
                complete=complete,
                on_time=all(first[row.obligation_id] <= row.obligation.due for row in own) if complete else None,
                second_person=all(row.verified_by_id not in (row.entered_by_id, row.submitted_by_id) for row in own)
                if complete
                else None,
                no_warning=record.region.slug not in warned[record.release_id],
                published=record.participants is not None,
            )
    return found


ANSWERS = {True: "ya", False: "tidak", None: "belum dapat dinilai"}


def test_the_example_holds_more_than_one_letter(raw_checks: dict[tuple[str, str], RawChecks]) -> None:
    assert {checks.letter for checks in raw_checks.values()} == {"A", "B", "C", ""}
    latest = [checks.letter for (label, _), checks in raw_checks.items() if label == "2026-10.1"]
    assert {letter: latest.count(letter) for letter in set(latest)} == {"A": 13, "B": 1, "": 1}


@pytest.mark.parametrize("label", ["2026-10.1", "2024-03.1", "2026-08.1", "2026-08.2", "2026-03.2"])
def test_the_letter_of_every_area_stands_beside_its_four_answers(
    visit: Visiting, raw_checks: dict[tuple[str, str], RawChecks], label: str
) -> None:
    visited = visit(OVERVIEW, without_script=True)
    wrong = {}
    for (release, slug), checks in raw_checks.items():
        if release != label:
            continue
        visited.open(f"/{label}/{slug}/")
        heading = visited.text("#kepercayaan").replace(" ", "")
        answers = [text.rsplit(": ", 1)[1] for text in visited.page.locator(".checks b").all_text_contents()]
        expected = [ANSWERS[a] for a in (checks.complete, checks.on_time, checks.second_person, checks.no_warning)]
        letter = f"Kepercayaandata{':' if checks.letter else ''}{checks.letter}"
        if (heading, answers) != (letter, expected):
            wrong[slug] = (heading, answers, letter, expected)
    assert wrong == {}


def test_the_list_of_the_province_shows_every_letter_with_its_answers(
    visit: Visiting, raw_checks: dict[tuple[str, str], RawChecks], ledger: Ledger
) -> None:
    visited = visit("/asal/2026-10.1/provinsi-lampung/", without_script=True)
    shown = {row[0]: row[1:] for row in visited.rows("section[aria-labelledby=kepercayaan] table")}
    expected = {}
    for entry in ledger.latest:
        checks = raw_checks["2026-10.1", entry.slug]
        answers = (checks.complete, checks.on_time, checks.second_person, checks.no_warning)
        expected[entry.official_name] = [
            checks.letter or "belum ada nilai",
            *(ANSWERS[answer].capitalize() for answer in answers),
        ]
    assert shown == expected
    passed = sum(raw_checks["2026-10.1", entry.slug].letter == "A" for entry in ledger.latest)
    known = sum(entry.known for entry in ledger.latest)
    sentence = f"{passed} dari {known} angka kabupaten/kota lulus keempat pemeriksaan kepercayaan data."
    assert sentence in visited.text("section[aria-labelledby=kepercayaan]")
    visited.open(OVERVIEW)
    assert sentence in visited.text("section[aria-label='Angka utama']")


def test_the_strip_says_who_when_and_on_what(visit: Visiting, ledger: Ledger) -> None:
    visited = visit("/2026-10.1/lampung-tengah/", without_script=True)
    entry = one(ledger.latest, "lampung-tengah")
    terms = visited.page.locator(".about dt").all_text_contents()
    facts = dict(zip(terms, visited.page.locator(".about dd").all_text_contents(), strict=True))
    assert facts["Penyebut"] == f"{grouped(entry.eligible)} pekerja eligible, berlaku sejak Januari 2025"
    assert facts["Sumber"] == "laporan bulanan BPJS Ketenagakerjaan; 1 dari 1 laporan terverifikasi"
    assert facts["Produsen"].startswith("BPJS Ketenagakerjaan, Kantor Cabang Lampung Tengah; diolah ")
    assert facts["Status"] == "angka sementara, pemutakhiran terjadwal, data contoh"
    assert facts["Skema kategori"].endswith("(contoh, belum resmi)")
    assert (facts["Diterbitkan"], facts["Terbit berikutnya"]) == ("12 November 2026", "12 Desember 2026")
    assert facts["Bulan data"] == "Oktober 2026"
    assert re.fullmatch(r"\d+ November 2026", facts["Entri terakhir dalam rilis (semua kantor)"])
    assert facts["Kontak"] == "belum ditetapkan pengelola situs"
    assert facts["Kepercayaan data"].strip() == (
        "A: lengkap, tepat waktu, diverifikasi orang lain, dan tanpa peringatan terbuka"
    )
