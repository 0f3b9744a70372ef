"""How acts about reports are told. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from accounts.sentences import month_words
from audit.telling import Details, Wording, fixed
from enrolment import numbers

_DECLARATIONS = {"nihil": "nihil", "tetap": "tidak ada perubahan"}


def cell_words(cell: str, groups: Mapping[str, str] | None = None) -> str:
    """``PU – peserta`` for ``PU.peserta``; ``groups`` names the rows of worker groups."""
    row, dot, field = str(cell).partition(".")
    row = (groups or {}).get(row, row)
    return f"{row} – {field}" if dot else row


def name_cells(details: Details, groups: Mapping[str, str]) -> dict[str, Any]:
    """The details with the rows of worker groups called by their names."""
    named: dict[str, Any] = dict(details)
    if "cells" in details:
        named["cells"] = [{**item, "name": cell_words(item.get("cell", ""), groups)} for item in _cells(details)]
    if "remarks" in details:
        named["remarks"] = {cell_words(cell, groups): text for cell, text in _remarks(details).items()}
    return named


def one_cell(details: Details, cell: str) -> dict[str, Any] | None:
    """The details with nothing but what they say of one cell; None where they say nothing of it."""
    cells = [item for item in _cells(details) if item.get("cell") == cell]
    remarks = {key: text for key, text in _remarks(details).items() if key == cell}
    if not cells and not remarks:
        return None
    return {**details, "cells": cells, "remarks": remarks}


def _cells(details: Details) -> list[Mapping[str, Any]]:
    return list(details.get("cells") or [])


def _remarks(details: Details) -> dict[str, str]:
    return dict(details.get("remarks") or {})


def _cell(item: Mapping[str, Any]) -> str:
    """``PU – peserta: 71.240 (sebelumnya 70.980), catatan “…”``"""
    words = str(item.get("name") or cell_words(item.get("cell", "")))
    before, after = _figure(item.get("before")), _figure(item.get("after"))
    words += f": {after}"
    if before != after:
        words += f" (sebelumnya {before})"
    if "note" in item:
        words += f", catatan “{item['note']}”" if item["note"] else ", catatan dihapus"
    return words


def _figure(value: object) -> str:
    if isinstance(value, int):
        return numbers.count(value)
    return str(value) if value not in (None, "") else "kosong"


def _with_cells(words: str, details: Details) -> str:
    cells = _cells(details)
    return "\n".join([f"{words}: {len(cells)} sel berubah", *map(_cell, cells)]) if cells else words


def _cells_saved(details: Details) -> str:
    cells = _cells(details)
    if not cells:
        return "menyimpan laporan tanpa mengubah sel"
    if len(cells) == 1:
        return f"menyimpan sel {_cell(cells[0])}"
    return "\n".join([f"menyimpan {len(cells)} sel", *map(_cell, cells)])


def _with_reason(words: str, details: Details) -> str:
    return f"{words} dengan alasan: “{details['reason']}”" if details.get("reason") else words


def _returned(details: Details) -> str:
    lines = [f"{cell_words(cell)}: “{text}”" for cell, text in _remarks(details).items()]
    return "\n".join([_with_reason("mengembalikan laporan", details), *lines])


def _declared(details: Details) -> str:
    declaration = str(details.get("declaration", ""))
    words = f"menyatakan laporan {_DECLARATIONS.get(declaration, declaration)}".rstrip()
    return _with_cells(_with_reason(words, details), details)


def _submitted(details: Details) -> str:
    return _fingerprinted(
        f"mengajukan laporan, tanda terima {details['receipt']}" if details.get("receipt") else "mengajukan laporan",
        details,
    )


def _fingerprinted(words: str, details: Details) -> str:
    return f"{words} (sidik angka {details['fingerprint']})" if details.get("fingerprint") else words


def _month_opened(details: Details) -> str:
    words = f"membuka bulan laporan {month_words(details.get('month', ''))}".rstrip()
    return f"{words} dengan {details['obligations']} kewajiban lapor" if "obligations" in details else words


def _workbook_uploaded(details: Details) -> str:
    faults = details.get("faults")
    words = "mengunggah buku kerja untuk diperiksa; belum ada yang disimpan"
    return f"{words}, {numbers.count(faults)} galat ditemukan" if faults else words


def _workbook_saved(details: Details) -> str:
    file = f" “{details['file']}”" if details.get("file") else ""
    return _with_cells(f"menyimpan isian dari buku kerja{file}", details)


def _reporting_rule(details: Details) -> str:
    words = "menetapkan aturan pelaporan"
    if details.get("valid_from"):
        words += f" sejak {month_words(details['valid_from'])}"
    if details.get("due_day"):
        words += f": tenggat tanggal {details['due_day']}"
    if "locks" in details:
        words += ", isian terkunci sesudahnya" if details["locks"] else ", isian tidak terkunci"
    return f"{words}, dokumen {details['document']}" if details.get("document") else words


def _area_assigned(details: Details) -> str:
    words = "menetapkan wilayah kerja"
    if details.get("valid_from"):
        words += f" sejak {month_words(details['valid_from'])}"
    return words + _obligations(details, "dibuat")


def _area_ended(details: Details) -> str:
    words = "mengakhiri wilayah kerja"
    if details.get("valid_to"):
        words += f" sesudah {month_words(details['valid_to'])}"
    return words + _obligations(details, "dihapus")


def _obligations(details: Details, verb: str) -> str:
    months = [month_words(month) for month in details.get("months") or []]
    return f"; kewajiban lapor {verb} untuk {', '.join(months)}" if months else ""


def _extension(details: Details) -> str:
    words = "membuka isian yang terkunci"
    if details.get("month"):
        words += f" untuk {month_words(details['month'])}"
    if details.get("until"):
        words += f" sampai {details['until']}"
    return _with_reason(words, details)


def _reminder_closed(details: Details) -> str:
    return (
        f"gagal mengirim pengingat: {str(details['trouble']).rstrip('.')}"
        if details.get("trouble")
        else "mengirim pengingat"
    )


SENTENCES: dict[str, Wording] = {
    "reporting-rule-added": Wording("Tetapkan aturan pelaporan", _reporting_rule),
    "area-assigned": Wording("Tetapkan wilayah kerja", _area_assigned),
    "area-ended": Wording("Cabut wilayah kerja", _area_ended),
    "extension-granted": Wording("Beri pengecualian kunci", _extension),
    "reminder-written": Wording("Tulis pengingat", fixed("menulis pengingat")),
    "reminder-closed": Wording("Kirim pengingat", _reminder_closed),
    "month-opened": Wording("Buka bulan laporan", _month_opened),
    "submission-started": Wording("Mulai laporan", fixed("mulai mengisi laporan")),
    "cells-saved": Wording("Simpan sel", _cells_saved),
    "counts-saved": Wording(
        "Simpan seluruh laporan",
        lambda details: _with_cells(_fingerprinted("menyimpan seluruh angka laporan", details), details),
    ),
    "workbook-uploaded": Wording("Unggah buku kerja", _workbook_uploaded),
    "workbook-saved": Wording("Simpan buku kerja", _workbook_saved),
    "declared": Wording("Nyatakan laporan", _declared),
    "submitted": Wording("Ajukan", _submitted),
    "withdrawn": Wording("Tarik kembali", fixed("menarik kembali laporan untuk diperbaiki")),
    "review-started": Wording("Mulai periksa", fixed("mulai memeriksa laporan")),
    "returned": Wording("Kembalikan", _returned),
    "verified": Wording("Verifikasi", lambda details: _fingerprinted("memverifikasi laporan", details)),
    "revision-opened": Wording("Buka revisi", lambda details: _with_reason("membuka revisi", details)),
}
