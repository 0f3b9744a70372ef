"""What pages and documents read of one edition: an area, the whole scope, a change, the distances, the sheets."""

from coverage.readings.change import ChangeReading
from coverage.readings.cost import ALWAYS, USUAL_PAYER, usual_cost
from coverage.readings.distance import DistanceReading, observed_of
from coverage.readings.imprint import producers_of, published_words, scheme_words, source_words, warning_of
from coverage.readings.regency import RegencyReading
from coverage.readings.scope import ScopeReading
from coverage.readings.sheets import area_front, area_sheet, scope_front, scope_sheet
from coverage.readings.standpoint import Registers, Standpoint, read_published, read_registers

__all__ = [
    "ALWAYS",
    "USUAL_PAYER",
    "ChangeReading",
    "DistanceReading",
    "RegencyReading",
    "Registers",
    "ScopeReading",
    "Standpoint",
    "area_front",
    "area_sheet",
    "observed_of",
    "producers_of",
    "published_words",
    "read_published",
    "read_registers",
    "scheme_words",
    "scope_front",
    "scope_sheet",
    "source_words",
    "usual_cost",
    "warning_of",
]
