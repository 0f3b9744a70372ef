"""The example in Chromium, served by gunicorn as it is in production; tests look at it and change nothing."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import Browser, Playwright, sync_playwright
from pytest_django import DjangoDbBlocker

from monev.reference import load_reference
from tests.browser.desk import Desk, open_one_more_month
from tests.browser.recount import Ledger, read_ledger
from tests.browser.visiting import PASSWORD, Visit

# Playwright keeps an event loop in the thread of the test, which Django takes for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # pytest-django makes a database only where a test asks for one.
            item.add_marker(pytest.mark.django_db)


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the copy without any release lies: an installation right after its first start."""
    return tmp_path_factory.mktemp("empty") / "empty.sqlite3"


@pytest.fixture(scope="session")
def django_db_setup(
    collecting: subprocess.Popen[bytes],
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    empty_database: Path,
) -> None:
    """The reference data, then the example; static files are collected meanwhile."""
    with django_db_blocker.unblock():
        if connection.vendor != "sqlite":
            pytest.exit("The browser tests run on SQLite: DATABASE_URL=sqlite://:memory:", returncode=1)
        load_reference(settings.FIXTURE_DIRS[0])
        connection.ensure_connection()
        with closing(sqlite3.connect(empty_database)) as copy:
            connection.connection.backup(copy)
        call_command("load_example", verbosity=0)


@pytest.fixture(scope="session")
def ledger(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Ledger:
    """Every published figure as plain rows, to count the pages' numbers again."""
    with django_db_blocker.unblock():
        return read_ledger()


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the servers start with: production's settings, but the static files in a folder of their own."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "served_settings.py").write_text(
        f"from ucj_dashboard.settings import *\n\nSTATIC_ROOT = {str(folder / 'static')!r}\n"
    )
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(folder),
        "DJANGO_SETTINGS_MODULE": "served_settings",
        "ENV_FILE": os.devnull,
        "SECRET_KEY": settings.SECRET_KEY,
        "LOG_LEVEL": "WARNING",
        # As in the example installation: its accounts have passwords only.
        "REQUIRE_SECOND_FACTOR": "off",
    }


@pytest.fixture(scope="session")
def collecting(environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """The static files of the servers on their way under hashed names, compressed."""
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"]
    with subprocess.Popen(command, cwd=ROOT, env=environment) as process:
        yield process


@pytest.fixture(scope="session")
def served(
    environment: dict[str, str], django_db_setup: None, collecting: subprocess.Popen[bytes]
) -> Callable[[Path], AbstractContextManager[str]]:
    """``with served(database) as address``: a server of its own for a database."""
    assert collecting.wait() == 0, "collectstatic failed"
    return lambda database: _served(database, environment)


@pytest.fixture(scope="session")
def site(served: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    """Address of the example."""
    with served(Path(connection.settings_dict["NAME"])) as address:
        yield address


@pytest.fixture(scope="session")
def empty_site(served: Callable[[Path], AbstractContextManager[str]], empty_database: Path) -> Iterator[str]:
    """Address of an installation with reference data only."""
    with served(empty_database) as address:
        yield address


@pytest.fixture(scope="module")
def working_site(
    served: Callable[[Path], AbstractContextManager[str]],
    django_db_setup: None,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """Address of a copy of the example in which people sign in, all with PASSWORD, and change what they like.

    A copy a module: what one sets up, a second factor for example, is nothing to the next.

    The name localhost, since passkeys know no numbers for a host.
    """
    database = tmp_path_factory.mktemp("working") / "working.sqlite3"
    copy_example(database)
    with served(database) as address:
        yield address.replace("127.0.0.1", "localhost")


@pytest.fixture
def visit_as(chromium: Browser, working_site: str) -> Iterator[Callable[..., Visit]]:
    """``visit_as("admin", "/akun/", width=360)`` signs in at the working site and goes on; "" is a stranger."""
    visits = []

    def start(username: str, path: str, **how: object) -> Visit:
        visits.append(Visit(chromium, working_site, **how))
        if username:
            visits[-1].sign_in(username, path)
        else:
            visits[-1].open(path)
        return visits[-1]

    yield start
    for visited in visits:
        visited.leave()


def copy_example(database: Path) -> None:
    """The example once more, with one password for all."""
    with (
        closing(sqlite3.connect(connection.settings_dict["NAME"])) as example,
        closing(sqlite3.connect(database)) as copy,
    ):
        example.backup(copy)
        copy.execute("UPDATE accounts_user SET password = ?", (make_password(PASSWORD),))
        copy.commit()


@contextmanager
def _served(database: Path, environment: dict[str, str]) -> Iterator[str]:
    """gunicorn on a socket that is open already: early visitors wait, no port is guessed."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        server = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "ucj_dashboard.wsgi", "--bind", f"fd://{listener.fileno()}"),
                *("--workers", "1", "--threads", "4", "--no-control-socket", "--log-level", "warning"),
            ],
            cwd=ROOT,
            env=environment | {"DATABASE_URL": f"sqlite:///{database}"},
            pass_fds=[listener.fileno()],
        )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    names = (os.environ.get("CHROMIUM", ""), *CHROMIUM_NAMES)
    program = next((found for name in names if name and (found := shutil.which(name))), None)
    if program is None:
        pytest.exit("The browser tests need Chromium: install it or name it in CHROMIUM.", returncode=1)
    browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture
def visit(chromium: Browser, site: str) -> Iterator[Callable[..., Visit]]:
    """``visit("/rilis/", width=360, dark=True)`` opens a page as a new reader; all readers leave with the test."""
    visits = []

    def start(path: str, **how: object) -> Visit:
        visits.append(Visit(chromium, site, **how))
        visits[-1].open(path)
        return visits[-1]

    yield start
    for visited in visits:
        visited.leave()


@pytest.fixture(scope="module")
def entry_site(
    served: Callable[[Path], AbstractContextManager[str]],
    environment: dict[str, str],
    django_db_setup: None,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """Address of a site of this module's own in which one more month is due: see ``desk``."""
    database = tmp_path_factory.mktemp("entry") / "entry.sqlite3"
    copy_example(database)
    open_one_more_month(database, environment)
    with served(database) as address:
        yield address.replace("127.0.0.1", "localhost")


@pytest.fixture
def desk(chromium: Browser, entry_site: str) -> Iterator[Callable[..., Desk]]:
    """``desk("petugas.metro")`` signs somebody in, in a browser of his own; all leave with the test."""
    desks: list[Desk] = []

    def sit_down(username: str, **how: object) -> Desk:
        desks.append(Desk(chromium, entry_site, username, **how))
        return desks[-1]

    yield sit_down
    for sitting in desks:
        sitting.leave()
