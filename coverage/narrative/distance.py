"""How far it is, in words: workers to the next category and the targets, and the pace that asks for. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from coverage.figures.figure import Figure
from coverage.narrative.shares import target_words
from coverage.planning.alternatives import Alternative
from coverage.planning.distance import Aim, Goal, GroupDistance
from coverage.planning.pace import Pace
from enrolment.numbers import count, decimal, percent, round_half_up, signed_count
from periods.month import Month

NOT_OFFICIAL = "bukan angka resmi"
UNKNOWN_POTENTIAL = "potensi belum diketahui"


def goal_name(goal: Goal) -> str:
    """``Kategori sedang (33,90%)``, ``Target 2026 (45,53%)``."""
    if goal.category is not None:
        places = 0 if (goal.share * 100).denominator == 1 else 2
        return f"Kategori {goal.category.label.lower()} ({percent(goal.share, places)})"
    return f"Target {goal.deadline.year} ({target_words(goal.share)})"


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
    if goal.required_a_month is None:
        return f"Tenggat {_within(goal_name(goal))}, {goal.deadline.words}, sudah tiba; tidak ada bulan tersisa."
    needed = (
        f"{goal_name(goal)} perlu {count(goal.required_a_month)} pekerja sebulan sampai {goal.deadline.words}"
        f" ({goal.months_left} bulan lagi)"
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
        own = f"Rilis ini tidak memuat target tahun {month.year}; kategori berikutnya bertenggat Desember {month.year}."
    else:
        own = (
            f"Target tahun {month.year} dibekukan dalam rilis dan bertenggat Desember {month.year}; kategori"
            " berikutnya memakai tenggat yang sama."
        )
    return (
        f"{own} Target tahun sesudahnya adalah data acuan dan disebut bersama sumbernya."
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
    if pace is None or pace.difference <= 0:
        return f"Perlu {count(goal.required_a_month)} pekerja sebulan ke {_within(goal_name(goal))}"
    return f"Perlu {times(goal, pace)} kali laju sekarang ke {_within(goal_name(goal))}"


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
    return f"{told} Kelompok adalah bagian segmen; jumlahnya tidak sama dengan jarak ke target."


def group_note(group: GroupDistance) -> str:
    """What is not known of a group, or over how many areas it is told."""
    if group.participants is None:
        return "belum dilaporkan"
    if group.potential is None:
        return UNKNOWN_POTENTIAL
    if group.participants > group.potential:
        return "peserta melebihi potensi; periksa potensinya"
    return f"atas {group.areas} dari {group.of} wilayah" if group.areas < group.of else ""


def alternatives_sentences(rows: Sequence[Alternative], month: Month) -> list[str]:
    """What another denominator would change, and that none of it is a figure of ours."""
    if not rows:
        return [f"Tidak ada penyebut lain yang diketahui; tidak ada yang dihitung ({NOT_OFFICIAL})."]
    official = rows[0].official
    others = [row for row in rows if not row.denominator.in_use]
    flips = [row for row in others if row.flips]
    words = official.category.label.lower() if official.category else "belum ada data"
    told = [
        f"Peserta {month.words} sebanyak {count(official.participants)} orang dibagi tiap penyebut yang diketahui;"
        " target dan batas kategori tetap."
    ]
    if not others:
        return [*told, "Selain penyebut rilis tidak ada penyebut lain yang diketahui."]
    if not flips:
        return [*told, f"Kategorinya tetap {words} menurut semua penyebut itu."]
    return [*told, f"Menurut {len(flips)} dari {len(others)} penyebut lain kategorinya bukan {words}."]


def alternative_category(row: Alternative) -> str:
    """The category of a row, and whether it is another one than the published one."""
    label = row.figure.category.label if row.figure.category else "Belum ada data"
    return f"{label}, berbeda dari angka resmi" if row.flips else label


def alternative_rate(row: Alternative) -> str:
    return percent(row.figure.rate, row.figure.places)


def _within(name: str) -> str:
    """A name inside a sentence; abbreviations stay as they are."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
