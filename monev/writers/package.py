"""Office files as packages of parts: the same parts give the same bytes. Pure."""

import io
import zipfile
from datetime import datetime

from monev.writers.archive import zip_files

_FIRST = "[Content_Types].xml"


def settle(package: bytes, at: datetime) -> bytes:
    """The package written anew: its parts in a fixed order, all dated ``at``."""
    with zipfile.ZipFile(io.BytesIO(package)) as before:
        names = sorted(before.namelist(), key=lambda name: (name != _FIRST, name))
        return zip_files(((name, before.read(name)) for name in names), at)
