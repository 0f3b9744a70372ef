"""Who may record what was agreed, and who may have a pack made."""

from django.core.exceptions import PermissionDenied

from accounts.models import Role, User
from accounts.policies import check_has_role
from monev.models import Meeting

EVERYBODY = tuple(Role)


def check_can_record(user: User) -> None:
    """Meetings, commitments, regulations and benefits are kept by those who answer for the figures."""
    check_has_role(user, Role.PUBLISHER, Role.ADMIN)


def can_record(user: User) -> bool:
    try:
        check_can_record(user)
    except PermissionDenied:
        return False
    return True


def check_can_read_registers(user: User) -> None:
    """Regulations and benefits as they are recorded are for everybody with an account."""
    check_has_role(user, *EVERYBODY)


def check_can_read_drafts(user: User) -> None:
    """Minutes that are not agreed yet."""
    check_has_role(user, Role.PUBLISHER, Role.ADMIN, Role.AUDITOR)


def can_read_drafts(user: User) -> bool:
    try:
        check_can_read_drafts(user)
    except PermissionDenied:
        return False
    return True


def check_can_read_meeting(user: User, *, meeting: Meeting) -> None:
    """Agreed minutes with their files are for everybody with an account."""
    if hasattr(meeting, "conclusion"):
        check_has_role(user, *EVERYBODY)
    else:
        check_can_read_drafts(user)


def can_read_meeting(user: User, *, meeting: Meeting) -> bool:
    try:
        check_can_read_meeting(user, meeting=meeting)
    except PermissionDenied:
        return False
    return True


def check_can_make_packs(user: User) -> None:
    """A pack holds nothing that its reader could not read on pages: whoever has an account may have one made."""
    check_has_role(user, *EVERYBODY)


def can_make_packs(user: User) -> bool:
    try:
        check_can_make_packs(user)
    except PermissionDenied:
        return False
    return True
