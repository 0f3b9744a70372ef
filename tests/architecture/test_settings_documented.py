"""What the settings read and what .env.example explains are the same names."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
SETTINGS = (ROOT / "ucj_dashboard" / "settings.py").read_text(encoding="utf-8")

READ = set(re.findall(r"env_(?:text|flag|list|number|choice)\(\s*[\"'](\w+)[\"']", SETTINGS))
DOCUMENTED = [line.partition("=")[0] for line in EXAMPLE if line and not line.startswith("#")]
# Read by script/server, which hands it to gunicorn.
ONLY_SERVER = {"PORT"}


def test_settings_are_read_through_env_only() -> None:
    assert READ
    assert "os.environ" not in SETTINGS
    assert "getenv" not in SETTINGS


def test_every_name_that_is_read_is_documented_and_no_other() -> None:
    assert set(DOCUMENTED) - ONLY_SERVER == READ
    assert len(DOCUMENTED) == len(set(DOCUMENTED))


@pytest.mark.parametrize("name", DOCUMENTED)
def test_every_name_is_explained_in_the_line_above(name: str) -> None:
    position = next(number for number, line in enumerate(EXAMPLE) if line.startswith(f"{name}="))
    assert EXAMPLE[position - 1].startswith("# ")
