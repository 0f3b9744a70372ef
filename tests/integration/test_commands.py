"""The commands an operator types: safe to repeat, and a sentence where they refuse."""

from __future__ import annotations

import re
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from accounts.actions import create_user
from accounts.models import Role, User
from audit.models import AuditEvent
from coverage.models import CategoryScheme, Release
from enrolment.models import Obligation
from tests.factories import denominator, released, verified_report

pytestmark = pytest.mark.django_db


def rows() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def said(command: str, *arguments: str) -> str:
    output = StringIO()
    call_command(command, *arguments, stdout=output)
    return output.getvalue()


def test_reference_data_loaded_again_add_nothing_and_change_nothing(reference: Path) -> None:
    CategoryScheme.objects.filter(basis="coverage").update(source="diperbaiki di tempat")
    before = rows()
    lines = said("load_reference").splitlines()
    assert rows() == before
    assert len(lines) == len([*reference.glob("*.csv"), *reference.glob("*.json")])
    assert all(line.endswith(": 0 baris baru") for line in lines)
    assert CategoryScheme.objects.get(basis="coverage").source == "diperbaiki di tempat"


def test_two_schemes_stand_and_one_is_in_force_and_neither_is_official(reference: object) -> None:
    schemes = CategoryScheme.objects.order_by("basis")
    assert [(s.basis, s.cut_low, s.cut_moderate, s.cut_high, s.status) for s in schemes] == [
        ("coverage", Decimal("26.08"), Decimal("33.90"), Decimal("39.11"), "contoh"),
        ("target_share", 80, 100, 120, "contoh"),
    ]
    assert [bool(s.valid_from) for s in schemes] == [True, False]


def test_prepare_trial_leaves_a_filled_database_alone(reference: object) -> None:
    before = rows()
    assert said("prepare_trial") == ""
    assert rows() == before


def test_the_example_is_not_mixed_with_real_releases(fajar: User) -> None:
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    released(by=fajar)
    before = rows()
    with pytest.raises(CommandError, match="Sudah ada rilis sungguhan; data contoh tidak dicampur"):
        call_command("load_example")
    assert rows() == before


def test_removing_an_example_that_is_not_there_removes_nothing_real(fajar: User) -> None:
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    released(by=fajar)
    before = rows()
    for _ in range(2):
        assert all(line.endswith(": 0 dihapus") for line in said("remove_example").splitlines())
    assert rows() == before
    assert Release.objects.count() == 1
    assert Obligation.objects.exists()


def test_the_first_admin_gets_a_password_that_works(reference: object) -> None:
    line = said("create_admin", "ketua")
    match = re.fullmatch(r"Administrator ketua, kata sandi: (\S{12,})\n", line)
    assert match, line
    user = authenticate(username="ketua", password=match[1])
    assert isinstance(user, User)
    assert (user.role, user.is_staff, user.is_superuser) == (Role.ADMIN, True, False)
    assert match[1] not in str(list(AuditEvent.objects.values_list("details", flat=True)))


def test_an_admin_is_created_once(reference: object) -> None:
    said("create_admin", "ketua")
    with pytest.raises(CommandError, match="Akun ketua sudah ada. Pilih nama lain."):
        call_command("create_admin", "ketua")


@pytest.mark.parametrize("name", ["nama dengan spasi", "", "x" * 151, "a<b>"])
def test_a_name_that_cannot_be_one_is_a_sentence(name: str, reference: object) -> None:
    with pytest.raises(CommandError):
        call_command("create_admin", name)
    assert not User.objects.exists()


def test_without_example_accounts_the_command_says_how_to_make_an_admin(reference: object) -> None:
    assert "Tidak ada akun contoh. Buat admin dengan: manage.py create_admin NAMA" in said("example_accounts")


def test_passwords_of_example_accounts_work_and_are_new_each_time(fajar: User, client: Client) -> None:
    contoh = create_user(username="contoh", full_name="Contoh", role=Role.VIEWER, is_example=True, by=fajar)
    passwords = []
    for _ in range(2):
        match = re.search(r"^  contoh +(\S+)  Pembaca$", said("example_accounts"), re.MULTILINE)
        assert match
        passwords.append(match[1])
    assert passwords[0] != passwords[1]
    assert authenticate(username="contoh", password=passwords[0]) is None
    answer = client.post(reverse("login"), {"login": contoh.username, "password": passwords[1]})
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(contoh.pk)
    assert not any(password in str(event.details) for event in AuditEvent.objects.all() for password in passwords)
