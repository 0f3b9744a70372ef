"""Branch offices and the areas they serve."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from accounts.models import BranchOffice, OfficeKind, ServiceArea, User
from accounts.policies import check_can_manage_people
from audit import trail
from periods.month import Month
from regions.models import Region

# Under which kind of office a kind stands.
PARENT_KINDS = {
    OfficeKind.REGIONAL: (),
    OfficeKind.BRANCH: (OfficeKind.REGIONAL,),
    OfficeKind.PIONEER: (OfficeKind.BRANCH,),
}


@transaction.atomic
def add_office(
    *,
    code: str,
    name: str,
    kind: OfficeKind,
    parent: BranchOffice | None,
    source: str,
    note: str = "",
    is_verified: bool = False,
    by: User,
) -> BranchOffice:
    check_can_manage_people(by)
    office = BranchOffice(
        code=code, name=name, kind=kind, parent=parent, source=source, note=note, is_verified=is_verified
    )
    check_parent(office)
    # The model asks forms for a parent; only a regional office has none, which check_parent has looked at.
    office.full_clean(exclude=("parent",))
    office.save()
    trail.record(by=by, action="office-added", about=office, **_facts(office))
    return office


@transaction.atomic
def change_office(
    *,
    office: BranchOffice,
    name: str,
    kind: OfficeKind,
    parent: BranchOffice | None,
    source: str,
    note: str = "",
    is_verified: bool = False,
    by: User,
) -> BranchOffice:
    """The code stays: it is what files and people know the office by."""
    check_can_manage_people(by)
    held = BranchOffice.objects.select_for_update().get(pk=office.pk)
    before = _facts(held)
    held.name, held.kind, held.parent = name, kind, parent
    held.source, held.note, held.is_verified = source, note, is_verified
    check_parent(held)
    held.full_clean(exclude=("parent",))
    held.save(update_fields=("name", "kind", "parent", "source", "note", "is_verified"))
    trail.record(by=by, action="office-changed", about=held, before=before, **_facts(held))
    return held


@transaction.atomic
def add_service_area(
    *, office: BranchOffice, region: Region, valid_from: Month, source: str, note: str = "", by: User
) -> ServiceArea:
    area = write_service_area(office=office, region=region, valid_from=valid_from, source=source, note=note, by=by)
    trail.record(by=by, action="service-area-added", about=area, valid_from=str(valid_from))
    return area


def write_service_area(
    *, office: BranchOffice, region: Region, valid_from: Month, source: str, note: str, by: User
) -> ServiceArea:
    """An office serves an area from a month on; a second time at once would ask the same report twice.

    Part of an act: whoever calls it leaves the trace.
    """
    check_can_manage_people(by)
    held = BranchOffice.objects.select_for_update().get(pk=office.pk)
    known = ServiceArea.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=valid_from), office=held, region=region
    ).first()
    if known is not None:
        until = f"sampai {known.valid_to.words}" if known.valid_to else "dan belum diakhiri"
        raise ValidationError(f"{held} sudah melayani {region} sejak {known.valid_from.words} {until}.")
    return ServiceArea.objects.create(
        office=held, region=region, valid_from=valid_from, source=source, note=note, is_example=by.is_example
    )


@transaction.atomic
def end_service_area(*, area: ServiceArea, valid_to: Month, by: User) -> ServiceArea:
    held = write_end_of_service_area(area=area, valid_to=valid_to, by=by)
    trail.record(by=by, action="service-area-ended", about=held, valid_to=str(valid_to))
    return held


def write_end_of_service_area(*, area: ServiceArea, valid_to: Month, by: User) -> ServiceArea:
    """``valid_to`` is the last month that the office still reports. Part of an act, as above."""
    check_can_manage_people(by)
    held = ServiceArea.objects.select_for_update(of=("self",)).select_related("office", "region").get(pk=area.pk)
    if held.valid_to is not None:
        raise ValidationError(f"{held} sudah diakhiri pada {held.valid_to.words}.")
    if valid_to < held.valid_from:
        raise ValidationError(
            f"{held} baru sejak {held.valid_from.words}; bulan terakhir {valid_to.words} lebih awal dari itu."
        )
    held.valid_to = valid_to
    held.save(update_fields=("valid_to",))
    return held


def check_parent(office: BranchOffice) -> None:
    """A pioneer office stands under a branch, a branch under a regional office, that one under none."""
    kind = OfficeKind(office.kind)
    below = office.children.all() if office.pk else ()
    for child in below:
        if kind not in PARENT_KINDS[OfficeKind(child.kind)]:
            raise ValidationError({"kind": f"{child} berinduk pada kantor ini. Pindahkan kantor itu dahulu."})
    allowed = PARENT_KINDS[kind]
    if not allowed:
        if office.parent is not None:
            raise ValidationError({"parent": f"{kind.label} tidak mempunyai kantor induk. Kosongkan induknya."})
        return
    wanted = " atau ".join(parent.label.lower() for parent in allowed)
    if office.parent is None or office.parent.kind not in allowed:
        raise ValidationError({"parent": f"Induk {kind.label.lower()} adalah {wanted}. Pilih salah satu."})


def _facts(office: BranchOffice) -> dict[str, str | bool | None]:
    return {
        "name": office.name,
        "kind": office.kind,
        "parent": office.parent.code if office.parent else None,
        "source": office.source,
        "note": office.note,
        "is_verified": office.is_verified,
    }
