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

    def writing() -> bool:
        return PackFile.objects.filter(pack=pack, started_at__isnull=False, finished_at__isnull=True).exists()

    with workers(JOB_SECONDS) as process:
        assert until(writing, 60)
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
        assert until(lambda: bool(at_work(process.pid)), 60)
        assert PackFile.objects.get(pack=pack).finished_at is None
        os.kill(at_work(process.pid)[0], signal.SIGKILL)
        assert until(lambda: is_done(pack), seconds + 15 + 60)
        assert process.poll() is None
    check_whole(pack, (Form.SHEETS,))
    assert pack.files.get().attempts == 2


def at_work(group: int) -> list[int]:
    """The processes of the group, its leader apart, that used the processor for a second or more."""
    asked_of = ["ps", "-o", "pid=,cputimes=", "-g", str(group)]
    lines = subprocess.run(asked_of, capture_output=True, text=True, check=False).stdout.splitlines()
    used = {int(process): int(seconds) for process, seconds in map(str.split, lines)}
    return [process for process, seconds in used.items() if process != group and seconds >= 1]
