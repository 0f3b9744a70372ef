"""Whatever people are called and whatever offices write, a receipt stays the same document."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from enrolment.receipt_document import FONTS, SOURCE, Block, Document, Figure, inputs_of, receipt_pdf

AT = datetime(2026, 11, 24, 16, 2, tzinfo=UTC)
HOSTILE = st.one_of(
    st.text(max_size=200),
    st.sampled_from(
        [
            '#read("/etc/passwd")',
            "#pagebreak()",
            "= Judul",
            '"})#pagebreak()',
            "]#pagebreak()[",
            "*tebal* _miring_ $x^2$ `kode` \\ // /* ",
            "#{panic()}",
            "</table><script>alert(1)</script>",
            '=HYPERLINK("http://x","y")',
            "W" * 10_000,
            "😀" * 50,
        ]
    ),
)


def document(text: str) -> Document:
    return Document(
        house=text,
        number=text,
        facts=((text, text), ("Wilayah", text)),
        fingerprint=text,
        proof=text,
        blocks=(Block(text, text, (Figure(text, text, "strong"), Figure(text, text), Figure(text, text, "total"))),),
        address=text,
        notice=f"!{text}",
    )


def structure(text: str) -> list[str]:
    """What the document is made of: headings, tables, cells, and whatever markup a text could have smuggled in."""
    made = typst.query(
        SOURCE.encode(),
        "selector(heading).or(table).or(raw).or(math.equation).or(link).or(strong).or(emph).or(outline)",
        sys_inputs=inputs_of(document(text)),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
    )
    found = json.loads(made)
    return [element["func"] for element in found] + [
        str(len(element["children"])) for element in found if "children" in element
    ]


@settings(max_examples=30)
@given(HOSTILE)
def test_no_text_changes_what_the_document_is_made_of(text: str) -> None:
    assert structure(text) == structure("Kabupaten") == ["heading", "heading", "heading", "table", "7"]


@settings(max_examples=30)
@given(HOSTILE)
def test_every_text_can_be_printed_and_twice_the_same(text: str) -> None:
    pdf = receipt_pdf(document(text), AT)
    assert pdf.startswith(b"%PDF-")
    assert receipt_pdf(document(text), AT) == pdf


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc")), max_size=300))
def test_texts_reach_the_source_unchanged_but_for_places_to_break(text: str) -> None:
    (figure, *_) = json.loads(inputs_of(document(text))["data"])["blocks"][0]["figures"]
    assert figure["label"].replace("\u200b", "") == text.replace("\u200b", "").replace("\ufffe", "\ufffd").replace(
        "\uffff", "\ufffd"
    )
