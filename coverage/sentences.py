"""How acts about releases and dated reference data are told. Pure."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from accounts.sentences import month_words
from audit.telling import Details, Wording
from coverage.figures.events import EventKind
from enrolment import numbers
from periods.month import day_in_words

_KINDS = {kind.value: kind.label for kind in EventKind}
_WIB = ZoneInfo("Asia/Jakarta")


def _published(details: Details) -> str:
    words = f"menerbitkan rilis {details.get('label', '')}".rstrip()
    if "areas" in details:
        words += f" untuk {details['areas']} kabupaten/kota"
    if details.get("note"):
        words += f", catatan: “{details['note']}”"
    lines = [words]
    if details.get("published_at"):
        lines.append(f"terbuka untuk umum mulai {_moment(str(details['published_at']))}")
    readers = details.get("embargo_readers") or []
    if readers:
        lines.append(f"sebelumnya hanya untuk {', '.join(map(str, readers))}")
    return "\n".join(lines)


def _moment(text: str) -> str:
    """``23 November 2026 pukul 09.00 WIB``; the trail keeps the moment as ISO."""
    try:
        local = datetime.fromisoformat(text).astimezone(_WIB)
    except ValueError:
        return text
    return f"{day_in_words(local.date())} pukul {local:%H.%M} WIB"


def _since(words: str, details: Details) -> str:
    if details.get("valid_from"):
        words += f" yang berlaku sejak {month_words(details['valid_from'])}"
    if details.get("document"):
        words += f", dokumen {details['document']}"
    return words


def _denominator(details: Details) -> str:
    count = f" {numbers.count(details['count'])} pekerja" if isinstance(details.get("count"), int) else ""
    return _since(f"menetapkan penyebut{count}", details)


def _denominators(details: Details) -> str:
    counts = details.get("counts") or {}
    lines = [f"{code}: {numbers.count(count)} pekerja" for code, count in counts.items() if isinstance(count, int)]
    return "\n".join(
        [_since(f"menetapkan penyebut {len(counts)} wilayah" if counts else "menetapkan penyebut", details), *lines]
    )


def _target(details: Details) -> str:
    percent = f" {str(details['percent']).replace('.', ',')}%" if details.get("percent") else ""
    words = _since(f"menetapkan target{percent}", details)
    return f"{words}, menggantikan target sebelumnya" if details.get("supersedes") else words


def _scheme(details: Details) -> str:
    words = _since("menetapkan skema kategori", details)
    cuts = details.get("cuts") or []
    if cuts:
        words += f" dengan batas {', '.join(str(cut).replace('.', ',') for cut in cuts)}"
    return f"{words}, menutup skema “{details['closes']}”" if details.get("closes") else words


def _rate(details: Details) -> str:
    words = " ".join(filter(None, ("menetapkan tarif iuran", str(details.get("programme") or ""))))
    if details.get("segment"):
        words += f" segmen {details['segment']}"
    if isinstance(details.get("rupiah"), int):
        words += f" {numbers.rupiah(details['rupiah'])} per orang per bulan"
    elif details.get("percent"):
        words += f" {str(details['percent']).replace('.', ',')}% dari upah"
    words = _since(words, details)
    return f"{words}, sampai {month_words(details['valid_to'])}" if details.get("valid_to") else words


def _rate_ended(details: Details) -> str:
    tariff = " ".join(filter(None, ("tarif iuran", str(details.get("programme") or ""))))
    if details.get("segment"):
        tariff += f" segmen {details['segment']}"
    until = details.get("valid_to")
    words = f"mengakhiri {tariff} pada {month_words(until)}" if until else f"mencabut {tariff}"
    return f"{words}, alasan: “{details['reason']}”" if details.get("reason") else words


def _event(details: Details) -> str:
    kind = str(details.get("kind", ""))
    words = f"mencatat peristiwa “{_KINDS.get(kind, kind)}”" if kind else "mencatat peristiwa"
    if details.get("when"):
        words += f" pada {_when(str(details['when']))}"
    if details.get("regions"):
        words += f" untuk {', '.join(map(str, details['regions']))}"
    return f"{words}, dokumen {details['document']}" if details.get("document") else words


def _when(text: str) -> str:
    """``22 Desember 2025``, ``Mei 2025`` or ``2024``: as exactly as the trail has it."""
    try:
        return day_in_words(date.fromisoformat(text))
    except ValueError:
        return month_words(text)


def _withdrawn(details: Details) -> str:
    return f"menarik peristiwa dengan alasan: “{details['reason']}”" if details.get("reason") else "menarik peristiwa"


def _printed(details: Details) -> str:
    return f"memasukkan {details['rows']} angka publikasi" if "rows" in details else "memasukkan angka publikasi"


def _removed(details: Details) -> str:
    parts = [f"{count} {kind}" for kind, count in details.items() if isinstance(count, int) and count]
    return "\n".join(["menghapus data contoh", *parts])


SENTENCES: dict[str, Wording] = {
    "published": Wording("Terbitkan rilis", _published),
    "denominator-added": Wording("Tetapkan penyebut", _denominator),
    "denominators-added": Wording("Tetapkan penyebut beberapa wilayah", _denominators),
    "target-set": Wording("Tetapkan target", _target),
    "scheme-added": Wording("Tetapkan skema kategori", _scheme),
    "rate-added": Wording("Tetapkan tarif iuran", _rate),
    "rate-ended": Wording("Akhiri tarif iuran", _rate_ended),
    "event-recorded": Wording("Catat peristiwa", _event),
    "event-withdrawn": Wording("Tarik peristiwa", _withdrawn),
    "published-figures-imported": Wording("Masukkan angka publikasi", _printed),
    "example-removed": Wording("Hapus data contoh", _removed),
}
