"""Dated, sourced reference data; releases with their frozen figures; what others have published."""

from coverage.models.dated import (
    CategoryScheme,
    CoverageTarget,
    DenominatorBasis,
    EligibleWorkers,
    FigureStatus,
    Regulation,
    as_share,
)
from coverage.models.events import EVENT_KINDS, Event, EventWithdrawal
from coverage.models.printed import PublishedFigure
from coverage.models.releases import SAID_BY_BRANCH, CoveragePart, CoverageRecord, EmbargoReader, Release, ReleaseKind
from coverage.models.tariffs import ContributionRate

__all__ = [
    "EVENT_KINDS",
    "SAID_BY_BRANCH",
    "CategoryScheme",
    "ContributionRate",
    "CoveragePart",
    "CoverageRecord",
    "CoverageTarget",
    "DenominatorBasis",
    "EligibleWorkers",
    "EmbargoReader",
    "Event",
    "EventWithdrawal",
    "FigureStatus",
    "PublishedFigure",
    "Regulation",
    "Release",
    "ReleaseKind",
    "as_share",
]
