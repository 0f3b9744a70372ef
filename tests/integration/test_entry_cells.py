"""What the script of the grid is answered: saved, refused, somebody was faster, locked, signed out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.actions import create_user
from accounts.models import Role, User
from audit.models import AuditEvent
from enrolment import actions
from enrolment.actions import CellChange
from enrolment.cells import Cell, Entry
from enrolment.models import CellFigure, EntryExtension, Obligation, ReportingRule
from enrolment.workflow import Status
from periods import clock
from tests.factories import MONTH, counts, submission_at, verified_report

pytestmark = pytest.mark.django_db

HOSTILE = '<script>alert(1)</script> =HYPERLINK("http://x") 🏙️ {% now %}'
# Who asks and for what 3, what is valid 7, the saving in its transaction 9 to 10, the report as it stands then 2.
# PostgreSQL asks once more, for the end of the audit chain.
COST = 22 if connection.vendor == "postgresql" else 21


def post(client: Client, who: User, path: str, body: Any) -> Any:
    client.force_login(who)
    return client.post(path, body, content_type="application/json")


def save(client: Client, obligation: Obligation, who: User, *cells: dict[str, Any]) -> Any:
    return post(client, who, f"/isian/{obligation.pk}/sel/", {"user": who.pk, "cells": list(cells)})


def typed(cell: str, value: str | None = None, seen: int = 0, note: str | None = None) -> dict[str, Any]:
    return {"cell": cell, "value": value, "note": note, "seen": seen}


def stored(obligation: Obligation, cell: str = "PU.peserta") -> tuple[int | None, bool, str] | None:
    row = CellFigure.objects.filter(submission__obligation=obligation, cell=cell).first()
    return None if row is None else (row.number, row.is_applicable, row.note)


def test_a_saved_cell_is_answered_as_it_is_stored_with_the_total_and_what_is_odd(
    client: Client, obligation: Obligation, ani: User, fajar: User
) -> None:
    verified_report("18.01", counts(pu=50_000), month=MONTH - 1, by=fajar)
    answer = save(client, obligation, ani, typed("PU.peserta", " 71240 "))
    assert answer.status_code == 200
    told = answer.json()
    assert told["cells"] == [{"cell": "PU.peserta", "value": "71.240", "note": "", "version": 1}]
    assert told["total"] is None
    (change,) = [finding for finding in told["findings"] if finding["cell"] == "PU.peserta"]
    assert change["message"].startswith("Penerima upah (PU): 71.240, bulan lalu 50.000 (+21.240, 42,5%).")
    assert (change["level"], change["quiet"], change["explained"]) == ("warning", False, False)
    waiting = [finding["quiet"] for finding in told["findings"] if finding["cell"] == "BPU.peserta"]
    assert waiting == [True]
    for row, value in (("BPU", "20.000"), ("JAKON", "tb"), ("rangkap", "240")):
        told = save(client, obligation, ani, typed(f"{row}.peserta", value)).json()
    assert told["total"] == 91_000


@pytest.mark.parametrize(
    ("text", "kept"),
    [("0", (0, True, "")), ("tidak berlaku", (None, False, "")), ("TB", (None, False, "")), ("", (None, True, ""))],
)
def test_nobody_nothing_and_not_applicable_are_three_things(
    text: str, kept: object, client: Client, obligation: Obligation, ani: User
) -> None:
    save(client, obligation, ani, typed("PU.peserta", "5"))
    assert save(client, obligation, ani, typed("PU.peserta", text, seen=1)).status_code == 200
    assert stored(obligation) == kept


@pytest.mark.parametrize(
    ("cell", "text", "sentence"),
    [
        ("PU.peserta", "1,234", "“1,234” memakai koma."),
        ("PU.peserta", HOSTILE, "“<script>alert(1)</script> =HY…” bukan jumlah orang."),
        ("PU.peserta", "8" * 10_000, "terlalu besar"),
        ("BPU.JKP", "5", "tidak diisi pada bulan ini"),
        ("BPU.JKK", "tb", "tidak dapat ditandai tidak berlaku"),
        ("jumlah.peserta", "5", "Jumlah dihitung sendiri"),
        ("astronaut.peserta", "5", "tidak diisi pada bulan ini"),
        ("../etc.passwd", "5", "bukan alamat sel"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_sentence(
    cell: str, text: str, sentence: str, client: Client, obligation: Obligation, ani: User
) -> None:
    answer = save(client, obligation, ani, typed(cell, text))
    assert answer.status_code == 422
    assert sentence in answer.json()["message"]
    assert stored(obligation, cell) is None


def test_a_note_may_say_anything_but_not_for_ever(client: Client, obligation: Obligation, ani: User) -> None:
    assert save(client, obligation, ani, typed("PU.peserta", "5", note=HOSTILE)).status_code == 200
    answer = save(client, obligation, ani, typed("PU.peserta", seen=1, note="a" * 10_000))
    assert answer.status_code == 422
    assert "terlalu panjang. Tulis paling banyak 1000 huruf." in answer.json()["message"]
    assert stored(obligation) == (5, True, HOSTILE)


@pytest.mark.parametrize(
    "body",
    [
        "[]",
        "{}",
        "x",
        '{"user": 1}',
        '{"cells": 5}',
        '{"cells": [5]}',
        '{"cells": [{"cell": "PU.peserta", "value": 5}]}',
    ],
)
def test_what_is_no_saving_is_answered_with_a_sentence(
    body: str, client: Client, obligation: Obligation, ani: User
) -> None:
    answer = post(
        client,
        ani,
        f"/isian/{obligation.pk}/sel/",
        body.replace("{", f'{{"user": {ani.pk}, ', 1) if body[0] == "{" and body != "{}" else body,
    )
    assert answer.status_code in (403, 422)
    assert answer.json()["message"]
    assert not obligation.submissions.exists()


def test_who_was_slower_sees_both_values_and_the_name(
    client: Client, obligation: Obligation, ani: User, fajar: User
) -> None:
    agus = create_user(username="agus", full_name="Agus", role=Role.ENTRY, office=ani.office, by=fajar)
    save(client, obligation, ani, typed("PU.peserta", "100"))
    save(client, obligation, agus, typed("PU.peserta", "200", seen=1))
    answer = save(client, obligation, ani, typed("PU.peserta", "300", seen=1))
    assert answer.status_code == 409
    (conflict,) = answer.json()["conflicts"]
    assert (conflict["value"], conflict["by"], conflict["version"]) == ("200", "Agus", 2)
    assert "Anda menulis 300, tetapi Agus sudah menyimpan 200" in conflict["message"]
    assert stored(obligation) == (200, True, "")
    assert save(client, obligation, ani, typed("PU.peserta", "300", seen=2)).status_code == 200
    assert stored(obligation) == (300, True, "")


def test_the_same_saving_twice_is_one_saving(client: Client, obligation: Obligation, ani: User) -> None:
    first = save(client, obligation, ani, typed("PU.peserta", "100")).json()["cells"]
    events = AuditEvent.objects.count()
    assert save(client, obligation, ani, typed("PU.peserta", "100")).json()["cells"] == first
    assert AuditEvent.objects.count() == events


def test_several_cells_are_saved_together_or_not_at_all(client: Client, obligation: Obligation, ani: User) -> None:
    answer = save(client, obligation, ani, typed("PU.peserta", "1"), typed("PU.potensi", "12,5"))
    assert answer.status_code == 422
    assert stored(obligation) is None
    assert save(client, obligation, ani, typed("PU.peserta", "1"), typed("PU.potensi", "2")).status_code == 200


def test_a_page_left_open_before_a_revision_writes_over_nothing(
    client: Client, obligation: Obligation, ani: User, budi: User
) -> None:
    """Versions go on in a revision: what was version 1 on the old page is not version 1 any more."""
    save(client, obligation, ani, typed("PU.peserta", "60.000"))
    save(client, obligation, ani, typed("PU.peserta", "61.000", seen=1))
    for row, value in (("BPU", "1"), ("JAKON", "0")):
        save(client, obligation, ani, typed(f"{row}.peserta", value))
    actions.submit(submission=obligation.submissions.get(), by=ani)
    actions.verify(submission=obligation.submissions.get(), by=budi)
    actions.open_revision(obligation=obligation, reason="Data baru dari dinas.", by=ani)
    assert save(client, obligation, ani, typed("PU.peserta", "5", seen=1)).status_code == 409


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.REVIEWING, Status.VERIFIED])
def test_a_report_on_its_way_takes_no_more(
    status: Status, client: Client, obligation: Obligation, ani: User, budi: User
) -> None:
    submission_at(status, obligation=obligation, entry=ani, verifier=budi)
    answer = save(client, obligation, ani, typed("PU.peserta", "5", seen=1))
    assert answer.status_code == 409
    assert answer.json()["stale"] is True
    assert "tidak dapat" in answer.json()["message"]


def test_the_lock_is_told_and_an_exception_opens_it(
    client: Client, obligation: Obligation, ani: User, fajar: User
) -> None:
    ReportingRule.objects.update(locks_after_due=True)
    with clock.standing_at(datetime(2026, 11, 20, 3, tzinfo=UTC)):
        answer = save(client, obligation, ani, typed("PU.peserta", "5"))
        assert answer.status_code == 403
        assert answer.json()["locked"] is True
        assert "terkunci sejak tenggat 10 November 2026" in answer.json()["message"]
        assert "terkunci sejak tenggat" in client.get(f"/isian/{obligation.pk}/").content.decode()
        EntryExtension.objects.create(
            region=obligation.region,
            month=MONTH,
            until=date(2026, 11, 21),
            reason="Listrik padam.",
            granted_by=fajar,
            granted_at=clock.now(),
        )
        assert save(client, obligation, ani, typed("PU.peserta", "5")).status_code == 200


def test_only_the_office_that_owes_the_report_writes(
    client: Client, obligation: Obligation, budi: User, citra: User, dewi: User, eka: User, fajar: User, ani: User
) -> None:
    expected = {budi: 403, citra: 404, dewi: 404, eka: 403, fajar: 403}
    for person, status in expected.items():
        answer = save(client, obligation, person, typed("PU.peserta", "5"))
        assert (person.username, answer.status_code) == (person.username, status)
        assert answer.json()["message"]
        block = {"user": person.pk, "start": "PU.peserta", "text": "1\t2"}
        assert post(client, person, f"/isian/{obligation.pk}/tempel/", block).status_code == status
    assert not obligation.submissions.exists()
    client.logout()
    assert client.post(f"/isian/{obligation.pk}/sel/", {}, content_type="application/json").status_code == 401


def test_a_page_of_somebody_else_saves_nothing_in_the_name_of_who_is_signed_in_now(
    client: Client, obligation: Obligation, ani: User, budi: User
) -> None:
    body = {"user": budi.pk, "cells": [typed("PU.peserta", "5")]}
    answer = post(client, ani, f"/isian/{obligation.pk}/sel/", body)
    assert answer.status_code == 403
    assert "dibuka oleh akun lain" in answer.json()["message"]
    assert not obligation.submissions.exists()


def test_saving_asks_the_same_number_of_questions_whatever_stands_in_the_report(
    client: Client, obligation: Obligation, ani: User, fajar: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    verified_report("18.01", month=MONTH - 1, by=fajar)
    save(client, obligation, ani, typed("PU.peserta", "5"))
    before_it_is_due = clock.standing_at(datetime(2026, 11, 5, tzinfo=UTC))
    with before_it_is_due, django_assert_num_queries(COST):
        save_again(client, obligation, ani, "6", 1)
    changes = [CellChange(Cell(row, "potensi"), 0, Entry(3)) for row in ("PU", "BPU", "JAKON", "rt-rw", "kader")]
    with clock.standing_at(datetime(2026, 11, 5, tzinfo=UTC)):
        actions.save_cells(obligation=obligation, changes=changes, by=ani)
        with django_assert_num_queries(COST):
            save_again(client, obligation, ani, "7", 2)


def save_again(client: Client, obligation: Obligation, who: User, value: str, seen: int) -> None:
    body = {"user": who.pk, "cells": [typed("PU.peserta", value, seen)]}
    assert client.post(f"/isian/{obligation.pk}/sel/", body, content_type="application/json").status_code == 200


def test_a_block_is_shown_before_anything_is_saved(client: Client, obligation: Obligation, ani: User) -> None:
    block = {"user": ani.pk, "start": "PU.peserta", "text": '1.234\t5\t"a\nb"\r\n12,5\t\r\n' + HOSTILE + "\r\n"}
    answer = post(client, ani, f"/isian/{obligation.pk}/tempel/", block)
    assert answer.status_code == 200
    told = answer.json()
    assert told["summary"] == "2 diterima, 2 ditolak, 2 diabaikan."
    assert (told["accepted"], told["outside"]) == (2, 1)
    first, _, third = told["cells"][0], told["cells"][1], told["cells"][2]
    assert (first["name"], first["value"], first["label"]) == ("Penerima upah (PU)", "1.234", "diterima")
    assert third["reason"].startswith("“12,5” memakai koma.")
    assert told["cells"][-1]["text"] == '<script>alert(1)</script> =HYPERLINK("h…'
    assert not obligation.submissions.exists()


def test_a_block_that_is_too_large_is_refused(client: Client, obligation: Obligation, ani: User) -> None:
    path = f"/isian/{obligation.pk}/tempel/"
    many = post(client, ani, path, {"user": ani.pk, "start": "PU.peserta", "text": "1\n" * 20_001})
    assert (many.status_code, "20.000 sel" in many.json()["message"]) == (422, True)
    huge = post(client, ani, path, {"user": ani.pk, "start": "PU.peserta", "text": "1" * 3_000_000})
    assert (huge.status_code, "terlalu besar" in huge.json()["message"]) == (413, True)
