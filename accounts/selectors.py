"""What the pages about people and offices show."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from accounts.actors import names_of
from accounts.models import BranchOffice, Role, ServiceArea, User
from accounts.sentences import SENTENCES
from audit.models import AuditEvent
from audit.telling import Told, tell
from periods import clock
from periods.month import Month

LONGEST_HISTORY = 100

STATES = {
    "aktif": "Aktif",
    "menunggu": "Menunggu kata sandi",
    "berakhir": "Berakhir",
    "nonaktif": "Nonaktif",
}


def state_of(user: User) -> str:
    """A key of STATES."""
    if not user.is_active:
        return "nonaktif"
    if user.is_expired:
        return "berakhir"
    return "aktif" if user.has_usable_password() else "menunggu"


def people(
    *, search: str = "", role: Role | None = None, office: BranchOffice | None = None, state: str = ""
) -> QuerySet[User]:
    """Accounts that match all that is given."""
    found = User.objects.select_related("office").order_by("first_name", "username")
    if search:
        found = found.filter(
            Q(username__icontains=search) | Q(first_name__icontains=search) | Q(email__icontains=search)
        )
    if role:
        found = found.filter(role=role)
    if office:
        found = found.filter(office=office)
    ended = Q(expires_on__lte=timezone.localdate(clock.now()))
    waiting = Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    conditions = {
        "aktif": Q(is_active=True) & ~ended & ~waiting,
        "menunggu": Q(is_active=True) & ~ended & waiting,
        "berakhir": Q(is_active=True) & ended,
        "nonaktif": Q(is_active=False),
    }
    return found.filter(conditions[state]) if state in conditions else found


def history_of(user: User) -> list[Told]:
    """What happened to an account, the newest first."""
    events = list(AuditEvent.objects.about(user)[:LONGEST_HISTORY])
    return tell(events, SENTENCES, names_of(events))


def second_factors_of(user: User) -> list[str]:
    """The kinds that a person has set up, in words."""
    words = {
        Authenticator.Type.TOTP.value: "aplikasi autentikator",
        Authenticator.Type.WEBAUTHN.value: "kunci sandi",
        Authenticator.Type.RECOVERY_CODES.value: "kode pemulihan",
    }
    kinds = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    return [word for kind, word in words.items() if kind in kinds]


def offices() -> QuerySet[BranchOffice]:
    """All offices with the areas they serve this month and how many people work there."""
    served = ServiceArea.objects.in_force(Month.of(timezone.localdate(clock.now()))).select_related("region")
    return (
        BranchOffice.objects.select_related("parent")
        .prefetch_related(Prefetch("service_areas", queryset=served, to_attr="served"))
        .annotate(staff=Count("user", filter=Q(user__is_active=True)))
        .order_by("name")
    )
