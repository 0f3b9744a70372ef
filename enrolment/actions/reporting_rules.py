"""When months are due and what asks for an explanation: dated rules, the newest start wins."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from audit import trail
from enrolment.actions.obligations import lock_offices
from enrolment.models import DataStatus, Obligation, ReportingRule
from enrolment.policies import check_can_rule
from periods.month import Month

LAST_DUE_DAY = 28


class RuleRefused(Exception):
    """The rule does not fit what stands; ``obstacles`` are sentences for the person. Nothing was stored."""

    def __init__(self, obstacles: list[str]) -> None:
        self.obstacles = obstacles
        super().__init__(" ".join(obstacles))


@transaction.atomic
def add_reporting_rule(
    *,
    valid_from: Month,
    due_day: int,
    locks_after_due: bool,
    change_percent: Decimal,
    change_persons: int,
    source: str,
    document: str,
    status: DataStatus,
    by: User,
) -> ReportingRule:
    """A rule from a month on that nobody has begun to report; the one before holds until the month before."""
    check_can_rule(by)
    # Opening a month waits here too: it may not take the old rule while a new one comes.
    lock_offices()
    obstacles = [
        f"Isi {name}; tanpa itu aturan tidak dapat ditelusuri."
        for name, text in (("sumber", source), ("nomor dokumen", document))
        if not text.strip()
    ]
    if not 1 <= due_day <= LAST_DUE_DAY:
        obstacles.append(f"Tenggat adalah tanggal 1 sampai {LAST_DUE_DAY}, agar ada di setiap bulan.")
    if not 0 < change_percent <= 100:
        obstacles.append("Batas perubahan harus lebih dari 0 dan paling banyak 100 persen.")
    if ReportingRule.objects.filter(valid_from=valid_from).exists():
        obstacles.append(f"Aturan sejak {valid_from.words} sudah ada. Pilih bulan lain.")
    opened = Obligation.objects.aggregate(last=Max("month"))["last"]
    if opened and valid_from <= opened:
        obstacles.append(
            f"{opened.words} sudah dibuka dengan aturan yang lama. Mulai paling awal sejak {(opened + 1).words}."
        )
    if obstacles:
        raise RuleRefused(obstacles)
    rule = ReportingRule.objects.create(
        valid_from=valid_from,
        due_day=due_day,
        locks_after_due=locks_after_due,
        change_percent=change_percent,
        change_persons=change_persons,
        source=source.strip(),
        document=document.strip(),
        status=status,
    )
    trail.record(
        by=by,
        action="reporting-rule-added",
        about=rule,
        valid_from=str(valid_from),
        due_day=due_day,
        locks=locks_after_due,
        document=rule.document,
    )
    return rule
