"""What happened to an account in plain sentences. Pure: details of the trail in, words out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from accounts.roles import Role

Details = Mapping[str, Any]


def sentence(action: str, details: Details) -> str:
    """One sentence without the actor, who stands beside it; what nobody has words for is named as it is."""
    return _SENTENCES[action](details) if action in _SENTENCES else f"Tindakan {action}."


def _role(value: object) -> str:
    try:
        return Role(str(value)).label
    except ValueError:
        return str(value)


def _created(details: Details) -> str:
    words = f"Akun dibuat dengan peran {_role(details.get('role'))}"
    if details.get("office"):
        words += f", kantor {details['office']}"
    if details.get("expires_on"):
        words += f", berakhir pada {details['expires_on']}"
    return words + "."


def _scope_changed(details: Details) -> str:
    before = details.get("before") or {}
    names = {"role": ("Peran", _role), "office": ("Kantor", _or_none), "expires_on": ("Tanggal berakhir", _or_none)}
    parts = [
        f"{label} dari {show(before.get(name))} menjadi {show(details.get(name))}"
        for name, (label, show) in names.items()
        if before.get(name) != details.get(name)
    ]
    return ("; ".join(parts) if parts else "Hak disimpan tanpa perubahan") + "."


def _contact_changed(details: Details) -> str:
    before = details.get("before") or {}
    names = {"full_name": "Nama", "email": "Surel"}
    parts = [
        f"{label} dari “{before.get(name, '')}” menjadi “{details.get(name, '')}”"
        for name, label in names.items()
        if before.get(name) != details.get(name)
    ]
    return ("; ".join(parts) if parts else "Nama dan surel disimpan tanpa perubahan") + "."


def _or_none(value: object) -> str:
    return str(value) if value else "tidak ada"


def _fixed(words: str) -> Callable[[Details], str]:
    return lambda details: words


_SENTENCES: dict[str, Callable[[Details], str]] = {
    "user-created": _created,
    "first-admin-created": _fixed("Akun administrator pertama dibuat dari baris perintah."),
    "contact-changed": _contact_changed,
    "scope-changed": _scope_changed,
    "user-deactivated": _fixed("Akun dinonaktifkan; sesi yang terbuka berakhir."),
    "user-reactivated": _fixed("Akun diaktifkan kembali."),
    "password-set": _fixed("Kata sandi diganti."),
    "link-created": _fixed("Tautan untuk membuat kata sandi dibuat."),
    "link-used": _fixed("Tautan dipakai; kata sandi dibuat."),
    "second-factor-reset": _fixed("Faktor kedua dihapus oleh administrator."),
    "totp-activated": _fixed("Aplikasi autentikator dipasang."),
    "totp-deactivated": _fixed("Aplikasi autentikator dilepas."),
    "webauthn-added": _fixed("Kunci sandi ditambahkan."),
    "webauthn-removed": _fixed("Kunci sandi dihapus."),
    "recovery-codes-generated": _fixed("Kode pemulihan baru dibuat."),
}
