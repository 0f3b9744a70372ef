"""What a file is, told from its content; what cannot be read here is refused with a sentence."""

from __future__ import annotations

import io
import zipfile
import zlib
from enum import StrEnum

SIZE_LIMIT = 5 * 1024 * 1024
# 20.000 rows of 30 columns are some 30 MB of XML; far more than that is made to fill a memory.
UNPACKED_LIMIT = 150 * 1024 * 1024
MEMBER_LIMIT = 2_000

_LONGEST_NAME = 60
_ACCEPTED = "Unggah berkas XLSX, XLS, ODS, atau CSV"

# The first bytes of what people upload by mistake, and what it is called.
_OTHERS = (
    (b"\xff\xd8\xff", "gambar JPEG"),
    (b"\x89PNG", "gambar PNG"),
    (b"GIF8", "gambar GIF"),
    (b"BM", "gambar BMP"),
    (b"II*\x00", "gambar TIFF"),
    (b"MM\x00*", "gambar TIFF"),
    (b"RIFF", "gambar atau rekaman (RIFF)"),
    (b"%PDF", "dokumen PDF"),
    (b"{\\rtf", "dokumen RTF"),
    (b"\x1f\x8b", "arsip GZIP"),
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf\x27\x1c", "arsip 7-Zip"),
    (b"MZ", "program Windows"),
    (b"\x7fELF", "program Linux"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<head", b"<meta", b"<svg", b"<body")
_ODS_MIME = b"application/vnd.oasis.opendocument.spreadsheet"


class SheetRefused(Exception):
    """The file cannot be read; str() is a sentence that names the file and says what to do."""


class Kind(StrEnum):
    """What can be read."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"


def kind_of(content: bytes, name: str) -> Kind:
    """The kind of a file of a tolerable size; SheetRefused where it is nothing that could be read."""
    if not content.strip():
        raise SheetRefused(f"{quoted(name)} kosong. {_ACCEPTED} yang berisi tabel.")
    if len(content) > SIZE_LIMIT:
        size = f"{len(content) / 1024 / 1024:.1f}".replace(".", ",")
        raise SheetRefused(f"{quoted(name)} berukuran {size} MB, lebih dari 5 MB. Bagi berkasnya.")
    if content.startswith(_ZIP):
        return _packed(content, name)
    if content.startswith(_OLE):
        return _compound(content, name)
    for start, what in _OTHERS:
        if content.startswith(start) and not _is_text(content):
            raise _other(name, what)
    if content[4:8] == b"ftyp":
        raise _other(name, "foto atau video")
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise SheetRefused(
            f"{quoted(name)} berisi halaman web atau XML, walaupun namanya seperti tabel."
            " Buka di Excel atau LibreOffice, simpan sebagai XLSX, lalu unggah."
        )
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SheetRefused(f"{quoted(name)} memakai UTF-16. Simpan ulang sebagai “CSV UTF-8” atau XLSX.")
    if not _is_text(content):
        raise SheetRefused(f"{quoted(name)} bukan tabel yang dapat dibaca. {_ACCEPTED}.")
    return Kind.CSV


def quoted(name: str) -> str:
    """The name of a file as a sentence shows it: short, on one line."""
    plain = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name).strip()
    shown = plain if len(plain) <= _LONGEST_NAME else plain[: _LONGEST_NAME - 1] + "…"
    return f"Berkas “{shown or 'tanpa nama'}”"


def damaged(name: str) -> SheetRefused:
    return SheetRefused(
        f"{quoted(name)} rusak atau tidak lengkap."
        " Buka di Excel atau LibreOffice, simpan ulang sebagai XLSX, lalu unggah."
    )


def protected(name: str) -> SheetRefused:
    return SheetRefused(
        f"{quoted(name)} terkunci kata sandi. Simpan salinan tanpa kata sandi, lalu unggah salinan itu."
    )


def too_much(name: str) -> SheetRefused:
    return SheetRefused(
        f"{quoted(name)} terlalu besar setelah dibuka. Salin tabelnya saja ke berkas baru, lalu unggah berkas itu."
    )


def _other(name: str, what: str) -> SheetRefused:
    return SheetRefused(
        f"{quoted(name)} adalah {what}, bukan tabel. Mengganti nama tidak mengubah isinya. {_ACCEPTED}."
    )


def _is_text(content: bytes) -> bool:
    """Without the bytes that no text has; a cut in the middle of a letter does not matter here."""
    return not any(byte < 32 and byte not in b"\t\n\r\x0c" for byte in set(content))


def _packed(content: bytes, name: str) -> Kind:
    """A zip: told from the list of its members, which is read before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            if any(member.flag_bits & 0x1 for member in members):
                raise protected(name)
            if len(members) > MEMBER_LIMIT or sum(member.file_size for member in members) > UNPACKED_LIMIT:
                raise too_much(name)
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                if archive.read("mimetype").strip() != _ODS_MIME:
                    raise _other(name, "dokumen OpenDocument yang bukan lembar kerja")
                if b"encryption-data" in _manifest(archive, names):
                    raise protected(name)
                return Kind.ODS
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, NotImplementedError) as error:
        raise damaged(name) from error
    if "xl/workbook.xml" in names:
        return Kind.XLSX
    if "xl/workbook.bin" in names:
        raise SheetRefused(f"{quoted(name)} adalah buku kerja biner (XLSB). Simpan ulang sebagai XLSX, lalu unggah.")
    if any(member.startswith("word/") for member in names):
        raise _other(name, "dokumen Word")
    if any(member.startswith("ppt/") for member in names):
        raise _other(name, "presentasi")
    raise _other(name, "arsip ZIP")


def _manifest(archive: zipfile.ZipFile, names: set[str]) -> bytes:
    path = "META-INF/manifest.xml"
    if path not in names or archive.getinfo(path).file_size > 1024 * 1024:
        return b""
    return archive.read(path)


def _compound(content: bytes, name: str) -> Kind:
    """The container of Office before 2007; names of its parts stand in it in UTF-16."""

    def holds(part: str) -> bool:
        return part.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        raise protected(name)
    if holds("Workbook") or holds("Book"):
        return Kind.XLS
    if holds("WordDocument"):
        raise _other(name, "dokumen Word")
    if holds("PowerPoint Document"):
        raise _other(name, "presentasi")
    raise _other(name, "berkas Office lama yang bukan lembar kerja")
