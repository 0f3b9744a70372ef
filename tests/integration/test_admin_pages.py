"""The admin only shows: whatever changes, changes through the actions."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.contrib.admin.sites import NotRegistered
from django.contrib.auth.models import Group
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from accounts.actions import create_user, set_password
from accounts.models import BranchOffice, Role, User
from audit.models import AuditEvent
from coverage.actions import withdraw_event
from coverage.models import Event, Release
from enrolment.models import Submission
from monev.actions import request_pack
from monev.vocabulary import Form, Span
from tests.boundaries import boundaries_of_squares
from tests.factories import denominator, released, verified_report
from tests.meetings import everything_of_a_meeting
from tests.reading import read_page
from tests.registers import everything_of_the_registers

pytestmark = pytest.mark.django_db

MODELS = sorted((model for model in admin.site._registry if model is not Group), key=lambda model: model._meta.label)


@pytest.fixture
def known(fajar: User) -> Client:
    """Fajar at the admin of an installation in which something was entered, verified and published."""
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    release = released(by=fajar)
    boundaries_of_squares(by=fajar)
    event = Event.objects.filter(is_example=False).earliest("pk")
    withdraw_event(event=event, reason="Tercatat dua kali.", by=fajar)
    everything_of_a_meeting(fajar)
    everything_of_the_registers(release, fajar)
    request_pack(
        release=release, scope=release.scope, regions=[], span=Span.MONTH, meeting=None, forms=[Form.CSV], by=fajar
    )
    set_password(user=fajar, password="kata-sandi-panjang-1", by=fajar)
    client = Client()
    client.force_login(fajar)
    return client


def address(model: type[Model], page: str, *arguments: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=arguments)


def test_what_matters_can_be_looked_at() -> None:
    assert {User, BranchOffice, Submission, Release, AuditEvent} <= set(MODELS)


def test_nobody_looks_into_the_queue_and_lets_any_function_run() -> None:
    assert not [model for model in MODELS if model._meta.app_label == "django_q"]


def test_every_list_and_every_row_opens_and_changes_nothing(known: Client) -> None:
    for model in MODELS:
        assert known.get(address(model, "changelist")).status_code == 200, model
        row = model._default_manager.first()
        assert row, model
        change = address(model, "change", row.pk)
        shown = known.get(change)
        assert shown.status_code == 200, model
        named = [field for field in read_page(shown).tags("input") if field.get("name")]
        fields = [field["name"] for field in named if field.get("type") != "hidden"]
        assert fields == [], model
        assert 'name="_save"' not in shown.content.decode(), model


def test_nothing_is_added_changed_or_deleted_here(known: Client) -> None:
    for model in MODELS:
        row, number = model._default_manager.first(), model._default_manager.count()
        assert row, model
        before = model._default_manager.filter(pk=row.pk).values_list().get()
        for page, arguments in (("add", ()), ("change", (row.pk,)), ("delete", (row.pk,))):
            answer = known.post(address(model, page, *arguments), {"post": "yes", "name": "lain"})
            assert answer.status_code == 403, (model, page)
        marked = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
        known.post(address(model, "changelist"), marked)
        assert model._default_manager.filter(pk=row.pk).values_list().get() == before, model
        assert model._default_manager.count() == number, model


def test_the_hash_of_a_password_is_shown_to_nobody(known: Client, fajar: User) -> None:
    fajar.refresh_from_db()
    shown = known.get(address(User, "change", fajar.pk)).content.decode()
    assert fajar.has_usable_password()
    assert fajar.password not in shown
    assert fajar.password.split("$")[-1] not in shown


def test_groups_give_no_rights_and_are_not_kept_here(known: Client) -> None:
    """Roles decide; a group that somebody adds here would look like a right and be none."""
    if Group in admin.site._registry:
        assert known.post(reverse("admin:auth_group_add"), {"name": "pengurus"}).status_code == 403
        assert not Group.objects.exists()
    else:
        with pytest.raises(NotRegistered):
            admin.site.unregister(Group)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.ENTRY, Role.VERIFIER, Role.PUBLISHER])
def test_the_admin_is_for_admins_and_auditors(role: Role, fajar: User) -> None:
    office = BranchOffice.objects.get(code="kcp-metro")
    client = Client()
    client.force_login(create_user(username="gita", full_name="Gita", role=role, office=office, by=fajar))
    for page in (reverse("admin:index"), address(AuditEvent, "changelist"), address(User, "changelist")):
        answer = client.get(page)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("admin:login"))


def test_an_auditor_looks_and_a_stranger_does_not(fajar: User) -> None:
    auditor = create_user(username="gita", full_name="Gita", role=Role.AUDITOR, by=fajar)
    client = Client()
    assert client.get(address(AuditEvent, "changelist")).status_code == 302
    client.force_login(auditor)
    assert client.get(address(AuditEvent, "changelist")).status_code == 200


def test_whoever_has_left_does_not_look_any_more(fajar: User) -> None:
    client = Client()
    client.force_login(fajar)
    assert client.get(reverse("admin:index")).status_code == 200
    User.objects.filter(pk=fajar.pk).update(is_active=False)
    assert client.get(reverse("admin:index")).status_code == 302


@pytest.mark.parametrize("lookup", ["password", "password__startswith", "password__regex"])
def test_nobody_reads_a_password_through_a_filter_in_the_address(lookup: str, known: Client) -> None:
    answer = known.get(address(User, "changelist"), {lookup: "md5"})
    assert answer.status_code in (302, 400)


def test_a_password_is_changed_at_one_place_only(known: Client) -> None:
    answer = known.get("/admin/password_change/")
    assert (answer.status_code, answer["Location"]) == (302, reverse("account_change_password"))
