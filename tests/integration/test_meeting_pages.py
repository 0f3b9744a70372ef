"""The pages of meetings: recording without a script, reading, agreeing, reporting, and what the public sees of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from enrolment.models import WorkerGroup
from monev.models import Meeting, MeetingFile
from monev.selectors.minutes import minutes_of
from periods import clock
from regions.models import Region
from tests.factories import denominator, released, verified_report
from tests.forms import forms_of
from tests.meetings import DAY, PDF, agreed, draft, everything_of_a_meeting, first_commitment, minutes, stored_file
from tests.reading import read_page

pytestmark = pytest.mark.django_db

RECORD = "/monev/rapat/baru/"
HOSTILE = "<script>alert(1)</script> =HYPERLINK(1) {{ 7|add:7 }} 🏙️"


def typed(**changed: Any) -> dict[str, Any]:
    """What somebody fills in, with one row of each kind and an empty one below."""
    return {
        "title": "Monev triwulan III",
        "region": Region.objects.get(kemendagri_code="18.01").pk,
        "day": "2025-11-18",
        "place": "Kalianda",
        "hosts": "Pemkab Lampung Selatan",
        "chair": "Sekretaris Daerah",
        "release": "",
        "agenda": "Evaluasi\nTindak lanjut",
        "decisions": "RT/RW didahulukan",
        "secretary_title": "Sekretaris Daerah",
        "branch_title": "Kepala Cabang",
        "hadir-baris": "2",
        "hadir-0-office": "Bappeda",
        "hadir-0-persons": "3",
        "serah-baris": "1",
        "serah-0-programme": "JKM",
        "serah-0-cases": "2",
        "serah-0-rupiah": "84.000.000",
        "serah-0-note": "Ahli waris dua peserta",
        "janji-baris": "2",
        "janji-0-action": "Memadankan data RT/RW",
        "janji-0-office": "Dinas PMD",
        "janji-0-group": WorkerGroup.objects.get(code="rt-rw").pk,
        "janji-0-workers": "1.200",
        "janji-0-due": "2025-12-31",
    } | changed


@pytest.fixture
def keeper(client: Client, eka: User) -> Client:
    client.force_login(eka)
    return client


def test_a_meeting_is_recorded_read_and_agreed(keeper: Client, dewi: User) -> None:
    page = read_page(keeper.post(RECORD, typed(), follow=True))
    assert "Konsep notula tersimpan." in page.text
    meeting = Meeting.objects.get(day=DAY)
    address = f"/monev/rapat/{meeting.pk}/"
    assert [row.office for row in minutes_of(meeting).attendances] == ["Bappeda"]
    assert minutes_of(meeting).handovers[0].rupiah == 84_000_000
    reader = Client()
    reader.force_login(dewi)
    assert reader.get(address).status_code == 404
    seen = minutes_of(meeting).fingerprint
    assert "Notula disahkan" in read_page(keeper.post(f"{address}sahkan/", {"dilihat": seen}, follow=True)).text
    text = read_page(reader.get(address)).text
    for words in (
        "Memadankan data RT/RW",
        "Belum ada laporan · terlambat",
        "Tenggat: 31 Desember 2025",
        "Penanggung jawab: Dinas PMD",
        "RT/RW, sasaran 1.200 pekerja",
        "Rp84.000.000",
        "Bappeda",
    ):
        assert words in text, words
    assert "Tambahkan" not in text
    assert "Monev triwulan III" in read_page(reader.get("/monev/")).text


def test_more_rows_come_without_saving_and_keep_what_was_typed(keeper: Client) -> None:
    answer = keeper.post(RECORD, typed(tambah="janji", day="besok"))
    assert answer.status_code == 200
    content = answer.content.decode()
    assert 'name="janji-baris" value="5"' in content
    assert 'name="hadir-baris" value="2"' in content
    assert "janji-4-action" in content
    assert "Memadankan data RT/RW" in content
    assert "bukan tanggal" not in content
    assert not Meeting.objects.filter(day=DAY).exists()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"day": "besok"}, "“besok” bukan tanggal. Tulis tahun-bulan-hari, misalnya 2026-03-05."),
        ({"title": ""}, "Bidang ini tidak boleh kosong."),
        ({"region": "x"}, "Pilih wilayah dari daftar."),
        ({"hadir-0-persons": "tiga"}, "“tiga”"),
        ({"janji-0-office": ""}, "Rencana tindak lanjut baris 1: isi tindakan dan penanggung jawab."),
        ({"serah-0-note": "a.n. Siti"}, "Penyerahan manfaat baris 1, keterangan: “a.n.” menyebut orang."),
        ({"notes": "NIK 1802011212800001"}, "tampak seperti NIK"),
        ({"agenda": "x" * 4001}, "Paling banyak 4000 huruf; sekarang 4001."),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_typed_is_lost(
    keeper: Client, changed: dict[str, Any], sentence: str
) -> None:
    answer = keeper.post(RECORD, typed(**changed))
    assert answer.status_code == 422
    assert sentence in read_page(answer).text
    assert "Memadankan data RT/RW" in answer.content.decode()
    assert not Meeting.objects.filter(day=DAY).exists()


@pytest.mark.parametrize("rows", ["", "x", "-1", "999999", "9" * 400, "²"])
def test_a_forged_number_of_rows_is_no_row_or_the_most_there_are(keeper: Client, rows: str) -> None:
    answer = keeper.post(RECORD, typed(**{"hadir-baris": rows}))
    assert answer.status_code == 302


def test_a_draft_is_shown_again_as_it_was_written(keeper: Client, eka: User) -> None:
    meeting = draft(eka)
    address = f"/monev/rapat/{meeting.pk}/ubah/"
    (form,) = [form for form in forms_of(keeper.get(address).content.decode()) if "title" in form.filled("")]
    assert form
    answer = keeper.post(
        address, typed(title="Monev UCJ triwulan III", dilihat=minutes_of(meeting).fingerprint), follow=True
    )
    assert "Konsep notula tersimpan." in read_page(answer).text
    late = keeper.post(address, typed(title="Judul ketiga", dilihat=minutes().fingerprint))
    assert late.status_code == 422
    assert "baru saja diubah orang lain" in read_page(late).text


def test_pressing_twice_records_one_meeting(keeper: Client) -> None:
    assert keeper.post(RECORD, typed()).status_code == 302
    again = keeper.post(RECORD, typed())
    assert again.status_code == 422
    assert "pada tanggal itu sudah tercatat" in read_page(again).text


def test_a_file_comes_as_an_attachment_of_its_kind(keeper: Client, eka: User, dewi: User) -> None:
    file = stored_file(eka, is_agreed=True)
    answer = keeper.get(f"/monev/berkas/{file.pk}/")
    assert answer.content == PDF
    assert answer.headers["Content-Disposition"] == 'attachment; filename="undangan.pdf"'
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer.headers["Cache-Control"]
    assert Client().get(f"/monev/berkas/{file.pk}/").status_code == 302


def test_a_file_is_put_to_a_meeting_and_taken_away(keeper: Client, eka: User) -> None:
    meeting = agreed(eka)
    address = f"/monev/rapat/{meeting.pk}/berkas/"
    wrong = keeper.post(address, {"title": "Foto", "file": SimpleUploadedFile("foto.svg", b"<svg/>")})
    assert wrong.status_code == 422
    assert "Berkas “foto.svg” berjenis “svg”." in read_page(wrong).text
    good = SimpleUploadedFile("notula.pdf", PDF)
    assert "Berkas tersimpan." in read_page(keeper.post(address, {"title": "Notula", "file": good}, follow=True)).text
    kept = MeetingFile.objects.get(meeting=meeting)
    refused = keeper.post(f"/monev/berkas-rapat/{kept.pk}/tarik/", {"alasan": "Salah."})
    assert refused.status_code == 422
    assert "Tulis alasan penarikan, 10 sampai 300 huruf." in read_page(refused).text
    assert 'value="Salah."' in refused.content.decode()
    gone = keeper.post(f"/monev/berkas-rapat/{kept.pk}/tarik/", {"alasan": "Memuat data pribadi."}, follow=True)
    assert "Memuat data pribadi." in read_page(gone).text
    assert keeper.get(f"/monev/berkas/{kept.file_id}/").status_code == 404


def test_progress_is_reported_with_evidence(keeper: Client, eka: User) -> None:
    commitment = first_commitment(agreed(eka))
    address = f"/monev/tindak-lanjut/{commitment.pk}/"
    report = {"progress": "selesai", "day": "2025-11-20", "note": "Semua kecamatan selesai.", "evidence": "BA 7/2025"}
    early = keeper.post(address, report | {"day": "2025-11-01"})
    assert early.status_code == 422
    assert "mendahului rapatnya" in read_page(early).text
    assert "Semua kecamatan selesai." in early.content.decode()
    text = read_page(keeper.post(address, report | {"file": SimpleUploadedFile("ba.pdf", PDF)}, follow=True)).text
    for words in ("Selesai per 20 November 2025", "Semua kecamatan selesai.", "Bukti: BA 7/2025", "ba.pdf"):
        assert words in text, words
    assert keeper.post(address, report).status_code == 422


def test_hostile_text_stays_text_on_every_page(keeper: Client, eka: User) -> None:
    texts = dict.fromkeys(
        ("title", "place", "hosts", "chair", "agenda", "figures_said", "obstacles", "decisions", "notes", "source"),
        HOSTILE,
    )
    rows = {"hadir-0-office": HOSTILE, "janji-0-action": HOSTILE, "janji-0-office": HOSTILE, "janji-0-support": HOSTILE}
    keeper.post(RECORD, typed(**texts, **rows, **{"serah-0-note": HOSTILE, "janji-0-output": HOSTILE}))
    meeting = Meeting.objects.get(day=DAY)
    keeper.post(f"/monev/rapat/{meeting.pk}/sahkan/", {"dilihat": minutes_of(meeting).fingerprint})
    keeper.post(f"/monev/rapat/{meeting.pk}/tambahan/", {"text": HOSTILE})
    commitment = first_commitment(meeting)
    keeper.post(
        f"/monev/tindak-lanjut/{commitment.pk}/",
        {"progress": "berjalan", "day": "2025-11-20", "note": HOSTILE, "evidence": HOSTILE},
    )
    for address in (
        "/monev/",
        f"/monev/rapat/{meeting.pk}/",
        "/monev/tindak-lanjut/?tampil=semua",
        f"/monev/tindak-lanjut/{commitment.pk}/",
    ):
        content = keeper.get(address).content.decode()
        assert "&lt;script&gt;alert(1)" in content, address
        assert "<script>alert(1)" not in content, address
        assert "{{ 7|add:7 }}" in content, address


def test_the_public_page_of_an_area_shows_what_is_open_from_agreed_minutes_only(fajar: User) -> None:
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    released(by=fajar)
    address = "/wilayah/lampung-selatan/"
    assert "Belum ada rencana tindak lanjut yang disepakati" in read_page(Client().get(address)).text
    draft(fajar, title="Konsep saja")
    assert "Memadankan data RT/RW" not in read_page(Client().get(address)).text
    agreed(fajar)
    # The finished page that was kept is not shown any more.
    text = read_page(Client().get(address)).text
    assert "2 masih terbuka, 0 selesai" in text
    assert "Memadankan data RT/RW" in text
    assert "Dinas PMD" in text
    assert "Memadankan data RT/RW" not in read_page(Client().get("/wilayah/metro/")).text


def test_how_late_something_is_changes_at_midnight_although_pages_are_kept(fajar: User) -> None:
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    released(by=fajar)
    agreed(fajar)
    today = clock.now()
    days = (today.date() - date(2025, 12, 31)).days

    def shown() -> str:
        return read_page(Client().get("/wilayah/lampung-selatan/")).text

    with clock.standing_at(datetime(today.year, today.month, today.day, 5, tzinfo=UTC)):
        assert f"terlambat {days} hari" in shown()
    with clock.standing_at(datetime(today.year, today.month, today.day, 5, tzinfo=UTC) + timedelta(days=1)):
        assert f"terlambat {days + 1} hari" in shown()


@pytest.mark.parametrize("query", ["?wilayah=jakarta", "?wilayah=<script>", "?tampil=x", f"?wilayah={'x' * 3000}"])
def test_a_wrong_choice_in_the_address_shows_everything(query: str, keeper: Client, eka: User) -> None:
    everything_of_a_meeting(eka)
    for page in ("/monev/", "/monev/tindak-lanjut/"):
        answer = keeper.get(page + query)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()
    assert "Monev UCJ triwulan III" in read_page(keeper.get(f"/monev/{query}")).text
