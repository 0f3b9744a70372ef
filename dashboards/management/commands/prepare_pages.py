"""manage.py prepare_pages: make the pages of the newest release before the first reader asks for them."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.management.base import BaseCommand
from django.http import Http404, HttpRequest
from django.urls import resolve, reverse

from dashboards.opening import Opening, open_page


class Command(BaseCommand):
    help = "Siapkan halaman rilis terkini, setelah rilis terbit atau situs dinyalakan. Aman diulang."

    def handle(self, *args: object, **options: object) -> None:
        if settings.READING == "login":
            self.stdout.write("Halaman hanya untuk yang masuk; tidak ada yang disiapkan.")
            return
        try:
            paths = paths_of(open_page(_stranger()))
        except Http404 as error:
            self.stdout.write(str(error))
            return
        for path in paths:
            show(path)
        self.stdout.write(f"{len(paths)} halaman siap.")


def paths_of(opening: Opening) -> list[str]:
    """The pages that are opened first: those of the newest release, with and without its month in the address."""
    pages = ("overview", "comparison", "published-figures")
    paths = [reverse(f"dashboards:{page}") for page in (*pages, "release-list")]
    if opening.edition is not None:
        paths += [reverse(f"dashboards:{page}", args=[opening.edition.path]) for page in pages]
    return paths + [opening.address(area) for area in opening.places.regencies]


def show(path: str) -> None:
    """What a stranger's first visit does, without a server."""
    request = _stranger(path)
    request.resolver_match = match = resolve(path)
    match.func(request, *match.args, **match.kwargs)


def _stranger(path: str = "/") -> HttpRequest:
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", path, path
    request.user = AnonymousUser()
    return request
