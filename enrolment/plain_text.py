"""Text of people on its way into files that spreadsheets open. Pure."""

# A text that starts like this could run as a formula when a spreadsheet opens the file.
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def plain_text(text: str) -> str:
    """One line of printable text that no spreadsheet takes for a formula."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return f"'{line}" if line.startswith(_FORMULA_STARTS) else line
