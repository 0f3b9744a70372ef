"""Who gets what at every address of the site. A new address needs a line here: see ``BOOK``.

A line says what each kind of person is answered: ``opens_to(ADMIN, AUDITOR)`` is 200 for them, 403 for others, and
leads strangers to the sign-in page. What stands in the address (``pk``, ``number``) ``parts`` takes from the world.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from coverage.models import ContributionRate, Event, Release
from enrolment.actions import keep_upload
from enrolment.models import Obligation, Receipt, Submission
from enrolment.workbook import Preview
from monev.actions import request_pack
from monev.jobs import write_file
from monev.models import Commitment, Meeting, MeetingFile
from monev.vocabulary import Form, Span
from tests.meetings import draft, stored_file
from tests.registers import draft_meeting, proposed_regulation

# Ani, Budi, Citra (entry elsewhere), Hadi (verifier elsewhere), Dewi, Eka, Fajar, Gita: see the world of the test.
STRANGER, VIEWER, ENTRY, VERIFIER = "stranger", "viewer", "entry", "verifier"
ENTRY_ELSEWHERE, VERIFIER_ELSEWHERE = "entry-elsewhere", "verifier-elsewhere"
PUBLISHER, ADMIN, AUDITOR = "publisher", "admin", "auditor"
SIGNED_IN = (VIEWER, ENTRY, VERIFIER, ENTRY_ELSEWHERE, VERIFIER_ELSEWHERE, PUBLISHER, ADMIN, AUDITOR)
# Whoever may see a report of Kalianda at all.
IN_SCOPE = (ENTRY, VERIFIER, PUBLISHER, ADMIN, AUDITOR)
ELSEWHERE = (ENTRY_ELSEWHERE, VERIFIER_ELSEWHERE)

OK, FOUND, UNAUTHORIZED, FORBIDDEN, NOT_FOUND, UNREADABLE = 200, 302, 401, 403, 404, 422
SIGN_IN = FOUND
# Who cannot see a report of Kalianda is told that there is none.
OUT_OF_REACH = dict.fromkeys((VIEWER, ENTRY_ELSEWHERE, VERIFIER_ELSEWHERE), NOT_FOUND)


@dataclass(frozen=True)
class World:
    """A released month of Lampung Selatan, and the month after it handed in and waiting."""

    people: Mapping[str, User]
    obligation: Obligation
    verified: Submission
    waiting: Submission
    receipt: Receipt
    release: Release


@dataclass(frozen=True)
class Line:
    """What everybody gets at one address; ``method`` POST: the address only takes posts, a GET is answered 405."""

    answers: Mapping[str, int]
    parts: Callable[[World], dict[str, Any]] = lambda world: {}
    method: str = "GET"
    data: Callable[[World], dict[str, Any]] = lambda world: {}


def opens_to(*people: str, answer: int = OK, otherwise: int = FORBIDDEN, **but: int) -> dict[str, int]:
    """``answer`` for these, ``otherwise`` for others who are signed in; single exceptions: ``entry_elsewhere=404``."""
    signed_in = {person: answer if person in people else otherwise for person in SIGNED_IN}
    return {STRANGER: SIGN_IN} | signed_in | {name.replace("_", "-"): status for name, status in but.items()}


EVERYBODY = dict.fromkeys((STRANGER, *SIGNED_IN), OK)

# Parts of addresses that mean the same everywhere; ``parts`` of a line comes before them.
COMMON_PARTS: dict[str, Any] = {
    "edition": "2026-10",
    "slug": "lampung-selatan",
    "month": "2026-10",
    "form": "csv",
}


def changes(
    *people: str,
    answer: int = FOUND,
    otherwise: int = FORBIDDEN,
    parts: Callable[[World], dict[str, Any]] = lambda world: {},
    data: Mapping[str, Any] | None = None,
    but: Mapping[str, int] | None = None,
) -> Line:
    """An address that takes posts only and leads on: 302 for these people."""
    answers = opens_to(*people, answer=answer, otherwise=otherwise) | dict(but or {})
    return Line(answers, parts, "POST", lambda world: dict(data or {}))


def somebody(world: World) -> dict[str, Any]:
    """An account that others may act upon."""
    return {"pk": world.people[VIEWER].pk}


def waiting(world: World) -> dict[str, Any]:
    return {"pk": world.waiting.pk}


def uploaded(world: World) -> dict[str, Any]:
    """A workbook that Ani uploaded and nobody confirmed."""
    ani, month = world.people[ENTRY], world.obligation.month
    office = world.obligation.office
    kept = keep_upload(office=office, month=month, file_name="a.xlsx", sha256="", preview=Preview("Isian"), by=ani)
    return {"pk": kept.pk, "month": month}


def owed(world: World) -> dict[str, Any]:
    """The obligation of the report that waits."""
    return {"pk": world.waiting.obligation_id}


def recorded_event() -> int:
    """An event of the reference data."""
    return Event.objects.values_list("pk", flat=True)[0]


def file_of_agreed_minutes(world: World) -> dict[str, Any]:
    return {"pk": _file_of_a_meeting(world).file_id}


def regulation_on_record(world: World) -> dict[str, Any]:
    """A proposed Perbup of Lampung Selatan."""
    return {"pk": proposed_regulation(world.people[ADMIN]).pk}


def draft_of_a_meeting(world: World) -> dict[str, Any]:
    """A meeting of Lampung Selatan that looks at the release and is not agreed."""
    return {"pk": draft_meeting(world.release, world.people[ADMIN]).pk}


def kept_file(world: World) -> dict[str, Any]:
    return {"pk": _file_of_a_meeting(world).pk}


def _file_of_a_meeting(world: World) -> MeetingFile:
    """One is enough for all lines that name one."""
    kept = MeetingFile.objects.first()
    return kept or MeetingFile.objects.get(file=stored_file(world.people[ADMIN], is_agreed=True))


def promise_of_agreed_minutes(world: World) -> dict[str, Any]:
    return {"pk": Commitment.objects.filter(meeting__conclusion__isnull=False).latest("pk").pk}


def draft_of_minutes(world: World) -> dict[str, Any]:
    waiting = Meeting.objects.filter(conclusion__isnull=True).first()
    return {"pk": (waiting or draft(world.people[ADMIN], title="Konsep")).pk}


def written_pack(world: World) -> dict[str, Any]:
    """A pack of one format that a worker has written."""
    pack = request_pack(
        release=world.release,
        scope=world.release.scope,
        regions=[],
        span=Span.MONTH,
        meeting=None,
        forms=[Form.CSV],
        by=world.people[VIEWER],
    )
    write_file(pack.files.get().pk)
    return {"pk": pack.pk, "form": Form.CSV}


BOOK: dict[str, Line] = {
    # ---- accounts
    "login": Line(EVERYBODY | dict.fromkeys(SIGNED_IN, FOUND)),
    "logout": Line(dict.fromkeys((STRANGER, *SIGNED_IN), FOUND), method="POST"),
    "accounts:account-overview": Line(opens_to(*SIGNED_IN)),
    "accounts:invitation-accept": Line(
        dict.fromkeys((STRANGER, *SIGNED_IN), NOT_FOUND), lambda world: {"token": "nobody-was-invited-with-this"}
    ),
    "accounts:user-list": Line(opens_to(ADMIN, AUDITOR)),
    "accounts:user-invite": Line(opens_to(ADMIN)),
    "accounts:user-detail": Line(opens_to(ADMIN, AUDITOR), somebody),
    "accounts:user-change-scope": changes(ADMIN, parts=somebody, data={"role": "viewer"}),
    "accounts:user-change-contact": changes(ADMIN, parts=somebody, data={"full_name": "Dewi Lestari"}),
    "accounts:user-deactivate": changes(ADMIN, parts=somebody),
    "accounts:user-reactivate": changes(ADMIN, parts=somebody),
    "accounts:user-new-link": changes(ADMIN, answer=OK, parts=somebody),
    "accounts:user-reset-second-factor": changes(ADMIN, parts=somebody),
    "accounts:office-list": Line(opens_to(ADMIN, AUDITOR)),
    "accounts:office-add": Line(opens_to(ADMIN)),
    "accounts:office-change": Line(opens_to(ADMIN), lambda world: {"code": "kcp-kalianda"}),
    # ---- enrolment: what is due
    "enrolment:work": Line(opens_to(answer=FOUND, otherwise=FOUND)),
    "enrolment:tasks": Line(opens_to(ENTRY, ENTRY_ELSEWHERE)),
    "enrolment:area-list": Line(opens_to(ADMIN, AUDITOR)),
    "enrolment:area-assign": Line(opens_to(ADMIN)),
    "enrolment:area-end": Line(
        opens_to(ADMIN), lambda world: {"pk": world.obligation.office.service_areas.values_list("pk", flat=True)[0]}
    ),
    "enrolment:extension-list": Line(opens_to(ADMIN, AUDITOR)),
    "enrolment:reminder-list": Line(opens_to(ADMIN, AUDITOR)),
    "enrolment:board": Line(opens_to(VERIFIER, VERIFIER_ELSEWHERE, PUBLISHER, ADMIN, AUDITOR)),
    "enrolment:board-month": Line(opens_to(VERIFIER, VERIFIER_ELSEWHERE, PUBLISHER, ADMIN, AUDITOR)),
    "enrolment:board-file": Line(opens_to(VERIFIER, VERIFIER_ELSEWHERE, PUBLISHER, ADMIN, AUDITOR)),
    # ---- enrolment: whoever is out of reach of a report is told that there is none
    "enrolment:submission-history": Line(opens_to(*IN_SCOPE, otherwise=NOT_FOUND), waiting),
    "enrolment:entry": Line(opens_to(*IN_SCOPE, otherwise=NOT_FOUND), owed),
    "enrolment:entry-many": Line(opens_to(*IN_SCOPE, *ELSEWHERE, viewer=NOT_FOUND)),
    "enrolment:months": Line(opens_to(*IN_SCOPE, otherwise=NOT_FOUND), owed),
    "enrolment:submit": Line(opens_to(ENTRY, answer=FOUND) | OUT_OF_REACH, owed),
    "enrolment:withdraw": changes(ENTRY, parts=owed, but=OUT_OF_REACH),
    "enrolment:declare": changes(
        ENTRY, parts=owed, data={"declaration": "nihil", "reason": "Tidak ada peserta."}, but=OUT_OF_REACH
    ),
    "enrolment:revise": changes(
        ENTRY,
        parts=lambda world: {"pk": world.obligation.pk},
        data={"reason": "Angka jasa konstruksi perlu diperiksa lagi."},
        but=OUT_OF_REACH,
    ),
    # Asked by scripts: what cannot be read is 422, a stranger is told to sign in.
    "enrolment:cell-save": changes(
        *IN_SCOPE, answer=UNREADABLE, parts=owed, but=OUT_OF_REACH | {STRANGER: UNAUTHORIZED}
    ),
    "enrolment:paste": changes(ENTRY, answer=UNREADABLE, parts=owed, but=OUT_OF_REACH | {STRANGER: UNAUTHORIZED}),
    "enrolment:submission": Line(opens_to(*IN_SCOPE, otherwise=NOT_FOUND), waiting),
    "enrolment:queue": Line(opens_to(VERIFIER, VERIFIER_ELSEWHERE, PUBLISHER, ADMIN, AUDITOR)),
    "enrolment:queue-file": Line(opens_to(VERIFIER, VERIFIER_ELSEWHERE, PUBLISHER, ADMIN, AUDITOR)),
    "enrolment:review": Line(opens_to(VERIFIER, PUBLISHER, ADMIN, AUDITOR, verifier_elsewhere=NOT_FOUND), waiting),
    "enrolment:review-start": changes(VERIFIER, parts=waiting, but=OUT_OF_REACH),
    "enrolment:review-verify": changes(VERIFIER, parts=waiting, but=OUT_OF_REACH),
    "enrolment:review-return": changes(
        VERIFIER, parts=waiting, data={"alasan": "Angka jasa konstruksi perlu diperiksa lagi."}, but=OUT_OF_REACH
    ),
    "enrolment:receipt-pdf": Line(
        opens_to(*IN_SCOPE, otherwise=NOT_FOUND), lambda world: {"number": world.receipt.number}
    ),
    "enrolment:receipt": Line(opens_to(*IN_SCOPE, otherwise=NOT_FOUND), lambda world: {"number": world.receipt.number}),
    # a workbook is of one's own office; a preview is one's own
    "enrolment:workbook": Line(opens_to(ENTRY, ENTRY_ELSEWHERE)),
    "enrolment:workbook-download": Line(opens_to(ENTRY, ENTRY_ELSEWHERE)),
    "enrolment:workbook-upload": Line(opens_to(ENTRY, ENTRY_ELSEWHERE)),
    "enrolment:workbook-preview": Line(opens_to(ENTRY, entry_elsewhere=NOT_FOUND), uploaded),
    "enrolment:workbook-errors": Line(opens_to(ENTRY, entry_elsewhere=NOT_FOUND), uploaded),
    "enrolment:workbook-errors-csv": Line(opens_to(ENTRY, entry_elsewhere=NOT_FOUND), uploaded),
    "enrolment:workbook-confirm": Line(
        opens_to(ENTRY, answer=FOUND, entry_elsewhere=NOT_FOUND), uploaded, method="POST"
    ),
    # ---- coverage
    "coverage:release-history": Line(opens_to(*SIGNED_IN, viewer=FORBIDDEN), lambda world: {"pk": world.release.pk}),
    "coverage:publishing": Line(opens_to(PUBLISHER, ADMIN, AUDITOR)),
    "coverage:publish": Line(opens_to(PUBLISHER, ADMIN, AUDITOR)),
    "coverage:reference-upload": Line(opens_to(ADMIN)),
    "coverage:reference-template": Line(opens_to(ADMIN)),
    "coverage:reference": Line(opens_to(ADMIN, AUDITOR)),
    "coverage:reference-create": Line(opens_to(ADMIN), lambda world: {"kind": "penyebut"}),
    "coverage:reporting-rules": Line(opens_to(ADMIN, AUDITOR)),
    "coverage:event-list": Line(opens_to(ADMIN, AUDITOR)),
    "coverage:event-record": changes(ADMIN, answer=422),
    "coverage:event-withdraw": changes(ADMIN, parts=lambda world: {"pk": recorded_event()}),
    # An empty form is shown again.
    "coverage:reporting-rule-add": changes(ADMIN, answer=422),
    "coverage:reference-confirm": changes(ADMIN),
    "coverage:tariffs": Line(opens_to(ADMIN, AUDITOR)),
    "coverage:tariff-add": changes(ADMIN, answer=422),
    "coverage:tariff-end": Line(
        opens_to(ADMIN), lambda world: {"pk": ContributionRate.objects.values_list("pk", flat=True)[0]}
    ),
    # ---- monev
    "monev:pack-list": Line(opens_to(*SIGNED_IN)),
    "monev:pack-make": Line(opens_to(*SIGNED_IN)),
    "monev:pack-detail": Line(opens_to(*SIGNED_IN), written_pack),
    "monev:pack-file": Line(opens_to(*SIGNED_IN), written_pack),
    # Refused with a sentence on the page of the pack: the file is written.
    "monev:pack-file-retry": changes(*SIGNED_IN, parts=written_pack),
    "monev:pack-whole": Line(opens_to(*SIGNED_IN), written_pack),
    "monev:check": Line(EVERYBODY),
    "monev:file": Line(opens_to(*SIGNED_IN), file_of_agreed_minutes),
    "monev:regulations": Line(opens_to(*SIGNED_IN)),
    "monev:regulation-record": Line(opens_to(PUBLISHER, ADMIN)),
    "monev:regulation": Line(opens_to(*SIGNED_IN), regulation_on_record),
    # An empty form is shown again.
    "monev:regulation-step": changes(PUBLISHER, ADMIN, answer=422, parts=regulation_on_record),
    "monev:benefits": Line(opens_to(*SIGNED_IN)),
    "monev:benefit-month": Line(opens_to(PUBLISHER, ADMIN)),
    # Minutes that are not agreed yet.
    "monev:recommendations": Line(opens_to(PUBLISHER, ADMIN, AUDITOR, otherwise=NOT_FOUND), draft_of_a_meeting),
    "monev:recommendation-answer": changes(PUBLISHER, ADMIN, answer=422, parts=draft_of_a_meeting),
    "monev:overview": Line(opens_to(*SIGNED_IN)),
    "monev:commitment-list": Line(opens_to(*SIGNED_IN)),
    "monev:commitment": Line(opens_to(*SIGNED_IN), promise_of_agreed_minutes),
    "monev:meeting-record": Line(opens_to(PUBLISHER, ADMIN)),
    # Drafts are not there for those who may not read them.
    "monev:meeting": Line(opens_to(PUBLISHER, ADMIN, AUDITOR, otherwise=NOT_FOUND), draft_of_minutes),
    "monev:meeting-change": Line(opens_to(PUBLISHER, ADMIN), draft_of_minutes),
    "monev:meeting-conclude": changes(PUBLISHER, ADMIN, parts=draft_of_minutes),
    # Empty forms are shown again.
    "monev:meeting-add": changes(PUBLISHER, ADMIN, answer=422, parts=draft_of_minutes),
    "monev:meeting-file-add": changes(PUBLISHER, ADMIN, answer=422, parts=draft_of_minutes),
    "monev:meeting-file-withdraw": changes(PUBLISHER, ADMIN, answer=422, parts=kept_file),
    # ---- dashboards: open to all who read
    "dashboards:overview": Line(EVERYBODY),
    "dashboards:regency-latest": Line(EVERYBODY),
    "dashboards:regency-detail": Line(EVERYBODY),
    "dashboards:distance": Line(EVERYBODY),
    "dashboards:contribution-plan": Line(EVERYBODY),
    # Without a plan in its address there is nothing to write.
    "dashboards:contribution-plan-file": Line(
        dict.fromkeys((STRANGER, *SIGNED_IN), NOT_FOUND), lambda world: {"edition": world.release.label}
    ),
    "dashboards:comparison": Line(EVERYBODY),
    "dashboards:comparison-ranking": Line(EVERYBODY),
    "dashboards:comparison-distance": Line(EVERYBODY),
    "dashboards:comparison-months": Line(EVERYBODY),
    "dashboards:comparison-panels": Line(EVERYBODY),
    "dashboards:change-detail": Line(EVERYBODY),
    "dashboards:events": Line(EVERYBODY),
    "dashboards:published-figures": Line(EVERYBODY),
    "dashboards:method": Line(EVERYBODY),
    "dashboards:release-list": Line(EVERYBODY),
    "dashboards:search": Line(EVERYBODY, data=lambda world: {"q": "lamsel"}),
    "dashboards:release-detail": Line(EVERYBODY),
    "dashboards:provenance": Line(EVERYBODY),
    "dashboards:trail": Line(opens_to(ADMIN, AUDITOR)),
    "dashboards:trail-file": Line(opens_to(ADMIN, AUDITOR)),
    "dashboards:trail-file-excel": Line(opens_to(ADMIN, AUDITOR)),
    "dashboards:release-open": Line(
        dict.fromkeys((STRANGER, *SIGNED_IN), FOUND), data=lambda world: {"rilis": "2026-10", "halaman": "/"}
    ),
    "dashboards:share-card": Line(EVERYBODY, lambda world: {"edition": world.release.label}),
    "dashboards:pocket-sheet": Line(EVERYBODY, lambda world: {"edition": world.release.label}),
    "dashboards:file": Line(
        EVERYBODY, lambda world: {"edition": world.release.label, "place": "lampung-selatan", "chart": "tren"}
    ),
}
