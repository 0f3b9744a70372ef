"""Somebody writes one hostile text into every field of every form; no page, file or formula obeys it."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import openpyxl
import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.factories import MONTH, obligation_of
from tests.forms import Form, forms_of
from tests.integration.address_book import BOOK, COMMON_PARTS, OK, World
from tests.integration.test_every_address import ADDRESSES

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

HOSTILE = {
    "markup": "<script>alert('jahat')</script><img src=x onerror=alert(1)>\"'><b>tebal",
    "formula": '=HYPERLINK("http://jahat.example","klik")',
    "plus": "+1+1|' /C kalkulator'!A0",
    "at": "@SUM(1+1) dan selanjutnya",
    "template": "{{ 7777*7 }}{% now 'Y' %} ${7777*7}",
    "long": "panjang sekali " * 667,
    "emoji": "😀👩‍👩‍👧‍👦 🏳️‍🌈 selamat pagi",
    "controls": "terbalik \u202e dan \u0007 bunyi \u200b",
}
# Whoever types into forms; the others read the same pages without them.
WRITERS = ("entry", "verifier", "publisher", "admin")
# What has a form of its own, so that a text beside it can be kept.
PASSING = {"username": "harun", "email": "harun@example.go.id", "code": "kantor-harun", "change_percent": "12"}
FILE = re.compile(r"\.(?:csv|xlsx)$")
LINK = re.compile(r'href="([^"#]+)"')
# What a template would make of it; not the end of a moment with microseconds.
CALCULATED = re.compile(rf"(?<![\d.]){7777 * 7}(?!\d)")
LIVE = re.compile(r"[=@\t]|[+-](?![\d,.]*$)")
RAW = re.compile(r"<script>alert|<img src=x|onerror=alert\(1\)>|\"'><b>tebal")


def readable(who: str, world: World) -> Iterator[str]:
    """Every address at which this person is shown a page."""
    for name, parts in ADDRESSES:
        line = BOOK.get(name)  # that one is missing is told by the test of every address
        if line and line.method == "GET" and line.answers[who] == OK:
            known = COMMON_PARTS | line.parts(world)
            yield reverse(name, kwargs={part: known[part] for part in parts})


def client_of(person: User) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(person)
    return client


def send(client: Client, page: str, form: Form, text: str) -> HttpResponse:
    """Send the form with the text everywhere, then with numbers and names that pass, so that the rest is kept."""
    address = urlsplit(urljoin(page, form.action)).path
    answers = []
    passing = {name: value for name, value in PASSING.items() if name in form.written}
    for kept in ({}, passing | dict.fromkeys(form.counted, "1.234")):
        sent = form.filled(text) | {name: [value] for name, value in kept.items()}
        sent |= {name: [value] for name, value in form.buttons}
        with transaction.atomic():
            answers.append(client.post(address, sent))
    return answers[-1]


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_field_of_any_form_changes_a_page_or_a_file(kind: str, world: World) -> None:
    text = HOSTILE[kind]
    # A report that may still be written into, beside the ones of the world.
    draft = obligation_of("18.01", MONTH + 2, by=world.people["admin"])
    editable = [reverse("enrolment:entry", args=[draft.pk]), reverse("enrolment:submit", args=[draft.pk])]
    forms = 0
    for who in WRITERS:
        client = client_of(world.people[who])
        for page in [*readable(who, world), *(editable if who == "entry" else [])]:
            answer = client.get(page)
            if "text/html" not in answer.headers.get("Content-Type", ""):
                continue
            for form in forms_of(answer.content.decode()):
                if not form.written or urlsplit(form.action).path == reverse("logout"):
                    continue
                forms += 1
                sent = send(client, page, form, text)
                assert sent.status_code < 500, (page, form.action)
                if "text/html" in sent.headers.get("Content-Type", ""):
                    check_page(page, sent.content.decode())
    assert forms >= 12

    files: set[str] = set()
    for who in (*WRITERS, "auditor", "viewer"):
        client = client_of(world.people[who])
        for page in list(readable(who, world)):
            answer = client.get(page)
            if answer.status_code != OK:
                continue
            kind_of_answer = answer.headers.get("Content-Type", "")
            if "text/html" in kind_of_answer:
                content = answer.content.decode()
                check_page(page, content)
                links = {urljoin(page, link.replace("&amp;", "&")) for link in LINK.findall(content)}
                new = {link for link in links if FILE.search(urlsplit(link).path)} - files
                for link in sorted(new):
                    check_file(link, client.get(link))
                files |= new
            else:
                check_file(page, answer)
    assert files


def check_page(page: str, content: str) -> None:
    assert not RAW.search(content), f"{page}: {RAW.search(content)}"
    assert not CALCULATED.search(content), page


def check_file(address: str, answer: HttpResponse) -> None:
    """No cell is a formula, or a text that a spreadsheet would take for one."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = answer.headers.get("Content-Type", "")
    if kind == "application/zip":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            tables = [name for name in archive.namelist() if name.endswith(".csv")]
            for name in tables:
                check_csv(f"{address} {name}", archive.read(name))
    elif content[:2] == b"PK":
        for sheet in openpyxl.load_workbook(io.BytesIO(content)):
            formulas = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
            assert formulas == [], (address, sheet.title)
    elif "csv" in kind:
        check_csv(address, content)


def check_csv(address: str, content: bytes) -> None:
    text = content.decode("utf-8-sig")
    rows = csv.reader(io.StringIO(text), delimiter=";" if ";" in text.partition("\n")[0] else ",")
    live = [cell for row in rows for cell in row if LIVE.match(cell)]
    assert live == [], (address, live[:3])
