"""Money that ends soon: special tariffs with a last month. Pure.

What a regency pays for whom is in no register yet; a rule about it would have nothing to look at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from coverage.narrative.shares import listed
from coverage.planning.tariff import Funding, Payer, Rate, Sector, find_rate
from enrolment.numbers import rupiah
from monev.recommending.facts import AHEAD, Evidence, Facts, Proposal
from periods.month import Month


def ending_tariffs(facts: Facts) -> Iterator[Proposal]:
    """Discounts whose last month is that of the release or one of the next, and what is due afterwards."""
    ending: dict[tuple[Month, str, str], list[Rate]] = defaultdict(list)
    for rate in facts.rates:
        last = rate.valid_to
        if (rate.sector or rate.excluded) and last and facts.month <= last < facts.month + AHEAD:
            ending[last, rate.segment, rate.sector].append(rate)
    for (last, segment, sector), rates in sorted(ending.items()):
        following = _following(facts.rates, rates, last + 1)
        afterwards = _together(following)
        now = sum(rate.rupiah or 0 for rate in rates)
        if afterwards is None or not now or afterwards <= now:
            continue
        programmes = listed([rate.programme for rate in rates])
        payers = f"{segment} sektor {Sector(sector).label.lower()}" if sector else segment
        yield Proposal(
            f"tarif-berakhir:{segment}:{sector or 'semua'}:{last}",
            f"Siapkan peserta {payers} yang membayar sendiri: tarif khusus {programmes} berlaku sampai {last.words};"
            f" sejak {(last + 1).words} iurannya {rupiah(afterwards)}, bukan {rupiah(now)}, per orang per bulan.",
            (
                Evidence(f"Iuran {programmes} sampai {last.words}", _monthly(now), _basis(rates)),
                Evidence(f"Iuran {programmes} sejak {(last + 1).words}", _monthly(afterwards), _basis(following)),
            ),
        )


def _following(rates: Sequence[Rate], ending: Sequence[Rate], month: Month) -> list[Rate | None]:
    """What somebody who pays himself is charged for the same programmes then."""
    payer = Payer(ending[0].segment, Funding.SELF, Sector(ending[0].sector or Sector.OTHER))
    return [find_rate(rates, payer, rate.programme, month) for rate in ending]


def _together(rates: Sequence[Rate | None]) -> int | None:
    """None as soon as one of them is not known in rupiah."""
    amounts = [rate.rupiah if rate else None for rate in rates]
    return None if None in amounts else sum(amount or 0 for amount in amounts)


def _monthly(amount: int) -> str:
    return f"{rupiah(amount)} per orang per bulan"


def _basis(rates: Sequence[Rate | None]) -> str:
    return listed(list(dict.fromkeys(rate.legal_basis for rate in rates if rate)))
