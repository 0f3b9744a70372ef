"""The plan of the house holds: what stands where, under which names."""

import importlib.metadata
import os
import re
import tomllib
from pathlib import Path

import pytest

import coverage

ROOT = Path(__file__).resolve().parents[2]
TOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]
PACKAGES = sorted(folder.parent.name for folder in ROOT.glob("*/__init__.py"))
MODULES = [module for package in PACKAGES for module in (ROOT / package).rglob("*.py")]
MIGRATIONS = [module for module in MODULES if module.parent.name == "migrations" and module.name != "__init__.py"]

FILES = [
    *("manage.py", "requirements.txt", "requirements-dev.txt", "constraints.txt", "pyproject.toml", ".env.example"),
    *("README.md", "CHANGELOG.md", "templates/base.html", "tests/conftest.py", "tests/factories.py"),
]
FOLDERS = [
    *("templates/components", "static/css", "static/js", "static/vendor", "fixtures", "docs/decisions"),
    *(f"tests/{kind}" for kind in ("unit", "property", "integration", "example", "architecture", "browser")),
]
COMMANDS = [".ci/run", "script/server", "script/test", "script/bench", "script/lighthouse", "script/postgres"]


def test_the_imported_coverage_is_our_app() -> None:
    assert Path(coverage.__file__).parent == ROOT / "coverage"


@pytest.mark.parametrize("tool", ["coverage", "pytest-cov"])
def test_the_tool_that_our_app_would_hide_is_not_installed(tool: str) -> None:
    with pytest.raises(importlib.metadata.PackageNotFoundError):
        importlib.metadata.distribution(tool)


@pytest.mark.parametrize("file", FILES)
def test_the_files_of_the_plan_stand(file: str) -> None:
    assert (ROOT / file).is_file()


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_folders_of_the_plan_stand(folder: str) -> None:
    assert (ROOT / folder).is_dir()


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_can_be_called(command: str) -> None:
    assert os.access(ROOT / command, os.X_OK)


def test_every_package_has_its_floor_and_its_types_checked() -> None:
    assert sorted(TOOLS["importlinter"]["root_packages"]) == PACKAGES
    assert sorted(TOOLS["mypy"]["packages"]) == PACKAGES


@pytest.mark.parametrize("package", PACKAGES)
def test_every_package_has_an_exhaustive_contract_for_its_rooms(package: str) -> None:
    contracts = TOOLS["importlinter"]["contracts"]
    assert any(contract.get("containers") == [package] and contract["exhaustive"] for contract in contracts)


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    names = {"util", "utils", "helper", "helpers", "misc", "common", "manager"}
    assert [str(module.relative_to(ROOT)) for module in MODULES if names & {module.stem, module.parent.name}] == []


def test_no_module_is_longer_than_300_lines() -> None:
    written = [module for module in MODULES if module not in MIGRATIONS]
    assert [str(module.relative_to(ROOT)) for module in written if len(module.read_text().splitlines()) > 300] == []


def test_every_app_with_models_has_migrations() -> None:
    with_models = {package for package in PACKAGES if list((ROOT / package).glob("models*"))}
    assert with_models == {migration.parent.parent.name for migration in MIGRATIONS}


def test_every_migration_was_named_by_a_person() -> None:
    named_by_django = re.compile(r"_auto_|_and_more|^[0-9]{4}$")
    assert [str(file.relative_to(ROOT)) for file in MIGRATIONS if named_by_django.search(file.stem)] == []
