"""A fresh database with the reference data, as every installation starts."""

from __future__ import annotations

import pytest
from django.conf import settings
from pytest_django import DjangoDbBlocker

from coverage.reference import load_reference


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        load_reference(settings.FIXTURE_DIRS[0])
