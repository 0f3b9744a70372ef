"""Tariffs of contributions: added, corrected, ended and withdrawn by rows; never changed; each act told once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from accounts.actions import create_user
from accounts.models import Role, User
from audit.models import AuditEvent
from coverage.actions import ReferenceRefused, add_contribution_rate, end_contribution_rate
from coverage.models import ContributionRate
from coverage.planning.tariff import Funding, Payer, charge
from coverage.selectors import published_identity
from coverage.selectors.tariffs import last_rate, usable_rates
from monev.reference import load_reference
from periods.month import Month
from tests.reading import read_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]

PAGE, ADD = "/data-acuan/tarif/", "/data-acuan/tarif/tambah/"
HOSTILE = "<script>alert(1)</script> =HYPERLINK(1) 🏙️"
JAN = Month(2027, 1)


def fields(**changed: Any) -> dict[str, Any]:
    return {
        "segment": "JAKON",
        "programme": "JKK",
        "sector": "",
        "risk_class": "0",
        "rupiah": "12.500",
        "percent": "",
        "wage_cap": "",
        "valid_from": "2027-01",
        "valid_to": "",
        "legal_basis": "PP 44/2015",
        "regulation": "",
        "source": "https://www.bpjsketenagakerjaan.go.id/",
        "document": "SE-1/2026",
        "is_verified": "on",
        "note": "",
        "after": str(last_rate()),
    } | changed


def jakon(month: Month = JAN) -> int | None:
    return charge(usable_rates(examples=True), Payer("JAKON", Funding.REGIONAL), "JKK", month).amount


def standing(programme: str = "JKK", segment: str = "JAKON") -> ContributionRate:
    rows = ContributionRate.objects.standing()
    return next(row for row in rows if (row.segment, row.programme) == (segment, programme))


def test_a_tariff_becomes_known_with_its_row_its_event_and_a_new_identity(client: Client, fajar: User) -> None:
    client.force_login(fajar)
    before, events = published_identity(), AuditEvent.objects.count()
    assert jakon() is None
    page = read_page(client.post(ADD, fields(), follow=True))
    assert "Tersimpan. Tarif JKK Jasa konstruksi sejak Januari 2027." in page.text
    assert (jakon(), jakon(Month(2026, 12))) == (12_500, None)
    assert published_identity() != before
    assert AuditEvent.objects.count() == events + 1
    row = next(row for row in page.table("Segmen dan program", "Berlaku") if "JAKON" in row["Segmen dan program"])
    assert row["Tarif per orang per bulan"] == "Rp12.500"
    trail = read_page(client.get("/audit/?tindakan=rate-added")).text
    assert (
        "menetapkan tarif iuran JKK segmen JAKON Rp12.500 per orang per bulan yang berlaku sejak Januari 2027" in trail
    )


def test_what_was_not_seen_at_its_source_is_listed_and_not_used(client: Client, fajar: User) -> None:
    client.force_login(fajar)
    page = read_page(client.post(ADD, fields(is_verified=""), follow=True))
    assert "belum diverifikasi, tidak dipakai" in page.text
    assert jakon() is None


def test_pressing_twice_stores_one_row_and_one_event(client: Client, fajar: User) -> None:
    client.force_login(fajar)
    sent = fields()
    client.post(ADD, sent)
    rows, events = ContributionRate.objects.count(), AuditEvent.objects.count()
    answer = client.post(ADD, sent)
    assert answer.status_code == 422
    assert "Daftar tarif sudah berubah sejak halaman ini dibuka" in read_page(answer).text
    assert (ContributionRate.objects.count(), AuditEvent.objects.count()) == (rows, events)


def test_a_correction_is_a_row_with_a_reason_and_the_first_stays(client: Client, fajar: User) -> None:
    client.force_login(fajar)
    client.post(ADD, fields())
    answer = client.post(ADD, fields(rupiah="13.000"))
    assert "tulis alasannya pada catatan, sedikitnya 10 huruf" in read_page(answer).text
    assert jakon() == 12_500
    client.post(ADD, fields(rupiah="13.000", note="Salah ketik pada surat pertama."))
    assert jakon() == 13_000
    assert list(ContributionRate.objects.filter(segment="JAKON").values_list("revision", "rupiah")) == [
        (1, 12_500),
        (2, 13_000),
    ]


def test_a_tariff_ends_and_is_withdrawn_by_rows(client: Client, fajar: User) -> None:
    client.force_login(fajar)
    client.post(ADD, fields())
    row = standing()
    address = f"/data-acuan/tarif/{row.pk}/akhiri/"
    early = {"valid_to": "2026-12", "reason": "Diganti peraturan baru.", "after": last_rate()}
    answer = client.post(address, early)
    assert answer.status_code == 422
    assert "Tarif ini mulai berlaku Januari 2027; bulan akhirnya tidak boleh lebih awal." in read_page(answer).text
    client.post(address, early | {"valid_to": "2027-06"})
    assert (jakon(Month(2027, 6)), jakon(Month(2027, 7))) == (12_500, None)
    row.refresh_from_db()
    assert row.valid_to is None
    again = client.post(address, early | {"valid_to": "2027-03", "after": last_rate()})
    assert "Tarif ini sudah diperbaiki atau dicabut. Buka lagi daftarnya." in read_page(again).text
    last = standing()
    client.post(
        f"/data-acuan/tarif/{last.pk}/akhiri/", {"valid_to": "", "reason": "Keliru sejak awal.", "after": last.pk}
    )
    assert jakon() is None
    told = read_page(client.get("/audit/?tindakan=rate-ended")).text
    assert "mengakhiri tarif iuran JKK segmen JAKON pada Juni 2027, alasan: “Diganti peraturan baru.”" in told
    assert "mencabut tarif iuran JKK segmen JAKON, alasan: “Keliru sejak awal.”" in told


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"percent": "0,24"}, "Isi salah satu: tarif dalam rupiah, atau persen dari upah."),
        ({"rupiah": ""}, "Isi salah satu: tarif dalam rupiah, atau persen dari upah."),
        ({"rupiah": "0"}, "Tarif rupiah harus lebih dari 0."),
        ({"rupiah": "12,5"}, "“12,5” memakai koma."),
        ({"wage_cap": "10.000.000"}, "Batas upah hanya berarti bagi tarif yang berupa persen dari upah."),
        ({"valid_to": "2026-01"}, "Bulan akhir lebih awal dari bulan mulai. Tukar keduanya."),
        ({"document": "  "}, "Bidang ini tidak boleh kosong."),
        ({"segment": "XX"}, "XX"),
        ({"excluded_funding": ["apbx"]}, "“apbx” bukan sumber dana di sini."),
        ({"after": "x' OR 1=1"}, None),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_stored(
    client: Client, fajar: User, changed: dict[str, Any], said: str | None
) -> None:
    client.force_login(fajar)
    rows = ContributionRate.objects.count()
    answer = client.post(ADD, fields(**changed))
    if said is None:  # what is no number is what stands now
        assert answer.status_code == 302
        return
    assert answer.status_code == 422
    assert said in read_page(answer).text
    assert ContributionRate.objects.count() == rows


def test_hostile_text_stays_text(client: Client, fajar: User) -> None:
    client.force_login(fajar)
    client.post(ADD, fields(source=HOSTILE, legal_basis=HOSTILE, note=HOSTILE, document=HOSTILE[:40]))
    for address in (PAGE, "/metodologi/"):
        content = client.get(address).content.decode()
        assert "&lt;script&gt;alert(1)" in content
        assert "<script>alert(1)" not in content


def test_an_auditor_reads_and_changes_nothing(client: Client, fajar: User) -> None:
    auditor = create_user(
        username="gita", full_name="Gita", email="gita@example.org", role=Role.AUDITOR, office=None, by=fajar
    )
    client.force_login(auditor)
    page = read_page(client.get(PAGE))
    assert "Tarif baru" not in page.text
    assert client.post(ADD, fields()).status_code == 403


def test_loading_again_adds_nothing_and_leaves_corrections(fajar: User, reference: Path) -> None:
    row = standing("JKM", "BPU")
    end_contribution_rate(rate=row, valid_to=Month(2028, 12), reason="Diganti PP baru.", after=last_rate(), by=fajar)
    rows = ContributionRate.objects.count()
    assert load_reference(reference)["contribution_rates"] == 0
    assert ContributionRate.objects.count() == rows
    assert charge(usable_rates(examples=True), Payer("BPU", Funding.REGIONAL), "JKM", Month(2029, 1)).amount is None


def test_the_seed_gives_the_known_answer() -> None:
    for month, funding, expected in ((JAN, Funding.REGIONAL, 16_800), (Month(2026, 11), Funding.SELF, 8_400)):
        charges = [
            charge(usable_rates(examples=True), Payer("BPU", funding), programme, month) for programme in ("JKK", "JKM")
        ]
        assert sum(item.amount or 0 for item in charges) == expected
    assert {row.regulation.number for row in ContributionRate.objects.exclude(regulation=None) if row.regulation} == {
        *("PP 44/2015", "PP 45/2015", "PP 50/2025", "PP 37/2021", "PP 6/2025")
    }


def test_nobody_but_the_admin_adds_or_ends(fajar: User, eka: User) -> None:
    from django.core.exceptions import PermissionDenied

    row = standing("JKM", "BPU")
    with pytest.raises(PermissionDenied):
        end_contribution_rate(rate=row, valid_to=None, reason="Keliru sejak awal.", after=last_rate(), by=eka)
    with pytest.raises(ReferenceRefused, match="Isi dasar hukum; tanpa itu tarif tidak dapat ditelusuri."):
        add_contribution_rate(
            segment="PMI",
            programme="JKK",
            rupiah=1,
            valid_from=JAN,
            legal_basis=" ",
            source="x",
            document="x",
            after=last_rate(),
            by=fajar,
        )


def test_the_database_keeps_a_tariff_rupiah_or_percent() -> None:
    row = standing("JKM", "BPU")
    row.pk, row.revision, row.percent = None, 9, 1  # type: ignore[assignment]
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_an_example_account_changes_no_real_tariff(client: Client, fajar: User) -> None:
    example = create_user(username="contoh", full_name="Contoh", email="", role=Role.ADMIN, is_example=True, by=fajar)
    refused = "Akun contoh hanya dapat memperbaiki, mengakhiri, atau mencabut tarif contoh"
    real, before = standing("JKM", "BPU"), ContributionRate.objects.count()
    client.force_login(example)
    same = {"segment": "BPU", "programme": "JKM", "valid_from": str(real.valid_from), "rupiah": "1"}
    answer = client.post(ADD, fields(**same, note="Mencoba memperbaiki tarif."))
    assert refused in read_page(answer).text
    for month in ("", "2027-06"):
        answer = client.post(
            f"/data-acuan/tarif/{real.pk}/akhiri/",
            {"valid_to": month, "reason": "Mencoba mengakhiri tarif.", "after": last_rate()},
        )
        assert refused in read_page(answer).text
    assert (ContributionRate.objects.count(), standing("JKM", "BPU")) == (before, real)
    client.post(ADD, fields())
    client.post(ADD, fields(rupiah="13.000", note="Mencoba memperbaiki contoh."))
    assert jakon() == 13_000
    assert standing().is_example


def test_a_tariff_that_an_example_account_tries_counts_beside_example_figures_only(fajar: User, client: Client) -> None:
    example = create_user(username="contoh", full_name="Contoh", email="", role=Role.ADMIN, is_example=True, by=fajar)
    real = usable_rates(examples=False)
    client.force_login(example)
    client.post(ADD, fields(segment="BPU", programme="JKM", valid_from="2031-03", rupiah="1"))
    assert ContributionRate.objects.filter(is_example=True).count() == 1
    assert usable_rates(examples=False) == real
    assert len(usable_rates(examples=True)) == len(real) + 1


def test_an_example_stays_one_whoever_ends_it(fajar: User, client: Client) -> None:
    example = create_user(username="contoh", full_name="Contoh", email="", role=Role.ADMIN, is_example=True, by=fajar)
    client.force_login(example)
    client.post(ADD, fields())
    tried = ContributionRate.objects.get(is_example=True)
    end_contribution_rate(rate=tried, valid_to=Month(2031, 1), reason="Percobaan selesai.", after=last_rate(), by=fajar)
    assert [row.is_example for row in ContributionRate.objects.order_by("-pk")[:2]] == [True, True]
