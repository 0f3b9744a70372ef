"""The whole life of a report on one screen: who may take it from which status where. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from accounts.roles import Role


class Status(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    REVIEWING = "reviewing"
    RETURNED = "returned"
    VERIFIED = "verified"
    SUPERSEDED = "superseded"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Status.DRAFT: "Konsep",
    Status.SUBMITTED: "Diajukan",
    Status.REVIEWING: "Sedang diperiksa",
    Status.RETURNED: "Dikembalikan",
    Status.VERIFIED: "Terverifikasi",
    Status.SUPERSEDED: "Digantikan",
}


def status_words(status: Status | None, revision: int = 1) -> str:
    """``Belum diisi``, ``Dikembalikan``, ``Konsep revisi 2``."""
    if status is None:
        return "Belum diisi"
    return f"{status.label} revisi {revision}" if revision > 1 else status.label


OPEN = (Status.DRAFT, Status.SUBMITTED, Status.REVIEWING, Status.RETURNED)
EDITABLE = (Status.DRAFT, Status.RETURNED)
WAITING = (Status.SUBMITTED, Status.REVIEWING)


class Act(StrEnum):
    START = "start"
    SAVE = "save"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    START_REVIEW = "start-review"
    RETURN = "return"
    VERIFY = "verify"
    SUPERSEDE = "supersede"
    REVISE = "revise"

    @property
    def label(self) -> str:
        return _ACT_LABELS[self]


_ACT_LABELS = {
    Act.START: "dimulai",
    Act.SAVE: "disimpan",
    Act.SUBMIT: "diajukan",
    Act.WITHDRAW: "ditarik kembali",
    Act.START_REVIEW: "diperiksa",
    Act.RETURN: "dikembalikan",
    Act.VERIFY: "diverifikasi",
    Act.SUPERSEDE: "digantikan",
    Act.REVISE: "direvisi",
}


@dataclass(frozen=True)
class Step:
    """A line of the table. ``before`` None: no report yet. REVISE makes a new draft beside the verified one."""

    role: Role
    before: Status | None
    act: Act
    after: Status


LIFE: tuple[Step, ...] = (
    Step(Role.ENTRY, None, Act.START, Status.DRAFT),
    Step(Role.ENTRY, Status.DRAFT, Act.SAVE, Status.DRAFT),
    Step(Role.ENTRY, Status.DRAFT, Act.SUBMIT, Status.SUBMITTED),
    Step(Role.ENTRY, Status.SUBMITTED, Act.WITHDRAW, Status.DRAFT),
    Step(Role.VERIFIER, Status.SUBMITTED, Act.START_REVIEW, Status.REVIEWING),
    Step(Role.VERIFIER, Status.SUBMITTED, Act.RETURN, Status.RETURNED),
    Step(Role.VERIFIER, Status.SUBMITTED, Act.VERIFY, Status.VERIFIED),
    Step(Role.VERIFIER, Status.REVIEWING, Act.RETURN, Status.RETURNED),
    Step(Role.VERIFIER, Status.REVIEWING, Act.VERIFY, Status.VERIFIED),
    Step(Role.ENTRY, Status.RETURNED, Act.SAVE, Status.RETURNED),
    Step(Role.ENTRY, Status.RETURNED, Act.SUBMIT, Status.SUBMITTED),
    Step(Role.ENTRY, Status.VERIFIED, Act.REVISE, Status.DRAFT),
    Step(Role.VERIFIER, Status.VERIFIED, Act.SUPERSEDE, Status.SUPERSEDED),
)

TRANSITIONS = {(step.before, step.act): step.after for step in LIFE}


class InvalidTransition(Exception):
    """Somebody was faster, or the act does not fit the status; the text is a sentence for the person."""


def next_status(status: Status | None, act: Act) -> Status:
    """The status after ``act``; InvalidTransition where the table has no such line."""
    try:
        return TRANSITIONS[status, act]
    except KeyError:
        state = "belum ada" if status is None else f"berstatus {status.label.lower()}"
        raise InvalidTransition(f"Pengajuan {state}, tidak dapat {act.label}.") from None


def roles_for(act: Act) -> frozenset[Role]:
    """Who may do it at all, whatever the status."""
    return frozenset(step.role for step in LIFE if step.act is act)


def acts_for(role: Role, status: Status | None) -> frozenset[Act]:
    """What somebody of this role may do with a report of this status."""
    return frozenset(step.act for step in LIFE if step.role is role and step.before is status)
