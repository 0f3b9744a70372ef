"""How far it is, in words: workers to the next category and the targets, and the pace that asks for. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from coverage.figures.figure import Figure
from coverage.narrative.shares import listed, target_words
from coverage.planning.alternatives import Alternative
from coverage.planning.distance import Aim, Goal, GroupDistance
from coverage.planning.pace import WINDOW, Pace
from enrolment.numbers import count, decimal, percent, round_half_up, signed_count
from periods.month import Month

NOT_OFFICIAL = "bukan angka resmi"
UNKNOWN_POTENTIAL = "potensi belum diketahui"
GROUPS_ARE_PARTS = "Kelompok adalah bagian segmen; jumlahnya tidak sama dengan jarak ke target."
SUPPOSED = "andaian: akhir tahun"
"""A category has no deadline: nobody may quote its pace as an obligation."""


def goal_name(goal: Goal) -> str:
    """``Kategori sedang (33,90%)``, ``Target 2026 (45,53%)``."""
    if goal.category is not None:
        places = 0 if (goal.share * 100).denominator == 1 else 2
        return f"Kategori {goal.category.label.lower()} ({percent(goal.share, places)})"
    return f"Target {goal.deadline.year} ({target_words(goal.share)})"


def deadline_words(goal: Goal) -> str:
    """Until when; of a category that the end of the year is only supposed."""
    return f"{goal.deadline.words} ({SUPPOSED})" if goal.aim is Aim.CATEGORY else goal.deadline.words


def required_name(goal: Goal) -> str:
    """The bar of what a goal asks for; short, since bars cut long names."""
    return f"{'Andaian' if goal.aim is Aim.CATEGORY else 'Perlu'}: {goal_name(goal).lower()}"


def multiple_name(pace: Pace | None) -> str:
    """The heading over ``times``."""
    return f"Kelipatan laju {pace.months if pace else WINDOW} bulan"


def goal_sentence(goal: Goal) -> str:
    """How many workers are missing to a goal, or by how many it is passed."""
    name = _within(goal_name(goal))
    if goal.workers > 0:
        return f"Kurang {count(goal.workers)} pekerja ke {name}."
    passed = f", lebih {count(-goal.workers)} pekerja" if goal.workers < 0 else ""
    return f"{goal_name(goal)} sudah tercapai{passed}."


def pace_sentence(pace: Pace | None) -> str:
    """What was added in the last year, and over which months that is said."""
    if pace is None:
        return "Laju 12 bulan terakhir belum ada data: tidak ada bulan terdahulu yang dihitung dengan cara yang sama."
    moved = "bertambah" if pace.difference > 0 else "berkurang"
    size = f"{moved} {count(abs(pace.difference))} orang" if pace.difference else "tidak bertambah"
    rest = f", rata-rata {signed_count(int(round_half_up(pace.a_month, 0)))} sebulan" if pace.difference else ""
    provisional = "; sebagian angkanya masih sementara" if pace.provisional else ""
    return f"Dari {pace.since.words} sampai {pace.until.words} ({pace.months} bulan) peserta {size}{rest}{provisional}."


def required_sentence(goal: Goal, pace: Pace | None) -> str:
    """The pace a goal asks for beside the pace there is; empty where the goal is reached."""
    if goal.is_reached:
        return ""
    if goal.required_a_month is None and goal.aim is Aim.CATEGORY:
        return f"Andaian {_within(goal_name(goal))} sampai akhir tahun {goal.deadline.year}: tidak ada bulan tersisa."
    if goal.required_a_month is None:
        return f"Tenggat {_within(goal_name(goal))}, {goal.deadline.words}, sudah tiba; tidak ada bulan tersisa."
    supposed = f"; {SUPPOSED}" if goal.aim is Aim.CATEGORY else ""
    needed = (
        f"{goal_name(goal)} perlu {count(goal.required_a_month)} pekerja sebulan sampai {goal.deadline.words}"
        f" ({goal.months_left} bulan lagi{supposed})"
    )
    if pace is None:
        return f"{needed}."
    if pace.difference <= 0:
        return f"{needed}; dalam {pace.months} bulan terakhir peserta tidak bertambah."
    return f"{needed}, {times(goal, pace)} kali laju {pace.months} bulan terakhir."


def times(goal: Goal, pace: Pace | None) -> str:
    """How many times the present pace a goal asks for, ``15,9``; a dash where that has no meaning."""
    if goal.required_a_month is None or pace is None or pace.difference <= 0:
        return "–"
    return decimal(goal.required_a_month / pace.a_month, 1)


def distance_sentences(figure: Figure, found: Sequence[Goal], pace: Pace | None) -> list[str]:
    """The short version for a page that only leads on."""
    if figure.rate is None:
        return ["Jarak belum dapat dihitung karena cakupan bulan ini belum ada data."]
    near = [goal for goal in found if goal.aim is not Aim.LATER_TARGET]
    sentences = [goal_sentence(goal) for goal in near]
    if figure.target is None:
        sentences.append("Target belum ada data.")
    sentences += [sentence for goal in near if goal.aim is Aim.TARGET and (sentence := required_sentence(goal, pace))]
    return sentences


def no_next_category(figure: Figure) -> str:
    """Why no category lies ahead; empty where one does."""
    if figure.rate is None or figure.next_category is not None:
        return ""
    if figure.category is None:
        return "Kategori belum ada data, jadi jarak ke kategori berikutnya tidak dihitung."
    return f"Sudah kategori {figure.category.label.lower()}, yang tertinggi; tidak ada kategori berikutnya."


def reporting_sentence(reporting: int, expected: int) -> str:
    """Over how many areas the distance of a scope is told."""
    if reporting == expected:
        return ""
    return f"{reporting} dari {expected} wilayah melapor; jarak dan laju dihitung atas wilayah yang melapor."


def deadline_note(figure: Figure, month: Month) -> str:
    """How target years are treated; empty where nothing is measured."""
    if figure.rate is None:
        return ""
    if figure.target is None:
        own = f"Rilis ini tidak memuat target tahun {month.year}."
    else:
        own = f"Target tahun {month.year} dibekukan dalam rilis dan bertenggat Desember {month.year}."
    supposed = (
        f" Kategori tidak bertenggat: Desember {month.year} hanya andaian untuk membandingkan laju, bukan kewajiban."
        if figure.next_category
        else ""
    )
    return (
        f"{own}{supposed} Target tahun sesudahnya belum masuk rilis dan disebut bersama sumbernya."
        " Semua jarak memakai penyebut rilis ini."
    )


def paces_summary(found: Sequence[Goal], pace: Pace | None) -> str:
    """What the goals of the year ask for; the pace itself where they ask for nothing."""
    near = [required_sentence(goal, pace) for goal in found if goal.aim is not Aim.LATER_TARGET]
    return " ".join(filter(None, near)) or pace_sentence(pace)


def goal_note(goal: Goal) -> str:
    """What files say beside a goal."""
    if goal.later is not None:
        return later_target_source(goal)
    if goal.aim is Aim.CATEGORY:
        return f"{SUPPOSED}; kategori tidak bertenggat"
    return "sudah tercapai" if goal.is_reached else "–"


def later_target_source(goal: Goal) -> str:
    """Whose target of a later year it is, and where it is written."""
    if goal.later is None:
        return ""
    later = goal.later
    return f"Target berikutnya ({later.year}), milik {later.owner}: {later.basis}. Sumber: {later.source}"


def pace_title(found: Sequence[Goal], pace: Pace | None) -> str:
    """The finding of the bars of paces."""
    goal = next((goal for goal in found if goal.aim is Aim.TARGET and goal.required_a_month), None)
    if goal is None or goal.required_a_month is None:
        goal = next((goal for goal in found if goal.required_a_month), None)
    if goal is None or goal.required_a_month is None:
        return "Laju penambahan peserta"
    name = _within(goal_name(goal)) + (f", {SUPPOSED}" if goal.aim is Aim.CATEGORY else "")
    if pace is None or pace.difference <= 0:
        return f"Perlu {count(goal.required_a_month)} pekerja sebulan ke {name}"
    return f"Perlu {times(goal, pace)} kali laju sekarang ke {name}"


def groups_title(groups: Sequence[GroupDistance]) -> str:
    widest = next((group for group in groups if group.uncovered), None)
    if widest is None:
        return "Belum terlindungi menurut kelompok pekerja"
    return f"Terbanyak belum terlindungi: {_within(widest.label)}, {count(widest.uncovered)} pekerja"


def groups_summary(groups: Sequence[GroupDistance]) -> str:
    known = [group for group in groups if group.uncovered is not None]
    unknown = len(groups) - len(known)
    if not groups:
        return "Belum ada data menurut kelompok pekerja."
    told = "Diurutkan menurut jumlah pekerja yang belum terlindungi."
    if unknown:
        told += f" {unknown} kelompok di urutan akhir: {UNKNOWN_POTENTIAL}, jadi tidak dihitung."
    return f"{told} {GROUPS_ARE_PARTS}"


def group_note(group: GroupDistance) -> str:
    """What is not known of a group, or over how many areas it is told."""
    if group.participants is None:
        return "belum dilaporkan"
    if group.potential is None:
        return UNKNOWN_POTENTIAL
    over = f"{count(group.areas)} dari {count(group.of)} wilayah" if group.areas < group.of else ""
    if group.beyond:
        where = f"atas {over}; di sebagian" if over else "di sebagian wilayah" if group.of > 1 else ""
        return f"{where} peserta melebihi potensi; periksa potensinya".strip()
    return f"atas {over}" if over else ""


def alternatives_sentences(rows: Sequence[Alternative], month: Month) -> list[str]:
    """What another denominator would change, and that none of it is a figure of ours."""
    if not rows:
        return [f"Tidak ada penyebut lain yang diketahui; tidak ada yang dihitung ({NOT_OFFICIAL})."]
    official = rows[0].official
    others = [row for row in rows if not row.denominator.in_use]
    flips = [row for row in others if row.flips]
    told = [
        f"Peserta {month.words} sebanyak {count(official.participants)} orang dibagi tiap penyebut yang diketahui;"
        " target dan batas kategori tetap."
    ]
    if not others:
        return [*told, "Selain penyebut rilis tidak ada penyebut lain yang diketahui."]
    if not flips:
        return [*told, f"Kategorinya tetap {_category(official).lower()} menurut semua penyebut itu."]
    names = listed(list(dict.fromkeys(_category(row.figure).lower() for row in flips)))
    return [*told, f"Dengan {len(flips)} dari {len(others)} penyebut lain, kategorinya berbeda ({names})."]


def alternative_category(row: Alternative) -> str:
    """The category of a row, and whether it is another one than the published one."""
    label = _category(row.figure)
    return f"{label}, berbeda dari angka resmi" if row.flips else label


def alternative_source(row: Alternative) -> str:
    """Where a denominator is from, and how it stands."""
    return f"{row.denominator.source.rstrip('. ')} ({row.denominator.status.lower()}).".strip()


def _category(figure: Figure) -> str:
    return figure.category.label if figure.category else "Belum ada data"


def alternative_rate(row: Alternative) -> str:
    return percent(row.figure.rate, row.figure.places)


def _within(name: str) -> str:
    """A name inside a sentence; abbreviations stay as they are."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
