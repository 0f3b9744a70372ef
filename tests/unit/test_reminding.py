"""A reminder word for word."""

from datetime import date

from enrolment.reminding import MissingReport, WaitingReport, to_entry, to_verifier
from periods.month import Month

DUE = date(2026, 11, 10)
OCTOBER = Month(2026, 10)


def test_to_entry() -> None:
    message = to_entry(
        "Ani",
        "Dasbor UCJ",
        [
            MissingReport("Kota Metro", OCTOBER, DUE, "Belum diisi", "3 hari lagi", False, link="https://a/isian/1/"),
            MissingReport(
                "Kabupaten Mesuji",
                Month(2026, 9),
                date(2026, 10, 10),
                "Dikembalikan",
                "terlambat 28 hari",
                True,
                reason="Angka JKK\nperlu diperiksa.",
            ),
        ],
    )
    assert message.subject == "Dasbor UCJ: 2 laporan belum diajukan, 1 lewat tenggat"
    assert message.body == (
        "Yth. Ani,\n\n"
        "Laporan berikut belum diajukan:\n\n"
        "1. Kota Metro, Oktober 2026: belum diisi, tenggat 10 November 2026 (3 hari lagi)\n"
        "   https://a/isian/1/\n\n"
        "2. Kabupaten Mesuji, September 2026: dikembalikan, tenggat 10 Oktober 2026 (terlambat 28 hari)\n"
        "   Alasan: Angka JKK perlu diperiksa.\n\n"
        "Dasbor UCJ mengirim pengingat paling banyak sekali sehari, dan hanya bila ada yang belum selesai.\n"
    )


def test_a_locked_report_says_whom_to_ask() -> None:
    report = MissingReport("Kota Metro", OCTOBER, DUE, "Konsep", "terlambat 1 hari", True, is_locked=True)
    body = to_entry("Ani", "Dasbor", [report]).body
    assert "Kota Metro, Oktober 2026: konsep, terkunci, tenggat 10 November 2026 (terlambat 1 hari)" in body
    assert "   Mintalah pengecualian kepada administrator.\n" in body


def test_to_verifier() -> None:
    message = to_verifier("Budi", "Dasbor", [WaitingReport("Kota Metro", OCTOBER, "KCP Metro", 5, "https://a/1/")])
    assert message.subject == "Dasbor: 1 laporan menunggu verifikasi"
    assert "1. Kota Metro, Oktober 2026 dari KCP Metro: menunggu 5 hari\n   https://a/1/\n" in message.body


def test_a_name_begins_no_other_header() -> None:
    evil = "Ani\r\nBcc: semua@example.com"
    report = MissingReport(evil, OCTOBER, DUE, "Belum diisi", "hari ini", False, reason="x" * 5_000)
    message = to_entry(evil, evil, [report])
    assert "\n" not in message.subject
    assert "\r" not in message.subject + message.body
    assert "\nBcc:" not in message.body
    assert "x" * 199 + "…\n" in message.body
    assert "x" * 200 not in message.body
