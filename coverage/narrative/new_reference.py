"""What new reference data would do. Pure."""

from __future__ import annotations

from coverage.figures.effect import Effect, Effects
from coverage.figures.figure import Figure
from coverage.narrative.shares import listed, movement, percent_words
from enrolment.numbers import points, signed_count


def effects(effects: Effects) -> list[str]:
    """What new reference data would do: the scope with its parts, the areas touched, the categories that flip."""
    scope, flips = effects.scope, effects.flips
    sentences = [f"{scope.area.official_name}: {_effect_of(scope)}."]
    if effects.touched == 0:
        return [*sentences, "Tidak ada angka kabupaten/kota yang berubah."]
    sentences.append(f"{effects.touched} dari {len(effects.rows)} kabupaten/kota berubah.")
    moves = [f"{row.area.name} dari {_class_of(row.before)} ke {_class_of(row.after)}" for row in flips]
    sentences.append(f"Berubah kategori: {listed(moves)}." if moves else "Tidak ada yang berubah kategori.")
    return sentences


def _effect_of(effect: Effect) -> str:
    change, gap = effect.change, effect.gap_difference
    if change is None:
        return f"cakupan {percent_words(effect.before)} sebelum dan {percent_words(effect.after)} sesudah"
    if change.total == 0:
        words = f"cakupan tetap {percent_words(effect.before)}"
    else:
        words = (
            f"cakupan {movement(change.total)}, dari {percent_words(effect.before)} menjadi"
            f" {percent_words(effect.after)} (akibat penyebut {points(change.denominator, 2)}, akibat peserta"
            f" {points(change.members, 2)})"
        )
    return f"{words}; jarak ke target berubah {signed_count(gap)} pekerja" if gap else words


def _class_of(figure: Figure) -> str:
    return figure.category.label.lower() if figure.category else "belum ada data"
