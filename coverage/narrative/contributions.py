"""What a plan of contributions costs and brings, in words. A simulation never sounds like a decision."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby

from coverage.figures.figure import Figure
from coverage.narrative.shares import listed, percent_words, target_words
from coverage.planning.plan import Amount, Excess, LineCost, Outcome, PlanCost, PlanMonth, Step, with_more
from coverage.planning.tariff import RISK_CLASSES, Charge, Funding, Payer, Rate, Sector, Unknown
from enrolment.numbers import count, decimal, rupiah, rupiah_short
from periods.month import Month

SIMULATION = "Simulasi, bukan penetapan"
UNKNOWN_AMOUNT = "belum diketahui"
# What of a tariff in percent of the wage is taken from the wage itself: 5,7% is 3,7% and 2%, 3% is 2% and 1%.
_WORKERS_PART = {("JHT", Fraction(57, 1000)): "2%", ("JP", Fraction(3, 100)): "1%"}


def amount_words(amount: Amount) -> str:
    """``Rp168.000.000``; of a part ``Rp168.000.000 (sebagian)``; nothing known: ``belum diketahui``."""
    if amount.is_unknown:
        return UNKNOWN_AMOUNT
    return rupiah(amount.known) if amount.complete else f"{rupiah(amount.known)} (sebagian)"


def span_words(first: Month, last: Month) -> str:
    """``Januari 2027``, ``Januari sampai Maret 2027``, ``Oktober 2026 sampai Maret 2027``."""
    if first == last:
        return first.words
    if first.year == last.year:
        return f"{first.words.removesuffix(f' {first.year}')} sampai {last.words}"
    return f"{first.words} sampai {last.words}"


def rate_words(rate: Rate) -> str:
    """``Rp6.800``, ``paling sedikit Rp10.000``, ``0,24% dari upah``."""
    if rate.rupiah is not None:
        return f"{'paling sedikit ' if rate.is_minimum else ''}{rupiah(rate.rupiah)}"
    if rate.share is None:
        return UNKNOWN_AMOUNT
    places = next(places for places in range(2, 9) if (rate.share * 100 * 10**places).denominator == 1)
    words = f"{decimal(rate.share * 100, places)}% dari upah"
    if rate.wage_cap is None:
        return words
    cap = f"{words}, upah paling tinggi {rupiah(rate.wage_cap)}"
    return cap if rate.cap_is_known else f"{cap} (batas terakhir yang diketahui)"


def validity_words(rate: Rate) -> str:
    """``sejak Mei 2024``, ``Januari 2026 sampai Maret 2027``."""
    return span_words(rate.valid_from, rate.valid_to) if rate.valid_to else f"sejak {rate.valid_from.words}"


def excluded_words(rate: Rate) -> str:
    """Whose money the tariff is closed to; empty where it is open to all."""
    return listed([Funding(name).label for name in Funding if name in rate.excluded])


def charge_words(charge: Charge) -> str:
    """``JKK Rp10.000``; without a known tariff the reason."""
    if charge.amount is not None:
        return f"{charge.programme} {rupiah(charge.amount)}"
    if charge.unknown is Unknown.NO_CAP and charge.rate:
        return f"{charge.programme}: batas upah sejak {charge.rate.valid_from.words} belum diketahui"
    reason = "upah belum diisi" if charge.unknown is Unknown.NO_WAGE else "tarif belum diketahui"
    return f"{charge.programme}: {reason}"


def step_words(step: Step) -> str:
    """What one worker costs a month, programme by programme."""
    return " + ".join(charge_words(charge) for charge in step.charges)


def payer_words(payer: Payer) -> str:
    """What tariffs hang on beside the segment: the sector of a BPU, wage and risk of a PU."""
    if payer.segment == "BPU":
        return Sector(payer.sector).label.lower()
    words = []
    if payer.wage is not None:
        words.append(f"upah {rupiah(payer.wage)}")
    if payer.risk_class:
        words.append(f"risiko {RISK_CLASSES[payer.risk_class]}")
    return ", ".join(words)


def plan_headline(cost: PlanCost) -> str:
    """Who, how long, how much. Lines one after another may pay for the same workers: the fullest month counts."""
    first, last = cost.months[0].month, cost.months[-1].month
    workers = [month.workers for month in cost.months]
    who = f"{count(max(workers))} pekerja"
    if min(workers) < max(workers):
        who = f"paling banyak {who} sebulan"
    if len(cost.lines) > 1:
        who += f" dalam {len(cost.lines)} baris"
    when = f"{span_words(first, last)} ({len(cost.months)} bulan)"
    if cost.total.is_unknown:
        return f"Iuran {who}, {when}, belum diketahui karena tarifnya belum diketahui."
    amount = rupiah(cost.total.known)
    if (short := rupiah_short(cost.total.known)) != amount:
        amount += f" (sekitar {short})"
    if cost.total.complete:
        return f"Iuran {who}, {when}, seluruhnya {amount}."
    return (
        f"Iuran {who}, {when}, sebagian: {amount} sejauh tarifnya diketahui."
        " Jumlah seluruhnya lebih besar dan belum diketahui."
    )


def spells(cost: PlanCost) -> list[tuple[PlanMonth, PlanMonth]]:
    """First and last of the months that follow each other and cost the same."""
    runs = (list(run) for _, run in groupby(cost.months, key=lambda month: (month.total, month.workers)))
    return [(run[0], run[-1]) for run in runs]


def steps_in_words(cost: PlanCost) -> str:
    """How the monthly contribution moves; of more than four steps only the lowest and the highest."""
    runs = spells(cost)
    if len(runs) == 1:
        return f"Setiap bulan {amount_words(runs[0][0].total)}."
    if len(runs) <= 4:
        words = [f"{amount_words(first.total)} pada {span_words(first.month, last.month)}" for first, last in runs]
        return f"Per bulan {listed(words)}."
    low, high = min(cost.months, key=_known), max(cost.months, key=_known)
    begin = "Per bulan" if cost.total.complete else "Sejauh tarifnya diketahui, per bulan"
    return (
        f"{begin} paling rendah {amount_words(low.total)} ({low.month.words})"
        f" dan paling tinggi {amount_words(high.total)} ({high.month.words})."
    )


def _known(month: PlanMonth) -> int:
    return month.total.known


def outcome_words(outcome: Outcome, cost: PlanCost, release: Month) -> str:
    """Coverage, category and rank if only this area changes; what is not known is said.

    Where fewer are paid for in the last month than in the fullest, the coverage of both is said.
    """
    before, after = outcome.before, outcome.after
    if before.participants is None:
        return f"Cakupan sesudahnya belum dapat dihitung karena laporan {release.words} belum lengkap terverifikasi."
    if before.rate is None:
        return "Cakupan sesudahnya belum dapat dihitung karena penyebutnya belum ada data."
    if outcome.added == 0:
        return "Cakupan tidak berubah karena segmen yang direncanakan tidak dihitung dalam cakupan."
    peak, last = cost.peak, cost.months[-1]
    ending = with_more(before, last.counted)
    places = max(figure.places_beside_target for figure in (before, after, ending))
    sentence = (
        f"Dengan {count(outcome.added)} peserta lebih pada {peak.month.words}, cakupan"
        f" {'menjadi' if last.counted == peak.counted else 'tertinggi'} {percent_words(after, places)}"
        f" ({_category(after)}) dari {percent_words(before, places)} ({_category(before)})"
    )
    if outcome.place_before and outcome.place_after:
        sentence += (
            f" dan peringkat {outcome.place_after.label} dari {outcome.place_after.of} yang melapor,"
            f" semula {outcome.place_before.label}"
        )
    if last.counted != peak.counted:
        sentence += f"; pada bulan terakhir, {last.month.words}, {percent_words(ending, places)} ({_category(ending)})"
    return f"{sentence}; dihitung bila hanya wilayah ini yang berubah sejak {release.words}."


def _category(figure: Figure) -> str:
    return figure.category.label.lower() if figure.category else "kategori belum diketahui"


def distance_after(outcome: Outcome, cost: PlanCost, release: Month) -> str:
    """What is still missing to the target, at the fullest and in the last month; empty where it is not known."""
    peak, last = cost.peak, cost.months[-1]
    if last.counted == peak.counted:
        return _distance("Sesudahnya", outcome.after, release)
    ending = with_more(outcome.before, last.counted)
    months = ((peak.month, outcome.after), (last.month, ending))
    return " ".join(filter(None, (_distance(f"Pada {month.words}", figure, release) for month, figure in months)))


def moment_of_outcome(cost: PlanCost) -> str:
    """``sesudahnya``; where fewer are paid for in the last month the fullest month is named."""
    return "sesudahnya" if cost.months[-1].counted == cost.peak.counted else f"pada {cost.peak.month.words}"


def _distance(when: str, figure: Figure, release: Month) -> str:
    if figure.gap is None:
        return ""
    target = f"target {release.year} ({target_words(figure.target)})"
    if figure.gap > 0:
        return f"{when} masih kurang {count(figure.gap)} pekerja ke {target}."
    return (
        f"{when} {target} tercapai." if figure.gap == 0 else f"{when} {target} terlampaui {count(-figure.gap)} pekerja."
    )


def after_the_last(cost: PlanCost) -> str:
    """What happens when the money ends, for each month in which lines end: coverage does not stay."""
    ends = sorted({item.line.last for item in cost.lines})
    if len(ends) == 1:
        return (
            f"Rencana ini membayar sampai {ends[0].words}. Bila tidak diteruskan, pekerjanya tidak lagi peserta aktif"
            f" sejak {(ends[0] + 1).words} dan cakupan turun kembali."
        )
    clauses = [
        f"{count(sum(item.line.workers for item in cost.lines if item.line.last == end))} pekerja sampai {end.words}"
        for end in ends
    ]
    return (
        f"Rencana ini membayar {listed(clauses)}. Bila tidak diteruskan, pekerjanya tidak lagi peserta aktif sejak"
        " bulan sesudah bulan akhirnya dan cakupan turun kembali."
    )


def workers_share(cost: PlanCost) -> str:
    """What the wages bear of a sum that counts the tariff as a whole; empty where workers pay none of it."""
    paid_for = [item for item in cost.lines if item.line.payer.funding is not Funding.SELF]
    used = {(c.programme, c.rate.share) for item in paid_for for m in item.months for c in m.charges if c.rate}
    parts = listed([f"{key[0]} {part}" for key, part in _WORKERS_PART.items() if key in used])
    return f"Termasuk bagian pekerja ({parts} dari upah), yang bukan beban sumber dana ini." if parts else ""


def excess_words(excess: Excess) -> str:
    """A plan that is larger than what is known to be uncovered."""
    if excess.name:
        return (
            f"{excess.name}: direncanakan {count(excess.planned)} pekerja pada bulan yang sama, padahal yang diketahui"
            f" belum terlindungi {count(excess.uncovered)}. Periksa jumlahnya, atau potensinya."
        )
    return (
        f"Direncanakan {count(excess.planned)} pekerja, padahal pekerja eligible yang belum terlindungi"
        f" {count(excess.uncovered)}. Cakupan di atas 100% tidak masuk akal; periksa jumlahnya."
    )


def unknown_lines(costs: Sequence[LineCost]) -> list[str]:
    """Which lines have months without a known tariff, and why; such an amount counts for nothing, not for 0."""
    sentences = []
    for cost in costs:
        for step in cost.steps:
            missing = [charge_words(charge) for charge in step.charges if charge.amount is None]
            if missing:
                span = span_words(step.first, step.last)
                sentences.append(f"Baris {cost.line.number}, {cost.line.name}, {span}: {'; '.join(missing)}.")
    return sentences


def assumptions(
    cost: PlanCost, release: Month, label: str, counted: str, withheld: Sequence[tuple[str, Funding]]
) -> list[str]:
    """What the simulation takes for granted; ``withheld`` are tariffs closed to who pays."""
    found = [
        f"Peserta, penyebut, target, dan skema kategori dari rilis {label} ({release.words});"
        " wilayah lain tidak berubah.",
        "Pekerja yang direncanakan dianggap belum menjadi peserta. Yang sudah tercatat, juga di segmen lain,"
        " dihitung dua kali, jadi kenaikan cakupan yang sebenarnya dapat lebih kecil.",
        f"Yang menaikkan cakupan hanya segmen yang dihitung: {counted}.",
        "Tarif yang tidak bertanggal akhir dianggap tetap berlaku sampai akhir rencana.",
        "Iuran yang berupa persen dari upah dibulatkan ke rupiah per orang, per program, per bulan,"
        " setengah ke atas; bagian pekerja dan pemberi kerja dijumlahkan.",
    ]
    for basis in dict.fromkeys(basis for basis, _ in withheld):
        payers = [funding.label for funding in Funding if (basis, funding) in withheld]
        found.append(f"Keringanan menurut {basis} tidak dihitung untuk {listed(payers)}; alasannya pada daftar tarif.")
    if any(charge.programme == "JKP" for item in cost.lines for month in item.months for charge in month.charges):
        found.append(
            "Iuran JKP dihitung penuh menurut tarifnya, padahal pekerja tidak membayarnya dan pembagiannya belum"
            " diverifikasi; beban penanggung dapat lebih kecil."
        )
    return found


def workers_missing(figure: Figure) -> int:
    """Workers to the target, or beyond it to the next category; 0 where none are missing or nobody knows."""
    return max(0, figure.gap or 0) or figure.workers_to_next or 0


def worked_example(figure: Figure, per_person: Amount, month: Month) -> str:
    """One sentence for the page of an area: the workers missing, times the tariff, a month."""
    missing = workers_missing(figure)
    if figure.participants is None or not figure.eligible:
        return "Biaya iuran belum dapat dihitung karena jumlah pekerja yang kurang belum diketahui."
    if not missing and figure.gap is None:
        return "Biaya iuran belum dapat dihitung karena target belum ada data."
    if not missing:
        return "Target sudah tercapai; rencana iuran dapat dibuat untuk pekerja yang belum terlindungi."
    to = "ke target"
    if missing != figure.gap and figure.next_category:
        to = f"ke kategori {figure.next_category.label.lower()}"
    if not per_person.complete:
        return (
            f"Biaya melindungi {count(missing)} pekerja yang kurang {to} belum diketahui:"
            f" tarif {month.words} belum diketahui."
        )
    return (
        f"Melindungi {count(missing)} pekerja yang kurang {to} sebagai BPU (JKK dan JKM) dengan dana APBD:"
        f" {count(missing)} × {rupiah(per_person.known)} = {rupiah(per_person.known * missing)} per bulan,"
        f" tarif {month.words}."
    )
