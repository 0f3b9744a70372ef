"""What is verified of a month, judged as it would be published now: for the publisher, not for readers."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from coverage.figures.checklist import AreaFacts, Item, check
from coverage.figures.figure import Figure, told_apart_of
from coverage.models import CategoryScheme, CoverageRecord, CoverageTarget, EligibleWorkers, Release, as_share
from enrolment.counts import total_participants
from enrolment.models import Obligation, ReportingRule, Submission
from enrolment.rules import Finding
from enrolment.rules.titles import rule_title
from enrolment.selectors import AreaReport, area_reports, counted_segments
from enrolment.selectors.explanations import Explanation, explanations_of
from enrolment.vocabulary import CountingBasis, Segment
from periods import clock
from periods.month import Month
from regions.models import Region


@dataclass(frozen=True)
class PublishedBefore:
    """What was last published of an area, under embargo or not."""

    release: Release
    figure: Figure


@dataclass(frozen=True)
class PreviewRow:
    """One area as it would be published, beside what was last published of it."""

    region: Region
    figure: Figure
    before: PublishedBefore | None

    @property
    def participants_before(self) -> int | None:
        return self.before.figure.participants if self.before else None

    @property
    def difference(self) -> int | None:
        now, then = self.figure.participants, self.participants_before
        return None if now is None or then is None else now - then

    @property
    def changes_category(self) -> bool:
        then = self.before.figure.category if self.before else None
        return then is not None and self.figure.category is not None and then != self.figure.category


@dataclass(frozen=True)
class MonthReading:
    """The verified figures of a month with all that they would be published with; dicts are by region id."""

    scope: Region
    month: Month
    regions: Sequence[Region]
    reports: dict[int, AreaReport]
    denominators: dict[int, EligibleWorkers]
    targets: dict[int, CoverageTarget]
    scheme: CategoryScheme | None
    counted: frozenset[Segment]
    latest: Release | None
    before: dict[int, PublishedBefore]
    items: tuple[Item, ...]
    explanations: tuple[Explanation, ...]
    """What branches said about cells of the reports; it does not block, and it is published with the checklist."""

    @property
    def fingerprint(self) -> str:
        """Changes with everything that a release of this month would freeze or ask about."""
        facts = (
            sorted((key, report.submissions) for key, report in self.reports.items()),
            sorted((key, row.pk) for key, row in self.denominators.items()),
            sorted((key, row.pk) for key, row in self.targets.items()),
            self.scheme.pk if self.scheme else None,
            sorted(self.counted),
            [item.sentence for item in self.items],
        )
        return hashlib.sha256(repr(facts).encode()).hexdigest()[:16]

    @property
    def next_number(self) -> int:
        return self.latest.number + 1 if self.latest else 1

    @property
    def errors(self) -> list[Item]:
        return [item for item in self.items if item.blocks]

    @property
    def warnings(self) -> list[Item]:
        return [item for item in self.items if not item.blocks]

    @property
    def explanations_by_name(self) -> list[tuple[str, Explanation]]:
        """Each explanation with the name of its area."""
        names = {region.pk: region.official_name for region in self.regions}
        return [(names[said.region_id], said) for said in self.explanations if said.region_id in names]

    @property
    def holds_examples(self) -> bool:
        return (
            any(report.is_example for report in self.reports.values())
            or any(row.is_example for row in self.denominators.values())
            or any(target.is_example for target in self.targets.values())
        )

    def participants_of(self, region_id: int) -> int | None:
        report = self.reports.get(region_id)
        return total_participants(report.counts, self.counted) if report and report.counts else None

    def target_of(self, region_id: int) -> CoverageTarget | None:
        """The target of the area itself, or that of the scope."""
        return self.targets.get(region_id) or self.targets.get(self.scope.pk)

    def figure_of(self, region_id: int) -> Figure:
        denominator, target = self.denominators.get(region_id), self.target_of(region_id)
        share = target.share if target else None
        return Figure(
            self.participants_of(region_id),
            denominator.count if denominator else None,
            target=share,
            cuts=self.scheme.scheme.coverage_cuts(share) if self.scheme else None,
        )


@dataclass(frozen=True)
class MonthState:
    """How far one month is on its way to readers."""

    month: Month
    expected: int
    verified: int
    latest: Release | None
    has_news: bool
    """Something was verified that the latest release does not hold."""
    waits_until: datetime | None

    @property
    def words(self) -> str:
        if self.waits_until and self.latest:
            return f"Rilis {self.latest.label} menunggu waktu terbit {clock.in_words(self.waits_until)}"
        if self.latest is None:
            return "Siap diperiksa dan diterbitkan" if self.verified else "Belum ada yang terverifikasi"
        if self.has_news:
            return f"Ada angka terverifikasi sesudah rilis {self.latest.label}"
        return f"Terbit: rilis {self.latest.label}"

    @property
    def next_step(self) -> str:
        if self.latest is None:
            return "Periksa dan terbitkan" if self.verified else "Lihat daftar periksa"
        return "Terbitkan pemutakhiran atau koreksi" if self.has_news else "Lihat daftar periksa"


def months_owed() -> list[Month]:
    """Every month for which somebody must report, the newest first."""
    return list(Obligation.objects.order_by("-month").values_list("month", flat=True).distinct())


def month_states(scope: Region, months: Sequence[Month]) -> list[MonthState]:
    """The state of each month, in the order given; four queries."""
    expected = Counter(Obligation.objects.filter(month__in=months).values_list("month", flat=True))
    verified: dict[Month, set[int]] = {month: set() for month in months}
    for month, pk in (
        Submission.objects.verified().filter(obligation__month__in=months).values_list("obligation__month", "pk")
    ):
        verified[month].add(pk)
    latest = {release.month: release for release in _current(Release.objects.filter(scope=scope, month__in=months))}
    held: dict[int, set[int]] = defaultdict(set)
    records = CoverageRecord.objects.filter(release__in=[release.pk for release in latest.values()])
    for release_id, submissions in records.values_list("release_id", "submissions"):
        held[release_id].update(submissions)
    now = clock.now()
    states = []
    for month in months:
        release = latest.get(month)
        until = release.embargoed_until if release else None
        states.append(
            MonthState(
                month=month,
                expected=expected[month],
                verified=len(verified[month]),
                latest=release,
                has_news=release is not None and not verified[month] <= held[release.pk],
                waits_until=until if until and until > now else None,
            )
        )
    return states


def read_month(scope: Region, month: Month) -> MonthReading:
    """Everything publishing asks about a month; a fixed number of queries whatever the number of areas."""
    regions = list(Region.objects.regencies_of(scope))
    reports = area_reports(month)
    denominators = EligibleWorkers.objects.in_force(month, regions)
    scheme = CategoryScheme.objects.in_force(month).first()
    counted = counted_segments(month)
    earlier = _current(Release.objects.filter(scope=scope, month__lt=month, month__gte=month - 12))
    before = _last_published(earlier, regions)
    largest_drop = ReportingRule.for_month(month).thresholds.change_share
    explained = explanations_of(month, {key: row.count for key, row in denominators.items()})
    facts = [
        _facts(
            region,
            reports.get(region.pk),
            denominators.get(region.pk),
            before.get(region.pk),
            counted,
            explained.open.get(region.pk, ()),
        )
        for region in regions
    ]
    return MonthReading(
        scope=scope,
        month=month,
        regions=regions,
        reports=reports,
        denominators=denominators,
        targets=CoverageTarget.objects.in_force(month.year, [scope, *regions]),
        scheme=scheme,
        counted=counted,
        latest=Release.objects.filter(scope=scope, month=month).order_by("-number").first(),
        before=before,
        items=tuple(check(month, facts, has_scheme=scheme is not None, largest_drop=largest_drop)),
        explanations=explained.said,
    )


def preview(reading: MonthReading) -> list[PreviewRow]:
    """All areas as they would be published now, beside the number before or else the month before. One query.

    Percentages have the decimals that they will have on the pages.
    """
    before = _last_published([reading.latest], reading.regions) if reading.latest else reading.before
    figures = told_apart_of({region.pk: reading.figure_of(region.pk) for region in reading.regions})
    return [PreviewRow(region, figures[region.pk], before.get(region.pk)) for region in reading.regions]


def _facts(
    region: Region,
    report: AreaReport | None,
    denominator: EligibleWorkers | None,
    before: PublishedBefore | None,
    counted: frozenset[Segment],
    findings: Sequence[tuple[int, Finding]],
) -> AreaFacts:
    return AreaFacts(
        slug=region.slug,
        name=region.official_name,
        expected=report.expected if report else 0,
        verified=report.verified if report else 0,
        participants=total_participants(report.counts, counted) if report and report.counts else None,
        eligible=denominator.count if denominator else None,
        one_basis=report is None or report.bases <= {CountingBasis.DOMICILE},
        before=before.figure.participants if before else None,
        before_month=before.release.month if before else None,
        open_findings=tuple(
            (f"{submission}.{finding.rule}.{finding.cell}", finding.message, rule_title(finding.rule))
            for submission, finding in findings
        ),
    )


def _current(releases: Iterable[Release]) -> list[Release]:
    """The last number of each month."""
    by_month: dict[Month, Release] = {}
    for release in sorted(releases, key=lambda release: release.number):
        by_month[release.month] = release
    return list(by_month.values())


def _last_published(releases: Sequence[Release], regions: Iterable[Region]) -> dict[int, PublishedBefore]:
    """The figure of each area in the last of the releases that knows it. One query."""
    by_id = {release.pk: release for release in releases}
    rows = CoverageRecord.objects.filter(
        release__in=list(by_id), region__in=list(regions), participants__isnull=False
    ).values_list("release_id", "region_id", "participants", "eligible", "target_percent")
    found: dict[int, PublishedBefore] = {}
    for release_id, region_id, participants, eligible, target_percent in rows:
        release, known = by_id[release_id], found.get(region_id)
        if known is not None and known.release.month > release.month:
            continue
        target = None if target_percent is None else as_share(target_percent)
        figure = Figure(participants, eligible, target=target, cuts=release.scheme.coverage_cuts(target))
        found[region_id] = PublishedBefore(release, figure)
    return found
