"""The figures of a pack in long form: one row a figure, as machines read them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from coverage.figures.area import Area, AreaFigure, Part, ScopeFigure
from coverage.readings import source_words
from enrolment.numbers import round_half_up
from monev.assembly.reading import PackReading
from monev.document import Indicator, Observation

PERSONS, PERCENT = "orang", "persen"
# Key, name, what it means, unit.
_MEANINGS = (
    ("peserta_aktif", "Peserta aktif", "Peserta segmen yang dihitung, dikurangi peserta rangkap", PERSONS),
    ("pekerja_eligible", "Pekerja eligible", "Penyebut yang dipakai rilis", PERSONS),
    ("cakupan", "Cakupan UCJ", "Peserta aktif dibagi pekerja eligible", PERCENT),
    ("target", "Target cakupan", "Target tahun rilis, milik wilayah atau provinsi", PERCENT),
    ("capaian", "Capaian terhadap target", "Cakupan dibagi target", PERCENT),
    ("kurang_ke_target", "Kurang ke target", "Pekerja menurut target dikurangi peserta; negatif: terlampaui", PERSONS),
    ("peserta_segmen", "Peserta segmen", "Peserta aktif satu segmen", PERSONS),
    ("peserta_kelompok", "Peserta kelompok pekerja", "Peserta aktif satu kelompok, bagian dari segmennya", PERSONS),
    ("potensi_kelompok", "Potensi kelompok pekerja", "Pekerja satu kelompok yang dapat dilindungi", PERSONS),
    ("peserta_program", "Peserta program", "Peserta satu program dalam satu segmen; tidak dijumlahkan", PERSONS),
)


def indicators(reading: PackReading) -> tuple[Indicator, ...]:
    """What the indicators of the rows mean, all of the same source."""
    source = source_words(reading.release)
    return tuple(Indicator(*meaning, source) for meaning in _MEANINGS)


def observations(reading: PackReading) -> tuple[Observation, ...]:
    return tuple(_all(reading))


def _all(reading: PackReading) -> Iterator[Observation]:
    source = source_words(reading.release)
    points: list[AreaFigure | ScopeFigure] = list(reading.regency.series if reading.is_single else reading.scope.series)
    for point in points:
        yield from _figure(point, source)
    if not reading.is_single:
        for row in reading.figures:
            yield from _figure(row, source)
    for area in reading.areas:
        for part in reading.parts_by_area[area.slug]:
            yield from _part(area, part, reading, source)


def _figure(point: AreaFigure | ScopeFigure, source: str) -> Iterator[Observation]:
    figure = point.figure
    values = {
        "peserta_aktif": _whole(figure.participants),
        "pekerja_eligible": _whole(figure.eligible),
        "cakupan": _percent(figure.rate),
        "target": _percent(figure.target),
        "capaian": _percent(figure.achievement),
        "kurang_ke_target": _whole(figure.gap),
    }
    status = "sementara" if point.provisional else "final"
    for key, _, _, unit in _MEANINGS:
        if key in values:
            yield Observation(
                key,
                point.area.kemendagri_code,
                point.area.official_name,
                str(point.month),
                "",
                "",
                "",
                values[key],
                unit,
                status,
                source,
            )


def _part(area: Area, part: Part, reading: PackReading, source: str) -> Iterator[Observation]:
    status = "sementara" if reading.provisional else "final"
    key = "peserta_program" if part.programme else "peserta_kelompok" if part.group else "peserta_segmen"
    pairs = [(key, part.participants)]
    if part.group:
        pairs.append(("potensi_kelompok", part.potential))
    for indicator, value in pairs:
        yield Observation(
            indicator,
            area.kemendagri_code,
            area.official_name,
            str(reading.month),
            part.segment,
            part.label if part.group else "",
            part.programme,
            _whole(value),
            "orang",
            status if part.applicable else "tidak berlaku",
            source,
        )


def _whole(value: int | None) -> str | None:
    return None if value is None else str(value)


def _percent(share: Fraction | None) -> str | None:
    """Percent with four decimals and a point, as the other files of the site write it."""
    return None if share is None else str(round_half_up(share * 100, 4))
