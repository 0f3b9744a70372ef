"""Two people confirm at the same moment, or the server dies in the middle: whole workbooks are stored or nothing is."""

from __future__ import annotations

import pytest

from accounts.actions import create_first_admin, create_user
from accounts.models import BranchOffice, Role, User
from audit.models import AuditEvent
from enrolment import actions
from enrolment.actions import CellConflict, UploadRefused
from enrolment.actions import workbook as room
from enrolment.cells import Entry
from enrolment.models import CellFigure, Submission, Upload
from enrolment.selectors import book_of
from enrolment.workbook import Book, Reading, compare
from enrolment.workbook.reading import Wanted
from tests.factories import MONTH, obligation_of
from tests.integration.test_two_at_once import at_once, of_kind, slowly
from tests.workbooks import stand_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

OFFICE = "kc-lampung-tengah"


@pytest.fixture
def people(reference: object) -> list[User]:
    """Two people who enter for an office with several areas."""
    admin = create_first_admin(username="contoh", full_name="Contoh", is_example=True)
    obligation_of("18.02", by=admin)
    office = BranchOffice.objects.get(code=OFFICE)
    return [
        create_user(username=name, full_name=name.capitalize(), role=Role.ENTRY, office=office, by=admin)
        for name in ("citra", "sari")
    ]


def uploaded(by: User, number: int) -> Upload:
    """A preview in which every participant cell of every area becomes ``number``."""
    assert by.office is not None
    book = book_of(by.office, MONTH)
    assert book is not None
    preview = compare(reading(stand_in(book), number), book)
    return actions.keep_upload(
        office=by.office, month=MONTH, file_name=f"{by.username}.xlsx", sha256="", preview=preview, by=by
    )


def reading(filled: Book, number: int) -> Reading:
    wanted = {
        area.code: {cell: Wanted("F4", "", Entry(number)) for cell in area.stored if cell.field == "peserta"}
        for area in filled.areas
    }
    return Reading("Isian", wanted)


def test_of_two_workbooks_at_once_one_is_stored_whole(people: list[User], monkeypatch: pytest.MonkeyPatch) -> None:
    uploads = [uploaded(person, 100 + place) for place, person in enumerate(people)]
    monkeypatch.setattr(room, "reference_for", slowly(room.reference_for))

    outcomes = at_once(
        *(
            lambda upload=upload, person=person: actions.save_workbook(upload=upload, by=person)
            for upload, person in zip(uploads, people, strict=True)
        )
    )

    assert len(of_kind(outcomes, Upload)) == 1, outcomes
    (stored,) = of_kind(outcomes, Upload)
    (conflict,) = of_kind(outcomes, CellConflict)
    assert isinstance(stored, Upload)
    assert isinstance(conflict, CellConflict)
    assert len(conflict.conflicts) == stored.cells
    assert {row.number for row in CellFigure.objects.all()} == {100 + [one.pk for one in people].index(stored.by_id)}
    assert CellFigure.objects.count() == stored.cells
    assert AuditEvent.objects.filter(action="workbook-saved").count() == stored.reports == Submission.objects.count()


def test_one_preview_confirmed_twice_at_once_is_stored_once(
    people: list[User], monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = uploaded(people[0], 100)
    monkeypatch.setattr(room, "reference_for", slowly(room.reference_for))

    outcomes = at_once(*[lambda: actions.save_workbook(upload=upload, by=people[0])] * 2)

    assert len(of_kind(outcomes, Upload)) == 1, outcomes
    (refusal,) = of_kind(outcomes, UploadRefused)
    assert str(refusal).startswith("Unggahan ini sudah disimpan pada")
    assert set(CellFigure.objects.values_list("version", flat=True)) == {1}


def test_what_breaks_in_the_second_area_leaves_nothing_of_the_first(
    people: list[User], monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = uploaded(people[0], 100)
    ordinary, calls = room.save_changes, []

    def breaks_late(**given: object) -> object:
        calls.append(given)
        if len(calls) == 2:
            raise ConnectionError("the database went away")
        return ordinary(**given)  # type: ignore[arg-type]

    monkeypatch.setattr(room, "save_changes", breaks_late)
    with pytest.raises(ConnectionError):
        actions.save_workbook(upload=upload, by=people[0])

    assert len(calls) == 2
    assert (CellFigure.objects.count(), Submission.objects.count()) == (0, 0)
    assert not AuditEvent.objects.filter(action="workbook-saved").exists()
    upload.refresh_from_db()
    assert upload.confirmed_at is None

    monkeypatch.undo()
    assert actions.save_workbook(upload=upload, by=people[0]).cells == CellFigure.objects.count() > 0
