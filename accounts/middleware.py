"""What every request of a signed-in person passes: idle sessions end, and some roles need a second factor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from accounts.policies import needs_second_factor
from periods import clock

LAST_SEEN = "last_seen"
SECONDS_BETWEEN_NOTES = 60
IDLE = "Sesi Anda berakhir karena lama tidak dipakai. Masuk lagi untuk melanjutkan."
SECOND_FACTOR = "Peran Anda mewajibkan faktor kedua. Pasang dahulu di halaman Faktor kedua."
# Where somebody gets who still has to set up a second factor: the way to it, and out.
WAY_TO_A_SECOND_FACTOR = frozenset(
    {
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "login",
        "logout",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_index",
    }
)


class IdleSessionMiddleware:
    """Signs out whoever asked for nothing for SESSION_IDLE_MINUTES; notes the time at most once a minute."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        now = int(clock.now().timestamp())
        seen = request.session.get(LAST_SEEN, now)
        if now - seen >= settings.SESSION_IDLE_MINUTES * 60:
            logout(request)
            return _led_to_sign_in(request)
        if LAST_SEEN not in request.session or now - seen >= SECONDS_BETWEEN_NOTES:
            request.session[LAST_SEEN] = now
        return self.get_response(request)


class SecondFactorMiddleware:
    """Leads publishers and admins without a second factor to the page where they set one up, and nowhere else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        user = request.user
        if not (settings.REQUIRE_SECOND_FACTOR and user.is_authenticated and needs_second_factor(user)):
            return None
        if is_mfa_enabled(user, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]):
            return None
        # The page of second factors says why it is shown.
        request.second_factor_is_missing = True  # type: ignore[attr-defined]
        if request.resolver_match and request.resolver_match.view_name in WAY_TO_A_SECOND_FACTOR:
            return None
        if _is_asked_by_script(request):
            return JsonResponse({"message": SECOND_FACTOR}, status=403)
        return redirect("mfa_index")


def _led_to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and from there back; a form that was sent leads back to the page it stood on."""
    if _is_asked_by_script(request):
        return JsonResponse({"message": IDLE}, status=401)
    back = request.get_full_path()
    if request.method not in ("GET", "HEAD"):
        source = urlsplit(request.headers.get("Referer", ""))
        back = source.path if source.netloc == request.get_host() else "/"
    return redirect(f"{reverse('login')}?{urlencode({'next': back, 'diam': 'ya'})}")


def _is_asked_by_script(request: HttpRequest) -> bool:
    accepted = request.headers.get("Accept", "")
    return (
        request.headers.get("X-Requested-With") == "XMLHttpRequest"
        or request.content_type == "application/json"
        or ("application/json" in accepted and "text/html" not in accepted)
    )
