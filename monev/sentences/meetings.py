"""How acts about meetings and what follows from them are told. Pure."""

from __future__ import annotations

from audit.telling import Details, Wording


def _file_kept(details: Details) -> str:
    size = details.get("size")
    words = "mengunggah berkas"
    return f"{words} ({max(1, round(size / 1024))} KB)" if isinstance(size, int) else words


SENTENCES: dict[str, Wording] = {
    "file-kept": Wording("Unggah berkas", _file_kept),
}
