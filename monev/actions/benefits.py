"""Benefits paid in one area and month, all programmes at once; what was told wrongly is told again with a reason."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from accounts.models import User
from audit import trail
from coverage.actions.dated import SHORTEST_REASON
from enrolment.numbers import LARGEST_RUPIAH
from enrolment.vocabulary import Programme
from monev.actions.refusal import RecordRefused
from monev.benefits import NOTHING_TOLD, Paid
from monev.models import BenefitCount
from monev.policies import check_can_record
from monev.privacy import refuse_persons
from periods import clock
from periods.month import Month
from regions.models import Region


@transaction.atomic
def record_benefits(
    *, region: Region, month: Month, told: Mapping[Programme, Paid], source: str, reason: str = "", by: User
) -> list[BenefitCount]:
    """Write what changed of a month; a programme that is left out, or has neither cases nor rupiah, is not told."""
    check_can_record(by)
    region = Region.objects.select_for_update().get(pk=region.pk)
    source, reason = source.strip(), reason.strip()
    rows = BenefitCount.objects.filter(region=region, month=month).order_by("revision")
    standing = {Programme(row.programme): row for row in rows}
    changed = {
        programme: paid
        for programme, paid in ((programme, told.get(programme, NOTHING_TOLD)) for programme in Programme)
        if paid != _paid(standing.get(programme))
    }
    corrected = [standing[programme] for programme in changed if programme in standing]
    obstacles = _obstacles(month, changed, source)
    if corrected and len(reason) < SHORTEST_REASON:
        names = ", ".join(row.programme for row in corrected)
        obstacles.append(f"{names} sudah tercatat; tulis alasan perbaikan, sedikitnya {SHORTEST_REASON} huruf.")
    if by.is_example and any(not row.is_example for row in corrected):
        obstacles.append("Akun contoh hanya dapat memperbaiki data contoh.")
    obstacles += refuse_persons({"Sumber": source, "Alasan": reason})
    if obstacles:
        raise RecordRefused(obstacles)
    written = [
        _write(region, month, programme, paid, standing.get(programme), source, reason, by)
        for programme, paid in changed.items()
    ]
    trail.record(
        by=by,
        action="benefits-recorded",
        about=region,
        month=str(month),
        counts={str(programme): [paid.cases, paid.rupiah] for programme, paid in changed.items()},
        source=source,
        reason=reason if corrected else "",
    )
    return written


def _paid(row: BenefitCount | None) -> Paid:
    return Paid(row.cases, row.rupiah) if row else NOTHING_TOLD


def _obstacles(month: Month, changed: Mapping[Programme, Paid], source: str) -> list[str]:
    obstacles = []
    if not changed:
        obstacles.append("Tidak ada angka yang berubah.")
    if month >= Month.of(clock.today()):
        obstacles.append(f"{month.words} belum selesai; catat sesudah bulan itu berakhir.")
    if not source:
        obstacles.append("Isi sumber; tanpa itu angka tidak dapat ditelusuri.")
    for programme, paid in changed.items():
        if paid.cases == 0 and paid.rupiah:
            obstacles.append(f"{programme}: 0 kasus tidak dapat disertai rupiah; kosongkan salah satu atau perbaiki.")
        if paid.rupiah is not None and paid.rupiah > LARGEST_RUPIAH:
            obstacles.append(f"{programme}: rupiah terlalu besar; periksa banyaknya angka nol.")
    return obstacles


def _write(
    region: Region,
    month: Month,
    programme: Programme,
    paid: Paid,
    before: BenefitCount | None,
    source: str,
    reason: str,
    by: User,
) -> BenefitCount:
    return BenefitCount.objects.create(
        region=region,
        month=month,
        programme=programme,
        cases=paid.cases,
        rupiah=paid.rupiah,
        source=source,
        revision=before.revision + 1 if before else 1,
        reason=reason if before else "",
        by=by,
        at=clock.now(),
        is_example=by.is_example,
    )
