"""The world of the tests: Ani enters, Budi verifies, Citra enters elsewhere, Dewi reads, Eka publishes, Fajar is admin.

Every folder of tests is its own pytest run; the conftest.py beside the tests fills the database of its folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project
from hypothesis import settings as hypothesis
from pytest_django import Settings

from accounts.actions import create_first_admin, create_user
from accounts.models import BranchOffice, Role, User
from enrolment.models import Obligation
from monev.reference import load_reference
from regions.models import Region
from tests.factories import MONTH, obligation_of
from tests.reading import forget_what_was_kept

# A slow machine is no wrong answer.
hypothesis.register_profile("house", deadline=None)
hypothesis.load_profile("house")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A database a process. SQLite in a file: two threads cannot write to a database in memory."""
    from django.db import connection

    if connection.vendor == "postgresql":
        # Two processes may copy this template at once.
        connection.settings_dict["TEST"]["TEMPLATE"] = "template0"
    else:
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session", autouse=True)
def _emptying_a_test_database() -> Iterator[None]:
    """After a test that committed everything goes, also what the database refuses to give: its triggers are lifted."""
    from django.db import connection

    patch = pytest.MonkeyPatch()
    ordinary = type(connection.ops).sql_flush

    def sql_flush(ops: Any, *args: Any, **options: Any) -> list[str]:
        return _without_triggers(ordinary(ops, *args, **options))

    patch.setattr(type(connection.ops), "sql_flush", sql_flush)
    yield
    patch.undo()


def _without_triggers(statements: list[str]) -> list[str]:
    from django.db import connection

    if connection.vendor == "postgresql":
        lift, restore = (f"ALTER TABLE audit_auditevent {word} TRIGGER USER" for word in ("DISABLE", "ENABLE"))
        return [lift, *statements, restore]
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
    return [*(f"DROP TRIGGER {name}" for name, _ in triggers), *statements, *(sql for _, sql in triggers)]


@pytest.fixture(scope="session", autouse=True)
def _pages_of_these_tests_only(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A site that runs on this machine keeps its own finished pages."""
    project.CACHES["pages"]["LOCATION"] = str(tmp_path_factory.mktemp("pages"))


@pytest.fixture(autouse=True)
def _no_page_of_another_test() -> None:
    """Pages are kept for the life of the process; what one test made is nothing to the next."""
    forget_what_was_kept()


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Settings) -> None:
    """A password is made slow to guess; here that would only be slow."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _a_password_is_enough(settings: Settings) -> None:
    """Publishers and admins of the tests show no second factor; what asks for it is tested where it is switched on."""
    settings.REQUIRE_SECOND_FACTOR = False


@pytest.fixture
def reference() -> Path:
    """The reference data stand, also after a test that committed and had to empty the database."""
    folder = Path(project.FIXTURE_DIRS[0])
    if not Region.objects.exists():
        load_reference(folder)
    return folder


@pytest.fixture
def scope(reference: Path) -> Region:
    return Region.objects.get(kemendagri_code="18")


@pytest.fixture
def fajar(reference: Path) -> User:
    """Admin."""
    return create_first_admin(username="fajar", full_name="Fajar")


@pytest.fixture
def ani(fajar: User) -> User:
    """Petugas input in Kalianda, which serves Lampung Selatan."""
    return _invite("ani", Role.ENTRY, "kcp-kalianda", fajar)


@pytest.fixture
def budi(fajar: User) -> User:
    """Verifikator in Kalianda."""
    return _invite("budi", Role.VERIFIER, "kcp-kalianda", fajar)


@pytest.fixture
def citra(fajar: User) -> User:
    """Petugas input of another branch, Lampung Tengah."""
    return _invite("citra", Role.ENTRY, "kc-lampung-tengah", fajar)


@pytest.fixture
def dewi(fajar: User) -> User:
    """Pembaca."""
    return _invite("dewi", Role.VIEWER, None, fajar)


@pytest.fixture
def eka(fajar: User) -> User:
    """Penerbit."""
    return _invite("eka", Role.PUBLISHER, None, fajar)


@pytest.fixture
def obligation(fajar: User) -> Obligation:
    """What Kalianda owes for Lampung Selatan."""
    return obligation_of("18.01", MONTH, by=fajar)


def _invite(name: str, role: Role, office: str | None, admin: User) -> User:
    return create_user(
        username=name,
        full_name=name.capitalize(),
        role=role,
        office=BranchOffice.objects.get(code=office) if office else None,
        by=admin,
    )
