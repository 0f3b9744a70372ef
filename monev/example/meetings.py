"""What was said and promised at the meetings of the example: invented, and marked as example wherever it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from monev.minutes import HandedOver, Present, Promise
from monev.vocabulary import Progress
from periods.month import Month

LAMPUNG_TENGAH, BANDAR_LAMPUNG = "18.02", "18.71"
JULY, OCTOBER, AUGUST = date(2026, 7, 15), date(2026, 10, 20), date(2026, 8, 26)
_SOURCE = "Data contoh: rapat, janji, dan perkembangannya dibangkitkan bersama deret contoh."


@dataclass(frozen=True)
class Wanted:
    """A promise with its worker group by code."""

    promise: Promise
    group: str = ""

    def with_group(self, numbers: Mapping[str, int]) -> Promise:
        return replace(self.promise, group=numbers[self.group]) if self.group else self.promise


@dataclass(frozen=True)
class Held:
    """A meeting: where, when, which month's release it looked at, and whether it went through the proposals."""

    region: str
    day: date
    looks_at: Month
    texts: Mapping[str, Any]
    promises: tuple[Wanted, ...] = field(default=())
    answers_proposals: bool = False


@dataclass(frozen=True)
class Reported:
    """What was reported of a promise later."""

    region: str
    meeting: date
    number: int
    day: date
    progress: Progress
    note: str
    evidence: str = ""


def _texts(place: str, hosts: str, **more: Any) -> dict[str, Any]:
    return {
        "place": place,
        "hosts": hosts,
        "chair": "Sekretaris Daerah (contoh)",
        "secretary_name": "Nama Contoh Sekda",
        "branch_name": "Nama Contoh Kepala Cabang",
        "source": _SOURCE,
        **more,
    }


_TENGAH = "Pemkab Lampung Tengah bersama BPJS Ketenagakerjaan Cabang Lampung Tengah"
_KOTA = "Pemkot Bandar Lampung bersama BPJS Ketenagakerjaan Cabang Bandar Lampung"

MEETINGS = (
    Held(
        LAMPUNG_TENGAH,
        JULY,
        Month(2026, 6),
        _texts(
            "Ruang rapat Sekretariat Daerah, Gunung Sugih",
            _TENGAH,
            title="Monev UCJ semester I 2026",
            agenda="Penyampaian target UCJ 2026\nEvaluasi capaian semester I\n"
            "Kelompok yang paling banyak belum terlindungi\nRencana tindak lanjut",
            obstacles="Data RT/RW di sebagian kampung belum dipadankan\nAnggaran iuran pekerja rentan baru tersedia "
            "pada APBD perubahan",
            decisions="RT/RW dan pekerja rentan didahulukan pada semester II\nMonev berikutnya Oktober 2026",
            attendances=(
                Present("Sekretariat Daerah", 4),
                Present("BPJS Ketenagakerjaan Cabang Lampung Tengah", 5),
                Present("Dinas Ketenagakerjaan", 2),
                Present("Dinas Pemberdayaan Masyarakat dan Kampung", 3),
                Present("Dinas Sosial", 2),
                Present("Bappeda", 1),
            ),
            handovers=(HandedOver("JKM", 3, 126_000_000, "Ahli waris tiga peserta"),),
        ),
        (
            Wanted(
                Promise(
                    "Menyerahkan daftar perangkat kampung yang belum terdaftar kepada kantor cabang",
                    "Dinas Pemberdayaan Masyarakat dan Kampung",
                    support="Camat",
                    output="Daftar per kampung",
                    workers=300,
                    due=date(2026, 8, 31),
                ),
                "perangkat-desa",
            ),
            Wanted(
                Promise(
                    "Memadankan data RT/RW dan mendaftarkannya bertahap",
                    "Dinas Pemberdayaan Masyarakat dan Kampung",
                    support="BPJS Ketenagakerjaan Cabang Lampung Tengah",
                    output="RT/RW terdaftar JKK dan JKM",
                    workers=1_500,
                    due=date(2026, 12, 31),
                ),
                "rt-rw",
            ),
            Wanted(
                Promise(
                    "Mengusulkan iuran pekerja rentan pada APBD perubahan",
                    "Dinas Sosial",
                    support="Bappeda",
                    output="Usulan anggaran 12 bulan",
                    workers=5_000,
                    due=date(2026, 9, 30),
                ),
                "pekerja-rentan",
            ),
        ),
    ),
    Held(
        BANDAR_LAMPUNG,
        AUGUST,
        Month(2026, 7),
        _texts(
            "Aula Pemerintah Kota Bandar Lampung",
            _KOTA,
            title="Monev UCJ Agustus 2026",
            agenda="Evaluasi capaian sampai Juli 2026\nPerlindungan RT/RW dan kader",
            obstacles="Sebagian kelurahan belum menganggarkan iuran RT/RW",
            decisions="Pendaftaran RT/RW dilakukan per kecamatan",
            attendances=(
                Present("Sekretariat Daerah Kota", 3),
                Present("BPJS Ketenagakerjaan Cabang Bandar Lampung", 4),
                Present("Dinas Tenaga Kerja", 2),
                Present("Bagian Tata Pemerintahan", 2),
            ),
        ),
        (
            Wanted(
                Promise(
                    "Mendaftarkan RT/RW di seluruh kecamatan",
                    "Bagian Tata Pemerintahan",
                    support="Camat dan lurah",
                    workers=2_000,
                    due=date(2026, 11, 30),
                ),
                "rt-rw",
            ),
            Wanted(
                Promise(
                    "Menyampaikan imbauan kepada badan usaha yang baru mendaftarkan sebagian pekerja",
                    "Dinas Tenaga Kerja",
                    due=date(2027, 1, 31),
                ),
                "perusahaan",
            ),
        ),
    ),
    Held(
        LAMPUNG_TENGAH,
        OCTOBER,
        Month(2026, 9),
        _texts(
            "Ruang rapat Sekretariat Daerah, Gunung Sugih",
            _TENGAH,
            title="Monev UCJ triwulan III 2026",
            agenda="Tindak lanjut monev Juli 2026\nEvaluasi capaian triwulan III\nStrategi sampai akhir tahun\n"
            "Dukungan regulasi daerah",
            obstacles="Usulan iuran pekerja rentan belum masuk APBD perubahan\nData RT/RW baru dipadankan sebagian",
            decisions="Usulan iuran pekerja rentan diajukan kembali untuk APBD 2027\nNon-ASN dan tenaga pendidik "
            "dipertahankan terdaftar penuh",
            attendances=(
                Present("Sekretariat Daerah", 3),
                Present("BPJS Ketenagakerjaan Cabang Lampung Tengah", 4),
                Present("Dinas Ketenagakerjaan", 2),
                Present("Dinas Pemberdayaan Masyarakat dan Kampung", 2),
                Present("Dinas Sosial", 1),
                Present("Bagian Hukum", 1),
            ),
            handovers=(HandedOver("JKM", 2, 84_000_000, "Ahli waris dua peserta"), HandedOver("JKK", 1, None)),
        ),
        (
            Wanted(
                Promise(
                    "Menyelesaikan pemadanan RT/RW di kecamatan yang tersisa",
                    "Dinas Pemberdayaan Masyarakat dan Kampung",
                    support="BPJS Ketenagakerjaan Cabang Lampung Tengah",
                    workers=1_000,
                    due=date(2027, 1, 31),
                ),
                "rt-rw",
            ),
            Wanted(
                Promise(
                    "Mengajukan iuran pekerja rentan dalam rancangan APBD 2027",
                    "Dinas Sosial",
                    support="Bappeda",
                    output="Usulan anggaran 12 bulan",
                    workers=5_000,
                    due=date(2026, 11, 15),
                ),
                "pekerja-rentan",
            ),
            Wanted(
                Promise(
                    "Menyiapkan surat edaran Bupati tentang perlindungan pekerja rentan",
                    "Bagian Hukum",
                    output="Rancangan surat edaran",
                    due=date(2027, 2, 28),
                ),
                "pekerja-rentan",
            ),
        ),
        answers_proposals=True,
    ),
)

REPORTS = (
    Reported(
        LAMPUNG_TENGAH,
        JULY,
        1,
        date(2026, 8, 27),
        Progress.DONE,
        "Daftar perangkat kampung dari seluruh kecamatan sudah diserahkan kepada kantor cabang.",
        "Berita acara serah terima data (contoh)",
    ),
    Reported(
        LAMPUNG_TENGAH,
        JULY,
        2,
        date(2026, 8, 28),
        Progress.ONGOING,
        "Pemadanan dimulai di empat kecamatan.",
    ),
    Reported(
        LAMPUNG_TENGAH,
        JULY,
        2,
        date(2026, 10, 20),
        Progress.ONGOING,
        "Sembilan kecamatan selesai dipadankan; pendaftaran berjalan.",
        "Laporan pemadanan triwulan III (contoh)",
    ),
    Reported(
        LAMPUNG_TENGAH,
        JULY,
        3,
        date(2026, 10, 20),
        Progress.ONGOING,
        "Usulan disampaikan, tetapi tidak masuk APBD perubahan.",
    ),
)
