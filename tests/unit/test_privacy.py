"""No person in the registers of monev: what looks like a NIK or names somebody is refused, other numbers are not."""

from __future__ import annotations

import pytest

from monev.privacy import refuse_numbers, refuse_persons


@pytest.mark.parametrize(
    "text",
    [
        "1802011212800001",
        "NIK 1802011212800001 sudah didaftarkan",
        "1802 0112 1280 0001",
        "180201-121280-0001",
        "18.02.01.12.12.80.0001",
        "18-02-01-52-12-80-0001",
        "180201 / 121280 / 0001",
        "1802\u00a00112\u00a01280\u00a00001",
        "180201–121280–0001",
        "peserta 7: 180201.521280.0001, rumah 12",
        "3 1802 0112 1280 0001",
        "18020112128000011802",
        "１８０２０１１２１２８００００１",
    ],
)
def test_what_looks_like_a_nik_is_refused_with_place_and_way(text: str) -> None:
    (sentence,) = refuse_numbers({"Catatan": text})
    assert sentence.startswith("Catatan: “")
    assert sentence.endswith("tampak seperti NIK. Hapus nomor itu; di sini hanya jumlah orang dan rupiah.")
    assert refuse_persons({"Catatan": text}) == [sentence]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rp84.000.000 untuk dua kasus",
        "760.468 dari 3.058.943 pekerja",
        "Rp1.284.000.000.000",
        "19 Mei 2025 sampai 20 Oktober 2026 pukul 09.00",
        "Telepon 0725-529000",
        "Nomor 560/1234/V.07/2026",
        "2026-10-15, 2026-11-15, 2026-12-15",
        "12.500 15.250 18.100 21.000",
    ],
)
def test_other_numbers_are_no_nik(text: str) -> None:
    assert refuse_persons({"Catatan": text}) == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("JKM a.n. Siti", "a.n."),
        ("JKM A/N SITI", "A/N"),
        ("Santunan atas nama Siti", "atas nama"),
        ("keluarga almarhumah", "almarhumah"),
        ("keluarga Alm. Budi", "Alm."),
        ("ahli waris Siti Aminah", "ahli waris Siti"),
        ("Ahli waris dari Ibu Siti", "Ahli waris dari Ibu Siti"),
        ("AHLI WARIS SITI", "AHLI WARIS SITI"),
        ("Siti binti Ahmad", "binti"),
        ("Budi bin Ahmad", "bin Ahmad"),
        ("diterima Sdr. Budi", "Sdr. Budi"),
    ],
)
def test_wording_that_names_a_person_is_refused(text: str, quoted: str) -> None:
    (sentence,) = refuse_persons({"Keterangan penyerahan": text})
    assert sentence.startswith(f"Keterangan penyerahan: “{quoted}” menyebut orang.")
    assert refuse_numbers({"Keterangan penyerahan": text}) == []


@pytest.mark.parametrize(
    "text",
    [
        "ahli waris dua peserta",
        "Ahli waris peserta PU dan BPU",
        "AHLI WARIS DUA PESERTA",
        "ahli waris PU",
        "Diserahkan Sekretaris Daerah kepada keluarga peserta",
        "binaan Dinas Sosial, kabinet, cabin",
        "rapat akan dilanjutkan",
    ],
)
def test_wording_without_a_person_passes(text: str) -> None:
    assert refuse_persons({"Keterangan": text}) == []


def test_every_place_has_its_sentence_and_one_is_enough_for_each() -> None:
    told = refuse_persons({"Agenda": "a.n. Siti a.n. Budi", "Catatan": "1802011212800001 atau 1802011212800002"})
    assert [sentence.partition(":")[0] for sentence in told] == ["Catatan", "Agenda"]
