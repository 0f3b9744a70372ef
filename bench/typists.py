"""People who fill in the grid: a figure, a look at the next one, the next figure. Loopback only."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.middleware.csrf import get_token
from django.test import RequestFactory
from django.urls import reverse

from accounts.actions import create_user
from accounts.models import Role, User
from audit import trail
from bench.load import LONGEST_VIEW, Measured
from coverage.models import Release
from enrolment.actions import open_month
from enrolment.layout import cells_in, layout
from enrolment.models import Obligation
from enrolment.selectors import reference_for

# A figure of five digits, Enter, and a look at the paper: one to three seconds.
SHORTEST_PAUSE, LONGEST_PAUSE = 1.0, 3.0


@dataclass
class Typist:
    """One person with a session and the cells that nobody else here types into."""

    address: str
    headers: str
    person: int
    cells: Sequence[str]
    versions: dict[str, int] = field(default_factory=dict)


def invite(people: int) -> list[Typist]:
    """Open the month after the last release and share its cells out among so many entry people of all offices."""
    month = Release.objects.latest("month").month + 1
    open_month(month=month, by=trail.COMMAND_LINE)
    obligations = list(Obligation.objects.filter(month=month).select_related("office"))
    admin = User.objects.filter(role=Role.ADMIN, is_active=True).earliest("pk")
    cells = sorted(str(cell) for cell in cells_in(layout(reference_for(month))) if cell.row != "jumlah")
    shares = -(-people // len(obligations))
    typists = []
    for number in range(people):
        obligation = obligations[number % len(obligations)]
        name = f"pengetik-{number}"
        person = User.objects.filter(username=name).first() or create_user(
            username=name, full_name=name, role=Role.ENTRY, office=obligation.office, by=admin
        )
        share = number // len(obligations)
        address = reverse("enrolment:cell-save", args=[obligation.pk])
        typists.append(Typist(address, _headers(person), person.pk, cells[share::shares]))
    return typists


def at_the_limit(typists: Sequence[Typist]) -> list[Typist]:
    """The same people at the smallest save there is (bench/limit_page.py)."""
    return [Typist("/save/", "", typist.person, typist.cells) for typist in typists]


def measure(typists: Sequence[Typist], *, port: int, seconds: float, seed: int) -> Measured:
    """Let everybody type for so many seconds; an answer other than 200 ends the run."""
    return asyncio.run(_measure(typists, port, seconds, seed))


async def _measure(typists: Sequence[Typist], port: int, seconds: float, seed: int) -> Measured:
    measured = Measured()
    begun = time.perf_counter()
    await asyncio.gather(
        *(
            _type(typist, port, begun + seconds, random.Random(f"{seed}-{number}"), measured)
            for number, typist in enumerate(typists)
        )
    )
    measured.seconds = time.perf_counter() - begun
    return measured


async def _type(typist: Typist, port: int, until: float, chance: random.Random, measured: Measured) -> None:
    await asyncio.sleep(chance.uniform(0, LONGEST_PAUSE))
    position = 0
    while time.perf_counter() < until:
        cell = typist.cells[position % len(typist.cells)]
        position += 1
        change = {"cell": cell, "seen": typist.versions.get(cell, 0), "value": str(chance.randrange(100_000))}
        body = json.dumps({"user": typist.person, "cells": [change]}).encode()
        begun = time.perf_counter()
        answer = await asyncio.wait_for(_post(port, typist, body), LONGEST_VIEW)
        measured.times.append(time.perf_counter() - begun)
        measured.sizes.append(len(answer))
        typist.versions[cell] = json.loads(answer)["cells"][0]["version"]
        await asyncio.sleep(chance.uniform(SHORTEST_PAUSE, LONGEST_PAUSE))


async def _post(port: int, typist: Typist, body: bytes) -> bytes:
    """One exchange on a connection of its own, as a browser behind a proxy has it."""
    receive, send = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
    try:
        head = f"POST {typist.address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{typist.headers}"
        head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        send.write(head.encode() + body)
        answer = await receive.read()
        status, _, rest = answer.partition(b"\r\n")
        if status.split()[1] != b"200":
            raise RuntimeError(f"{typist.address}: {status.decode()} {rest[-300:].decode(errors='replace')}")
        return rest.partition(b"\r\n\r\n")[2]
    finally:
        send.close()


def _headers(person: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    token = get_token(RequestFactory().get("/"))
    cookies = f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={token}"
    return f"Cookie: {cookies}\r\nX-CSRFToken: {token}\r\n"
