"""When a goal may be reached, in words; or why nobody can say. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from coverage.narrative.distance import goal_name
from coverage.narrative.shares import listed, target_words
from coverage.planning.distance import Aim, Goal, LaterTarget
from coverage.planning.forecast import FARTHEST, LEAST, Reach, Reason, Refusal, Spread, Trial
from coverage.planning.outlook import Outlook
from coverage.planning.printed import PrintedPace
from enrolment.numbers import count, round_half_up, signed_count
from periods.month import Month, day_in_words

YEARS = FARTHEST // 12
TOO_SMALL = "Kasusnya terlalu sedikit untuk menilai."
TOO_NARROW = "Rentangnya terbukti terlalu sempit di wilayah ini: pakailah sebagai petunjuk kasar saja."


def pace_words(pace: Fraction) -> str:
    """``1.584 pekerja sebulan``."""
    return f"{count(int(round_half_up(pace, 0)))} pekerja sebulan"


def reach_sentence(name: str, reach: Reach) -> str:
    """A range of months for a goal with its name, or that it is out of reach with the number of months."""
    if reach.is_out_of_reach:
        return (
            f"{name} tidak dalam jangkauan: dengan laju rata-rata {pace_words(reach.pace)}"
            f" perlu sekitar {count(reach.plain)} bulan, lebih dari {YEARS} tahun."
        )
    middle, earliest, latest = (reach.month_of(value) for value in (reach.middle, reach.earliest, reach.latest))
    if middle is None or earliest is None:
        return ""
    told = f"perkiraan tengah {middle.words}, {reach.middle} bulan lagi"
    if latest is None:
        return (
            f"{name}: paling cepat {earliest.words}; {told}; batas akhirnya lebih dari {YEARS} tahun lagi,"
            " jadi tidak disebut."
        )
    if latest == earliest:
        return f"{name}: sekitar {earliest.words}, {reach.middle} bulan lagi."
    return f"{name}: antara {earliest.words} dan {latest.words}; {told}."


def short_reach(name: str, reach: Reach) -> str:
    """The range alone, for a page that only leads on."""
    earliest, latest = reach.month_of(reach.earliest), reach.month_of(reach.latest)
    if reach.is_out_of_reach or earliest is None:
        return f"{name} tidak dalam jangkauan dengan laju sekarang (sekitar {count(reach.plain)} bulan)."
    if latest is None:
        return f"{name} paling cepat tercapai {earliest.words} bila polanya berlanjut."
    if latest == earliest:
        return f"{name} tercapai sekitar {earliest.words} bila polanya berlanjut."
    return f"{name} tercapai antara {earliest.words} dan {latest.words} bila polanya berlanjut."


def after_deadline(goal: Goal, reach: Reach, later: LaterTarget | None) -> str:
    """Said of a target that even the early end of the range misses; empty elsewhere. A category has no deadline."""
    earliest = reach.month_of(reach.earliest)
    if goal.aim is not Aim.TARGET or reach.is_out_of_reach or earliest is None or earliest <= goal.deadline:
        return ""
    following = f"; target {later.year} adalah {target_words(later.share)}" if later else ""
    return f"sesudah tenggatnya, {goal.deadline.words}{following}"


def method_sentence(spread: Spread, areas: int = 1, *, rough: bool = False) -> str:
    """How the range is made, in one sentence; ``rough``: its own trial denies that it holds eight of ten."""
    over = f" atas {areas} wilayah yang melapor" if areas > 1 else ""
    return (
        f"{'Rentang' if rough else 'Rentang memuat sekitar 8 dari 10 kemungkinan bila pola lama berlanjut:'} dihitung"
        " dari rata-rata dan sebaran"
        f" {len(spread.additions)} penambahan bersih bulanan yang sudah final{over}"
        f" ({spread.since.words} sampai {spread.until.words}), dengan penyebut, target, dan batas kategori tetap"
        " seperti sekarang."
    )


def spread_sentence(spread: Spread) -> str:
    """The numbers behind the range, so that anybody can work it out again."""
    return (
        f"Penambahan bersih rata-rata {signed_count(int(round_half_up(spread.mean, 0)))} pekerja sebulan,"
        f" terkecil {signed_count(min(spread.additions))}, terbesar {signed_count(max(spread.additions))}."
    )


def method_sentences(ahead: Outlook, areas: int, trials: Sequence[Trial] = ()) -> list[str]:
    """How the ranges were made and from which numbers; empty where there are none."""
    if ahead.spread is None or not ahead.reaches:
        return []
    return [method_sentence(ahead.spread, areas, rough=is_rough(trials)), spread_sentence(ahead.spread)]


def refusal_sentence(refusal: Refusal) -> str:
    """Why no range is given."""
    if refusal.reason is Reason.NOT_REPORTED:
        at = f" {refusal.at.words}" if refusal.at else ""
        return f"Rentang bulan tidak dihitung: peserta{at} belum ada data."
    if refusal.reason is Reason.BROKEN and refusal.at is not None:
        changed = listed([kind.value for kind in refusal.breaks])
        return (
            f"Rentang bulan tidak dihitung: {changed} berganti pada {refusal.at.words}, dan sejak itu baru ada"
            f" {refusal.found} penambahan bulanan final; perlu sedikitnya {LEAST}."
        )
    if refusal.reason is Reason.NO_PACE and refusal.pace is not None:
        pace = signed_count(int(round_half_up(refusal.pace, 0)))
        return (
            f"Rentang bulan tidak dihitung: dalam {refusal.found} bulan final terakhir peserta tidak bertambah"
            f" (rata-rata {pace} sebulan), jadi laju ini tidak menuju target."
        )
    missing = f"; {refusal.at.words} belum final atau belum ada data" if refusal.at else ""
    return (
        f"Rentang bulan tidak dihitung: baru ada {refusal.found} penambahan bulanan final yang berurutan{missing};"
        f" perlu sedikitnya {LEAST}."
    )


def trial_sentence(trial: Trial) -> str:
    """What the method would have been worth in the past of the area itself."""
    if trial.cases == 0 or trial.median_error is None:
        return f"Perkiraan {trial.horizon} bulan belum dapat diuji: riwayat finalnya belum cukup panjang."
    told = (
        f"Perkiraan {trial.horizon} bulan: {trial.inside} dari {trial.cases} kali yang terjadi jatuh di dalam rentang;"
        f" galat mutlak tengah {count(trial.median_error)} pekerja."
    )
    if trial.is_too_small:
        return f"{told} {TOO_SMALL}"
    return f"{told} {TOO_NARROW}" if trial.is_too_narrow else told


def is_rough(trials: Sequence[Trial]) -> bool:
    """Whether the past of the area itself says that its ranges are too narrow."""
    return any(trial.is_too_narrow for trial in trials)


def warning(trials: Sequence[Trial]) -> str:
    """Stands before the months: ranges were too narrow in the past, told of the farthest; empty where they were not."""
    trial = next((trial for trial in reversed(trials) if trial.is_too_narrow), None)
    if trial is None:
        return ""
    return (
        f"Petunjuk kasar: dalam uji pada riwayatnya, {trial.inside} dari {trial.cases} perkiraan {trial.horizon} bulan"
        " jatuh di dalam rentang."
    )


TRIAL_NOTE = (
    "Diuji pada riwayat wilayah ini sendiri: dari setiap bulan final yang cukup panjang riwayatnya dibuat perkiraan,"
    " lalu dibandingkan dengan yang terjadi. Yang diuji jumlah pekerja, jadi pergantian penyebut tidak memutusnya."
    " Kasus yang berdekatan saling tumpang tindih, jadi hasilnya hanya petunjuk."
)


def fan_title(name: str, reach: Reach | None, *, rough: bool = False) -> str:
    """The finding of the picture; a rough range names no month."""
    if rough:
        return "Peserta dan perkiraan kasar bila pola lama berlanjut"
    if reach is None or reach.is_out_of_reach:
        return "Peserta dan perkiraan bila pola lama berlanjut"
    middle = reach.month_of(reach.middle)
    return f"{name} sekitar {middle.words} bila pola lama berlanjut" if middle else ""


def fan_summary(spread: Spread, month: Month, horizon: int, *, rough: bool = False) -> str:
    """What the band stands for, and its width after some months."""
    stands_for = "adalah petunjuk kasar" if rough else "memuat sekitar 8 dari 10 kemungkinan"
    return (
        f"Bidang berwarna {stands_for}. Dalam {horizon} bulan sesudah {month.words} perubahan"
        f" peserta antara {signed_count(spread.low(horizon))} dan {signed_count(spread.high(horizon))} orang, di tengah"
        f" {signed_count(spread.middle(horizon))}."
    )


def when_sentences(ahead: Outlook, trials: Sequence[Trial] = (), *, full: bool = False) -> list[str]:
    """A range for each goal that is not reached, a warning before them; or one sentence that says why there is none."""
    if ahead.figure.rate is None:
        return ["Kapan tercapai tidak dapat diperkirakan: cakupan bulan ini belum ada data."] if full else []
    if not ahead.open_goals:
        if ahead.figure.target is None:
            return ["Kapan tercapai tidak diperkirakan: target belum ada data dan tidak ada kategori di atasnya."]
        return ["Tidak ada yang perlu diperkirakan: target dan kategori tertinggi sudah tercapai."]
    if ahead.refusal is not None:
        return [refusal_sentence(ahead.refusal)]
    later = next((goal.later for goal in ahead.goals if goal.later), None)
    told = [_reach_told(goal, reach, later, full=full) for goal, reach in ahead.reaches]
    return [warned, *told] if told and (warned := warning(trials)) else told


def _reach_told(goal: Goal, reach: Reach, later: LaterTarget | None, *, full: bool) -> str:
    sentence = (reach_sentence if full else short_reach)(goal_name(goal), reach)
    late = after_deadline(goal, reach, later)
    return f"{sentence.removesuffix('.')}{';' if full else ','} {late}." if late else sentence


def printed_sentences(found: PrintedPace | None, refusal: Refusal | None) -> list[str]:
    """What two printed figures alone would mean; no range is made of them."""
    if found is None or refusal is None:
        return []
    told = (
        f"Dari angka publikasi tidak dibuat rentang: penambahan bulanan yang berurutan {refusal.found or 'tidak ada'},"
        f" padahal perlu sedikitnya {LEAST}."
    )
    earlier, later = found.earlier, found.later
    points = (
        f"{count(earlier.participants)} peserta ({day_in_words(earlier.day)}) dan"
        f" {count(later.participants)} peserta ({day_in_words(later.day)})"
    )
    if found.months is None:
        return [told, f"Dua angkanya, {points}, tidak naik, jadi laju itu tidak menuju target."]
    beyond = f", lebih dari {YEARS} tahun: tidak dalam jangkauan" if found.months > FARTHEST else ""
    plain = (
        f"Bila hanya dua angkanya dipakai, {points}, lajunya {pace_words(found.pace)};"
        f" kurang {count(found.workers)} pekerja ke target {target_words(later.target)} waktu itu,"
        f" sekitar {count(found.months)} bulan{beyond}."
    )
    return [told, plain]
