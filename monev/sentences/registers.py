"""How acts about regulations, benefits and recommendations are told. Pure."""

from __future__ import annotations

from datetime import date

from accounts.sentences import month_words
from audit.telling import Details, Wording
from enrolment.numbers import count, rupiah
from monev.vocabulary import Instrument, Outcome, Stage
from periods.month import day_in_words

_INSTRUMENTS = {instrument.value: instrument.label for instrument in Instrument}
_STAGES = {stage.value: stage.label.lower() for stage in Stage}
_OUTCOMES = {
    Outcome.ACCEPTED.value: "menerima usulan",
    Outcome.EDITED.value: "menerima usulan dengan perubahan",
    Outcome.REJECTED.value: "menolak usulan",
}


def _recorded(details: Details) -> str:
    words = " ".join(filter(None, ("mencatat", _INSTRUMENTS.get(str(details.get("instrument")), "regulasi daerah"))))
    if details.get("title"):
        words += f" tentang “{details['title']}”"
    return words + _staged(details)


def _step(details: Details) -> str:
    words = "mencatat status regulasi" + _staged(details)
    return f"{words}, keterangan: “{details['note']}”" if details.get("note") else words


def _staged(details: Details) -> str:
    stage = _STAGES.get(str(details.get("stage")))
    if not stage:
        return ""
    words = f", status {stage}"
    if details.get("number"):
        words += f" nomor {details['number']}"
    return f"{words} per {_day(str(details['day']))}" if details.get("day") else words


def _day(text: str) -> str:
    try:
        return day_in_words(date.fromisoformat(text))
    except ValueError:
        return text


def _benefits(details: Details) -> str:
    words = "mencatat manfaat dibayarkan"
    if details.get("month"):
        words += f" {month_words(details['month'])}"
    if details.get("reason"):
        words += f", alasan perbaikan: “{details['reason']}”"
    counts = details.get("counts")
    lines = [_paid(name, told) for name, told in counts.items()] if isinstance(counts, dict) else []
    return "\n".join([words, *lines])


def _paid(programme: str, told: object) -> str:
    cases, amount = told if isinstance(told, (list, tuple)) and len(told) == 2 else (None, None)
    if cases is None and amount is None:
        return f"{programme}: dihapus, belum ada data"
    known = [f"{count(cases)} kasus"] if isinstance(cases, int) else []
    known += [rupiah(amount)] if isinstance(amount, int) else []
    return f"{programme}: {', '.join(known)}"


def _answered(details: Details) -> str:
    words = _OUTCOMES.get(str(details.get("outcome")), "memutuskan usulan rekomendasi")
    if details.get("proposal"):
        words += f" “{details['proposal']}”"
    if details.get("text"):
        words += f", menjadi “{details['text']}”"
    return f"{words}, alasan: “{details['reason']}”" if details.get("reason") else words


SENTENCES: dict[str, Wording] = {
    "regulation-recorded": Wording("Catat regulasi daerah", _recorded),
    "regulation-step-added": Wording("Catat status regulasi", _step),
    "benefits-recorded": Wording("Catat manfaat dibayarkan", _benefits),
    "recommendation-answered": Wording("Putuskan usulan rekomendasi", _answered),
}
