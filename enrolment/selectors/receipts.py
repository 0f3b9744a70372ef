"""A receipt as it is shown: what was handed in, and what has become of it."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.models import User
from enrolment import numbers
from enrolment.cells import TOTAL, Entry
from enrolment.layout import RowKind, layout
from enrolment.models import Receipt, Submission
from enrolment.receipt_document import Block, Document, Figure
from enrolment.selectors.reference import reference_for
from enrolment.selectors.reports import counts_of
from enrolment.workflow import WAITING, Status
from periods import clock

_JOINED = ("by", "submission__obligation__office", "submission__obligation__region", "submission__verified_by")


PROOF = (
    "Sidik dihitung dari semua angka di bawah ini. Satu angka saja berbeda, sidiknya lain. Sidik yang sama "
    "membuktikan bahwa angkanya tidak berubah sejak diajukan."
)
_EXAMPLE = "Data contoh: angka ini dibuat untuk mencoba sistem."
_WEIGHTS = {RowKind.SEGMENT: "strong", RowKind.TOTAL: "total"}


@dataclass(frozen=True)
class ReceiptPage:
    """``successor`` is the receipt that took the place of this one; ``agrees``: what is stored gives the same print.

    ``agrees`` is None where the figures may differ by now: they were taken back, returned or handed in anew.
    """

    receipt: Receipt
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
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
    return ReceiptPage(receipt, _facts(receipt), _blocks(receipt), successor, agrees)


def document_of(page: ReceiptPage, *, house: str, address: str) -> Document:
    """What is printed: only what stays true of the receipt for ever, and where to see whether it still holds."""
    return Document(
        house=house,
        number=page.receipt.number,
        facts=page.facts,
        fingerprint=page.receipt.fingerprint,
        proof=PROOF,
        blocks=page.blocks,
        address=address,
        notice=_EXAMPLE if page.receipt.submission.obligation.is_example else "",
    )


def _facts(receipt: Receipt) -> tuple[tuple[str, str], ...]:
    submission, segments = receipt.submission, receipt.counts.segments
    obligation = submission.obligation
    totals = [
        (segment.label, Entry(counted.participants, counted.applicable).words or numbers.UNKNOWN)
        for segment, counted in segments.items()
    ]
    return (
        ("Diterima", clock.in_words(receipt.at)),
        ("Wilayah", str(obligation.region)),
        ("Bulan laporan", obligation.month.words),
        ("Kantor", str(obligation.office)),
        ("Revisi", str(submission.revision)),
        ("Dasar hitung", submission.get_basis_display()),
        ("Diajukan oleh", receipt.by.full_name),
        *totals,
        ("Jumlah dihitung UCJ", numbers.count(receipt.participants)),
    )


def _blocks(receipt: Receipt) -> tuple[Block, ...]:
    """Every figure that was handed in, in the order of the layout, and the total; empty cells are left out."""
    counts = receipt.counts
    cells = counts.cells | {TOTAL: Entry(receipt.participants)}
    blocks = []
    for section in layout(reference_for(receipt.submission.month), counts.cells):
        figures = []
        for row in section.rows:
            if row.cell in cells:
                figures.append(Figure(row.label, cells[row.cell].words or numbers.UNKNOWN, _WEIGHTS.get(row.kind, "")))
            if row.potential in cells:
                figures.append(Figure(f"{row.label} – potensi", cells[row.potential].words))
        if figures:
            is_of_companies = all(row.kind is RowKind.EMPLOYER for row in section.rows)
            blocks.append(Block(section.title, "Perusahaan" if is_of_companies else "Orang", tuple(figures)))
    return tuple(blocks)
