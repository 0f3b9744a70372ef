"""Which uploaded files are kept: judged by name, size and first bytes; nothing in them is unpacked. Pure."""

from __future__ import annotations

import io
import struct
import unicodedata
import zipfile
from dataclasses import dataclass

SIZE_LIMIT = 5 * 1024 * 1024
LONGEST_NAME = 150
ACCEPTED = "PDF, DOCX, XLSX, PPTX, ODT, ODS, JPG, atau PNG; paling besar 5 MB"
_WAY = f"Unggah {ACCEPTED}."
_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
_ZIP = b"PK\x03\x04"


class UploadRefused(ValueError):
    """The file is not kept; the text names it, says why and what to do."""


@dataclass(frozen=True)
class Upload:
    """A file as somebody sent it."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Judged:
    """A file that may be kept, under a name without anything invisible."""

    name: str
    media_type: str


@dataclass(frozen=True)
class _Kind:
    """``folder``: what the contents of an office file must name; ``mark``: what an open document begins with."""

    media_type: str
    starts: tuple[bytes, ...] = (_ZIP,)
    folder: str = ""

    @property
    def mark(self) -> bytes:
        return f"mimetype{self.media_type}".encode() if self.media_type.startswith(_OPEN) else b""


_KINDS = {
    "pdf": _Kind("application/pdf", (b"%PDF-",)),
    "jpg": _Kind("image/jpeg", (b"\xff\xd8\xff",)),
    "jpeg": _Kind("image/jpeg", (b"\xff\xd8\xff",)),
    "png": _Kind("image/png", (b"\x89PNG\r\n\x1a\n",)),
    "docx": _Kind(f"{_OFFICE}wordprocessingml.document", folder="word/"),
    "xlsx": _Kind(f"{_OFFICE}spreadsheetml.sheet", folder="xl/"),
    "pptx": _Kind(f"{_OFFICE}presentationml.presentation", folder="ppt/"),
    "odt": _Kind(f"{_OPEN}text"),
    "ods": _Kind(f"{_OPEN}spreadsheet"),
}
EXTENSIONS = tuple(_KINDS)
_MACROS = {"docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm", "potm", "ppsm"}


def judge_upload(name: str, content: bytes) -> Judged:
    """What may be kept, or UploadRefused with a sentence."""
    name = plain_name(name)
    check_size(name, len(content))
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    if extension in _MACROS:
        raise _refused(name, "dapat berisi makro", "Simpan sebagai DOCX, XLSX, atau PPTX, lalu unggah lagi.")
    kind = _KINDS.get(extension)
    if kind is None:
        raise _refused(name, f"berjenis “{extension[:10]}”" if extension else "tidak punya akhiran nama", _WAY)
    if not content.startswith(kind.starts) or (kind.mark and content[30 : 30 + len(kind.mark)] != kind.mark):
        raise _refused(name, f"isinya bukan {extension.upper()}", "Periksa berkasnya, atau simpan ulang sebagai PDF.")
    if kind.starts == (_ZIP,):
        _check_contents(name, extension, kind, content)
    return Judged(name, kind.media_type)


def check_size(name: str, size: int) -> None:
    """Refuse by size alone, before the bytes are taken into memory."""
    if not size:
        raise _refused(plain_name(name), "kosong", "Pilih berkas yang berisi.")
    if size > SIZE_LIMIT:
        told = f"{size / 1024 / 1024:.1f}".replace(".", ",")
        raise _refused(plain_name(name), f"berukuran {told} MB, lebih dari 5 MB", "Perkecil atau bagi berkasnya.")


def plain_name(name: str) -> str:
    """The last part of the name as one line of visible letters: no folder, no sign that turns the reading round."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in last).split()).lstrip(". ")
    stem, dot, extension = line.rpartition(".")
    if not dot or len(extension) > 10:
        return line[:LONGEST_NAME] or "tanpa nama"
    return f"{stem[: LONGEST_NAME - len(extension) - 1].rstrip() or 'berkas'}.{extension}"


def _check_contents(name: str, extension: str, kind: _Kind, content: bytes) -> None:
    """The table of contents at the end of the file is read; its parts stay packed."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [part.lower() for part in archive.namelist()]
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, struct.error) as error:
        raise _refused(
            name, f"isinya bukan {extension.upper()}", "Simpan ulang berkasnya, lalu unggah lagi."
        ) from error
    if any("vbaproject" in part or part.startswith(("basic/", "scripts/")) for part in parts):
        raise _refused(name, "berisi makro", "Simpan tanpa makro, lalu unggah lagi.")
    if kind.folder and not any(part.startswith(kind.folder) for part in parts):
        raise _refused(name, f"isinya bukan {extension.upper()}", "Periksa berkasnya, atau simpan ulang sebagai PDF.")


def _refused(name: str, reason: str, way: str) -> UploadRefused:
    shown = name if len(name) <= 60 else f"{name[:40]}…{name[-15:]}"
    return UploadRefused(f"Berkas “{shown}” {reason}. {way}")
