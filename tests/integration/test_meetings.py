"""Meetings, their files and what became of commitments: rights, refusals, and that agreed minutes stay as they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.actions import create_first_admin
from accounts.models import User
from audit.models import AuditEvent
from enrolment.counts import Count
from monev import actions
from monev.actions import RecordRefused
from monev.minutes import Promise
from monev.models import Commitment, Conclusion, Meeting, MeetingFile, StoredFile
from monev.selectors.commitments import agreed_commitments, latest_public_release
from monev.selectors.files import find_file
from monev.selectors.meetings import find_meeting, meetings_open_to
from monev.selectors.minutes import minutes_of
from monev.uploads import Upload
from monev.vocabulary import Progress
from periods import clock
from tests.factories import MONTH, counts, denominator, released, verified_report
from tests.meetings import DAY, PDF, agreed, draft, everything_of_a_meeting, first_commitment, minutes

pytestmark = pytest.mark.django_db

NOTE = "Pemadanan dimulai di dua kecamatan."


def refused(act: Callable[[], object]) -> str:
    """What the refusal says; nothing was written and nothing is told in the trail."""
    before = AuditEvent.objects.count()
    with pytest.raises(RecordRefused) as refusal:
        act()
    assert AuditEvent.objects.count() == before
    return " ".join(refusal.value.obstacles)


def conclude(meeting: Meeting, by: User) -> Conclusion:
    return actions.conclude_meeting(meeting=meeting, seen=minutes_of(meeting).fingerprint, by=by)


def report(
    meeting: Meeting, by: User, progress: Progress = Progress.ONGOING, day: date = DAY, note: str = NOTE
) -> None:
    actions.report_progress(commitment=first_commitment(meeting), progress=progress, day=day, note=note, by=by)


def test_what_was_written_is_what_stands(eka: User) -> None:
    meeting = draft(eka)
    assert minutes_of(meeting) == minutes()
    assert AuditEvent.objects.latest("pk").action == "meeting-recorded"


def test_only_publishers_and_admins_keep_the_records(ani: User, budi: User, dewi: User, fajar: User) -> None:
    meeting = everything_of_a_meeting(fajar)
    open_draft = draft(fajar, title="Konsep lain")
    file = MeetingFile.objects.filter(withdrawal__isnull=True).get()
    for person in (ani, budi, dewi):
        for act in (
            lambda by: draft(by, title="Satu lagi"),
            lambda by: actions.change_meeting(meeting=open_draft, minutes=minutes(), seen="", by=by),
            lambda by: conclude(open_draft, by),
            lambda by: actions.add_addendum(meeting=meeting, text="Tambahan", by=by),
            lambda by: actions.add_meeting_file(meeting=meeting, title="B", upload=Upload("b.pdf", PDF), by=by),
            lambda by: actions.withdraw_meeting_file(file=file, reason="Berkas keliru.", by=by),
            lambda by: report(meeting, by),
        ):
            with pytest.raises(PermissionDenied, match="Tindakan ini untuk penerbit atau administrator"):
                act(person)


def test_a_draft_is_there_for_those_who_keep_it_only(dewi: User, eka: User, fajar: User) -> None:
    meeting = draft(eka)
    assert find_meeting(dewi, meeting.pk) is None
    assert find_meeting(fajar, meeting.pk) == meeting
    titles = [one.title for one in meetings_open_to(dewi)]
    conclude(meeting, eka)
    assert find_meeting(dewi, meeting.pk) == meeting
    assert [one.title for one in meetings_open_to(dewi)] == ["Monev UCJ triwulan III", *titles]


def test_a_draft_is_changed_by_whoever_saw_it_last(eka: User, fajar: User) -> None:
    meeting = draft(eka)
    seen = minutes_of(meeting).fingerprint
    actions.change_meeting(meeting=meeting, minutes=minutes(place="Sidomulyo"), seen=seen, by=eka)
    told = refused(
        lambda: actions.change_meeting(meeting=meeting, minutes=minutes(place="Katibung"), seen=seen, by=fajar)
    )
    assert "baru saja diubah orang lain" in told
    assert minutes_of(Meeting.objects.get(pk=meeting.pk)) == minutes(place="Sidomulyo")


def test_the_same_change_sent_twice_is_one_change(eka: User) -> None:
    meeting = draft(eka)
    seen = minutes_of(meeting).fingerprint
    for _ in range(2):
        actions.change_meeting(meeting=meeting, minutes=minutes(place="Sidomulyo"), seen=seen, by=eka)
    assert AuditEvent.objects.filter(action="meeting-changed").count() == 1


def test_the_same_meeting_is_recorded_once(eka: User) -> None:
    draft(eka)
    assert "pada tanggal itu sudah tercatat" in refused(lambda: draft(eka))
    assert Meeting.objects.filter(day=DAY).count() == 1


def test_minutes_are_agreed_as_they_were_seen_and_once(eka: User) -> None:
    meeting = draft(eka)
    told = refused(lambda: actions.conclude_meeting(meeting=meeting, seen="0123456789ab", by=eka))
    assert "baru saja diubah orang lain" in told
    conclude(meeting, eka)
    assert "sudah disahkan" in refused(lambda: conclude(meeting, eka))


def test_a_meeting_that_has_not_happened_is_not_agreed(eka: User) -> None:
    with clock.standing_at(datetime(2025, 11, 1, tzinfo=UTC)):
        meeting = draft(eka)
        assert "belum berlangsung" in refused(lambda: conclude(meeting, eka))


def test_agreed_minutes_are_added_to_and_never_changed(eka: User) -> None:
    meeting = agreed(eka)
    before = minutes_of(meeting)
    told = refused(
        lambda: actions.change_meeting(meeting=meeting, minutes=minutes(notes="Lain"), seen=before.fingerprint, by=eka)
    )
    assert told == "Notula ini sudah disahkan dan tidak berubah lagi; tulis yang baru sebagai tambahan."
    actions.add_addendum(meeting=meeting, text="Daftar hadir menyusul.", by=eka)
    assert "sama sudah tercatat" in refused(
        lambda: actions.add_addendum(meeting=meeting, text=" Daftar hadir  menyusul.", by=eka)
    )
    assert minutes_of(Meeting.objects.get(pk=meeting.pk)) == before


def test_a_draft_takes_no_addendum_and_no_progress(eka: User) -> None:
    meeting = draft(eka)
    assert "masih konsep" in refused(lambda: actions.add_addendum(meeting=meeting, text="Menyusul.", by=eka))
    assert "masih konsep" in refused(lambda: report(meeting, eka))


def test_minutes_name_a_release_that_is_there(fajar: User) -> None:
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    release = released(by=fajar)
    assert draft(fajar, release=release.pk).release == release
    told = refused(lambda: draft(fajar, title="Lain", release=release.pk + 1))
    assert told == "Pilih rilis yang sudah terbuka untuk umum."


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"region": 0}, "Pilih wilayah dari daftar."),
        ({"commitments": (Promise("Mendata", "Bappeda", group=0),)}, "Pilih kelompok pekerja dari daftar."),
    ],
)
def test_what_is_not_in_a_list_is_refused(changed: dict[str, object], sentence: str, eka: User) -> None:
    assert sentence in refused(lambda: draft(eka, **changed))


@pytest.mark.parametrize(
    ("progress", "day", "note", "sentence"),
    [
        (Progress.ONGOING, date(2025, 11, 17), NOTE, "mendahului rapatnya (18 November 2025)"),
        (Progress.ONGOING, date(2999, 1, 1), NOTE, "Tanggal 1 Januari 2999 belum tiba."),
        (Progress.ONGOING, DAY, "Sudah.", "Tulis keterangan, sedikitnya 10 huruf"),
        (Progress.ONGOING, DAY, "n" * 2001, "Keterangan: paling banyak 2000 huruf; sekarang 2001."),
        (Progress.ONGOING, DAY, "Didaftarkan 1802011212800001", "Keterangan: “1802011212800001” tampak seperti NIK."),
        (Progress.PLANNED, DAY, NOTE, "Belum mulai adalah keadaan sekarang; pilih status lain."),
    ],
)
def test_progress_that_cannot_be_is_refused(progress: Progress, day: date, note: str, sentence: str, eka: User) -> None:
    meeting = agreed(eka)
    assert sentence in refused(lambda: report(meeting, eka, progress, day, note))


def test_steps_are_added_and_the_last_one_counts(eka: User) -> None:
    meeting = agreed(eka)
    report(meeting, eka)
    assert "baru saja tercatat" in refused(lambda: report(meeting, eka))
    report(meeting, eka, Progress.DONE, note="Seluruh kecamatan selesai dipadankan.")
    (one,) = [one for one in agreed_commitments(as_of=DAY) if one.office == "Dinas PMD"]
    assert one.standing.progress is Progress.DONE
    assert [step.note for step in one.steps] == [NOTE, "Seluruh kecamatan selesai dipadankan."]
    report(meeting, eka, note="Ternyata satu kecamatan tertinggal.")
    (one,) = [one for one in agreed_commitments(as_of=DAY) if one.office == "Dinas PMD"]
    assert one.standing.progress is Progress.ONGOING


def test_the_list_stands_as_of_a_day_and_as_of_a_moment(eka: User) -> None:
    with clock.standing_at(datetime(2025, 11, 20, tzinfo=UTC)):
        meeting = agreed(eka)
    with clock.standing_at(datetime(2025, 11, 25, tzinfo=UTC)):
        report(meeting, eka, Progress.DONE, day=date(2025, 11, 24))
    own = {meeting.region_id}
    first = agreed_commitments(regions=own, as_of=date(2025, 11, 21))
    assert [(one.office, one.lateness_words) for one in first] == [("Bappeda", "terlambat 1 hari"), ("Dinas PMD", "")]
    before = agreed_commitments(regions=own, as_of=DAY, moment=datetime(2025, 11, 21, tzinfo=UTC))
    assert [one.standing.progress for one in before] == [Progress.PLANNED, Progress.PLANNED]
    assert agreed_commitments(regions=own, as_of=DAY, moment=datetime(2025, 11, 19, tzinfo=UTC)) == []
    assert agreed_commitments(regions=own, as_of=DAY, before=DAY) == []


def test_what_became_of_a_group_is_told_from_two_releases(fajar: User) -> None:
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", counts(groups={"rt-rw": Count(3000, 9000)}), by=fajar)
    first = released(by=fajar)
    meeting = agreed(fajar, release=first.pk)
    (one,) = [one for one in agreed_commitments(as_of=DAY, against=first) if one.group == "RT/RW"]
    assert one.became_words == "3.000 (Oktober 2026); belum ada rilis sesudahnya"
    verified_report("18.01", counts(groups={"rt-rw": Count(3400, 9000)}), month=MONTH + 1, by=fajar)
    released(MONTH + 1, by=fajar)
    newest = latest_public_release("18")
    found = agreed_commitments(as_of=DAY, against=newest, regions={meeting.region_id})
    assert [one.became_words for one in found] == [
        "",
        "3.000 (Oktober 2026) menjadi 3.400 (November 2026): +400 dari sasaran 1.200",
    ]


def test_an_example_account_changes_example_meetings_only(fajar: User) -> None:
    real, example = draft(fajar), create_first_admin(username="contoh", full_name="Contoh", is_example=True)
    seen = minutes_of(real).fingerprint
    sentence = "Akun contoh hanya dapat mengubah rapat contoh."
    assert (
        refused(lambda: actions.change_meeting(meeting=real, minutes=minutes(place="X"), seen=seen, by=example))
        == sentence
    )
    assert refused(lambda: conclude(real, example)) == sentence
    assert draft(example, title="Rapat contoh").is_example


def test_a_file_is_kept_with_its_sum_and_read_by_whoever_reads_the_meeting(dewi: User, eka: User) -> None:
    meeting = draft(eka)
    kept = actions.add_meeting_file(meeting=meeting, title="Undangan", upload=Upload("undangan.pdf", PDF), by=eka)
    assert find_file(dewi, kept.file_id) is None
    assert find_file(eka, kept.file_id) == kept.file
    conclude(meeting, eka)
    found = find_file(dewi, kept.file_id)
    assert found is not None
    assert bytes(found.content) == PDF
    assert "sudah ada pada rapat ini" in refused(
        lambda: actions.add_meeting_file(meeting=meeting, title="Lagi", upload=Upload("lagi.pdf", PDF), by=eka)
    )


def test_a_file_that_nothing_names_is_nobodys(eka: User) -> None:
    file = actions.keep_file(name="a.pdf", content=PDF, by=eka)
    assert find_file(eka, file.pk) is None


def test_a_withdrawn_file_is_erased_and_its_name_stays(eka: User) -> None:
    meeting = agreed(eka)
    kept = actions.add_meeting_file(meeting=meeting, title="Keliru", upload=Upload("keliru.pdf", PDF), by=eka)
    assert "sampai 300 huruf" in refused(lambda: actions.withdraw_meeting_file(file=kept, reason="salah", by=eka))
    actions.withdraw_meeting_file(file=kept, reason="Memuat data pribadi.", by=eka)
    stored = StoredFile.objects.get(pk=kept.file_id)
    assert (bytes(stored.content), stored.name, stored.size) == (b"", "keliru.pdf", len(PDF))
    assert find_file(eka, kept.file_id) is None
    assert "sudah ditarik" in refused(
        lambda: actions.withdraw_meeting_file(file=kept, reason="Memuat data pribadi.", by=eka)
    )


def test_evidence_that_is_refused_leaves_no_step_and_no_file(eka: User) -> None:
    meeting = agreed(eka)
    before = StoredFile.objects.count()
    told = refused(
        lambda: actions.report_progress(
            commitment=first_commitment(meeting),
            progress=Progress.ONGOING,
            day=DAY,
            note=NOTE,
            file=Upload("bukti.svg", b"<svg/>"),
            by=eka,
        )
    )
    assert "Berkas “bukti.svg” berjenis “svg”." in told
    assert (StoredFile.objects.count(), first_commitment(meeting).steps.count()) == (before, 0)


def test_the_meeting_of_may_2025_is_on_record_without_a_name(reference: object) -> None:
    meeting = Meeting.objects.get(day=date(2025, 5, 19))
    assert (meeting.region.kemendagri_code, meeting.recorded_by, meeting.is_example) == ("18.02", None, False)
    assert hasattr(meeting, "conclusion")
    handover = meeting.handovers.get()
    assert (handover.programme, handover.cases, handover.rupiah) == ("JKM", 2, 84_000_000)
    promised = Commitment.objects.filter(meeting=meeting).values_list("office", "group__code", "due")
    assert list(promised) == [
        ("Dinas Ketenagakerjaan", "perusahaan", None),
        ("Dinas Pemberdayaan Masyarakat dan Kampung", "perangkat-desa", date(2025, 12, 31)),
        ("Perusahaan di Lampung Tengah", "perusahaan", None),
        ("Pemerintah Kabupaten Lampung Tengah", None, None),
    ]
    assert {row.persons for row in meeting.attendances.all()} == {None}
    assert not meeting.secretary_name
    assert not meeting.branch_name


def test_reading_fifty_commitments_takes_as_many_queries_as_reading_two(eka: User) -> None:
    own = {agreed(eka).region_id}

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            agreed_commitments(as_of=DAY, regions=own)
        return len(captured)

    few = queries()
    many = tuple(replace(minutes().commitments[0], action=f"Tindakan {number}") for number in range(50))
    agreed(eka, title="Rapat panjang", commitments=many)
    assert len(agreed_commitments(as_of=DAY, regions=own)) == 52
    assert queries() == few <= 3
