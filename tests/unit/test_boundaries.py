"""What an official file of boundaries must be, and what is drawn from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from regions.boundaries import BoundariesRefused, Outlines, draw_outlines, match_areas, read_features
from regions.boundaries.geojson import MOST_BYTES
from regions.boundaries.rings import signed_area
from tests.boundaries import AREAS, Json, as_bytes, square, squares


def imported(document: Json, **fields: str) -> Outlines:
    return draw_outlines(match_areas(read_features(as_bytes(document)), AREAS, **fields))


def refusal(document: Json, **fields: str) -> str:
    with pytest.raises(BoundariesRefused) as refused:
        imported(document, **fields)
    return str(refused.value)


def changed(change: Callable[[list[Json]], object]) -> Json:
    document = squares()
    change(document["features"])
    return document


def ring_of(features: list[Json], number: int) -> list[list[float]]:
    ring: list[list[float]] = features[number]["geometry"]["coordinates"][0]
    return ring


def edges(outline: Any) -> set[frozenset[tuple[int, int]]]:
    return {
        frozenset((one, other)) for ring in outline.rings for one, other in zip(ring, (*ring[1:], ring[0]), strict=True)
    }


def test_every_area_gets_an_outline_on_one_plane() -> None:
    drawn = imported(squares())
    assert set(drawn.by_code) == {area.kemendagri_code for area in AREAS}
    points = [point for outline in drawn.by_code.values() for ring in outline.rings for point in ring]
    assert (min(x for x, _ in points), min(y for _, y in points)) == (0, 0)
    assert (max(x for x, _ in points), max(y for _, y in points)) == (drawn.width, drawn.height)
    assert drawn.notes == ()


def test_a_square_keeps_its_four_corners_and_north_is_up() -> None:
    drawn = imported(squares())
    first, above = (drawn.by_code[AREAS[number].kemendagri_code] for number in (0, 4))
    assert len(first.rings[0]) == 4
    assert first.anchor[1] > above.anchor[1]
    assert first.anchor[0] == pytest.approx(above.anchor[0], abs=5)


def test_neighbours_share_their_border_after_simplifying() -> None:
    document = changed(lambda features: [_wobble(features, number) for number in (0, 1)])
    drawn = imported(document)
    one, other = (drawn.by_code[AREAS[number].kemendagri_code] for number in (0, 1))
    shared = edges(one) & edges(other)
    assert shared
    border = max(x for x, _ in one.rings[0])
    assert all(max(x for x, _ in edge) <= border for edge in shared)


def _wobble(features: list[Json], number: int) -> None:
    """The border of the first two squares as a fine zigzag of forty points, on both sides the same."""
    zigzag = [[round(104.1 + (0.004 if step % 2 else 0), 6), round(-5 + step * 0.0025, 6)] for step in range(1, 40)]
    ring = ring_of(features, number)
    if number == 0:
        features[number]["geometry"]["coordinates"] = [[*ring[:3], *zigzag, *ring[4:]]]
    else:
        features[number]["geometry"]["coordinates"] = [[*ring[:7], *reversed(zigzag), ring[0]]]


@pytest.mark.parametrize("write", [str, lambda code: code.replace(".", ""), lambda code: int(code.replace(".", ""))])
def test_codes_with_and_without_a_point_and_as_whole_numbers_are_read(write: Callable[[str], object]) -> None:
    def rewrite(features: list[Json]) -> None:
        for feature in features:
            feature["properties"]["KDPKAB"] = write(feature["properties"]["KDPKAB"])

    assert len(imported(changed(rewrite)).by_code) == 15


@pytest.mark.parametrize("write", ["Kabupaten {}", "KAB. {}", "Kota {}", "{}"])
def test_names_are_compared_without_their_kind_and_spaces(write: str) -> None:
    def rewrite(features: list[Json]) -> None:
        for feature in features:
            feature["properties"]["WADMKK"] = write.format(feature["properties"]["WADMKK"].upper().replace(" ", ""))

    assert len(imported(changed(rewrite)).by_code) == 15


def test_a_file_with_codes_of_bps_is_recognised_by_its_names() -> None:
    assert refusal(squares(), code_field="BPS") == (
        "Kolom “BPS” berisi kode BPS, bukan kode Kemendagri: 1803 pada berkas adalah Kabupaten Lampung Selatan, padahal"
        " kode Kemendagri 18.03 adalah Kabupaten Lampung Utara. Sebutkan kolom kode Kemendagri dengan --code-field."
    )


def test_two_areas_with_exchanged_names_are_refused() -> None:
    def exchange(features: list[Json]) -> None:
        features[13]["properties"]["WADMKK"] = "Metro"

    assert refusal(changed(exchange)) == (
        "Kode 18.71 adalah Kota Bandar Lampung, tetapi fitur ke-14 bernama “Metro”. Periksa kolom kode dan nama."
    )


def test_a_missing_area_and_one_twice_are_named() -> None:
    def double(features: list[Json]) -> None:
        features[14]["properties"] = dict(features[0]["properties"])

    assert refusal(changed(double)).splitlines() == [
        "Kabupaten Lampung Selatan (18.01) ada 2 kali di berkas. Gabungkan menjadi satu fitur.",
        "Kota Metro (18.72) tidak ada di berkas. Semua 15 harus ada.",
    ]


def test_other_provinces_are_left_out_and_counted() -> None:
    stranger = {
        "type": "Feature",
        "properties": {"KDPKAB": "17.01", "WADMKK": "Bengkulu Selatan"},
        "geometry": None,
    }
    drawn = imported(changed(lambda features: features.append(stranger)))
    assert drawn.notes == ("1 fitur dari provinsi lain dilewati.",)


def test_a_file_of_another_province_says_what_it_holds() -> None:
    def move(features: list[Json]) -> None:
        for feature in features:
            feature["properties"]["KDPKAB"] = "17" + feature["properties"]["KDPKAB"][2:]

    assert refusal(changed(move)).startswith("Tidak ada fitur provinsi 18 di berkas ini; kolom “KDPKAB” berisi 17.01")


def test_a_decimal_number_is_no_code() -> None:
    def number(features: list[Json]) -> None:
        features[9]["properties"]["KDPKAB"] = 18.1

    assert "Simpan kolom kode sebagai teks." in refusal(changed(number))


def test_a_column_that_is_not_there_is_answered_with_those_that_are() -> None:
    said = refusal(squares(), code_field="KODE")
    assert said == (
        "Kolom “KODE” tidak ada di setiap fitur. Kolom pada fitur pertama: “KDPKAB”, “BPS”, “WADMKK”."
        " Sebutkan kolom kode Kemendagri dengan --code-field."
    )


def test_rings_that_run_the_wrong_way_are_turned_and_told() -> None:
    def turn(features: list[Json]) -> None:
        ring_of(features, 3).reverse()

    drawn = imported(changed(turn))
    assert drawn.notes == ("1 cincin berputar ke arah yang salah menurut RFC 7946 dan dibetulkan.",)
    assert drawn.by_code == imported(squares()).by_code


def test_the_area_of_a_ring_tells_its_way() -> None:
    ring = [(float(x), float(y)) for x, y in square(0)]
    assert signed_area(ring) > 0 > signed_area(ring[::-1])


def _bow_tie(features: list[Json]) -> None:
    features[2]["geometry"]["coordinates"] = [[[104.2, -5], [104.3, -4.9], [104.3, -5], [104.2, -4.91], [104.2, -5]]]


def _spike(features: list[Json]) -> None:
    """A tiny loop at one corner, as rounding of coordinates leaves it."""
    ring = ring_of(features, 14)
    ring[1:1] = [[104.25, -4.7], [104.25, -4.6999], [104.2499, -4.7001]]


def test_a_large_self_intersection_is_refused_with_its_place() -> None:
    said = refusal(changed(_bow_tie))
    assert said.startswith("Kabupaten Lampung Utara: batasnya memotong dirinya sendiri di sekitar bujur lintang 104.2")
    assert "Fix geometries" in said


def test_a_tiny_self_intersection_is_mended_and_told() -> None:
    drawn = imported(changed(_spike))
    assert any("Kota Metro: batasnya memotong dirinya sendiri" in note and "dibetulkan" in note for note in drawn.notes)


def test_the_same_ground_for_two_areas_is_refused() -> None:
    def overlay(features: list[Json]) -> None:
        features[14]["geometry"] = features[13]["geometry"]

    assert refusal(changed(overlay)) == (
        "Kota Bandar Lampung dan Kota Metro bertumpang tindih. Setiap tempat hanya boleh milik satu wilayah."
    )


def test_a_small_gap_between_neighbours_is_told_and_kept() -> None:
    def part(features: list[Json]) -> None:
        for position in ring_of(features, 14):
            position[0] = round(position[0] + 0.00001, 6) if position[0] < 104.25 else position[0]
            position[1] = round(position[1] - 0.00001, 6) if position[1] < -4.65 else position[1]

    assert any("Ada celah atau tumpang tindih kecil" in note for note in imported(changed(part)).notes)


def test_islands_too_small_to_see_are_left_out_but_never_the_whole_area() -> None:
    def islands(features: list[Json]) -> None:
        dot = [[104.4 + x, -4.7 + y] for x, y in ((0.05, 0), (0.0501, 0), (0.0501, 0.0001), (0.05, 0))]
        features[14]["geometry"] = {"type": "MultiPolygon", "coordinates": [[ring_of(features, 14)], [dot]]}
        features[13]["geometry"]["coordinates"] = [
            [[104.15, -4.65], [104.1501, -4.65], [104.1501, -4.6499], [104.15, -4.65]]
        ]

    drawn = imported(changed(islands))
    assert len(drawn.by_code["18.72"].rings) == 1
    assert len(drawn.by_code["18.71"].rings) == 1


def _replaced(position: list[object]) -> Json:
    def replace(features: list[Json]) -> None:
        features[0]["geometry"]["coordinates"][0][1] = position

    return changed(replace)


@pytest.mark.parametrize(
    ("position", "words"),
    [
        ([-4.99, 104.05], "urutan koordinat terbalik"),
        ([11_580_000, -556_000], "di luar Indonesia"),
        ([10**400, 0], "di luar Indonesia"),
        (["104.05", "-5"], "bukan pasangan bujur dan lintang"),
        ([True, False], "bukan pasangan bujur dan lintang"),
        ([104.05], "bukan pasangan bujur dan lintang"),
        ([None, None], "bukan pasangan bujur dan lintang"),
    ],
)
def test_coordinates_that_are_none_are_refused_with_the_area(position: list[object], words: str) -> None:
    said = refusal(_replaced(position))
    assert said.startswith("Kabupaten Lampung Selatan: ")
    assert words in said


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_are_none_are_refused(word: str) -> None:
    text = as_bytes(squares()).decode().replace("104.05", word, 1)
    with pytest.raises(BoundariesRefused, match=f"Berkas memuat nilai {word}, yang bukan bilangan."):
        read_features(text.encode())


def test_a_number_beyond_all_floats_is_outside_of_indonesia() -> None:
    text = as_bytes(squares()).decode().replace("104.05", "1e999", 1)
    with pytest.raises(BoundariesRefused, match="di luar Indonesia"):
        match_areas(read_features(text.encode()), AREAS)


@pytest.mark.parametrize(
    ("geometry", "words"),
    [
        (None, "tidak punya geometri"),
        ({"type": "LineString", "coordinates": [[104, -5], [105, -5]]}, "geometri LineString"),
        ({"type": "GeometryCollection", "geometries": []}, "geometri GeometryCollection"),
        ({"type": "Polygon"}, "ada poligon tanpa cincin"),
        ({"type": "Polygon", "coordinates": "104"}, "ada poligon tanpa cincin"),
        ({"type": "MultiPolygon", "coordinates": []}, "tidak berisi koordinat"),
        ({"type": "Polygon", "coordinates": [[[104, -5], [104.1, -5], [104, -5]]]}, "kurang dari empat titik"),
        ({"type": "Polygon", "coordinates": [[[104, -5], [104.1, -5], [104.1, -4.9], [104, -4.9]]]}, "tidak tertutup"),
        ({"type": "Polygon", "coordinates": [[[104, -5], [104.1, -5], [104.2, -5], [104, -5]]]}, "tanpa luas"),
    ],
)
def test_geometries_that_are_no_area_are_refused(geometry: object, words: str) -> None:
    def replace(features: list[Json]) -> None:
        features[0]["geometry"] = geometry

    assert words in refusal(changed(replace))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "bukan JSON yang sah: kesalahan pada baris 1 kolom 1"),
        (b"PK\x03\x04", "bukan JSON yang sah"),
        (b"\xff\xfe{}", "bukan teks UTF-8"),
        (b"[1, 2]", "bukan GeoJSON FeatureCollection"),
        (b'{"type": "Topology"}', "bukan GeoJSON FeatureCollection"),
        (b'{"type": "FeatureCollection", "features": []}', "tidak berisi fitur"),
        (b'{"type": "FeatureCollection", "features": [7]}', "Fitur ke-1 bukan Feature GeoJSON"),
        (b"[" * 200_000, "bersarang terlalu dalam"),
        (b'{"a": ' + b"1" * 5_000 + b"}", "bilangan yang terlalu panjang"),
    ],
    ids=range(9),
)
def test_what_is_no_feature_collection_is_refused_with_a_sentence(content: bytes, words: str) -> None:
    with pytest.raises(BoundariesRefused, match=words):
        read_features(content)


def test_a_file_in_metres_is_refused_by_its_reference_system() -> None:
    document = squares() | {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32748"}}}
    assert "Ekspor ulang dalam WGS 84" in refusal(document)
    for name in ("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"):
        assert imported(squares() | {"crs": {"type": "name", "properties": {"name": name}}}).points == 60


def test_a_file_too_large_is_refused_unread() -> None:
    with pytest.raises(BoundariesRefused, match="paling besar 40 MB"):
        read_features(b" " * (MOST_BYTES + 1))


def test_markup_in_a_name_is_quoted_on_one_line() -> None:
    def hostile(features: list[Json]) -> None:
        features[0]["properties"]["WADMKK"] = "<script>\n\x1b[31m" + "x" * 500

    said = refusal(changed(hostile))
    assert "\x1b" not in said
    assert len(said.splitlines()) == 1
    assert len(said) < 250


def test_a_drawing_is_small_whatever_the_file() -> None:
    def roughen(features: list[Json]) -> None:
        for number, feature in enumerate(features):
            west, south = square(number)[0]
            rim = [[west + 0.09 * step / 800, south + 0.001 * (step * 7919 % 13)] for step in range(801)]
            feature["geometry"]["coordinates"] = [[*rim, [west + 0.09, south + 0.09], [west, south + 0.09], rim[0]]]

    drawn = imported(changed(roughen))
    assert drawn.points <= 1600
    assert len(json.dumps([outline.rings for outline in drawn.by_code.values()])) < 40_000
