"""A plan of contributions as a workbook whose sums are formulas: what is typed over is worked out anew. Pure.

Every formula carries the value of the page, for viewers that work out nothing.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from coverage.narrative import contributions as words
from coverage.plan_workbook.frame import CONTENT_TYPE, Draft, PlanDocument, spells_of, write_facts
from coverage.plan_workbook.inputs import write_areas, write_lines, write_rates
from coverage.plan_workbook.sums import write_months, write_result
from coverage.planning.plan import PlanCost
from coverage.planning.tariff import Rate

__all__ = ["CONTENT_TYPE", "PlanDocument", "write_plan"]

HOW_TO = (
    "Sel kuning boleh diubah: pekerja, bulan mulai, lama, dan upah pada lembar Asumsi; tarif pada lembar Tarif. Lembar"
    " lain menghitung ulang sendiri. Bulan mulai tidak dapat lebih awal dari baris pertama lembar Iuran per bulan.",
    "Sel iuran yang kosong berarti tarifnya belum diketahui; jumlah yang memuatnya"
    " ditulis sebagian, bukan dihitung nol.",
)


def write_plan(cost: PlanCost, rates: Sequence[Rate], document: PlanDocument) -> bytes:
    """The workbook; its numbers are those of the page as long as nobody types."""
    # Only the process that writes a workbook pays for it.
    import xlsxwriter

    file = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    book = xlsxwriter.Workbook(file, options)
    book.set_properties({"title": f"{words.SIMULATION}: rencana iuran {document.area}", "comments": words.SIMULATION})
    draft = Draft(book, cost, document, spells_of(cost, rates))
    facts = [("Simulasi", f"{words.SIMULATION}. {words.plan_headline(cost)}"), *document.about]
    facts += [("Cara memakai", text) for text in HOW_TO]
    facts += [("Anggapan", text) for text in document.assumptions]
    facts += [("Peringatan", text) for text in document.warnings]
    write_facts(draft, facts)
    write_lines(draft)
    write_rates(draft)
    write_months(draft)
    write_result(draft)
    write_areas(draft)
    book.close()
    return file.getvalue()
