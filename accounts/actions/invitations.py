"""One-time links with which people set their password."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.invitations import VALID_FOR, fingerprint, new_token
from accounts.models import Invitation, User
from accounts.policies import check_can_manage_people, check_invitation_is_open
from audit import trail
from periods import clock


@dataclass(frozen=True)
class NewLink:
    """Shown once to whoever made it; the token is kept nowhere."""

    user: User
    token: str
    expires_at: datetime


@transaction.atomic
def create_invitation(*, user: User, by: User) -> NewLink:
    """A new link for a person; an older one that nobody used stops working."""
    check_can_manage_people(by)
    person = User.objects.select_for_update().get(pk=user.pk)
    if not person.may_sign_in:
        raise ValidationError(f"Akun {person.full_name} tidak aktif. Aktifkan dahulu, lalu buat tautannya.")
    now = clock.now()
    Invitation.objects.filter(user=person, used_at=None, withdrawn_at=None).update(withdrawn_at=now)
    token = new_token()
    invitation = Invitation.objects.create(
        user=person, fingerprint=fingerprint(token), created_at=now, expires_at=now + VALID_FOR
    )
    trail.record(by=by, action="link-created", about=person, expires_at=invitation.expires_at.isoformat())
    return NewLink(person, token, invitation.expires_at)


@transaction.atomic
def accept_invitation(*, invitation: Invitation, password: str, by: User) -> User:
    """The invited person sets the password; the link is used up and sessions that were open end."""
    # The person first, as where a link is made: whoever comes second waits here and then sees what the first did.
    person = User.objects.select_for_update().get(pk=invitation.user_id)
    held = Invitation.objects.select_for_update().get(pk=invitation.pk)
    held.user = person
    check_invitation_is_open(held)
    held.used_at = clock.now()
    held.save(update_fields=("used_at",))
    person.set_password(password)
    person.save(update_fields=("password",))
    trail.record(by=by, action="link-used", about=person)
    return person
