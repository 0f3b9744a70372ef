"""Who may publish, who may maintain reference data."""

from accounts.models import Role, User
from accounts.policies import check_has_role


def check_can_publish(user: User) -> None:
    check_has_role(user, Role.PUBLISHER, Role.ADMIN)


def check_can_maintain(user: User) -> None:
    check_has_role(user, Role.ADMIN)
