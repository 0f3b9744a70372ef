"""The README's table of words is true: what it calls a name in code is one."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = [folder.parent for folder in ROOT.glob("*/__init__.py")]
SOURCE = "\n".join(
    path.read_text(encoding="utf-8")
    for package in PACKAGES
    for path in package.rglob("*.py")
    if path.parent.name != "migrations"
)
WORDS = (ROOT / "README.md").read_text(encoding="utf-8").partition("\n## Words\n")[2].partition("\n## ")[0]
ROWS = [line.split("|")[1:-1] for line in WORDS.splitlines() if line.startswith("|")][2:]
NAMES = [(indonesian.strip(), name) for indonesian, names, _ in ROWS for name in re.findall(r"`(\w+)`", names)]


def test_the_table_of_words_is_read() -> None:
    assert len(ROWS) > 20
    assert all(re.search(r"`\w+`", names) for _, names, _ in ROWS)


@pytest.mark.parametrize(("indonesian", "name"), NAMES, ids=[name for _, name in NAMES])
def test_a_word_of_the_glossary_is_a_name_in_the_source(indonesian: str, name: str) -> None:
    is_package = name in {package.name for package in PACKAGES}
    assert is_package or re.search(rf"\b{name}\b", SOURCE), f"{indonesian}: no {name} in the source"


def test_a_name_stands_for_one_term_only() -> None:
    assert sorted(name for _, name in NAMES) == sorted({name for _, name in NAMES})
