"""Links with which a person sets a password: how they are made and recognised. Pure."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

VALID_FOR = timedelta(hours=72)


def new_token() -> str:
    """256 bits that nobody guesses, ready for an address."""
    return secrets.token_urlsafe(32)


def fingerprint(token: str) -> str:
    """What the database keeps: whoever reads it cannot make the link from it."""
    return hashlib.sha256(token.encode()).hexdigest()
