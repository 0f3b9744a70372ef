"""Cari: an area, a page or a number, by what people call it."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from coverage.search import LONGEST, TooLong, read_typed
from dashboards.caching import released_page
from dashboards.opening import open_page
from dashboards.searching import Search


@released_page("q", keep=False)
def search(request: HttpRequest) -> HttpResponse:
    opening = open_page(request)
    context = opening.frame("search") | {"longest": LONGEST}
    try:
        typed = read_typed(request.GET.get("q", ""))
    except TooLong as refusal:
        # Nor does the address that the page gives for itself repeat it.
        request.GET = QueryDict()
        return render(request, "dashboards/search.html", context | {"refusal": str(refusal)})
    found = Search(opening, typed) if typed.text else None
    return render(request, "dashboards/search.html", context | {"typed": typed.text, "found": found})
