"""Whatever people type into a report, it is set, and stays a document that can be read aloud."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coverage.charts.records import Column, DataTable, Row
from monev.document import Section, Table, Words
from monev.writers.csv import write_csv_zip
from monev.writers.pdf import write_pdf
from tests.document_examples import example_document

pytestmark = pytest.mark.slow


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_whatever_is_typed_makes_a_report(text: str) -> None:
    columns = (Column("words", text), Column("number", "Jumlah", "count"))
    table = Table("t", text, DataTable(columns, (Row((text, 1)),)), note=text)
    document = replace(example_document(), sections=(Section("satu", text, (Words((text,)), table)),))
    assert b"pdfuaid" in write_pdf(document)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_whatever_is_typed_makes_files_of_figures(text: str) -> None:
    document = example_document()
    rows = tuple(replace(row, region=text, status=text) for row in document.observations[:3])
    assert write_csv_zip(replace(document, observations=rows))
