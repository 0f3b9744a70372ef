"""Tariffs of contributions: rows are added, never changed. A correction, an end and a withdrawal are rows too."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.db import transaction

from accounts.models import User
from audit import trail
from coverage.actions.dated import SHORTEST_REASON, ReferenceRefused
from coverage.models import ContributionRate, Regulation
from coverage.planning.tariff import RISK_CLASSES, Funding
from coverage.policies import check_can_maintain
from coverage.selectors.tariffs import last_rate
from periods.month import Month
from regions.models import Region


@transaction.atomic
def add_contribution_rate(
    *,
    segment: str,
    programme: str,
    sector: str = "",
    risk_class: int = 0,
    rupiah: int | None = None,
    percent: Decimal | None = None,
    wage_cap: int | None = None,
    cap_is_known: bool = True,
    is_minimum: bool = False,
    valid_from: Month,
    valid_to: Month | None = None,
    excluded_funding: Sequence[str] = (),
    legal_basis: str,
    regulation: Regulation | None = None,
    source: str,
    document: str,
    is_verified: bool = False,
    note: str = "",
    after: int,
    by: User,
) -> ContributionRate:
    """A tariff from a month on. One of the same key and start that stands already is corrected; the note says why."""
    check_can_maintain(by)
    _lock(after)
    row = ContributionRate(
        segment=segment,
        programme=programme,
        sector=sector,
        risk_class=risk_class,
        rupiah=rupiah,
        percent=percent,
        wage_cap=wage_cap,
        cap_is_known=cap_is_known,
        is_minimum=is_minimum,
        valid_from=valid_from,
        valid_to=valid_to,
        excluded_funding=[name.value for name in Funding if name in excluded_funding],
        legal_basis=legal_basis.strip(),
        regulation=regulation,
        source=source.strip(),
        document=document.strip(),
        is_verified=is_verified,
        note=note.strip(),
        is_example=by.is_example,
    )
    obstacles = _obstacles(row) + _beyond_an_example(_revisions(row), by)
    if _revisions(row) and len(row.note) < SHORTEST_REASON:
        obstacles.append(
            f"Tarif {programme} dengan segmen, sektor, kelas risiko, dan bulan mulai yang sama sudah ada. Bila"
            f" diperbaiki, tulis alasannya pada catatan, sedikitnya {SHORTEST_REASON} huruf; bila bukan, pilih bulan"
            " lain."
        )
    if obstacles:
        raise ReferenceRefused(obstacles)
    row.revision = _next_revision(row)
    row.save()
    trail.record(
        by=by,
        action="rate-added",
        about=row,
        segment=segment,
        programme=programme,
        rupiah=rupiah,
        percent=None if percent is None else str(percent),
        valid_from=str(valid_from),
        valid_to=str(valid_to) if valid_to else None,
        document=row.document,
        revision=row.revision,
    )
    return row


@transaction.atomic
def end_contribution_rate(
    *, rate: ContributionRate, valid_to: Month | None, reason: str, after: int, by: User
) -> ContributionRate:
    """The tariff holds until ``valid_to``; without a month it never held and is withdrawn. The row before stays."""
    check_can_maintain(by)
    _lock(after)
    obstacles = _beyond_an_example([rate], by)
    if len(reason.strip()) < SHORTEST_REASON:
        obstacles.append(f"Tulis alasannya, sedikitnya {SHORTEST_REASON} huruf.")
    if rate.pk not in {row.pk for row in ContributionRate.objects.standing()}:
        obstacles.append("Tarif ini sudah diperbaiki atau dicabut. Buka lagi daftarnya.")
    if valid_to and valid_to < rate.valid_from:
        obstacles.append(
            f"Tarif ini mulai berlaku {rate.valid_from.words}; bulan akhirnya tidak boleh lebih awal."
            " Bila tarif ini keliru sejak awal, cabut saja."
        )
    if obstacles:
        raise ReferenceRefused(obstacles)
    before = rate.pk
    values = {
        field.attname: getattr(rate, field.attname)
        for field in ContributionRate._meta.concrete_fields
        if not field.primary_key
    }
    values |= {
        # Whoever ends it: what becomes of an example goes with the example.
        "is_example": rate.is_example or by.is_example,
        "is_withdrawn": valid_to is None,
        "note": f"{rate.note} {reason.strip()}".strip(),
    }
    row = ContributionRate(**values)
    row.valid_to = valid_to or rate.valid_to
    row.revision = _next_revision(row)
    row.save()
    trail.record(
        by=by,
        action="rate-ended",
        about=row,
        segment=row.segment,
        programme=row.programme,
        valid_to=str(valid_to) if valid_to else None,
        reason=reason.strip(),
        ends=before,
    )
    return row


def _lock(after: int) -> None:
    """One at a time: tariffs hold for the whole nation. The second one waits here and then sees the first one's row."""
    Region.objects.select_for_update().get(level="nation")
    if last_rate() != after:
        raise ReferenceRefused(
            [
                "Daftar tarif sudah berubah sejak halaman ini dibuka, mungkin oleh Anda sendiri dengan menekan tombol"
                " dua kali. Tidak ada yang disimpan kali ini; periksa daftarnya lebih dahulu."
            ]
        )


def _obstacles(row: ContributionRate) -> list[str]:
    obstacles = [
        f"Isi {name}; tanpa itu tarif tidak dapat ditelusuri."
        for name, text in (("dasar hukum", row.legal_basis), ("sumber", row.source), ("nomor dokumen", row.document))
        if not text
    ]
    if (row.rupiah is None) == (row.percent is None):
        obstacles.append("Isi salah satu: tarif dalam rupiah, atau persen dari upah.")
    if row.rupiah is not None and row.rupiah < 1:
        obstacles.append("Tarif rupiah harus lebih dari 0.")
    if row.percent is not None and not 0 < row.percent <= 100:
        obstacles.append("Persen dari upah harus lebih dari 0 dan paling banyak 100.")
    if row.wage_cap is not None and row.percent is None:
        obstacles.append("Batas upah hanya berarti bagi tarif yang berupa persen dari upah.")
    if row.wage_cap is not None and row.wage_cap < 1:
        obstacles.append("Batas upah harus lebih dari 0.")
    if row.wage_cap is None and not row.cap_is_known:
        obstacles.append("Tulis batas upah terakhir yang diketahui; upah sampai batas itu tetap dapat dihitung.")
    if row.risk_class not in (0, *RISK_CLASSES):
        obstacles.append("Kelas risiko adalah 1 sampai 5.")
    if row.valid_to and row.valid_to < row.valid_from:
        obstacles.append("Bulan akhir lebih awal dari bulan mulai. Tukar keduanya.")
    return obstacles


def _beyond_an_example(rows: Sequence[ContributionRate], by: User) -> list[str]:
    """A row of an example account would stand before a real tariff and change what everybody's plans cost."""
    if by.is_example and any(not row.is_example for row in rows):
        return [
            "Akun contoh hanya dapat memperbaiki, mengakhiri, atau mencabut tarif contoh;"
            " tarif ini bukan contoh. Pilih bulan mulai lain untuk mencoba."
        ]
    return []


def _revisions(row: ContributionRate) -> list[ContributionRate]:
    """Rows of the same key and start, of the example and not: the last of them stands."""
    same = ContributionRate.objects.filter(
        segment=row.segment,
        sector=row.sector,
        programme=row.programme,
        risk_class=row.risk_class,
        valid_from=row.valid_from,
    )
    return list(same.order_by("revision"))


def _next_revision(row: ContributionRate) -> int:
    return max((other.revision for other in _revisions(row)), default=0) + 1
