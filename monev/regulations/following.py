"""Which step may follow which, and what a step has to say. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from monev.regulations.records import Step
from monev.vocabulary import Stage
from periods.month import day_in_words

SHORTEST_NOTE = 10

# Which stage may follow which. A draft is reported on again while it is discussed; a number is mended by issuing again.
FOLLOWS: Mapping[Stage | None, tuple[Stage, ...]] = {
    None: (Stage.PROPOSED, Stage.DRAFTED, Stage.ISSUED),
    Stage.PROPOSED: (Stage.DRAFTED, Stage.ISSUED, Stage.REVOKED),
    Stage.DRAFTED: (Stage.DRAFTED, Stage.ISSUED, Stage.REVOKED),
    Stage.ISSUED: (Stage.ISSUED, Stage.REVOKED),
    Stage.REVOKED: (),
}


def obstacles_to(step: Step, earlier: Sequence[Step], today: date) -> list[str]:
    """Why this step cannot be added to those before it; empty where it can."""
    last = earlier[-1].stage if earlier else None
    if step.stage not in FOLLOWS[last]:
        return [_may_not_follow(last)]
    same = [other for other in earlier if other.stage is step.stage]
    found = _about_the_day(step, earlier, today)
    if step.stage is Stage.ISSUED and not step.number:
        found.append("Isi nomor; regulasi yang terbit punya nomor.")
    if (step.stage is Stage.REVOKED or same) and len(step.note) < SHORTEST_NOTE:
        reason = "pencabutan" if step.stage is Stage.REVOKED else "perubahan"
        found.append(f"Tulis keterangan {reason}, sedikitnya {SHORTEST_NOTE} huruf.")
    if any((other.day, other.number, other.note) == (step.day, step.number, step.note) for other in same):
        found.append("Status ini sudah tercatat.")
    return found


def _may_not_follow(last: Stage | None) -> str:
    if last is None:
        return "Regulasi baru dicatat sebagai usulan, pembahasan, atau terbit."
    if not FOLLOWS[last]:
        return "Regulasi ini sudah dicabut; catat penggantinya sebagai regulasi baru."
    may = [stage.label.lower() for stage in FOLLOWS[last]]
    return f"Sesudah {last.label.lower()} hanya dapat dicatat: {' atau '.join(may)}."


def _about_the_day(step: Step, earlier: Sequence[Step], today: date) -> list[str]:
    """A mended number may carry the day of the step that it mends; otherwise days do not run backwards."""
    if step.day is None:
        return ["Isi tanggal."]
    if step.day > today:
        return [f"Tanggal {day_in_words(step.day)} belum tiba."]
    before = max((other.day for other in earlier if other.day and other.stage is not step.stage), default=None)
    if before and step.day < before:
        return [f"Tanggal {day_in_words(step.day)} mendahului status sebelumnya, {day_in_words(before)}."]
    return []
