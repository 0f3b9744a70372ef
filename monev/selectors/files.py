"""Which record names a file, and so who may read it."""

from __future__ import annotations

from accounts.models import User
from monev.models import CommitmentStep, Meeting, MeetingFile, RegulationStep, StoredFile
from monev.policies import can_read_meeting


def find_file(user: User, pk: int) -> StoredFile | None:
    """A stored file, if this person may read the record that names it; a file that nothing names is not there."""
    file = StoredFile.objects.filter(pk=pk).first()
    if file is None:
        return None
    meeting = _meeting_of(file)
    if meeting is not None:
        return file if can_read_meeting(user, meeting=meeting) else None
    return file if RegulationStep.objects.filter(file=file).exists() else None


def _meeting_of(file: StoredFile) -> Meeting | None:
    named = MeetingFile.objects.filter(file=file, withdrawal__isnull=True).select_related("meeting__conclusion").first()
    if named is not None:
        return named.meeting
    step = CommitmentStep.objects.filter(file=file).select_related("commitment__meeting__conclusion").first()
    return step.commitment.meeting if step else None
