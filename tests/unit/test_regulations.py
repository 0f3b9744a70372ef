"""Regulations: which step may follow which, what stands, what is missing, and which events they are."""

from __future__ import annotations

from datetime import date

import pytest

from coverage.figures.area import Area
from coverage.figures.events import Event, EventKind, Withdrawal
from monev.regulations import FOLLOWS, Regulation, Step, events_of, instruments_of, matrix, obstacles_to
from monev.vocabulary import Instrument, Stage
from periods.month import Month

LAMBAR = Area("lampung-barat", "Lampung Barat", "Kabupaten Lampung Barat", "Lambar", "kabupaten", "18.04")
METRO = Area("metro", "Metro", "Kota Metro", "Metro", "kota", "18.72")
LAMPUNG = Area("provinsi-lampung", "Lampung", "Provinsi Lampung", "Lampung", "provinsi", "18")

PROPOSED = Step(Stage.PROPOSED, 2026, date(2026, 1, 5))
DRAFTED = Step(Stage.DRAFTED, 2026, date(2026, 2, 5))
ISSUED = Step(Stage.ISSUED, 2026, date(2026, 3, 5), number="7/2026")
REVOKED = Step(Stage.REVOKED, 2026, date(2026, 9, 1))


def regulation(
    *steps: Step, area: Area = LAMBAR, instrument: Instrument = Instrument.PERBUP, is_of_scope: bool = False
) -> Regulation:
    return Regulation(1, area, instrument, "jaminan sosial", steps, source="Bagian Hukum", is_of_scope=is_of_scope)


def test_every_stage_says_what_may_follow() -> None:
    assert set(FOLLOWS) == {None, *Stage}
    assert FOLLOWS[Stage.REVOKED] == ()
    assert Stage.REVOKED not in FOLLOWS[None]
    assert Stage.PROPOSED not in {stage for earlier in Stage for stage in FOLLOWS[earlier]}


def test_a_regulation_is_named_after_its_number() -> None:
    assert regulation(PROPOSED).name == "Perbup Lampung Barat"
    assert regulation(PROPOSED, ISSUED).name == "Perbup Lampung Barat 7/2026"
    assert regulation(ISSUED, REVOKED).name == "Perbup Lampung Barat 7/2026"


def test_a_number_that_was_mended_is_the_one_that_counts() -> None:
    mended = Step(Stage.ISSUED, 2026, date(2026, 3, 5), number="8/2026", note="Nomor salah ketik.")
    assert regulation(ISSUED, mended).name == "Perbup Lampung Barat 8/2026"
    assert [event.title for event in events_of([regulation(ISSUED, mended)], [])] == [
        "Perbup Lampung Barat 8/2026 terbit"
    ]


def test_only_the_year_may_be_known() -> None:
    assert Step(Stage.ISSUED, 2022).when == "2022 (tanggal tidak tercatat)"
    assert ISSUED.when == "5 Maret 2026"


@pytest.mark.parametrize(
    ("kind", "present", "absent"),
    [
        ("kabupaten", Instrument.PERBUP, {Instrument.PERWAL, Instrument.PERGUB}),
        ("kota", Instrument.PERWAL, {Instrument.PERBUP, Instrument.PERGUB}),
        ("provinsi", Instrument.PERGUB, {Instrument.PERBUP, Instrument.PERWAL}),
    ],
)
def test_each_kind_of_area_has_its_own_instruments(kind: str, present: Instrument, absent: set[Instrument]) -> None:
    assert present in instruments_of(kind)
    assert not absent & set(instruments_of(kind))
    assert {Instrument.PERDA, Instrument.SE, Instrument.SK, Instrument.MOU, Instrument.PKS} <= set(instruments_of(kind))


def test_the_matrix_shows_what_stands_first_and_leaves_out_what_was_revoked() -> None:
    drafted, standing = regulation(DRAFTED), regulation(ISSUED)
    row, other = matrix([LAMBAR, METRO], [drafted, standing, regulation(ISSUED, REVOKED)])
    assert row.cells[1] == (standing, drafted)
    assert sum(len(cell) for cell in row.cells) == 2
    assert not row.is_missing
    assert other.is_missing
    assert sum(len(cell) for cell in other.cells) == 0


@pytest.mark.parametrize(
    ("shown", "is_missing"),
    [
        (regulation(ISSUED), False),
        (regulation(ISSUED, instrument=Instrument.SE), False),
        (regulation(ISSUED, instrument=Instrument.MOU), True),
        (regulation(ISSUED, instrument=Instrument.SK), True),
        (regulation(DRAFTED), True),
        (regulation(ISSUED, REVOKED), True),
    ],
)
def test_something_binding_has_to_stand(shown: Regulation, is_missing: bool) -> None:
    assert matrix([LAMBAR], [shown])[0].is_missing is is_missing


def test_what_was_issued_is_an_event_of_its_day() -> None:
    (event,) = events_of([regulation(PROPOSED, DRAFTED, ISSUED)], [])
    assert (event.kind, event.title) == (EventKind.REGULATION, "Perbup Lampung Barat 7/2026 terbit")
    assert (event.day, event.month) == (date(2026, 3, 5), Month(2026, 3))
    assert event.areas == (LAMBAR,)
    assert event.description == "Tentang jaminan sosial."
    assert event.source == "Bagian Hukum"


def test_what_is_not_issued_yet_or_never_was_is_no_event() -> None:
    assert events_of([regulation(PROPOSED), regulation(PROPOSED, DRAFTED), regulation(PROPOSED, REVOKED)], []) == []


def test_a_revocation_is_an_event_of_its_own() -> None:
    issued, revoked = events_of([regulation(ISSUED, REVOKED)], [])
    assert issued.kind is EventKind.REGULATION
    assert (revoked.kind, revoked.title) == (EventKind.OTHER, "Perbup Lampung Barat 7/2026 dicabut")
    assert revoked.day == date(2026, 9, 1)


def test_an_agreement_is_signed_and_not_issued() -> None:
    (event,) = events_of([regulation(ISSUED, instrument=Instrument.MOU)], [])
    assert (event.kind, event.title) == (EventKind.OTHER, "Nota kesepakatan Lampung Barat 7/2026 ditandatangani")


def test_a_regulation_of_the_province_is_about_the_whole_scope() -> None:
    own = regulation(ISSUED, area=LAMPUNG, instrument=Instrument.PERGUB, is_of_scope=True)
    assert events_of([own], [])[0].areas == ()


def recorded(title: str, document: str = "", *, areas: tuple[Area, ...] = (LAMBAR,), year: int = 2026) -> Event:
    return Event(EventKind.REGULATION, year, None, title, areas=areas, document=document)


@pytest.mark.parametrize(
    "event",
    [
        recorded("Perbup terbit", "Perbup Lampung Barat 7/2026"),
        recorded("Aturan baru", "Peraturan Bupati Lampung Barat Nomor 7 Tahun 2026"),
        recorded("Perbup 7/2026 terbit"),
        recorded("Perbup 07/2026 terbit"),
    ],
)
def test_what_is_recorded_as_an_event_already_is_not_shown_twice(event: Event) -> None:
    assert events_of([regulation(ISSUED)], [event]) == []


@pytest.mark.parametrize(
    "event",
    [
        recorded("Perbup 8/2026 terbit"),
        recorded("Perda 7/2026 terbit"),
        recorded("Perbup 7/2026 terbit", areas=(METRO,)),
        recorded("Perbup 7/2026 terbit", areas=()),
        recorded("Perbup 7/2025 terbit", year=2025),
        recorded("Perbup 7/2026 dicabut"),
    ],
)
def test_another_event_does_not_hide_a_regulation(event: Event) -> None:
    assert len(events_of([regulation(ISSUED)], [event])) == 1


def test_an_event_that_was_withdrawn_hides_nothing() -> None:
    event = Event(
        EventKind.REGULATION,
        2026,
        None,
        "Perbup 7/2026 terbit",
        areas=(LAMBAR,),
        withdrawn=Withdrawal(date(2026, 4, 1), "x"),
    )
    assert len(events_of([regulation(ISSUED)], [event])) == 1


def test_a_recorded_issue_hides_no_revocation() -> None:
    (event,) = events_of([regulation(ISSUED, REVOKED)], [recorded("Perbup 7/2026 terbit")])
    assert event.title.endswith("dicabut")


def test_the_pergub_and_the_agreement_of_the_reference_data_are_recognised() -> None:
    pergub = regulation(
        Step(Stage.ISSUED, 2024, number="13/2024"), area=LAMPUNG, instrument=Instrument.PERGUB, is_of_scope=True
    )
    agreement = regulation(Step(Stage.ISSUED, 2023), instrument=Instrument.MOU)
    events = [
        recorded("Pergub Lampung 13/2024 terbit", "Pergub Lampung 13/2024", areas=(), year=2024),
        recorded("Nota kesepahaman Pemkab Lampung Barat dan BPJS Ketenagakerjaan", year=2023),
    ]
    assert events_of([pergub, agreement], events) == []
    assert len(events_of([pergub, agreement], [])) == 2


TODAY = date(2026, 10, 20)


def obstacles(step: Step, *earlier: Step) -> list[str]:
    return obstacles_to(step, earlier, TODAY)


@pytest.mark.parametrize(
    ("step", "earlier", "expected"),
    [
        (PROPOSED, (), []),
        (ISSUED, (PROPOSED, DRAFTED), []),
        (REVOKED, (), ["Regulasi baru dicatat sebagai usulan, pembahasan, atau terbit."]),
        (PROPOSED, (DRAFTED,), ["Sesudah pembahasan hanya dapat dicatat: pembahasan atau terbit atau dicabut."]),
        (DRAFTED, (ISSUED,), ["Sesudah terbit hanya dapat dicatat: terbit atau dicabut."]),
        (ISSUED, (ISSUED, REVOKED), ["Regulasi ini sudah dicabut; catat penggantinya sebagai regulasi baru."]),
        (Step(Stage.ISSUED, 2026, date(2026, 3, 5)), (), ["Isi nomor; regulasi yang terbit punya nomor."]),
        (Step(Stage.PROPOSED, 2026), (), ["Isi tanggal."]),
        (Step(Stage.PROPOSED, 2026, date(2026, 10, 21)), (), ["Tanggal 21 Oktober 2026 belum tiba."]),
        (
            Step(Stage.DRAFTED, 2026, date(2026, 1, 1)),
            (PROPOSED,),
            ["Tanggal 1 Januari 2026 mendahului status sebelumnya, 5 Januari 2026."],
        ),
        (REVOKED, (ISSUED,), ["Tulis keterangan pencabutan, sedikitnya 10 huruf."]),
        (Step(Stage.DRAFTED, 2026, date(2026, 4, 1)), (DRAFTED,), ["Tulis keterangan perubahan, sedikitnya 10 huruf."]),
    ],
)
def test_a_step_follows_or_is_told_why_not(step: Step, earlier: tuple[Step, ...], expected: list[str]) -> None:
    assert obstacles(step, *earlier) == expected


def test_a_number_may_be_mended_on_its_own_day_and_nothing_is_said_twice() -> None:
    mended = Step(Stage.ISSUED, 2026, date(2026, 3, 5), "8/2026", note="Nomor salah ketik.")
    assert obstacles(mended, PROPOSED, ISSUED) == []
    assert obstacles(mended, PROPOSED, ISSUED, mended) == ["Status ini sudah tercatat."]
