"""Settings from the environment: what is read, and how odd values are refused."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from ucj_dashboard.env import env_choice, env_flag, env_list, env_number, env_text, load_env_file


@pytest.fixture(autouse=True)
def environment_is_put_back() -> Iterator[None]:
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


def test_text_is_read_without_surrounding_spaces() -> None:
    os.environ["X_TEXT"] = "  Dasbor UCJ "
    assert env_text("X_TEXT") == "Dasbor UCJ"


@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_missing_required_value_stops_the_start_and_says_where_to_write_it(value: str | None) -> None:
    if value is not None:
        os.environ["X_TEXT"] = value
    with pytest.raises(ImproperlyConfigured, match=r"X_TEXT belum diisi.*\.env"):
        env_text("X_TEXT")


def test_an_empty_value_means_the_default() -> None:
    os.environ["X_TEXT"] = ""
    assert env_text("X_TEXT", default="18") == "18"
    assert env_flag("X_TEXT", default=True) is True
    assert env_list("X_TEXT", default=["a"]) == ["a"]
    assert env_number("X_TEXT", default=60) == 60
    assert env_choice("X_TEXT", ["open", "login"], default="open") == "open"


@pytest.mark.parametrize("value", ["1", "true", "True", "YES", "on", "ya"])
def test_words_for_yes(value: str) -> None:
    os.environ["X_FLAG"] = value
    assert env_flag("X_FLAG", default=False) is True


@pytest.mark.parametrize("value", ["0", "false", "No", "OFF", "tidak"])
def test_words_for_no(value: str) -> None:
    os.environ["X_FLAG"] = value
    assert env_flag("X_FLAG", default=True) is False


@pytest.mark.parametrize("value", ["2", "enable", "benar", "y"])
def test_other_truth_values_are_refused(value: str) -> None:
    os.environ["X_FLAG"] = value
    with pytest.raises(ImproperlyConfigured, match=f"X_FLAG bernilai “{value}”. Isi dengan ya atau tidak"):
        env_flag("X_FLAG", default=False)


def test_a_list_is_split_at_commas_without_empty_parts() -> None:
    os.environ["X_LIST"] = "ucj.example.go.id, 127.0.0.1,,"
    assert env_list("X_LIST", default=[]) == ["ucj.example.go.id", "127.0.0.1"]


def test_a_number_is_digits_only() -> None:
    os.environ["X_NUMBER"] = "600"
    assert env_number("X_NUMBER", default=60) == 600


@pytest.mark.parametrize("value", ["-1", "1.5", "1_000", "enam", "٦", "8000x"])
def test_other_numbers_are_refused(value: str) -> None:
    os.environ["X_NUMBER"] = value
    with pytest.raises(ImproperlyConfigured, match=f"X_NUMBER bernilai “{value}”.*misalnya 60"):
        env_number("X_NUMBER", default=60)


def test_a_choice_outside_the_list_is_refused_with_the_list() -> None:
    os.environ["X_CHOICE"] = "public"
    with pytest.raises(ImproperlyConfigured, match="“public”. Pilih salah satu: open, login"):
        env_choice("X_CHOICE", ["open", "login"], default="open")


def test_the_file_fills_what_the_environment_leaves_open(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text(
        "# catatan\n\nX_EMPTY=\nX_FILE = dari berkas\nX_BOTH=dari berkas\nX_QUOTED=\"a = 'b'\"\n",
        encoding="utf-8-sig",
    )
    os.environ["X_BOTH"] = "dari lingkungan"
    load_env_file(file)
    assert "X_EMPTY" not in os.environ
    assert os.environ["X_FILE"] == "dari berkas"
    assert os.environ["X_BOTH"] == "dari lingkungan"
    assert os.environ["X_QUOTED"] == "a = 'b'"


def test_no_file_is_no_problem(tmp_path: Path) -> None:
    before = dict(os.environ)
    load_env_file(tmp_path / "tidak-ada")
    assert dict(os.environ) == before


@pytest.mark.parametrize("line", ["SECRET_KEY", "=nilai", "SECRET KEY=x"])
def test_a_line_that_is_no_setting_is_refused_with_its_number(tmp_path: Path, line: str) -> None:
    file = tmp_path / ".env"
    file.write_text(f"X_FILE=1\n{line}\n")
    with pytest.raises(ImproperlyConfigured, match="Baris 2"):
        load_env_file(file)
