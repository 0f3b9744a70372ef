"""Who may publish, who may maintain reference data."""

from django.core.exceptions import PermissionDenied

from accounts.models import Role, User
from accounts.policies import check_has_role


def check_can_publish(user: User) -> None:
    check_has_role(user, Role.PUBLISHER, Role.ADMIN)


def can_publish(user: User) -> bool:
    try:
        check_can_publish(user)
    except PermissionDenied:
        return False
    return True


def check_can_see_publishing(user: User) -> None:
    """Checklists show verified figures before they are public; auditors look on."""
    check_has_role(user, Role.PUBLISHER, Role.ADMIN, Role.AUDITOR)


def check_can_maintain(user: User) -> None:
    check_has_role(user, Role.ADMIN)


def check_can_inspect(user: User) -> None:
    """Reference data with their history are read by whoever maintains them and whoever audits."""
    check_has_role(user, Role.ADMIN, Role.AUDITOR)


def can_maintain(user: User) -> bool:
    try:
        check_can_maintain(user)
    except PermissionDenied:
        return False
    return True
