"""Summary tables for bench/limit_page.py, made of the released figures: 60 months, in a schema of their own."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.db import connection, transaction

from coverage.models import CoveragePart
from coverage.selectors import read_catalogue, read_places, series_of
from periods.month import Month

MONTHS = 60
TABLES = """
    DROP SCHEMA IF EXISTS bench CASCADE;
    CREATE SCHEMA bench;
    CREATE TABLE bench.area (id int PRIMARY KEY, name text);
    CREATE TABLE bench.part (id int PRIMARY KEY, name text);
    CREATE TABLE bench.month (area int, month date, percent float8, PRIMARY KEY (area, month));
    CREATE TABLE bench.share (area int, month date, part int, percent float8, PRIMARY KEY (area, month, part));
    CREATE TABLE bench.target (area int, year int, percent float8, PRIMARY KEY (area, year));
    CREATE INDEX ON bench.month (month, percent);
"""


@transaction.atomic
def make() -> None:
    """Areas are numbered from 1. Months before the first release repeat the released ones backwards."""
    places = read_places(settings.PROVINCE_CODE)
    releases = read_catalogue(settings.PROVINCE_CODE).current_all()
    areas = places.regencies
    series = series_of(areas, releases, places)
    last = releases[-1].month
    months = (last - (MONTHS - 1)).until(last)
    parts = list(
        CoveragePart.objects.filter(record__release=releases[-1], group__isnull=False, participants__gt=0)
        .order_by("group")
        .values_list("record__region__slug", "group", "group__name", "participants", "record__participants")
    )
    with connection.cursor() as cursor:
        cursor.execute(TABLES)

    def percents() -> Iterator[tuple[int, Month, float]]:
        for number, area in enumerate(areas, start=1):
            known = [float(point.figure.rate) * 100 for point in series[area.slug] if point.figure.rate is not None]
            for steps, month in enumerate(reversed(months)):
                position = steps % (2 * len(known))
                yield number, month, known[-1 - position if position < len(known) else position - len(known)]

    numbers = {area.slug: number for number, area in enumerate(areas, start=1)}
    _fill("area", [(numbers[area.slug], area.name) for area in areas])
    _fill("part", sorted({(group, name) for _, group, name, _, _ in parts}))
    _fill("month", [(number, month.first_day, percent) for number, month, percent in percents()])
    _fill(
        "share",
        [
            (numbers[slug], month.first_day, group, round(100 * participants / total, 2))
            for slug, group, _, participants, total in parts
            for month in months
            if total
        ],
    )
    years = range(months[0].year, last.year + 1)
    _fill("target", [(number, year, 30.0) for number in numbers.values() for year in years])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE bench.month, bench.share, bench.area, bench.part, bench.target")


def remove() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS bench CASCADE")


def _fill(table: str, rows: list[tuple[object, ...]]) -> None:
    places = ", ".join(["%s"] * len(rows[0]))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO bench.{table} VALUES ({places})", rows)
