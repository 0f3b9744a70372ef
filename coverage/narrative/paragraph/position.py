"""The first sentence: coverage, category and place, or why there is none. Pure."""

from __future__ import annotations

from coverage.figures.situation import Situation
from coverage.narrative.paragraph.template import Template, always, rate_in_prose
from enrolment.numbers import count


def _unknown(situation: Situation, reason: str) -> str:
    return f"Cakupan UCJ {situation.name} pada {situation.month.words} belum ada data karena {reason}."


def _known(situation: Situation) -> str:
    """``Pada Oktober 2026, cakupan UCJ Kota Metro tercatat 26,4 persen dan termasuk kategori rendah``."""
    figure = situation.figure
    recorded = "sementara tercatat" if situation.provisional else "tercatat"
    category = (
        f"dan termasuk kategori {figure.category.label.lower()}"
        if figure.category
        else "tetapi kategorinya belum dapat ditentukan"
    )
    return (
        f"Pada {situation.month.words}, cakupan UCJ {situation.name} {recorded} "
        f"{rate_in_prose(figure.rate, figure.places)} {category}"
    )


def _placed(situation: Situation) -> str:
    place = situation.place
    if place is None:
        return ""
    if place.of == 1:
        return ", satu-satunya wilayah yang melapor"
    shared = "bersama wilayah lain pada peringkat" if place.tied else "peringkat"
    return f", {shared} {place.position} dari {place.of} wilayah yang melapor"


def _counted(situation: Situation) -> str:
    combined = situation.combined
    if combined is None:
        return ""
    if combined.reporting == combined.expected:
        return f", dihitung atas seluruh {combined.expected} kabupaten/kota"
    counted = f"{combined.reporting} dari {combined.expected} kabupaten/kota"
    return f", dihitung atas {counted} karena laporan sisanya belum lengkap"


_CHECK = "; karena melebihi 100 persen, penyebutnya perlu diperiksa"


def _no_denominator(situation: Situation) -> str:
    return (
        f"Pada {situation.month.words}, {situation.name} mencatat {count(situation.figure.participants)} peserta "
        "aktif, tetapi cakupannya belum dapat dihitung karena penyebutnya belum ada data."
    )


POSITION: tuple[Template, ...] = (
    Template(
        "scope-without-reports",
        lambda s: s.is_scope and not s.is_known,
        lambda s: _unknown(s, "belum ada kabupaten/kota yang melapor"),
    ),
    Template(
        "scope-above-hundred",
        lambda s: s.is_scope and s.figure.above_hundred,
        lambda s: f"{_known(s)}{_counted(s)}{_CHECK}.",
    ),
    Template(
        "scope-of-all",
        lambda s: s.combined is not None and s.combined.reporting == s.combined.expected,
        lambda s: f"{_known(s)}{_counted(s)}.",
    ),
    Template("scope-of-some", lambda s: s.is_scope, lambda s: f"{_known(s)}{_counted(s)}."),
    Template(
        "without-denominator",
        lambda s: s.figure.participants is not None and not s.is_known,
        _no_denominator,
    ),
    Template(
        "nobody-owes",
        lambda s: not s.is_known and s.expected == 0,
        lambda s: _unknown(s, "tidak ada kantor yang wajib melapor"),
    ),
    Template(
        "nothing-verified",
        lambda s: not s.is_known and s.verified == 0,
        lambda s: _unknown(s, "belum ada laporan yang terverifikasi"),
    ),
    Template(
        "partly-verified",
        lambda s: not s.is_known and s.verified < s.expected,
        lambda s: _unknown(s, f"baru {s.verified} dari {s.expected} laporan yang terverifikasi"),
    ),
    Template(
        "count-unknown",
        lambda s: not s.is_known,
        lambda s: _unknown(s, "jumlah peserta aktif dalam laporannya tidak diketahui"),
    ),
    Template("above-hundred", lambda s: s.figure.above_hundred, lambda s: f"{_known(s)}{_placed(s)}{_CHECK}."),
    Template(
        "only-one",
        lambda s: s.place is not None and s.place.of == 1,
        lambda s: f"{_known(s)}{_placed(s)}.",
    ),
    Template("tied", lambda s: s.place is not None and s.place.tied, lambda s: f"{_known(s)}{_placed(s)}."),
    Template("placed", always, lambda s: f"{_known(s)}{_placed(s)}."),
)
