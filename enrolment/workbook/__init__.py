"""The month of an office as a workbook: written with what is known, read back and compared. Pure.

What a file is for, its fingerprint decides before anything else; a row is found by the codes of its area and line,
never by its place.
"""

from enrolment.workbook.comparing import AreaChanges, Change, Noticed, Overtaken, Preview, compare
from enrolment.workbook.faults import Fault, write_faults_csv, write_faults_xlsx
from enrolment.workbook.fingerprint import VERSION, Fingerprint
from enrolment.workbook.keeping import as_plain, from_plain
from enrolment.workbook.reading import Reading, read_workbook
from enrolment.workbook.template import Area, Book, Stored, table
from enrolment.workbook.writing import file_name, write_workbook

__all__ = [
    "VERSION",
    "Area",
    "AreaChanges",
    "Book",
    "Change",
    "Fault",
    "Fingerprint",
    "Noticed",
    "Overtaken",
    "Preview",
    "Reading",
    "Stored",
    "as_plain",
    "compare",
    "file_name",
    "from_plain",
    "read_workbook",
    "table",
    "write_faults_csv",
    "write_faults_xlsx",
    "write_workbook",
]
