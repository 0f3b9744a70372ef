"""Asking for a pack: its files wait in line and are written one after the other by a process in the background."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django_q.tasks import async_task

from accounts.models import User
from audit import trail
from coverage.models import Release
from monev.actions.refusal import RecordRefused
from monev.models import Meeting, Pack, PackFile
from monev.policies import check_can_make_packs, check_can_read_meeting
from monev.vocabulary import Form, Span
from periods import clock
from regions.models import Region

MOST_OPEN = 3
# A second click, or the page sent once more, asks for the same.
SAME_REQUEST = timedelta(seconds=10)
# What lies open for so long is not coming any more and keeps nobody from asking again.
GIVEN_UP = timedelta(hours=1)
# By name: the worker is on a higher floor.
WRITER = "monev.jobs.write_file"


@transaction.atomic
def request_pack(
    *,
    release: Release,
    scope: Region,
    regions: Sequence[Region],
    span: Span,
    meeting: Meeting | None,
    forms: Collection[Form],
    by: User,
) -> Pack:
    """A pack whose files wait to be written; no region chosen: the whole scope. The same within seconds is the same."""
    check_can_make_packs(by)
    if meeting is not None:
        check_can_read_meeting(by, meeting=meeting)
    # One request of a person after the other, so that the second finds the first.
    User.objects.select_for_update().get(pk=by.pk)
    now = clock.now()
    wanted = tuple(form for form in Form if form in forms)
    known = _asked_just_now(release, scope, regions, span, meeting, wanted, by, now)
    if known is not None:
        return known
    obstacles = _obstacles(release, scope, regions, meeting, wanted, by, now)
    if obstacles:
        raise RecordRefused(obstacles)
    pack = Pack.objects.create(
        release=release, scope=scope, span=span, meeting=meeting, by=by, as_of=now, is_example=by.is_example
    )
    pack.regions.set(regions)
    files = [PackFile.objects.create(pack=pack, form=form, name=form.label) for form in wanted]
    stand_in_line(files[0])
    trail.record(
        by=by,
        action="pack-requested",
        about=pack,
        release=release.label,
        regions=[region.name for region in regions],
        span=str(span),
        forms=[str(form) for form in wanted],
        meeting=str(meeting) if meeting else "",
    )
    return pack


@transaction.atomic
def retry_pack_file(*, file: PackFile, by: User) -> PackFile:
    """Have one format written again that failed; what the pack shows is still as of the day it was asked for."""
    check_can_make_packs(by)
    # All files of the pack, so that one that is just being finished cannot overlook this one.
    files = {row.pk: row for row in _held_files(file.pack_id)}
    held = files[file.pk]
    form = Form(held.form)
    if held.finished_at is None:
        raise RecordRefused([f"{form.label} sudah menunggu giliran; berkasnya muncul di halaman ini."])
    if not held.failure:
        raise RecordRefused([f"{form.label} sudah selesai; unduh berkasnya di halaman ini."])
    in_line = any(row.finished_at is None for row in files.values())
    held.failure, held.attempts, held.started_at, held.finished_at = "", 0, None, None
    held.save(update_fields=["failure", "attempts", "started_at", "finished_at"])
    # A pack that is still being written comes by itself to every file that is open.
    if not in_line:
        stand_in_line(held)
    trail.record(by=by, action="pack-file-retried", about=held.pack, form=str(form))
    return held


def _held_files(pack: int) -> QuerySet[PackFile]:
    return PackFile.objects.select_for_update(of=("self",)).select_related("pack").defer("content").filter(pack=pack)


def stand_in_line(file: PackFile) -> None:
    """Hand one file to the workers, together with whatever the transaction around it does."""
    async_task(WRITER, file.pk, task_name=f"pack-{file.pack_id}-{file.form}")


def _asked_just_now(
    release: Release,
    scope: Region,
    regions: Sequence[Region],
    span: Span,
    meeting: Meeting | None,
    forms: tuple[Form, ...],
    by: User,
    now: datetime,
) -> Pack | None:
    lately = Pack.objects.filter(release=release, scope=scope, span=span, meeting=meeting, by=by)
    for pack in lately.filter(as_of__gt=now - SAME_REQUEST, as_of__lte=now):
        same_regions = set(pack.regions.values_list("pk", flat=True)) == {region.pk for region in regions}
        if same_regions and set(pack.files.values_list("form", flat=True)) == set(forms):
            return pack
    return None


def _obstacles(
    release: Release,
    scope: Region,
    regions: Sequence[Region],
    meeting: Meeting | None,
    forms: tuple[Form, ...],
    by: User,
    now: datetime,
) -> list[str]:
    obstacles = []
    if not forms:
        obstacles.append("Pilih sedikitnya satu format berkas.")
    if release.scope_id != scope.pk:
        obstacles.append(f"Rilis {release.label} bukan rilis {scope.official_name}.")
    if not Release.objects.readable(now).filter(pk=release.pk).exists():
        obstacles.append(f"Rilis {release.label} belum terbuka untuk umum; paket dibuat sesudah rilis terbit.")
    strangers = [region.official_name for region in regions if region.parent_id != scope.pk]
    if strangers:
        obstacles.append(f"Bukan kabupaten/kota di {scope.official_name}: {', '.join(strangers)}.")
    if meeting is not None and regions and meeting.region_id not in {scope.pk, *(region.pk for region in regions)}:
        obstacles.append(f"Rapat {meeting.region.official_name} bukan rapat dari wilayah yang dipilih.")
    open_packs = Pack.objects.filter(by=by, as_of__gt=now - GIVEN_UP, files__finished_at__isnull=True).distinct()
    if open_packs.count() >= MOST_OPEN:
        obstacles.append(f"Masih ada {MOST_OPEN} paket Anda yang sedang dibuat; tunggu sampai salah satunya selesai.")
    return obstacles
