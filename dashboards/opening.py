"""What every page opens with: the places, the releases, and the edition the address asks for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from coverage.figures.area import Area
from coverage.readings import Registers, Standpoint, read_published
from coverage.selectors import Edition, open_edition
from dashboards.converters import EditionAddress
from dashboards.identity import shown_identity
from monev.selectors.regulations import registers_with_regulations
from periods import clock

# Lampung Tengah, Bandar Lampung and Metro: the areas whose offices asked for this site first.
FIRST_COMPARED = ("18.02", "18.71", "18.72")


@dataclass(frozen=True)
class Opening(Standpoint):
    """The standpoint of a page: with the addresses of other pages and of files."""

    @property
    def registers(self) -> Registers:
        """Events, regulations among them, and tariffs."""
        examples = bool(self.edition and self.edition.release.is_example)
        return registers_with_regulations(self.identity, self.places, examples)

    @property
    def chosen(self) -> Edition:
        """The edition of a page that has one."""
        if self.edition is None:
            raise Http404("Belum ada rilis.")
        return self.edition

    def address(self, area: Area) -> str:
        """The page of an area in this edition."""
        if self.edition is None:
            return page_address("dashboards:regency-latest", area.slug)
        return page_address("dashboards:regency-detail", self.edition.path, area.slug)

    def link(self, area: Area) -> dict[str, str]:
        """What menus and lists need of an area."""
        return {"name": area.name, "official_name": area.official_name, "url": self.address(area)}

    def file_address(self, place: str, chart: str, form: str) -> str:
        """A file of this release, under the name of the release, so that it may be kept for ever."""
        label = self.edition.release.label if self.edition else ""
        return page_address("dashboards:file", label, place, chart, form)

    def provenance_address(self, area: Area) -> str:
        """Where the figures of an area come from, under the name of the release; empty before the first one."""
        return page_address("dashboards:provenance", self.edition.release.label, area.slug) if self.edition else ""

    @property
    def release_options(self) -> SafeString:
        """The options of the chooser: the current release of each month, and below it the superseded ones."""
        chosen = self.edition.path if self.edition else ""
        current = {release.pk for release in self.catalogue.current_all()}
        options = []
        for release in reversed(self.catalogue.releases):
            if release.pk in current:
                value, text = str(release.month), f"{release.month.words} (rilis {release.label})"
                selected = chosen in (value, release.label)
            else:
                value, text = release.label, f"{release.month.words} – rilis {release.label}, digantikan"
                selected = chosen == value
            options.append((value, mark_safe(" selected") if selected else "", text))
        return format_html_join("", '<option value="{}"{}>{}</option>', options)

    def find_area(self, slug: str) -> Area:
        area = self.places.find(slug)
        if area is None:
            raise Http404(f"Tidak ada kabupaten/kota “{slug}” di {self.places.scope.official_name}.")
        return area

    def frame(self, nav_current: str) -> dict[str, object]:
        """What the frame around a page needs."""
        return {
            "opening": self,
            "edition": self.edition,
            "release": self.edition.release if self.edition else None,
            "scope": self.places.scope,
            "is_example": bool(self.edition and self.edition.release.is_example),
            "releases_ahead": self.catalogue.ahead(clock.now()),
            "nav_current": nav_current,
            "nav_regencies": [self.link(area) for area in sorted(self.places.regencies, key=lambda area: area.name)],
        }


@lru_cache(maxsize=8192)
def page_address(name: str, *parts: str) -> str:
    """An address by the name of its page; a page holds dozens, and working one out costs more than showing it."""
    return reverse(name, args=parts)


def open_page(request: HttpRequest, address: EditionAddress | None = None) -> Opening:
    """Read what the address asks for; 404 with a sentence where there is no release that this reader may see."""
    identity = shown_identity(request.user.pk)
    places, catalogue = read_published(identity, settings.PROVINCE_CODE)
    if places is None:
        raise Http404("Data acuan belum dimuat. Jalankan: manage.py load_reference")
    if address is None:
        return Opening(places, catalogue, open_edition(catalogue), identity)
    edition = open_edition(catalogue, address.month, address.number)
    if edition is None:
        raise Http404(f"Belum ada rilis {address}.")
    return Opening(places, catalogue, edition, identity)
