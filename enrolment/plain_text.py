"""Text of people on its way into files that spreadsheets open. Pure."""

# A text that starts like this could run as a formula when a spreadsheet opens the file.
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def plain_text(text: str) -> str:
    """One line of printable text that no spreadsheet takes for a formula."""
    line = printable_line(text)
    return f"'{line}" if could_run(line) else line


def printable_line(text: str) -> str:
    """The same letters on one line, without what is not printable."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def could_run(line: str) -> bool:
    """Would a spreadsheet into which somebody types this take it for a formula?"""
    return line.startswith(_FORMULA_STARTS)
