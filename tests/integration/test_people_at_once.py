"""Two people at one account or one link at the same moment."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from accounts.actions import (
    accept_invitation,
    create_first_admin,
    create_invitation,
    create_user,
    deactivate_user,
    rights,
)
from accounts.actions import invitations as room
from accounts.models import Invitation, Role, User
from tests.integration.test_two_at_once import at_once, of_kind, slowly

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def admin(reference: object) -> User:
    return create_first_admin(username="contoh", full_name="Contoh", is_example=True)


def test_two_browsers_with_one_link_set_one_password(admin: User, monkeypatch: pytest.MonkeyPatch) -> None:
    siti = create_user(username="siti", full_name="Siti", role=Role.VIEWER, is_example=True, by=admin)
    create_invitation(user=siti, by=admin)
    invitation = Invitation.objects.get()
    monkeypatch.setattr(room, "check_invitation_is_open", slowly(room.check_invitation_is_open))
    passwords = ("sungai-musi-mengalir-9", "kebun-lada-di-timur-7")

    outcomes = at_once(
        *[lambda word=word: accept_invitation(invitation=invitation, password=word, by=siti) for word in passwords]
    )

    assert len(of_kind(outcomes, User)) == 1, outcomes
    (refusal,) = of_kind(outcomes, PermissionDenied)
    assert "Tautan ini sudah dipakai." in str(refusal)
    siti.refresh_from_db()
    assert [siti.check_password(word) for word in passwords] == [isinstance(outcome, User) for outcome in outcomes]


def test_two_new_links_at_once_leave_one_that_opens(admin: User) -> None:
    siti = create_user(username="siti", full_name="Siti", role=Role.VIEWER, is_example=True, by=admin)
    outcomes = at_once(*[lambda: create_invitation(user=siti, by=admin) for _ in range(4)])
    assert len(of_kind(outcomes, room.NewLink)) == 4, outcomes
    assert Invitation.objects.filter(used_at=None, withdrawn_at=None).count() == 1


def test_two_admins_who_close_each_other_at_once_leave_one(admin: User, monkeypatch: pytest.MonkeyPatch) -> None:
    other = create_user(username="galih", full_name="Galih", role=Role.ADMIN, is_example=True, by=admin)
    monkeypatch.setattr(rights, "_check_an_admin_stays", slowly(rights._check_an_admin_stays))

    outcomes = at_once(lambda: deactivate_user(user=other, by=admin), lambda: deactivate_user(user=admin, by=other))

    assert len(of_kind(outcomes, User)) == 1, outcomes
    assert len(of_kind(outcomes, PermissionDenied)) == 1, outcomes
    assert User.objects.filter(role=Role.ADMIN, is_active=True).count() == 1
