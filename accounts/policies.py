"""Who may act for which office; other apps build their own rules on these."""

from django.core.exceptions import PermissionDenied

from accounts.models import Invitation, Role, User
from periods import clock


def check_has_role(user: User, *roles: Role) -> None:
    """Refuse, with a sentence, whoever has none of the roles."""
    if not user.may_sign_in or user.role not in roles:
        wanted = " atau ".join(Role(role).label.lower() for role in roles)
        raise PermissionDenied(f"Tindakan ini untuk {wanted}; peran {user.full_name} adalah {user.get_role_display()}.")


def check_can_read_history(user: User) -> None:
    """Who did what when is for those who take part, not for readers."""
    check_has_role(user, Role.ENTRY, Role.VERIFIER, Role.PUBLISHER, Role.ADMIN, Role.AUDITOR)


def check_can_read_trail(user: User) -> None:
    """The whole trail is for those who answer for the site and for those who examine it."""
    check_has_role(user, Role.ADMIN, Role.AUDITOR)


def check_can_read_people(user: User) -> None:
    check_has_role(user, Role.ADMIN, Role.AUDITOR)


def check_can_manage_people(user: User) -> None:
    check_has_role(user, Role.ADMIN)


def can_manage_people(user: User) -> bool:
    try:
        check_can_manage_people(user)
    except PermissionDenied:
        return False
    return True


def check_can_change_rights(user: User, *, of: User) -> None:
    """Role, office, expiry and deactivation: an admin changes those of others, never his own."""
    check_can_manage_people(user)
    if user.pk == of.pk:
        raise PermissionDenied("Hak akun sendiri tidak dapat diubah sendiri. Minta administrator lain mengubahnya.")


def can_change_rights(user: User, *, of: User) -> bool:
    try:
        check_can_change_rights(user, of=of)
    except PermissionDenied:
        return False
    return True


def check_invitation_is_open(invitation: Invitation) -> None:
    """Refuse a link that was used, replaced or left too long."""
    if invitation.used_at is not None:
        raise PermissionDenied("Tautan ini sudah dipakai. Masuk dengan kata sandi yang telah dibuat.")
    if invitation.withdrawn_at is not None or not invitation.user.may_sign_in:
        raise PermissionDenied(
            "Tautan ini sudah dicabut atau diganti dengan yang baru. Minta tautan kepada administrator."
        )
    if clock.now() >= invitation.expires_at:
        raise PermissionDenied("Tautan ini sudah kedaluwarsa. Minta tautan baru kepada administrator.")


def needs_second_factor(user: User) -> bool:
    """Whoever publishes or manages must show more than a password, where the settings say so."""
    return user.role in (Role.PUBLISHER, Role.ADMIN)
