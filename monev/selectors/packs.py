"""Packs as their pages show them: how far each file is, whether anybody works, and all files as one archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.db.models import Count, F, Q, QuerySet
from django_q.models import OrmQ

from accounts.models import User
from monev.manifest import NAME, Manifest, Missing, Written, write_manifest
from monev.models import Pack, PackFile
from monev.policies import can_read_drafts
from monev.vocabulary import Form
from monev.writers.archive import zip_files
from periods import clock

NO_WORKER = (
    "Belum ada pekerja latar: paket menunggu, tetapi tidak ada yang menulisnya. "
    "Hubungi pengelola agar menjalankan manage.py qcluster."
)
MOST_LISTED = 50
# A worker that runs looks every second.
_PATIENCE = timedelta(seconds=15)


class FileState(StrEnum):
    WAITING = "menunggu"
    WRITING = "sedang ditulis"
    DONE = "selesai"
    FAILED = "gagal"


@dataclass(frozen=True)
class FileLine:
    """One format; ``failure`` is a sentence, ``size`` and ``sha256`` are there when it is done."""

    pk: int
    form: Form
    state: FileState
    name: str
    size: int | None
    sha256: str
    finished_at: datetime | None
    failure: str

    @property
    def words(self) -> str:
        """``selesai, 123 KB``"""
        return self.state if self.size is None else f"{self.state}, {max(1, round(self.size / 1024))} KB"


@dataclass(frozen=True)
class PackProgress:
    """``obstacle`` says that nobody works on it."""

    files: tuple[FileLine, ...]
    obstacle: str

    @property
    def is_open(self) -> bool:
        return any(line.state in (FileState.WAITING, FileState.WRITING) for line in self.files)

    @property
    def written(self) -> int:
        return sum(line.state is FileState.DONE for line in self.files)

    @property
    def words(self) -> str:
        """``3 dari 7 berkas selesai.``"""
        return f"{self.written} dari {len(self.files)} berkas selesai."

    @property
    def is_whole(self) -> bool:
        """Nothing is coming any more, and there is something to take away."""
        return not self.is_open and any(line.state is FileState.DONE for line in self.files)


def latest_packs(user: User) -> QuerySet[Pack]:
    """The latest that this person may read, whoever asked for them. Two queries."""
    done = Count("files", filter=Q(files__size__isnull=False))
    return _packs(user).annotate(wanted=Count("files"), written=done).order_by("-as_of", "-pk")[:MOST_LISTED]


def find_pack(user: User, number: int) -> Pack | None:
    """A pack that this person may read; others are not there."""
    return _packs(user).filter(pk=number).first()


def _packs(user: User) -> QuerySet[Pack]:
    """A pack for minutes that were not agreed when it was made shows the draft: it is for those who may read that."""
    packs = Pack.objects.all()
    if not can_read_drafts(user):
        packs = packs.filter(Q(meeting=None) | Q(meeting__conclusion__at__lte=F("as_of")))
    return packs.select_related("release", "scope", "meeting__region", "by").prefetch_related("regions")


def progress_of(pack: Pack) -> PackProgress:
    """Two or three queries; what the files hold is not read."""
    files = tuple(_line(file) for file in pack.files.defer("content").order_by("pk"))
    is_open = any(line.finished_at is None for line in files)
    return PackProgress(files, NO_WORKER if is_open and worker_is_missing(clock.now()) else "")


def worker_is_missing(now: datetime) -> bool:
    """Something waits for longer than a worker that runs would let it, and nothing is being written either."""
    waits = OrmQ.objects.filter(lock__lt=now - _PATIENCE).exists()
    repeated = timedelta(seconds=settings.Q_CLUSTER["retry"])
    return waits and not PackFile.objects.filter(finished_at__isnull=True, started_at__gt=now - repeated).exists()


def whole_pack(pack: Pack) -> bytes:
    """All files and the list of them as one archive; the same pack gives the same bytes."""
    files = pack.files.order_by("pk")
    contents = [(file.name, bytes(file.content)) for file in files if file.content is not None]
    return zip_files([*contents, (NAME, write_manifest(manifest_of(pack)))], pack.as_of.astimezone(UTC))


def manifest_of(pack: Pack) -> Manifest:
    """What was written and what could not be; of a pack that is still open, so far."""
    files = list(pack.files.defer("content").order_by("pk"))
    return Manifest(
        pack=pack.pk,
        house=settings.SITE_NAME,
        release=pack.release.label,
        scope=pack.scope.official_name,
        regions=tuple(pack.regions.order_by("kemendagri_code").values_list("name", flat=True)),
        span=str(pack.span),
        requested=pack.as_of.astimezone(UTC),
        example=pack.is_example or pack.release.is_example,
        files=[
            Written(file.name, file.form, file.size, file.sha256, file.finished_at.astimezone(UTC))
            for file in files
            if file.size is not None and file.finished_at is not None
        ],
        missing=[Missing(file.form, file.failure) for file in files if file.failure],
    )


def _line(file: PackFile) -> FileLine:
    if file.failure:
        state = FileState.FAILED
    elif file.finished_at is not None:
        state = FileState.DONE
    else:
        state = FileState.WRITING if file.started_at else FileState.WAITING
    return FileLine(file.pk, Form(file.form), state, file.name, file.size, file.sha256, file.finished_at, file.failure)
