"""What stands first on every document: the number of an area, its category, its distance, its scale. Pure."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from coverage import exhibits, narrative
from coverage.charts import svg
from coverage.documents.imprint import Imprint
from coverage.figures.figure import Figure


@dataclass(frozen=True)
class Front:
    """``category`` is 0 where there is none; ``scale`` is a drawing, empty where there are no cuts."""

    area: str
    status: str
    value: str
    is_known: bool
    category: int
    badge: str
    badge_note: str
    lines: tuple[str, ...]
    scale: str
    imprint: Imprint

    @property
    def data(self) -> dict[str, Any]:
        """The texts for a source; the drawing goes its own way."""
        imprint = asdict(self.imprint) | {"warnings": self.imprint.warnings}
        del imprint["at"]
        return asdict(self) | {"imprint": imprint, "scale": ""}


def front_of(
    area: str,
    figure: Figure,
    imprint: Imprint,
    *,
    provisional: bool,
    more: tuple[str, ...] = (),
    inherited: bool = False,
) -> Front:
    """The scale is the narrow one, whose words are large.

    ``more`` are sentences of the area beside those of its figure: how many reported, the last known figure.
    ``inherited``: its target is that of the province.
    """
    words = narrative.headline(figure, inherited=inherited)
    drawn = exhibits.scale("skala", figure)
    category = figure.category
    return Front(
        area=area,
        status="Angka sementara" if provisional else "Angka final",
        value=f"{words.value}%" if words.is_known else words.value,
        is_known=words.is_known,
        category=int(category or 0),
        badge=category.label if category else "Belum ada kategori",
        badge_note="skema contoh, belum resmi" if category and not imprint.scheme_is_official else "",
        lines=tuple(line for line in (words.covered, words.distance_to_target, words.above_hundred, *more) if line),
        scale=svg.draw(drawn, narrow=True) if drawn else "",
        imprint=imprint,
    )
