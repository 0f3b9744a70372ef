"""A fresh database with the reference data, as every installation starts."""

from __future__ import annotations

import pytest
from django.conf import settings
from pytest_django import DjangoDbBlocker

from accounts.actions import create_user
from accounts.models import BranchOffice, Role, User
from enrolment.models import Obligation
from enrolment.workflow import Status
from monev.reference import load_reference
from tests.factories import MONTH, denominator, obligation_of, released, submission_at
from tests.integration.address_book import World


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        load_reference(settings.FIXTURE_DIRS[0])


@pytest.fixture(autouse=True)
def _reference_stands(request: pytest.FixtureRequest) -> None:
    """Also in a test that only reads: the test before it may have emptied the database."""
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("reference")


@pytest.fixture
def world(obligation: Obligation, ani: User, budi: User, citra: User, dewi: User, eka: User, fajar: User) -> World:
    elsewhere = BranchOffice.objects.get(code="kc-lampung-tengah")
    gita = create_user(username="gita", full_name="Gita", role=Role.AUDITOR, by=fajar)
    hadi = create_user(username="hadi", full_name="Hadi", role=Role.VERIFIER, office=elsewhere, by=fajar)
    denominator("18.01", 300_000, by=fajar)
    verified = submission_at(Status.VERIFIED, obligation=obligation, entry=ani, verifier=budi)
    release = released(MONTH, by=fajar)
    owed = obligation_of("18.01", MONTH + 1, by=fajar)
    waiting = submission_at(Status.SUBMITTED, obligation=owed, entry=ani, verifier=budi)
    return World(
        people={
            "viewer": dewi,
            "entry": ani,
            "verifier": budi,
            "entry-elsewhere": citra,
            "verifier-elsewhere": hadi,
            "publisher": eka,
            "admin": fajar,
            "auditor": gita,
        },
        obligation=obligation,
        verified=verified,
        waiting=waiting,
        receipt=waiting.receipts.get(),
        release=release,
    )
