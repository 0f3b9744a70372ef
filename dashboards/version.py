"""What the pages are made of: changes with every change of code, templates or static files."""

import hashlib
from pathlib import Path

from django.conf import settings

_KINDS = ("*.py", "*.html", "*.css", "*.js")
_ROOMS = ("dashboards", "coverage", "enrolment", "periods", "templates", "static/css", "static/js", "ucj_dashboard")


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for room in _ROOMS:
        for kind in _KINDS:
            for path in sorted(Path(settings.BASE_DIR, room).rglob(kind)):
                digest.update(str(path.stat().st_mtime_ns).encode())
    digest.update(f"{settings.SITE_NAME}{settings.SITE_LOGO}{settings.SITE_CONTACT}".encode())
    return digest.hexdigest()[:12]


VERSION = _fingerprint()
