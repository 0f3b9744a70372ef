"""The process that serves pages does not carry what only files need."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from tests.example.addresses import PINNED

pytestmark = pytest.mark.django_db

SERVE = """
import json, os, sys
from ucj_dashboard.wsgi import application
from django.test import Client
asked = {}
for address in json.loads(os.environ["ADDRESSES"]):
    answer = Client(headers={"host": "localhost"}).get(address)
    asked[address] = [answer.status_code, len(answer.content)]
packages = ("pandas", "numpy", "plotly", "openpyxl", "xlsxwriter", "typst", "shapely")
heavy = [name for name in packages if name in sys.modules]
print(json.dumps({"asked": asked, "heavy": heavy}))
"""


def url_of_this_database() -> str:
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def served(tmp_path: Path, *addresses: str) -> dict[str, object]:
    """What a fresh process of the site answers, and which heavy packages it carries afterwards."""
    environment = {
        **os.environ,
        "DATABASE_URL": url_of_this_database(),
        "PAGE_CACHE_FOLDER": str(tmp_path),
        "ADDRESSES": json.dumps(addresses),
    }
    finished = subprocess.run(
        [sys.executable, "-c", SERVE],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    answer = json.loads(finished.stdout)
    assert all(status == 200 and size > 5_000 for status, size in answer["asked"].values()), answer
    return answer


def test_pages_are_served_without_pandas_plotly_and_the_makers_of_files(tmp_path: Path) -> None:
    pages = [
        "/",
        "/wilayah/metro/",
        "/perbandingan/",
        "/angka-publikasi/",
        "/metodologi/",
        "/rilis/",
        f"/{PINNED}/metro/",
    ]
    assert served(tmp_path, *pages)["heavy"] == []


def test_a_workbook_brings_pandas_and_an_interactive_figure_plotly(tmp_path: Path) -> None:
    heavy = served(tmp_path, f"/{PINNED}/metro/tren.xlsx", f"/{PINNED}/metro/tren.json")["heavy"]
    assert isinstance(heavy, list)
    assert {"pandas", "plotly"} <= set(heavy)
    assert "typst" not in heavy


def test_a_card_and_a_sheet_bring_the_typesetter_and_nothing_else(tmp_path: Path) -> None:
    assert served(tmp_path, f"/{PINNED}/metro/kartu.png", f"/{PINNED}/metro/lembar-saku.pdf")["heavy"] == ["typst"]
