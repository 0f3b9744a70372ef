"""What every document says of itself, wherever it is carried. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Imprint:
    """``warning`` is said largest: another release stands now, or nobody may see this one yet.

    ``address`` is short, to be typed; ``at`` is when the release came out, the date inside the file.
    """

    house: str
    month: str
    release: str
    published: str
    source: str
    scheme: str
    scheme_is_official: bool
    address: str
    at: datetime
    example: bool = False
    warning: str = ""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What must be read before the number."""
        example = "Data contoh: dibuat untuk mencoba sistem, bukan angka resmi." if self.example else ""
        return tuple(sentence for sentence in (self.warning, example) if sentence)
