"""Regional regulations as plain records: which step may follow which, what stands, what is missing. Pure."""

from monev.regulations.following import FOLLOWS, SHORTEST_NOTE, obstacles_to
from monev.regulations.happenings import events_of
from monev.regulations.overview import COLUMNS, Row, matrix
from monev.regulations.records import BINDING, File, Regulation, Step, instruments_of, is_binding

__all__ = [
    "BINDING",
    "COLUMNS",
    "FOLLOWS",
    "SHORTEST_NOTE",
    "File",
    "Regulation",
    "Row",
    "Step",
    "events_of",
    "instruments_of",
    "is_binding",
    "matrix",
    "obstacles_to",
]
