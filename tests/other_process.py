"""What another process needs to know to work on the database of a test."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urlencode

from django.db import connection

ROOT = Path(__file__).resolve().parents[1]


def database_url() -> str:
    """The address of the test database, for another process."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{quote(str(database['NAME']))}"
    who = f"{quote(database['USER'])}:{quote(database['PASSWORD'])}@" if database["USER"] else ""
    host = quote(database["HOST"], safe="")
    port = f":{database['PORT']}" if database["PORT"] else ""
    options = f"?{urlencode(database['OPTIONS'])}" if database["OPTIONS"] else ""
    return f"postgres://{who}{host}{port}/{database['NAME']}{options}"
