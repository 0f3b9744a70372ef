"""Packs: asked for once, written one file after the other, and still provably the same later."""

from __future__ import annotations

import hashlib
import io
import json
import logging
import zipfile
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django_q.models import OrmQ

from accounts.models import User
from audit.models import AuditEvent
from coverage.models import Release
from monev import jobs
from monev.actions import RecordRefused, request_pack, retry_pack_file
from monev.actions.packs import GIVEN_UP, MOST_OPEN, SAME_REQUEST
from monev.assembly import read_pack
from monev.models import Meeting, Pack, PackFile
from monev.selectors.checking import UNKNOWN, check_content
from monev.selectors.packs import NO_WORKER, FileState, progress_of, whole_pack, worker_is_missing
from monev.sentences import SENTENCES
from monev.vocabulary import Form, Span
from periods import clock
from regions.models import Region
from tests.factories import denominator, released, verified_report
from tests.meetings import everything_of_a_meeting

pytestmark = pytest.mark.django_db

QUICK = (Form.XLSX, Form.CSV)


@pytest.fixture
def release(fajar: User) -> Release:
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    return released(by=fajar)


def asked(
    release: Release,
    by: User,
    *,
    forms: Iterable[Form] = QUICK,
    regions: Iterable[Region] = (),
    span: Span = Span.MONTH,
    meeting: Meeting | None = None,
) -> Pack:
    return request_pack(
        release=release,
        scope=release.scope,
        regions=list(regions),
        span=span,
        meeting=meeting,
        forms=list(forms),
        by=by,
    )


def waiting() -> list[int]:
    """The files that stand in line, first come first."""
    return [entry.task["args"][0] for entry in OrmQ.objects.order_by("pk")]


def work(writers: dict[Form, jobs.Writer] | None = None) -> list[PackFile]:
    """What a single worker does until nothing waits any more; the files in the order in which they were written."""
    done = []
    while entry := OrmQ.objects.order_by("pk").first():
        number = entry.task["args"][0]
        entry.delete()
        jobs.write_file(number, {**jobs.WRITERS, **(writers or {})})
        done += PackFile.objects.filter(pk=number)
    return done


def written(release: Release, by: User, **asks: object) -> Pack:
    pack = asked(release, by, **asks)  # type: ignore[arg-type]
    work()
    return pack


# ---- Asking


def test_a_pack_waits_in_line_and_is_told_in_the_trail(release: Release, dewi: User) -> None:
    pack = asked(release, dewi, forms=(Form.CSV, Form.PDF), span=Span.QUARTER)
    assert [(file.form, file.finished_at, file.size) for file in pack.files.order_by("pk")] == [
        ("pdf", None, None),
        ("csv", None, None),
    ]
    assert waiting() == [pack.files.get(form="pdf").pk]
    event = AuditEvent.objects.get(action="pack-requested")
    assert event.actor_id == dewi.pk
    assert SENTENCES["pack-requested"].tell(event.details) == (
        "meminta paket monev dari rilis 2026-10.1, periode triwulan\nformat PDF, CSV dengan metadata (ZIP)"
    )


def test_a_second_click_gets_the_same_pack(release: Release, dewi: User, eka: User) -> None:
    start = clock.now()
    with clock.standing_at(start):
        first = asked(release, dewi)
    with clock.standing_at(start + SAME_REQUEST / 2):
        assert asked(release, dewi) == first
        assert asked(release, dewi, forms=(Form.CSV,)) != first
        assert asked(release, eka) != first
    with clock.standing_at(start + SAME_REQUEST * 2):
        assert asked(release, dewi) != first
    assert AuditEvent.objects.filter(action="pack-requested").count() == Pack.objects.count() == 4


def test_other_areas_make_another_pack(release: Release, dewi: User) -> None:
    south, metro = Region.objects.get(kemendagri_code="18.01"), Region.objects.get(kemendagri_code="18.72")
    assert asked(release, dewi, regions=[south]) != asked(release, dewi, regions=[metro])
    assert asked(release, dewi, regions=[south]) == asked(release, dewi, regions=[south])


def test_what_cannot_be_made_is_refused_with_its_reasons(release: Release, dewi: User, fajar: User) -> None:
    with pytest.raises(RecordRefused) as refused:
        asked(release, dewi, forms=(), regions=[release.scope])
    assert refused.value.obstacles == (
        "Pilih sedikitnya satu format berkas.",
        "Bukan kabupaten/kota di Provinsi Lampung: Provinsi Lampung.",
    )
    hidden = released(after=1, at=clock.now() + timedelta(days=2), embargo_readers=[dewi], by=fajar)
    with pytest.raises(RecordRefused, match="belum terbuka untuk umum"):
        asked(hidden, dewi)
    assert Pack.objects.count() == 0
    assert waiting() == []


def test_a_draft_of_a_meeting_is_no_reason_for_a_pack_of_a_reader(release: Release, dewi: User, fajar: User) -> None:
    meeting = everything_of_a_meeting(fajar)
    drafted = Meeting.objects.get(pk=meeting.pk)
    drafted.conclusion.delete()
    with pytest.raises(PermissionDenied):
        asked(release, dewi, meeting=Meeting.objects.get(pk=meeting.pk))
    asked(release, fajar, meeting=Meeting.objects.get(pk=meeting.pk))


def test_nobody_fills_the_line_alone(release: Release, dewi: User, eka: User) -> None:
    start = clock.now()
    with clock.standing_at(start):
        for span in list(Span)[:MOST_OPEN]:
            asked(release, dewi, span=span)
        with pytest.raises(RecordRefused, match=f"Masih ada {MOST_OPEN} paket Anda"):
            asked(release, dewi, span=list(Span)[MOST_OPEN])
        asked(release, eka)
    with clock.standing_at(start + GIVEN_UP * 2):
        asked(release, dewi)


# ---- Writing


def test_every_format_is_written_with_its_sum(release: Release, dewi: User) -> None:
    pack = written(release, dewi, forms=tuple(jobs.WRITERS), span=Span.YEAR)
    for file in pack.files.all():
        content = bytes(file.content or b"")
        assert file.failure == ""
        assert file.name == Form(file.form).file_name("paket-monev_provinsi-lampung_2026-10_rilis-1_tahun"), file.form
        assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
        assert content.startswith(b"%PDF" if file.name.endswith(".pdf") else b"PK"), file.form
        assert file.attempts == 1
    assert waiting() == []


def test_written_again_a_file_is_the_same(release: Release, dewi: User) -> None:
    pack = written(release, dewi)
    with clock.standing_at(clock.now() + timedelta(days=3)):
        for form in QUICK:
            again = jobs.WRITERS[form](read_pack(Pack.objects.get(pk=pack.pk)))
            assert again == bytes(pack.files.get(form=form).content or b""), form


def test_two_packs_take_turns(release: Release, dewi: User, eka: User) -> None:
    first, second = asked(release, dewi), asked(release, eka)
    assert [file.pack_id for file in work()] == [first.pk, second.pk, first.pk, second.pk]


def test_a_format_that_fails_leaves_the_others_alone(
    release: Release, dewi: User, caplog: pytest.LogCaptureFixture
) -> None:
    pack = asked(release, dewi, forms=(Form.XLSX, Form.CSV))
    with caplog.at_level(logging.ERROR):
        work({Form.XLSX: stumble})
    failed, done = pack.files.order_by("pk")
    assert failed.failure == jobs.FAILED
    assert (failed.content, failed.sha256, failed.size) == (None, "", None)
    assert done.sha256
    assert "rahasia dapur" in caplog.text
    states = [line.state for line in progress_of(pack).files]
    assert states == [FileState.FAILED, FileState.DONE]
    assert progress_of(pack).is_whole
    assert json.loads(member(whole_pack(pack), "manifest.json"))["tidak_dapat_ditulis"] == [
        {"format": "xlsx", "sebab": jobs.FAILED}
    ]


def stumble(_: object) -> bytes:
    raise ZeroDivisionError("rahasia dapur")


def test_a_format_that_failed_is_written_when_somebody_asks_again(release: Release, dewi: User, eka: User) -> None:
    pack = asked(release, dewi)
    work({Form.XLSX: stumble})
    failed = pack.files.get(form=Form.XLSX)
    retry_pack_file(file=failed, by=eka)
    assert [line.state for line in progress_of(pack).files] == [FileState.WAITING, FileState.DONE]
    with pytest.raises(RecordRefused, match=r"Excel \(XLSX\) sudah menunggu giliran"):
        retry_pack_file(file=failed, by=eka)
    assert waiting() == [failed.pk]
    work()
    assert progress_of(pack).words == "2 dari 2 berkas selesai."
    with pytest.raises(RecordRefused, match=r"Excel \(XLSX\) sudah selesai"):
        retry_pack_file(file=failed, by=eka)
    event = AuditEvent.objects.get(action="pack-file-retried")
    assert (event.actor_id, event.subject_id) == (eka.pk, str(pack.pk))
    assert SENTENCES["pack-file-retried"].tell(event.details) == "meminta format Excel (XLSX) ditulis lagi"


def test_a_pack_that_is_still_being_written_stands_in_line_once(release: Release, dewi: User) -> None:
    pack = asked(release, dewi)
    failed, open_file = pack.files.order_by("pk")
    jobs.write_file(failed.pk, {Form.XLSX: stumble})
    OrmQ.objects.order_by("pk")[0].delete()
    assert waiting() == [open_file.pk]
    retry_pack_file(file=failed, by=dewi)
    assert waiting() == [open_file.pk]
    assert [file.form for file in work()] == [Form.CSV, Form.XLSX]
    assert progress_of(pack).is_whole


def test_a_format_that_fails_again_says_so_again(release: Release, dewi: User) -> None:
    pack = asked(release, dewi)
    for _ in range(2):
        work({Form.XLSX: stumble})
        file = pack.files.get(form=Form.XLSX)
        assert (file.failure, file.attempts) == (jobs.FAILED, 1)
        retry_pack_file(file=file, by=dewi)


def test_a_job_that_comes_again_changes_nothing(release: Release, dewi: User) -> None:
    pack = written(release, dewi)
    before = list(pack.files.order_by("pk").values())
    for file in pack.files.all():
        jobs.write_file(file.pk)
    assert list(pack.files.order_by("pk").values()) == before
    assert waiting() == []


def test_a_file_that_stops_its_worker_again_and_again_is_given_up(release: Release, dewi: User) -> None:
    def stop(_: object) -> bytes:
        raise SystemExit("the time of the job is over")

    pack = asked(release, dewi)
    (number,) = waiting()
    for attempt in range(1, jobs.MOST_ATTEMPTS + 1):
        with pytest.raises(SystemExit):
            jobs.write_file(number, {Form.XLSX: stop})
        assert PackFile.objects.get(pk=number).attempts == attempt
        assert len(waiting()) == 1
    jobs.write_file(number)
    assert PackFile.objects.get(pk=number).failure == jobs.GAVE_UP
    work()
    assert pack.files.get(form=Form.CSV).sha256


def test_a_pack_that_was_removed_meanwhile_is_no_trouble(release: Release, dewi: User) -> None:
    pack = asked(release, dewi)
    pack.delete()
    work()
    assert PackFile.objects.count() == 0


def test_a_pack_that_nobody_works_on_says_so(release: Release, dewi: User) -> None:
    now = clock.now()
    pack = asked(release, dewi)
    assert progress_of(pack).obstacle == ""
    with clock.standing_at(now + timedelta(seconds=30)):
        assert progress_of(pack).obstacle == NO_WORKER
        # Somebody works, on something else.
        other = asked(release, dewi, forms=(Form.PDF,))
        PackFile.objects.filter(pack=other).update(started_at=clock.now())
        assert progress_of(pack).obstacle == ""
        work()
    with clock.standing_at(now + timedelta(days=1)):
        assert progress_of(pack).obstacle == ""
        assert not worker_is_missing(clock.now())


def test_how_far_a_pack_is_costs_few_queries(
    release: Release, dewi: User, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    pack = asked(release, dewi, forms=tuple(Form))
    with django_assert_max_num_queries(3):  # type: ignore[attr-defined]
        assert progress_of(pack).is_open


# ---- Checking


def member(archive: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return opened.read(name)


def packed(files: dict[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return archive.getvalue()


def unpacked(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_the_whole_pack_carries_the_list_of_its_files(release: Release, dewi: User) -> None:
    pack = written(release, dewi)
    archive = whole_pack(pack)
    assert whole_pack(Pack.objects.get(pk=pack.pk)) == archive
    files = unpacked(archive)
    told = json.loads(files.pop("manifest.json"))
    assert (told["paket"], told["rilis"], told["wilayah"]) == (pack.pk, "2026-10.1", "semua")
    assert {line["nama"]: (line["ukuran"], line["sha256"]) for line in told["berkas"]} == {
        name: (len(content), hashlib.sha256(content).hexdigest()) for name, content in files.items()
    }
    assert len(files) == 2


def test_a_file_is_recognised_whatever_it_is_called(release: Release, dewi: User, tmp_path: Path) -> None:
    pack = written(release, dewi)
    file = pack.files.get(form=Form.CSV)
    taken = tmp_path / "nama lain.zip"
    taken.write_bytes(bytes(file.content or b""))
    told = io.StringIO()
    call_command("verify_pack", str(taken), stdout=told)
    assert told.getvalue().startswith(
        f"Sama dengan yang dibuat: {file.name}, paket monev {pack.pk} dari rilis 2026-10.1"
    )
    taken.write_bytes(bytes(file.content or b"") + b"\n")
    with pytest.raises(CommandError, match="tidak dibuat di sini"):
        call_command("verify_pack", str(taken))
    with pytest.raises(CommandError, match="tidak dapat dibaca"):
        call_command("verify_pack", str(tmp_path / "tidak-ada"))


def test_an_archive_is_as_written_or_says_what_is_not(release: Release, dewi: User) -> None:
    pack = written(release, dewi)
    written(release, dewi, span=Span.YEAR)
    files = unpacked(whole_pack(pack))
    book, rows = (file.name for file in pack.files.order_by("-form"))
    good = check_content(whole_pack(pack))
    assert (good.as_written, good.pack) == (True, pack)
    assert good.sentence.startswith("Semua 2 berkas sama dengan yang dibuat: paket monev")
    # Packed anew by another program it is still the same.
    assert check_content(packed(files)).as_written

    changed = check_content(packed({**files, book: files[book] + b"x"}))
    assert (changed.as_written, changed.sentence.split(" (")[0]) == (False, f"Tidak seperti yang dibuat: {book}")
    swapped = check_content(packed({**files, book: files[rows], rows: files[book]}))
    assert swapped.sentence.startswith(f"Tidak seperti yang dibuat: {', '.join(sorted((book, rows)))}")
    added = check_content(packed({**files, "catatan.txt": b"halo"}))
    assert added.sentence.startswith("Tidak seperti yang dibuat: catatan.txt")
    lacking = check_content(packed({name: content for name, content in files.items() if name != rows}))
    assert lacking.sentence.startswith(f"Tidak lengkap, tidak ada {rows}")
    listed = files["manifest.json"].replace(b"2026-10.1", b"2026-10.2")
    assert check_content(packed({**files, "manifest.json": listed})).sentence.startswith(
        "Tidak seperti yang dibuat: manifest.json"
    )


def test_what_strangers_bring_is_unknown(release: Release, dewi: User) -> None:
    pack = written(release, dewi)
    number = b'{"paket": 999999999, "berkas": []}'
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", b'"paket": %d,' % pack.pk)
        archive.writestr("besar", b"0" * 150_000_000)
    strange = (
        b"",
        b"PK\x03\x04 bukan arsip",
        packed({"manifest.json": number}),
        packed({"manifest.json": b"\xff" * 100}),
        packed({f"{index}": b"" for index in range(30)} | {"manifest.json": b'"paket": %d,' % pack.pk}),
        bomb.getvalue(),
    )
    for content in strange:
        verdict = check_content(content)
        assert (verdict.as_written, verdict.sentence) == (False, UNKNOWN), content[:40]
    named = check_content(packed({"\x1b[31m\n" + "a" * 500: b"", "manifest.json": b'"paket": %d,' % pack.pk}))
    assert not named.as_written
    assert named.sentence.isprintable()
    assert len(named.sentence) < 300
