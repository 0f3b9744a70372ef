"""The server is killed in the middle of saves: what it had confirmed stands, and the next server goes on with it."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory

from accounts.actions import create_first_admin
from accounts.models import User
from enrolment.models import CellFigure, Obligation
from tests.factories import obligation_of, staff_of
from tests.other_process import ROOT, database_url

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

CELLS = (
    "PU.peserta",
    "BPU.peserta",
    "JAKON.peserta",
    "PMI.peserta",
    "PU.JKK",
    "PU.JHT",
    "usaha.aktif",
    "kader.potensi",
)


@pytest.fixture
def admin(reference: object) -> User:
    return create_first_admin(username="contoh", full_name="Contoh", is_example=True)


@pytest.fixture
def owed(admin: User) -> Obligation:
    return obligation_of("18.01", by=admin)


@contextmanager
def server() -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """gunicorn as in production, in a process group of its own."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "ucj_dashboard.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", "2", "--threads", "4", "--no-control-socket", "--log-level", "error"]
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "DATABASE_URL": database_url()}, start_new_session=True
    )
    try:
        for _ in range(300):
            with socket.socket() as caller:
                if caller.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield process, port
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(20)


class Writer(threading.Thread):
    """Somebody who goes on changing one cell, and remembers which figure was confirmed last and which was sent last."""

    def __init__(self, port: int, obligation: Obligation, person: User, cell: str) -> None:
        super().__init__()
        self.port, self.path, self.cell = port, f"/isian/{obligation.pk}/sel/", cell
        self.confirmed: tuple[int, int] | None = None
        self.sent = 0
        self.refusals: list[str] = []
        client = Client()
        client.force_login(person)
        token = get_token(RequestFactory().get("/"))
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.person = person.pk
        self.headers = {
            "Content-Type": "application/json",
            "X-CSRFToken": token,
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}",
        }

    def run(self) -> None:
        caller = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        version = 0
        try:
            for figure in range(1, 100_000):
                self.sent = figure
                change = {"cell": self.cell, "seen": version, "value": str(figure)}
                body = json.dumps({"user": self.person, "cells": [change]})
                caller.request("POST", self.path, body, self.headers)
                answer = caller.getresponse()
                content = answer.read()
                if answer.status != 200:
                    self.refusals.append(f"{answer.status} {content[:200]!r}")
                    return
                told = json.loads(content)
                version = told["cells"][0]["version"]
                self.confirmed = figure, version
        except (OSError, http.client.HTTPException):
            return  # the server is gone; what was confirmed until then is what counts
        finally:
            caller.close()


def test_what_was_confirmed_survives_a_kill_in_the_middle_of_saves(admin: User, owed: Obligation) -> None:
    entry, _ = staff_of(owed.office, admin)
    with server() as (process, port):
        writers = [Writer(port, owed, entry, cell) for cell in CELLS]
        for writer in writers:
            writer.start()
        limit = time.monotonic() + 60
        while any(writer.confirmed is None for writer in writers) and time.monotonic() < limit:
            time.sleep(0.05)
        time.sleep(0.7)
        os.killpg(process.pid, signal.SIGKILL)
        for writer in writers:
            writer.join(30)
    assert [writer.refusals for writer in writers if writer.refusals] == []

    stored = {row.cell: row for row in CellFigure.objects.filter(submission__obligation=owed)}
    for writer in writers:
        assert writer.confirmed is not None, f"{writer.cell}: nothing was confirmed before the end"
        figure, version = writer.confirmed
        # Confirmed, or the next one whose answer the kill swallowed.
        assert (stored[writer.cell].number, stored[writer.cell].version) in {
            (figure, version),
            (writer.sent, version + 1),
        }
    call_command("verify_audit", stdout=StringIO())

    with server() as (_, port):
        again = Writer(port, owed, entry, "PMI.potensi")
        again.start()
        limit = time.monotonic() + 30
        while again.confirmed is None and again.is_alive() and time.monotonic() < limit:
            time.sleep(0.05)
        assert again.confirmed, again.refusals
