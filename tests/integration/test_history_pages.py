"""Riwayat: who did what when, in plain sentences, for those whom it concerns."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.actions import create_user
from accounts.models import BranchOffice, Role, User
from audit import trail
from enrolment import actions
from enrolment.actions import CellChange
from enrolment.cells import Cell, Entry
from enrolment.models import Obligation, Submission
from enrolment.workflow import Status
from periods import clock
from tests.factories import REASON, denominator, released, revise, submission_at, verified_report
from tests.reading import read_page

pytestmark = pytest.mark.django_db

PU, JHT, RT_RW = Cell("PU", "peserta"), Cell("PU", "JHT"), Cell("rt-rw", "peserta")
HOSTILE = '<script>alert(1)</script> =HYPERLINK("http://x") 🏙️ {% now %} ' + "panjang" * 20


def save(obligation: Obligation, by: User, *cells: tuple[Cell, int], note: str | None = None) -> Submission:
    known = {row.cell: row.version for s in obligation.submissions.all() for row in s.cells.all()}
    actions.save_cells(
        obligation=obligation,
        changes=[CellChange(cell, known.get(str(cell), 0), Entry(number), note) for cell, number in cells],
        by=by,
    )
    return obligation.submissions.latest("revision")


def visit(client: Client, person: User | None, address: str) -> Any:
    client.logout()
    if person:
        client.force_login(person)
    return client.get(address)


def history(submission: Submission, cell: str = "") -> str:
    address = reverse("enrolment:submission-history", args=[submission.pk])
    return f"{address}?sel={cell}" if cell else address


def test_the_address_is_indonesian(obligation: Obligation, ani: User) -> None:
    submission = save(obligation, ani, (PU, 70_980))
    assert history(submission) == f"/pengajuan/{submission.pk}/riwayat/"


def test_a_report_tells_its_history_newest_first(client: Client, obligation: Obligation, ani: User, budi: User) -> None:
    submission = submission_at(Status.RETURNED, obligation=obligation, entry=ani, verifier=budi)
    save(obligation, ani, (PU, 71_240))
    text = read_page(visit(client, budi, history(submission))).text
    sentences = [
        "Ani menyimpan sel PU – peserta: 71.240 (sebelumnya 60.000).",
        f"Budi mengembalikan laporan dengan alasan: “{REASON}”",
        "Ani mengajukan laporan, tanda terima",
        "Ani menyimpan seluruh angka laporan",
        "Ani mulai mengisi laporan.",
    ]
    places = [text.index(sentence) for sentence in sentences]
    assert places == sorted(places)
    assert "WIB" in text


def test_the_history_of_a_cell_goes_through_all_revisions_and_leaves_out_the_others(
    client: Client, obligation: Obligation, ani: User, budi: User
) -> None:
    first = save(obligation, ani, (PU, 70_980), (JHT, 60_000), (RT_RW, 5))
    save(obligation, ani, (PU, 71_240))
    text = read_page(visit(client, ani, history(first, "PU.peserta"))).text
    assert "Riwayat sel PU – peserta" in text
    assert "Ani menyimpan sel PU – peserta: 71.240 (sebelumnya 70.980)." in text
    assert "Ani menyimpan sel PU – peserta: 70.980 (sebelumnya kosong)." in text
    assert "JHT" not in text
    assert "RT/RW – peserta: 5" in read_page(visit(client, ani, history(first))).text
    assert "Riwayat sel RT/RW – peserta" in read_page(visit(client, ani, history(first, "rt-rw.peserta"))).text


def test_revisions_lead_to_each_other(client: Client, obligation: Obligation, ani: User, budi: User) -> None:
    first = submission_at(Status.VERIFIED, obligation=obligation, entry=ani, verifier=budi)
    second = revise(obligation=obligation, entry=ani, verifier=budi)
    page = read_page(visit(client, ani, history(first)))
    assert history(second) in page.links
    assert "Ani membuka revisi" in read_page(visit(client, ani, history(second))).text


def test_a_cell_that_nobody_wrote_or_that_is_none_has_an_empty_history(
    client: Client, obligation: Obligation, ani: User
) -> None:
    submission = save(obligation, ani, (PU, 1))
    for cell in ("PU.JP", "<script>alert(1)</script>", "x" * 10_000, "%F0%9F%8F%99", "a%00b"):
        answer = visit(client, ani, history(submission, cell))
        assert answer.status_code == 200
        assert "Belum ada kejadian" in read_page(answer).text
        assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize(
    ("role", "office", "status"),
    [
        (Role.ENTRY, "kcp-kalianda", 200),
        (Role.VERIFIER, "kcp-kalianda", 200),
        (Role.VERIFIER, "kc-bandar-lampung", 200),
        (Role.ENTRY, "kc-lampung-tengah", 404),
        (Role.VIEWER, None, 404),
        (Role.PUBLISHER, None, 200),
        (Role.ADMIN, None, 200),
        (Role.AUDITOR, None, 200),
    ],
)
def test_the_history_of_a_report_is_for_whom_the_report_is(
    role: Role, office: str | None, status: int, client: Client, obligation: Obligation, ani: User, fajar: User
) -> None:
    submission = save(obligation, ani, (PU, 1))
    place = BranchOffice.objects.get(code=office) if office else None
    person = create_user(username="gita", full_name="Gita", role=role, office=place, by=fajar)
    for address in (history(submission), history(submission, "PU.peserta")):
        assert visit(client, person, address).status_code == status
        assert visit(client, person, address.replace(str(submission.pk), "4711")).status_code == 404


def test_a_stranger_is_asked_who_he_is_and_nobody_posts(client: Client, obligation: Obligation, ani: User) -> None:
    address = history(save(obligation, ani, (PU, 1)))
    answer = visit(client, None, address)
    assert (answer.status_code, answer.url) == (302, f"{reverse('login')}?next={address}")
    client.force_login(ani)
    assert client.post(address).status_code == 405


def test_what_people_wrote_is_shown_as_they_wrote_it(client: Client, obligation: Obligation, ani: User) -> None:
    submission = save(obligation, ani, (PU, 1), note=HOSTILE)
    answer = visit(client, ani, history(submission))
    assert "<script>alert" not in answer.content.decode()
    assert HOSTILE in read_page(answer).text


def test_a_long_history_is_paged_and_costs_as_many_queries_as_a_short_one(
    client: Client, obligation: Obligation, ani: User, django_assert_num_queries: Any
) -> None:
    submission = save(obligation, ani, (PU, 1))
    client.force_login(ani)
    client.get(history(submission))
    with CaptureQueriesContext(connection) as short:
        client.get(history(submission))
    for number in range(110):
        trail.record(by=ani, action="cells-saved", about=submission, cells=[], number=number)
    with django_assert_num_queries(len(short)):
        answer = client.get(history(submission))
    assert "Halaman 1 dari 2" in read_page(answer).text
    assert "Lebih baru" in read_page(client.get(history(submission) + "?page=2")).text


def test_a_release_tells_its_history_to_those_who_take_part(client: Client, fajar: User, ani: User, dewi: User) -> None:
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    release = released(note=HOSTILE, by=fajar)
    address = reverse("coverage:release-history", args=[release.pk])
    assert address == f"/rilis/{release.pk}/riwayat/"
    answer = visit(client, ani, address)
    assert "Fajar menerbitkan rilis 2026-10.1 untuk 15 kabupaten/kota" in read_page(answer).text
    assert HOSTILE in read_page(answer).text
    assert "<script>alert" not in answer.content.decode()
    assert visit(client, dewi, address).status_code == 403
    assert visit(client, None, address).status_code == 302
    assert visit(client, ani, reverse("coverage:release-history", args=[4711])).status_code == 404
    assert client.post(address).status_code == 405


def test_the_history_of_a_release_under_embargo_is_for_those_who_are_named(
    client: Client, fajar: User, ani: User, budi: User
) -> None:
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    release = released(at=clock.now() + timedelta(days=3), embargo_readers=[budi], by=fajar)
    address = reverse("coverage:release-history", args=[release.pk])
    assert visit(client, ani, address).status_code == 404
    text = read_page(visit(client, budi, address)).text
    assert "Fajar menerbitkan rilis 2026-10.1" in text
    assert "sebelumnya hanya untuk budi" in text
