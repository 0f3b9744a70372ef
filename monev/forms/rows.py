"""Rows of one kind on a form: as many as somebody asks for, without a script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from monev.minutes import MOST_ROWS


class Rows:
    """Forms under each other; rows that nobody filled in do not count.

    ``name`` begins the names of their fields; how many were shown, a hidden field says.
    """

    def __init__(
        self,
        form: type[forms.Form],
        name: str,
        data: Mapping[str, Any] | None = None,
        known: Iterable[Mapping[str, Any]] = (),
        blank: int = 3,
    ) -> None:
        self.name = name
        if data is None:
            known = list(known)
            shown = min(len(known) + blank, MOST_ROWS)
            initial = [*known, *({} for _ in range(shown - len(known)))]
            self.forms = [form(prefix=f"{name}-{at}", initial=dict(row)) for at, row in enumerate(initial)]
        else:
            self.forms = [form(data, prefix=f"{name}-{at}") for at in range(number_of_rows(data, name))]

    @property
    def counter(self) -> str:
        """The name of the hidden field."""
        return f"{self.name}-baris"

    def is_valid(self) -> bool:
        return not [form for form in self.forms if not form.is_valid()]

    @property
    def values(self) -> list[dict[str, Any]]:
        filled = [form.cleaned_data for form in self.forms]
        return [row for row in filled if any(value not in (None, "") for value in row.values())]


def number_of_rows(data: Mapping[str, Any], name: str) -> int:
    """How many rows the page had; what somebody else wrote there counts as none."""
    told = str(data.get(f"{name}-baris", ""))
    return min(int(told), MOST_ROWS) if told.isascii() and told.isdigit() and len(told) < 4 else 0


def typed_rows(form: type[forms.Form], name: str, data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What stands in the rows as it was typed, to be shown again unjudged."""
    return [
        {field: data.get(f"{name}-{at}-{field}", "") for field in form.base_fields}
        for at in range(number_of_rows(data, name))
    ]
