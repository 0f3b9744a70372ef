"""Taking the example out again, from the upper floor down: what hangs on releases and accounts goes first."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from coverage.example import remove_example as remove_example_of_coverage
from monev.models import (
    Addendum,
    BenefitCount,
    CommitmentStep,
    LocalRegulation,
    Meeting,
    MeetingFile,
    Pack,
    Recommendation,
    RegulationStep,
    StoredFile,
)
from regions.models import Region


@transaction.atomic
def remove_example(scope: Region) -> dict[str, int]:
    """Delete every row marked as example or made by an example account, all or nothing; how many of each kind went."""
    people = User.objects.filter(is_example=True)
    meetings = Meeting.objects.filter(is_example=True)
    of_example = Q(release__is_example=True) | Q(meeting__in=meetings) | Q(by__in=people)
    files = Q(is_example=True) | Q(pk__in=MeetingFile.objects.filter(meeting__in=meetings).values("file"))
    evidence = CommitmentStep.objects.filter(commitment__meeting__in=meetings, file__isnull=False).values("file")
    removed = {
        "paket monev": Pack.objects.filter(Q(is_example=True) | of_example).delete()[1].get("monev.Pack", 0),
        "perkembangan tindak lanjut": CommitmentStep.objects.filter(by__in=people).delete()[0],
        "tambahan notula": Addendum.objects.filter(by__in=people).delete()[0],
        "rekomendasi": Recommendation.objects.filter(by__in=people).delete()[0],
        "status regulasi": RegulationStep.objects.filter(by__in=people).delete()[0],
        "regulasi daerah": LocalRegulation.objects.filter(is_example=True).delete()[1].get("monev.LocalRegulation", 0),
        "manfaat": BenefitCount.objects.filter(Q(is_example=True) | Q(by__in=people)).delete()[0],
        "berkas": StoredFile.objects.filter(files | Q(pk__in=evidence)).delete()[1].get("monev.StoredFile", 0),
        "rapat monev": meetings.delete()[1].get("monev.Meeting", 0),
    }
    return removed | remove_example_of_coverage(scope, first=removed)
