"""Which slides a pack has: none that is empty, and as many as a meeting has time for."""

from __future__ import annotations

from monev.assembly.slides import LEAST, MOST, gathered, with_last
from monev.document import Section, Slide, Table


def sections(*missing: str, of: int = 14) -> list[Section]:
    """So many sections, each with a slide; those that are named have nothing to show."""
    made = []
    for number in range(of):
        key = str(number)
        told = f"Bagian {key} belum ada data." if key in missing else ""
        made.append(
            Section(key, f"Bagian {key}", (), (Slide(f"Judul {key}", missing=told),), notes=(f"Catatan {key}.",))
        )
    return [*made, Section("mutu", "Mutu", (), (Slide("Mutu"),))]


def titles(found: tuple[Section, ...]) -> list[str]:
    return [slide.title for section in found for slide in section.slides]


def test_slides_without_data_become_one_that_names_them_all() -> None:
    found = gathered(sections("1", "3"), "mutu")
    assert titles(found)[-2:] == ["Mutu", "2 bagian paket ini belum ada datanya"]
    assert not {"Judul 1", "Judul 3"} & set(titles(found))
    one = found[-1].slides[-1]
    assert isinstance(one.visual, Table)
    assert [row.cells for row in one.visual.table.rows] == [
        ("Bagian 1", "Bagian 1 belum ada data."),
        ("Bagian 3", "Bagian 3 belum ada data."),
    ]
    assert one.notes == ("Catatan 1.", "Catatan 3.")


def test_a_single_one_stays_where_it_is() -> None:
    assert gathered(sections("1"), "mutu") == tuple(sections("1"))


def test_enough_slides_stay_where_hardly_anything_is_known() -> None:
    found = with_last(gathered(sections(*(str(number) for number in range(9)), of=9), "mutu"), "mutu", Slide("Dasar"))
    assert 1 + len(titles(found)) == LEAST
    assert titles(found)[-1] == "Dasar"


def test_the_last_slide_goes_where_there_is_no_time_for_it() -> None:
    assert "Dasar" not in titles(with_last(sections(of=MOST - 2), "mutu", Slide("Dasar")))
    assert titles(with_last(sections(of=MOST - 3), "mutu", Slide("Dasar")))[-1] == "Dasar"
