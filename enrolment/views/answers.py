"""Answers to the scripts of the entry pages: every refusal is a sentence with the status that says what to do."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse

from accounts.models import User
from enrolment.actions import CellConflict
from enrolment.policies import EntryLocked
from enrolment.workflow import InvalidTransition

UNREADABLE = "Kiriman tidak terbaca. Muat ulang halaman."

View = Callable[..., HttpResponseBase]


def answers_in_json(view: View) -> View:
    """401 sign in, 403 not allowed or locked, 409 somebody was faster, 422 cannot be kept: each with ``message``."""

    @wraps(view)
    def answering(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _refuse(401, "Sesi Anda berakhir. Masuk lagi untuk menyimpan.")
        try:
            return view(request, *args, **kwargs)
        except Http404:
            return _refuse(404, "Isian ini tidak ditemukan.")
        except EntryLocked as locked:
            return _refuse(403, str(locked), locked=True)
        except PermissionDenied as refusal:
            return _refuse(403, str(refusal))
        except InvalidTransition as late:
            return _refuse(409, f"{late} Muat ulang halaman.", stale=True)
        except CellConflict as conflict:
            return _refuse(409, str(conflict), conflicts=[_told(one) for one in conflict.conflicts])
        except RequestDataTooBig:
            return _refuse(413, "Yang dikirim terlalu besar. Salin hanya baris dan kolom laporan ini.")
        except (ValueError, SuspiciousOperation) as refusal:
            return _refuse(422, str(refusal))

    return answering


def read_json(request: HttpRequest) -> dict[str, Any]:
    """The object that the script sent."""
    try:
        sent = json.loads(request.body)
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise SuspiciousOperation(UNREADABLE) from error
    if not isinstance(sent, dict):
        raise SuspiciousOperation(UNREADABLE)
    return sent


def check_same_person(user: User, shown_to: object) -> None:
    """Whoever signs in on a page that somebody else left open does not save that person's typing as his own."""
    if str(shown_to) != str(user.pk):
        raise PermissionDenied(
            f"Halaman ini dibuka oleh akun lain; sekarang yang masuk {user.full_name}. Muat ulang halaman."
        )


def _told(conflict: Any) -> dict[str, Any]:
    return {
        "cell": str(conflict.cell),
        "message": conflict.message,
        "value": conflict.stored.words,
        "note": conflict.stored_note,
        "version": conflict.version,
        "by": conflict.by,
    }


def _refuse(status: int, message: str, **more: Any) -> JsonResponse:
    return JsonResponse({"message": message} | more, status=status)
