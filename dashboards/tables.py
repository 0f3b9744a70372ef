"""The table of areas: columns only. What eyes see is rendered, what is sorted are the raw values."""

from __future__ import annotations

import django_tables2 as tables
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django_tables2.data import TableListData

from coverage.figures.standing import Standing
from dashboards.opening import Opening
from dashboards.templatetags.indonesian import marked_points
from enrolment import numbers

_BADGE = "components/badge.html"


class ReportedFirst(TableListData):
    """Sorted as asked, but whoever did not report stands last either way."""

    def order_by(self, aliases: object) -> None:
        super().order_by(aliases)
        self.data.sort(key=lambda standing: standing.rate is None)


class AreaTable(tables.Table):
    """One row an area."""

    position = tables.Column("Peringkat", attrs={"th": {"class": "n"}, "td": {"class": "n"}})
    name = tables.Column("Kabupaten/kota")
    rate = tables.Column("Cakupan", attrs={"th": {"class": "n"}, "td": {"class": "n"}})
    category = tables.Column("Kategori", empty_values=())
    participants = tables.Column("Peserta aktif", attrs={"th": {"class": "n"}, "td": {"class": "n"}})
    eligible = tables.Column("Pekerja eligible", attrs={"th": {"class": "n"}, "td": {"class": "n"}})
    gap = tables.Column("Kurang ke target", attrs={"th": {"class": "n"}, "td": {"class": "n"}})
    movement = tables.Column("Sejak bulan lalu", attrs={"th": {"class": "n"}, "td": {"class": "n"}})

    class Meta:
        attrs = {"class": "table"}
        default = numbers.UNKNOWN
        order_by = ()
        template_name = "components/table.html"
        row_attrs = {"class": lambda record: "" if record.rate is not None else "not-reported"}

    def __init__(self, standings: list[Standing], opening: Opening, **options: object) -> None:
        self.opening = opening
        self.caption = (
            f"Cakupan UCJ {opening.places.scope.official_name} menurut kabupaten/kota, {opening.shown.month.words}"
        )
        super().__init__(ReportedFirst(standings), **options)

    def render_position(self, record: Standing) -> str:
        return record.place.label if record.place else numbers.UNKNOWN

    def render_name(self, record: Standing) -> SafeString:
        return format_html('<a href="{}">{}</a>', self.opening.address(record.area), record.area.official_name)

    def render_rate(self, record: Standing) -> SafeString:
        address = self.opening.provenance_address(record.area)
        return format_html(
            '<a href="{}" title="Asal angka">{}</a>', address, numbers.percent(record.rate, record.places)
        )

    def render_category(self, record: Standing) -> SafeString:
        return _badge(record)

    def render_participants(self, value: int) -> str:
        return numbers.count(value)

    def render_eligible(self, value: int) -> str:
        return numbers.count(value)

    def render_gap(self, value: int) -> str:
        return numbers.count(value) if value > 0 else f"lebih {numbers.count(-value)}"

    def render_movement(self, record: Standing) -> SafeString:
        return marked_points(record.movement)


def _badge(record: Standing) -> SafeString:
    return mark_safe(get_template(_BADGE).render({"category": record.category, "small": True}))
