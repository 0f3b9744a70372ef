"""What people may: role, office, expiry, and the end of an account. Nobody changes his own rights."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from accounts.actions.people import STAFF_ROLES, check_office
from accounts.models import BranchOffice, Invitation, Role, User
from accounts.policies import check_can_change_rights
from audit import trail
from periods import clock


@transaction.atomic
def change_scope(
    *, user: User, role: Role, office: BranchOffice | None, expires_on: date | None = None, by: User
) -> User:
    """Give a person another role or office, or a day on which the account ends."""
    person, admins = _locked(user, by)
    check_office(role, office)
    if role != Role.ADMIN or expires_on is not None:
        _check_an_admin_stays(person, admins)
    before = _scope(person)
    person.role, person.office, person.expires_on = role.value, office, expires_on
    person.is_staff = role in STAFF_ROLES
    person.save(update_fields=("role", "office", "expires_on", "is_staff"))
    trail.record(by=by, action="scope-changed", about=person, before=before, **_scope(person))
    return person


@transaction.atomic
def deactivate_user(*, user: User, by: User) -> User:
    """Close an account: open sessions end at once and stay ended, an open link no longer works."""
    person, admins = _locked(user, by)
    if not person.is_active:
        raise ValidationError(f"Akun {person.full_name} sudah nonaktif.")
    _check_an_admin_stays(person, admins)
    person.is_active = False
    person.session_series += 1
    person.save(update_fields=("is_active", "session_series"))
    Invitation.objects.filter(user=person, used_at=None, withdrawn_at=None).update(withdrawn_at=clock.now())
    trail.record(by=by, action="user-deactivated", about=person)
    return person


@transaction.atomic
def reactivate_user(*, user: User, by: User) -> User:
    """Open an account again, with the password and the role it had."""
    person, _ = _locked(user, by)
    if person.is_active:
        raise ValidationError(f"Akun {person.full_name} sudah aktif.")
    person.is_active = True
    person.save(update_fields=("is_active",))
    trail.record(by=by, action="user-reactivated", about=person)
    return person


@transaction.atomic
def reset_second_factor(*, user: User, by: User) -> User:
    """For whoever lost telephone and recovery codes: the password alone lets in, until a new factor is set up."""
    person, _ = _locked(user, by)
    removed, _ = Authenticator.objects.filter(user=person).delete()
    if not removed:
        raise ValidationError(f"{person.full_name} belum memasang faktor kedua.")
    person.session_series += 1
    person.save(update_fields=("session_series",))
    trail.record(by=by, action="second-factor-reset", about=person)
    return person


def _locked(user: User, by: User) -> tuple[User, list[User]]:
    """The person and all admins as they stand now, held until the end; what ``by`` may is judged on these rows."""
    rows = User.objects.select_for_update().filter(Q(pk__in=(user.pk, by.pk)) | Q(role=Role.ADMIN)).order_by("pk")
    known = {row.pk: row for row in rows}
    check_can_change_rights(known[by.pk], of=known[user.pk])
    return known[user.pk], [row for row in known.values() if row.role == Role.ADMIN]


def _check_an_admin_stays(person: User, admins: Iterable[User]) -> None:
    """Without an admin nobody could appoint one."""
    others = [admin for admin in admins if admin.pk != person.pk and admin.may_sign_in and admin.expires_on is None]
    if person.role == Role.ADMIN and person.may_sign_in and not others:
        raise ValidationError(
            f"{person.full_name} administrator terakhir yang akunnya tidak berakhir. Angkat administrator lain dahulu."
        )


def _scope(person: User) -> dict[str, str | None]:
    return {
        "role": person.role,
        "office": person.office.code if person.office else None,
        "expires_on": person.expires_on.isoformat() if person.expires_on else None,
    }
