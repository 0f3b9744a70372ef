"""A month in the database: the date of its first day."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.expressions import Combinable

from periods.month import Month


class MonthField(models.DateField):
    """Stores a ``Month`` as its first day and gives a ``Month`` back."""

    description = "Bulan kalender"

    # What the checker of types is to know: a Month goes in and a Month comes out.
    _pyi_private_set_type: Month | Combinable  # type: ignore[assignment]
    _pyi_private_get_type: Month  # type: ignore[assignment]
    _pyi_lookup_exact_type: Month  # type: ignore[assignment]

    def from_db_value(self, value: date | None, *_: object) -> Month | None:
        return None if value is None else Month.of(value)

    def to_python(self, value: Any) -> Month | None:
        if value is None or isinstance(value, Month):
            return value
        if isinstance(value, date):
            return Month.of(value)
        try:
            return Month.parse(str(value)[:7])
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def get_prep_value(self, value: Any) -> date | None:
        month = self.to_python(value)
        return None if month is None else month.first_day

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        return getattr(model_instance, self.attname)

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj) or "")


def month_is_first_day(field: str, name: str) -> models.CheckConstraint:
    """The promise that a month column holds nothing but first days."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__day": 1}), name=name)
