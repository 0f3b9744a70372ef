"""Contribution tariffs: dated, with their legal basis, and what they make of one worker and one month.

Rupiah are whole numbers. What no tariff says is None with the reason, never 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from enrolment.numbers import round_half_up
from periods.month import Month

RISK_CLASSES = {1: "sangat rendah", 2: "rendah", 3: "sedang", 4: "tinggi", 5: "sangat tinggi"}


class Funding(StrEnum):
    """Who pays the contribution; a discount may be closed to some of them."""

    SELF = "mandiri"
    EMPLOYER = "pemberi-kerja"
    DONOR = "csr"
    STATE = "apbn"
    REGIONAL = "apbd"
    SHARED = "dbh"
    VILLAGE = "apbdes"

    @property
    def label(self) -> str:
        return _FUNDING_LABELS[self]


_FUNDING_LABELS = {
    Funding.SELF: "Mandiri (dibayar pekerja)",
    Funding.EMPLOYER: "Pemberi kerja",
    Funding.DONOR: "CSR, Baznas, atau sponsor",
    Funding.STATE: "APBN",
    Funding.REGIONAL: "APBD",
    Funding.SHARED: "DBH melalui APBD",
    Funding.VILLAGE: "APBDes",
}


class Sector(StrEnum):
    """What a worker outside of employment does, as far as a discount asks for it."""

    TRANSPORT = "transportasi"
    OTHER = "lain"

    @property
    def label(self) -> str:
        return {"transportasi": "Transportasi", "lain": "Selain transportasi"}[self]


@dataclass(frozen=True)
class Payer:
    """One worker of a plan: what tariffs hang on."""

    segment: str
    funding: Funding
    sector: Sector = Sector.OTHER
    risk_class: int | None = None
    wage: int | None = None


@dataclass(frozen=True)
class Rate:
    """One row of tariffs: rupiah, or a share of the declared wage up to a cap. ``number`` is that of its row.

    ``sector`` empty and ``risk_class`` 0: for all. ``cap_is_known`` False: only the cap of before is known.
    """

    number: int
    segment: str
    programme: str
    valid_from: Month
    valid_to: Month | None = None
    sector: str = ""
    risk_class: int = 0
    rupiah: int | None = None
    share: Fraction | None = None
    wage_cap: int | None = None
    cap_is_known: bool = True
    is_minimum: bool = False
    excluded: frozenset[str] = frozenset()
    legal_basis: str = ""
    regulation: str = ""
    source: str = ""
    note: str = ""

    def fits(self, payer: Payer, programme: str, month: Month) -> bool:
        """Whoever pays."""
        return (
            (self.segment, self.programme) == (payer.segment, programme)
            and self.valid_from <= month
            and (self.valid_to is None or month <= self.valid_to)
            and self.sector in ("", payer.sector)
            and self.risk_class in (0, payer.risk_class)
        )

    def applies(self, payer: Payer, programme: str, month: Month) -> bool:
        return payer.funding not in self.excluded and self.fits(payer, programme, month)

    @property
    def precedence(self) -> tuple[bool, bool, Month, int]:
        """The narrower tariff comes before the general one, the later start before the earlier."""
        return bool(self.sector), bool(self.excluded), self.valid_from, self.number


class Unknown(StrEnum):
    """Why a contribution is not known."""

    NO_RATE = "no_rate"
    NO_WAGE = "no_wage"
    NO_CAP = "no_cap"


@dataclass(frozen=True)
class Charge:
    """What one programme costs for one worker in one month; ``amount`` None: ``unknown`` says why."""

    programme: str
    rate: Rate | None
    amount: int | None
    unknown: Unknown | None = None


def find_rate(rates: Iterable[Rate], payer: Payer, programme: str, month: Month) -> Rate | None:
    """The tariff that stands for this worker, programme and month; None where no row says one."""
    fitting = [rate for rate in rates if rate.applies(payer, programme, month)]
    return max(fitting, key=lambda rate: rate.precedence, default=None)


def charge(rates: Iterable[Rate], payer: Payer, programme: str, month: Month) -> Charge:
    """The contribution of one worker: rupiah as written, a share of the wage rounded half up to whole rupiah."""
    rate = find_rate(rates, payer, programme, month)
    if rate is None:
        return Charge(programme, None, None, Unknown.NO_RATE)
    if rate.rupiah is not None:
        return Charge(programme, rate, rate.rupiah)
    if rate.share is None:
        return Charge(programme, rate, None, Unknown.NO_RATE)
    if payer.wage is None:
        return Charge(programme, rate, None, Unknown.NO_WAGE)
    wage = payer.wage
    if rate.wage_cap is not None and wage > rate.wage_cap:
        if not rate.cap_is_known:
            return Charge(programme, rate, None, Unknown.NO_CAP)
        wage = rate.wage_cap
    return Charge(programme, rate, int(round_half_up(rate.share * wage, 0)))
