"""The whole life of a submission on one screen. Pure."""

from enum import StrEnum


class Status(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    VERIFIED = "verified"
    SUPERSEDED = "superseded"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Status.DRAFT: "Konsep",
    Status.SUBMITTED: "Diajukan",
    Status.RETURNED: "Dikembalikan",
    Status.VERIFIED: "Terverifikasi",
    Status.SUPERSEDED: "Digantikan",
}

OPEN = (Status.DRAFT, Status.SUBMITTED, Status.RETURNED)


class Act(StrEnum):
    SAVE = "save"
    SUBMIT = "submit"
    RETURN = "return"
    VERIFY = "verify"
    SUPERSEDE = "supersede"

    @property
    def label(self) -> str:
        return _ACT_LABELS[self]


_ACT_LABELS = {
    Act.SAVE: "disimpan",
    Act.SUBMIT: "diajukan",
    Act.RETURN: "dikembalikan",
    Act.VERIFY: "diverifikasi",
    Act.SUPERSEDE: "digantikan",
}

TRANSITIONS: dict[tuple[Status, Act], Status] = {
    (Status.DRAFT, Act.SAVE): Status.DRAFT,
    (Status.RETURNED, Act.SAVE): Status.RETURNED,
    (Status.DRAFT, Act.SUBMIT): Status.SUBMITTED,
    (Status.RETURNED, Act.SUBMIT): Status.SUBMITTED,
    (Status.SUBMITTED, Act.RETURN): Status.RETURNED,
    (Status.SUBMITTED, Act.VERIFY): Status.VERIFIED,
    (Status.VERIFIED, Act.SUPERSEDE): Status.SUPERSEDED,
}


class InvalidTransition(Exception):
    """Somebody was faster, or the act does not fit the status; the text is a sentence for the person."""


def next_status(status: Status, act: Act) -> Status:
    """The status after ``act``; InvalidTransition where the table has no such line."""
    try:
        return TRANSITIONS[status, act]
    except KeyError:
        raise InvalidTransition(f"Pengajuan berstatus {status.label.lower()}, tidak dapat {act.label}.") from None
