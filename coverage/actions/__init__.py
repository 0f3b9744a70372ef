"""Every change of coverage data, one function each."""

from coverage.actions.dated import (
    NewDenominator,
    ReferenceRefused,
    add_denominators,
    add_eligible_workers,
    add_scheme,
    set_target,
)
from coverage.actions.events import record_event, withdraw_event
from coverage.actions.printed import ImportRefused, import_published
from coverage.actions.publishing import PublishingRefused, publish
from coverage.actions.tariffs import add_contribution_rate, end_contribution_rate

__all__ = [
    "ImportRefused",
    "NewDenominator",
    "PublishingRefused",
    "ReferenceRefused",
    "add_contribution_rate",
    "add_denominators",
    "add_eligible_workers",
    "add_scheme",
    "end_contribution_rate",
    "import_published",
    "publish",
    "record_event",
    "set_target",
    "withdraw_event",
]
