"""Figures in formal Indonesian: the one home of every sentence that pages, charts and documents say. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from coverage.figures.area import Area, AreaFigure, Provenance
from coverage.figures.change import Change
from coverage.figures.effect import Effect, Effects
from coverage.figures.figure import Combined, Figure
from coverage.figures.ranking import Place
from coverage.figures.standing import CommonChange, Standing
from enrolment.numbers import count, percent, points, round_half_up, signed_count
from periods.month import Month

# A difference that one decimal shows as 0,0 is no movement.
NO_MOVEMENT = Fraction(1, 1000)


def percent_words(figure: Figure, places: int | None = None) -> str:
    """``26,4%``, or that nothing is known."""
    return "belum ada data" if figure.rate is None else percent(figure.rate, places or figure.places)


def target_words(target: Fraction | None) -> str:
    """A target as officials write it: ``38,39%``, ``68%``."""
    if target is None:
        return "belum ada data"
    places = next((places for places in (0, 1) if (target * 100 * 10**places).denominator == 1), 2)
    return percent(target, places)


def points_words(difference: Fraction) -> str:
    """``0,4 poin`` without a sign: the direction is a word."""
    return f"{str(round_half_up(abs(difference) * 100, 1)).replace('.', ',')} poin"


@dataclass(frozen=True)
class Headline:
    """The words around the one number of a page; empty where there is nothing to say."""

    value: str
    is_known: bool
    covered: str
    distance_to_target: str
    distance_to_next: str
    above_hundred: str


def headline(figure: Figure) -> Headline:
    known = figure.rate is not None
    return Headline(
        value=percent(figure.rate, figure.places).removesuffix("%") if known else "Belum ada data",
        is_known=known,
        covered=covered(figure),
        distance_to_target=distance_to_target(figure),
        distance_to_next=distance_to_next(figure),
        above_hundred=above_hundred(figure),
    )


def cut_words(cuts: Sequence[Fraction]) -> list[str]:
    """Cuts side by side with the same number of decimals: ``26,08%``, ``33,90%``, ``39,11%``."""
    places = next((places for places in (0, 1) if all((cut * 100 * 10**places).denominator == 1 for cut in cuts)), 2)
    return [percent(cut, places) for cut in cuts]


def movement(difference: Fraction) -> str:
    """``naik 0,4 poin``, ``turun 0,4 poin`` or ``tetap``."""
    if abs(difference) < NO_MOVEMENT:
        return "tetap (selisih di bawah 0,1 poin)"
    return f"{'naik' if difference > 0 else 'turun'} {points_words(difference)}"


def covered(figure: Figure) -> str:
    """How many of how many."""
    if figure.participants is None:
        return "Laporan bulan ini belum lengkap terverifikasi."
    if not figure.eligible:
        return f"{count(figure.participants)} peserta aktif; penyebut belum ada data."
    return f"{count(figure.participants)} dari {count(figure.eligible)} pekerja terlindungi."


def distance_to_target(figure: Figure) -> str:
    """How many workers are missing to the target, or by how many it is passed."""
    if figure.target is None:
        return "Target belum ada data."
    if figure.gap is None:
        return f"Target {target_words(figure.target)}."
    if figure.gap > 0:
        return f"Kurang {count(figure.gap)} pekerja ke target {target_words(figure.target)}."
    if figure.gap < 0:
        return f"Target {target_words(figure.target)} terlampaui {count(-figure.gap)} pekerja."
    return f"Target {target_words(figure.target)} tepat tercapai."


def distance_to_next(figure: Figure) -> str:
    """How many workers are missing to the category above; empty where there is none."""
    if figure.next_category is None or figure.workers_to_next is None:
        return ""
    return f"{count(figure.workers_to_next)} pekerja lagi ke kategori {figure.next_category.label.lower()}."


def last_known(series: Sequence[AreaFigure]) -> str:
    """The last figure before a month that has none; empty where there is none either."""
    known = [point for point in series if point.figure.rate is not None]
    return f"Angka terakhir: {percent_words(known[-1].figure)} pada {known[-1].month.words}." if known else ""


def completeness(provenance: Provenance) -> str:
    """How many of the reports an area owes are verified."""
    if provenance.expected == 0:
        return "tidak ada kantor yang wajib melapor bulan ini"
    return f"{provenance.verified} dari {provenance.expected} laporan terverifikasi"


def reporting(combined: Combined) -> str:
    """``14 dari 15 melapor``."""
    return f"{combined.reporting} dari {combined.expected} melapor"


def place(place: Place | None) -> str:
    if place is None:
        return "Tidak diperingkat karena belum melapor"
    return f"Peringkat {place.label} dari {place.of} yang melapor"


def above_hundred(figure: Figure) -> str:
    return "Cakupan melebihi 100%; periksa penyebutnya." if figure.above_hundred else ""


def common_change(common: CommonChange | None, since: Month, expected: int) -> str:
    """The change of a scope, and over how many areas it is told if not over all."""
    sentence = change_since(common.change if common else None, since)
    if common is None or common.areas == expected:
        return sentence
    return f"{sentence} Dihitung atas {common.areas} wilayah yang melapor di kedua bulan."


def movers(standings: Sequence[Standing]) -> str:
    """Who gained and who lost most workers since the month before; empty where nothing can be compared."""
    moved = [(row.change.participants_difference, row.area.name) for row in standings if row.change]
    if not moved:
        return ""
    (gain, winner), (loss, loser) = max(moved), min(moved)
    gained = f"Terbanyak bertambah: {winner} ({signed_count(gain)} peserta)." if gain > 0 else ""
    lost = f"Terbanyak berkurang: {loser} ({signed_count(loss)} peserta)." if loss < 0 else ""
    return f"{gained} {lost}".strip() or "Jumlah peserta tetap di semua wilayah."


def category_moves(standings: Sequence[Standing]) -> str:
    """Which areas changed their category since the month before."""
    moves = [
        f"{row.area.name} dari {row.change.before.category.label.lower()} ke {row.category.label.lower()}"
        for row in standings
        if row.change and row.category and row.change.before.category and row.category != row.change.before.category
    ]
    if moves:
        return f"Berubah kategori: {listed(moves)}."
    return "Tidak ada yang berubah kategori." if any(row.change for row in standings) else ""


def change_since(change: Change | None, since: Month) -> str:
    """Direction, size and what made it, in workers; a new denominator is said, never smoothed over."""
    if change is None:
        return f"Perubahan sejak {since.words} belum ada data."
    moved = f"{movement(change.total).capitalize()} dibanding {since.words}"
    members = _members(change.participants_difference)
    if change.comparable:
        return f"{moved}: {members}."
    denominator = "lebih besar" if change.eligible_difference > 0 else "lebih kecil"
    return (
        f"{moved}, tetapi penyebutnya berganti dan {denominator} {count(abs(change.eligible_difference))} pekerja, "
        f"jadi tidak dapat dibandingkan langsung; {members}."
    )


def effects(effects: Effects) -> list[str]:
    """What new reference data would do: the scope with its parts, the areas touched, the categories that flip."""
    scope, flips = effects.scope, effects.flips
    sentences = [f"{scope.area.official_name}: {_effect_of(scope)}."]
    if effects.touched == 0:
        return [*sentences, "Tidak ada angka kabupaten/kota yang berubah."]
    sentences.append(f"{effects.touched} dari {len(effects.rows)} kabupaten/kota berubah.")
    moves = [f"{row.area.name} dari {_class_of(row.before)} ke {_class_of(row.after)}" for row in flips]
    sentences.append(f"Berubah kategori: {listed(moves)}." if moves else "Tidak ada yang berubah kategori.")
    return sentences


def _effect_of(effect: Effect) -> str:
    change, gap = effect.change, effect.gap_difference
    if change is None:
        return f"cakupan {percent_words(effect.before)} sebelum dan {percent_words(effect.after)} sesudah"
    if change.total == 0:
        words = f"cakupan tetap {percent_words(effect.before)}"
    else:
        words = (
            f"cakupan {movement(change.total)}, dari {percent_words(effect.before)} menjadi"
            f" {percent_words(effect.after)} (akibat penyebut {points(change.denominator, 2)}, akibat peserta"
            f" {points(change.members, 2)})"
        )
    return f"{words}; jarak ke target berubah {signed_count(gap)} pekerja" if gap else words


def _class_of(figure: Figure) -> str:
    return figure.category.label.lower() if figure.category else "belum ada data"


def _members(difference: int) -> str:
    if difference == 0:
        return "jumlah peserta tetap"
    return f"peserta {'bertambah' if difference > 0 else 'berkurang'} {count(abs(difference))} orang"


def trend_title(series: Sequence[AreaFigure]) -> str:
    """The finding of a trend in about ten words: the year's movement and the distance to the target."""
    known = [point for point in series if point.figure.rate is not None]
    if not known:
        return "Belum ada angka yang terbit"
    last = known[-1]
    year_ago = next((point for point in known if point.month == last.month - 12), None)
    rate = last.figure.rate or Fraction(0)
    if year_ago is None or year_ago.figure.rate is None:
        words = f"{percent_words(last.figure)} pada {last.month.words}"
    elif year_ago.provenance.eligible_since != last.provenance.eligible_since:
        words = "Penyebut berganti dalam setahun terakhir"
    elif year_ago.figure.eligible != last.figure.eligible:
        # The same denominators, but not the same areas reported.
        words = f"{percent_words(last.figure)} pada {last.month.words}"
    else:
        words = f"{movement(rate - year_ago.figure.rate).capitalize()} dalam setahun"
    if last is not series[-1]:
        words += f" sampai {last.month.words}"
    return words + _beside_target(last.figure, rate)


def _beside_target(figure: Figure, rate: Fraction) -> str:
    if figure.target is None:
        return ""
    distance = figure.target - rate
    if distance > 0:
        return f", {points_words(distance)} di bawah target"
    return ", target tercapai"


def trend_summary(area: Area, series: Sequence[AreaFigure]) -> str:
    """First, last, lowest and highest value of a trend, and how many months are missing."""
    known = [point for point in series if point.figure.rate is not None]
    if not known:
        return f"Belum ada angka terbit untuk {area.official_name}."
    first, last = known[0], known[-1]
    lowest = min(known, key=lambda point: point.figure.rate or 0)
    highest = max(known, key=lambda point: point.figure.rate or 0)
    sentence = (
        f"Cakupan {area.official_name} {percent_words(first.figure)} pada {first.month.words} dan "
        f"{percent_words(last.figure)} pada {last.month.words}; terendah {percent_words(lowest.figure)} "
        f"({lowest.month.words}), tertinggi {percent_words(highest.figure)} ({highest.month.words})."
    )
    missing = [point.month.words for point in series if point.figure.rate is None]
    if missing:
        sentence += f" Belum ada data: {', '.join(missing)}."
    if known[0].provenance.eligible_since != known[-1].provenance.eligible_since:
        sentence += " Penyebut berganti di tengah deret; garis terputus di sana."
    return sentence


def listed(names: Sequence[str]) -> str:
    """``A``, ``A dan B``, ``A, B, dan C``."""
    if len(names) < 3:
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"
