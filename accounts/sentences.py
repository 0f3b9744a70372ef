"""How acts about people, offices and service areas are told. Pure."""

from __future__ import annotations

from accounts.roles import Role
from audit.telling import Details, Wording, fixed
from periods.month import Month


def month_words(text: object) -> str:
    """``Oktober 2026`` for ``2026-10``; what is no month stays as it is."""
    try:
        return Month.parse(str(text)).words
    except ValueError:
        return str(text)


def _role(value: object) -> str:
    return Role(str(value)).label if value in set(Role) else str(value)


def _or_none(value: object) -> str:
    return str(value) if value not in (None, "") else "tidak ada"


def _user_created(details: Details) -> str:
    words = "membuat akun"
    if details.get("role"):
        words += f" dengan peran {_role(details['role'])}"
    if details.get("office"):
        words += f", kantor {details['office']}"
    if details.get("expires_on"):
        words += f", berakhir pada {details['expires_on']}"
    return words


_NAMES = {
    "role": "peran",
    "office": "kantor",
    "expires_on": "tanggal berakhir",
    "full_name": "nama",
    "email": "surel",
    "name": "nama",
    "kind": "jenis",
    "parent": "kantor induk",
    "source": "sumber",
    "note": "catatan",
    "is_verified": "tanda terverifikasi",
}


def _changed(words: str, details: Details) -> str:
    """The act, and a line for each thing that is not as it was before."""
    before = details.get("before") or {}
    lines = [
        f"{_NAMES.get(name, name)} dari {_shown(name, before.get(name))} menjadi {_shown(name, details.get(name))}"
        for name in details
        if name != "before" and before.get(name) != details.get(name)
    ]
    return "\n".join([words, *lines]) if lines else f"{words} tanpa perubahan"


def _shown(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return _role(value) if name == "role" else f"“{_or_none(value)}”"


def _since(words: str, details: Details) -> str:
    return f"{words} sejak {month_words(details['valid_from'])}" if details.get("valid_from") else words


def _until(words: str, details: Details) -> str:
    return f"{words} sesudah {month_words(details['valid_to'])}" if details.get("valid_to") else words


SENTENCES: dict[str, Wording] = {
    "user-created": Wording("Buat akun", _user_created),
    "first-admin-created": Wording("Buat administrator pertama", fixed("menjadi administrator pertama")),
    "contact-changed": Wording("Ubah nama atau surel", lambda details: _changed("mengubah nama atau surel", details)),
    "scope-changed": Wording("Ubah hak", lambda details: _changed("mengubah hak", details)),
    "user-deactivated": Wording("Nonaktifkan akun", fixed("menonaktifkan akun; sesi yang terbuka berakhir")),
    "user-reactivated": Wording("Aktifkan akun", fixed("mengaktifkan kembali akun")),
    "password-set": Wording("Ganti kata sandi", fixed("mengganti kata sandi")),
    "link-created": Wording("Buat tautan undangan", fixed("membuat tautan untuk membuat kata sandi")),
    "link-used": Wording("Pakai tautan undangan", fixed("memakai tautan dan membuat kata sandi")),
    "second-factor-reset": Wording("Hapus faktor kedua", fixed("menghapus faktor kedua akun")),
    "totp-activated": Wording("Pasang autentikator", fixed("memasang aplikasi autentikator")),
    "totp-deactivated": Wording("Lepas autentikator", fixed("melepas aplikasi autentikator")),
    "webauthn-added": Wording("Tambah kunci sandi", fixed("menambahkan kunci sandi")),
    "webauthn-removed": Wording("Hapus kunci sandi", fixed("menghapus kunci sandi")),
    "recovery-codes-generated": Wording("Buat kode pemulihan", fixed("membuat kode pemulihan baru")),
    "office-added": Wording("Tambah kantor", fixed("menambahkan kantor")),
    "office-changed": Wording("Ubah kantor", lambda details: _changed("mengubah data kantor", details)),
    "service-area-added": Wording("Tambah wilayah kerja", lambda details: _since("menetapkan wilayah kerja", details)),
    "service-area-ended": Wording("Akhiri wilayah kerja", lambda details: _until("mengakhiri wilayah kerja", details)),
}
