"""Packs written by real workers: killed in the middle, two at once, one after the other, never twice."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django_q.models import OrmQ

from accounts.models import User
from coverage.models import Release
from monev.actions import request_pack
from monev.jobs import WRITERS
from monev.models import Pack, PackFile
from monev.selectors.packs import progress_of
from monev.vocabulary import Form, Span
from tests.factories import denominator, released, verified_report
from tests.other_process import ROOT, database_url

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

# So long a job may take here; fifteen seconds later it is repeated.
JOB_SECONDS = 3
REPEATED = JOB_SECONDS + 15


@pytest.fixture
def release(reference: object, fajar: User) -> Release:
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    return released(by=fajar)


@contextmanager
def workers(seconds: int = 60) -> Iterator[subprocess.Popen[bytes]]:
    """qcluster as in production, in a process group of its own."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "qcluster"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": database_url(), "JOB_SECONDS": str(seconds)},
        start_new_session=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(20)


def asked(release: Release, by: User, forms: tuple[Form, ...] = tuple(WRITERS), span: Span = Span.MONTH) -> Pack:
    return request_pack(release=release, scope=release.scope, regions=[], span=span, meeting=None, forms=forms, by=by)


def until(condition: Callable[[], bool], seconds: float) -> bool:
    limit = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > limit:
            return False
        time.sleep(0.02)
    return True


def is_begun(pack: Pack) -> bool:
    return PackFile.objects.filter(pack=pack, started_at__isnull=False, finished_at__isnull=True).exists()


def is_done(*packs: Pack) -> bool:
    return not PackFile.objects.filter(pack__in=packs, finished_at__isnull=True).exists()


def check_whole(pack: Pack, forms: tuple[Form, ...]) -> None:
    files = list(pack.files.order_by("pk"))
    assert [file.form for file in files] == list(forms)
    for file in files:
        assert file.failure == "", file.failure
        assert file.sha256 == hashlib.sha256(bytes(file.content or b"")).hexdigest(), file.form


def test_workers_write_every_format_of_two_packs_once_and_in_turns(release: Release, dewi: User, eka: User) -> None:
    forms = tuple(WRITERS)
    first, second = asked(release, dewi), asked(release, eka, span=Span.YEAR)
    with workers():
        assert until(lambda: is_done(first, second), 120)
        assert until(lambda: not OrmQ.objects.exists(), 20)
    for pack in (first, second):
        check_whole(pack, forms)
        assert set(pack.files.values_list("attempts", flat=True)) == {1}
        assert progress_of(pack).is_whole
    starts = PackFile.objects.order_by("started_at").values_list("pack_id", flat=True)
    # The second did not wait for the last file of the first.
    assert set(starts[: len(forms) - 1]) == {first.pk, second.pk}
    call_command("verify_audit", stdout=StringIO())


def test_two_groups_of_workers_at_once_write_nothing_twice(release: Release, dewi: User, eka: User) -> None:
    forms = (Form.XLSX, Form.CSV)
    packs = [asked(release, person, forms, span) for person in (dewi, eka) for span in list(Span)[:3]]
    with workers(), workers():
        assert until(lambda: is_done(*packs), 120)
        assert until(lambda: not OrmQ.objects.exists(), 20)
    for pack in packs:
        check_whole(pack, forms)
    assert set(PackFile.objects.values_list("attempts", flat=True)) == {1}


def test_a_file_whose_workers_were_killed_is_written_by_the_next(release: Release, dewi: User) -> None:
    forms = (Form.SHEETS, Form.PDF, Form.CSV)
    pack = asked(release, dewi, forms)
    forms = tuple(form for form in Form if form in forms)

    with workers(JOB_SECONDS) as process:
        assert until(lambda: is_begun(pack), 60)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(20)
    half = pack.files.get(started_at__isnull=False, finished_at__isnull=True)
    assert (half.content, half.attempts) == (None, 1)
    assert OrmQ.objects.count() == 1

    with workers():
        assert until(lambda: is_done(pack), REPEATED + 60)
        assert until(lambda: not OrmQ.objects.exists(), 20)
    check_whole(pack, forms)
    attempts = dict(pack.files.values_list("form", "attempts"))
    assert attempts.pop(half.form) == 2
    assert set(attempts.values()) == {1}


def test_a_file_whose_worker_alone_was_killed_comes_again_in_the_same_group(release: Release, dewi: User) -> None:
    """As the system does when memory ends; the rest of the group goes on."""
    pack = asked(release, dewi, (Form.SHEETS,))
    seconds = 10
    with workers(seconds) as process:
        assert until(lambda: is_begun(pack) and bool(at_work(process.pid)), 60)
        # Nobody finishes anything between the look and the kill.
        os.killpg(process.pid, signal.SIGSTOP)
        assert not is_done(pack)
        os.kill(at_work(process.pid)[0], signal.SIGKILL)
        os.killpg(process.pid, signal.SIGCONT)
        assert until(lambda: is_done(pack), seconds + 15 + 60)
        assert process.poll() is None
    check_whole(pack, (Form.SHEETS,))
    assert pack.files.get().attempts == 2


def at_work(group: int) -> list[int]:
    """Processes of the group, its leader apart, that used a third of a second of the processor; the busiest first."""
    asked_of = ["ps", "-o", "pid=", "-g", str(group)]
    listed = subprocess.run(asked_of, capture_output=True, text=True, check=False).stdout.split()
    used = {int(process): seconds_used(process) for process in listed if int(process) != group}
    busy = [process for process, seconds in used.items() if seconds >= 1 / 3]
    return sorted(busy, key=lambda process: used[process], reverse=True)


def seconds_used(process: str) -> float:
    """Of the processor, as user and as system; 0 for a process that is gone."""
    try:
        after_its_name = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return (int(after_its_name[11]) + int(after_its_name[12])) / os.sysconf("SC_CLK_TCK")
