"""Who may act for which office; other apps build their own rules on these."""

from django.core.exceptions import PermissionDenied

from accounts.models import Role, User


def check_has_role(user: User, *roles: Role) -> None:
    """Refuse, with a sentence, whoever has none of the roles."""
    if not user.is_active or user.role not in roles:
        wanted = " atau ".join(Role(role).label.lower() for role in roles)
        raise PermissionDenied(f"Tindakan ini untuk {wanted}; peran {user.full_name} adalah {user.get_role_display()}.")
