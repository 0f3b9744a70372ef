"""Two people at the same regulation, month of benefits or failed file at once: one is first, the other reads why."""

from __future__ import annotations

from datetime import date

import pytest
from django_q.models import OrmQ

from accounts.actions import create_first_admin
from accounts.models import User
from audit.models import AuditEvent
from enrolment.vocabulary import Programme
from monev import actions
from monev.actions import RecordRefused
from monev.actions import benefits as benefits_room
from monev.actions import packs as packs_room
from monev.actions import regulations as regulations_room
from monev.benefits import Paid
from monev.models import BenefitCount, LocalRegulation, PackFile, RegulationStep
from monev.vocabulary import Form, Span, Stage
from periods import clock
from periods.month import Month
from regions.models import Region
from tests.factories import denominator, released, verified_report
from tests.integration.test_regulations import record
from tests.integration.test_two_at_once import at_once, of_kind, slowly

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

ISSUED = date(2026, 6, 1)
SEPTEMBER = Month(2026, 9)


@pytest.fixture
def admin(reference: object) -> User:
    return create_first_admin(username="contoh", full_name="Contoh", is_example=True)


def tell(by: User, cases: int, reason: str = "") -> list[BenefitCount]:
    region = Region.objects.get(kemendagri_code="18.01")
    told = {Programme.JKM: Paid(cases)}
    return actions.record_benefits(region=region, month=SEPTEMBER, told=told, source="Klaim", reason=reason, by=by)


def sentences(outcomes: list[object]) -> list[str]:
    return [str(refusal) for refusal in of_kind(outcomes, RecordRefused)]


def test_the_same_number_is_recorded_once(admin: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regulations_room, "obstacles_to", slowly(regulations_room.obstacles_to))
    issued = {"stage": Stage.ISSUED, "number": "12/2026", "day": ISSUED}
    outcomes = at_once(
        lambda: record(admin, about="Perlindungan pekerja rentan", **issued),
        lambda: record(admin, about="Iuran pekerja rentan", **issued),
    )
    assert len(of_kind(outcomes, LocalRegulation)) == 1, outcomes
    assert ["sudah tercatat" in sentence for sentence in sentences(outcomes)] == [True], outcomes
    assert AuditEvent.objects.filter(action="regulation-recorded").count() == 1


def test_of_two_ends_of_a_regulation_at_once_one_counts(admin: User, monkeypatch: pytest.MonkeyPatch) -> None:
    regulation = record(admin)
    monkeypatch.setattr(regulations_room, "obstacles_to", slowly(regulations_room.obstacles_to))
    end = {"stage": Stage.REVOKED, "day": ISSUED}
    outcomes = at_once(
        lambda: actions.add_regulation_step(regulation=regulation, **end, note="Usulan ditarik pemrakarsa.", by=admin),
        lambda: actions.add_regulation_step(regulation=regulation, **end, note="Diganti surat edaran.", by=admin),
    )
    stages = RegulationStep.objects.filter(regulation=regulation).values_list("stage", flat=True)
    assert list(stages) == [Stage.PROPOSED, Stage.REVOKED], outcomes
    assert ["sudah dicabut" in sentence for sentence in sentences(outcomes)] == [True], outcomes


def test_the_same_step_twice_at_once_is_one(admin: User, monkeypatch: pytest.MonkeyPatch) -> None:
    regulation = record(admin)
    monkeypatch.setattr(regulations_room, "obstacles_to", slowly(regulations_room.obstacles_to))
    step = {"stage": Stage.ISSUED, "day": ISSUED, "number": "12/2026"}
    outcomes = at_once(*[lambda: actions.add_regulation_step(regulation=regulation, **step, by=admin)] * 2)
    assert len(of_kind(outcomes, RegulationStep)) == 1, outcomes
    assert ["sudah tercatat" in sentence for sentence in sentences(outcomes)] == [True], outcomes


def test_a_month_of_benefits_told_twice_at_once_is_told_once(admin: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(benefits_room, "refuse_persons", slowly(benefits_room.refuse_persons))
    outcomes = at_once(*[lambda: tell(admin, 7)] * 2)
    assert sentences(outcomes) == ["Tidak ada angka yang berubah."], outcomes
    outcomes = at_once(lambda: tell(admin, 8), lambda: tell(admin, 9, "Berkas cabang direvisi."))
    assert ["JKM sudah tercatat" in sentence for sentence in sentences(outcomes)] == [True], outcomes
    outcomes = at_once(*[lambda n=n: tell(admin, n, "Berkas cabang direvisi lagi.") for n in (10, 11)])
    assert not sentences(outcomes), outcomes
    assert list(BenefitCount.objects.order_by("revision").values_list("revision", flat=True)) == [1, 2, 3, 4]


def test_a_failed_file_asked_for_twice_at_once_stands_in_line_once(
    admin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    denominator("18.01", 300_000, by=admin)
    verified_report("18.01", by=admin)
    release = released(by=admin)
    pack = actions.request_pack(
        release=release, scope=release.scope, regions=[], span=Span.MONTH, meeting=None, forms=[Form.CSV], by=admin
    )
    OrmQ.objects.all().delete()
    pack.files.update(failure="Penulisan terhenti.", finished_at=clock.now())
    monkeypatch.setattr(packs_room, "stand_in_line", slowly(packs_room.stand_in_line))
    outcomes = at_once(*[lambda: actions.retry_pack_file(file=pack.files.get(), by=admin)] * 2)
    assert len(of_kind(outcomes, PackFile)) == 1, outcomes
    assert ["sudah menunggu giliran" in sentence for sentence in sentences(outcomes)] == [True], outcomes
    assert OrmQ.objects.count() == 1
