"""The usual case of a contribution: a worker who pays nothing himself, paid by the regency."""

from __future__ import annotations

from collections.abc import Sequence

from coverage.planning.plan import Amount, PlanLine, cost_of_line
from coverage.planning.tariff import Funding, Payer, Rate
from enrolment.vocabulary import Programme, Segment
from periods.month import Month

USUAL_PAYER = Payer(Segment.BPU.value, Funding.REGIONAL)
ALWAYS = (Programme.JKK.value, Programme.JKM.value)
"""The programmes without which nobody is a participant."""


def usual_cost(rates: Sequence[Rate], month: Month) -> Amount:
    """What one such worker costs in a month; incomplete where the tariff is not known."""
    line = PlanLine(1, USUAL_PAYER.segment, "", USUAL_PAYER, ALWAYS, workers=1, start=month, months=1)
    return cost_of_line(line, rates).total
