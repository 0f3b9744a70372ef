"""People, the branch offices they work in, and which office serves which area since when."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.querysets import ServiceAreaQuerySet
from accounts.roles import Role as Role
from periods import clock
from periods.fields import MonthField, month_is_first_day
from regions.models import Region


class OfficeKind(models.TextChoices):
    REGIONAL = "regional", "Kantor wilayah"
    BRANCH = "branch", "Kantor cabang"
    PIONEER = "pioneer", "Kantor cabang perintis"


class BranchOffice(models.Model):
    """A BPJS Ketenagakerjaan office."""

    code = models.SlugField("kode", max_length=40, unique=True)
    name = models.CharField("nama", max_length=120)
    kind = models.CharField("jenis", max_length=10, choices=OfficeKind)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children", verbose_name="induk")
    source = models.TextField("sumber", blank=True)
    is_verified = models.BooleanField("terverifikasi", default=False)
    note = models.TextField("catatan", blank=True)

    class Meta:
        verbose_name = "kantor"
        verbose_name_plural = "kantor"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class ServiceArea(models.Model):
    """An office serves an area from one month on, until it says otherwise; many to many and dated."""

    office = models.ForeignKey(BranchOffice, models.PROTECT, related_name="service_areas", verbose_name="kantor")
    region = models.ForeignKey(Region, models.PROTECT, related_name="service_areas", verbose_name="wilayah")
    valid_from = MonthField("berlaku sejak")
    valid_to = MonthField("berlaku sampai", null=True)
    source = models.TextField("sumber", blank=True)
    note = models.TextField("catatan", blank=True)
    is_example = models.BooleanField("contoh", default=False)

    objects = ServiceAreaQuerySet.as_manager()

    class Meta:
        verbose_name = "wilayah kerja"
        verbose_name_plural = "wilayah kerja"
        ordering = ("region", "office", "valid_from")
        constraints = (
            models.UniqueConstraint(fields=("office", "region", "valid_from"), name="one_service_area_per_start"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="service_area_ends_after_it_starts",
            ),
            month_is_first_day("valid_from", "service_area_month_is_first_day"),
        )

    def __str__(self) -> str:
        return f"{self.office} melayani {self.region}"


class User(AbstractUser):
    """One person with one role; entry and verification reach as far as the service areas of the office."""

    role = models.CharField(
        "peran", max_length=10, choices=[(role.value, role.label) for role in Role], default=Role.VIEWER.value
    )
    office = models.ForeignKey(BranchOffice, models.PROTECT, null=True, blank=True, verbose_name="kantor")
    expires_on = models.DateField("berakhir pada", null=True, blank=True)
    # Raised when open sessions have to end although the password stays.
    session_series = models.PositiveIntegerField("deret sesi", default=0)
    is_example = models.BooleanField("akun contoh", default=False)

    class Meta(AbstractUser.Meta):
        verbose_name = "akun"
        verbose_name_plural = "akun"
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(role__in=("entry", "verifier")) | models.Q(office__isnull=False),
                name="entry_and_verification_belong_to_an_office",
            ),
        )

    @property
    def full_name(self) -> str:
        return self.get_full_name() or self.username

    @property
    def is_expired(self) -> bool:
        """From the day of ``expires_on`` on the account is closed."""
        return self.expires_on is not None and timezone.localdate(clock.now()) >= self.expires_on

    @property
    def may_sign_in(self) -> bool:
        return self.is_active and not self.is_expired

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session is bound to: the password and the series, so that raising the series ends every session."""
        return salted_hmac(
            "accounts.User.session", f"{self.session_series}:{self.password}", secret=secret, algorithm="sha256"
        ).hexdigest()


class Invitation(models.Model):
    """A link with which a person sets a password, once, within some days. Only the fingerprint of the link is kept."""

    user = models.ForeignKey(User, models.CASCADE, related_name="invitations", verbose_name="akun")
    fingerprint = models.CharField("sidik", max_length=64, unique=True)
    created_at = models.DateTimeField("dibuat")
    expires_at = models.DateTimeField("berlaku sampai")
    used_at = models.DateTimeField("dipakai", null=True)
    withdrawn_at = models.DateTimeField("dicabut", null=True)

    class Meta:
        verbose_name = "undangan"
        verbose_name_plural = "undangan"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("user",),
                condition=models.Q(used_at__isnull=True, withdrawn_at__isnull=True),
                name="one_open_invitation_a_person",
            ),
        )

    def __str__(self) -> str:
        return f"Undangan {self.user}"
