"""Which feature is which area: by Kemendagri code, with the name as witness. Pure.

Codes of BPS look the same and mean other areas: 1801 is Lampung Barat there and Lampung Selatan here. A file is taken
only where code and name agree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from regions.boundaries.geojson import quoted
from regions.boundaries.records import BoundariesRefused, Feature, KnownArea, Matched, Shape
from regions.boundaries.rings import read_polygons

# How files of BIG and of others call the two columns; the first that every feature has is taken.
CODE_FIELDS = ("KDPKAB", "KODE_KAB", "kode_kemendagri", "kemendagri", "kemendagri_code", "kode")
NAME_FIELDS = ("WADMKK", "NAMOBJ", "KAB_KOTA", "name", "nama", "NAMA")
_KIND = re.compile(r"^(kabupaten|kab|kota|adm|administrasi)\b\.?\s*", re.IGNORECASE)
_MOST_SENTENCES = 20


def match_areas(
    features: Sequence[Feature], areas: Sequence[KnownArea], *, code_field: str = "", name_field: str = ""
) -> Matched:
    """Every area exactly once, with checked polygons; features of other provinces are left out."""
    code_field = _field(features, code_field, CODE_FIELDS, "kode Kemendagri", "--code-field")
    name_field = _field(features, name_field, NAME_FIELDS, "nama", "--name-field")
    known = {area.kemendagri_code: area for area in areas}
    province = areas[0].kemendagri_code.split(".")[0]
    coded = [(feature, _read_code(feature, code_field)) for feature in features]
    own = [(feature, code) for feature, code in coded if code.split(".")[0] == province]
    _refuse_if([*_wrong_codes(own, known), *_missing(own, areas)] if own else _foreign(coded, code_field, province))
    _refuse_if(_wrong_names(own, known, name_field, code_field))
    shapes = [_shape(feature, known[code]) for feature, code in own]
    notes = []
    if len(features) > len(own):
        notes.append(f"{len(features) - len(own)} fitur dari provinsi lain dilewati.")
    if turned := sum(shape.turned for shape in shapes):
        notes.append(f"{turned} cincin berputar ke arah yang salah menurut RFC 7946 dan dibetulkan.")
    return Matched(shapes, notes)


def _refuse_if(sentences: Sequence[str]) -> None:
    if len(sentences) > _MOST_SENTENCES:
        more = len(sentences) - _MOST_SENTENCES
        sentences = [*sentences[:_MOST_SENTENCES], f"… dan {more} kesalahan lagi."]
    if sentences:
        raise BoundariesRefused(sentences)


def _field(features: Sequence[Feature], wanted: str, usual: Sequence[str], what: str, option: str) -> str:
    """The column of that meaning; where it cannot be told, the columns of the file are named."""
    for field in (wanted,) if wanted else usual:
        if all(field in feature.properties for feature in features):
            return field
    there = ", ".join(quoted(name) for name in list(features[0].properties)[:20]) or "tidak ada"
    named = f"Kolom {quoted(wanted)} tidak ada di setiap fitur" if wanted else f"Kolom {what} tidak ditemukan"
    raise BoundariesRefused(f"{named}. Kolom pada fitur pertama: {there}. Sebutkan kolom {what} dengan {option}.")


def _read_code(feature: Feature, field: str) -> str:
    """``18.02`` of ``18.02``, ``1802`` or 1802; what is no code of a kabupaten or kota is refused."""
    value = feature.properties[field]
    if isinstance(value, float):
        raise BoundariesRefused(
            f"Fitur ke-{feature.number}: kode {value} tersimpan sebagai bilangan desimal, sehingga 18.1 dan 18.10"
            " tidak dapat dibedakan. Simpan kolom kode sebagai teks."
        )
    text = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if not re.fullmatch(r"[0-9]{2}\.?[0-9]{2}", text):
        raise BoundariesRefused(
            f"Fitur ke-{feature.number}: {quoted(value)} pada kolom {quoted(field)} bukan kode kabupaten/kota,"
            " misalnya 18.02 atau 1802."
        )
    digits = text.replace(".", "")
    return f"{digits[:2]}.{digits[2:]}"


def _foreign(coded: Sequence[tuple[Feature, str]], field: str, province: str) -> list[str]:
    found = ", ".join(sorted({code for _, code in coded})[:5])
    return [f"Tidak ada fitur provinsi {province} di berkas ini; kolom {quoted(field)} berisi {found}, …."]


def _wrong_codes(own: Sequence[tuple[Feature, str]], known: dict[str, KnownArea]) -> list[str]:
    counts = Counter(code for _, code in own)
    unknown = [
        f"Kode {code} (fitur ke-{feature.number}) tidak dikenal di provinsi ini."
        for feature, code in own
        if code not in known
    ]
    twice = [
        f"{known[code].official_name} ({code}) ada {count} kali di berkas. Gabungkan menjadi satu fitur."
        for code, count in counts.items()
        if count > 1 and code in known
    ]
    return unknown + twice


def _missing(own: Sequence[tuple[Feature, str]], areas: Sequence[KnownArea]) -> list[str]:
    found = {code for _, code in own}
    return [
        f"{area.official_name} ({area.kemendagri_code}) tidak ada di berkas. Semua {len(areas)} harus ada."
        for area in areas
        if area.kemendagri_code not in found
    ]


def _wrong_names(
    own: Sequence[tuple[Feature, str]], known: dict[str, KnownArea], name_field: str, code_field: str
) -> list[str]:
    """A code whose name is another area's; codes of BPS are recognised as such."""
    by_bps = {area.bps_code: area for area in known.values() if area.bps_code}
    wrong = []
    for feature, code in own:
        printed = str(feature.properties[name_field])
        if _is_called(printed, known[code]):
            continue
        other = by_bps.get(code.replace(".", ""))
        if other and _is_called(printed, other):
            return [
                f"Kolom {quoted(code_field)} berisi kode BPS, bukan kode Kemendagri: {code.replace('.', '')} pada"
                f" berkas adalah {other.official_name}, padahal kode Kemendagri {code} adalah"
                f" {known[code].official_name}. Sebutkan kolom kode Kemendagri dengan --code-field."
            ]
        wrong.append(
            f"Kode {code} adalah {known[code].official_name}, tetapi fitur ke-{feature.number} bernama"
            f" {quoted(printed)}. Periksa kolom kode dan nama."
        )
    return wrong


def _is_called(printed: str, area: KnownArea) -> bool:
    return _plain(printed) == _plain(area.name)


def _plain(name: str) -> str:
    """``tulangbawang`` of “Kabupaten Tulang Bawang” and of “TULANGBAWANG”."""
    return re.sub(r"[^a-z]", "", _KIND.sub("", name.strip().casefold()))


def _shape(feature: Feature, area: KnownArea) -> Shape:
    polygons, turned = read_polygons(feature.geometry, area.official_name)
    return Shape(area, polygons, turned)
