"""What became of commitments: steps are added, the last one counts."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from accounts.models import User
from audit import trail
from monev.actions.files import keep_file
from monev.actions.refusal import RecordRefused
from monev.minutes import one_line, some_lines
from monev.models import Commitment, CommitmentStep, Conclusion
from monev.policies import check_can_record
from monev.privacy import refuse_numbers
from monev.uploads import Upload
from monev.vocabulary import Progress
from periods import clock
from periods.month import day_in_words

LONGEST_NOTE, LONGEST_EVIDENCE = 2000, 300
SHORTEST_NOTE = 10


@transaction.atomic
def report_progress(
    *,
    commitment: Commitment,
    progress: Progress,
    day: date,
    note: str,
    evidence: str = "",
    file: Upload | None = None,
    by: User,
) -> CommitmentStep:
    """Say how far a commitment of agreed minutes has come on a day, with evidence."""
    check_can_record(by)
    commitment = Commitment.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=commitment.pk)
    note, evidence = some_lines(note), one_line(evidence)
    told = [*refuse_numbers({"Keterangan": note, "Bukti": evidence}), *_objections(commitment, progress, day)]
    if len(note) < SHORTEST_NOTE:
        told.append(f"Tulis keterangan, sedikitnya {SHORTEST_NOTE} huruf: apa yang sudah dan belum dikerjakan.")
    for words, text, limit in (("Keterangan", note, LONGEST_NOTE), ("Bukti", evidence, LONGEST_EVIDENCE)):
        if len(text) > limit:
            told.append(f"{words}: paling banyak {limit} huruf; sekarang {len(text)}. Ringkaslah.")
    last = commitment.steps.last()
    if last and (last.progress, last.day, last.note, last.evidence) == (progress, day, note, evidence):
        told.append("Perkembangan yang sama baru saja tercatat.")
    if told:
        raise RecordRefused(told)
    step = CommitmentStep.objects.create(
        commitment=commitment,
        progress=progress,
        note=note,
        evidence=evidence,
        file=keep_file(name=file.name, content=file.content, by=by) if file else None,
        day=day,
        by=by,
        at=clock.now(),
    )
    trail.record(
        by=by,
        action="progress-reported",
        about=commitment,
        progress=str(progress),
        day=day.isoformat(),
        note=note[:200],
    )
    return step


def _objections(commitment: Commitment, progress: Progress, day: date) -> list[str]:
    told = []
    if not Conclusion.objects.filter(meeting=commitment.meeting).exists():
        told.append("Notula rapatnya masih konsep; perkembangan dicatat sesudah notula disahkan.")
    if progress == Progress.PLANNED and not commitment.steps.exists():
        told.append("Belum mulai adalah keadaan sekarang; pilih status lain.")
    if day < commitment.meeting.day:
        told.append(f"Tanggal {day_in_words(day)} mendahului rapatnya ({day_in_words(commitment.meeting.day)}).")
    if day > clock.today():
        told.append(f"Tanggal {day_in_words(day)} belum tiba.")
    return told
