"""The lasting address of a page: the same view under the name of its release, which never changes."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.http import HttpRequest
from django.template import Context
from django.urls import NoReverseMatch, resolve, reverse

from coverage.selectors import Edition

register = template.Library()


@dataclass(frozen=True)
class Permalink:
    """``is_pinned``: it names a release; pages that show no release only have their own address."""

    path: str
    is_pinned: bool


@register.simple_tag(takes_context=True)
def permalink(context: Context) -> Permalink | None:
    """None on pages that show nothing published: signing in, work, errors."""
    if "opening" not in context:
        return None
    return permalink_of(context["request"], context["edition"])


def permalink_of(request: HttpRequest, edition: Edition | None) -> Permalink:
    """The query stays: what a reader chose is part of the view. Released pages have cut it to what they read."""
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    pinned = _pinned(request, edition) if edition else ""
    return Permalink((pinned or request.path) + query, bool(pinned))


def _pinned(request: HttpRequest, edition: Edition) -> str:
    """The address of this page within the release; empty where the page belongs to none."""
    match = request.resolver_match or resolve(request.path_info)
    parts = match.kwargs | {"edition": edition.release.label}
    # A page of the current release may have another name than the one of a month.
    for name in (match.view_name, match.view_name.removesuffix("-latest") + "-detail"):
        try:
            return reverse(name, kwargs=parts)
        except NoReverseMatch:
            continue
    return ""
