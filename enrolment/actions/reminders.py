"""Mails that ask for what is missing: the row first, then the mail, then what became of it."""

from __future__ import annotations

from django.db import transaction

from accounts.models import User
from audit import trail
from enrolment.models import Reminder
from enrolment.policies import check_can_send_reminders
from enrolment.reminding import Message
from periods import clock


@transaction.atomic
def write_reminder(*, user: User, message: Message, by: trail.Actor) -> Reminder | None:
    """What is to be mailed to a person today; None where it was written already: at most one a day."""
    check_can_send_reminders(by)
    reminder, is_new = Reminder.objects.get_or_create(
        user=user,
        sent_on=clock.today(),
        defaults={
            "written_at": clock.now(),
            "address": user.email,
            "subject": message.subject[:200],
            "body": message.body,
        },
    )
    if not is_new:
        return None
    trail.record(by=by, action="reminder-written", about=reminder, subject=reminder.subject)
    return reminder


@transaction.atomic
def close_reminder(*, reminder: Reminder, trouble: str = "", by: trail.Actor) -> None:
    """Whether the mail server took it; ``trouble`` says in a sentence why not."""
    check_can_send_reminders(by)
    reminder = Reminder.objects.select_for_update(of=("self",)).get(pk=reminder.pk)
    reminder.outcome = Reminder.Outcome.FAILED if trouble else Reminder.Outcome.SENT
    reminder.trouble = trouble
    reminder.save(update_fields=("outcome", "trouble"))
    trail.record(by=by, action="reminder-closed", about=reminder, trouble=trouble)
