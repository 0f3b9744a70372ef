"""The share card and the pocket sheet: one picture, one page, whatever the figures and whatever the names."""

from __future__ import annotations

import re
import struct
import subprocess
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

import pytest

from coverage.documents import Block, Front, Grid, Imprint, Sheet, card_png, front_of, sheet_pdf
from coverage.documents.press import breakable
from coverage.figures.figure import Figure

TARGET = Fraction(4553, 10_000)
CUTS = (Fraction(2608, 10_000), Fraction(3390, 10_000), Fraction(3911, 10_000))
KNOWN = Figure(164_124, 535_360, TARGET, CUTS)
LONGEST = "Kabupaten Tulang Bawang Barat"
HOSTILE = '"})#pagebreak()#read("/etc/passwd")<script>alert(1)</script>' + "W" * 2_000 + "😀"
STATES = {
    "plain": (KNOWN, "Kabupaten Lampung Tengah"),
    "no report": (Figure(None, 84_510, TARGET, CUTS), LONGEST),
    "above a hundred": (Figure(103_112, 100_000, TARGET, CUTS), LONGEST),
    "no target": (Figure(30, 100, None, None), "Kota Metro"),
    "nothing at all": (Figure(None, None), "Kota Metro"),
}


def imprint(**changed: Any) -> Imprint:
    facts: dict[str, Any] = {
        "house": "Dasbor UCJ Lampung",
        "month": "Oktober 2026",
        "release": "Rilis 2026-10.1",
        "published": "12 November 2026",
        "source": "Sumber: BPJS Ketenagakerjaan dan pemerintah daerah, diolah.",
        "scheme": "Skema Batas cakupan tetap (contoh, belum resmi)",
        "scheme_is_official": False,
        "address": "ucj.lampungprov.go.id/2026-10.1/tulang-bawang-barat/",
        "at": datetime(2026, 11, 12, 2, 15, tzinfo=UTC),
        "example": True,
        "warning": "Embargo: jangan disebarkan sebelum 12 November 2026 pukul 09.15 WIB",
    }
    return Imprint(**facts | changed)


def sheet(front: Front, words: str = "Peserta bertambah 719 orang.") -> Sheet:
    return Sheet(
        front=front,
        narrative=(words,) * 3,
        trend_title=words,
        trend_measure=words,
        trend_words=words,
        trend='<svg viewBox="0 0 600 290"><path d="M0 0h600v290z"/></svg>',
        grid=Grid(words, ("Segmen", "Peserta", "Sejak bulan lalu"), ((words, "114.886", "+503"),) * 4, words),
        blocks=(Block("Berapa lagi", (("Ke target", words),) * 2), Block("Kepercayaan data", ((words, "ya"),) * 4)),
        sources=(("Peserta", words), ("Penyebut", words), ("Target", words), ("Kategori", words)),
    )


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def text_of(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


@pytest.mark.parametrize("state", STATES)
def test_a_card_is_one_picture_of_its_size_in_every_state(state: str) -> None:
    figure, area = STATES[state]
    png = card_png(front_of(area, figure, imprint(), provisional=True, more=("Angka terakhir: 24,8%.",)))
    assert size_of(png) == (1080, 1350)


@pytest.mark.parametrize("state", STATES)
def test_a_sheet_is_one_tagged_page_that_says_it_all(state: str) -> None:
    figure, area = STATES[state]
    front = front_of(area, figure, imprint(), provisional=True)
    pdf = sheet_pdf(sheet(front))
    assert pages_of(pdf) == 1
    assert b"/MarkInfo" in pdf
    assert b"pdfuaid" in pdf
    assert re.search(rb"/Lang\s*\(id", pdf)
    read = text_of(pdf)
    for words in (area, front.value, front.badge, *front.lines, *front.imprint.warnings, front.imprint.address):
        assert words in read, words
    assert "halaman 1 dari 1" in read


def test_texts_of_people_stay_texts_and_the_page_stays_one() -> None:
    front = front_of(HOSTILE, KNOWN, imprint(house=HOSTILE, warning=HOSTILE, source=HOSTILE), provisional=True)
    assert size_of(card_png(front)) == (1080, 1350)
    pdf = sheet_pdf(sheet(front, HOSTILE))
    assert pages_of(pdf) == 1
    assert "root:" not in text_of(pdf)


def test_the_same_document_has_the_same_bytes() -> None:
    front = front_of("Kota Metro", KNOWN, imprint(), provisional=False)
    assert card_png(front) == card_png(front)
    assert sheet_pdf(sheet(front)) == sheet_pdf(sheet(front))


def test_what_is_example_or_not_official_is_said_and_nothing_else() -> None:
    front = front_of("Kota Metro", KNOWN, imprint(), provisional=True)
    assert (front.status, front.badge, front.badge_note) == ("Angka sementara", "Rendah", "skema contoh, belum resmi")
    assert front.imprint.warnings == (
        "Embargo: jangan disebarkan sebelum 12 November 2026 pukul 09.15 WIB",
        "Data contoh: dibuat untuk mencoba sistem, bukan angka resmi.",
    )
    real = imprint(scheme_is_official=True, example=False, warning="")
    front = front_of("Kota Metro", KNOWN, real, provisional=False)
    assert (front.status, front.badge_note, front.imprint.warnings) == ("Angka final", "", ())


def test_long_words_may_break_and_long_texts_end() -> None:
    assert breakable({"a": ["W" * 61, 5, True]}) == {"a": ["W" * 60 + "\u200b" + "W", 5, True]}
    assert len(breakable("ab " * 1_000)) == 600
