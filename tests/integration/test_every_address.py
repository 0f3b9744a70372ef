"""Every address of the site, asked by every kind of person and by a stranger: the address book is the whole truth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import User
from tests.integration.address_book import (
    BOOK,
    COMMON_PARTS,
    FORBIDDEN,
    NOT_FOUND,
    SIGN_IN,
    SIGNED_IN,
    STRANGER,
    Line,
    World,
)

pytestmark = pytest.mark.django_db

NOBODYS = 987_654_321


def addresses(resolver: URLResolver | None = None, namespace: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every address of our own with the names of its parts; not those of the admin and of the sign-in library."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if _is_foreign(pattern):
            continue
        if isinstance(pattern, URLResolver):
            inner = ":".join(filter(None, (namespace, pattern.namespace)))
            yield from addresses(pattern, inner)
        else:
            name = ":".join(filter(None, (namespace, pattern.name)))
            yield name, tuple(pattern.pattern.converters)


def _is_foreign(part: URLPattern | URLResolver) -> bool:
    if isinstance(part, URLResolver):
        return part.namespace == "admin"
    return bool(part.name) and part.name.startswith(("account_", "mfa_"))


ADDRESSES = [(name, parts) for name, parts in addresses()]


def test_there_are_addresses_to_ask() -> None:
    assert len(ADDRESSES) > 10
    assert "dashboards:overview" in dict(ADDRESSES)
    assert not [name for name, _ in ADDRESSES if name.startswith("admin:")]


def test_every_address_has_its_line_in_the_book_and_every_line_its_address() -> None:
    names = {name for name, _ in ADDRESSES}
    missing = sorted(names - set(BOOK))
    assert not missing, (
        f"No line for {', '.join(missing)}. Say in tests/integration/address_book.py who gets what there, for example: "
        f'"{missing[0]}": Line(opens_to(ADMIN), lambda world: {{"pk": world.waiting.pk}}).'
    )
    assert not set(BOOK) - names, "lines without an address"


@pytest.mark.parametrize("name", sorted(BOOK))
def test_a_line_speaks_of_everybody(name: str) -> None:
    assert set(BOOK[name].answers) == {STRANGER, *SIGNED_IN}


def _address(name: str, parts: tuple[str, ...], line: Line, world: World) -> str:
    known = COMMON_PARTS | line.parts(world)
    return reverse(name, kwargs={part: known[part] for part in parts})


def ask(address: str, line: Line, person: User | None, world: World, method: str = "") -> HttpResponse:
    """One request of one person; whatever it changed is undone, so that everybody meets the same world."""
    client = Client()
    if person is not None:
        client.force_login(person)
    with transaction.atomic():
        if (method or line.method) == "POST":
            answer = client.post(address, line.data(world))
        else:
            answer = client.get(address, line.data(world))
        transaction.set_rollback(True)
    return answer


@pytest.mark.parametrize(("name", "parts"), ADDRESSES, ids=[" ".join((name, *parts)) for name, parts in ADDRESSES])
def test_everybody_is_answered_as_the_book_says(name: str, parts: tuple[str, ...], world: World) -> None:
    line = BOOK[name]
    address = _address(name, parts, line, world)
    people = {STRANGER: None} | dict(world.people)
    answers = {who: ask(address, line, person, world) for who, person in people.items()}
    assert {who: answer.status_code for who, answer in answers.items()} == dict(line.answers), address
    if line.answers[STRANGER] == SIGN_IN and SIGN_IN not in {line.answers[who] for who in SIGNED_IN}:
        assert answers[STRANGER].headers["Location"].startswith(reverse("login")), address
    if line.method == "POST" and name != "logout":
        assert ask(address, line, world.people["admin"], world, "GET").status_code == 405, address


def test_what_does_not_exist_is_not_found_by_anybody(world: World) -> None:
    """Out of reach and not there look the same: nobody learns from an answer which numbers there are."""
    nothing: dict[str, Any] = {"pk": NOBODYS, "number": f"18.01-2026-10-r1-{NOBODYS}-1"}
    for name, parts in ADDRESSES:
        if not set(nothing) & set(parts):
            continue
        line = BOOK[name]
        known = COMMON_PARTS | line.parts(world) | nothing
        address = reverse(name, kwargs={part: known[part] for part in parts})
        for who, person in world.people.items():
            expected = {FORBIDDEN, NOT_FOUND} if line.answers[who] == FORBIDDEN else {NOT_FOUND}
            assert ask(address, line, person, world).status_code in expected, (who, address)
