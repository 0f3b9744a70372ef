"""Regulations, benefits and answers of the example: invented, and marked as example wherever they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from accounts.models import User
from enrolment.models import WorkerGroup
from enrolment.vocabulary import Programme
from monev.actions import add_regulation_step, answer_recommendation, record_benefits, record_regulation
from monev.benefits import Paid
from monev.models import LocalRegulation, Meeting
from monev.selectors.recommending import proposals_of
from monev.vocabulary import Instrument, Outcome, Stage
from periods.month import Month
from regions.models import Region

_ABOUT = "perlindungan jaminan sosial ketenagakerjaan (contoh)"
_SOURCE = "Data contoh: regulasi ini dibangkitkan bersama deret contoh dan tidak pernah terbit."


@dataclass(frozen=True)
class Taken:
    """One step of a regulation of the example; the first of its area and instrument records it."""

    region: str
    instrument: Instrument
    day: date
    stage: Stage
    number: str = ""
    note: str = ""
    groups: tuple[str, ...] = ()


_VILLAGE = ("perangkat-desa", "rt-rw")

STEPS = (
    Taken("18.01", Instrument.PERBUP, date(2025, 3, 12), Stage.ISSUED, "Contoh 1/2025", groups=_VILLAGE),
    Taken("18.02", Instrument.MOU, date(2025, 6, 18), Stage.ISSUED, "Contoh 1/2025"),
    Taken("18.02", Instrument.PERBUP, date(2026, 3, 10), Stage.PROPOSED),
    Taken("18.02", Instrument.PERBUP, date(2026, 7, 21), Stage.DRAFTED, note="Diharmonisasi di Bagian Hukum."),
    Taken("18.03", Instrument.SE, date(2025, 9, 3), Stage.ISSUED, "Contoh 2/2025", groups=("non-asn",)),
    Taken("18.05", Instrument.PERDA, date(2026, 5, 5), Stage.PROPOSED),
    Taken("18.06", Instrument.PERBUP, date(2024, 8, 14), Stage.ISSUED, "Contoh 3/2024", groups=("pekerja-rentan",)),
    Taken("18.07", Instrument.PERDA, date(2025, 1, 8), Stage.PROPOSED),
    Taken("18.07", Instrument.PERDA, date(2025, 4, 16), Stage.DRAFTED),
    Taken("18.07", Instrument.PERDA, date(2025, 11, 19), Stage.ISSUED, "Contoh 4/2025"),
    Taken("18.08", Instrument.SE, date(2024, 10, 9), Stage.ISSUED, "Contoh 5/2024", groups=("kader",)),
    Taken("18.08", Instrument.SE, date(2026, 2, 11), Stage.REVOKED, note="Diganti rancangan Perbup (contoh)."),
    Taken("18.10", Instrument.PERBUP, date(2026, 6, 24), Stage.DRAFTED),
    Taken("18.11", Instrument.PKS, date(2025, 7, 2), Stage.ISSUED, "Contoh 6/2025"),
    Taken("18.13", Instrument.SE, date(2026, 8, 19), Stage.PROPOSED),
    Taken("18.71", Instrument.PERWAL, date(2025, 2, 5), Stage.ISSUED, "Contoh 7/2025", groups=("rt-rw", "kader")),
    Taken("18.71", Instrument.SK, date(2025, 5, 14), Stage.ISSUED, "Contoh 8/2025"),
    Taken("18.72", Instrument.PERDA, date(2024, 12, 11), Stage.ISSUED, "Contoh 9/2024"),
)


def take_step(taken: Taken, by: User) -> None:
    """Record the regulation, or its next step."""
    known = LocalRegulation.objects.filter(
        region__kemendagri_code=taken.region, instrument=taken.instrument, is_example=True
    ).first()
    if known:
        add_regulation_step(
            regulation=known, stage=taken.stage, day=taken.day, number=taken.number, note=taken.note, by=by
        )
        return
    record_regulation(
        region=Region.objects.get(kemendagri_code=taken.region),
        instrument=taken.instrument,
        about=_ABOUT,
        groups=list(WorkerGroup.objects.filter(code__in=taken.groups)),
        source=_SOURCE,
        stage=taken.stage,
        day=taken.day,
        number=taken.number,
        note=taken.note,
        by=by,
    )


# JKM cases of an ordinary month; those of Metro are few, as in every small place.
_DEATHS = {"18.02": 14, "18.71": 22, "18.72": 3}
FIRST_TOLD = Month(2025, 11)
_JKM = 42_000_000
_NOT_TOLD = {("18.71", Month(2026, 4))}


def tell_benefits(month: Month, by: User) -> None:
    """What three branches reported of a month; one of them once did not."""
    for code, deaths in _DEATHS.items():
        if month >= FIRST_TOLD and (code, month) not in _NOT_TOLD:
            region = Region.objects.get(kemendagri_code=code)
            told = dict(_told(deaths, month.number))
            record_benefits(region=region, month=month, told=told, source="Laporan klaim cabang (contoh)", by=by)


def _told(deaths: int, number: int) -> Iterator[tuple[Programme, Paid]]:
    """Up and down over the year by a fixed rule; JKP is told by nobody, JP without rupiah."""
    swing = (number * 7) % 5 - 2
    cases = max(1, deaths + swing)
    yield Programme.JKM, Paid(cases, cases * _JKM)
    injuries = deaths * 3 + swing * 2
    yield Programme.JKK, Paid(injuries, injuries * 6_350_000)
    leaving = deaths * 20 + swing * 9
    yield Programme.JHT, Paid(leaving, leaving * 11_200_000)
    yield Programme.JP, Paid(max(0, deaths // 2 + swing))


# What the second meeting of Lampung Tengah makes of what the rules propose, by the rule.
_ANSWERS = {
    "kelompok-terbesar": (Outcome.ACCEPTED, ""),
    "regulasi-belum-ada": (
        Outcome.EDITED,
        "Selesaikan rancangan Perbup paling lambat Februari 2027 dan siapkan surat edaran lebih dahulu.",
    ),
    "tarif-berakhir": (Outcome.REJECTED, "Sosialisasi tarif sudah dijadwalkan kantor cabang pada November 2026."),
    "pertahankan": (Outcome.ACCEPTED, ""),
}


def answer_proposals(meeting: Meeting, by: User) -> None:
    """One answer a rule; the rest stays open, as it happens."""
    answered = set()
    for proposal in proposals_of(meeting):
        rule = proposal.key.partition(":")[0]
        if rule in _ANSWERS and rule not in answered:
            outcome, words = _ANSWERS[rule]
            answered.add(rule)
            answer_recommendation(
                meeting=meeting,
                key=proposal.key,
                outcome=outcome,
                text=words if outcome is Outcome.EDITED else "",
                reason=words if outcome is Outcome.REJECTED else "",
                by=by,
            )
