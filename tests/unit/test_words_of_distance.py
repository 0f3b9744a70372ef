"""What pages say of distance, forecast and other denominators, word for word."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from coverage.figures.figure import Figure
from coverage.narrative import distance as words
from coverage.narrative import forecast as forecast_words
from coverage.planning.alternatives import Alternative, KnownDenominator, alternatives
from coverage.planning.distance import Aim, Goal, GroupDistance, LaterTarget, goals
from coverage.planning.forecast import Reach, Reason, Refusal, Spread, Trial
from coverage.planning.outlook import outlook
from coverage.planning.pace import Break, Observed, Pace, Terms
from coverage.planning.printed import PrintedPace, PrintedPoint
from periods.month import Month

CUTS = (Fraction(2608, 10_000), Fraction(3390, 10_000), Fraction(3911, 10_000))
OCTOBER, DECEMBER = Month(2026, 10), Month(2026, 12)
LATER = LaterTarget(2030, Fraction(5835, 10_000), "Provinsi Lampung", "RPJMD", "https://example.org/")
FIGURE = Figure(30_000, 100_000, target=Fraction(4553, 10_000), cuts=CUTS)
CATEGORY, TARGET, NEXT = goals(FIGURE, OCTOBER, [LATER])
PACE = Pace(Month(2025, 10), OCTOBER, 17_689, provisional=True)
TERMS = Terms("", "", "domisili", "PU")
REACH = Reach(15_530, OCTOBER, 50, 58, 68, 57, Fraction(1_394))


def months(known: int) -> list[Observed]:
    """A steady past of so many months: 100 workers a month."""
    return [Observed(OCTOBER - (known - 1) + index, 20_000 + 100 * index, True, TERMS) for index in range(known)]


def goal(workers: int) -> Goal:
    return Goal(Aim.TARGET, Fraction(4553, 10_000), workers, OCTOBER, DECEMBER)


def test_goals_have_names() -> None:
    assert words.goal_name(CATEGORY) == "Kategori sedang (33,90%)"
    assert words.goal_name(TARGET) == "Target 2026 (45,53%)"
    assert words.goal_name(NEXT) == "Target 2030 (58,35%)"
    assert words.goal_name(replace(CATEGORY, share=Fraction(3, 10))) == "Kategori sedang (30%)"


@pytest.mark.parametrize(
    ("workers", "sentence"),
    [
        (15_530, "Kurang 15.530 pekerja ke target 2026 (45,53%)."),
        (0, "Target 2026 (45,53%) sudah tercapai."),
        (-1_200, "Target 2026 (45,53%) sudah tercapai, lebih 1.200 pekerja."),
    ],
)
def test_a_goal_is_missed_met_or_passed(workers: int, sentence: str) -> None:
    assert words.goal_sentence(goal(workers)) == sentence


def test_the_pace_names_its_window() -> None:
    assert words.pace_sentence(PACE) == (
        "Dari Oktober 2025 sampai Oktober 2026 (12 bulan) peserta bertambah 17.689 orang, rata-rata +1.474 sebulan;"
        " sebagian angkanya masih sementara."
    )
    assert words.pace_sentence(Pace(Month(2026, 1), OCTOBER, -90, provisional=False)) == (
        "Dari Januari 2026 sampai Oktober 2026 (9 bulan) peserta berkurang 90 orang, rata-rata −10 sebulan."
    )
    assert words.pace_sentence(Pace(Month(2026, 1), OCTOBER, 0, provisional=False)) == (
        "Dari Januari 2026 sampai Oktober 2026 (9 bulan) peserta tidak bertambah."
    )
    assert words.pace_sentence(None) == (
        "Laju 12 bulan terakhir belum ada data: tidak ada bulan terdahulu yang dihitung dengan cara yang sama."
    )


def test_the_pace_asked_for_stands_beside_the_pace_there_is() -> None:
    needed = "Target 2026 (45,53%) perlu 7.765 pekerja sebulan sampai Desember 2026 (2 bulan lagi)"
    assert words.required_sentence(TARGET, PACE) == f"{needed}, 5,3 kali laju 12 bulan terakhir."
    assert words.required_sentence(TARGET, None) == f"{needed}."
    falling = Pace(Month(2025, 10), OCTOBER, -3, provisional=False)
    assert words.required_sentence(TARGET, falling) == (f"{needed}; dalam 12 bulan terakhir peserta tidak bertambah.")
    assert words.times(TARGET, falling) == "–"
    assert words.required_sentence(goal(-1), PACE) == ""


def test_a_category_has_no_deadline_and_says_that_its_pace_is_supposed() -> None:
    supposed = "andaian: akhir tahun"
    assert words.deadline_words(CATEGORY) == f"Desember 2026 ({supposed})"
    assert (words.deadline_words(TARGET), words.deadline_words(NEXT)) == ("Desember 2026", "Desember 2030")
    assert words.required_sentence(CATEGORY, PACE) == (
        "Kategori sedang (33,90%) perlu 1.950 pekerja sebulan sampai Desember 2026 (2 bulan lagi;"
        f" {supposed}), 1,3 kali laju 12 bulan terakhir."
    )
    assert words.required_sentence(replace(CATEGORY, month=DECEMBER), PACE) == (
        "Andaian kategori sedang (33,90%) sampai akhir tahun 2026: tidak ada bulan tersisa."
    )
    assert words.goal_note(CATEGORY) == f"{supposed}; kategori tidak bertenggat"
    assert words.required_name(CATEGORY) == "Andaian: kategori sedang (33,90%)"
    assert words.required_name(TARGET) == "Perlu: target 2026 (45,53%)"


def test_the_multiple_names_the_months_of_the_pace() -> None:
    assert words.multiple_name(PACE) == words.multiple_name(None) == "Kelipatan laju 12 bulan"
    assert words.multiple_name(replace(PACE, since=Month(2026, 1))) == "Kelipatan laju 9 bulan"


def test_a_deadline_that_has_come_leaves_no_month() -> None:
    assert words.required_sentence(replace(TARGET, month=DECEMBER), PACE) == (
        "Tenggat target 2026 (45,53%), Desember 2026, sudah tiba; tidak ada bulan tersisa."
    )


def test_the_page_of_an_area_says_it_in_short() -> None:
    assert words.distance_sentences(FIGURE, [CATEGORY, TARGET, NEXT], PACE) == [
        "Kurang 3.900 pekerja ke kategori sedang (33,90%).",
        "Kurang 15.530 pekerja ke target 2026 (45,53%).",
        "Target 2026 (45,53%) perlu 7.765 pekerja sebulan sampai Desember 2026 (2 bulan lagi),"
        " 5,3 kali laju 12 bulan terakhir.",
    ]
    assert words.distance_sentences(Figure(None, 100_000), [], None) == [
        "Jarak belum dapat dihitung karena cakupan bulan ini belum ada data."
    ]
    without = replace(FIGURE, target=None)
    assert words.distance_sentences(without, [CATEGORY], PACE)[-1] == "Target belum ada data."


def test_why_no_category_is_ahead() -> None:
    assert words.no_next_category(FIGURE) == ""
    assert words.no_next_category(Figure(None, 1)) == ""
    assert words.no_next_category(Figure(40_000, 100_000, cuts=CUTS)) == (
        "Sudah kategori tinggi, yang tertinggi; tidak ada kategori berikutnya."
    )
    assert words.no_next_category(Figure(40_000, 100_000)) == (
        "Kategori belum ada data, jadi jarak ke kategori berikutnya tidak dihitung."
    )


def test_later_targets_come_with_their_source() -> None:
    assert words.goal_note(NEXT) == (
        "Target berikutnya (2030), milik Provinsi Lampung: RPJMD. Sumber: https://example.org/"
    )
    assert words.later_target_source(TARGET) == ""
    assert (words.goal_note(TARGET), words.goal_note(goal(0))) == ("–", "sudah tercapai")


@pytest.mark.parametrize(
    ("found", "pace", "title"),
    [
        ([CATEGORY, TARGET], PACE, "Perlu 5,3 kali laju sekarang ke target 2026 (45,53%)"),
        ([CATEGORY], PACE, "Perlu 1,3 kali laju sekarang ke kategori sedang (33,90%), andaian: akhir tahun"),
        ([TARGET], None, "Perlu 7.765 pekerja sebulan ke target 2026 (45,53%)"),
        ([goal(0)], PACE, "Laju penambahan peserta"),
    ],
)
def test_the_bars_of_paces_have_a_finding(found: list[Goal], pace: Pace | None, title: str) -> None:
    assert words.pace_title(found, pace) == title


def test_groups_with_unknown_potential_are_said_to_be_unknown() -> None:
    groups = [GroupDistance("RT/RW", "PU", 10, 30), GroupDistance("Pekerja mandiri", "BPU", 50, None)]
    assert words.groups_title(groups) == "Terbanyak belum terlindungi: RT/RW, 20 pekerja"
    assert words.groups_summary(groups) == (
        "Diurutkan menurut jumlah pekerja yang belum terlindungi. 1 kelompok di urutan akhir: potensi belum diketahui,"
        " jadi tidak dihitung. Kelompok adalah bagian segmen; jumlahnya tidak sama dengan jarak ke target."
    )
    assert words.groups_summary([]) == "Belum ada data menurut kelompok pekerja."


@pytest.mark.parametrize(
    ("group", "note"),
    [
        (GroupDistance("a", "PU", 10, 30), ""),
        (GroupDistance("a", "PU", 10, None), "potensi belum diketahui"),
        (GroupDistance("a", "PU", None, 10), "belum dilaporkan"),
        (GroupDistance("a", "PU", 31, 30, beyond=1), "peserta melebihi potensi; periksa potensinya"),
        (
            GroupDistance("a", "PU", 10, 30, 15, 15, beyond=1),
            "di sebagian wilayah peserta melebihi potensi; periksa potensinya",
        ),
        (
            GroupDistance("a", "PU", 10, 30, 12, 15, beyond=1),
            "atas 12 dari 15 wilayah; di sebagian peserta melebihi potensi; periksa potensinya",
        ),
        (GroupDistance("a", "PU", 10, 30, 12, 15), "atas 12 dari 15 wilayah"),
    ],
)
def test_a_group_says_what_is_not_known_of_it(group: GroupDistance, note: str) -> None:
    assert words.group_note(group) == note


def test_a_range_of_months_is_told_with_its_middle() -> None:
    assert forecast_words.reach_sentence("Target 2026", REACH) == (
        "Target 2026: antara Desember 2030 dan Juni 2032; perkiraan tengah Agustus 2031, 58 bulan lagi."
    )
    assert forecast_words.short_reach("Target 2026", REACH) == (
        "Target 2026 tercapai antara Desember 2030 dan Juni 2032 bila polanya berlanjut."
    )


def test_a_range_without_an_end_names_none() -> None:
    open_ended = replace(REACH, latest=None)
    assert forecast_words.reach_sentence("Target 2026", open_ended) == (
        "Target 2026: paling cepat Desember 2030; perkiraan tengah Agustus 2031, 58 bulan lagi;"
        " batas akhirnya lebih dari 20 tahun lagi, jadi tidak disebut."
    )
    assert forecast_words.short_reach("Target 2026", open_ended) == (
        "Target 2026 paling cepat tercapai Desember 2030 bila polanya berlanjut."
    )


def test_a_range_of_one_month_is_told_as_one() -> None:
    one = replace(REACH, earliest=10, middle=10, latest=10)
    assert forecast_words.reach_sentence("Target", one) == "Target: sekitar Agustus 2027, 10 bulan lagi."
    assert forecast_words.short_reach("Target", one) == "Target tercapai sekitar Agustus 2027 bila polanya berlanjut."


def test_what_is_out_of_reach_names_the_months() -> None:
    far = Reach(406_720, OCTOBER, None, None, None, 257, Fraction(15_843, 10))
    assert forecast_words.reach_sentence("Target 2025", far) == (
        "Target 2025 tidak dalam jangkauan: dengan laju rata-rata 1.584 pekerja sebulan perlu sekitar 257 bulan,"
        " lebih dari 20 tahun."
    )
    assert forecast_words.short_reach("Target 2025", far) == (
        "Target 2025 tidak dalam jangkauan dengan laju sekarang (sekitar 257 bulan)."
    )


def test_the_method_stands_in_one_sentence_with_its_numbers() -> None:
    spread = Spread((100, 300) * 6, Month(2026, 8))
    assert forecast_words.method_sentence(spread) == (
        "Rentang memuat sekitar 8 dari 10 kemungkinan bila pola lama berlanjut: dihitung dari rata-rata dan sebaran"
        " 12 penambahan bersih bulanan yang sudah final (September 2025 sampai Agustus 2026), dengan penyebut, target,"
        " dan batas kategori tetap seperti sekarang."
    )
    assert "final atas 14 wilayah yang melapor (" in forecast_words.method_sentence(spread, 14)
    assert forecast_words.spread_sentence(spread) == (
        "Penambahan bersih rata-rata +200 pekerja sebulan, terkecil +100, terbesar +300."
    )


def test_the_picture_says_what_its_band_stands_for() -> None:
    spread = Spread((100, 300) * 6, Month(2026, 8))
    assert forecast_words.fan_summary(spread, OCTOBER, 6) == (
        "Bidang berwarna memuat sekitar 8 dari 10 kemungkinan. Dalam 6 bulan sesudah Oktober 2026 perubahan peserta"
        " antara +798 dan +1.602 orang, di tengah +1.200."
    )
    assert forecast_words.fan_title("Target 2026 (45,53%)", REACH) == (
        "Target 2026 (45,53%) sekitar Agustus 2031 bila pola lama berlanjut"
    )
    assert forecast_words.fan_title("", None) == "Peserta dan perkiraan bila pola lama berlanjut"


def test_a_range_that_its_own_trial_denies_promises_nothing_and_names_no_month_in_the_title() -> None:
    narrow, wide = Trial(12, 10, 2, 9_663), Trial(6, 16, 9, 2_642)
    spread = Spread((100, 300) * 6, Month(2026, 8))
    assert [forecast_words.is_rough(trials) for trials in ([], [wide], [wide, narrow], [narrow, wide])] == [
        False,
        False,
        True,
        True,
    ]
    assert forecast_words.fan_title("Target 2026 (45,53%)", REACH, rough=True) == (
        "Peserta dan perkiraan kasar bila pola lama berlanjut"
    )
    assert forecast_words.fan_summary(spread, OCTOBER, 6, rough=True).startswith(
        "Bidang berwarna adalah petunjuk kasar. Dalam 6 bulan"
    )
    assert forecast_words.method_sentence(spread, rough=True).startswith(
        "Rentang dihitung dari rata-rata dan sebaran 12"
    )
    found = outlook(FIGURE, OCTOBER, months(20), [LATER])
    told = forecast_words.when_sentences(found, [wide, narrow])
    assert told[0].startswith("Petunjuk kasar: dalam uji pada riwayatnya, 2 dari 10 perkiraan 12 bulan")
    assert len(told) == 3
    assert not any("8 dari 10" in text for text in forecast_words.method_sentences(found, 1, [wide, narrow]))
    assert "8 dari 10" in forecast_words.method_sentences(found, 1, [wide])[0]
    refused = outlook(FIGURE, OCTOBER, months(5))
    assert not any("Petunjuk kasar" in text for text in forecast_words.when_sentences(refused, [narrow]))


def test_months_after_the_deadline_of_a_target_are_said_to_be_so() -> None:
    steps = months(20)
    category, target = forecast_words.when_sentences(outlook(FIGURE, OCTOBER, steps, [LATER]))
    assert "tenggat" not in category
    assert target == (
        "Target 2026 (45,53%) tercapai sekitar Oktober 2039 bila polanya berlanjut, sesudah tenggatnya,"
        " Desember 2026; target 2030 adalah 58,35%."
    )
    assert forecast_words.when_sentences(outlook(FIGURE, OCTOBER, steps), full=True)[1] == (
        "Target 2026 (45,53%): sekitar Oktober 2039, 156 bulan lagi; sesudah tenggatnya, Desember 2026."
    )
    in_time = replace(REACH, earliest=2)
    assert forecast_words.after_deadline(TARGET, in_time, LATER) == ""
    assert forecast_words.after_deadline(TARGET, REACH, None) == "sesudah tenggatnya, Desember 2026"


@pytest.mark.parametrize(
    ("refusal", "sentence"),
    [
        (
            Refusal(Reason.NOT_REPORTED, at=OCTOBER),
            "Rentang bulan tidak dihitung: peserta Oktober 2026 belum ada data.",
        ),
        (
            Refusal(Reason.TOO_FEW, 4),
            "Rentang bulan tidak dihitung: baru ada 4 penambahan bulanan final yang berurutan; perlu sedikitnya 12.",
        ),
        (
            Refusal(Reason.TOO_FEW, 8, Month(2026, 3)),
            "Rentang bulan tidak dihitung: baru ada 8 penambahan bulanan final yang berurutan; Maret 2026 belum final"
            " atau belum ada data; perlu sedikitnya 12.",
        ),
        (
            Refusal(Reason.BROKEN, 5, Month(2025, 1), (Break.DENOMINATOR, Break.SCHEME)),
            "Rentang bulan tidak dihitung: penyebut dan skema kategori berganti pada Januari 2025, dan sejak itu baru"
            " ada 5 penambahan bulanan final; perlu sedikitnya 12.",
        ),
        (
            Refusal(Reason.NO_PACE, 12, pace=Fraction(-25, 2)),
            "Rentang bulan tidak dihitung: dalam 12 bulan final terakhir peserta tidak bertambah (rata-rata −13"
            " sebulan), jadi laju ini tidak menuju target.",
        ),
    ],
)
def test_a_refusal_says_its_reason(refusal: Refusal, sentence: str) -> None:
    assert forecast_words.refusal_sentence(refusal) == sentence


@pytest.mark.parametrize(
    ("trial", "sentence"),
    [
        (
            Trial(6, 16, 9, 2_642),
            "Perkiraan 6 bulan: 9 dari 16 kali yang terjadi jatuh di dalam rentang; galat mutlak tengah 2.642 pekerja.",
        ),
        (
            Trial(12, 10, 2, 9_663),
            "Perkiraan 12 bulan: 2 dari 10 kali yang terjadi jatuh di dalam rentang; galat mutlak tengah 9.663"
            " pekerja. Rentangnya terbukti terlalu sempit di wilayah ini: pakailah sebagai petunjuk kasar saja.",
        ),
        (
            Trial(12, 1, 0, 38_536),
            "Perkiraan 12 bulan: 0 dari 1 kali yang terjadi jatuh di dalam rentang; galat mutlak tengah 38.536"
            " pekerja. Kasusnya terlalu sedikit untuk menilai.",
        ),
        (
            Trial(12, 0, 0, None),
            "Perkiraan 12 bulan belum dapat diuji: riwayat finalnya belum cukup panjang.",
        ),
    ],
)
def test_a_trial_tells_its_error(trial: Trial, sentence: str) -> None:
    assert forecast_words.trial_sentence(trial) == sentence


def test_a_range_that_was_too_narrow_warns_in_short() -> None:
    assert forecast_words.warning([Trial(6, 16, 9, 2_642), Trial(12, 10, 2, 9_663)]) == (
        "Petunjuk kasar: dalam uji pada riwayatnya, 2 dari 10 perkiraan 12 bulan jatuh di dalam rentang."
    )
    assert forecast_words.warning([Trial(12, 10, 5, 9_663)]) == ""


def ahead(figure: Figure, known: int = 20) -> list[str]:
    return forecast_words.when_sentences(outlook(figure, OCTOBER, months(known)), full=True)


def test_when_it_comes_is_told_for_each_goal_ahead_or_why_not() -> None:
    assert [sentence.partition(":")[0] for sentence in ahead(FIGURE)] == [
        "Kategori sedang (33,90%)",
        "Target 2026 (45,53%)",
    ]
    assert ahead(Figure(50_000, 100_000, target=Fraction(4553, 10_000), cuts=CUTS)) == [
        "Tidak ada yang perlu diperkirakan: target dan kategori tertinggi sudah tercapai."
    ]
    assert ahead(Figure(50_000, 100_000, cuts=CUTS)) == [
        "Kapan tercapai tidak diperkirakan: target belum ada data dan tidak ada kategori di atasnya."
    ]
    assert ahead(Figure(None, 100_000)) == [
        "Kapan tercapai tidak dapat diperkirakan: cakupan bulan ini belum ada data."
    ]
    assert ahead(FIGURE, known=5) == [
        "Rentang bulan tidak dihitung: baru ada 4 penambahan bulanan final yang berurutan; perlu sedikitnya 12."
    ]


def test_printed_figures_alone_are_told_to_be_out_of_reach() -> None:
    earlier = PrintedPoint(date(2024, 9, 24), 760_468, 3_058_943)
    later = PrintedPoint(date(2025, 12, 8), 783_370, 3_100_000, Fraction(3839, 10_000))
    found = PrintedPace(earlier, later, Fraction(15_843, 10), 406_720, 257)
    refusal = Refusal(Reason.TOO_FEW)
    points = "760.468 peserta (24 September 2024) dan 783.370 peserta (8 Desember 2025)"
    assert forecast_words.printed_sentences(found, refusal) == [
        "Dari angka publikasi tidak dibuat rentang: penambahan bulanan yang berurutan tidak ada, padahal perlu"
        " sedikitnya 12.",
        f"Bila hanya dua angkanya dipakai, {points}, lajunya 1.584 pekerja sebulan; kurang 406.720 pekerja ke target"
        " 38,39% waktu itu, sekitar 257 bulan, lebih dari 20 tahun: tidak dalam jangkauan.",
    ]
    assert forecast_words.printed_sentences(replace(found, months=None), refusal)[1] == (
        f"Dua angkanya, {points}, tidak naik, jadi laju itu tidak menuju target."
    )
    assert forecast_words.printed_sentences(None, refusal) == []


def what_if(*counts: int) -> list[Alternative]:
    return alternatives(
        FIGURE,
        [
            KnownDenominator(count, "Pekerja eligible", "", "", "", in_use=index == 0)
            for index, count in enumerate(counts)
        ],
    )


def test_other_denominators_are_told_as_what_if() -> None:
    first = (
        "Peserta Oktober 2026 sebanyak 30.000 orang dibagi tiap penyebut yang diketahui; target dan batas kategori"
        " tetap."
    )
    assert words.alternatives_sentences(what_if(100_000, 101_000, 200_000), OCTOBER) == [
        first,
        "Dengan 1 dari 2 penyebut lain, kategorinya berbeda (sangat rendah).",
    ]
    assert words.alternatives_sentences(what_if(100_000, 70_000, 200_000, 300_000), OCTOBER)[1] == (
        "Dengan 3 dari 3 penyebut lain, kategorinya berbeda (tinggi dan sangat rendah)."
    )
    assert words.alternatives_sentences(what_if(100_000, 101_000), OCTOBER)[1] == (
        "Kategorinya tetap rendah menurut semua penyebut itu."
    )
    assert words.alternatives_sentences(what_if(100_000), OCTOBER)[1] == (
        "Selain penyebut rilis tidak ada penyebut lain yang diketahui."
    )
    assert words.alternatives_sentences([], OCTOBER) == [
        "Tidak ada penyebut lain yang diketahui; tidak ada yang dihitung (bukan angka resmi)."
    ]


def test_a_flipped_category_says_that_it_differs() -> None:
    _, same, other = what_if(100_000, 101_000, 200_000)
    assert words.alternative_category(same) == "Rendah"
    assert words.alternative_category(other) == "Sangat rendah, berbeda dari angka resmi"
    known = KnownDenominator(1, "Pekerja eligible", "", "Surat Dinas. ", "Dipakai rilis")
    assert words.alternative_source(replace(other, denominator=known)) == "Surat Dinas (dipakai rilis)."
    assert words.alternative_rate(other) == "15,0%"


def test_how_target_years_are_treated_is_said() -> None:
    assert words.deadline_note(Figure(None, 100_000), OCTOBER) == ""
    supposed = "Kategori tidak bertenggat: Desember 2026 hanya andaian untuk membandingkan laju, bukan kewajiban."
    assert words.deadline_note(replace(FIGURE, target=None), OCTOBER).startswith(
        f"Rilis ini tidak memuat target tahun 2026. {supposed} Target tahun"
    )
    assert words.deadline_note(FIGURE, OCTOBER) == (
        f"Target tahun 2026 dibekukan dalam rilis dan bertenggat Desember 2026. {supposed} Target tahun sesudahnya"
        " belum masuk rilis dan disebut bersama sumbernya. Semua jarak memakai penyebut rilis ini."
    )
    assert supposed not in words.deadline_note(replace(FIGURE, participants=40_000), OCTOBER)
    assert words.reporting_sentence(14, 15) == (
        "14 dari 15 wilayah melapor; jarak dan laju dihitung atas wilayah yang melapor."
    )
    assert words.reporting_sentence(15, 15) == ""
