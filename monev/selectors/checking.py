"""Is a file as it was written here? A single one, or the archive of a whole pack."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from dataclasses import dataclass

from enrolment.plain_text import printable_line
from monev.manifest import NAME, write_manifest
from monev.models import Pack, PackFile
from monev.selectors.packs import manifest_of
from periods import clock

UNKNOWN = "Berkas ini tidak dibuat di sini, atau isinya sudah berubah sejak dibuat."
# More than a pack has, and what its largest file may weigh unpacked: an archive may be made to burst.
_MOST_FILES, _LARGEST = 20, 100_000_000
# Which pack a list says to be of; the list itself is compared letter by letter.
_NUMBER = re.compile(rb'"paket": ([0-9]{1,9}),')


@dataclass(frozen=True)
class Verdict:
    """``sentence`` says what was found; ``pack`` is the one that the file is of."""

    as_written: bool
    sentence: str
    pack: Pack | None = None


def check_content(content: bytes) -> Verdict:
    """Compare with what was stored when it was written: every letter counts, the name of the file does not."""
    file = _written(content)
    if file is not None:
        return Verdict(True, f"Sama dengan yang dibuat: {file.name}, {_origin(file.pack)}.", file.pack)
    try:
        members = _members(content)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, RuntimeError, OSError):
        members = {}
    # Archives may be packed in many ways, so the files in them are asked.
    return _judge(members) if NAME in members else Verdict(False, UNKNOWN)


def _judge(members: dict[str, bytes]) -> Verdict:
    listed = members.pop(NAME)
    named = _NUMBER.search(listed)
    pack = Pack.objects.filter(pk=int(named[1])).select_related("release", "scope").first() if named else None
    if pack is None:
        return Verdict(False, UNKNOWN)
    manifest = manifest_of(pack)
    known = {file.name: file.sha256 for file in manifest.files}
    changed = sorted(name for name, content in members.items() if known.get(name) != _sum(content))
    if changed:
        return Verdict(False, f"Tidak seperti yang dibuat: {_listed(changed)} ({_origin(pack)}).", pack)
    lacking = sorted(set(known) - set(members))
    if lacking:
        return Verdict(False, f"Tidak lengkap, tidak ada {_listed(lacking)} ({_origin(pack)}).", pack)
    if listed != write_manifest(manifest):
        return Verdict(False, f"Tidak seperti yang dibuat: {NAME} ({_origin(pack)}).", pack)
    return Verdict(True, f"Semua {len(known)} berkas sama dengan yang dibuat: {_origin(pack)}.", pack)


def _listed(names: list[str]) -> str:
    """Names from an archive of a stranger among them."""
    return ", ".join(printable_line(name)[:80] or "tanpa nama" for name in names)


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _written(content: bytes) -> PackFile | None:
    found = PackFile.objects.filter(sha256=_sum(content)).select_related("pack__release", "pack__scope")
    return found.defer("content").order_by("-pk").first()


def _members(content: bytes) -> dict[str, bytes]:
    """Names and contents; a ValueError where there is more than any pack of ours has."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        names = {entry.filename for entry in entries}
        if len(entries) > _MOST_FILES or len(names) != len(entries) or sum(e.file_size for e in entries) > _LARGEST:
            raise ValueError("not a pack")
        found = {}
        for entry in entries:
            with archive.open(entry) as stream:
                # What the entry says of its size need not be so.
                found[entry.filename] = stream.read(entry.file_size)
                if stream.read(1):
                    raise ValueError("not a pack")
        return found


def _origin(pack: Pack) -> str:
    return f"paket monev {pack.pk} dari rilis {pack.release.label}, diminta {clock.in_words(pack.as_of)}"
