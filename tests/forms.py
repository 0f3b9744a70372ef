"""The forms of a page as a browser would send them: every field with what it holds, or with what somebody types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

WRITTEN_INTO = ("text", "search", "email", "tel", "url", "")
NOT_SENT = ("submit", "button", "image", "reset", "file")


@dataclass
class Form:
    """``fields`` holds what the page filled in; ``written`` the names of those that take any text,
    ``counted`` those of them that ask for a number.
    """

    action: str
    method: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    written: set[str] = field(default_factory=set)
    counted: set[str] = field(default_factory=set)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def filled(self, text: str) -> dict[str, list[str]]:
        """What is sent when somebody writes ``text`` wherever he can."""
        sent: dict[str, list[str]] = {}
        for name, value in self.fields:
            sent.setdefault(name, []).append(text if name in self.written else value)
        return sent


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.select: str | None = None
        self.options: list[tuple[str, bool]] = []
        self.text: str | None = None
        self.held: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.form = Form(given.get("action", ""), given.get("method", "get").lower())
            self.forms.append(self.form)
        if self.form is None:
            return
        name, kind = given.get("name", ""), given.get("type", "").lower()
        if tag == "button" and name:
            self.form.buttons.append((name, given.get("value", "")))
        elif tag == "input" and name and kind not in NOT_SENT:
            if kind in ("checkbox", "radio") and "checked" not in given:
                return
            self.form.fields.append((name, given.get("value", "on" if kind in ("checkbox", "radio") else "")))
            if kind in WRITTEN_INTO:
                self.form.written.add(name)
                if given.get("inputmode") == "numeric":
                    self.form.counted.add(name)
        elif tag == "select" and name:
            self.select, self.options = name, []
        elif tag == "option" and self.select:
            self.options.append((given.get("value", ""), "selected" in given))
        elif tag == "textarea" and name:
            self.text, self.held = name, []

    def handle_data(self, data: str) -> None:
        if self.text is not None:
            self.held.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        if self.form is None:
            return
        if tag == "select" and self.select:
            chosen = [value for value, selected in self.options if selected]
            first = [value for value, _ in self.options if value] or [value for value, _ in self.options]
            self.form.fields += [(self.select, value) for value in (chosen or first[:1])]
            self.select = None
        elif tag == "textarea" and self.text is not None:
            self.form.fields.append((self.text, "".join(self.held).removeprefix("\n")))
            self.form.written.add(self.text)
            self.text = None


def forms_of(page: str, method: str = "post") -> Iterator[Form]:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return (form for form in reader.forms if form.method == method)
