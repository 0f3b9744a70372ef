"""The closed lists of the field, stored as their official abbreviations. Pure."""

from enum import StrEnum


class Segment(StrEnum):
    PU = "PU"
    BPU = "BPU"
    JAKON = "JAKON"
    PMI = "PMI"

    @property
    def label(self) -> str:
        return _SEGMENT_LABELS[self]


_SEGMENT_LABELS = {
    Segment.PU: "Penerima upah (PU)",
    Segment.BPU: "Bukan penerima upah (BPU)",
    Segment.JAKON: "Jasa konstruksi",
    Segment.PMI: "Pekerja migran Indonesia (PMI)",
}


class Programme(StrEnum):
    JKK = "JKK"
    JKM = "JKM"
    JHT = "JHT"
    JP = "JP"
    JKP = "JKP"

    @property
    def label(self) -> str:
        return _PROGRAMME_LABELS[self]


_PROGRAMME_LABELS = {
    Programme.JKK: "Jaminan Kecelakaan Kerja (JKK)",
    Programme.JKM: "Jaminan Kematian (JKM)",
    Programme.JHT: "Jaminan Hari Tua (JHT)",
    Programme.JP: "Jaminan Pensiun (JP)",
    Programme.JKP: "Jaminan Kehilangan Pekerjaan (JKP)",
}


class Employer(StrEnum):
    """Employers beside workers: optional counts of companies, never in the rate."""

    ACTIVE = "aktif"
    UNREGISTERED = "pwbd"
    PARTIAL = "pds"

    @property
    def label(self) -> str:
        return {
            "aktif": "Badan usaha aktif",
            "pwbd": "Perusahaan wajib belum daftar (PWBD)",
            "pds": "Perusahaan daftar sebagian (PDS)",
        }[self]


class Declaration(StrEnum):
    """A report that says in one word what its figures say one by one."""

    NOTHING = "nihil"
    UNCHANGED = "tetap"

    @property
    def label(self) -> str:
        return {"nihil": "Nihil", "tetap": "Tidak ada perubahan"}[self]


class CountingBasis(StrEnum):
    """Where a participant is counted; the two are never mixed in one series."""

    DOMICILE = "domicile"
    WORKPLACE = "workplace"

    @property
    def label(self) -> str:
        return {"domicile": "Domisili (NIK)", "workplace": "Tempat kerja"}[self]
