"""Which files are kept: size, name and first bytes decide; nothing is unpacked."""

from __future__ import annotations

import io
import zipfile

import pytest

from monev.uploads import LONGEST_NAME, SIZE_LIMIT, UploadRefused, judge_upload
from tests.meetings import PDF, office_file

JPG, PNG = b"\xff\xd8\xff\xe0" + b"0" * 20, b"\x89PNG\r\n\x1a\n" + b"0" * 20
DOCX = office_file("[Content_Types].xml", "word/document.xml")
XLSX = office_file("[Content_Types].xml", "xl/workbook.xml")
PPTX = office_file("[Content_Types].xml", "ppt/presentation.xml")


def open_document(kind: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", "<a/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("notula.pdf", PDF, "application/pdf"),
        ("NOTULA.PDF", PDF, "application/pdf"),
        ("foto.jpg", JPG, "image/jpeg"),
        ("foto.jpeg", JPG, "image/jpeg"),
        ("foto.png", PNG, "image/png"),
        ("notula.docx", DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("hadir.xlsx", XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("paparan.pptx", PPTX, "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ("notula.odt", open_document("text"), "application/vnd.oasis.opendocument.text"),
        ("hadir.ods", open_document("spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet"),
    ],
)
def test_what_a_meeting_brings_is_kept(name: str, content: bytes, kind: str) -> None:
    judged = judge_upload(name, content)
    assert (judged.name, judged.media_type) == (name, kind)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("notula.exe", b"MZ", "Berkas “notula.exe” berjenis “exe”. Unggah PDF, DOCX, XLSX, PPTX, ODT, ODS, JPG"),
        ("notula.pdf.exe", PDF, "berjenis “exe”"),
        ("gambar.svg", b"<svg/>", "berjenis “svg”"),
        ("halaman.html", b"<html>", "berjenis “html”"),
        ("arsip.zip", DOCX, "berjenis “zip”"),
        ("notula", PDF, "tidak punya akhiran nama"),
        ("notula.docm", DOCX, "dapat berisi makro. Simpan sebagai DOCX, XLSX, atau PPTX"),
        ("hadir.xlsm", XLSX, "dapat berisi makro"),
        ("notula.pdf", b"<html><script>", "isinya bukan PDF. Periksa berkasnya"),
        ("foto.png", JPG, "isinya bukan PNG"),
        ("foto.jpg", b"GIF89a", "isinya bukan JPG"),
        ("notula.docx", XLSX, "isinya bukan DOCX"),
        ("notula.docx", b"PK\x03\x04 dan lalu apa saja", "isinya bukan DOCX"),
        ("notula.odt", open_document("spreadsheet"), "isinya bukan ODT"),
        ("notula.docx", office_file("word/document.xml", "word/vbaProject.bin"), "berisi makro. Simpan tanpa makro"),
        ("notula.pdf", b"", "kosong. Pilih berkas yang berisi."),
        ("notula.pdf", PDF + b"0" * SIZE_LIMIT, "berukuran 5,0 MB, lebih dari 5 MB. Perkecil atau bagi berkasnya."),
    ],
)
def test_everything_else_is_refused_with_its_name_the_reason_and_the_way(
    name: str, content: bytes, reason: str
) -> None:
    with pytest.raises(UploadRefused) as refused:
        judge_upload(name, content)
    assert str(refused.value).startswith(f"Berkas “{name}” ")
    assert reason in str(refused.value)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Rapat\\notula.pdf", "notula.pdf"),
        ("../../etc/notula.pdf", "notula.pdf"),
        ("notula\u202efdp.pdf", "notula fdp.pdf"),
        ("no\x00tu\nla.pdf", "no tu la.pdf"),
        ("n" * 400 + ".pdf", "n" * (LONGEST_NAME - 4) + ".pdf"),
    ],
)
def test_a_name_keeps_its_visible_letters_only(given: str, kept: str) -> None:
    assert judge_upload(given, PDF).name == kept


def test_a_bomb_is_not_unpacked() -> None:
    """A part that says of itself that it holds petabytes is only listed."""
    bomb = bytearray(DOCX)
    central = bomb.find(b"PK\x01\x02")
    bomb[central + 24 : central + 28] = b"\xff\xff\xff\xfe"
    assert judge_upload("notula.docx", bytes(bomb)).name == "notula.docx"
