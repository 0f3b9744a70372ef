"""Riwayat of a release: who did what when."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.actors import names_of
from accounts.policies import check_can_read_history
from accounts.requests import SignedInRequest
from audit.models import AuditEvent
from audit.telling import tell
from coverage.models import Release
from coverage.sentences import SENTENCES
from periods import clock


@login_required
@require_GET
def release_history(request: SignedInRequest, pk: int) -> HttpResponse:
    check_can_read_history(request.user)
    release = get_object_or_404(Release.objects.visible_to(request.user.pk, clock.now()), pk=pk)
    events = list(AuditEvent.objects.about(release))
    context = {"release": release, "told": tell(events, SENTENCES, names_of(events))}
    return render(request, "coverage/release_history.html", context)
