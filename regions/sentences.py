"""How acts about areas and their boundaries are told. Pure."""

from __future__ import annotations

from audit.telling import Details, Wording


def _imported(details: Details) -> str:
    lines = ["memasang batas wilayah pada peta"]
    if "areas" in details:
        lines[0] += f" untuk {details['areas']} kabupaten/kota"
    for label, key in (("sumber", "source"), ("lisensi", "licence"), ("berkas", "file"), ("SHA-256", "sha256")):
        if details.get(key):
            lines.append(f"{label}: {details[key]}")
    return "\n".join([*lines, *map(str, details.get("notes") or ())])


def _removed(details: Details) -> str:
    words = "mengembalikan peta ke petak"
    return f"{words}, menggantikan batas wilayah dari {details['file']}" if details.get("file") else words


SENTENCES: dict[str, Wording] = {
    "boundaries-imported": Wording("Pasang batas wilayah", _imported),
    "boundaries-removed": Wording("Kembali ke peta petak", _removed),
}
