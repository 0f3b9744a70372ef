"""What browsers get: pinned files of others, unchanged, and nothing from another host."""

import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "static"
VENDOR = STATIC / "vendor"
LOCK = json.loads((VENDOR / "vendor.lock.json").read_text())

TEXT = {".html", ".css", ".js", ".svg", ".json", ".txt"}
FILES = sorted(path for folder in (STATIC, ROOT / "templates") for path in folder.rglob("*") if path.is_file())
OWN = [path for path in FILES if VENDOR not in path.parents]
# Addresses that make a browser fetch or go: attributes, url() and imports. Namespaces (xmlns) only name something.
OTHER_HOST = re.compile(
    r"""(?:\b(?:src|srcset|href|action|poster|data)\s*[=:]\s*["'`]?|url\(\s*["']?|@?import\b[^;\n]{0,40}?["'])"""
    r"""(?:https?:)?//[^\s"'`)>]+""",
    re.IGNORECASE,
)
# The mode bar's logo of the chart library; charts.js leaves it out (displaylogo: false).
KNOWN = {"plotly/plotly-basic.min.js": {'href="https://plotly.com/'}}


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("entry", LOCK, ids=lambda entry: entry["file"])
def test_vendored_files_are_those_of_the_lock(entry: dict[str, str]) -> None:
    assert hashlib.sha256((VENDOR / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]


def test_the_lock_names_every_vendored_file_and_no_other() -> None:
    present = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()}
    assert {entry["file"] for entry in LOCK} == present - {"vendor.lock.json"}


def test_every_vendored_folder_has_its_licence() -> None:
    folders = {path.parent for path in VENDOR.rglob("*") if path.is_file()} - {VENDOR}
    assert all((folder / "LICENSE").exists() or (folder / "OFL.txt").exists() for folder in folders)


def test_the_drawing_library_and_its_style_sheet_are_of_one_version() -> None:
    assert len({entry["version"] for entry in LOCK if entry["name"].startswith("plotly.js")}) == 1


@pytest.mark.parametrize("path", sorted(STATIC.rglob("*.css")), ids=_name)
def test_no_style_sheet_points_to_a_source_map(path: Path) -> None:
    assert "sourceMappingURL" not in path.read_text()


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix in TEXT], ids=_name)
def test_nothing_names_another_host(path: Path) -> None:
    known = KNOWN.get(str(path.relative_to(VENDOR)), set()) if VENDOR in path.parents else set()
    assert set(OTHER_HOST.findall(path.read_text())) <= known


@pytest.mark.parametrize(
    "address", ['src="https://a.example/x.js"', "url(//a.example/x.woff2)", "@import 'http://a.example/'"]
)
def test_the_search_for_other_hosts_finds_them(address: str) -> None:
    assert OTHER_HOST.search(address)


@pytest.mark.parametrize("path", [path for path in OWN if path.suffix == ".html"], ids=_name)
def test_templates_have_no_inline_script_or_style(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"\s(?:style|on[a-z]+)\s*=|<style|<script(?![^>]*\bsrc=)", text)
