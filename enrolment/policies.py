"""Who may enter and who may verify."""

from django.core.exceptions import PermissionDenied

from accounts.models import Role, User
from accounts.policies import check_has_role
from enrolment.models import Obligation, Submission


def check_can_enter(user: User, obligation: Obligation) -> None:
    """Entry is for the office that owes the report."""
    check_has_role(user, Role.ENTRY)
    if user.office_id != obligation.office_id:
        raise PermissionDenied(
            f"{obligation} diisi oleh {obligation.office}; {user.full_name} bertugas di {user.office}."
        )


def check_can_verify(user: User, submission: Submission) -> None:
    """A second person of the same office, or of the office above it."""
    check_has_role(user, Role.VERIFIER)
    office = submission.obligation.office
    if user.office_id not in (office.pk, office.parent_id):
        raise PermissionDenied(
            f"{submission} diverifikasi di {office} atau induknya; {user.full_name} di {user.office}."
        )
    if user.pk in (submission.entered_by_id, submission.submitted_by_id):
        raise PermissionDenied("Angka sendiri tidak dapat diverifikasi sendiri. Minta orang kedua memeriksanya.")
