"""manage.py send_reminders: mail each person what is missing. To be run every morning."""

from __future__ import annotations

from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.core.management.base import BaseCommand
from django.urls import reverse

from audit import trail
from enrolment.actions import close_reminder, write_reminder
from enrolment.models import Reminder
from enrolment.selectors.reminders import reminders_due


class Command(BaseCommand):
    help = (
        "Kirim pengingat kepada petugas input dan verifikator yang laporannya belum selesai, paling banyak sekali "
        "sehari kepada setiap orang. Jalankan setiap pagi; aman dijalankan berulang."
    )

    def handle(self, *args: object, **options: object) -> None:
        sent = failed = before = 0
        for user, message in reminders_due(settings.SITE_NAME, link):
            reminder = write_reminder(user=user, message=message, by=trail.COMMAND_LINE)
            if reminder is None:
                before += 1
                continue
            trouble = deliver(reminder)
            close_reminder(reminder=reminder, trouble=trouble, by=trail.COMMAND_LINE)
            sent, failed = sent + (not trouble), failed + bool(trouble)
            if trouble:
                self.stderr.write(f"{user.get_username()}: {trouble}")
        self.stdout.write(f"Pengingat terkirim: {sent}; gagal: {failed}; sudah dikirim hari ini: {before}.")


def link(name: str, number: int) -> str:
    """The whole address of a page; empty where the site does not know its own."""
    return f"{settings.SITE_URL}{reverse(name, args=(number,))}" if settings.SITE_URL else ""


def deliver(reminder: Reminder) -> str:
    """Why the mail did not go, in a sentence; empty where it went."""
    try:
        send_mail(reminder.subject, reminder.body, None, [reminder.address])
    except (OSError, SMTPException) as error:
        # What a mail server says may be long and may hold line breaks.
        return f"Server surat tidak menerima pesan: {' '.join(str(error).split())[:300] or type(error).__name__}."
    return ""
