"""Files that belong to a record; the record that names the file decides who may read it."""

from __future__ import annotations

import hashlib

from django.db import transaction

from accounts.models import User
from audit import trail
from monev.actions.refusal import RecordRefused
from monev.models import StoredFile
from monev.policies import check_can_record
from monev.uploads import UploadRefused, judge_upload
from periods import clock


@transaction.atomic
def keep_file(*, name: str, content: bytes, by: User) -> StoredFile:
    """Keep an upload that is what its name says; the caller names it in a record within the same transaction."""
    check_can_record(by)
    try:
        judged = judge_upload(name, content)
    except UploadRefused as refusal:
        raise RecordRefused([str(refusal)]) from refusal
    file = StoredFile.objects.create(
        name=judged.name,
        media_type=judged.media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        by=by,
        at=clock.now(),
        is_example=by.is_example,
    )
    trail.record(by=by, action="file-kept", about=file, size=file.size, sha256=file.sha256)
    return file
