"""Pages of releases are computed once: the same releases give the same page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.cache import caches
from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control, patch_vary_headers

from coverage.models import PublishedFigure, Release
from dashboards.version import VERSION

View = Callable[..., HttpResponse]


def released_page(view: View) -> View:
    """Keep the finished page for readers without an account, until something is released or printed figures arrive.

    Readers with an account get the page made for them. Browsers ask each time and are told when nothing changed.
    """

    @wraps(view)
    def cached(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or request.user.is_authenticated:
            return _private(view(request, *args, **kwargs))
        key = _key(request)
        if request.headers.get("If-None-Match") == f'W/"{key}"':
            return _public(HttpResponseNotModified(), key)
        content = caches["pages"].get(key)
        if content is None:
            response = view(request, *args, **kwargs)
            if response.status_code != 200:
                return response
            content = response.content
            caches["pages"].set(key, content)
        return _public(HttpResponse(content), key)

    return cached


def for_ever(response: HttpResponse) -> HttpResponse:
    """A file under the name of its release never changes."""
    scope = {"public": True} if settings.READING == "open" else {"private": True}
    patch_cache_control(response, max_age=31_536_000, immutable=True, **scope)
    return response


def _key(request: HttpRequest) -> str:
    releases = Release.objects.aggregate(last=Max("pk"), number=Count("pk"))
    printed = PublishedFigure.objects.aggregate(last=Max("pk"), number=Count("pk"))
    identity = (VERSION, request.get_full_path(), *releases.values(), *printed.values())
    return hashlib.sha256(repr(identity).encode()).hexdigest()[:32]


def _public(response: HttpResponse, key: str) -> HttpResponse:
    response["ETag"] = f'W/"{key}"'
    patch_cache_control(response, no_cache=True)
    patch_vary_headers(response, ("Cookie",))
    return response


def _private(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, ("Cookie",))
    return response
