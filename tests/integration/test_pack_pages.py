"""Asking for a pack, watching it, taking it along, and checking what somebody handed on."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django_q.models import OrmQ

from accounts.models import User
from coverage.models import Release
from monev.forms.packs import LARGEST_CHECKED
from monev.jobs import write_file
from monev.models import Pack, PackFile
from monev.selectors.packs import whole_pack
from periods import clock
from regions.models import Region
from tests.factories import denominator, released, verified_report
from tests.reading import read_page
from tests.registers import draft_meeting

pytestmark = pytest.mark.django_db

MAKE = "/monev/paket/buat/"
CHECK = "/monev/periksa-berkas/"


@pytest.fixture
def release(fajar: User) -> Release:
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    return released(by=fajar)


@pytest.fixture
def reader(client: Client, dewi: User, release: Release) -> Client:
    client.force_login(dewi)
    return client


def send(client: Client, shown: Release, **changed: object) -> HttpResponse:
    area = Region.objects.get(slug="lampung-selatan")
    filled = {"release": shown.pk, "regions": [area.pk], "span": "bulan", "meeting": "", "formats": ["xlsx", "csv"]}
    return client.post(MAKE, {**filled, **changed})


def write_all(pack: Pack) -> None:
    while entry := OrmQ.objects.order_by("pk").first():
        number = entry.task["args"][0]
        entry.delete()
        write_file(number)


def test_the_address_from_a_page_chooses_its_area_and_its_release(reader: Client, release: Release) -> None:
    page = read_page(reader.get(f"{MAKE}?wilayah=lampung-selatan&rilis={release.label}"))
    chosen = [tag for tag in page.tags("input") if "checked" in tag]
    area = Region.objects.get(slug="lampung-selatan")
    assert ("regions", str(area.pk)) in [(tag["name"], tag["value"]) for tag in chosen]
    assert {tag["value"] for tag in chosen if tag["name"] == "formats"} == {"pdf", "docx", "pptx", "xlsx", "csv"}


@pytest.mark.parametrize("query", ["wilayah=jakarta", "rilis=1999-01.1", "rapat=%C2%B2", "rapat=999999999999", "x=1"])
def test_an_odd_address_still_opens_the_form(reader: Client, query: str) -> None:
    assert reader.get(f"{MAKE}?{query}").status_code == 200


def test_a_pack_is_asked_for_watched_and_taken_along(reader: Client, release: Release) -> None:
    answer = send(reader, release)
    pack = Pack.objects.get()
    detail = f"/monev/paket/{pack.pk}/"
    assert answer.headers["Location"] == detail
    assert "0 dari 2 berkas selesai" in read_page(reader.get(detail)).text
    assert reader.get(f"{detail}semua.zip").status_code == 404
    write_all(pack)
    page = read_page(reader.get(detail))
    assert "2 dari 2 berkas selesai" in page.text
    assert f"{detail}semua.zip" in page.links
    for form in ("xlsx", "csv"):
        assert f"{detail}{form}/" in page.links
    whole = reader.get(f"{detail}semua.zip")
    assert "attachment" in whole.headers["Content-Disposition"]
    assert "manifest.json" in zipfile.ZipFile(io.BytesIO(whole.content)).namelist()


def test_a_format_that_failed_is_tried_again_from_its_page(reader: Client, release: Release) -> None:
    send(reader, release)
    pack = Pack.objects.get()
    detail = f"/monev/paket/{pack.pk}/"
    assert "Coba lagi" not in read_page(reader.get(detail)).text
    PackFile.objects.filter(pack=pack).update(failure="Penulisan terhenti.", finished_at=clock.now())
    OrmQ.objects.all().delete()
    page = read_page(reader.get(detail))
    again = next(tag["formaction"] for tag in page.tags("button") if tag.get("formaction", "").endswith("xlsx/lagi/"))
    assert "ditulis lagi" in read_page(reader.post(again, follow=True)).text
    assert "Excel (XLSX) sudah menunggu giliran" in read_page(reader.post(again, follow=True)).text
    write_all(pack)
    assert "1 dari 2 berkas selesai" in read_page(reader.get(detail)).text
    assert reader.post(f"{detail}pdf/lagi/").status_code == 404


def test_a_second_click_asks_for_the_same_pack(reader: Client, release: Release) -> None:
    assert send(reader, release).headers["Location"] == send(reader, release).headers["Location"]
    assert Pack.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"formats": []}, "Pilih sedikitnya satu format."),
        ({"formats": ["exe"]}, "“exe” bukan format paket."),
        ({"regions": ["999999"]}, "“999999” bukan wilayah di sini."),
        ({"regions": ["<b>"]}, "“<b>” bukan wilayah."),
        ({"span": "abad"}, "abad"),
        ({"release": "0"}, "Rilis"),
    ],
)
def test_what_cannot_be_made_is_said_beside_its_field(
    reader: Client, release: Release, changed: dict[str, object], sentence: str
) -> None:
    answer = send(reader, release, **changed)
    assert answer.status_code == 422
    assert sentence in read_page(answer).text
    assert not Pack.objects.exists()


def test_everybody_with_an_account_sees_the_list(reader: Client, release: Release, client: Client, ani: User) -> None:
    send(reader, release)
    client.force_login(ani)
    page = read_page(client.get("/monev/paket/"))
    assert "Kabupaten Lampung Selatan" in page.text
    assert "0 dari 2 selesai" in page.text


def test_a_file_that_was_handed_on_is_checked_by_anybody(reader: Client, release: Release) -> None:
    send(reader, release)
    pack = Pack.objects.get()
    write_all(pack)
    stranger = Client()
    content = bytes(pack.files.get(form="xlsx").content or b"")
    for sent, sentence in (
        (content, "Sama dengan yang dibuat"),
        (content + b" ", "tidak dibuat di sini, atau isinya sudah berubah"),
        (whole_pack(pack), "Semua 2 berkas sama dengan yang dibuat"),
        (b"PK\x03\x04 broken", "tidak dibuat di sini, atau isinya sudah berubah"),
    ):
        answer = stranger.post(CHECK, {"file": SimpleUploadedFile("berkas.xlsx", sent)})
        assert sentence in read_page(answer).text


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (None, "Pilih berkas yang akan diperiksa."),
        (SimpleUploadedFile("kosong.pdf", b""), "Berkas ini kosong."),
        (SimpleUploadedFile("besar.pdf", b"x" * (LARGEST_CHECKED + 1)), "lebih besar dari 20 MB"),
    ],
)
def test_what_cannot_be_checked_says_why(
    client: Client, reference: object, file: SimpleUploadedFile | None, sentence: str
) -> None:
    answer = client.post(CHECK, {"file": file} if file else {})
    assert answer.status_code == 422
    assert sentence in read_page(answer).text


def test_without_a_release_there_is_nothing_to_make(client: Client, dewi: User) -> None:
    client.force_login(dewi)
    assert "Belum ada rilis" in read_page(client.get(MAKE)).text


def test_a_pack_of_a_draft_is_only_there_for_those_who_may_read_the_draft(
    client: Client, release: Release, eka: User, dewi: User
) -> None:
    meeting = draft_meeting(release, eka)
    client.force_login(eka)
    area = Region.objects.get(slug="lampung-selatan")
    send(client, release, meeting=meeting.pk, regions=[area.pk], formats=["csv"])
    pack = Pack.objects.get()
    write_all(pack)
    addresses = [f"/monev/paket/{pack.pk}/{rest}" for rest in ("", "csv/", "semua.zip")]
    assert [client.get(address).status_code for address in addresses] == [200, 200, 200]
    client.force_login(dewi)
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
    assert client.post(f"/monev/paket/{pack.pk}/csv/lagi/").status_code == 404
    assert f"/monev/paket/{pack.pk}/" not in read_page(client.get("/monev/paket/")).links
