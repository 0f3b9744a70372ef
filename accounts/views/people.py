"""Accounts: found, invited, changed, closed."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_tables2 import RequestConfig

from accounts import actions
from accounts.forms import ContactForm, InviteForm, PeopleFilterForm, ScopeForm
from accounts.invitations import VALID_FOR
from accounts.mail import send_link
from accounts.models import User
from accounts.policies import (
    can_change_rights,
    can_manage_people,
    check_can_change_rights,
    check_can_manage_people,
    check_can_read_people,
)
from accounts.requests import SignedInRequest
from accounts.selectors import STATES, history_of, people, second_factors_of, state_of
from accounts.tables import PeopleTable

ROWS_A_PAGE = 50


@login_required
@require_safe
def user_list(request: SignedInRequest) -> HttpResponse:
    check_can_read_people(request.user)
    form = PeopleFilterForm(request.GET)
    table = PeopleTable(people(**form.narrowing()))
    RequestConfig(request, paginate={"per_page": ROWS_A_PAGE}).configure(table)
    context = {"form": form, "table": table, "can_manage": can_manage_people(request.user), "nav_current": "work"}
    return render(request, "accounts/user_list.html", context)


@login_required
@never_cache
def user_invite(request: SignedInRequest) -> HttpResponse:
    check_can_manage_people(request.user)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                user = actions.create_user(**form.cleaned_data, by=request.user)
                link = actions.create_invitation(user=user, by=request.user)
        except (ValidationError, IntegrityError):
            form.add_error("username", "Nama pengguna ini baru saja dipakai. Lihat daftar akun, atau pilih nama lain.")
        else:
            return _show_link(request, link)
    return render(request, "accounts/user_invite.html", {"form": form, "nav_current": "work"})


@login_required
@require_safe
def user_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    check_can_read_people(request.user)
    return _detail(request, _person(pk))


@login_required
@require_POST
def user_change_scope(request: SignedInRequest, pk: int) -> HttpResponse:
    person = _person(pk)
    check_can_change_rights(request.user, of=person)
    form = ScopeForm(request.POST, initial=_scope_of(person))
    if not form.is_valid():
        return _detail(request, person, scope_form=form)
    return _acted(
        request,
        person,
        lambda: actions.change_scope(user=person, **form.cleaned_data, by=request.user),
        f"Hak {person.full_name} tersimpan.",
    )


@login_required
@require_POST
def user_change_contact(request: SignedInRequest, pk: int) -> HttpResponse:
    check_can_manage_people(request.user)
    person = _person(pk)
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _detail(request, person, contact_form=form)
    return _acted(
        request,
        person,
        lambda: actions.change_contact(user=person, **form.cleaned_data, by=request.user),
        "Nama dan surel tersimpan.",
    )


@login_required
@require_POST
def user_deactivate(request: SignedInRequest, pk: int) -> HttpResponse:
    person = _person(pk)
    return _acted(
        request,
        person,
        lambda: actions.deactivate_user(user=person, by=request.user),
        f"Akun {person.full_name} dinonaktifkan; semua sesinya berakhir.",
    )


@login_required
@require_POST
def user_reactivate(request: SignedInRequest, pk: int) -> HttpResponse:
    person = _person(pk)
    return _acted(
        request,
        person,
        lambda: actions.reactivate_user(user=person, by=request.user),
        f"Akun {person.full_name} aktif kembali.",
    )


@login_required
@require_POST
def user_reset_second_factor(request: SignedInRequest, pk: int) -> HttpResponse:
    person = _person(pk)
    return _acted(
        request,
        person,
        lambda: actions.reset_second_factor(user=person, by=request.user),
        f"Faktor kedua {person.full_name} dihapus.",
    )


@login_required
@never_cache
@require_POST
def user_new_link(request: SignedInRequest, pk: int) -> HttpResponse:
    check_can_manage_people(request.user)
    person = _person(pk)
    try:
        link = actions.create_invitation(user=person, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("accounts:user-detail", person.pk)
    return _show_link(request, link)


def _person(pk: int) -> User:
    return get_object_or_404(User.objects.select_related("office"), pk=pk)


def _scope_of(person: User) -> dict[str, object]:
    return {"role": person.role, "office": person.office_id, "expires_on": person.expires_on}


def _detail(
    request: SignedInRequest,
    person: User,
    *,
    scope_form: ScopeForm | None = None,
    contact_form: ContactForm | None = None,
) -> HttpResponse:
    contact = {"full_name": person.full_name, "email": person.email}
    context = {
        "person": person,
        "state": STATES[state_of(person)],
        "scope_form": scope_form or ScopeForm(initial=_scope_of(person)),
        "contact_form": contact_form or ContactForm(initial=contact),
        "second_factors": second_factors_of(person),
        "history": history_of(person),
        "can_manage": can_manage_people(request.user),
        "can_change_rights": can_change_rights(request.user, of=person),
        "nav_current": "work",
    }
    return render(request, "accounts/user_detail.html", context)


def _acted(request: SignedInRequest, person: User, act: Callable[[], object], done: str) -> HttpResponse:
    """Do it and say so, or say why not; back to the person either way."""
    try:
        act()
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, done)
    return redirect("accounts:user-detail", person.pk)


def _show_link(request: SignedInRequest, link: actions.NewLink) -> HttpResponse:
    """In this answer only: an address that was kept anywhere could be read by somebody else later."""
    address = request.build_absolute_uri(reverse("accounts:invitation-accept", args=(link.token,)))
    context = {
        "person": link.user,
        "address": address,
        "expires_at": link.expires_at,
        "hours": int(VALID_FOR.total_seconds() // 3600),
        "is_mailed": send_link(link, address),
        "nav_current": "work",
    }
    return render(request, "accounts/user_link.html", context)
