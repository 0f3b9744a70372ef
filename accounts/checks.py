"""What `manage.py check --deploy` says about accounts."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register


@register(Tags.security, deploy=True)
def check_second_factor(**_: Any) -> list[CheckMessage]:
    """Off is for the example only: a password alone must not publish figures."""
    if settings.REQUIRE_SECOND_FACTOR:
        return []
    return [
        Warning(
            "REQUIRE_SECOND_FACTOR mati: penerbit dan administrator masuk dengan kata sandi saja.",
            hint="Isi REQUIRE_SECOND_FACTOR=on, atau hapus barisnya dari .env.",
            id="accounts.W001",
        )
    ]
