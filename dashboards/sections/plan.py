"""What covering the missing workers would cost a month: one worked example, and the way to a plan of one's own."""

from __future__ import annotations

from coverage.narrative import contributions as words
from coverage.planning.plan import PlanLine, cost_of_line
from coverage.planning.tariff import Funding, Payer
from coverage.readings import RegencyReading
from dashboards.opening import page_address
from dashboards.plan_forms import ALWAYS, USUAL_MONTHS, scenario
from enrolment.vocabulary import Segment


def plan(reading: RegencyReading) -> dict[str, object]:
    figure, first = reading.own.figure, reading.release.month + 1
    payer = Payer(Segment.BPU.value, Funding.REGIONAL)
    one = PlanLine(1, payer.segment, "", payer, ALWAYS, workers=1, start=first, months=1)
    missing = words.workers_missing(figure)
    address = page_address("dashboards:contribution-plan", reading.opening.chosen.path, reading.area.slug)
    filled = {
        "kelompok": payer.segment,
        "pekerja": missing,
        "mulai": first,
        "bulan": USUAL_MONTHS,
        "dana": payer.funding.value,
    }
    return {
        "plan_example": words.worked_example(figure, cost_of_line(one, reading.opening.registers.rates).total, first),
        "plan_simulation": words.SIMULATION,
        "plan_url": address + (scenario([filled]) if missing else ""),
    }
