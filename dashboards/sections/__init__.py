"""The parts of a page that are more than a chart: each reads what it needs and names what its template part shows."""

from __future__ import annotations

from collections.abc import Callable

from coverage.readings import RegencyReading
from dashboards.sections.distance import distance
from dashboards.sections.employers import employers
from dashboards.sections.follow_up import follow_up
from dashboards.sections.headline import headline
from dashboards.sections.parts import parts
from dashboards.sections.place import place
from dashboards.sections.plan import plan
from dashboards.sections.regulations import regulations
from dashboards.sections.story import story
from dashboards.sections.take import take
from dashboards.sections.trend import trend
from dashboards.sections.trust import trust
from dashboards.sections.why import why

Section = Callable[[RegencyReading], dict[str, object]]

# In the order of the page of one kabupaten or kota.
REGENCY: tuple[Section, ...] = (
    headline,
    story,
    trend,
    why,
    parts,
    place,
    distance,
    plan,
    employers,
    follow_up,
    regulations,
    take,
    trust,
)
