"""Pages and files of releases under the identity of what they show: the same releases give the same answer."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.core.cache import caches
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, QueryDict
from django.utils.cache import patch_cache_control, patch_vary_headers

from coverage.figures.groups import Rule
from coverage.selectors import Identity, offices_mark
from dashboards.identity import shown_identity
from dashboards.version import VERSION
from periods import clock

View = Callable[..., HttpResponse]

# A longer choice in the address is answered, but not kept.
LONGEST_QUERY = 300


def released_page(*parameters: str, keep: bool = True, by_day: bool = False) -> Callable[[View], View]:
    """Keep the finished page for readers without an account until something is released or printed figures arrive.

    ``parameters`` are the names that the page reads from its query; the view and its links never see any other, so
    that nothing one reader adds to an address is kept for the next.
    Pages are kept compressed, shared by all processes of the machine. Readers with an account get a page of their own.
    ``by_day``: the page says how late something is, so that it is true until midnight.
    ``keep=False``: what people type is without end and would push the other pages out.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            query = kept_query(request, *parameters)
            request.GET = QueryDict(query.removeprefix("?"))
            if request.method not in ("GET", "HEAD") or request.user.is_authenticated:
                return _labelled(view(request, *args, **kwargs))
            day = (clock.today(),) if by_day else ()
            key = _key(request.path, query, shown_identity(), *_beside(request), *day)
            if _has(request, key):
                return _labelled(HttpResponseNotModified(), key)
            kept = caches["pages"].get(key) if keep else None
            if kept is None:
                response = view(request, *args, **kwargs)
                if response.status_code != 200:
                    return _labelled(response)
                kept = gzip.compress(response.content, compresslevel=6, mtime=0)
                if keep and len(query) <= LONGEST_QUERY:
                    caches["pages"].set(key, kept)
            return _labelled(_unpacked(request, kept), key)

        return answer

    return decorate


def released_file(view: View) -> View:
    """Files are the same for everybody and made anew each time, unless the browser still has them.

    Who reads ahead of an embargo gets files of his own, which nothing on the way may keep.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        identity = shown_identity(request.user.pk)
        if identity.ahead:
            return _labelled(view(request, *args, **kwargs))
        key = _key(request.get_full_path(), "", identity, *_beside(request))
        return _labelled(HttpResponseNotModified() if _has(request, key) else view(request, *args, **kwargs), key)

    return answer


def kept_query(request: HttpRequest, *parameters: str) -> str:
    """The part of the query that makes a difference, ready for an address: ``?wilayah=metro`` or empty."""
    pairs = [(name, value) for name in parameters for value in request.GET.getlist(name)]
    return f"?{urlencode(pairs)}" if pairs else ""


def _beside(request: HttpRequest) -> tuple[object, ...]:
    """What else an answer depends on: where areas are grouped by office, the offices, which may change at any time."""
    return offices_mark() if request.GET.get("kelompok") == Rule.OFFICE else ()


def _key(path: str, query: str, identity: Identity, *beside: object) -> str:
    database = connection.settings_dict
    answer = (VERSION, database["HOST"], database["NAME"], path, query, tuple(identity), *beside)
    return hashlib.sha256(repr(answer).encode()).hexdigest()[:32]


def _has(request: HttpRequest, key: str) -> bool:
    return request.headers.get("If-None-Match") == f'W/"{key}"'


def _unpacked(request: HttpRequest, kept: bytes) -> HttpResponse:
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return HttpResponse(gzip.decompress(kept))
    return HttpResponse(kept, headers={"Content-Encoding": "gzip"})


def _labelled(response: HttpResponse, key: str = "") -> HttpResponse:
    """Without a key the answer is for one person. ``no-cache`` means: keep it, but ask before showing it again."""
    if key and response.status_code in (200, 304):
        response["ETag"] = f'W/"{key}"'
        patch_cache_control(response, no_cache=True)
    else:
        patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, ("Cookie", "Accept-Encoding"))
    return response
