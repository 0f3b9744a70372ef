"""What allauth asks of this house: its sentences, its rules, and that changes go through actions and leave a trace."""

from __future__ import annotations

import base64
import secrets
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from accounts.actions import set_password
from accounts.models import User
from accounts.policies import needs_second_factor
from audit import trail

TOO_MANY = "Terlalu banyak percobaan yang gagal. Tunggu lima menit, lalu coba lagi."
WRONG_CODE = "Kode salah atau sudah lewat waktunya. Tunggu kode berikutnya, lalu ketik lagi."


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by name; nobody signs up; an account that ended is refused at every door."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Akun ini tidak aktif. Hubungi administrator.",
        "enter_current_password": "Kata sandi saat ini tidak cocok. Ketik lagi.",
        "incorrect_code": WRONG_CODE,
        "incorrect_password": "Kata sandi tidak cocok. Ketik lagi.",
        "invalid_login": "Nama pengguna atau kata sandi tidak cocok.",
        "rate_limited": TOO_MANY,
        "too_many_login_attempts": TOO_MANY,
        # Tells nobody which of these it was.
        "username_password_mismatch": (
            "Nama pengguna atau kata sandi tidak cocok, atau akun sudah tidak aktif. "
            "Periksa huruf besar dan kecil, lalu coba lagi; bila tetap gagal, hubungi administrator."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponse | None:
        """A passkey asks no password, so the back end has not judged yet."""
        if isinstance(user, User) and user.is_expired:
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        assert isinstance(user, User)
        set_password(user=user, password=password, by=user)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """allauth calls this right after each change of a second factor: its one place to write it into the trail."""
        change = template_prefix.rpartition("/")[2].replace("_", "-")
        if template_prefix.startswith("mfa/") and isinstance(user, User):
            with transaction.atomic():
                trail.record(by=user, action=change, about=user)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of second factors are kept encrypted; whoever must have one keeps the last one."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": (
            "Peran Anda mewajibkan faktor kedua. Pasang dahulu kunci sandi, lalu aplikasi ini dapat dilepas."
        ),
        "cannot_generate_recovery_codes": "Pasang dahulu faktor kedua, lalu buat kode pemulihan.",
    }

    def encrypt(self, text: str) -> str:
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What another SECRET_KEY wrote cannot be read: then no code fits, until an admin resets the factor."""
        try:
            return _fernet().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(20)).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        user = authenticator.user
        if not (settings.REQUIRE_SECOND_FACTOR and needs_second_factor(user)):
            return True
        factors = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
        return Authenticator.objects.filter(user=user, type__in=factors).exclude(pk=authenticator.pk).exists()


def _fernet() -> MultiFernet:
    """The key comes from SECRET_KEY; older keys of SECRET_KEY_FALLBACKS still read."""
    keys = [
        salted_hmac("accounts.second-factor", "key", secret=secret, algorithm="sha256").digest()
        for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    ]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])
