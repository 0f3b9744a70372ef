"""A receipt as it is shown: what was handed in, and what has become of it."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.models import User
from enrolment.cells import TOTAL, Entry
from enrolment.counts import Counts
from enrolment.layout import RowKind, layout
from enrolment.models import Receipt, Submission
from enrolment.selectors.reference import reference_for
from enrolment.selectors.reports import counts_of
from enrolment.workflow import WAITING, Status

_JOINED = ("by", "submission__obligation__office", "submission__obligation__region", "submission__verified_by")


@dataclass(frozen=True)
class ReceiptLine:
    label: str
    entry: Entry
    kind: RowKind


@dataclass(frozen=True)
class ReceiptPage:
    """``successor`` is the receipt that took the place of this one; ``agrees``: what is stored gives the same print.

    ``agrees`` is None where the figures may differ by now: they were taken back, returned or handed in anew.
    """

    receipt: Receipt
    blocks: tuple[tuple[str, tuple[ReceiptLine, ...]], ...]
    successor: Receipt | None
    agrees: bool | None

    @property
    def is_intact(self) -> bool:
        """Whether the figures on the receipt still give the print they got when they were handed in."""
        return self.receipt.counts.fingerprint == self.receipt.fingerprint

    @property
    def is_valid(self) -> bool:
        return self.agrees is not None


def find_receipt(user: User, number: str) -> Receipt | None:
    """The receipt of this number, if this person may see its report."""
    visible = Receipt.objects.filter(submission__in=Submission.objects.visible_to(user))
    return visible.select_related(*_JOINED).filter(number=number).first()


def receipt_page(receipt: Receipt) -> ReceiptPage:
    submission = receipt.submission
    successor = submission.receipts.filter(serial__gt=receipt.serial).order_by("-serial").first()
    if successor is None and submission.status == Status.SUPERSEDED:
        later = Receipt.objects.filter(
            submission__obligation=submission.obligation_id,
            submission__status__in=(Status.VERIFIED, Status.SUPERSEDED),
            submission__revision__gt=submission.revision,
        )
        successor = later.order_by("submission__revision", "-serial").first()
    stands = successor is None and Status(submission.status) in (*WAITING, Status.VERIFIED)
    agrees = counts_of(submission).fingerprint == receipt.fingerprint if stands else None
    return ReceiptPage(receipt, _blocks(receipt), successor, agrees)


def _blocks(receipt: Receipt) -> tuple[tuple[str, tuple[ReceiptLine, ...]], ...]:
    """Every figure that was handed in, in the order of the layout, and the total; empty cells are left out."""
    counts: Counts = receipt.counts
    cells = counts.cells | {TOTAL: Entry(receipt.participants)}
    reference = reference_for(receipt.submission.month)
    blocks = []
    for section in layout(reference, counts.cells):
        lines = []
        for row in section.rows:
            if row.cell in cells:
                lines.append(ReceiptLine(row.label, cells[row.cell], row.kind))
            if row.potential is not None and row.potential in cells:
                lines.append(ReceiptLine(f"{row.label} – potensi", cells[row.potential], row.kind))
        if lines:
            blocks.append((section.title, tuple(lines)))
    return tuple(blocks)
