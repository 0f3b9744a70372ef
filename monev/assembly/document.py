"""All sections put together, and what stands around them: cover, imprint, worksheets, rows for machines."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone

from coverage.models import Regulation
from coverage.readings import published_words, scheme_words, source_words, warning_of
from monev.assembly import annex, follow_up, quality, registers, sections
from monev.assembly.address import page_of
from monev.assembly.observations import indicators, observations
from monev.assembly.reading import PackReading
from monev.assembly.slides import gathered, with_last
from monev.document import Cover, Document, Imprint, Picture, Section, Sheet, Slide
from periods import clock
from periods.month import day_in_words

# The numbers of the register under which a monev of the programme stands.
LEGAL_BASIS = ("UU 40/2004", "UU 24/2011", "Inpres 2/2021", "SE Mendagri 842.2/5193/SJ")
EXAMPLE_WARNING = "Data contoh: dibuat untuk mencoba sistem, bukan angka resmi."


def assemble(reading: PackReading) -> Document:
    parts = (
        follow_up.previous(reading),
        sections.achievement(reading),
        sections.trend(reading),
        sections.movement(reading),
        sections.parts(reading),
        sections.programmes(reading),
        sections.comparison(reading),
        sections.distance(reading),
        registers.benefits(reading),
        registers.regulations(reading),
        registers.obstacles(reading),
        registers.recommendations(reading),
        follow_up.new(reading),
        quality.quality(reading),
        registers.signing(reading),
        annex.annex(reading),
    )
    return Document(
        stem=stem_of(reading),
        cover=_cover(reading),
        imprint=_imprint(reading),
        sections=with_last(gathered([part for part in parts if part is not None], "mutu"), "mutu", _basis(reading)),
        sheets=_sheets(reading),
        observations=observations(reading),
        indicators=indicators(reading),
        day=clock.day_of(reading.pack.as_of),
    )


def stem_of(reading: PackReading) -> str:
    """What the names of all files of the pack begin with."""
    release = reading.release
    return f"paket-monev_{reading.area.slug}_{release.month}_rilis-{release.number}_{reading.span}"


def _imprint(reading: PackReading) -> Imprint:
    release = reading.release
    warnings = (warning_of(reading.whole), EXAMPLE_WARNING if release.is_example else "")
    return Imprint(
        house=settings.SITE_NAME,
        scope=reading.area.official_name,
        period=reading.period,
        release=f"Rilis {release.label}",
        published=published_words(release),
        status="Angka sementara" if release.is_provisional else "Angka final",
        scheme=scheme_words(release),
        source=source_words(release),
        address=page_of(reading, reading.area),
        as_of=day_in_words(clock.day_of(reading.pack.as_of)),
        at=release.published_at,
        example=release.is_example,
        warnings=tuple(warning for warning in warnings if warning),
    )


def _cover(reading: PackReading) -> Cover:
    release = reading.release
    entered = day_in_words(timezone.localtime(release.last_entered_at).date())
    return Cover(
        letterhead=tuple(settings.LETTERHEAD) or (settings.SITE_NAME,),
        title="Paket Monitoring dan Evaluasi",
        subtitle="Universal Coverage Jamsostek (UCJ)",
        facts=(
            ("Wilayah", reading.area.official_name),
            ("Periode", reading.period),
            ("Rilis", f"{release.label}, terbit {published_words(release)}"),
            ("Status angka", "Sementara" if release.is_provisional else "Final"),
            ("Batas data", f"{release.month.words}; terakhir dientri {entered}"),
            ("Dasar hitung", f"{release.get_basis_display()}; segmen {release.counted_segments}"),
            ("Skema kategori", scheme_words(release)),
            *((("Dasar target", release.target_basis),) if release.target_basis else ()),
            ("Keadaan tindak lanjut", f"per {day_in_words(clock.day_of(reading.pack.as_of))}"),
        ),
        legal_basis=_legal_basis(),
    )


def _basis(reading: PackReading) -> Slide:
    """The last slide: what the figures rest on, for whoever doubts one."""
    release = reading.release
    kind = "sementara" if release.is_provisional else "final"
    points = (
        f"{source_words(release)} Rilis {release.label}, angka {kind}.",
        f"Cakupan: peserta aktif dibagi pekerja eligible, {release.get_basis_display()};"
        f" segmen {release.counted_segments}.",
        scheme_words(release),
        *_legal_basis(),
    )
    return Slide(f"Dasar angka: rilis {release.label}, {release.get_basis_display()}", points, notes=points)


def _legal_basis() -> tuple[str, ...]:
    """From the register, with what nobody has seen at its source marked."""
    known = {row.number: row for row in Regulation.objects.filter(number__in=LEGAL_BASIS)}
    return tuple(
        f"{row.number} tentang {row.title}" + ("" if row.is_verified else " (belum diverifikasi)")
        for number in LEGAL_BASIS
        if (row := known.get(number))
    )


def _sheets(reading: PackReading) -> tuple[Sheet, ...]:
    """Beside the cover and the notes, which every writer of workbooks makes itself."""
    target = annex.target_table(reading)
    return (
        Sheet(
            "Ringkasan",
            "Ringkasan",
            sections.achievement(reading).notes,
            (sections.summary_table(reading),),
            (Picture(reading.trend()),),
        ),
        # What goes on over pages has a sheet of its own, or its header would not be repeated.
        Sheet("Per bulan", f"{reading.area.official_name} menurut bulan", tables=(annex.months_table(reading),)),
        Sheet(
            "Per kabupaten",
            "Semua kabupaten/kota",
            tables=(annex.areas_table(reading), sections.ranking_table(reading)),
        ),
        Sheet(
            "Segmen x program",
            "Segmen dan program",
            tables=(annex.programmes_table(reading),),
        ),
        Sheet(
            "Kelompok pekerja",
            "Kelompok pekerja",
            tables=(annex.groups_table(reading),),
            pictures=(Picture(reading.distance.group_chart()),),
        ),
        Sheet("Target", "Jarak ke target", tables=(target,)),
        Sheet(
            "Tindak lanjut", "Tindak lanjut", tables=(follow_up.previous_table(reading), follow_up.new_table(reading))
        ),
        Sheet(
            "Manfaat dan regulasi",
            "Manfaat dan regulasi",
            tables=(registers.benefit_table(reading), registers.regulation_table(reading)),
        ),
        Sheet("Revisi", "Mutu data dan revisi", tables=(quality.trust_table(reading), quality.revision_table(reading))),
    )


def section_of(document: Document, key: str) -> Section:
    """The section with this key; a KeyError where the pack has none."""
    for section in document.sections:
        if section.key == key:
            return section
    raise KeyError(key)
