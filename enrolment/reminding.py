"""What a reminder says: it names what is missing, nothing else. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from periods.month import Month, day_in_words

LONGEST_REASON = 200


@dataclass(frozen=True)
class MissingReport:
    """A report that its office has not handed in; ``link`` is empty where the site does not know its own address."""

    region: str
    month: Month
    due: date
    state: str
    days: str
    is_overdue: bool
    is_locked: bool = False
    reason: str = ""
    link: str = ""


@dataclass(frozen=True)
class WaitingReport:
    """A report that waits for its verifier."""

    region: str
    month: Month
    office: str
    days: int
    link: str = ""


@dataclass(frozen=True)
class Message:
    subject: str
    body: str


def to_entry(name: str, site: str, reports: Sequence[MissingReport]) -> Message:
    """To somebody who enters; the oldest first, as on the page of tasks."""
    overdue = sum(report.is_overdue for report in reports)
    subject = f"{len(reports)} laporan belum diajukan" + (f", {overdue} lewat tenggat" if overdue else "")
    return _message(name, site, subject, "Laporan berikut belum diajukan:", [_missing(report) for report in reports])


def to_verifier(name: str, site: str, reports: Sequence[WaitingReport]) -> Message:
    """To somebody who verifies."""
    subject = f"{len(reports)} laporan menunggu verifikasi"
    return _message(name, site, subject, "Laporan berikut menunggu Anda verifikasi:", [_waiting(r) for r in reports])


def _message(name: str, site: str, subject: str, opening: str, items: list[list[str]]) -> Message:
    """One line a thing to do, its address below it; names of people and areas stay on one line."""
    listed = [
        "\n".join([f"{number}. {first}", *(f"   {line}" for line in others)])
        for number, (first, *others) in enumerate(items, start=1)
    ]
    closing = f"{_line(site)} mengirim pengingat paling banyak sekali sehari, dan hanya bila ada yang belum selesai."
    body = "\n\n".join([f"Yth. {_line(name)},", opening, *listed, closing])
    return Message(f"{_line(site)}: {subject}", body + "\n")


def _missing(report: MissingReport) -> list[str]:
    state = report.state.lower() + (", terkunci" if report.is_locked else "")
    lines = [
        f"{_line(report.region)}, {report.month.words}: {state}, tenggat {day_in_words(report.due)} ({report.days})"
    ]
    if report.reason:
        reason = _line(report.reason)
        lines.append(f"Alasan: {reason if len(reason) <= LONGEST_REASON else reason[: LONGEST_REASON - 1] + '…'}")
    if report.is_locked:
        lines.append("Mintalah pengecualian kepada administrator.")
    return [*lines, report.link] if report.link else lines


def _waiting(report: WaitingReport) -> list[str]:
    first = f"{_line(report.region)}, {report.month.words} dari {_line(report.office)}: menunggu {report.days} hari"
    return [first, report.link] if report.link else [first]


def _line(text: str) -> str:
    """A name with a line break in it would begin another header of the mail."""
    return " ".join(text.split())
