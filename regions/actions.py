"""Every change of areas and their boundaries, one function each."""

from __future__ import annotations

from django.db import transaction

from audit import trail
from periods import clock
from regions.boundaries import BoundariesRefused, Outlines
from regions.models import BoundarySet, Region, RegionBoundary


@transaction.atomic
def import_boundaries(
    *,
    scope: Region,
    outlines: Outlines,
    source: str,
    licence: str,
    file_name: str,
    sha256: str,
    points_in_file: int,
    by: trail.Actor,
) -> BoundarySet | None:
    """Let the map be drawn from these outlines; None where it is drawn from the same file already."""
    scope = Region.objects.select_for_update().get(pk=scope.pk)
    said = {"source": _words(source, 300, "Sumber"), "licence": _words(licence, 200, "Lisensi")}
    standing = BoundarySet.objects.in_force(scope)
    if standing and (standing.sha256, standing.source, standing.licence) == (sha256, said["source"], said["licence"]):
        return None
    regions = {region.kemendagri_code: region for region in Region.objects.regencies_of(scope)}
    if set(regions) != set(outlines.by_code):
        raise BoundariesRefused("Daftar wilayah berubah sejak berkas diperiksa. Ulangi perintahnya.")
    new = BoundarySet.objects.create(
        scope=scope,
        file_name=file_name[:200],
        sha256=sha256,
        points_in_file=points_in_file,
        width=outlines.width,
        height=outlines.height,
        imported_at=clock.now(),
        **said,
    )
    RegionBoundary.objects.bulk_create(
        RegionBoundary(
            boundary_set=new,
            region=regions[code],
            rings=outline.rings,
            anchor_x=outline.anchor[0],
            anchor_y=outline.anchor[1],
        )
        for code, outline in outlines.by_code.items()
    )
    trail.record(
        by=by,
        action="boundaries-imported",
        about=new,
        areas=len(regions),
        file=new.file_name,
        sha256=sha256,
        points=points_in_file,
        notes=list(outlines.notes),
        **said,
    )
    return new


@transaction.atomic
def remove_boundaries(*, scope: Region, by: trail.Actor) -> BoundarySet:
    """Let the map be drawn as tiles again."""
    scope = Region.objects.select_for_update().get(pk=scope.pk)
    standing = BoundarySet.objects.in_force(scope)
    if standing is None or standing.is_tiles:
        raise BoundariesRefused("Peta sudah memakai petak; tidak ada batas wilayah yang terpasang.")
    new = BoundarySet.objects.create(scope=scope, is_tiles=True, imported_at=clock.now())
    trail.record(by=by, action="boundaries-removed", about=new, file=standing.file_name, sha256=standing.sha256)
    return new


def _words(text: str, most: int, what: str) -> str:
    """One printable line that stands under the map."""
    words = " ".join(text.split())
    if len(words) < 3:
        raise BoundariesRefused(f"{what} belum disebutkan. {what} ditampilkan di bawah peta.")
    if len(words) > most:
        raise BoundariesRefused(f"{what} terlalu panjang: {len(words)} huruf, paling banyak {most}.")
    if not words.isprintable():
        raise BoundariesRefused(f"{what} memuat huruf yang tidak dapat ditampilkan.")
    return words
