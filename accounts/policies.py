"""Who may act for which office; other apps build their own rules on these."""

from django.core.exceptions import PermissionDenied

from accounts.models import Role, User


def check_has_role(user: User, *roles: Role) -> None:
    """Refuse, with a sentence, whoever has none of the roles."""
    if not user.is_active or user.role not in roles:
        wanted = " atau ".join(Role(role).label.lower() for role in roles)
        raise PermissionDenied(f"Tindakan ini untuk {wanted}; peran {user.full_name} adalah {user.get_role_display()}.")


def check_can_read_history(user: User) -> None:
    """Who did what when is for those who take part, not for readers."""
    check_has_role(user, Role.ENTRY, Role.VERIFIER, Role.PUBLISHER, Role.ADMIN, Role.AUDITOR)


def check_can_read_trail(user: User) -> None:
    """The whole trail is for those who answer for the site and for those who examine it."""
    check_has_role(user, Role.ADMIN, Role.AUDITOR)
