"""What people type about themselves, others and offices."""

from __future__ import annotations

from datetime import date
from typing import Any

from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import ReauthenticateForm as AllauthReauthenticateForm
from allauth.account.forms import SetPasswordForm as AllauthSetPasswordForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils import timezone

from accounts.actions.people import check_office
from accounts.models import BranchOffice, OfficeKind, Role, User
from accounts.selectors import STATES
from periods import clock
from periods.forms import DayField

ROLES = [(role.value, role.label) for role in Role]
PASSWORD_RULES = (
    "Paling sedikit 10 huruf atau angka, tidak hanya angka, bukan kata sandi yang lazim, dan tidak mirip nama Anda."
)


class LoginForm(AllauthLoginForm):
    """The way in; the labels say what they hold, so nothing stands in the fields beforehand."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.fields["login"].label = "Nama pengguna"
        self.fields["password"].label = "Kata sandi"
        self.fields["password"].help_text = ""


class ReauthenticateForm(AllauthReauthenticateForm):
    """The password once more, before something that protects the account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "Kata sandi"
        self.fields["password"].widget.attrs.pop("placeholder", None)


class SetPasswordForm(AllauthSetPasswordForm):
    """The first password of somebody who came in with a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in (("password1", "Kata sandi baru"), ("password2", "Kata sandi baru, sekali lagi")):
            self.fields[name].label = label
            self.fields[name].widget.attrs.pop("placeholder", None)


class PasswordForm(forms.Form):
    """A new password, twice, under the rules of the settings."""

    password1 = forms.CharField(
        label="Kata sandi baru",
        strip=False,
        max_length=128,
        help_text=PASSWORD_RULES,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label="Kata sandi baru, sekali lagi",
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_password1(self) -> str:
        password: str = self.cleaned_data["password1"]
        validate_password(password, self.user)
        return password

    def clean_password2(self) -> str:
        again: str = self.cleaned_data["password2"]
        if "password1" in self.cleaned_data and again != self.cleaned_data["password1"]:
            raise ValidationError("Kedua kata sandi tidak sama. Ketik lagi keduanya.")
        return again


class ScopeForm(forms.Form):
    """Role, office and the day on which the account ends."""

    role = forms.ChoiceField(label="Peran", choices=ROLES)
    office = forms.ModelChoiceField(
        label="Kantor",
        queryset=BranchOffice.objects.all(),
        required=False,
        empty_label="Tanpa kantor",
        help_text="Wajib untuk petugas input dan verifikator.",
    )
    expires_on = DayField(
        label="Berakhir pada",
        required=False,
        example="2027-01-31",
        help_text="Mulai hari itu akun tidak dapat dipakai. Kosongkan bila tidak berakhir.",
    )

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])

    def clean_expires_on(self) -> date | None:
        day: date | None = self.cleaned_data["expires_on"]
        if day is not None and "expires_on" in self.changed_data and day <= timezone.localdate(clock.now()):
            raise ValidationError("Tanggal berakhir harus sesudah hari ini. Untuk menutup akun sekarang, nonaktifkan.")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "role" in cleaned and "office" in cleaned:
            check_office(cleaned["role"], cleaned["office"])
        return cleaned


class ContactForm(forms.Form):
    """How a person is called and reached."""

    full_name = forms.CharField(label="Nama lengkap", max_length=150)
    email = forms.EmailField(
        label="Surel", required=False, max_length=254, help_text="Untuk tautan undangan dan pengingat. Boleh kosong."
    )


class InviteForm(ContactForm, ScopeForm):
    """A new account."""

    username = forms.CharField(
        label="Nama pengguna",
        min_length=3,
        max_length=60,
        validators=[
            RegexValidator(
                r"^[a-z0-9][a-z0-9._-]*\Z",
                "Pakai huruf kecil a sampai z, angka, titik, garis bawah atau tanda hubung, tanpa spasi.",
            )
        ],
        help_text="Nama untuk masuk, misalnya siti.rahma. Tidak dapat diganti lagi.",
    )
    field_order = ("full_name", "username", "email", "role", "office", "expires_on")

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=username).exists():
            raise ValidationError(f"Nama pengguna “{username}” sudah dipakai. Pilih nama lain.")
        return username


class PeopleFilterForm(forms.Form):
    """Which accounts are listed; what cannot be read narrows nothing."""

    q = forms.CharField(label="Cari", required=False, max_length=150)
    peran = forms.ChoiceField(label="Peran", required=False, choices=[("", "Semua peran"), *ROLES])
    kantor = forms.ModelChoiceField(
        label="Kantor",
        queryset=BranchOffice.objects.all(),
        to_field_name="code",
        required=False,
        empty_label="Semua kantor",
    )
    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=[("", "Semua keadaan"), *STATES.items()])

    def narrowing(self) -> dict[str, Any]:
        """Arguments for selectors.people."""
        self.is_valid()
        chosen = getattr(self, "cleaned_data", {})
        return {
            "search": chosen.get("q", ""),
            "role": Role(chosen["peran"]) if chosen.get("peran") else None,
            "office": chosen.get("kantor"),
            "state": chosen.get("keadaan", ""),
        }


class OfficeForm(forms.Form):
    """An office; the code is asked only for a new one."""

    name = forms.CharField(label="Nama", max_length=120)
    kind = forms.ChoiceField(label="Jenis", choices=OfficeKind.choices)
    parent = forms.ModelChoiceField(
        label="Kantor induk", queryset=BranchOffice.objects.all(), required=False, empty_label="Tanpa induk"
    )
    source = forms.CharField(
        label="Sumber",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Surat atau laman yang menyebut kantor ini.",
    )
    note = forms.CharField(label="Catatan", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    is_verified = forms.BooleanField(label="Sudah dipastikan ke sumber resmi", required=False)

    def clean_kind(self) -> OfficeKind:
        return OfficeKind(self.cleaned_data["kind"])


class NewOfficeForm(OfficeForm):
    code = forms.CharField(
        label="Kode",
        min_length=3,
        max_length=40,
        validators=[
            RegexValidator(
                r"^[a-z0-9]+(-[a-z0-9]+)*\Z", "Pakai huruf kecil, angka dan tanda hubung, misalnya kcp-metro."
            )
        ],
        help_text="Kode di berkas dan alamat, misalnya kcp-metro. Tidak dapat diganti lagi.",
    )
    field_order = ("name", "code", "kind", "parent", "source", "note", "is_verified")

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if BranchOffice.objects.filter(code=code).exists():
            raise ValidationError(f"Kode “{code}” sudah dipakai kantor lain. Pilih kode lain.")
        return code
