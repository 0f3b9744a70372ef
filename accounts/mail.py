"""Messages to people about their account."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail

from accounts.actions import NewLink
from periods import clock

logger = logging.getLogger(__name__)


def send_link(link: NewLink, address: str) -> bool:
    """Mail a link to its person; False where there is no address or the mail server does not take it."""
    if not link.user.email:
        return False
    text = (
        f"Yth. {link.user.full_name},\n\n"
        f"Administrator {settings.SITE_NAME} menyiapkan akun Anda, {link.user.username}.\n"
        f"Buka alamat ini untuk membuat kata sandi:\n\n{address}\n\n"
        f"Alamat ini berlaku satu kali, sampai {clock.in_words(link.expires_at)}. "
        "Jangan teruskan kepada orang lain.\n"
    )
    try:
        send_mail(f"Akun Anda di {settings.SITE_NAME}", text, None, [link.user.email])
    except (OSError, SMTPException) as error:
        logger.warning("A link to account %s was not mailed: %s", link.user.pk, error)
        return False
    return True
