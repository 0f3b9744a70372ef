"""People, the branch offices they work in, and which office serves which area since when."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from accounts.querysets import ServiceAreaQuerySet
from accounts.roles import Role as Role
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
