"""The one-page sheets of all areas together: one PDF, or an archive of single ones."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime

import pytest

from coverage.documents import Sheet, front_of, sheet_pdf
from coverage.figures.figure import Figure
from monev.writers.sheets import write_sheets, write_sheets_zip
from tests.document_examples import AREAS, CUTS, TARGET
from tests.unit.test_documents import HOSTILE, imprint, pages_of, sheet, text_of

pytestmark = pytest.mark.slow


def sheets() -> list[Sheet]:
    made = []
    for region_code, name, participants, eligible in AREAS:
        own = imprint(address=f"ucj.lampungprov.go.id/2026-10.1/{region_code}/")
        front = front_of(name, Figure(participants, eligible, TARGET, CUTS), own, provisional=True)
        made.append(sheet(front))
    return made


def test_every_area_has_its_own_page_number_address_and_bookmark() -> None:
    pdf = write_sheets(sheets())
    assert pages_of(pdf) == 15
    assert b"pdfuaid" in pdf
    read = text_of(pdf)
    for number, (region_code, name, _, _) in enumerate(AREAS, 1):
        assert f"/Title({name})".encode() in pdf
        assert f"ucj.lampungprov.go.id/2026-10.1/{region_code}/ halaman {number} dari 15" in read
    assert b"Lembar saku 15 wilayah, Oktober 2026 (Rilis 2026-10.1)" in pdf


def test_a_sheet_says_the_same_alone_and_among_others() -> None:
    among = text_of(write_sheets(sheets()[:2]))
    for one in sheets()[:2]:
        alone = text_of(sheet_pdf(one)).partition(" halaman ")[0]
        assert alone in among


def test_hostile_names_stay_texts_and_each_page_stays_one() -> None:
    own = imprint(house=HOSTILE, warning=HOSTILE, source=HOSTILE)
    front = front_of(HOSTILE, Figure(30, 100, TARGET, CUTS), own, provisional=True)
    pdf = write_sheets([sheet(front, HOSTILE), replace(sheet(front), trend="")])
    assert pages_of(pdf) == 2
    assert b"pdfuaid" in pdf
    assert "root:" not in text_of(pdf)


def test_the_archive_holds_the_single_sheets_under_their_names() -> None:
    named = {f"ucj_{number}_lembar-saku.pdf": one for number, one in enumerate(sheets()[:3])}
    packed = write_sheets_zip(named)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.namelist() == list(named)
        assert archive.read("ucj_1_lembar-saku.pdf") == sheet_pdf(named["ucj_1_lembar-saku.pdf"])
        assert {datetime(*entry.date_time) for entry in archive.infolist()} == {datetime(2026, 11, 12, 2, 15)}
    assert write_sheets_zip(named) == packed
    assert write_sheets(sheets()[:3]) == write_sheets(sheets()[:3])
