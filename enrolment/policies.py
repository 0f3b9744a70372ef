"""Who may do what with a report: the table of ``workflow``, offices, four eyes, and the lock after the due date."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db.models import Max, Q

from accounts.models import Role, User
from accounts.policies import check_has_role
from audit import trail
from enrolment.models import CellFigure, EntryExtension, Obligation, ReportingRule, Submission
from enrolment.punctuality import entry_lock, may_lock
from enrolment.workflow import Act, Status, acts_for, roles_for
from periods import clock
from periods.month import day_in_words


class EntryLocked(PermissionDenied):
    """The month is closed for entry; the text says since when and who may open it."""


def check_can_enter(user: User, obligation: Obligation) -> None:
    """Entry is for the office that owes the report."""
    check_has_role(user, *roles_for(Act.SAVE))
    if user.office_id != obligation.office_id:
        raise PermissionDenied(
            f"{obligation} diisi oleh {obligation.office}; {user.full_name} bertugas di {user.office}."
        )


def can_enter(user: User, obligation: Obligation) -> bool:
    """Whether this person fills in this report, locked or not."""
    return user.is_active and user.role in roles_for(Act.SAVE) and user.office_id == obligation.office_id


def check_can_use_workbook(user: User) -> None:
    """Whoever fills in the reports of an office; which reports those are, his office says."""
    check_has_role(user, *roles_for(Act.SAVE))


def check_is_unlocked(obligation: Obligation, submission: Submission | None) -> None:
    """Refuse entry after the due date where the rule of the month locks and no exception holds."""
    if submission is not None and not may_lock(
        Status(submission.status), submission.revision, was_handed_in=submission.submitted_at is not None
    ):
        return
    today = clock.today()
    if today <= obligation.due:
        return
    extensions = EntryExtension.objects.filter(region=obligation.region_id, month=obligation.month)
    lock = entry_lock(
        due=obligation.due,
        today=today,
        locks_after_due=ReportingRule.for_month(obligation.month).locks_after_due,
        extended_until=extensions.aggregate(latest=Max("until"))["latest"],
    )
    if lock.is_locked:
        raise EntryLocked(
            f"{obligation.region} {obligation.month.words} terkunci sejak tenggat {day_in_words(obligation.due)}. "
            "Mintalah pengecualian kepada administrator."
        )


def check_can_rule(user: User) -> None:
    """Due dates, the lock and thresholds are set by administrators."""
    check_has_role(user, Role.ADMIN)


def check_can_verify(user: User, submission: Submission) -> None:
    """A second person of the same office, or of the office above it, who wrote none of the cells."""
    check_has_role(user, *roles_for(Act.VERIFY))
    office = submission.obligation.office
    if user.office_id not in (office.pk, office.parent_id):
        raise PermissionDenied(
            f"{submission} diverifikasi di {office} atau induknya; {user.full_name} di {user.office}."
        )
    if has_written(user, submission):
        raise PermissionDenied("Angka sendiri tidak dapat diverifikasi sendiri. Minta orang kedua memeriksanya.")


def can_verify(user: User, submission: Submission) -> bool:
    """Whether this person may judge this report, as far as rights go."""
    try:
        check_can_verify(user, submission)
    except PermissionDenied:
        return False
    return True


def acts_open_to(user: User, submission: Submission) -> frozenset[Act]:
    """What this person may do with this report now: the table of ``workflow``, offices and four eyes together."""
    acts = acts_for(Role(user.role), Status(submission.status))
    if not acts:
        return acts
    may_act = (
        can_enter(user, submission.obligation) if user.role in roles_for(Act.SAVE) else can_verify(user, submission)
    )
    return acts if may_act else frozenset()


def has_written(user: User, submission: Submission) -> bool:
    """Whether this person entered, submitted or wrote a single cell of the report."""
    return submission.pk in written_by(user, [submission])


def written_by(user: User, submissions: Iterable[Submission]) -> set[int]:
    """Which of these reports this person entered, submitted or wrote a single cell of, by number. One query."""
    submissions = list(submissions)
    people = {submission.pk: (submission.entered_by_id, submission.submitted_by_id) for submission in submissions}
    wrote_a_figure = CellFigure.objects.filter(
        Q(number__isnull=False) | Q(is_applicable=False), submission__in=people, saved_by=user
    )
    return {key for key, wrote in people.items() if user.pk in wrote} | set(
        wrote_a_figure.values_list("submission_id", flat=True)
    )


def check_can_read_reviews(user: User) -> None:
    """The queue and the reports in it, as a verifier sees them."""
    check_has_role(user, *roles_for(Act.VERIFY), Role.PUBLISHER, Role.ADMIN, Role.AUDITOR)


def can_read_reviews(user: User) -> bool:
    return user.may_sign_in and user.role in (*roles_for(Act.VERIFY), Role.PUBLISHER, Role.ADMIN, Role.AUDITOR)


def check_can_open_months(by: trail.Actor) -> None:
    """The daily command on the server, or an admin."""
    if by is not trail.COMMAND_LINE:
        check_has_role(by, Role.ADMIN)  # type: ignore[arg-type]


def check_can_send_reminders(by: trail.Actor) -> None:
    """The daily command on the server, or an admin."""
    check_can_open_months(by)


def check_can_read_tasks(user: User) -> None:
    """The list of what is to be filled in belongs to those who fill in."""
    check_has_role(user, *roles_for(Act.SAVE))


def check_can_read_board(user: User) -> None:
    """How complete the reports are is for those who wait for them."""
    check_has_role(user, Role.VERIFIER, Role.PUBLISHER, Role.ADMIN, Role.AUDITOR)


def check_can_grant_extensions(user: User) -> None:
    """Only an administrator opens what the lock has closed."""
    check_has_role(user, Role.ADMIN)


def can_grant_extensions(user: User) -> bool:
    return user.may_sign_in and user.role == Role.ADMIN


def check_can_read_management(user: User) -> None:
    """Service areas, exceptions and reminders are read by those who manage and by those who examine."""
    check_has_role(user, Role.ADMIN, Role.AUDITOR)
