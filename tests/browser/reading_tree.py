"""What a screen reader is told: Chromium's accessibility tree as plain records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlsplit

from tests.browser.visiting import Visit

LANDMARKS = {"banner", "main", "contentinfo", "navigation", "region", "complementary", "search"}
ONLY_ONCE = ("banner", "main", "contentinfo")
PICTURES = {"image", "img", "graphics-document", "graphics-symbol"}
CONTROLS = {"link", "button", "checkbox", "radio", "combobox", "textbox", "searchbox", "spinbutton", "slider", "tab"}
CONTROLS |= {"DisclosureTriangle", "switch", "listbox", "menuitem"}
# Words that do not say where a link leads when they are heard alone.
VAGUE = {"di sini", "klik di sini", "klik", "selengkapnya", "lihat", "lihat di sini", "ganti", "detail", "rincian"}
VAGUE |= {"buka", "baca", "baca selengkapnya", "tautan", "ini", "lainnya", "lanjut", "berikut", "sini", "↗", "#"}


@dataclass(frozen=True)
class Node:
    """``url`` is where a link leads, ``level`` that of a heading; ``inside`` are the roles around it, ``place`` is the
    nearest landmark's name."""

    role: str
    name: str
    level: int = 0
    url: str = ""
    inside: tuple[str, ...] = ()
    place: str = ""


def heard(visited: Visit) -> list[Node]:
    """All that is announced, in the order of reading."""
    session = visited.context.new_cdp_session(visited.page)
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()
    root = next(node for node in nodes.values() if "parentId" not in node)

    def walk(node: dict, inside: tuple[str, ...], place: str) -> Iterator[Node]:
        if not node["ignored"]:
            role, name = node["role"]["value"], " ".join(str(node.get("name", {}).get("value", "")).split())
            facts = {fact["name"]: fact["value"].get("value") for fact in node.get("properties", ())}
            level = facts.get("level", 0) if role == "heading" else 0
            yield Node(role, name, level, facts.get("url") or "", inside, place)
            inside, place = (*inside, role), name if role in LANDMARKS else place
        for child in node.get("childIds", ()):
            if child in nodes:
                yield from walk(nodes[child], inside, place)

    return list(walk(root, (), ""))


def troubles(nodes: list[Node]) -> list[str]:
    """What would leave a listener lost."""
    return [*heading_troubles(nodes), *landmark_troubles(nodes), *name_troubles(nodes), *link_troubles(nodes)]


def heading_troubles(nodes: list[Node]) -> Iterator[str]:
    headings = [node for node in nodes if node.role == "heading"]
    if [node.level for node in headings].count(1) != 1 or headings[0].level != 1:
        yield f"headings of level 1: {[node.name for node in headings if node.level == 1]}, first {headings[:1]}"
    for before, after in pairwise(headings):
        if after.level > before.level + 1:
            yield f"heading “{after.name}” of level {after.level} after one of level {before.level}"
    for heading in headings:
        if not heading.name:
            yield f"a heading of level {heading.level} without words"


def landmark_troubles(nodes: list[Node]) -> Iterator[str]:
    landmarks = [node for node in nodes if node.role in LANDMARKS]
    for role in ONLY_ONCE:
        number = [node.role for node in landmarks].count(role)
        if number != 1:
            yield f"{number} times the landmark {role}"
    named = [(node.role, node.name) for node in landmarks if node.role not in ONLY_ONCE]
    for role, name in named:
        if not name:
            yield f"a landmark {role} without a name"
    for role, name in sorted({pair for pair in named if pair[1] and named.count(pair) > 1}):
        yield f"{named.count((role, name))} landmarks {role} named “{name}”"


def name_troubles(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        if node.role in PICTURES | CONTROLS | {"figure"} and not node.name:
            yield f"{node.role} without a name"
        # A table that is all of a named region is announced by it.
        if node.role == "table" and not node.name and not (node.inside[-1:] == ("region",) and node.place):
            yield f"table without a name in “{node.place}”"


def link_troubles(nodes: list[Node]) -> Iterator[str]:
    """Words that say nothing, and the same words for two pages; the row of a table tells its links apart."""
    own = urlsplit(nodes[0].url).netloc
    places: dict[str, set[str]] = {}
    for node in nodes:
        if node.role == "link":
            if "row" not in node.inside and urlsplit(node.url).netloc == own:
                places.setdefault(node.name, set()).add(node.url)
            if node.name.strip(" .…→").casefold() in VAGUE:
                yield f"the link “{node.name}” does not say where it leads"
    for name, urls in places.items():
        if len(urls) > 1:
            yield f"“{name}” leads to {sorted(urls)[:3]}"
