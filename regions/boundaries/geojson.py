"""The bytes of a GeoJSON file as features; whatever is not one is refused with a sentence. Pure."""

from __future__ import annotations

import json
import re

from regions.boundaries.records import BoundariesRefused, Feature

MOST_BYTES = 40_000_000
MOST_FEATURES = 2_000
# WGS 84 as longitude and latitude, under the names that files of the field give it. RFC 7946 knows no other.
_WGS84 = re.compile(r"CRS:?:?84|EPSG:*4326|4326$", re.IGNORECASE)


def read_features(content: bytes) -> list[Feature]:
    """The features of a FeatureCollection in the order of the file."""
    if len(content) > MOST_BYTES:
        raise BoundariesRefused(too_large(len(content)))
    document = _read_json(content)
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        raise BoundariesRefused(
            "Isi berkas bukan GeoJSON FeatureCollection. Simpan lapisan kabupaten/kota sebagai GeoJSON (RFC 7946)."
        )
    _check_reference_system(document.get("crs"))
    features = document.get("features")
    if not isinstance(features, list) or not features:
        raise BoundariesRefused("Berkas tidak berisi fitur. Periksa apakah lapisan yang diekspor benar.")
    if len(features) > MOST_FEATURES:
        raise BoundariesRefused(
            f"Berkas berisi {len(features)} fitur, paling banyak {MOST_FEATURES}."
            " Ekspor lapisan kabupaten/kota saja, bukan kecamatan atau desa."
        )
    return [_feature(number, feature) for number, feature in enumerate(features, start=1)]


def too_large(size: int) -> str:
    """Said before the file is read, too."""
    return (
        f"Berkas berukuran {size / 1e6:.0f} MB, paling besar {MOST_BYTES / 1e6:.0f} MB."
        " Ekspor hanya kabupaten/kota provinsi ini, atau sederhanakan dahulu geometrinya."
    )


def _read_json(content: bytes) -> object:
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise BoundariesRefused(
            f"Berkas bukan teks UTF-8 (bita ke-{error.start + 1}). Simpan sebagai UTF-8."
        ) from error
    except json.JSONDecodeError as error:
        raise BoundariesRefused(
            f"Berkas bukan JSON yang sah: kesalahan pada baris {error.lineno} kolom {error.colno}."
        ) from error
    except RecursionError as error:
        raise BoundariesRefused("Berkas bersarang terlalu dalam; GeoJSON tidak memerlukannya.") from error
    except ValueError as error:
        raise BoundariesRefused("Berkas memuat bilangan yang terlalu panjang untuk dibaca.") from error


def _refuse_constant(name: str) -> None:
    raise BoundariesRefused(f"Berkas memuat nilai {name}, yang bukan bilangan. Perbaiki geometrinya lalu ekspor lagi.")


def _check_reference_system(crs: object) -> None:
    """Older files name their reference system; one in metres would draw nonsense."""
    if crs is None:
        return
    named = crs.get("properties", {}) if isinstance(crs, dict) else {}
    name = named.get("name", "") if isinstance(named, dict) else ""
    if not isinstance(name, str) or not _WGS84.search(name):
        raise BoundariesRefused(
            f"Sistem koordinat berkas adalah {quoted(name)}. Ekspor ulang dalam WGS 84 (EPSG:4326), bujur lalu lintang."
        )


def _feature(number: int, feature: object) -> Feature:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise BoundariesRefused(f"Fitur ke-{number} bukan Feature GeoJSON.")
    properties = feature.get("properties")
    if properties is None:
        properties = {}
    if not isinstance(properties, dict):
        raise BoundariesRefused(f"Properti fitur ke-{number} bukan objek.")
    return Feature(number, properties, feature.get("geometry"))


def quoted(value: object) -> str:
    """What somebody wrote, short, on one line and without what a terminal would obey."""
    text = "".join(letter if letter.isprintable() else " " for letter in str(value)[:61])
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"
