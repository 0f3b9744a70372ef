"""A colleague saves between the download of a workbook and its upload: nothing of that is overwritten unseen."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from accounts.actions import create_user
from accounts.models import Role, User
from enrolment import actions
from enrolment.actions import CellChange
from enrolment.cells import Cell, Entry
from enrolment.models import CellFigure, Obligation, Submission, Upload
from enrolment.workbook import from_plain
from enrolment.workflow import Status
from tests.factories import REASON, submission_at
from tests.workbooks import AREA, DOWNLOAD, PU, as_csv, book, changes, confirm, faults, filled, looked_at, opened, saved

pytestmark = pytest.mark.django_db

PU_CELL, PU_NOTE = Cell("PU", "peserta"), (AREA, "PU", "Catatan")
BPU = (AREA, "BPU", "Bulan ini")
THEIRS = "Pendataan ulang <script> bersama Disnaker."


@pytest.fixture
def browser(client: Client, ani: User, obligation: Obligation) -> Client:
    client.force_login(ani)
    return client


@pytest.fixture
def draft(obligation: Obligation, ani: User, budi: User) -> Submission:
    return submission_at(Status.DRAFT, obligation=obligation, entry=ani, verifier=budi)


@pytest.fixture
def rekan(ani: User, fajar: User) -> User:
    return create_user(username="rekan", full_name="Rekan Kantor", role=Role.ENTRY, office=ani.office, by=fajar)


def saves(
    who: User, draft: Submission, number: int | None = None, note: str | None = None, cell: Cell = PU_CELL
) -> None:
    entry = None if number is None else Entry(number)
    change = CellChange(cell, draft.cells.get(cell=str(cell)).version, entry, note)
    actions.save_cells(obligation=draft.obligation, changes=[change], by=who)


def overtaken(page: Any) -> list[tuple[str, str, bool]]:
    return [(one.label, one.now, one.is_wanted) for one in page.context["preview"].overtaken]


def stored(draft: Submission, cell: str = "PU.peserta") -> CellFigure:
    return draft.cells.get(cell=cell)


def test_what_a_colleague_saved_since_the_download_stays_where_the_file_was_not_touched(
    browser: Client, draft: Submission, rekan: User
) -> None:
    content = browser.get(DOWNLOAD).content
    saves(rekan, draft, 61_300, THEIRS)
    page = looked_at(browser, filled(content, {BPU: 20_500}))
    assert changes(page) == [("BPU.peserta", "20.000", "20.500")]
    assert [(now, wanted) for _, now, wanted in overtaken(page)] == [(f"61.300 dengan catatan “{THEIRS}”", False)]
    words = page.content.decode()
    assert "berubah sejak berkas diunduh: sekarang 61.300" in words
    assert "oleh Rekan Kantor. Di berkas sel ini tidak diubah, jadi dibiarkan." in words
    assert "<script> bersama" not in words
    assert "1 sel disimpan di 1 wilayah." in confirm(browser, page).content.decode()
    assert (stored(draft).number, stored(draft).note, stored(draft).saved_by) == (61_300, THEIRS, rekan)
    assert stored(draft, "BPU.peserta").number == 20_500


def test_what_both_changed_is_told_and_not_written(browser: Client, draft: Submission, rekan: User) -> None:
    content = browser.get(DOWNLOAD).content
    saves(rekan, draft, 61_300)
    page = looked_at(browser, filled(content, {PU: 61_000, BPU: 20_500}))
    assert changes(page) == [("BPU.peserta", "20.000", "20.500")]
    assert [(now, wanted) for _, now, wanted in overtaken(page)] == [("61.300", True)]
    words = page.content.decode()
    assert "1 sel tidak akan disimpan" in words
    assert "sekarang 61.300 oleh Rekan Kantor. Tidak disimpan dari berkas ini." in words
    table = browser.get(f"{page.request['PATH_INFO']}galat.csv").content.decode("utf-8-sig")
    assert "Berubah sejak berkas diunduh" in table
    confirm(browser, page)
    assert (stored(draft).number, stored(draft, "BPU.peserta").number) == (61_300, 20_500)


def test_with_nothing_but_undecided_cells_there_is_nothing_to_store(
    browser: Client, draft: Submission, rekan: User
) -> None:
    content = browser.get(DOWNLOAD).content
    saves(rekan, draft, 61_300)
    page = looked_at(browser, filled(content, {PU: 61_000}))
    words = page.content.decode()
    assert "Tidak ada yang dapat disimpan" in words
    assert "Simpan 1 sel" not in words
    assert "Tidak ada yang berubah, jadi tidak ada yang disimpan." in confirm(browser, page).content.decode()
    assert stored(draft).number == 61_300


def test_figure_and_note_of_a_cell_belong_together(browser: Client, draft: Submission, rekan: User) -> None:
    """A note written about 60.000 is not put beside the 61.300 of somebody else, nor a figure beside his note."""
    content = browser.get(DOWNLOAD).content
    saves(rekan, draft, 61_300)
    page = looked_at(browser, filled(content, {PU_NOTE: REASON}))
    assert (changes(page), [wanted for *_, wanted in overtaken(page)]) == ([], [True])
    content = browser.get(DOWNLOAD).content
    saves(rekan, draft, note=THEIRS)
    page = looked_at(browser, filled(content, {PU: 61_000}))
    assert (changes(page), [wanted for *_, wanted in overtaken(page)]) == ([], [True])


def test_who_types_the_same_as_the_colleague_has_nothing_to_decide(
    browser: Client, draft: Submission, rekan: User
) -> None:
    content = browser.get(DOWNLOAD).content
    saves(rekan, draft, 61_300)
    page = looked_at(browser, filled(content, {PU: 61_300}))
    assert (changes(page), overtaken(page)) == ([], [])


def test_an_emptied_cell_is_no_untouched_cell(browser: Client, draft: Submission, rekan: User) -> None:
    content = browser.get(DOWNLOAD).content
    page = looked_at(browser, filled(content, {PU: None}))
    assert changes(page) == [("PU.peserta", "60.000", "")]
    saves(rekan, draft, 61_300)
    page = looked_at(browser, filled(content, {PU: None}))
    assert (changes(page), [wanted for *_, wanted in overtaken(page)]) == ([], [True])


def test_potential_workers_are_a_cell_of_their_own(browser: Client, draft: Submission, rekan: User) -> None:
    content = browser.get(DOWNLOAD).content
    potential = Cell("pekerja-rentan", "potensi")
    saves(rekan, draft, 41_000, cell=potential)
    page = looked_at(browser, filled(content, {(AREA, "pekerja-rentan", "Bulan ini"): 5_100}))
    assert changes(page) == [("pekerja-rentan.peserta", "5.000", "5.100")]
    assert [(now, wanted) for _, now, wanted in overtaken(page)] == [("41.000", False)]
    page = looked_at(browser, filled(content, {(AREA, "pekerja-rentan", "Potensi"): 42_000}))
    assert (changes(page), [wanted for *_, wanted in overtaken(page)]) == ([], [True])


def test_the_same_file_is_filled_in_further_after_it_was_stored(browser: Client, draft: Submission) -> None:
    content = browser.get(DOWNLOAD).content
    confirm(browser, looked_at(browser, filled(content, {PU: 61_000})))
    page = looked_at(browser, filled(content, {PU: 62_000, BPU: 20_500}))
    assert changes(page) == [("PU.peserta", "61.000", "62.000"), ("BPU.peserta", "20.000", "20.500")]
    assert overtaken(page) == []
    back = looked_at(browser, content)
    assert changes(back) == []
    assert [(now, wanted) for _, now, wanted in overtaken(back)] == [("61.000", False)]


def test_a_report_that_a_colleague_changed_and_handed_in_is_skipped_where_the_file_was_not_touched(
    browser: Client, draft: Submission, rekan: User
) -> None:
    content = browser.get(DOWNLOAD).content
    saves(rekan, draft, 61_300, THEIRS)
    actions.submit(submission=draft, by=rekan)
    page = looked_at(browser, content)
    assert (changes(page), faults(page), overtaken(page)) == ([], [], [])
    assert "Dilewati." in page.content.decode()
    ((_, value, _),) = faults(looked_at(browser, filled(content, {PU: 61_000})))
    assert value == "61000"


@pytest.mark.parametrize("kind", ["csv", "table lost"])
def test_a_file_that_does_not_say_what_was_downloaded_is_all_typed_and_the_preview_says_so(
    browser: Client, draft: Submission, rekan: User, kind: str
) -> None:
    table = opened(browser.get(DOWNLOAD).content)
    table["ucj"].delete_rows(5, table["ucj"].max_row)
    content = as_csv(book()) if kind == "csv" else saved(table)
    saves(rekan, draft, 61_300)
    page = looked_at(browser, content, "isian.csv" if kind == "csv" else "isian.xlsx")
    assert changes(page) == [("PU.peserta", "61.300", "60.000")]
    assert "tidak membawa isi saat diunduh" in page.content.decode()


@pytest.mark.parametrize("value", ["=1+1", "banyak", 1.5, -1, 10**12])
def test_a_damaged_line_of_the_hidden_sheet_says_nothing(
    browser: Client, draft: Submission, rekan: User, value: Any
) -> None:
    table = opened(browser.get(DOWNLOAD).content)
    for row in table["ucj"].iter_rows(min_row=6):
        if (row[0].value, row[1].value) == (AREA, "PU"):
            row[2].value = value
    saves(rekan, draft, 61_300)
    page = looked_at(browser, saved(table))
    assert changes(page) == [("PU.peserta", "61.300", "60.000")]
    assert faults(page) == []


def test_a_preview_that_was_kept_before_is_still_read(browser: Client, draft: Submission) -> None:
    looked_at(browser, filled(browser.get(DOWNLOAD).content, {PU: 61_000}))
    plain = Upload.objects.get().preview
    del plain["overtaken"]
    assert from_plain(plain).changed == 1
