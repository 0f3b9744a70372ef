"""Whom to remind of what today."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from accounts.models import Role, User
from enrolment.models import Submission
from enrolment.policies import written_by
from enrolment.punctuality import SOON_DAYS
from enrolment.reminding import Message, MissingReport, WaitingReport, to_entry, to_verifier
from enrolment.selectors.tasks import Task, tasks_of
from enrolment.workflow import WAITING
from periods import clock

# A report that waits longer than this is named to its verifiers.
PATIENCE_DAYS = 3

Link = Callable[[str, int], str]


def reminders_due(site: str, link: Link) -> Iterator[tuple[User, Message]]:
    """Every person who has an address and something to do, with the mail; ``link`` makes addresses of a page."""
    missing: dict[int, list[MissingReport]] = {}
    staff = User.objects.filter(is_active=True, role__in=(Role.ENTRY, Role.VERIFIER)).exclude(email="")
    for user in staff.select_related("office").order_by("pk"):
        if not user.may_sign_in or user.office is None:
            continue
        if user.role == Role.ENTRY:
            if user.office.pk not in missing:
                tasks = tasks_of(user.office).todo
                missing[user.office.pk] = [_missing(task, link) for task in tasks if is_pressing(task)]
            if missing[user.office.pk]:
                yield user, to_entry(user.full_name, site, missing[user.office.pk])
        elif waiting := list(_waiting_for(user, link)):
            yield user, to_verifier(user.full_name, site, waiting)


def is_pressing(task: Task) -> bool:
    """Due within some days or overdue; a correction of what was verified is nobody's debt."""
    return not task.is_correction and task.days_left <= SOON_DAYS


def _missing(task: Task, link: Link) -> MissingReport:
    return MissingReport(
        region=task.region,
        month=task.month,
        due=task.due,
        state=task.words,
        days=task.days,
        is_overdue=task.is_overdue,
        is_locked=task.lock.is_locked,
        reason=task.reason,
        link=link("enrolment:entry", task.obligation),
    )


def _waiting_for(user: User, link: Link) -> Iterator[WaitingReport]:
    """The oldest first, without those that this person wrote in: he may not judge them."""
    today = clock.today()
    waiting = list(
        Submission.objects.visible_to(user)
        .filter(status__in=[str(status) for status in WAITING])
        .select_related("obligation__region", "obligation__office")
        .order_by("submitted_at")
    )
    own = written_by(user, waiting)
    for report in waiting:
        days = (today - clock.day_of(report.submitted_at)).days if report.submitted_at else 0
        if days > PATIENCE_DAYS and report.pk not in own:
            obligation = report.obligation
            address = link("enrolment:review", report.pk)
            yield WaitingReport(str(obligation.region), obligation.month, str(obligation.office), days, address)
