"""What was not recorded, and why."""

from __future__ import annotations

from collections.abc import Sequence


class RecordRefused(ValueError):
    """Nothing was written; ``obstacles`` are sentences, all of them at once."""

    def __init__(self, obstacles: Sequence[str]) -> None:
        super().__init__(" ".join(obstacles))
        self.obstacles = tuple(obstacles)
