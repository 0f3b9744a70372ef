"""Areas side by side: places, groups, distances to the target, and what may not be compared. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from coverage.figures.area import Area, AreaFigure
from coverage.figures.comparability import Obstacles, RankChange
from coverage.figures.figure import Combined, Figure
from coverage.figures.groups import ABOUT_THE_SAME, Rule
from coverage.figures.ordering import Order
from coverage.figures.standing import Standing
from coverage.narrative.shares import exact_points, listed
from enrolment.numbers import count, percent, round_half_up
from periods.month import Month

# So many names stand in a sentence; the rest is a number.
MOST_NAMES = 5

ORDERS = {
    Order.RANK: "Peringkat cakupan",
    Order.NAME: "Nama",
    Order.UNCOVERED: "Pekerja belum terlindungi",
    Order.DISTANCE: "Jarak ke target",
    Order.CHANGE: "Perubahan cakupan",
    Order.MEMBERS: "Perubahan peserta",
}
RULES = {
    Rule.NONE: "Tanpa kelompok",
    Rule.KIND: "Kabupaten dan kota",
    Rule.OFFICE: "Wilayah kerja kantor",
    Rule.BPU_SHARE: "Bagian BPU dalam potensi",
}
_ORDER_WORDS = {
    Order.RANK: "Diurutkan menurut cakupan, tertinggi lebih dahulu",
    Order.NAME: "Diurutkan menurut abjad nama resmi",
    Order.UNCOVERED: "Diurutkan menurut pekerja yang belum terlindungi, terbanyak lebih dahulu",
    Order.DISTANCE: "Diurutkan menurut pekerja yang kurang ke target, terbanyak lebih dahulu",
    Order.CHANGE: "Diurutkan menurut perubahan cakupan, kenaikan terbesar lebih dahulu",
    Order.MEMBERS: "Diurutkan menurut perubahan peserta, pertambahan terbanyak lebih dahulu",
}
KIND_SOURCE = "Nama resmi wilayah menurut kode Kemendagri."
OFFICE_SOURCE = "Data acuan wilayah kerja kantor; sumber tiap baris ada pada daftar di bawah."
BPU_SOURCE = "Potensi PU dan BPU dalam laporan cabang yang terverifikasi pada rilis ini."


def names_of(areas: Sequence[Area]) -> str:
    """``A, B, dan C``; beyond five ``A, B, C, D, E, dan 9 wilayah lain``."""
    names = [area.name for area in areas]
    if len(names) > MOST_NAMES + 1:
        names = [*names[:MOST_NAMES], f"{count(len(names) - MOST_NAMES)} wilayah lain"]
    return listed(names)


def ranked_among(figures: Sequence[AreaFigure]) -> str:
    """Among how many places are given, and who has none."""
    late = [row.area for row in figures if row.figure.rate is None]
    if not (known := len(figures) - len(late)):
        return "Belum ada yang melapor, jadi tidak ada peringkat."
    sentence = f"Peringkat dari {count(known)} yang melapor."
    return f"{sentence} Tidak diperingkat karena angkanya belum lengkap: {names_of(late)}." if late else sentence


def order_words(order: Order) -> str:
    """In which order the rows stand, what follows what, and where those without a report are."""
    words = _ORDER_WORDS[order]
    ties = "" if order is Order.NAME else "; urutan alfabetis bila sama"
    return f"{words}{ties}. Yang angkanya belum lengkap ditulis terakhir."


TWO_DECIMALS = "Dua angka desimal ditulis bila nilainya dekat batas kategori atau tampak sama padahal berbeda."


def decimals_rule() -> str:
    return f"Peringkat dihitung dari nilai tepat; nilai yang persis sama berbagi peringkat (tanda =). {TWO_DECIMALS}"


def extremes(rows: Sequence[Standing]) -> str:
    """The finding of a ranking: who stands highest and who lowest; empty where fewer than two are known."""
    known = sorted((row for row in rows if row.rate is not None), key=lambda row: row.rate or 0)
    if len(known) < 2 or known[0].rate == known[-1].rate:
        return ""
    low, high = known[0], known[-1]
    return (
        f"Tertinggi {high.name} {percent(high.rate, high.places)}, terendah {low.name} {percent(low.rate, low.places)}"
    )


def since_title(since: Month, now: Month) -> str:
    """The heading over changes: ``Sejak bulan lalu``, ``Sejak Desember 2025``."""
    return "Sejak bulan lalu" if since == now - 1 else f"Sejak {since.words}"


def rank_change_title(since: Month) -> str:
    return f"Peringkat {since.words}"


def rank_step(change: RankChange | None) -> str:
    """``6 (naik 2)``, ``6= (tetap)``, ``6 (turun 1)``: the place then, and the way to the one now."""
    if change is None:
        return "–"
    if change.steps == 0:
        return f"{change.before.label} (tetap)"
    return f"{change.before.label} ({'naik' if change.steps > 0 else 'turun'} {abs(change.steps)})"


def baseline_missing(month: Month) -> str:
    return f"{month.words} tidak mempunyai rilis, jadi perubahan sejak bulan itu belum dapat ditunjukkan."


def change_shown(found: Obstacles, since: Month, now: Month) -> str:
    """Whether places of then are shown beside those of now, and if not, every reason."""
    if not found:
        return (
            f"Perubahan dihitung sejak {since.words}. Peringkat kedua bulan dapat dibandingkan: yang melapor sama,"
            " penyebutnya sama, dan batas kategorinya sama."
        )
    reasons = "; ".join(_reasons(found, since, now))
    return f"Perubahan dihitung sejak {since.words}. Perubahan peringkat tidak ditunjukkan: {reasons}."


def _reasons(found: Obstacles, since: Month, now: Month) -> list[str]:
    reasons = []
    if found.missing_now:
        reasons.append(f"{names_of(found.missing_now)} melapor pada {since.words} tetapi belum pada {now.words}")
    if found.missing_then:
        reasons.append(f"{names_of(found.missing_then)} melapor pada {now.words} tetapi tidak pada {since.words}")
    if found.new_denominator:
        reasons.append(f"penyebut {names_of(found.new_denominator)} berganti di antaranya")
    if found.counting:
        reasons.append("dasar hitung atau segmen yang dihitung berbeda")
    if found.scheme:
        reasons.append("batas kategorinya berbeda")
    return reasons


def not_comparable(row: Standing) -> str:
    """Why a row has no change in points; empty where it has one."""
    if row.movement is not None:
        return ""
    return "penyebut berganti" if row.change else "–"


def group_rule(rule: Rule, month: Month, scope: Area, share: Fraction | None = None) -> str:
    """The written rule of a grouping."""
    match rule:
        case Rule.NONE:
            return ""
        case Rule.KIND:
            return "Kabupaten dibandingkan dengan kabupaten, kota dengan kota."
        case Rule.OFFICE:
            return (
                f"Menurut kantor BPJS Ketenagakerjaan yang melayani wilayah itu pada {month.words}. Wilayah yang"
                " dilayani dua kantor masuk ke dalam kedua kelompok, jadi jumlah semua kelompok lebih besar daripada"
                " jumlah provinsi."
            )
        case Rule.BPU_SHARE:
            return _bpu_rule(scope, share)


def _bpu_rule(scope: Area, share: Fraction | None) -> str:
    gap = (
        "Bagian pekerja informal per kabupaten/kota belum ada data: BPS memublikasikannya untuk provinsi, dan angka"
        " per kabupaten/kota belum kami peroleh. Yang terdekat adalah bagian BPU dalam potensi PU dan BPU menurut"
        " laporan cabang; BPU tidak sama dengan pekerja informal."
    )
    if share is None:
        return f"{gap} Potensi keduanya belum diketahui pada rilis ini."
    return (
        f"{gap} Serupa berarti berselisih paling banyak {exact_points(ABOUT_THE_SAME, 0)} dari bagian"
        f" {scope.official_name} ({percent(share)}), yaitu jumlah potensi BPU dibagi jumlah potensi PU dan BPU wilayah"
        " yang melaporkan keduanya."
    )


def sums_rule() -> str:
    return (
        "Angka kelompok adalah jumlah peserta dibagi jumlah pekerja eligible wilayah yang melapor, bukan rata-rata"
        " persentase. Kurang ke target kelompok adalah jumlah kekurangan wilayahnya, dikurangi yang sudah melampaui."
    )


def group_reporting(combined: Combined) -> str:
    return f"{count(combined.reporting)} dari {count(combined.expected)} melapor"


def no_rate(figure: Figure) -> str:
    """Why there is no share: nobody reported, or nobody knows of how many."""
    return "belum lengkap" if figure.participants is None else "penyebut belum ada data"


def gap_words(figure: Figure) -> str:
    """``kurang 79.626 pekerja``, ``lebih 120 pekerja``, ``tepat pada target``."""
    if figure.rate is None:
        return no_rate(figure)
    if figure.target is None or figure.gap is None:
        return "target belum ada data"
    if figure.gap == 0:
        return "tepat pada target"
    return f"{'kurang' if figure.gap > 0 else 'lebih'} {count(abs(figure.gap))} pekerja"


def distance_note(figure: Figure, *, in_points: bool) -> str:
    """The other measure beside a bar, with its direction; or why there is no bar."""
    if in_points or figure.rate is None or figure.target is None or not figure.gap:
        return gap_words(figure)
    distance = abs(figure.rate - figure.target)
    # A distance of a worker or more never shows as none.
    places = next((places for places in (1, 2, 3) if round_half_up(distance * 100, places)), 4)
    return f"{'kurang' if figure.gap > 0 else 'lebih'} {exact_points(distance, places)}"


def distance_title(figures: Sequence[AreaFigure], *, in_points: bool) -> str:
    """Who passed, and where most workers or most points are missing, in about ten words."""
    known = [row for row in figures if row.figure.gap is not None]
    if not known:
        return "Jarak ke target belum ada data"
    passed = [row for row in known if (row.figure.gap or 0) <= 0]
    if len(passed) == len(known):
        return f"Semua {count(len(known))} yang melapor mencapai target"
    head = f"{count(len(passed))} dari {count(len(known))}" if passed else "Belum ada yang"
    farthest = max(known, key=_points_short if in_points else _workers_short).area.name
    where = f"{farthest} paling jauh" if in_points else f"kekurangan terbanyak di {farthest}"
    return f"{head} mencapai target; {where}"


def _points_short(row: AreaFigure) -> Fraction:
    return (row.figure.target or Fraction(0)) - (row.figure.rate or Fraction(0))


def _workers_short(row: AreaFigure) -> int:
    return row.figure.gap or 0


def distance_summary(figures: Sequence[AreaFigure]) -> str:
    """Who passed, how many workers are missing elsewhere, and who cannot be told; that nobody passed is the title."""
    known = [row for row in figures if row.figure.gap is not None]
    short = [row.figure for row in known if row.figure.gap and row.figure.gap > 0]
    passed = [row.area for row in known if (row.figure.gap or 0) <= 0]
    unknown = [row.area for row in figures if row.figure.gap is None]
    words = []
    if passed:
        words.append(f"Sudah mencapai target: {names_of(passed)}.")
    if short:
        words.append(f"Di {count(len(short))} wilayah masih kurang {count(_missing(short))} pekerja seluruhnya.")
    if unknown:
        words.append(f"Belum dapat dihitung: {names_of(unknown)}.")
    return " ".join(words) or "Belum ada angka yang terbit."


def _missing(figures: Sequence[Figure]) -> int:
    """Rounded once, after adding up, as the gap of the province is: rounded gaps added up differ from it by a few."""
    exact = sum(
        ((row.target or Fraction(0)) * (row.eligible or 0) - (row.participants or 0) for row in figures), Fraction(0)
    )
    return int(round_half_up(exact, 0))


def heat_title(months: Sequence[Month]) -> str:
    return "Cakupan tiap wilayah, bulan demi bulan" if months else "Belum ada bulan yang terbit"


def heat_summary(steps: Sequence[int | None], first: Month, last: Month, *, after_break: bool) -> str:
    """How many areas rose or fell by categories; ``steps`` are None where two months cannot be compared."""
    if first == last:
        return f"Kategori belum dapat dibandingkan: hanya {last.words} yang berdiri di atas penyebut sekarang."
    rises, falls = (sum(step is not None and step * way > 0 for step in steps) for way in (1, -1))
    why = ", sejak penyebut terakhir berganti" if after_break else ""
    words = [
        f"Dari {first.words} ke {last.words}{why}: {count(rises)} wilayah naik kategori, {count(falls)} turun,"
        f" {count(sum(step == 0 for step in steps))} tetap."
    ]
    if unknown := sum(step is None for step in steps):
        words.append(f"{count(unknown)} wilayah tidak dihitung karena angka salah satu bulannya belum ada.")
    return " ".join(words)


def heat_legend() -> tuple[str, ...]:
    """How to read the marks of the heat table."""
    return (
        "Makin gelap makin tinggi kategorinya; segitiga mengulang kategori bagi yang tidak membedakan warna.",
        "“Belum”: angkanya belum lengkap saat rilis bulan itu; bukan nol.",
        "Dua angka desimal: nilai dekat batas kategori, atau tampak sama dengan nilai lain bulan itu padahal berbeda.",
        "Garis tebal di kiri sel: penyebut berganti mulai bulan itu, jadi angka di kedua sisinya tidak dapat"
        " dibandingkan langsung.",
        "Bintang (*) pada bulan: angka sementara.",
    )


def panel_title(rows: Sequence[Standing]) -> str:
    """How many panels, on one axis."""
    return f"{count(len(rows))} wilayah pada satu sumbu"


def panel_summary(name: str, now: Figure, places: int, month: Month, since: Month | None) -> str:
    """What a small picture shows, for those who do not see it."""
    value = "belum ada data" if now.rate is None else percent(now.rate, places)
    sentence = f"{name}: {value} pada {month.words}."
    return f"{sentence} Penyebut berganti pada {since.words}; garis terputus di sana." if since else sentence
