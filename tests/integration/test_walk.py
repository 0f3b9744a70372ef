"""Whatever people do in whatever order, a report stays in a legal state and every success leaves one event."""

from __future__ import annotations

from collections import Counter

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from accounts.models import Role, User
from audit.models import AuditEvent
from coverage.actions import PublishingRefused
from coverage.models import Release, ReleaseKind
from coverage.selectors import read_catalogue
from enrolment import actions
from enrolment.actions import CellChange, CellConflict, EntryRefused
from enrolment.cells import Cell, Entry
from enrolment.models import CellFigure, Obligation, Submission
from enrolment.vocabulary import Declaration
from enrolment.workflow import InvalidTransition, Status
from tests.factories import REASON, counts, denominator, released, submission_at

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ACTS = (
    *("start", "save", "save with a fault", "save a cell", "declare", "submit", "take back"),
    *("begin to check", "return", "verify", "open revision", "publish"),
)
PEOPLE = ("ani", "ardi", "budi", "bayu", "citra", "dewi", "eka")
REFUSALS = (InvalidTransition, PermissionDenied, EntryRefused, CellConflict, PublishingRefused, Submission.DoesNotExist)
USUAL = {"return": ("budi", "bayu"), "verify": ("budi", "bayu"), "begin to check": ("budi",), "publish": ("eka",)}


@st.composite
def steps(draw: st.DrawFn) -> tuple[str, str, int]:
    """An act and who tries it: mostly somebody whose work it is, so that walks come as far as a release."""
    name = draw(st.sampled_from([*ACTS, "publish", "publish", "submit", "verify"]))
    usual = USUAL.get(name, ("ani", "ardi"))
    return name, draw(st.sampled_from([*usual * 8, *PEOPLE])), draw(st.integers(0, 3))


WALKS = st.lists(steps(), min_size=10, max_size=30)
EDITABLE = {Status.DRAFT, Status.RETURNED}
OPEN = {Status.DRAFT, Status.RETURNED, Status.SUBMITTED, Status.REVIEWING}


@pytest.fixture
def people(ani: User, budi: User, citra: User, dewi: User, eka: User, fajar: User) -> dict[str, User]:
    """Two who enter and two who verify in one office, one who publishes, and two who have no business there."""
    denominator("18.01", 300_000, by=fajar)
    ardi, bayu = User.objects.get(pk=ani.pk), User.objects.get(pk=budi.pk)
    for copy, name in ((ardi, "ardi"), (bayu, "bayu")):
        copy.pk, copy.username = None, name
        copy.save(force_insert=True)
    return {"ani": ani, "ardi": ardi, "budi": budi, "bayu": bayu, "citra": citra, "dewi": dewi, "eka": eka}


def act(name: str, person: User, which: int, obligation: Obligation) -> None:
    """One act on one of the revisions there are."""
    if name == "start":
        actions.start_submission(obligation=obligation, by=person)
        return
    if name == "open revision":
        actions.open_revision(obligation=obligation, reason=REASON, by=person)
        return
    if name == "publish":
        before = Release.objects.count() if which else 9
        kind = ReleaseKind.CORRECTION if before else ReleaseKind.SCHEDULED
        released(after=before, kind=kind, note=REASON, by=person)
        return
    if name == "save a cell":
        change = CellChange(Cell.parse("BPU.peserta"), seen=which, entry=Entry(20_000 + which))
        actions.save_cells(obligation=obligation, changes=[change], by=person)
        return
    revisions = list(obligation.submissions.order_by("-revision"))
    if not revisions:
        raise Submission.DoesNotExist
    submission = revisions[which % len(revisions)]
    if name == "declare":
        actions.declare(submission=submission, declaration=Declaration.NOTHING, reason=REASON, by=person)
    elif name == "take back":
        actions.withdraw(submission=submission, by=person)
    elif name == "begin to check":
        actions.start_review(submission=submission, by=person)
    elif name.startswith("save"):
        report = counts(bpu=None if "fault" in name else 20_000 + which)
        actions.save_counts(submission=submission, counts=report, by=person)
    elif name == "submit":
        actions.submit(submission=submission, by=person)
    elif name == "return":
        actions.return_for_correction(submission=submission, reason=REASON, by=person)
    else:
        actions.verify(submission=submission, by=person)


def state(obligation: Obligation) -> list[tuple[object, ...]]:
    reports = obligation.submissions.order_by("revision")
    header = ("revision", "status", "submitted_by", "verified_by", "entered_by", "entered_at", "declaration")
    cells = CellFigure.objects.filter(submission__obligation=obligation).order_by("pk")
    frozen = Release.objects.order_by("pk").values_list("month", "number", "published_by")
    written = cells.values_list("cell", "number", "note", "version", "saved_by")
    return [*reports.values_list(*header), *written, *frozen]


def check_legal(obligation: Obligation) -> None:
    submissions = list(obligation.submissions.order_by("revision").select_related("verified_by", "entered_by"))
    statuses = Counter(submission.status for submission in submissions)
    assert [submission.revision for submission in submissions] == list(range(1, len(submissions) + 1))
    assert sum(statuses[status] for status in OPEN) <= 1
    assert statuses[Status.VERIFIED] <= 1
    for submission in submissions:
        is_last = submission is submissions[-1]
        assert is_last or submission.status in (Status.VERIFIED, Status.SUPERSEDED)
        if submission.status in (Status.VERIFIED, Status.SUPERSEDED):
            assert submission.verified_by
            assert submission.verified_by.role == Role.VERIFIER
            assert submission.verified_by not in (submission.entered_by, submission.submitted_by)
            assert not submission.cells.filter(saved_by=submission.verified_by).exists()
            assert submission.receipts.count() >= 1
        if submission.status in (Status.SUBMITTED, Status.REVIEWING):
            assert submission.submitted_by
        assert submission.entered_by.role == Role.ENTRY
        assert submission.entered_by.office == obligation.office


def check_published() -> None:
    """Numbers of a month go up one by one, the last is current, and what it froze was verified by somebody."""
    releases = list(Release.objects.order_by("pk"))
    assert [release.number for release in releases] == list(range(1, len(releases) + 1))
    current = read_catalogue("18").current_all()
    assert current == releases[-1:]
    for release in releases:
        (record,) = release.records.filter(participants__isnull=False)
        (frozen,) = Submission.objects.filter(pk__in=record.submissions)
        assert frozen.status in (Status.VERIFIED, Status.SUPERSEDED)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(begun=st.sampled_from([None, *Status, Status.VERIFIED, Status.VERIFIED]), walk=WALKS)
def test_any_walk_of_any_people_stays_legal(
    begun: Status | None, walk: list[tuple[str, str, int]], obligation: Obligation, people: dict[str, User]
) -> None:
    with transaction.atomic():
        if begun:
            submission_at(begun, obligation=obligation, entry=people["ani"], verifier=people["budi"])
        for name, person, which in walk:
            before, events = state(obligation), AuditEvent.objects.count()
            try:
                act(name, people[person], which, obligation)
            except REFUSALS:
                assert state(obligation) == before
                assert AuditEvent.objects.count() == events
            else:
                # The same cell saved twice changes nothing, and nothing is told of it.
                assert AuditEvent.objects.count() == events + (state(obligation) != before)
                if state(obligation) != before:
                    assert AuditEvent.objects.latest("pk").actor_name == person
            check_legal(obligation)
            check_published()
        event(f"{Release.objects.count()} releases, {obligation.submissions.count()} revisions")
        transaction.set_rollback(True)
