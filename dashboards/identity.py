"""What a page may show: the releases with their registers, and what was agreed about them on the floor of monev."""

from __future__ import annotations

from django.db.models import Model

from coverage.selectors import Identity, published_identity
from monev.models import CommitmentStep, Conclusion, LocalRegulation, RegulationStep

# Rows are added, never changed; drafts are on no page that is kept. What a new section shows is named here.
AGREED: tuple[type[Model], ...] = (Conclusion, CommitmentStep, LocalRegulation, RegulationStep)


def shown_identity(reader: int | None = None) -> Identity:
    """Two readers with the same identity are shown the same."""
    return published_identity(reader, AGREED)
