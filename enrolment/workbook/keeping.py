"""A preview as plain values, so that it can be kept until somebody confirms it."""

from __future__ import annotations

from typing import Any

from enrolment.cells import Cell, Entry
from enrolment.rules import Finding, Severity
from enrolment.workbook.comparing import AreaChanges, Change, Noticed, Overtaken, Preview
from enrolment.workbook.faults import Fault

_Plain = dict[str, Any]


def as_plain(preview: Preview) -> _Plain:
    """What JSON can hold."""
    return {
        "sheet": preview.sheet,
        "areas": [vars(area) | {"changes": [_change(change) for change in area.changes]} for area in preview.areas],
        "faults": [vars(fault) for fault in preview.faults],
        "noticed": [
            vars(noticed)
            | {
                "finding": vars(noticed.finding)
                | {"cell": str(noticed.finding.cell), "level": str(noticed.finding.level)}
            }
            for noticed in preview.noticed
        ],
        "remarks": preview.remarks,
        "overtaken": [vars(one) for one in preview.overtaken],
    }


def from_plain(plain: _Plain) -> Preview:
    """The preview again."""
    return Preview(
        sheet=plain["sheet"],
        areas=[
            AreaChanges(**area | {"changes": [_read_change(c) for c in area["changes"]]}) for area in plain["areas"]
        ],
        faults=[Fault(**fault) for fault in plain["faults"]],
        noticed=[Noticed(**noticed | {"finding": _read_finding(noticed["finding"])}) for noticed in plain["noticed"]],
        remarks=plain["remarks"],
        # Previews of before know of none.
        overtaken=[Overtaken(**one) for one in plain.get("overtaken", [])],
    )


def _change(change: Change) -> _Plain:
    return vars(change) | {"before": _entry(change.before), "after": _entry(change.after)}


def _read_change(plain: _Plain) -> Change:
    return Change(**plain | {"before": Entry(*plain["before"]), "after": Entry(*plain["after"])})


def _entry(entry: Entry) -> tuple[int | None, bool]:
    return entry.number, entry.applicable


def _read_finding(plain: _Plain) -> Finding:
    return Finding(Severity(plain["level"]), plain["rule"], Cell.parse(plain["cell"]), plain["message"])
