"""Whatever is written into the trail can be read: every action has a plain sentence in the app that records it."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.telling import Wording

ROOT = Path(__file__).resolve().parents[2]
APPS = ("regions", "accounts", "enrolment", "coverage", "monev")
# The action is made from the name of a notice of the library for second factors; sentences stand for all of them.
COMPUTED = {"accounts/adapters.py": "change"}


def calls() -> Iterator[tuple[str, ast.expr | None]]:
    """File and ``action=`` of every call of ``trail.record`` outside of tests."""
    for package in sorted(file.parent for file in ROOT.glob("*/__init__.py")):
        for file in sorted(package.rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "trail.record":
                    named = {keyword.arg: keyword.value for keyword in node.keywords}
                    yield str(file.relative_to(ROOT)), named.get("action")


CALLS = list(calls())
SENTENCES: dict[str, dict[str, Wording]] = {app: importlib.import_module(f"{app}.sentences").SENTENCES for app in APPS}


def test_there_are_acts_to_look_at() -> None:
    assert len(CALLS) > 10


@pytest.mark.parametrize(
    ("file", "action"), CALLS, ids=[f"{file}:{action and ast.unparse(action)}" for file, action in CALLS]
)
def test_every_act_that_is_recorded_has_a_sentence_in_its_app(file: str, action: ast.expr | None) -> None:
    if isinstance(action, ast.Name) and COMPUTED.get(file) == action.id:
        return
    assert isinstance(action, ast.Constant), f"{file}: write the action as a literal, so that its sentence can be found"
    app = file.split("/")[0]
    assert action.value in SENTENCES.get(app, {}), (
        f"{file} records “{action.value}”, but {app}/sentences.py has no sentence for it: add one to SENTENCES, "
        f'for example "{action.value}": Wording("Ajukan", fixed("mengajukan laporan")).'
    )


def test_no_two_apps_tell_the_same_act() -> None:
    actions = [action for wordings in SENTENCES.values() for action in wordings]
    assert len(actions) == len(set(actions))
    labels = [wording.label for wordings in SENTENCES.values() for wording in wordings.values()]
    assert sorted({label for label in labels if labels.count(label) > 1}) == []


@pytest.mark.parametrize(
    ("action", "wording"),
    [item for wordings in SENTENCES.values() for item in wordings.items()],
    ids=lambda value: str(value)[:20],
)
def test_a_sentence_does_without_details(action: str, wording: Wording) -> None:
    """Events of former years stay; what was not written down then must not take a page down now."""
    predicate = wording.tell({}).split("\n")[0]
    assert predicate, action
    assert predicate[0].islower(), action
    assert not predicate.endswith((".", " ", ":")), action
    assert "None" not in predicate, action
    assert wording.label[0].isupper(), action
