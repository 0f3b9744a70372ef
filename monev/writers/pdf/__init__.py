"""The pack on paper: a tagged PDF with cover, contents, tables that go on over pages, and charts. Pure."""

from coverage.documents.press import print_pdf
from monev.document import Document
from monev.writers.pdf.content import content_of
from monev.writers.pdf.source import SOURCE


def write_pdf(document: Document) -> bytes:
    """PDF/UA-1; the same document gives the same bytes."""
    data, drawings = content_of(document)
    return print_pdf(SOURCE, data, drawings, document.imprint.at, whole=True)
