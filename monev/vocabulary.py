"""The words of a meeting and of what follows from it. Pure."""

from __future__ import annotations

from enum import StrEnum


class _Labelled(StrEnum):
    """The value is stored, the label is shown."""

    label: str

    def __new__(cls, value: str, label: str = "") -> _Labelled:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Progress(_Labelled):
    """How far a commitment has come; nothing recorded yet is ``PLANNED``."""

    PLANNED = "rencana", "Belum mulai"
    ONGOING = "berjalan", "Berjalan"
    DONE = "selesai", "Selesai"
    DROPPED = "batal", "Tidak dilanjutkan"

    @property
    def is_open(self) -> bool:
        return self in (Progress.PLANNED, Progress.ONGOING)


class Stage(_Labelled):
    """How far a regional regulation has come."""

    PROPOSED = "usulan", "Usulan"
    DRAFTED = "pembahasan", "Pembahasan"
    ISSUED = "terbit", "Terbit"
    REVOKED = "dicabut", "Dicabut"


class Instrument(_Labelled):
    """What a province, a kabupaten or a kota can issue or sign."""

    PERDA = "perda", "Perda"
    PERGUB = "pergub", "Pergub"
    PERBUP = "perbup", "Perbup"
    PERWAL = "perwal", "Perwal"
    SE = "se", "Surat edaran"
    SK = "sk", "Surat keputusan"
    MOU = "mou", "Nota kesepakatan"
    PKS = "pks", "Perjanjian kerja sama"

    @property
    def is_agreement(self) -> bool:
        """Signed by two sides, not issued by one."""
        return self in (Instrument.MOU, Instrument.PKS)


class Outcome(_Labelled):
    """What people made of a recommendation that a rule proposed."""

    ACCEPTED = "diterima", "Diterima"
    EDITED = "diubah", "Diterima dengan perubahan"
    REJECTED = "ditolak", "Ditolak"


class Form(_Labelled):
    """The formats of a pack."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "Word (DOCX)"
    PPTX = "pptx", "PowerPoint (PPTX)"
    XLSX = "xlsx", "Excel (XLSX)"
    CSV = "csv", "CSV dengan metadata (ZIP)"
    SHEETS = "lembar", "Lembar saku semua wilayah (PDF)"
    SHEETS_ZIP = "lembar-zip", "Lembar saku semua wilayah (ZIP)"

    @property
    def media_type(self) -> str:
        return _MEDIA_TYPES[self]

    def file_name(self, stem: str) -> str:
        """``paket-monev_metro_2026-10_rilis-1_bulan.pdf``"""
        return f"{stem}{_ENDINGS[self]}"


_ENDINGS = {
    Form.PDF: ".pdf",
    Form.DOCX: ".docx",
    Form.PPTX: ".pptx",
    Form.XLSX: ".xlsx",
    Form.CSV: "_csv.zip",
    Form.SHEETS: "_lembar-saku.pdf",
    Form.SHEETS_ZIP: "_lembar-saku.zip",
}
_OFFICE = "application/vnd.openxmlformats-officedocument"
_MEDIA_TYPES = {
    Form.PDF: "application/pdf",
    Form.DOCX: f"{_OFFICE}.wordprocessingml.document",
    Form.PPTX: f"{_OFFICE}.presentationml.presentation",
    Form.XLSX: f"{_OFFICE}.spreadsheetml.sheet",
    Form.CSV: "application/zip",
    Form.SHEETS: "application/pdf",
    Form.SHEETS_ZIP: "application/zip",
}


class Span(_Labelled):
    """The period of a pack; each ends with the month of its release."""

    MONTH = "bulan", "Bulan"
    QUARTER = "triwulan", "Triwulan"
    SEMESTER = "semester", "Semester"
    YEAR = "tahun", "Tahun"
