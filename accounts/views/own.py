"""A person's own account, and the link with which it begins."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from accounts import actions
from accounts.forms import PasswordForm
from accounts.invitations import fingerprint
from accounts.models import Invitation
from accounts.policies import check_invitation_is_open
from accounts.requests import SignedInRequest
from accounts.selectors import second_factors_of


@login_required
@require_safe
def account_overview(request: SignedInRequest) -> HttpResponse:
    context = {"second_factors": second_factors_of(request.user)}
    return render(request, "accounts/account_overview.html", context)


@login_not_required
@never_cache
@sensitive_post_parameters("password1", "password2")
def invitation_accept(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever has the link sets the password of its person."""
    invitation = Invitation.objects.select_related("user").filter(fingerprint=fingerprint(token)).first()
    if invitation is None:
        return _closed(request, "Tautan ini tidak dikenal. Periksa apakah alamatnya tersalin utuh.", 404)
    try:
        check_invitation_is_open(invitation)
        form = PasswordForm(request.POST or None, user=invitation.user)
        if request.method == "POST" and form.is_valid():
            actions.accept_invitation(
                invitation=invitation, password=form.cleaned_data["password1"], by=invitation.user
            )
            messages.success(request, f"Kata sandi tersimpan. Masuk sebagai {invitation.user.username}.")
            return redirect("login")
    except PermissionDenied as closed:
        return _closed(request, str(closed), 410)
    return render(request, "accounts/invitation_accept.html", {"form": form, "person": invitation.user})


def _closed(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    return render(request, "accounts/invitation_closed.html", {"sentence": sentence}, status=status)
