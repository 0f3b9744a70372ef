"""The sheet "Petunjuk": how the workbook is filled in and handed over."""

from __future__ import annotations

from enrolment.cells import LONGEST_NOTE
from enrolment.numbers import count
from enrolment.rules import EXPLANATION_LENGTH
from enrolment.workbook.template import Book


def guide(book: Book) -> list[tuple[str, str]]:
    """Topic and sentence, line by line."""
    closed = [(area.name, area.closed) for area in book.areas if area.closed]
    return [
        ("Buku kerja", f"Isian {book.month.words}, {book.office_name}: {len(book.areas)} kabupaten/kota."),
        (
            "Langkah",
            "1. Isi lembar Isian. 2. Simpan. 3. Unggah di halaman Buku kerja. 4. Periksa pratinjau. 5. Simpan di sana.",
        ),
        ("Bulan ini", "Jumlah orang, bilangan bulat: 1234 atau 1.234. Yang ditolak: 1,234; 12,5; 1.23; angka negatif."),
        (
            "0, kosong, tidak berlaku",
            "0 berarti tidak ada orang. Kosong berarti belum dilaporkan. Tidak berlaku dipilih pada kolom Keadaan.",
        ),
        ("Mengosongkan", "Sel yang dikosongkan akan dikosongkan juga di situs; pratinjau menyebutnya satu per satu."),
        (
            "Mengisi bersama rekan",
            "Sel yang tidak Anda ubah di berkas dibiarkan seperti di situs. Sel yang juga diubah rekan sejak berkas"
            " diunduh disebut pratinjau dan tidak disimpan. CSV tidak mengenalinya.",
        ),
        ("Potensi", "Jumlah pekerja yang dapat menjadi peserta; boleh kosong."),
        (
            "Catatan",
            f"Penjelasan untuk verifikator: sedikitnya {EXPLANATION_LENGTH} huruf bila ada peringatan,"
            f" paling banyak {count(LONGEST_NOTE)} huruf.",
        ),
        ("Baris Jumlah", "Dihitung sendiri. Hanya kolom Catatan yang diisi."),
        ("Baris kelabu", "Tidak berlaku untuk segmen ini, atau laporannya sedang tidak dapat diubah."),
        ("Bulan lalu", "Hanya untuk dibaca; tidak dibaca kembali dari berkas."),
        ("Kolom dan baris", "Urutan bebas. Jangan ubah judul kolom, kode wilayah, kode baris, dan baris pertama."),
        (
            "Bentuk berkas",
            "XLSX, XLS, ODS, atau CSV; paling besar 5 MB dan 20.000 baris."
            " Berkas ini hanya untuk kantor dan bulan ini.",
        ),
        (
            "Menyimpan",
            "Semua wilayah disimpan bersama-sama, atau tidak satu pun. Setelah itu laporan diajukan di halaman isian.",
        ),
        *((name, f"Terkunci: {reason}") for name, reason in closed),
    ]
