"""Forms of passkeys, with a sentence for what no device sends: the library breaks off there with an error page."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import forms
from django.core.exceptions import ValidationError

UNREADABLE = "Kunci sandi tidak terbaca. Coba lagi, atau pakai cara lain."
LONGEST_NAME = 60
# What taking apart a made-up answer of a device ends in.
_BROKEN = (AttributeError, KeyError, TypeError, ValueError)


class _ReadCredential:
    """Mixin for forms in which a device proves who it is."""

    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except ValidationError:
            raise
        except _BROKEN as error:
            raise ValidationError(UNREADABLE) from error


class LoginForm(_ReadCredential, forms.LoginWebAuthnForm):
    pass


class AuthenticateForm(_ReadCredential, forms.AuthenticateWebAuthnForm):
    pass


class ReauthenticateForm(_ReadCredential, forms.ReauthenticateWebAuthnForm):
    pass


class AddForm(forms.AddWebAuthnForm):
    """A device that is to be known from now on."""

    def clean_name(self) -> str:
        """Cut, not refused: the device may have stored its half already."""
        name: str = super().clean_name()
        return name[:LONGEST_NAME]

    def clean(self) -> dict[str, Any]:
        try:
            return super().clean()
        except ValidationError:
            raise
        except _BROKEN as error:
            raise ValidationError(UNREADABLE) from error
