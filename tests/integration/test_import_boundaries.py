"""manage.py import_boundaries: all areas or none, and the way back to tiles is an act as well."""

from __future__ import annotations

import hashlib
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from audit.models import AuditEvent
from audit.telling import tell
from coverage.selectors import published_identity
from regions.models import BoundarySet, Region, RegionBoundary
from regions.sentences import SENTENCES
from tests.boundaries import Json, as_bytes, squares

pytestmark = pytest.mark.django_db

SOURCE, LICENCE = "Badan Informasi Geospasial, 2025", "CC BY 4.0"


@pytest.fixture
def file(tmp_path: Path, scope: Region) -> Path:
    return written(tmp_path / "kabkota.geojson", squares())


def written(path: Path, document: Json) -> Path:
    path.write_bytes(as_bytes(document))
    return path


def run(file: Path, *arguments: str, source: str = SOURCE, licence: str = LICENCE) -> str:
    output = StringIO()
    call_command("import_boundaries", str(file), "--source", source, "--licence", licence, *arguments, stdout=output)
    return output.getvalue()


def refused(file: Path, *arguments: str, **words: str) -> str:
    with pytest.raises(CommandError) as refusal:
        run(file, *arguments, **words)
    assert BoundarySet.objects.count() == 0
    assert AuditEvent.objects.filter(action="boundaries-imported").count() == 0
    return str(refusal.value)


def test_a_file_is_stored_with_source_licence_and_fingerprint(file: Path) -> None:
    assert run(file) == (
        "Batas wilayah terpasang: 15 kabupaten/kota; 135 titik disederhanakan menjadi 60."
        " Kembali ke petak: manage.py remove_boundaries\n"
    )
    (stored,) = BoundarySet.objects.all()
    assert (stored.source, stored.licence, stored.file_name) == (SOURCE, LICENCE, "kabkota.geojson")
    assert stored.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert stored.outlines.count() == 15
    assert set(stored.outlines.values_list("region__parent__kemendagri_code", flat=True)) == {"18"}


def test_the_act_stands_in_the_trail_with_what_was_said(file: Path) -> None:
    run(file)
    (event,) = AuditEvent.objects.filter(action="boundaries-imported")
    assert (event.actor_name, event.details["source"], event.details["areas"]) == ("baris perintah", SOURCE, 15)
    (told,) = tell([event], SENTENCES, {})
    assert told.predicate.startswith("memasang batas wilayah pada peta untuk 15 kabupaten/kota")
    call_command("verify_audit", stdout=StringIO())


def test_the_same_file_again_is_said_and_changes_nothing(file: Path) -> None:
    run(file)
    assert run(file) == "Peta sudah digambar dari berkas yang sama; tidak ada yang baru.\n"
    assert BoundarySet.objects.count() == 1
    assert AuditEvent.objects.filter(action="boundaries-imported").count() == 1


def test_another_source_for_the_same_file_is_a_new_set(file: Path) -> None:
    run(file)
    run(file, source="Badan Informasi Geospasial, edisi 2026")
    assert [row.source for row in BoundarySet.objects.all()] == ["Badan Informasi Geospasial, edisi 2026", SOURCE]


def test_a_check_stores_nothing(file: Path) -> None:
    assert run(file, "--check").startswith("Berkas dapat dipakai: 15 kabupaten/kota; 135 titik")
    assert BoundarySet.objects.count() == RegionBoundary.objects.count() == 0


def test_pages_made_before_are_not_shown_after_an_import_or_a_removal(file: Path) -> None:
    before = published_identity()
    run(file)
    between = published_identity()
    call_command("remove_boundaries", stdout=StringIO())
    assert len({before, between, published_identity()}) == 3


def test_the_way_back_to_tiles_is_an_act_of_its_own(file: Path, scope: Region) -> None:
    run(file)
    output = StringIO()
    call_command("remove_boundaries", stdout=output)
    assert output.getvalue() == "Peta kembali memakai petak.\n"
    standing = BoundarySet.objects.in_force(scope)
    assert standing is not None
    assert standing.is_tiles
    assert BoundarySet.objects.count() == 2
    (event,) = AuditEvent.objects.filter(action="boundaries-removed")
    assert event.details["file"] == "kabkota.geojson"
    with pytest.raises(CommandError, match="Peta sudah memakai petak"):
        call_command("remove_boundaries")
    assert run(file).startswith("Batas wilayah terpasang")


def test_nothing_to_remove_is_said(scope: Region) -> None:
    with pytest.raises(CommandError, match="Peta sudah memakai petak; tidak ada batas wilayah yang terpasang."):
        call_command("remove_boundaries")


def test_a_missing_area_leaves_everything_as_it_was(tmp_path: Path, scope: Region) -> None:
    document = squares()
    del document["features"][4]
    said = refused(written(tmp_path / "kurang.geojson", document))
    assert said == (
        "Kabupaten Tulang Bawang (18.05) tidak ada di berkas. Semua 15 harus ada.\nTidak ada yang disimpan."
    )


def test_a_file_that_is_none_is_refused_with_a_sentence(tmp_path: Path, scope: Region) -> None:
    assert "bukan berkas" in refused(tmp_path)
    assert "bukan berkas" in refused(tmp_path / "tidak-ada.geojson")
    assert "bukan berkas" in refused(Path("/dev/zero"))


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path, scope: Region) -> None:
    path = tmp_path / "besar.geojson"
    with path.open("wb") as file:
        file.truncate(3_000_000_000)
    assert refused(path).startswith("Berkas berukuran 3000 MB, paling besar 40 MB.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"source": " "}, "Sumber belum disebutkan"),
        ({"licence": "x" * 201}, "Lisensi terlalu panjang: 201 huruf, paling banyak 200."),
        ({"source": "BIG\x00 2025"}, "Sumber memuat huruf yang tidak dapat ditampilkan."),
    ],
)
def test_source_and_licence_are_words_that_can_stand_under_a_map(file: Path, words: dict[str, str], said: str) -> None:
    assert said in refused(file, **words)
