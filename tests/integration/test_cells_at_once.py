"""Many people in one report at the same moment: every confirmed cell stands, every other one was told to its writer."""

from __future__ import annotations

import random

import pytest
from django.db import DatabaseError

from accounts.actions import create_first_admin
from accounts.models import User
from audit.models import AuditEvent
from enrolment import actions
from enrolment.actions import CellChange, CellConflict
from enrolment.cells import Cell, Entry
from enrolment.models import CellFigure, Obligation
from enrolment.selectors import counts_of
from tests.factories import counts, obligation_of, staff_of
from tests.integration.test_two_at_once import at_once, of_kind

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

PEOPLE = 8
PU = Cell("PU", "peserta")


@pytest.fixture
def admin(reference: object) -> User:
    return create_first_admin(username="contoh", full_name="Contoh", is_example=True)


@pytest.fixture
def owed(admin: User) -> Obligation:
    return obligation_of("18.01", by=admin)


@pytest.fixture
def writers(admin: User, owed: Obligation) -> list[User]:
    """People who all enter for the same office."""
    first, _ = staff_of(owed.office, admin)
    people = []
    for position in range(PEOPLE):
        person = User.objects.get(pk=first.pk)
        person.pk, person.username, person.first_name = None, f"petugas-{position}", f"Petugas {position}"
        person.save(force_insert=True)
        people.append(person)
    return people


def test_of_eight_writers_of_one_cell_one_wins_and_the_others_read_his_name(
    owed: Obligation, writers: list[User]
) -> None:
    def write(position: int) -> object:
        change = CellChange(PU, 0, Entry(1_000 + position))
        return actions.save_cells(obligation=owed, changes=[change], by=writers[position])

    outcomes = at_once(*(lambda position=position: write(position) for position in range(PEOPLE)))

    (winner,) = [position for position, outcome in enumerate(outcomes) if isinstance(outcome, list)]
    conflicts = of_kind(outcomes, CellConflict)
    assert len(conflicts) == PEOPLE - 1, outcomes
    told = f"tetapi Petugas {winner} sudah menyimpan 1.00{winner}"
    assert [conflict for conflict in conflicts if told not in str(conflict)] == []
    assert owed.submissions.count() == 1
    assert CellFigure.objects.get().number == 1_000 + winner
    assert AuditEvent.objects.filter(action="cells-saved").count() == 1


def test_writers_of_different_cells_do_not_hinder_each_other(owed: Obligation, writers: list[User]) -> None:
    cells = [Cell.parse(text) for text in ("PU.peserta", "BPU.peserta", "JAKON.peserta", "PMI.peserta")]
    cells += [Cell.parse(text) for text in ("PU.JKK", "PU.JKM", "PU.JHT", "usaha.aktif")]

    def type_for_a_while(position: int) -> int:
        figure = 0
        for version in range(5):
            figure = random.Random(position * 100 + version).randrange(1_000_000)
            change = CellChange(cells[position], version, Entry(figure))
            actions.save_cells(obligation=owed, changes=[change], by=writers[position])
        return figure

    outcomes = at_once(*(lambda position=position: type_for_a_while(position) for position in range(PEOPLE)))

    assert {row.address: row.number for row in CellFigure.objects.all()} == dict(zip(cells, outcomes, strict=True))
    assert AuditEvent.objects.filter(action="cells-saved").count() == PEOPLE * 5


def test_handing_in_beside_saving_leaves_no_draft_with_a_receipt(owed: Obligation, writers: list[User]) -> None:
    first = writers[0]
    submission = actions.start_submission(obligation=owed, by=first)
    actions.save_counts(submission=submission, counts=counts(), by=first)

    def save(position: int) -> object:
        change = CellChange(Cell("usaha", "aktif"), 0, Entry(position))
        return actions.save_cells(obligation=owed, changes=[change], by=writers[position])

    acts = [lambda position=position: save(position) for position in range(1, PEOPLE)]
    outcomes = at_once(lambda: actions.submit(submission=submission, by=first), *acts)

    assert not [outcome for outcome in outcomes if isinstance(outcome, DatabaseError)], outcomes
    submission.refresh_from_db()
    receipt = submission.receipts.get()
    assert submission.status == "submitted"
    assert receipt.fingerprint == counts_of(submission).fingerprint
