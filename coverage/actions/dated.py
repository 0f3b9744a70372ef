"""Dated reference data: new rows from a month on; published months stay as they are.

``after`` is the number of the last row of the table that the person saw: whoever was slower is told so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from accounts.models import User
from audit import trail
from coverage.figures.categories import CutBasis
from coverage.figures.validity import DoesNotFit, Spell, fit_in
from coverage.models import CategoryScheme, CoverageTarget, DenominatorBasis, EligibleWorkers, FigureStatus
from coverage.policies import check_can_maintain
from coverage.selectors.reference import DatedModel, last_row
from enrolment.models import DataStatus
from enrolment.numbers import count as in_words
from periods.month import Month
from regions.models import Region

SHORTEST_REASON = 10


class ReferenceRefused(Exception):
    """The reference data do not fit what stands; ``obstacles`` are sentences for the person. Nothing was stored."""

    def __init__(self, obstacles: Sequence[str]) -> None:
        self.obstacles = list(obstacles)
        super().__init__(" ".join(obstacles))


@dataclass(frozen=True)
class NewDenominator:
    """The eligible workers of one area, by the number of its row."""

    region: int
    count: int
    basis: DenominatorBasis = DenominatorBasis.ELIGIBLE


@transaction.atomic
def add_denominators(
    *,
    scope: Region,
    rows: Sequence[NewDenominator],
    valid_from: Month,
    status: FigureStatus,
    source: str,
    document: str,
    note: str = "",
    after: int,
    by: User,
) -> list[EligibleWorkers]:
    """Denominators of areas from a month on, all or none.

    A second figure of an area for the same month corrects the first, which stays readable; the note says why.
    """
    check_can_maintain(by)
    _lock(scope, EligibleWorkers, after)
    regions = {region.pk: region for region in [scope, *Region.objects.regencies_of(scope)]}
    known = EligibleWorkers.objects.filter(region__in=regions, valid_from=valid_from, is_example=by.is_example)
    standing = {(row.region_id, row.basis): row for row in known.order_by("revision")}
    keys = [(row.region, row.basis) for row in rows]
    obstacles = [] if rows else ["Tidak ada penyebut yang disimpan: daftar wilayahnya kosong."]
    obstacles += _missing_words(source=source, document=document)
    obstacles += [f"{regions[key[0]]} ditulis lebih dari sekali." for key in dict.fromkeys(keys) if keys.count(key) > 1]
    for row in rows:
        if row.region not in regions:
            obstacles.append(f"Wilayah nomor {row.region} tidak termasuk {scope}.")
        elif row.count < 1:
            obstacles.append(f"{regions[row.region]}: penyebut harus lebih dari 0.")
        elif (first := standing.get((row.region, row.basis))) and len(note.strip()) < SHORTEST_REASON:
            obstacles.append(
                f"{regions[row.region]} sudah punya penyebut sejak {valid_from.words}: {in_words(first.count)}"
                f" ({first.source[:80]}). Bila angka itu diperbaiki, tulis alasannya pada catatan, sedikitnya"
                f" {SHORTEST_REASON} huruf; bila bukan, pilih bulan lain."
            )
    if obstacles:
        raise ReferenceRefused(obstacles)
    stored = EligibleWorkers.objects.bulk_create(
        EligibleWorkers(
            region=regions[row.region],
            valid_from=valid_from,
            count=row.count,
            basis=row.basis,
            revision=first.revision + 1 if (first := standing.get((row.region, row.basis))) else 1,
            source=source.strip(),
            document=document.strip(),
            status=status,
            note=note.strip(),
            is_example=by.is_example,
        )
        for row in rows
    )
    trail.record(
        by=by,
        action="denominators-added",
        about=stored[0],
        valid_from=str(valid_from),
        document=document.strip(),
        counts={regions[row.region].kemendagri_code: row.count for row in rows},
        rows=[row.pk for row in stored],
    )
    return stored


@transaction.atomic
def add_eligible_workers(
    *, region: Region, valid_from: Month, count: int, source: str, status: FigureStatus, note: str = "", by: User
) -> EligibleWorkers:
    """The first denominator of one area from a month on, for loaders; people use ``add_denominators``."""
    check_can_maintain(by)
    row = EligibleWorkers(
        region=region,
        valid_from=valid_from,
        count=count,
        basis=DenominatorBasis.ELIGIBLE,
        source=source,
        status=status,
        note=note,
        is_example=by.is_example,
    )
    row.full_clean()
    row.save()
    trail.record(by=by, action="denominator-added", about=row, count=count, valid_from=str(valid_from))
    return row


@transaction.atomic
def set_target(
    *,
    scope: Region,
    region: Region,
    year: int,
    percent: Decimal,
    legal_basis: str,
    document: str,
    source: str,
    is_verified: bool = False,
    note: str = "",
    after: int,
    by: User,
) -> CoverageTarget:
    """The target of an area for a year; one that stands already is superseded and kept, the note says why."""
    check_can_maintain(by)
    _lock(scope, CoverageTarget, after)
    obstacles = _missing_words(source=source, document=document, legal_basis=legal_basis)
    if not 0 < percent <= 100:
        obstacles.append("Target adalah bagian dari pekerja eligible: lebih dari 0 dan paling banyak 100 persen.")
    if region.pk != scope.pk and not Region.objects.regencies_of(scope).filter(pk=region.pk).exists():
        obstacles.append(f"{region} tidak termasuk {scope}.")
    standing = CoverageTarget.objects.in_force(year, [region]).get(region.pk)
    if standing and standing.is_example and not by.is_example:
        obstacles.append(
            f"Target {region} {year} adalah data contoh. Hapus data contoh dahulu: manage.py remove_example."
        )
    elif standing and len(note.strip()) < SHORTEST_REASON:
        obstacles.append(
            f"{region} sudah punya target {year}. Tulis pada catatan mengapa diganti,"
            f" sedikitnya {SHORTEST_REASON} huruf; target lama tetap tercatat."
        )
    if obstacles:
        raise ReferenceRefused(obstacles)
    target = CoverageTarget.objects.create(
        region=region,
        year=year,
        percent=percent,
        legal_basis=legal_basis.strip(),
        document=document.strip(),
        source=source.strip(),
        is_verified=is_verified,
        note=note.strip(),
        supersedes=standing,
        is_example=by.is_example,
    )
    trail.record(
        by=by,
        action="target-set",
        about=target,
        percent=str(percent),
        document=target.document,
        supersedes=standing.pk if standing else None,
    )
    return target


@transaction.atomic
def add_scheme(
    *,
    scope: Region,
    name: str,
    basis: CutBasis,
    cuts: tuple[Decimal, Decimal, Decimal],
    valid_from: Month,
    valid_to: Month | None = None,
    status: DataStatus,
    source: str,
    document: str,
    after: int,
    by: User,
) -> CategoryScheme:
    """A category scheme from a month on; the one before ends with the month before, in the same act."""
    check_can_maintain(by)
    _lock(scope, CategoryScheme, after)
    obstacles = _missing_words(name=name, source=source, document=document)
    if CategoryScheme.objects.filter(name=name.strip()).exists():
        obstacles.append(f"Skema “{name.strip()}” sudah ada. Beri nama lain, misalnya dengan tahunnya.")
    if not 0 < cuts[0] < cuts[1] < cuts[2]:
        obstacles.append("Batas kategori harus lebih dari 0 dan makin besar: rendah, sedang, tinggi.")
    standing = {row.name: row for row in CategoryScheme.objects.filter(valid_from__isnull=False)}
    try:
        spells = [Spell(row.name, row.valid_from, row.valid_to) for row in standing.values() if row.valid_from]
        placement = fit_in(spells, valid_from, valid_to)
    except DoesNotFit as refusal:
        raise ReferenceRefused([*obstacles, str(refusal)]) from refusal
    if obstacles:
        raise ReferenceRefused(obstacles)
    if placement.closes:
        closed = standing[placement.closes.name]
        closed.valid_to = placement.closed_at
        closed.save(update_fields=("valid_to",))
    scheme = CategoryScheme.objects.create(
        name=name.strip(),
        basis=basis,
        cut_low=cuts[0],
        cut_moderate=cuts[1],
        cut_high=cuts[2],
        valid_from=valid_from,
        valid_to=placement.end,
        status=status,
        source=source.strip(),
        document=document.strip(),
    )
    trail.record(
        by=by,
        action="scheme-added",
        about=scheme,
        cuts=[str(cut) for cut in cuts],
        valid_from=str(valid_from),
        document=scheme.document,
        closes=placement.closes.name if placement.closes else None,
    )
    return scheme


def _lock(scope: Region, model: DatedModel, after: int) -> None:
    """One at a time for the whole scope: the second one waits here and then sees the first one's rows."""
    Region.objects.select_for_update().get(pk=scope.pk)
    if last_row(model) != after:
        raise ReferenceRefused(
            [
                f"Data {model._meta.verbose_name} sudah berubah sejak pratinjau ini dibuat, mungkin oleh Anda sendiri"
                " dengan menekan tombol dua kali. Tidak ada yang disimpan kali ini; periksa daftarnya lebih dahulu."
            ]
        )


_NAMES = {
    "source": "sumber",
    "document": "nomor dokumen",
    "legal_basis": "dasar hukum",
    "name": "nama skema",
}


def _missing_words(**texts: str) -> list[str]:
    return [
        f"Isi {_NAMES[field]}; tanpa itu angka tidak dapat ditelusuri."
        for field, text in texts.items()
        if not text.strip()
    ]
