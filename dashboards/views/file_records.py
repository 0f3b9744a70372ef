"""Which chart or table stands behind the address of a file. A new chart needs a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import Http404, QueryDict

from coverage import exhibits
from coverage.charts.records import Chart, Listing
from coverage.figures.area import Area
from coverage.readings import ChangeReading, DistanceReading, RegencyReading, ScopeReading
from coverage.selectors import printed_figures
from dashboards.comparing import ComparisonReading
from dashboards.contribution_plans import plan_of_file
from dashboards.opening import Opening
from dashboards.views.change import read_earlier
from dashboards.views.comparison import comparison_chart, read_choice
from dashboards.views.releases import release_changes
from dashboards.views.side_by_side import DISTANCE, MONTHS, RANKING

Record = Chart | Listing
"""What a file is made of; ``Listing`` has no drawing."""


def comparison(opening: Opening, query: QueryDict) -> Chart:
    form, areas = read_choice(query, opening)
    if not form.is_valid():
        raise Http404("Pilihan wilayah pada alamat tidak dikenal.")
    return comparison_chart(opening, areas)


def side_by_side(opening: Opening, query: QueryDict, *names: str) -> ComparisonReading:
    """All areas as the choices of the address set them; a wrong choice has no file."""
    reading = ComparisonReading(opening, query, *names)
    if reading.choices.sentences:
        raise Http404(" ".join(reading.choices.sentences))
    return reading


def changes(opening: Opening, query: QueryDict) -> Listing:
    """What the release changed of the number before."""
    listing = release_changes(opening)
    if listing is None:
        raise Http404(f"{opening.shown} adalah rilis pertama bulannya; tidak ada yang diubahnya.")
    return listing


def distance_of(reading: RegencyReading) -> DistanceReading:
    return DistanceReading(reading.opening, reading.area)


def _fan(reading: DistanceReading) -> Chart:
    fan = reading.fan()
    if fan is None:
        raise Http404(f"Tidak ada rentang bulan untuk {reading.area.official_name} pada {reading.release.month.words}.")
    return fan


def change_effects(reading: RegencyReading, query: QueryDict) -> Chart:
    return _effects(_change_reading(reading.opening, reading.area, query))


def change_groups(reading: RegencyReading, query: QueryDict) -> Chart:
    return _groups(_change_reading(reading.opening, reading.area, query))


def _change_reading(opening: Opening, area: Area, query: QueryDict) -> ChangeReading:
    form, before = read_earlier(query, opening)
    if before is None or not form.is_valid():
        raise Http404("Rilis pembanding pada alamat tidak dikenal; tulis misalnya ?dari=2026-09.1.")
    return ChangeReading(opening, area, before)


def _effects(reading: ChangeReading) -> Chart:
    if reading.comparison.change is None:
        raise Http404("Perubahan ini belum ada data: salah satu rilis tidak punya angkanya.")
    return exhibits.effects_of_change(reading.comparison)


def _groups(reading: ChangeReading) -> Chart:
    if reading.comparison.ledger is None:
        raise Http404("Perubahan ini belum ada data: salah satu rilis tidak punya angkanya.")
    return exhibits.groups_of_change(reading.comparison, reading.comparison.ledger)


# By the chart, for any kabupaten or kota.
REGENCY_RECORDS: Mapping[str, Callable[[RegencyReading, QueryDict], Record]] = {
    "tren": lambda reading, query: reading.trend(),
    "segmen": lambda reading, query: reading.segments(),
    "kelompok": lambda reading, query: reading.groups(),
    "program": lambda reading, query: reading.programmes(),
    "peringkat": lambda reading, query: reading.among_others(),
    "sebanding": lambda reading, query: reading.among_peers(),
    "usaha": lambda reading, query: reading.employers(),
    "jarak": lambda reading, query: distance_of(reading).pace_chart(),
    "belum-terlindungi": lambda reading, query: distance_of(reading).group_chart(),
    "kapan": lambda reading, query: _fan(distance_of(reading)),
    "iuran": lambda reading, query: plan_of_file(reading, query).chart(),
    "iuran-bulan": lambda reading, query: plan_of_file(reading, query).months(),
    "sebab": change_effects,
    "sebab-kelompok": change_groups,
}

# By the chart, for the whole scope.
SCOPE_RECORDS: Mapping[str, Callable[[Opening, QueryDict], Record]] = {
    "tren": lambda opening, query: ScopeReading(opening).trend(),
    "peta": lambda opening, query: ScopeReading(opening).map(),
    "wilayah": lambda opening, query: ScopeReading(opening).listing(),
    "perubahan": changes,
    "jarak": lambda opening, query: DistanceReading(opening, opening.places.scope).pace_chart(),
    "belum-terlindungi": lambda opening, query: DistanceReading(opening, opening.places.scope).group_chart(),
    "kapan": lambda opening, query: _fan(DistanceReading(opening, opening.places.scope)),
    "sebab": lambda opening, query: _effects(_change_reading(opening, opening.places.scope, query)),
    "sebab-kelompok": lambda opening, query: _groups(_change_reading(opening, opening.places.scope, query)),
}

# By the page and the chart.
PAGE_RECORDS: Mapping[tuple[str, str], Callable[[Opening, QueryDict], Record]] = {
    ("perbandingan", "perbandingan"): comparison,
    ("perbandingan", "peringkat"): lambda opening, query: side_by_side(opening, query, *RANKING).ranking_listing(),
    ("perbandingan", "jarak"): lambda opening, query: side_by_side(opening, query, *DISTANCE).distances(),
    ("perbandingan", "bulan"): lambda opening, query: side_by_side(opening, query, *MONTHS).months_listing(),
    ("angka-publikasi", "cakupan"): lambda opening, query: exhibits.printed_listing(
        [row.cells for row in printed_figures(opening.known, opening.places)]
    ),
}
