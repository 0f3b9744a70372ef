"""The truth table: role by status by act. What pages offer and what posts do agree with ``workflow.LIFE``.

For every status a report is taken there once; every kind of person then looks at its pages and tries every act.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.actions import create_user
from accounts.models import BranchOffice, Role, User
from audit.models import AuditEvent
from enrolment.models import Obligation, Submission
from enrolment.selectors import counts_of
from enrolment.workflow import LIFE, Act, Status, acts_for, next_status
from tests.factories import REASON, submission_at
from tests.reading import Page, read_page

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

STATUSES = [None, *Status]
AT_HOME, ELSEWHERE, ABOVE = "kcp-kalianda", "kc-lampung-tengah", "kc-bandar-lampung"


@dataclass(frozen=True)
class Person:
    """Somebody who tries; ``wrote``: he is the author of the report that he looks at."""

    role: Role
    office: str | None = None
    wrote: bool = False

    @property
    def name(self) -> str:
        return "-".join([self.role, *([self.office] if self.office else []), *(["own"] if self.wrote else [])])

    def may(self, act: Act, status: Status | None) -> bool:
        """What the table says, less offices and four eyes, said once more by hand."""
        if act not in acts_for(self.role, status):
            return False
        if self.role is Role.ENTRY:
            return self.office == AT_HOME
        return self.office in (AT_HOME, ABOVE) and not self.wrote


PEOPLE = [
    Person(Role.VIEWER),
    Person(Role.ENTRY, AT_HOME),
    Person(Role.ENTRY, ELSEWHERE),
    # The office above reads what its branch writes, and does not write it.
    Person(Role.ENTRY, ABOVE),
    Person(Role.VERIFIER, AT_HOME),
    Person(Role.VERIFIER, ABOVE),
    Person(Role.VERIFIER, ELSEWHERE),
    Person(Role.VERIFIER, AT_HOME, wrote=True),
    Person(Role.PUBLISHER),
    Person(Role.ADMIN),
    Person(Role.AUDITOR),
]


def _seen(report: Submission | None) -> dict[str, Any]:
    """The fingerprint of the figures that the page of the report shows."""
    return {"dilihat": counts_of(report).fingerprint} if report else {}


def _receipt(report: Submission | None) -> dict[str, Any]:
    """The number of the receipt that the page of the report shows."""
    return {"tanda_terima": report.receipts.latest("serial").number} if report and report.receipts.exists() else {}


# Which form does an act: the address by name, whether it is of the obligation, and what is sent.
FORMS: dict[Act, tuple[str, bool, Callable[[User, Submission | None], dict[str, Any]]]] = {
    Act.START: ("entry", True, lambda by, report: {"petugas": by.pk, "sel:PMI.peserta": "7", "versi:PMI.peserta": "0"}),
    Act.SAVE: ("entry", True, lambda by, report: {"petugas": by.pk, "sel:PMI.peserta": "7", "versi:PMI.peserta": "1"}),
    Act.SUBMIT: ("submit", True, lambda by, report: {"petugas": by.pk, "kirim": "ya"} | _seen(report)),
    Act.WITHDRAW: ("withdraw", True, lambda by, report: {}),
    Act.REVISE: ("revise", True, lambda by, report: {"reason": REASON}),
    Act.START_REVIEW: ("review-start", False, lambda by, report: {}),
    Act.RETURN: ("review-return", False, lambda by, report: {"alasan": REASON} | _receipt(report)),
    Act.VERIFY: ("review-verify", False, lambda by, report: _receipt(report)),
}
# Nobody supersedes by hand: verifying the next revision does it.
WITHOUT_FORM = {Act.SUPERSEDE}


@dataclass
class Scene:
    """A report at a status, and everybody who looks at it."""

    status: Status | None
    obligation: Obligation
    submission: Submission | None
    people: dict[Person, User]

    def address(self, act: Act) -> str | None:
        name, is_of_obligation, _ = FORMS[act]
        if is_of_obligation:
            return reverse(f"enrolment:{name}", args=[self.obligation.pk])
        return reverse(f"enrolment:{name}", args=[self.submission.pk]) if self.submission else None


@pytest.fixture(params=STATUSES, ids=[str(status or "none") for status in STATUSES])
def scene(request: pytest.FixtureRequest, obligation: Obligation, ani: User, budi: User, fajar: User) -> Scene:
    status: Status | None = request.param
    submission = status and submission_at(status, obligation=obligation, entry=ani, verifier=budi)
    people = {}
    for person in PEOPLE:
        if person.wrote:
            continue
        office = BranchOffice.objects.get(code=person.office) if person.office else None
        people[person] = create_user(
            username=f"x-{person.name}", full_name=person.name, role=person.role, office=office, by=fajar
        )
    # Ani wrote the report and has become a verifier since.
    own = next(person for person in PEOPLE if person.wrote)
    people[own] = ani
    ani.role = Role.VERIFIER
    ani.save(update_fields=("role",))
    return Scene(status, obligation, submission or None, people)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def posts_on(page: Page) -> set[str]:
    """The addresses to which the forms of a page post."""
    return {form.get("action", "") for form in page.tags("form") if form.get("method") == "post"}


def offered(user: User, scene: Scene) -> set[Act]:
    """The acts for which this person finds a form: on the entry page, its check, the report and its review."""
    pages = [reverse("enrolment:entry", args=[scene.obligation.pk])]
    pages.append(reverse("enrolment:submit", args=[scene.obligation.pk]))
    if scene.submission:
        pages += [reverse(f"enrolment:{name}", args=[scene.submission.pk]) for name in ("submission", "review")]
    found: set[str] = set()
    client = client_of(user)
    for address in pages:
        answer = client.get(address)
        assert answer.status_code in (200, 302, 403, 404), address
        if answer.status_code == 200:
            found |= posts_on(read_page(answer))
    return {act for act in FORMS if scene.address(act) in found}


def possible(person: Person, scene: Scene) -> set[Act]:
    """What the table allows, with START and SAVE told apart by whether there is a report."""
    # The pages of an obligation speak of its latest revision: beside a superseded one stands a verified one.
    latest = Status.VERIFIED if scene.status is Status.SUPERSEDED else scene.status
    return {act for act in FORMS if person.may(act, latest if FORMS[act][1] else scene.status)}


def test_every_act_of_the_table_is_asked() -> None:
    assert set(Act) == set(FORMS) | WITHOUT_FORM
    assert {step.role for step in LIFE} == {Role.ENTRY, Role.VERIFIER}


def test_pages_offer_what_the_table_allows_and_nothing_else(scene: Scene) -> None:
    for person, user in scene.people.items():
        expected = possible(person, scene)
        if Act.START in expected:
            # What is not begun yet can be filled in and checked, but there is nothing to hand in.
            expected |= {Act.SAVE, Act.SUBMIT}
        if Act.SAVE in expected:
            expected |= {Act.START}
        assert offered(user, scene) == expected, person.name


def test_posts_do_what_the_table_allows_and_nothing_else(scene: Scene) -> None:
    for person, user in scene.people.items():
        allowed = possible(person, scene)
        for act, (_, is_of_obligation, data) in FORMS.items():
            address = scene.address(act)
            # The first figure starts a report, later ones are saved into it.
            if address is None or act is (Act.SAVE if scene.status is None else Act.START):
                continue
            with transaction.atomic():
                before = list(Submission.objects.order_by("pk").values_list("pk", "status"))
                events = AuditEvent.objects.count()
                client = client_of(user)
                answer = client.post(address, data(user, scene.submission))
                after = list(Submission.objects.order_by("pk").values_list("pk", "status"))
                told = AuditEvent.objects.count() - events
                transaction.set_rollback(True)
            about = (person.name, str(act))
            if act in allowed:
                assert (told, answer.status_code) == (1, 302), about
                assert after == _expected(act, scene, before, after), about
            else:
                assert (told, after) == (0, before), about
                assert answer.status_code in (200, 302, 403, 404), about
                if not is_of_obligation or act not in (Act.START, Act.SAVE, Act.SUBMIT):
                    assert answer.status_code != 200, about


def _expected(
    act: Act, scene: Scene, before: list[tuple[int, str]], after: list[tuple[int, str]]
) -> list[tuple[int, str]]:
    """Where the table leads: a new draft for START and REVISE, else another status of the same report."""
    if act in (Act.START, Act.REVISE):
        return [*before, (after[-1][0], str(Status.DRAFT))]
    assert scene.submission is not None
    moved = str(next_status(scene.status, act))
    return [(key, moved if key == scene.submission.pk else status) for key, status in before]
