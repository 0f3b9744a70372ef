"""Taking the example out again: what example accounts made goes, reference data and real entries stay."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from accounts.models import ServiceArea, User
from audit import trail
from audit.models import AuditEvent
from coverage.models import ContributionRate, CoverageTarget, EligibleWorkers, Event, Release
from enrolment.models import CellFigure, EntryExtension, Obligation, Receipt, Reminder, Submission
from regions.models import Region


@transaction.atomic
def remove_example(scope: Region, first: Mapping[str, int] | None = None) -> dict[str, int]:
    """Delete every row marked as example, all or nothing; returns how many rows of each kind went.

    ``first``: what floors above took away before; the trail tells both together.
    """
    people = User.objects.filter(is_example=True)
    touched = (
        Q(obligation__is_example=True)
        | Q(entered_by__in=people)
        | Q(submitted_by__in=people)
        | Q(verified_by__in=people)
        | Q(reviewer__in=people)
        | Q(pk__in=CellFigure.objects.filter(saved_by__in=people).values("submission"))
        | Q(pk__in=Receipt.objects.filter(by__in=people).values("submission"))
    )
    removed = {
        "rilis": Release.objects.filter(is_example=True).delete()[1].get("coverage.Release", 0),
        "pengajuan": Submission.objects.filter(touched).delete()[1].get("enrolment.Submission", 0),
        "kewajiban lapor": Obligation.objects.filter(is_example=True).delete()[0],
        "penyebut": EligibleWorkers.objects.filter(is_example=True).delete()[0],
        "target": CoverageTarget.objects.filter(is_example=True).delete()[0],
        "tarif iuran": ContributionRate.objects.filter(is_example=True).delete()[0],
        "peristiwa": Event.objects.filter(is_example=True).delete()[1].get("coverage.Event", 0),
        "wilayah kerja": ServiceArea.objects.filter(is_example=True).delete()[0],
        "pengecualian kunci": EntryExtension.objects.filter(is_example=True).delete()[0],
        "pengingat": Reminder.objects.filter(user__in=people).delete()[0],
        "kejadian": AuditEvent.objects.filter(is_example=True).delete()[0],
        "akun": people.delete()[1].get("accounts.User", 0),
    }
    # The daily command may have asked an office for an area that it served in the example only.
    served = ServiceArea.objects.filter(office=OuterRef("office"), region=OuterRef("region"))
    orphans = Obligation.objects.filter(~Exists(served), submissions__isnull=True)
    removed["kewajiban lapor"] += orphans.delete()[0]
    told = {**(first or {}), **removed}
    if any(told.values()):
        trail.record(by=trail.COMMAND_LINE, action="example-removed", about=scope, **told)
    return removed
