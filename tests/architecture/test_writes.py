"""Writes go one way: keyword-only, atomic actions with ``by=``; no signals, no logic in save(), no writing pages."""

import ast
import importlib
import inspect
from collections.abc import Callable
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db.models import Model

from audit.admin import ReadOnlyAdmin

ROOT = Path(__file__).resolve().parents[2]
OURS = ("accounts", "audit", "coverage", "dashboards", "enrolment", "monev", "periods", "regions", "ucj_dashboard")
SOURCES = [
    file for package in OURS for file in sorted((ROOT / package).rglob("*.py")) if "migrations" not in file.parts
]
WRITING = {"save", "create", "get_or_create", "update_or_create", "bulk_create", "update", "bulk_update", "delete"}


def actions() -> list[Callable[..., object]]:
    """Every public function of the rooms of actions, where it is written."""
    found = []
    for name in ("regions.actions", "accounts.actions", "enrolment.actions", "coverage.actions", "monev.actions"):
        module = importlib.import_module(name)
        for value in vars(module).values():
            if inspect.isfunction(value) and value.__module__.startswith(name) and not value.__name__.startswith("_"):
                found.append(value)
    return found


def trees(*packages: str) -> list[tuple[str, ast.Module]]:
    chosen = [file for file in SOURCES if file.relative_to(ROOT).parts[0] in packages]
    return [(str(file.relative_to(ROOT)), ast.parse(file.read_text(encoding="utf-8"))) for file in chosen]


def test_there_are_actions_to_look_at() -> None:
    assert {"create_user", "submit", "verify", "publish", "import_published"} <= {act.__name__ for act in actions()}


@pytest.mark.parametrize("action", actions(), ids=lambda action: action.__name__)
def test_an_action_is_called_by_keywords_and_does_all_or_nothing(action: Callable[..., object]) -> None:
    parameters = inspect.signature(action).parameters.values()
    assert {parameter.kind for parameter in parameters} == {inspect.Parameter.KEYWORD_ONLY}
    assert "by" in inspect.signature(action).parameters or action.__name__ == "create_first_admin"
    source = inspect.getsource(inspect.unwrap(action))
    assert source.startswith("@transaction.atomic"), f"{action.__name__} is not atomic"
    assert "trail.record(" in source, f"{action.__name__} leaves no trace"


def test_nobody_listens_to_signals() -> None:
    for name, tree in trees(*OURS):
        imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert not {module for module in imported if module.endswith("signals") or module == "django.dispatch"}, name


@pytest.mark.parametrize("model", [model for model in apps.get_models() if model.__module__.split(".")[0] in OURS])
def test_no_model_has_logic_in_save_or_delete(model: type[Model]) -> None:
    assert not {"save", "delete", "clean"} & set(vars(model))


def test_pages_selectors_and_policies_write_nothing() -> None:
    """``patch_cache_control`` and the like write headers; what is looked for here are writes through a manager."""
    readers = [
        *trees("dashboards"),
        *(item for item in trees("coverage", "enrolment", "monev") if _reads_only(item[0])),
    ]
    assert len(readers) > 15
    for name, tree in readers:
        calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        attributes = [call for call in calls if isinstance(call, ast.Attribute) and call.attr in WRITING]
        assert [ast.unparse(call) for call in attributes if "objects" in ast.unparse(call)] == [], name


def _reads_only(name: str) -> bool:
    return any(room in name for room in ("selectors", "policies", "querysets"))


def test_the_admin_goes_round_no_action() -> None:
    for model, page in admin.site._registry.items():
        assert isinstance(page, ReadOnlyAdmin) or model is Group, model


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    """A test that does not run protects nothing; what is known to be wrong is mended or said in docs/decisions."""
    marks = {"skip", "skipif", "xfail"}
    for file in sorted((ROOT / "tests").rglob("*.py")):
        used = {node.attr for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Attribute)}
        assert not marks & used, file.name
