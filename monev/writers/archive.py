"""Zip files whose bytes depend on nothing but what is in them. Pure."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime

_READABLE_BY_ALL = 0o644 << 16
_UNIX = 3


def zip_files(files: Iterable[tuple[str, bytes]], at: datetime) -> bytes:
    """An archive of these names and contents in this order, all dated ``at``; the same on every machine."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        for name, content in files:
            entry = zipfile.ZipInfo(name, at.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr, entry.create_system = _READABLE_BY_ALL, _UNIX
            packed.writestr(entry, content)
    return archive.getvalue()
