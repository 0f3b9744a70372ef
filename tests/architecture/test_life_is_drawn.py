"""The page about the life of a report says what the table in the code says."""

from pathlib import Path

from enrolment.life_in_words import life_page
from enrolment.workflow import LIFE, Status

PAGE = Path(__file__).resolve().parents[2] / "docs" / "alur-pengajuan.md"


def test_the_page_is_the_one_that_the_table_draws() -> None:
    assert PAGE.read_text(encoding="utf-8") == life_page(), "run: manage.py draw_life"


def test_the_picture_has_an_arrow_for_every_line_and_a_box_for_every_status() -> None:
    lines = life_page().splitlines()
    assert len([line for line in lines if " --> " in line]) == len(LIFE)
    assert all(f'    state "{status.label}" as {status}' in lines for status in Status)
