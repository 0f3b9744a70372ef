"""People: who they are and their passwords."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import BranchOffice, Role, User
from accounts.policies import check_can_manage_people
from audit import trail

STAFF_ROLES = (Role.ADMIN, Role.AUDITOR)


@transaction.atomic
def create_user(
    *,
    username: str,
    full_name: str,
    role: Role,
    office: BranchOffice | None = None,
    email: str = "",
    expires_on: date | None = None,
    is_example: bool = False,
    by: User,
) -> User:
    """Add a person without a usable password; staff pages open for admins and auditors only."""
    check_can_manage_people(by)
    check_office(role, office)
    user = User(
        username=username,
        first_name=full_name,
        email=email,
        role=role,
        office=office,
        expires_on=expires_on,
        is_staff=role in STAFF_ROLES,
        is_example=is_example,
    )
    user.set_unusable_password()
    user.full_clean(exclude=("password",))
    user.save()
    trail.record(
        by=by,
        action="user-created",
        about=user,
        role=role,
        office=office.code if office else None,
        expires_on=expires_on.isoformat() if expires_on else None,
    )
    return user


@transaction.atomic
def create_first_admin(*, username: str, full_name: str, is_example: bool = False) -> User:
    """The admin of an installation that has nobody yet to appoint one."""
    user = User(username=username, first_name=full_name, role=Role.ADMIN, is_staff=True, is_example=is_example)
    user.set_unusable_password()
    user.full_clean(exclude=("password",))
    user.save()
    trail.record(by=user, action="first-admin-created", about=user)
    return user


@transaction.atomic
def set_password(*, user: User, password: str, by: trail.Actor) -> None:
    """Give a person a new password; open sessions of that person end."""
    user.set_password(password)
    user.save(update_fields=("password",))
    trail.record(by=by, action="password-set", about=user)


@transaction.atomic
def change_contact(*, user: User, full_name: str, email: str, by: User) -> User:
    """Mend how a person is called and reached; the history keeps the name that stood before."""
    check_can_manage_people(by)
    person = User.objects.select_for_update().get(pk=user.pk)
    before = {"full_name": person.full_name, "email": person.email}
    person.first_name, person.last_name, person.email = full_name, "", email
    person.clean_fields(exclude=("password",))
    person.save(update_fields=("first_name", "last_name", "email"))
    trail.record(by=by, action="contact-changed", about=person, before=before, full_name=full_name, email=email)
    return person


def check_office(role: Role, office: BranchOffice | None) -> None:
    """Entry and verification reach as far as an office: without one they reach nothing."""
    if role in (Role.ENTRY, Role.VERIFIER) and office is None:
        raise ValidationError({"office": f"Peran {role.label.lower()} memerlukan kantor. Pilih kantornya."})
