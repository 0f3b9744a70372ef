"""What the frame of every page needs of the settings."""

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static


def frame(request: HttpRequest) -> dict[str, object]:
    logo = static(settings.SITE_LOGO) if settings.SITE_LOGO else ""
    # Not "site": Django's sign-in page keeps a name of its own there. No host of the request: finished pages are kept.
    return {
        "house": {
            "name": settings.SITE_NAME,
            "logo_url": logo,
            "contact": settings.SITE_CONTACT,
            "url": settings.SITE_URL,
        }
    }
