"""The four checks of a figure in words: the letter is only said together with them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coverage.figures.trust import Check, ReportFacts, Trust
from coverage.narrative.shares import listed
from enrolment.numbers import count
from periods.month import day_in_words

QUESTIONS = {
    Check.COMPLETE: "Semua laporan wilayah ini terverifikasi",
    Check.ON_TIME: "Semua diajukan sampai tenggat",
    Check.SECOND_PERSON: "Diverifikasi orang lain",
    Check.NO_OPEN_WARNING: "Tanpa peringatan terbuka saat terbit",
}
_YES = {
    Check.COMPLETE: "lengkap",
    Check.ON_TIME: "tepat waktu",
    Check.SECOND_PERSON: "diverifikasi orang lain",
    Check.NO_OPEN_WARNING: "tanpa peringatan terbuka",
}
_NO = {
    Check.COMPLETE: "belum lengkap",
    Check.ON_TIME: "terlambat",
    Check.SECOND_PERSON: "tidak diverifikasi orang lain",
    Check.NO_OPEN_WARNING: "ada peringatan terbuka",
}
_MARKS = {True: "✓", False: "✗", None: "–"}
_ANSWERS = {True: "Ya", False: "Tidak", None: "Belum dapat dinilai"}
_NOT_YET = "belum semua laporan terverifikasi"


@dataclass(frozen=True)
class CheckLine:
    """One check as a page lists it; ``mark`` is for eyes, ``answer`` for everybody."""

    question: str
    answer: str
    mark: str
    detail: str


@dataclass(frozen=True)
class TrustWords:
    """``summary`` holds letter and list in one line, ``verdict`` says how the letter came about."""

    letter: str
    verdict: str
    summary: str
    lines: tuple[CheckLine, ...]


def trust_words(trust: Trust) -> TrustWords:
    return TrustWords(trust.letter, _verdict(trust), _summary(trust), tuple(check_lines(trust)))


def check_lines(trust: Trust) -> list[CheckLine]:
    """The four questions with answer and evidence."""
    evidence = {
        Check.COMPLETE: _complete,
        Check.ON_TIME: _on_time,
        Check.SECOND_PERSON: _second_person,
        Check.NO_OPEN_WARNING: _no_open_warning,
    }
    return [
        CheckLine(QUESTIONS[check], _ANSWERS[answer], _MARKS[answer], evidence[check](trust))
        for check, answer in trust.answers.items()
    ]


def trusted_areas(trusts: Sequence[Trust]) -> str:
    """How many of the published figures passed all four checks; no letters, for their lists stand elsewhere."""
    published = [trust for trust in trusts if trust.facts.is_published]
    passed = sum(trust.passed == len(Check) for trust in published)
    return f"{passed} dari {len(published)} angka kabupaten/kota lulus keempat pemeriksaan kepercayaan data."


def _verdict(trust: Trust) -> str:
    if not trust.facts.is_published:
        return "Belum ada nilai karena angkanya belum ada data."
    if not trust.letter:
        return "Belum ada nilai karena ada pemeriksaan yang belum dapat dinilai."
    return f"{trust.passed} dari {len(Check)} pemeriksaan terjawab ya."


def _summary(trust: Trust) -> str:
    """``B: lengkap, diverifikasi orang lain, dan tanpa peringatan terbuka, tetapi terlambat``."""
    if not trust.letter:
        return "belum ada nilai"
    passed = listed([_YES[check] for check, answer in trust.answers.items() if answer])
    failed = listed([_NO[check] for check, answer in trust.answers.items() if answer is False])
    if passed and failed:
        return f"{trust.letter}: {passed}, tetapi {failed}"
    return f"{trust.letter}: {passed or failed}"


def _complete(trust: Trust) -> str:
    if trust.facts.expected == 0:
        return "tidak ada kantor yang wajib melapor"
    return f"{trust.facts.verified} dari {trust.facts.expected} laporan terverifikasi"


def _on_time(trust: Trust) -> str:
    if trust.answers[Check.ON_TIME] is None:
        return _NOT_YET
    return "; ".join(_handed_in(report) for report in trust.facts.reports)


def _handed_in(report: ReportFacts) -> str:
    due, received = report.owed.due, report.owed.received_on
    if received is None:
        return f"{report.office}: tanggal pengajuan tidak tercatat, tenggat {day_in_words(due)}"
    late = "" if report.owed.is_on_time else f", terlambat {count((received - due).days)} hari"
    return f"{report.office}: diajukan {day_in_words(received)}, tenggat {day_in_words(due)}{late}"


def _second_person(trust: Trust) -> str:
    if trust.answers[Check.SECOND_PERSON] is None:
        return _NOT_YET
    same = [report.office for report in trust.facts.reports if not report.has_second_person]
    if same:
        return f"tidak terbukti untuk laporan {listed(same)}"
    return "yang memverifikasi bukan yang mengisi dan bukan yang mengajukan"


def _no_open_warning(trust: Trust) -> str:
    warnings = trust.facts.warnings
    if warnings is None:
        return "rilis ini terbit sebelum daftar periksa dicatat"
    return " ".join(warnings) if warnings else "tidak ada yang tersisa saat rilis ini terbit"
