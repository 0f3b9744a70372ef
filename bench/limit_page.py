"""The limit: the smallest honest page that Django can make of the same figures, written by hand.

One area: headline, target, trend of 60 months, worker groups, its place among all, comparison of three. Two queries on
summary tables (bench/limit_tables.py) over a kept connection, one template, four SVG drawings. No middleware but gzip,
no sign-in, no settings, no tables for screen readers: what a page costs at least, to set the cost of ours against.
"""

import json
import os
from datetime import date

import dj_database_url
import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    DATABASES={"default": dj_database_url.parse(os.environ["DATABASE_URL"], conn_max_age=None)},
    LOGGING_CONFIG=None,
    MIDDLEWARE=["django.middleware.gzip.GZipMiddleware"],
    ROOT_URLCONF=__name__,
    SECRET_KEY=os.environ["SECRET_KEY"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    USE_TZ=True,
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse  # noqa: E402
from django.template import engines  # noqa: E402
from django.urls import path  # noqa: E402

SAVED = date(2026, 10, 1)
SERIES = """
    SELECT m.area, m.month, m.percent, a.name FROM bench.month m JOIN bench.area a ON a.id = m.area
    WHERE m.area IN (%s, %s, %s) ORDER BY 1, 2"""
LAST_MONTH = """
    SELECT 'place', a.id, a.name, m.percent FROM bench.month m JOIN bench.area a ON a.id = m.area WHERE m.month = %s
    UNION ALL
    SELECT 'part', p.id, p.name, s.percent FROM bench.share s JOIN bench.part p ON p.id = s.part
    WHERE s.area = %s AND s.month = %s
    UNION ALL
    SELECT 'target', 0, '', percent FROM bench.target WHERE area = %s AND year = %s
    ORDER BY 1, 4 DESC"""
PAGE = engines["django"].from_string("""<!doctype html>
<html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>UCJ {{ name }}</title><link rel="icon" href="data:,">
<style>body{font:15px/1.4 sans-serif}svg{max-width:640px;width:100%}polyline{fill:none;stroke:#1f5fa8;stroke-width:2}
rect{fill:#1f5fa8}.own{fill:#b4540a}.line1{stroke:#b4540a}.line2{stroke:#2e7d4f}</style>
<h1>{{ name }}</h1>
<p><b>{{ percent }}%</b>, target {{ target }}%, {{ change }} poin dalam 12 bulan</p>
<svg viewBox="0 0 640 220" role="img" aria-label="Tren"><polyline points="{{ trend }}"/></svg>
{% for title, bars in drawings %}<svg viewBox="0 0 640 320" role="img" aria-label="{{ title }}">{% for bar in bars %}
<text x="0" y="{{ bar.base }}">{{ bar.name }}</text><text x="600" y="{{ bar.base }}">{{ bar.value }}</text>
<rect{% if bar.own %} class="own"{% endif %} x="170" y="{{ bar.top }}" width="{{ bar.width }}" height="16"/>
{% endfor %}</svg>
{% endfor %}<svg viewBox="0 0 640 220" role="img" aria-label="Perbandingan">{% for name, points in lines %}
<polyline class="line{{ forloop.counter0 }}" points="{{ points }}"/>{% endfor %}</svg>
<p>{% for name, points in lines %}{{ name }} {% endfor %}</p></html>
""")


def line(values: list[float], low: float, high: float) -> str:
    scale, step = 200 / (high - low or 1), 600 / max(len(values) - 1, 1)
    return " ".join(f"{30 + i * step:.1f},{210 - (value - low) * scale:.1f}" for i, value in enumerate(values))


def bars(rows: list[tuple[int, str, float]], own: int | None = None) -> list[dict[str, object]]:
    return [
        {"name": name, "value": f"{value:.1f}", "width": f"{value * 4.2:.1f}", "top": i * 20, "base": i * 20 + 13}
        | {"own": number == own}
        for i, (number, name, value) in enumerate(rows)
    ]


def page(request: HttpRequest, area: int) -> HttpResponse:
    others = [other for other in (1, 8, 14, 2) if other != area][:2]
    series: dict[int, list[float]] = {}
    names: dict[int, str] = {}
    last = date.min
    with connection.cursor() as cursor:
        cursor.execute(SERIES, [area, *others])
        for number, last, percent, name in cursor.fetchall():  # noqa: B007
            series.setdefault(number, []).append(percent)
            names[number] = name
        if area not in series:
            raise Http404
        cursor.execute(LAST_MONTH, [last, area, last, area, last.year])
        rows = cursor.fetchall()
    places = [(number, name, percent) for kind, number, name, percent in rows if kind == "place"]
    parts = [(number, name, percent) for kind, number, name, percent in rows if kind == "part"]
    own = series[area]
    low, high = min(map(min, series.values())), max(map(max, series.values()))
    context = {
        "name": names[area],
        "percent": f"{own[-1]:.2f}",
        "change": f"{own[-1] - own[-13]:+.2f}",
        "target": next((percent for kind, *_, percent in rows if kind == "target"), ""),
        "trend": line(own, min(own), max(own)),
        "drawings": [("Kelompok pekerja", bars(parts)), ("Peringkat", bars(places, area))],
        "lines": [(names[number], line(values, low, high)) for number, values in series.items()],
    }
    return HttpResponse(PAGE.render(context))


def save(request: HttpRequest) -> JsonResponse:
    """The smallest save: one figure into one row, nobody asked who it is, nothing judged, nothing told."""
    (change,) = json.loads(request.body)["cells"]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE bench.month SET percent = %s WHERE area = 1 AND month = %s", [change["value"], SAVED])
    answer = JsonResponse({"cells": [{"version": 1}]})
    answer["Content-Length"] = len(answer.content)
    return answer


urlpatterns = [path("<int:area>/", page), path("save/", save)]
application = get_wsgi_application()
