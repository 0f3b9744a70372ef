"""A workbook of 20.000 rows: how long its preview takes beside the bare reading; how often the database is asked."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from accounts.models import BranchOffice, User
from enrolment.models import Obligation, Upload
from enrolment.selectors import book_of
from enrolment.sheets import ROW_LIMIT
from enrolment.workbook import Book, write_workbook
from regions.models import Region
from tests.factories import DUE, MONTH
from tests.workbooks import opened, saved, stand_in, without_origins

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

UPLOAD = f"/buku-kerja/{MONTH}/unggah/"


@pytest.fixture
def office(ani: User, client: Client) -> BranchOffice:
    client.force_login(ani)
    assert ani.office is not None
    return ani.office


def serve(office: BranchOffice, areas: range) -> None:
    """Obligations of an office that serves more areas than a province has, written as rows."""
    scope = Region.objects.get(kemendagri_code="18")
    regions = Region.objects.bulk_create(
        Region(
            kemendagri_code=f"18.{number}",
            name=f"Wilayah {number}",
            short_name=f"W{number}",
            slug=f"wilayah-{number}",
            level="regency",
            kind="kabupaten",
            parent=scope,
        )
        for number in areas
    )
    Obligation.objects.bulk_create(Obligation(office=office, region=one, month=MONTH, due=DUE) for one in regions)


def book(office: BranchOffice) -> Book:
    found = book_of(office, MONTH)
    assert found is not None
    return found


def timed(act: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of computing, also by the process that opens the file: what others do on this machine does not count."""
    start = sum(os.times()[:4])
    answer = act()
    return sum(os.times()[:4]) - start, answer


def bare_reading(content: bytes) -> float:
    """Seconds that the library alone takes for the sheet, on average of ten."""

    def read() -> object:
        return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Isian").to_python()

    return timed(lambda: [read() for _ in range(10)])[0] / 10


def preview_seconds(client: Client, content: bytes) -> float:
    """From the upload to the page that shows what would change."""
    took, answer = timed(lambda: client.post(UPLOAD, {"file": SimpleUploadedFile("isian.xlsx", content)}))
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    shown, page = timed(lambda: client.get(answer["Location"]))
    assert page.status_code == 200
    return took + shown


def test_a_preview_of_twenty_thousand_right_rows_is_quick(client: Client, office: BranchOffice) -> None:
    """Each row is read, compared, judged by the rules and kept. A slow machine reads slowly too: hence the ratio."""
    serve(office, range(1000, 1001))
    rows = len(book(office).areas[0].lines)
    serve(office, range(1001, 1000 + ROW_LIMIT // rows))
    content = without_origins(write_workbook(stand_in(book(office))))

    took = preview_seconds(client, content)

    preview = Upload.objects.get().preview
    assert preview["faults"] == []
    assert sum(len(area["changes"]) for area in preview["areas"]) > ROW_LIMIT
    assert took < max(5, 100 * bare_reading(content))


def test_twenty_thousand_rows_that_changed_since_the_download_are_told_quickly(
    client: Client, office: BranchOffice
) -> None:
    serve(office, range(1000, 1001))
    rows = len(book(office).areas[0].lines)
    serve(office, range(1001, 1000 + ROW_LIMIT // rows))
    content = write_workbook(stand_in(book(office)))

    took = preview_seconds(client, content)

    preview = Upload.objects.get().preview
    assert not any(area["changes"] for area in preview["areas"])
    assert len(preview["overtaken"]) > ROW_LIMIT
    assert took < max(5, 100 * bare_reading(content))


def test_a_preview_of_twenty_thousand_wrong_rows_is_quick(client: Client, office: BranchOffice) -> None:
    serve(office, range(1000, 1001))
    table = opened(write_workbook(stand_in(book(office))))
    sheet = table["Isian"]
    for number in range(ROW_LIMIT - sheet.max_row):
        sheet.append(["18.1000", "", "PU" if number % 2 else f"baris-{number}", "", "", "1,234"])
    content = saved(table)

    took = preview_seconds(client, content)

    assert len(Upload.objects.get().preview["faults"]) > ROW_LIMIT * 0.99
    assert took < max(5, 100 * bare_reading(content))


def test_the_database_is_asked_as_often_for_one_area_as_for_twenty(client: Client, office: BranchOffice) -> None:
    asked = []
    serve(office, range(999, 1000))
    preview_seconds(client, write_workbook(stand_in(book(office))))  # what is asked once a process
    Upload.objects.all().delete()
    for areas in (range(1000, 1001), range(1001, 1020)):
        serve(office, areas)
        content = write_workbook(stand_in(book(office)))
        with CaptureQueriesContext(connection) as queries:
            client.post(UPLOAD, {"file": SimpleUploadedFile("isian.xlsx", content)})
        asked.append(len(queries))
        Upload.objects.all().delete()
    assert asked[0] == asked[1]
