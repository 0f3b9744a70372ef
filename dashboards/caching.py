"""Pages and files of releases under the identity of what they show: the same releases give the same answer."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control, patch_vary_headers

from coverage.selectors import published_identity
from dashboards.version import VERSION

View = Callable[..., HttpResponse]


def released_page(view: View) -> View:
    """Keep the finished page for readers without an account until something is released or printed figures arrive.

    Readers with an account get the page made for them. Browsers ask each time and are told when nothing changed.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or request.user.is_authenticated:
            return _labelled(view(request, *args, **kwargs))
        key = _key(request)
        if _has(request, key):
            return _labelled(HttpResponseNotModified(), key)
        content = caches["pages"].get(key)
        if content is not None:
            return _labelled(HttpResponse(content), key)
        response = view(request, *args, **kwargs)
        if response.status_code == 200:
            caches["pages"].set(key, response.content)
        return _labelled(response, key)

    return answer


def released_file(view: View) -> View:
    """Files are the same for everybody and made anew each time, unless the browser still has them."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        key = _key(request)
        return _labelled(HttpResponseNotModified() if _has(request, key) else view(request, *args, **kwargs), key)

    return answer


def _key(request: HttpRequest) -> str:
    identity = (VERSION, request.get_full_path(), published_identity())
    return hashlib.sha256(repr(identity).encode()).hexdigest()[:32]


def _has(request: HttpRequest, key: str) -> bool:
    return request.headers.get("If-None-Match") == f'W/"{key}"'


def _labelled(response: HttpResponse, key: str = "") -> HttpResponse:
    """Without a key the answer is for one person. ``no-cache`` means: keep it, but ask before showing it again."""
    if key and response.status_code in (200, 304):
        response["ETag"] = f'W/"{key}"'
        patch_cache_control(response, no_cache=True)
    else:
        patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, ("Cookie",))
    return response
