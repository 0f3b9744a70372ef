"""Publishing: the one write that turns verified reports into figures that never change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import trail
from coverage.actions.freezing import frame_of, freeze
from coverage.figures.checklist import FEWEST_LETTERS, is_sentence, unanswered
from coverage.models import SAID_BY_BRANCH, EmbargoReader, Release, ReleaseKind
from coverage.policies import check_can_publish
from coverage.selectors.publishing import MonthReading, read_month
from periods import clock
from periods.month import Month, day_in_words
from regions.models import Region

NO_ANSWERS: Mapping[str, str] = MappingProxyType({})


class PublishingRefused(Exception):
    """The month cannot be published now; ``obstacles`` are sentences for the person."""

    def __init__(self, obstacles: list[str]) -> None:
        self.obstacles = obstacles
        super().__init__(" ".join(obstacles))


@transaction.atomic
def publish(
    *,
    scope: Region,
    month: Month,
    after: int,
    next_date: date,
    provisional: bool,
    kind: ReleaseKind = ReleaseKind.SCHEDULED,
    note: str = "",
    answers: Mapping[str, str] = NO_ANSWERS,
    at: datetime | None = None,
    embargo_readers: Iterable[User] = (),
    seen: str = "",
    by: User,
) -> Release:
    """Freeze the verified figures of a month; public at once, or at a moment and until then for a few by name.

    ``after`` is the number of the release of that month which the publisher saw last, 0 for none; ``answers``
    explain the warnings of the checklist by their keys; ``seen`` is the fingerprint of what a page showed.
    PublishingRefused where somebody else published meanwhile, where figures are missing or a warning has no answer.
    """
    check_can_publish(by)
    # One publisher at a time for the whole scope: the second one waits here and then sees the first one's release.
    Region.objects.select_for_update().get(pk=scope.pk)
    now = clock.now()
    reading = read_month(scope, month)
    _check_nobody_was_faster(reading, after)
    obstacles = [item.sentence for item in reading.errors]
    obstacles += _misplaced(month, reading.latest, kind, note.strip(), now, at, next_date)
    obstacles += _ahead_of_others(reading, at or now)
    if seen and seen != reading.fingerprint:
        obstacles.append("Angka atau data acuan bulan ini berubah sejak Anda membuka halaman. Periksa lagi di bawah.")
    obstacles += [
        f"{item.sentence} Tulis penjelasan, sedikitnya {FEWEST_LETTERS} huruf."
        for item in unanswered(reading.items, answers)
    ]
    if obstacles:
        raise PublishingRefused(obstacles)
    release = Release.objects.create(
        scope=scope,
        month=month,
        number=after + 1,
        kind=kind,
        is_provisional=provisional,
        published_at=at or now,
        published_by=by,
        embargoed_until=at,
        next_date=next_date,
        note=note.strip(),
        checklist=_answered(reading, answers),
        is_example=by.is_example or reading.holds_examples,
        **frame_of(reading),
    )
    records = freeze(release, reading)
    named = {reader.pk: reader for reader in (by, *embargo_readers)} if at else {}
    EmbargoReader.objects.bulk_create(EmbargoReader(release=release, user=reader) for reader in named.values())
    trail.record(
        by=by,
        action="published",
        about=release,
        label=release.label,
        areas=len(records),
        note=release.note,
        published_at=release.published_at.isoformat(),
        embargo_readers=sorted(reader.get_username() for reader in named.values()),
    )
    return release


def _check_nobody_was_faster(reading: MonthReading, after: int) -> None:
    if reading.next_number - 1 != after:
        raise PublishingRefused(
            [f"{reading.latest} sudah terbit lebih dahulu. Muat ulang, periksa rilis itu, lalu putuskan lagi."]
            if reading.latest
            else [f"Belum ada rilis {reading.month.words} nomor {after}. Muat ulang halaman."]
        )


def _misplaced(
    month: Month,
    latest: Release | None,
    kind: ReleaseKind,
    note: str,
    now: datetime,
    at: datetime | None,
    next_date: date,
) -> Iterator[str]:
    """What does not fit together in what the publisher asks for."""
    moment = at or now
    if at is not None and at <= now:
        yield f"Waktu terbit {clock.in_words(at)} sudah lewat. Pilih waktu yang akan datang, atau terbitkan sekarang."
    elif latest and latest.embargoed_until and moment < latest.embargoed_until:
        yield (
            f"{latest} baru terbit {clock.in_words(latest.embargoed_until)}; rilis berikutnya untuk bulan itu "
            "tidak boleh terbit sebelum waktu itu."
        )
    if kind == ReleaseKind.CORRECTION and latest is None:
        yield f"{month.words} belum pernah terbit, jadi belum ada yang dikoreksi. Pilih pemutakhiran terjadwal."
    if kind == ReleaseKind.CORRECTION and not is_sentence(note):
        yield f"Koreksi perlu alasan. Tulis di catatan apa yang salah, sedikitnya {FEWEST_LETTERS} huruf."
    if next_date <= month.last_day:
        yield (
            f"Tanggal terbit berikutnya {day_in_words(next_date)} belum melewati bulan data {month.words}. "
            "Pilih tanggal sesudahnya."
        )
    elif next_date < timezone.localtime(moment).date():
        yield f"Tanggal terbit berikutnya {day_in_words(next_date)} mendahului rilis ini. Pilih tanggal sesudahnya."


def _ahead_of_others(reading: MonthReading, moment: datetime) -> Iterator[str]:
    """What an area lost since a release that waits would tell of that release before its moment."""
    waiting = {
        before.release.embargoed_until: before.release
        for before in reading.before.values()
        if before.release.embargoed_until and moment < before.release.embargoed_until
    }
    for until, release in sorted(waiting.items()):
        yield f"{release} baru terbit {clock.in_words(until)}; bulan sesudahnya tidak boleh terbit sebelum waktu itu."


def _answered(reading: MonthReading, answers: Mapping[str, str]) -> list[dict[str, str]]:
    """What the release says about itself for ever: warnings with their answers, then what branches explained."""
    return [
        *(
            {"key": item.key, "sentence": item.published or item.sentence, "answer": answers[item.key].strip()}
            for item in reading.warnings
        ),
        *(
            {
                "key": f"{SAID_BY_BRANCH}{said.submission_id}.{said.cell}",
                "sentence": f"{area}, {said.office} – {said.name}",
                "answer": said.note,
            }
            for area, said in reading.explanations_by_name
        ),
    ]
