"""Texts on their way into office files: what XML cannot hold, or what would turn other words round, is shown. Pure."""

import re

# Controls, halves of letters, non-characters, and the marks that make what follows run from right to left.
_NO_LETTER = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile(r"[\t\n\r\x0b\x0c\x85\u2028\u2029]+")


def plain(text: str) -> str:
    """The text on one line, letter for letter; a box stands for each letter that no file may hold."""
    return _NO_LETTER.sub("\ufffd", _BREAK.sub(" ", text))
