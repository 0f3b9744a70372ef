"""Reference data through their actions: one winner of two at once, one scheme in every month, one event a change."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

import pytest

from accounts.actions import create_first_admin
from accounts.models import User
from audit.models import AuditEvent
from coverage.actions import NewDenominator, ReferenceRefused, add_denominators, add_scheme, dated, set_target
from coverage.figures.categories import CutBasis
from coverage.models import CategoryScheme, CoverageTarget, EligibleWorkers, FigureStatus
from coverage.selectors.reference import DatedModel, last_row
from enrolment.models import DataStatus
from periods.month import Month
from regions.models import Region
from tests.factories import denominator
from tests.integration.test_two_at_once import at_once, of_kind, slowly

PAPERS = {"source": "Rekonsiliasi", "document": "BA-1/2026"}
WHY = "Angka lama salah ketik."


def scope() -> Region:
    return Region.objects.get(kemendagri_code="18")


def region(code: str = "18.01") -> Region:
    return Region.objects.get(kemendagri_code=code)


def denominators(by: User, *, after: int, **changed: Any) -> list[EligibleWorkers]:
    values = {"rows": [NewDenominator(region().pk, 300_000)], "valid_from": Month(2026, 11), **PAPERS} | changed
    return add_denominators(scope=scope(), status=FigureStatus.OFFICIAL, after=after, by=by, **values)


def target(by: User, *, after: int, **changed: Any) -> CoverageTarget:
    values = {"region": region(), "year": 2027, "percent": Decimal(50), "legal_basis": "SK Bupati", **PAPERS} | changed
    return set_target(scope=scope(), after=after, by=by, **values)


def scheme(by: User, start: Month, *, after: int | None = None, **changed: Any) -> CategoryScheme:
    values = {"name": f"Skema {start}", "cuts": (Decimal(20), Decimal(30), Decimal(40)), **PAPERS} | changed
    return add_scheme(
        scope=scope(),
        basis=CutBasis.COVERAGE,
        valid_from=start,
        status=DataStatus.EXAMPLE,
        after=last_row(CategoryScheme) if after is None else after,
        by=by,
        **values,
    )


def assert_one_scheme_a_month() -> None:
    first = CategoryScheme.objects.filter(valid_from__isnull=False).earliest("valid_from").valid_from
    assert first is not None
    for month in first.until(Month(2032, 12)):
        assert CategoryScheme.objects.in_force(month).count() == 1, month


@pytest.mark.django_db
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_random_schemes_leave_one_in_every_month(seed: int, fajar: User) -> None:
    chance = random.Random(seed)
    events = AuditEvent.objects.count()
    added = 0
    for number in range(12):
        start = Month(2015, 1) + chance.randrange(200)
        end = start + chance.randrange(-2, 40) if chance.random() < 0.4 else None
        before = list(CategoryScheme.objects.order_by("pk").values())
        try:
            scheme(fajar, start, valid_to=end, name=f"Skema {number}")
        except ReferenceRefused:
            assert list(CategoryScheme.objects.order_by("pk").values()) == before
        else:
            added += 1
        assert_one_scheme_a_month()
    assert added > 2
    assert AuditEvent.objects.count() == events + added


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"rows": []}, "Tidak ada penyebut yang disimpan"),
        ({"document": "  "}, "Isi nomor dokumen; tanpa itu angka tidak dapat ditelusuri."),
        ({"source": ""}, "Isi sumber"),
        ({"rows": [NewDenominator(0, 5)]}, "Wilayah nomor 0 tidak termasuk Provinsi Lampung."),
    ],
)
def test_denominators_that_do_not_fit_leave_nothing(changed: dict[str, Any], sentence: str, fajar: User) -> None:
    rows, events = EligibleWorkers.objects.count(), AuditEvent.objects.count()
    with pytest.raises(ReferenceRefused, match=sentence):
        denominators(fajar, after=last_row(EligibleWorkers), **changed)
    assert (EligibleWorkers.objects.count(), AuditEvent.objects.count()) == (rows, events)


@pytest.mark.django_db
def test_one_bad_row_keeps_all_others_out(fajar: User) -> None:
    rows = [NewDenominator(region("18.01").pk, 5), NewDenominator(region("18.02").pk, 0)]
    count = EligibleWorkers.objects.count()
    with pytest.raises(ReferenceRefused, match="Kabupaten Lampung Tengah: penyebut harus lebih dari 0."):
        denominators(fajar, after=last_row(EligibleWorkers), rows=rows)
    with pytest.raises(ReferenceRefused, match="Kabupaten Lampung Selatan ditulis lebih dari sekali."):
        denominators(fajar, after=last_row(EligibleWorkers), rows=[rows[0], rows[0]])
    assert EligibleWorkers.objects.count() == count


@pytest.mark.django_db
def test_corrections_of_one_start_follow_each_other(fajar: User) -> None:
    for count in (300_000, 310_000, 320_000):
        denominators(fajar, after=last_row(EligibleWorkers), rows=[NewDenominator(region().pk, count)], note=WHY)
    rows = EligibleWorkers.objects.filter(region=region(), valid_from=Month(2026, 11))
    assert sorted(rows.values_list("revision", "count")) == [(1, 300_000), (2, 310_000), (3, 320_000)]
    assert EligibleWorkers.objects.in_force(Month(2026, 12), [region()])[region().pk].count == 320_000


@pytest.mark.django_db
@pytest.mark.parametrize("percent", ["0", "-1", "100.001", "999"])
def test_a_target_is_a_share_of_all(percent: str, fajar: User) -> None:
    with pytest.raises(ReferenceRefused, match="lebih dari 0 dan paling banyak 100 persen"):
        target(fajar, after=last_row(CoverageTarget), percent=Decimal(percent))


@pytest.mark.django_db
def test_a_target_of_another_province_is_refused(fajar: User) -> None:
    with pytest.raises(ReferenceRefused, match="Indonesia tidak termasuk Provinsi Lampung."):
        target(fajar, after=last_row(CoverageTarget), region=Region.objects.get(kemendagri_code="0"))


@pytest.mark.django_db
def test_revised_targets_form_a_line(fajar: User) -> None:
    first = target(fajar, after=last_row(CoverageTarget))
    with pytest.raises(ReferenceRefused, match="sudah punya target 2027"):
        target(fajar, after=last_row(CoverageTarget), note="pendek")
    second = target(fajar, after=last_row(CoverageTarget), percent=Decimal(55), note=WHY)
    third = target(fajar, after=last_row(CoverageTarget), percent=Decimal(60), note=WHY)
    assert (second.supersedes, third.supersedes) == (first, second)
    assert CoverageTarget.objects.in_force(2027, [region()]) == {region().pk: third}


@pytest.mark.django_db
def test_whoever_saw_an_older_list_is_told_so(fajar: User) -> None:
    seen: dict[str, tuple[DatedModel, Any]] = {
        "penyebut": (EligibleWorkers, denominators),
        "target": (CoverageTarget, target),
        "skema kategori": (CategoryScheme, lambda by, *, after: scheme(by, Month(2028, 1), after=after)),
    }
    for name, (model, act) in seen.items():
        after = last_row(model)
        act(fajar, after=after)
        count = model.objects.count()
        with pytest.raises(ReferenceRefused, match=f"Data {name} sudah berubah sejak pratinjau ini dibuat"):
            act(fajar, after=after)
        assert model.objects.count() == count


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["penyebut", "target", "skema"])
def test_two_admins_at_once_give_one_row_and_one_sentence(
    kind: str, reference: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin = create_first_admin(username="contoh", full_name="Contoh", is_example=True)
    denominator("18.01", 300_000, by=admin)
    model: DatedModel = {"penyebut": EligibleWorkers, "target": CoverageTarget, "skema": CategoryScheme}[kind]
    after, count = last_row(model), model.objects.count()
    monkeypatch.setattr(dated, "last_row", slowly(dated.last_row))
    acts = {
        "penyebut": lambda: denominators(admin, after=after),
        "target": lambda: target(admin, after=after),
        "skema": lambda: scheme(admin, Month(2028, 1), after=after),
    }

    outcomes = at_once(*[acts[kind]] * 4)

    refusals = of_kind(outcomes, ReferenceRefused)
    assert len(refusals) == 3, outcomes
    assert "sudah berubah sejak pratinjau ini dibuat" in str(refusals[0])
    assert model.objects.count() == count + 1
