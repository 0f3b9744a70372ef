"""What a meeting makes of the proposals of the rules: accepted, changed or rejected with a reason."""

from __future__ import annotations

from django.db import transaction

from accounts.models import User
from audit import trail
from coverage.actions.dated import SHORTEST_REASON
from monev.actions.refusal import RecordRefused
from monev.models import Conclusion, Meeting, Recommendation
from monev.policies import check_can_record
from monev.privacy import refuse_persons
from monev.selectors.recommending import proposals_of
from monev.vocabulary import Outcome
from periods import clock


@transaction.atomic
def answer_recommendation(
    *, meeting: Meeting, key: str, outcome: Outcome, text: str = "", reason: str = "", by: User
) -> Recommendation:
    """Answer one proposal of a draft meeting; a later answer to the same one counts instead of the earlier."""
    check_can_record(by)
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    text, reason = text.strip(), reason.strip()
    proposal = next((row for row in proposals_of(meeting) if row.key == key), None)
    obstacles = []
    if Conclusion.objects.filter(meeting=meeting).exists():
        obstacles.append("Notula sudah disahkan; rekomendasi tidak dapat diubah lagi.")
    elif proposal is None:
        obstacles.append("Usulan ini tidak ada lagi menurut angka sekarang. Muat ulang halaman.")
    if by.is_example and not meeting.is_example:
        obstacles.append("Akun contoh hanya dapat memutuskan usulan rapat contoh.")
    if outcome is Outcome.EDITED and (not text or (proposal and text == proposal.sentence)):
        obstacles.append("Tulis rumusan yang diubah, atau terima usulan apa adanya.")
    if outcome is Outcome.REJECTED and len(reason) < SHORTEST_REASON:
        obstacles.append(f"Tulis alasan penolakan, sedikitnya {SHORTEST_REASON} huruf.")
    obstacles += refuse_persons({"Rumusan": text, "Alasan": reason})
    if obstacles or proposal is None:
        raise RecordRefused(obstacles)
    answer = Recommendation.objects.create(
        meeting=meeting,
        key=key,
        proposal=proposal.sentence,
        figures=[figure.stored for figure in proposal.figures],
        outcome=outcome,
        text=text if outcome is Outcome.EDITED else "",
        reason=reason if outcome is Outcome.REJECTED else "",
        by=by,
        at=clock.now(),
    )
    trail.record(
        by=by,
        action="recommendation-answered",
        about=meeting,
        key=key,
        proposal=proposal.sentence,
        outcome=str(outcome),
        text=answer.text,
        reason=answer.reason,
    )
    return answer
