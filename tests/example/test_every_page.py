"""What every page and every file keeps, whoever reads it: addresses, words, headers, marks."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse

from accounts.models import User
from tests.example.addresses import CHARTS, FILES, PAGES, PINNED
from tests.reading import Page, read_page

pytestmark = pytest.mark.django_db

Answers = dict[str, HttpResponse]
Readings = dict[str, Page]
POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}
# What a broken number, an unfilled gap or a forgotten translation looks like.
BROKEN = re.compile(r"\b(nan|NaN|inf|Infinity|None|undefined)\b")
NEVER_SAID = re.compile(rf"{BROKEN.pattern}|\b(null|Fraction|Decimal|datetime)\b|\{{[{{%]|(?<![\d,])0(,0+)?%")
FILE = re.compile(r"\.(svg|png|xlsx|excel\.csv|csv)(?:\?|$)")


def body(response: HttpResponse) -> str:
    return response.content.decode()


def test_every_page_and_file_opens_for_a_stranger(pages: Answers, files: Answers) -> None:
    answers = pages | files
    assert {address: answer.status_code for address, answer in answers.items() if answer.status_code != 200} == {}


def test_a_stranger_gets_no_cookie_and_no_token(pages: Answers, files: Answers) -> None:
    assert [address for address, answer in (pages | files).items() if answer.cookies] == []
    assert [address for address, answer in pages.items() if "csrf" in body(answer).lower()] == []


def test_only_the_sign_in_page_hands_out_a_token(client: Client) -> None:
    answer = client.get(reverse("login"))
    assert answer.status_code == 200
    assert "csrfmiddlewaretoken" in body(answer)
    assert set(answer.cookies) == {"csrftoken"}
    assert "Masuk" in read_page(answer).text


def test_every_page_and_file_of_the_example_says_data_contoh(pages: Answers, files: Answers) -> None:
    silent = [address for address, answer in pages.items() if "Data contoh" not in body(answer)]
    assert silent == []
    silent = [
        address
        for address, answer in files.items()
        if not address.endswith((".json", ".xlsx"))
        and "Data contoh" not in body(answer)
        and body(answer).count("\n") > 1
    ]
    assert silent == []


def test_no_page_and_no_drawing_shows_a_broken_number(pages: Answers, readings: Readings) -> None:
    said = {address: match[0] for address, page in readings.items() if (match := NEVER_SAID.search(page.text))}
    assert said == {}
    drawn = {address: match[0] for address, answer in pages.items() if (match := BROKEN.search(body(answer)))}
    assert drawn == {}


def test_no_file_holds_a_broken_number(files: Answers) -> None:
    plain = {address: body(answer) for address, answer in files.items() if not address.endswith(".xlsx")}
    assert [address for address, text in plain.items() if BROKEN.search(text)] == []


def test_every_page_is_in_indonesian_and_has_one_headline(pages: Answers, readings: Readings) -> None:
    for address, page in readings.items():
        assert [tag["lang"] for tag in page.tags("html")] == ["id"], address
        assert len(page.tags("h1")) == 1, address
        assert "<title>" in body(pages[address]), address


def test_every_page_and_file_carries_the_strict_policy_and_its_companions(pages: Answers, files: Answers) -> None:
    for address, answer in (pages | files).items():
        directives = [part.strip().partition(" ") for part in answer.headers["Content-Security-Policy"].split(";")]
        assert {name: value for name, _, value in directives} == POLICY, address
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff", address
        assert answer.headers["X-Frame-Options"] == "DENY", address
        assert answer.headers["Referrer-Policy"] == "same-origin", address
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin", address


def test_no_page_holds_inline_script_style_or_handlers(readings: Readings) -> None:
    for address, page in readings.items():
        for tag, attributes in page.elements:
            assert tag != "style", address
            assert tag != "script" or "src" in attributes, address
            assert not [name for name in attributes if name == "style" or name.startswith("on")], (address, tag)
        assert not [link for link in page.links if link.lower().startswith(("javascript:", "data:"))], address


def test_no_page_asks_another_host_for_anything(readings: Readings) -> None:
    for address, page in readings.items():
        assert [source for source in page.sources if not re.match(r"/(?!/)", source)] == [], address


def test_every_link_of_a_page_leads_somewhere(pages: Answers, files: Answers, readings: Readings) -> None:
    """Of the pages all, of the files those that were not asked for already: one of each form.

    Asked by somebody with an account: the pages of monev ask for one.
    """
    links = {link.partition("#")[0] for page in readings.values() for link in page.links}
    ours = sorted(link for link in links if link.startswith("/") and link not in pages and link not in files)
    assert len(ours) > 200
    downloads = [link for link in ours if FILE.search(link)]
    chosen = {FILE.search(link)[1]: link for link in downloads}  # type: ignore[index]
    assert set(chosen) == {"svg", "png", "xlsx", "csv", "excel.csv"}
    others = [link for link in ours if link not in downloads]
    client = Client()
    client.force_login(User.objects.get(username="pembaca"))
    asked = [*others[:: max(1, len(others) // 40)], *chosen.values()]
    assert {link: status for link in asked if (status := client.get(link).status_code) != 200} == {}


@pytest.mark.parametrize("chart", [CHARTS[0], CHARTS[2], f"/{PINNED}/provinsi-lampung/peta"])
def test_a_chart_is_a_picture_of_dots_too(chart: str, client: Client) -> None:
    answer = client.get(f"{chart}.png")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(answer.content[16:20]) == 1600


@pytest.fixture
def closed_site(monkeypatch: pytest.MonkeyPatch) -> override_settings:
    """The settings of an installation whose READING is login."""
    monkeypatch.setenv("READING", "login")
    module = runpy.run_path(str(Path(settings.BASE_DIR, "ucj_dashboard", "settings.py")))
    return override_settings(READING=module["READING"], MIDDLEWARE=module["MIDDLEWARE"])


def test_a_closed_site_shows_a_stranger_nothing_but_the_way_in(closed_site: override_settings) -> None:
    with closed_site:
        client = Client()
        for address in [*PAGES, *FILES[:10], "/rilis/buka/?rilis=2024-05.1&halaman=/"]:
            answer = client.get(address)
            assert answer.status_code == 302, address
            assert answer.headers["Location"].startswith("/masuk/?next="), address
            assert not answer.content, address
        assert client.get(reverse("login")).status_code == 200


def test_a_closed_site_opens_to_whoever_is_known(closed_site: override_settings) -> None:
    with closed_site:
        client = Client()
        client.force_login(User.objects.get(username="pembaca"))
        for address in ("/", f"/{PINNED}/metro/", FILES[0]):
            assert client.get(address).status_code == 200, address


def test_a_page_kept_while_the_site_was_open_is_not_shown_by_a_closed_one(closed_site: override_settings) -> None:
    etag = Client().get("/").headers["ETag"]
    with closed_site:
        answer = Client().get("/", headers={"If-None-Match": etag})
        assert answer.status_code == 302
