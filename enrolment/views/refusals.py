"""Somebody was faster, or the act does not fit the status: a sentence on the page of the report, not an error."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from enrolment.workflow import InvalidTransition


def back_to_the_entry(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Show what InvalidTransition says on the entry page of the obligation ``pk``."""

    @wraps(view)
    def viewing(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, pk, **kwargs)
        except InvalidTransition as late:
            messages.error(request, str(late))
            return redirect("enrolment:entry", pk)

    return viewing
