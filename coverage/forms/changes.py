"""A change of reference data between its preview and its confirmation: plain values that fit in a signed text."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, ClassVar

from accounts.models import User
from coverage import actions
from coverage.actions import NewDenominator
from coverage.figures.categories import CutBasis
from coverage.models import CategoryScheme, CoverageTarget, DenominatorBasis, EligibleWorkers, FigureStatus
from coverage.selectors.reference import DatedModel
from enrolment.models import DataStatus
from periods.month import Month
from regions.models import Region


@dataclass(frozen=True)
class DenominatorChange:
    """Denominators of some areas: ``rows`` are (number of the area, count, basis)."""

    kind: ClassVar[str] = "penyebut"
    model: ClassVar[DatedModel] = EligibleWorkers

    rows: tuple[tuple[int, int, str], ...]
    valid_from: str
    status: str
    source: str
    document: str
    note: str = ""
    uploaded: bool = False

    @property
    def start(self) -> Month:
        return Month.parse(self.valid_from)

    @property
    def end(self) -> Month | None:
        return None

    def act(self, scope: Region, after: int, by: User) -> object:
        """Do it."""
        return actions.add_denominators(
            scope=scope,
            rows=[NewDenominator(region, count, DenominatorBasis(basis)) for region, count, basis in self.rows],
            valid_from=self.start,
            status=FigureStatus(self.status),
            source=self.source,
            document=self.document,
            note=self.note,
            after=after,
            by=by,
        )

    @property
    def initial(self) -> dict[str, Any]:
        """What the form was filled with."""
        region, count, basis = self.rows[0]
        return asdict(self) | {"region": region, "count": count, "basis": basis}


@dataclass(frozen=True)
class TargetChange:
    """The target of one area in one year."""

    kind: ClassVar[str] = "target"
    model: ClassVar[DatedModel] = CoverageTarget

    region: int
    year: int
    percent: str
    legal_basis: str
    document: str
    source: str
    is_verified: bool
    note: str = ""

    @property
    def start(self) -> Month:
        return Month(self.year, 1)

    @property
    def end(self) -> Month | None:
        return Month(self.year, 12)

    def act(self, scope: Region, after: int, by: User) -> object:
        """Do it."""
        values = asdict(self) | {"region": Region.objects.get(pk=self.region), "percent": Decimal(self.percent)}
        return actions.set_target(scope=scope, after=after, by=by, **values)

    @property
    def initial(self) -> dict[str, Any]:
        return asdict(self) | {"percent": Decimal(self.percent)}


@dataclass(frozen=True)
class SchemeChange:
    """A category scheme from a month on."""

    kind: ClassVar[str] = "skema"
    model: ClassVar[DatedModel] = CategoryScheme

    name: str
    basis: str
    cuts: tuple[str, str, str]
    valid_from: str
    status: str
    source: str
    document: str

    @property
    def start(self) -> Month:
        return Month.parse(self.valid_from)

    @property
    def end(self) -> Month | None:
        return None

    def act(self, scope: Region, after: int, by: User) -> object:
        """Do it."""
        low, moderate, high = (Decimal(cut) for cut in self.cuts)
        return actions.add_scheme(
            scope=scope,
            name=self.name,
            basis=CutBasis(self.basis),
            cuts=(low, moderate, high),
            valid_from=self.start,
            status=DataStatus(self.status),
            source=self.source,
            document=self.document,
            after=after,
            by=by,
        )

    @property
    def initial(self) -> dict[str, Any]:
        low, moderate, high = (Decimal(cut) for cut in self.cuts)
        return asdict(self) | {"cut_low": low, "cut_moderate": moderate, "cut_high": high}


Change = DenominatorChange | TargetChange | SchemeChange
CHANGES: dict[str, type[DenominatorChange] | type[TargetChange] | type[SchemeChange]] = {
    change.kind: change for change in (DenominatorChange, TargetChange, SchemeChange)
}


def as_plain(change: Change) -> dict[str, Any]:
    """What goes into the signed text."""
    return {"kind": change.kind, "values": asdict(change)}


def from_plain(plain: dict[str, Any]) -> Change:
    """Back from the signed text; lists become tuples again, so that equal changes are equal."""
    values = dict(plain["values"])
    for field in ("rows", "cuts"):
        if field in values:
            values[field] = tuple(tuple(item) if isinstance(item, list) else item for item in values[field])
    return CHANGES[plain["kind"]](**values)
