"""What a person is here; knows no framework, so that rules about roles can be plain tables."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """One role a person; the value is stored, the label is shown."""

    VIEWER = "viewer", "Pembaca"
    ENTRY = "entry", "Petugas input"
    VERIFIER = "verifier", "Verifikator"
    PUBLISHER = "publisher", "Penerbit"
    ADMIN = "admin", "Administrator"
    AUDITOR = "auditor", "Auditor"

    label: str

    def __new__(cls, value: str, label: str = "") -> Role:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
