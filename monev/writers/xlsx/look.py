"""Colours and measures of the workbook: those of the site's light theme. Pure."""

from __future__ import annotations

from typing import Any

INK, MUTED, BRAND, RULE, SURFACE = "#10202E", "#4C5B69", "#12436D", "#D3DBE3", "#FFFFFF"
TINT, WARN, WARN_INK, WARN_EDGE = "#EAF1F8", "#FFF4D6", "#5C4200", "#D9B64A"

# Widths count letters; a page is at least so wide, which fills A4 across, and seldom wider than is still read there.
PAGE, MOST, FILLER, NARROWEST, WIDEST = 118, 160, 12, 11, 46
# Points of one line of text.
LINE_HEIGHT = 15.0

Look = dict[str, Any]

TITLE: Look = {"bold": True, "font_size": 16, "font_color": BRAND, "text_wrap": True, "valign": "vcenter"}
HEADING: Look = {"bold": True, "font_size": 12, "font_color": BRAND, "text_wrap": True, "valign": "bottom"}
TEXT: Look = {"text_wrap": True, "valign": "top", "font_color": INK}
QUIET: Look = {**TEXT, "font_color": MUTED}
NAME: Look = {**TEXT, "bold": True}
WARNING: Look = {**TEXT, "bold": True, "font_color": WARN_INK, "bg_color": WARN, "border": 1, "border_color": WARN_EDGE}
LINK: Look = {**TEXT, "font_color": BRAND, "underline": 1}
HEAD: Look = {"bold": True, "font_color": SURFACE, "bg_color": BRAND, "text_wrap": True, "valign": "vcenter"}
CELL: Look = {**TEXT, "bottom": 1, "bottom_color": RULE}
HIGHLIGHT: Look = {"bold": True, "bg_color": TINT}
# Months and days in Indonesian, whatever the language of the program.
DATE_FORMATS = {"month": "[$-421]mmmm yyyy", "day": "[$-421]d mmmm yyyy"}


def aside(position: int, *, right: bool) -> Look:
    """Numbers end at the right, what follows them keeps its distance."""
    return {"align": "right"} if right else {"align": "left", "indent": 1 if position else 0}
