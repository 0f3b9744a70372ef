"""The list that goes along with the files of a pack: what they are and what they weigh. Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

NAME = "manifest.json"


@dataclass(frozen=True)
class Written:
    """One file as it was written."""

    name: str
    form: str
    size: int
    sha256: str
    at: datetime


@dataclass(frozen=True)
class Missing:
    """A format that could not be written, and why."""

    form: str
    why: str


@dataclass(frozen=True)
class Manifest:
    """``requested`` is also the moment as of which the registers were read."""

    pack: int
    house: str
    release: str
    scope: str
    regions: tuple[str, ...]
    span: str
    requested: datetime
    example: bool
    files: Sequence[Written]
    missing: Sequence[Missing]


def write_manifest(manifest: Manifest) -> bytes:
    """JSON that people can read too; the same facts give the same bytes."""
    told = {
        "paket": manifest.pack,
        "penyusun": manifest.house,
        "rilis": manifest.release,
        "cakupan": manifest.scope,
        "wilayah": list(manifest.regions) or "semua",
        "periode": manifest.span,
        "keadaan_per": manifest.requested.isoformat(),
        "keterangan": "Data contoh" if manifest.example else "",
        "berkas": [
            {
                "nama": file.name,
                "format": file.form,
                "ukuran": file.size,
                "sha256": file.sha256,
                "ditulis": file.at.isoformat(),
            }
            for file in manifest.files
        ],
        "tidak_dapat_ditulis": [{"format": file.form, "sebab": file.why} for file in manifest.missing],
    }
    return f"{json.dumps(told, ensure_ascii=False, indent=2)}\n".encode()
