"""The reference data and the example series, loaded once; tests look at it and change nothing that stays."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoDbBlocker

from monev.reference import load_reference
from tests.example.addresses import FILES, PAGES
from tests.reading import Page, read_page


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        load_reference(settings.FIXTURE_DIRS[0])
        call_command("load_example", verbosity=0)


@pytest.fixture(scope="session")
def pages(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, HttpResponse]:
    """Every page as a stranger gets it; rendered once, for tests that only look."""
    return _answers(PAGES, django_db_blocker)


@pytest.fixture(scope="session")
def readings(pages: dict[str, HttpResponse]) -> dict[str, Page]:
    """The same pages taken apart."""
    return {address: read_page(answer) for address, answer in pages.items()}


@pytest.fixture(scope="session")
def files(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, HttpResponse]:
    """Every file that is not a picture of dots, likewise."""
    return _answers(FILES, django_db_blocker)


def _answers(addresses: list[str], blocker: DjangoDbBlocker) -> dict[str, HttpResponse]:
    with blocker.unblock():
        client = Client()
        return {address: client.get(address) for address in addresses}
