"""The table of accounts: columns only."""

from __future__ import annotations

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.models import User
from accounts.selectors import STATES, state_of
from periods.month import day_in_words


class PeopleTable(tables.Table):
    """One row an account."""

    caption = "Akun, perannya, dan keadaannya"
    name = tables.Column("Nama", accessor="full_name", order_by=("first_name", "username"))
    username = tables.Column("Nama pengguna", attrs={"td": {"data-label": "Nama pengguna"}})
    role = tables.Column("Peran", attrs={"td": {"data-label": "Peran"}})
    office = tables.Column("Kantor", accessor="office__name", attrs={"td": {"data-label": "Kantor"}})
    state = tables.Column("Keadaan", empty_values=(), orderable=False, attrs={"td": {"data-label": "Keadaan"}})
    expires_on = tables.Column("Berakhir", attrs={"td": {"data-label": "Berakhir"}})
    last_login = tables.Column("Terakhir masuk", attrs={"td": {"data-label": "Terakhir masuk"}})

    class Meta:
        attrs = {"class": "table stacked"}
        default = "–"
        template_name = "components/table.html"

    def render_name(self, record: User) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("accounts:user-detail", args=(record.pk,)), record.full_name)

    def render_role(self, record: User) -> str:
        return record.get_role_display()

    def render_state(self, record: User) -> SafeString:
        state = state_of(record)
        return (
            format_html("{}", STATES[state])
            if state == "aktif"
            else format_html('<span class="tag">{}</span>', STATES[state])
        )

    def render_expires_on(self, record: User) -> str:
        return day_in_words(record.expires_on) if record.expires_on else "–"

    def render_last_login(self, record: User) -> str:
        return day_in_words(timezone.localtime(record.last_login).date()) if record.last_login else "–"
