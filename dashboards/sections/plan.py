"""What covering the missing workers would cost a month: one worked example, and the way to a plan of one's own."""

from __future__ import annotations

from coverage.narrative import contributions as words
from coverage.readings import USUAL_PAYER, RegencyReading, usual_cost
from dashboards.opening import page_address
from dashboards.plan_forms import USUAL_MONTHS, scenario


def plan(reading: RegencyReading) -> dict[str, object]:
    figure, first = reading.own.figure, reading.release.month + 1
    missing = words.workers_missing(figure)
    address = page_address("dashboards:contribution-plan", reading.opening.chosen.path, reading.area.slug)
    filled = {
        "kelompok": USUAL_PAYER.segment,
        "pekerja": missing,
        "mulai": first,
        "bulan": USUAL_MONTHS,
        "dana": USUAL_PAYER.funding.value,
    }
    return {
        "plan_example": words.worked_example(figure, usual_cost(reading.opening.registers.rates, first), first),
        "plan_simulation": words.SIMULATION,
        "plan_url": address + (scenario([filled]) if missing else ""),
    }
