"""Who may do what: a table of people and expected answers."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from accounts.actions import add_service_area, create_user
from accounts.models import BranchOffice, Role, ServiceArea, User
from audit.models import AuditEvent
from coverage.actions import NewDenominator, add_denominators, add_eligible_workers, add_scheme, set_target
from coverage.figures.categories import CutBasis
from coverage.models import CategoryScheme, CoverageTarget, EligibleWorkers, FigureStatus, Release
from coverage.selectors.reference import DatedModel, last_row
from enrolment import actions
from enrolment.models import DataStatus, Obligation, Submission
from enrolment.workflow import Status
from periods.month import Month
from regions.models import Region
from tests.factories import REASON, counts, denominator, released, submission_at, verified_report

pytestmark = pytest.mark.django_db

ALLOWED = {
    "start_submission": {Role.ENTRY},
    "save_counts": {Role.ENTRY},
    "submit": {Role.ENTRY},
    "open_revision": {Role.ENTRY},
    "return_for_correction": {Role.VERIFIER},
    "verify": {Role.VERIFIER},
    "publish": {Role.PUBLISHER, Role.ADMIN},
    "open_month": {Role.ADMIN},
    "add_reporting_rule": {Role.ADMIN},
    "create_user": {Role.ADMIN},
    "add_service_area": {Role.ADMIN},
    "add_eligible_workers": {Role.ADMIN},
    "add_denominators": {Role.ADMIN},
    "set_target": {Role.ADMIN},
    "add_scheme": {Role.ADMIN},
}


class Stage:
    """An act made ready to the last step, which ``go`` does as whoever is asked about."""

    def __init__(self, act: str, obligation: Obligation, ani: User, budi: User, fajar: User) -> None:
        self.obligation, self.ani, self.budi, self.fajar = obligation, ani, budi, fajar
        self.go: Callable[[User], object] = getattr(self, f"_{act}")()

    def _at(self, status: Status) -> Submission:
        return submission_at(status, obligation=self.obligation, entry=self.ani, verifier=self.budi)

    def _start_submission(self) -> Callable[[User], object]:
        return lambda by: actions.start_submission(obligation=self.obligation, by=by)

    def _save_counts(self) -> Callable[[User], object]:
        draft = self._at(Status.DRAFT)
        return lambda by: actions.save_counts(submission=draft, counts=counts(), by=by)

    def _submit(self) -> Callable[[User], object]:
        draft = self._at(Status.DRAFT)
        return lambda by: actions.submit(submission=draft, by=by)

    def _open_revision(self) -> Callable[[User], object]:
        self._at(Status.VERIFIED)
        return lambda by: actions.open_revision(obligation=self.obligation, reason=REASON, by=by)

    def _return_for_correction(self) -> Callable[[User], object]:
        waiting = self._at(Status.SUBMITTED)
        return lambda by: actions.return_for_correction(submission=waiting, reason=REASON, by=by)

    def _verify(self) -> Callable[[User], object]:
        waiting = self._at(Status.SUBMITTED)
        return lambda by: actions.verify(submission=waiting, by=by)

    def _publish(self) -> Callable[[User], object]:
        denominator("18.01", 300_000, by=self.fajar)
        self._at(Status.VERIFIED)
        return lambda by: released(by=by)

    def _open_month(self) -> Callable[[User], object]:
        return lambda by: actions.open_month(month=Month(2027, 1), by=by)

    def _add_reporting_rule(self) -> Callable[[User], object]:
        return lambda by: actions.add_reporting_rule(
            valid_from=Month(2028, 1),
            due_day=12,
            locks_after_due=True,
            change_percent=Decimal(10),
            change_persons=100,
            source="Surat",
            document="B-1",
            status=DataStatus.OFFICIAL,
            by=by,
        )

    def _create_user(self) -> Callable[[User], object]:
        return lambda by: create_user(username="gita", full_name="Gita", role=Role.VIEWER, by=by)

    def _add_service_area(self) -> Callable[[User], object]:
        office, region = self.obligation.office, Region.objects.get(kemendagri_code="18.13")
        return lambda by: add_service_area(
            office=office, region=region, valid_from=Month(2026, 1), source="Surat", by=by
        )

    def _add_eligible_workers(self) -> Callable[[User], object]:
        return lambda by: add_eligible_workers(
            region=self.obligation.region,
            valid_from=Month(2026, 1),
            count=300_000,
            source="Dinas",
            status=FigureStatus.OFFICIAL,
            by=by,
        )

    def _add_denominators(self) -> Callable[[User], object]:
        row = NewDenominator(self.obligation.region_id, 300_000)
        return lambda by: add_denominators(
            rows=[row], valid_from=Month(2026, 1), status=FigureStatus.OFFICIAL, **seen(EligibleWorkers), by=by
        )

    def _set_target(self) -> Callable[[User], object]:
        return lambda by: set_target(
            region=self.obligation.region,
            year=2027,
            percent=Decimal(50),
            legal_basis="SK",
            **seen(CoverageTarget),
            by=by,
        )

    def _add_scheme(self) -> Callable[[User], object]:
        cuts = (Decimal(20), Decimal(30), Decimal(40))
        return lambda by: add_scheme(
            name="Baru",
            basis=CutBasis.COVERAGE,
            cuts=cuts,
            valid_from=Month(2027, 1),
            status=DataStatus.EXAMPLE,
            **seen(CategoryScheme),
            by=by,
        )


def seen(model: DatedModel) -> dict[str, Any]:
    """What every change of reference data names: the scope, its papers, and the last row the person saw."""
    scope = Region.objects.get(kemendagri_code="18")
    return {"scope": scope, "source": "Rapat", "document": "ND-1", "after": last_row(model)}


def somebody(role: Role, office: BranchOffice, admin: User) -> User:
    """A person of this role who has had no hand in anything yet, in the right office where the role needs one."""
    return create_user(username=f"lain-{role}", full_name=f"Lain {role}", role=role, office=office, by=admin)


def rows() -> tuple[int, ...]:
    models = (
        *(User, ServiceArea, Obligation, Submission, EligibleWorkers, CoverageTarget, CategoryScheme),
        *(Release, AuditEvent),
    )
    return tuple(model.objects.count() for model in models)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("act", list(ALLOWED))
def test_each_role_may_do_what_is_its_work_and_nothing_else(
    act: str, role: Role, obligation: Obligation, ani: User, budi: User, fajar: User
) -> None:
    stage = Stage(act, obligation, ani, budi, fajar)
    person = somebody(role, obligation.office, fajar)
    before, status = rows(), list(Submission.objects.values_list("pk", "status", "entered_by"))
    events = AuditEvent.objects.count()
    if role in ALLOWED[act]:
        stage.go(person)
        assert AuditEvent.objects.count() == events + 1
        assert AuditEvent.objects.latest("pk").actor_name == person.username
    else:
        with pytest.raises(PermissionDenied, match="Tindakan ini untuk .*; peran Lain"):
            stage.go(person)
        assert rows() == before
        assert list(Submission.objects.values_list("pk", "status", "entered_by")) == status


@pytest.mark.parametrize("act", list(ALLOWED))
def test_whoever_has_left_may_do_nothing(act: str, obligation: Obligation, ani: User, budi: User, fajar: User) -> None:
    stage = Stage(act, obligation, ani, budi, fajar)
    person = somebody(sorted(ALLOWED[act])[0], obligation.office, fajar)
    person.is_active = False
    person.save(update_fields=("is_active",))
    with pytest.raises(PermissionDenied):
        stage.go(person)


def test_nobody_verifies_his_own_entry(obligation: Obligation, ani: User, budi: User, fajar: User) -> None:
    submission = submission_at(Status.SUBMITTED, obligation=obligation, entry=ani, verifier=budi)
    ani.role = Role.VERIFIER
    ani.save(update_fields=("role",))
    with pytest.raises(PermissionDenied, match="Angka sendiri tidak dapat diverifikasi sendiri"):
        actions.verify(submission=submission, by=ani)
    with pytest.raises(PermissionDenied, match="Angka sendiri"):
        actions.return_for_correction(submission=submission, reason=REASON, by=ani)


def test_whoever_entered_may_not_verify_although_somebody_else_submitted(
    obligation: Obligation, ani: User, budi: User, fajar: User
) -> None:
    second = somebody(Role.ENTRY, obligation.office, fajar)
    submission = submission_at(Status.DRAFT, obligation=obligation, entry=ani, verifier=budi)
    actions.submit(submission=submission, by=second)
    for person in (ani, second):
        person.role = Role.VERIFIER
        person.save(update_fields=("role",))
        with pytest.raises(PermissionDenied, match="Angka sendiri"):
            actions.verify(submission=submission, by=person)
    actions.verify(submission=submission, by=budi)


def test_citra_of_another_branch_enters_nothing_here(
    obligation: Obligation, ani: User, budi: User, citra: User
) -> None:
    with pytest.raises(PermissionDenied, match="diisi oleh Kantor Cabang Perintis Kalianda; Citra bertugas di"):
        actions.start_submission(obligation=obligation, by=citra)
    draft = submission_at(Status.DRAFT, obligation=obligation, entry=ani, verifier=budi)
    for act in (
        lambda: actions.save_counts(submission=draft, counts=counts(), by=citra),
        lambda: actions.submit(submission=draft, by=citra),
    ):
        with pytest.raises(PermissionDenied, match="Citra bertugas di"):
            act()


@pytest.mark.parametrize(
    ("office", "allowed"),
    [("kcp-kalianda", True), ("kc-bandar-lampung", True), ("kc-lampung-tengah", False), ("kanwil-sumbagsel", False)],
)
def test_verification_is_for_the_office_and_the_one_above_it(
    office: str, allowed: bool, obligation: Obligation, ani: User, budi: User, fajar: User
) -> None:
    submission = submission_at(Status.SUBMITTED, obligation=obligation, entry=ani, verifier=budi)
    gita = somebody(Role.VERIFIER, BranchOffice.objects.get(code=office), fajar)
    if allowed:
        actions.verify(submission=submission, by=gita)
    else:
        with pytest.raises(PermissionDenied, match="atau induknya"):
            actions.verify(submission=submission, by=gita)


@pytest.mark.parametrize(
    ("role", "office", "sees"),
    [
        (Role.ENTRY, "kcp-kalianda", {"18.01"}),
        (Role.VERIFIER, "kcp-kalianda", {"18.01"}),
        (Role.VERIFIER, "kc-bandar-lampung", {"18.01"}),
        (Role.VERIFIER, "kanwil-sumbagsel", {"18.04"}),
        (Role.ENTRY, "kc-lampung-tengah", {"18.04"}),
        (Role.ENTRY, "kcp-metro", set()),
        (Role.PUBLISHER, None, {"18.01", "18.04"}),
        (Role.ADMIN, None, {"18.01", "18.04"}),
        (Role.AUDITOR, None, {"18.01", "18.04"}),
        (Role.VIEWER, None, set()),
    ],
)
def test_people_see_the_reports_of_their_office_and_those_below_it(
    role: Role, office: str | None, sees: set[str], obligation: Obligation, ani: User, budi: User, fajar: User
) -> None:
    submission_at(Status.DRAFT, obligation=obligation, entry=ani, verifier=budi)
    verified_report("18.04", by=fajar)
    place = BranchOffice.objects.get(code=office) if office else None
    person = create_user(username="gita", full_name="Gita", role=role, office=place, by=fajar)
    submissions = Submission.objects.visible_to(person)
    assert set(submissions.values_list("obligation__region__kemendagri_code", flat=True)) == sees
    owed = set(Obligation.objects.visible_to(person).values_list("region__kemendagri_code", flat=True))
    assert owed & {"18.01", "18.04"} == sees


def test_entry_and_verification_need_an_office(fajar: User) -> None:
    for role in (Role.ENTRY, Role.VERIFIER):
        with pytest.raises(Exception, match="memerlukan kantor. Pilih kantornya."):
            create_user(username=f"tanpa-{role}", full_name="Tanpa Kantor", role=role, by=fajar)
    assert not User.objects.filter(username__startswith="tanpa-").exists()
