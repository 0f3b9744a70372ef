"""What a search found, in words. Pure."""

from __future__ import annotations

from coverage.narrative.shares import listed


def search_result(text: str, areas: int, pages: int, figures: int) -> str:
    """One sentence over the lists below it."""
    counted = ((areas, "wilayah"), (pages, "halaman"), (figures, "angka"))
    found = [f"{number} {what}" for number, what in counted if number]
    if found:
        return f"Untuk “{text}” ditemukan {listed(found)}."
    return (
        f"Tidak ada wilayah, halaman, atau angka yang cocok dengan “{text}”."
        " Periksa ejaannya, tulis lebih pendek, atau pilih dari daftar di bawah."
    )


def search_guess(text: str) -> str:
    """Said before names that are only spelt nearly so."""
    return f"Tidak ada wilayah bernama “{text}”. Mungkin yang dimaksud:"


def search_more(number: int) -> str:
    """Said below a list that was cut; empty where it was not."""
    return f"Dan {number} lagi. Tulis angka dengan dua desimal agar daftarnya lebih pendek." if number > 0 else ""
