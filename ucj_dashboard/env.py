"""Reads what differs between machines from the environment, or from a file .env beside manage.py.

The environment wins over the file; an empty value counts as not set. A missing or odd value stops the start
with an ImproperlyConfigured sentence that says what to do.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

_YES = ("1", "true", "yes", "on", "ya")
_NO = ("0", "false", "no", "off", "tidak")


def load_env_file(path: Path) -> None:
    """Take KEY=VALUE lines into the environment where the key is not there yet; # starts a comment line."""
    if not path.exists():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, equals, value = line.partition("=")
        if not equals or not name.strip().isidentifier():
            raise ImproperlyConfigured(f"Baris {number} di {path} tidak terbaca. Tulis NAMA=nilai.")
        value = value.strip()
        if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        if value:
            os.environ.setdefault(name.strip(), value)


def env_text(name: str, default: str | None = None) -> str:
    """The text as it stands; without a default it must be there."""
    text = os.environ.get(name, "").strip()
    if text:
        return text
    if default is None:
        raise ImproperlyConfigured(f"{name} belum diisi. Isi di lingkungan atau di berkas .env; lihat .env.example.")
    return default


def env_flag(name: str, default: bool) -> bool:
    text = env_text(name, default="").lower()
    if not text:
        return default
    if text not in _YES + _NO:
        raise ImproperlyConfigured(f"{name} bernilai “{text}”. Isi dengan ya atau tidak (juga: on, off, 1, 0).")
    return text in _YES


def env_list(name: str, default: Sequence[str]) -> list[str]:
    """Parts between commas, without empty ones."""
    parts = [part.strip() for part in env_text(name, default="").split(",")]
    return [part for part in parts if part] or list(default)


def env_number(name: str, default: int) -> int:
    """A whole number from 0 up, digits only."""
    text = env_text(name, default="")
    if not text:
        return default
    if not (text.isascii() and text.isdigit()):
        raise ImproperlyConfigured(f"{name} bernilai “{text}”. Isi dengan bilangan bulat, misalnya {default}.")
    return int(text)


def env_choice(name: str, choices: Sequence[str], default: str) -> str:
    text = env_text(name, default=default)
    if text not in choices:
        raise ImproperlyConfigured(f"{name} bernilai “{text}”. Pilih salah satu: {', '.join(choices)}.")
    return text


# ENV_FILE names another file; the tests name an empty one, so that nobody's own .env decides whether they pass.
load_env_file(Path(os.environ.get("ENV_FILE") or Path(__file__).resolve().parent.parent / ".env"))
