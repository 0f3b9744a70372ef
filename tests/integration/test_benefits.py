"""Benefits paid: told month by month, corrected with a reason, exact inside and with small counts withheld outside."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from accounts.actions import create_user
from accounts.models import Role, User
from audit.models import AuditEvent
from coverage.figures.area import Area
from coverage.selectors import read_places
from enrolment.vocabulary import Programme
from monev.actions import RecordRefused, record_benefits
from monev.benefits import Paid
from monev.models import BenefitCount
from monev.selectors.benefits import benefits_by_area, benefits_of, for_everybody, history_of
from periods import clock
from periods.month import Month
from regions.models import Region

pytestmark = pytest.mark.django_db

OCTOBER = Month(2026, 10)
NOVEMBER_20 = datetime(2026, 11, 20, 3, tzinfo=UTC)
JKM, JKK = Programme.JKM, Programme.JKK
REASON = "Berkas cabang direvisi."


@pytest.fixture(autouse=True)
def _on_20_november() -> object:
    with clock.standing_at(NOVEMBER_20):
        yield


@pytest.fixture
def lamsel(reference: object) -> Area:
    places = read_places("18")
    assert places is not None
    area = places.find("lampung-selatan")
    assert area is not None
    return area


def tell(by: User, month: Month = OCTOBER, source: str = "Laporan klaim cabang", reason: str = "", **told: Paid) -> int:
    region = Region.objects.get(kemendagri_code="18.01")
    paid = {Programme(name): value for name, value in told.items()}
    return len(record_benefits(region=region, month=month, told=paid, source=source, reason=reason, by=by))


def test_what_is_not_told_is_unknown_and_nought_is_nought(eka: User, lamsel: Area) -> None:
    tell(eka, JKM=Paid(7, 294_000_000), JKK=Paid(0, None))
    lines = {line.programme: line for line in benefits_of(lamsel, [OCTOBER - 1, OCTOBER]).lines}
    assert lines[JKM].months[1] == Paid(7, 294_000_000)
    assert lines[JKK].cases.amount == 0
    assert lines[JKK].rupiah.amount is None
    assert lines[Programme.JHT].cases.amount is None
    assert (lines[JKM].cases.known, lines[JKM].cases.of) == (1, 2)


def test_only_what_changed_is_written_again(eka: User, lamsel: Area) -> None:
    assert tell(eka, JKM=Paid(7, 294_000_000), JKK=Paid(12, None)) == 2
    assert tell(eka, JKM=Paid(8, 336_000_000), JKK=Paid(12, None), reason=REASON) == 1
    assert [(row.revision, row.cases, row.reason) for row in BenefitCount.objects.filter(programme=JKM)] == [
        (1, 7, ""),
        (2, 8, REASON),
    ]
    assert [row.paid.cases for row in history_of(lamsel, OCTOBER) if row.programme is JKM] == [8, 7]


def test_a_later_programme_of_a_month_needs_no_reason(eka: User) -> None:
    tell(eka, JKM=Paid(7, None))
    assert tell(eka, JKM=Paid(7, None), JHT=Paid(90, None)) == 1


def test_what_was_told_by_mistake_becomes_unknown_again(eka: User, lamsel: Area) -> None:
    tell(eka, JKM=Paid(7, None))
    tell(eka, reason=REASON)
    table = benefits_of(lamsel, [OCTOBER])
    assert not table.is_told


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({}, "Tidak ada angka yang berubah."),
        ({"JKM": Paid(0, 42)}, "JKM: 0 kasus tidak dapat disertai rupiah; kosongkan salah satu atau perbaiki."),
        ({"JKM": Paid(1, 10**16)}, "JKM: rupiah terlalu besar; periksa banyaknya angka nol."),
        ({"JKM": Paid(1), "month": OCTOBER + 1}, "November 2026 belum selesai; catat sesudah bulan itu berakhir."),
        ({"JKM": Paid(1), "source": " "}, "Isi sumber; tanpa itu angka tidak dapat ditelusuri."),
    ],
)
def test_what_is_not_right_is_refused_with_a_sentence(eka: User, told: dict[str, object], sentence: str) -> None:
    with pytest.raises(RecordRefused) as refused:
        tell(eka, **told)  # type: ignore[arg-type]
    assert sentence in refused.value.obstacles
    assert not BenefitCount.objects.exists()


def test_a_correction_says_why(eka: User) -> None:
    tell(eka, JKM=Paid(7))
    with pytest.raises(RecordRefused, match="JKM sudah tercatat; tulis alasan perbaikan"):
        tell(eka, JKM=Paid(8), reason="salah")


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("Klaim NIK 1802011203900001", "tampak seperti NIK"),
        ("Klaim a.n. Siti Aminah", "menyebut orang"),
        ("Klaim almarhumah", "menyebut orang"),
    ],
)
def test_no_person_stands_in_a_text(eka: User, source: str, sentence: str) -> None:
    with pytest.raises(RecordRefused, match=f"Sumber: .*{sentence}"):
        tell(eka, source=source, JKM=Paid(1))
    tell(eka, JKM=Paid(1))
    with pytest.raises(RecordRefused, match=f"Alasan: .*{sentence}"):
        tell(eka, reason=source, JKM=Paid(2))


def test_outside_small_counts_are_withheld(eka: User, lamsel: Area) -> None:
    tell(eka, JKM=Paid(3, 126_000_000))
    tell(eka, month=OCTOBER - 1, JKM=Paid(9, 378_000_000))
    inside = benefits_of(lamsel, [OCTOBER - 1, OCTOBER])
    outside = next(line for line in for_everybody(inside).lines if line.programme is JKM)
    assert all(paid.withheld for paid in outside.months)
    assert outside.cases.amount == 12


def test_a_pack_reads_what_stood_when_it_was_asked_for(eka: User, lamsel: Area) -> None:
    tell(eka, JKM=Paid(7))
    with clock.standing_at(datetime(2026, 11, 25, tzinfo=UTC)):
        tell(eka, JKM=Paid(8), reason=REASON)
    then = benefits_by_area([lamsel], [OCTOBER], as_of=NOVEMBER_20)["lampung-selatan"]
    now = benefits_of(lamsel, [OCTOBER])
    assert [next(row for row in table.lines if row.programme is JKM).cases.amount for table in (then, now)] == [7, 8]


def test_the_trail_tells_cases_and_rupiah(eka: User) -> None:
    tell(eka, JKM=Paid(2, 84_000_000))
    event = AuditEvent.objects.get(action="benefits-recorded")
    assert event.details["counts"] == {"JKM": [2, 84_000_000]}


def test_who_only_reads_tells_nothing(dewi: User) -> None:
    with pytest.raises(PermissionDenied):
        tell(dewi, JKM=Paid(1))


def test_an_example_account_leaves_real_counts_alone(fajar: User) -> None:
    example = create_user(username="contoh", full_name="Contoh", role=Role.PUBLISHER, is_example=True, by=fajar)
    tell(fajar, JKM=Paid(1))
    with pytest.raises(RecordRefused, match="Akun contoh"):
        tell(example, JKM=Paid(2), reason=REASON)
    tell(example, month=OCTOBER - 1, JKM=Paid(2))
    assert BenefitCount.objects.get(month=OCTOBER - 1).is_example


@pytest.mark.parametrize("wrong", [{"cases": None}, {"cases": 1, "reason": "tanpa sebab"}, {"cases": 1, "revision": 2}])
def test_the_database_keeps_the_promises(eka: User, wrong: dict[str, object]) -> None:
    values: dict[str, object] = {
        "region": Region.objects.get(kemendagri_code="18.01"),
        "month": OCTOBER,
        "programme": "JKM",
        "source": "x",
        "by": eka,
        "at": NOVEMBER_20,
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        BenefitCount.objects.create(**values | wrong)
