"""A monev meeting. What was concluded is never changed; what comes to light later is added below it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from coverage.models import Release
from enrolment.models import PROGRAMMES
from monev.models.files import StoredFile
from regions.models import Region


class Meeting(models.Model):
    """One meeting of a regency (or of the whole scope) with the branch.

    ``agenda``, ``decisions`` and ``obstacles`` hold one item a line. Names of officials are given by the meeting,
    never made up: an empty one stays a line to sign on.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="meetings", verbose_name="wilayah")
    title = models.CharField("judul", max_length=200)
    day = models.DateField("tanggal")
    place = models.CharField("tempat", max_length=200)
    hosts = models.CharField("penyelenggara", max_length=300)
    chair = models.CharField("pimpinan rapat", max_length=200)
    release = models.ForeignKey(
        Release, models.PROTECT, null=True, related_name="meetings", verbose_name="rilis yang dibahas"
    )
    agenda = models.TextField("agenda", blank=True)
    figures_said = models.TextField("angka yang disampaikan", blank=True)
    obstacles = models.TextField("kendala", blank=True)
    decisions = models.TextField("keputusan", blank=True)
    notes = models.TextField("catatan", blank=True)
    secretary_title = models.CharField("jabatan penanda tangan Pemkab", max_length=120, default="Sekretaris Daerah")
    secretary_name = models.CharField("nama penanda tangan Pemkab", max_length=120, blank=True)
    branch_title = models.CharField(
        "jabatan penanda tangan cabang", max_length=120, default="Kepala Cabang BPJS Ketenagakerjaan"
    )
    branch_name = models.CharField("nama penanda tangan cabang", max_length=120, blank=True)
    source = models.TextField("sumber", blank=True)
    url = models.URLField("alamat sumber", max_length=500, blank=True)
    # Nobody: loaded with the reference data.
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="dicatat oleh"
    )
    recorded_at = models.DateTimeField("dicatat")
    is_example = models.BooleanField("contoh", default=False)

    class Meta:
        verbose_name = "rapat monev"
        verbose_name_plural = "rapat monev"
        ordering = ("-day", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("region", "day", "title"), name="one_meeting_per_area_day_title"),
        )

    def __str__(self) -> str:
        return f"{self.title}, {self.region.name}"


class Conclusion(models.Model):
    """The minutes were agreed: from then on the meeting is public and stays as it is."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="conclusion", verbose_name="rapat")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="disahkan oleh"
    )
    at = models.DateTimeField("disahkan")

    class Meta:
        verbose_name = "pengesahan notula"
        verbose_name_plural = "pengesahan notula"

    def __str__(self) -> str:
        return f"{self.meeting}: disahkan"


class Attendance(models.Model):
    """An office that was there; how many persons, where somebody counted."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances", verbose_name="rapat")
    position = models.PositiveSmallIntegerField("urutan")
    office = models.CharField("kantor atau jabatan", max_length=160)
    persons = models.PositiveSmallIntegerField("orang", null=True)

    class Meta:
        verbose_name = "kehadiran"
        verbose_name_plural = "kehadiran"
        ordering = ("meeting", "position")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "position"), name="attendances_stand_in_order"),
            models.CheckConstraint(
                condition=Q(persons__isnull=True) | Q(persons__gte=1), name="attendance_counts_somebody"
            ),
        )

    def __str__(self) -> str:
        return self.office


class Handover(models.Model):
    """Benefits handed over at a meeting, as counts: no names, no numbers of persons."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="handovers", verbose_name="rapat")
    programme = models.CharField("program", max_length=3, choices=PROGRAMMES)
    cases = models.PositiveIntegerField("penerima")
    rupiah = models.PositiveBigIntegerField("rupiah", null=True)
    note = models.CharField("keterangan", max_length=200, blank=True)

    class Meta:
        verbose_name = "penyerahan manfaat"
        verbose_name_plural = "penyerahan manfaat"
        ordering = ("meeting", "programme", "pk")
        constraints = (models.CheckConstraint(condition=Q(cases__gte=1), name="handover_counts_somebody"),)

    def __str__(self) -> str:
        return f"{self.programme}: {self.cases}"


class Addendum(models.Model):
    """What came to light after the minutes were agreed; it stands below them."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="addenda", verbose_name="rapat")
    text = models.TextField("tambahan")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh")
    at = models.DateTimeField("ditambahkan")

    class Meta:
        verbose_name = "tambahan notula"
        verbose_name_plural = "tambahan notula"
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.meeting}: tambahan"


class MeetingFile(models.Model):
    """A file of a meeting: invitation, attendance list, signed minutes, photographs."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="files", verbose_name="rapat")
    file = models.OneToOneField(StoredFile, models.CASCADE, related_name="+", verbose_name="berkas")
    title = models.CharField("keterangan", max_length=160)

    class Meta:
        verbose_name = "berkas rapat"
        verbose_name_plural = "berkas rapat"
        ordering = ("meeting", "pk")

    def __str__(self) -> str:
        return self.title


class FileWithdrawal(models.Model):
    """A file that should not have come here: its content is gone, its name and sum stay with the reason."""

    file = models.OneToOneField(MeetingFile, models.CASCADE, related_name="withdrawal", verbose_name="berkas rapat")
    reason = models.CharField("alasan", max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="ditarik oleh")
    at = models.DateTimeField("ditarik")

    class Meta:
        verbose_name = "penarikan berkas rapat"
        verbose_name_plural = "penarikan berkas rapat"

    def __str__(self) -> str:
        return f"{self.file}: ditarik"
