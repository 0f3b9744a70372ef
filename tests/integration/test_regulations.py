"""The register of regional regulations: recorded once, continued by steps, never changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client

from accounts.actions import create_user
from accounts.models import Role, User
from audit.models import AuditEvent
from coverage.figures.events import Event
from coverage.selectors import Places, read_places
from dashboards.identity import shown_identity
from enrolment.models import WorkerGroup
from monev.actions import RecordRefused, add_regulation_step, record_regulation
from monev.models import LocalRegulation, RegulationStep, StoredFile
from monev.register_files import load_registers
from monev.selectors.regulations import registers_with_regulations, regulations_of
from monev.uploads import Upload
from monev.vocabulary import Instrument, Stage
from regions.models import Region
from tests.factories import denominator, released, verified_report
from tests.meetings import PDF
from tests.reading import read_page

pytestmark = pytest.mark.django_db


def record(by: User, code: str = "18.01", **changed: object) -> LocalRegulation:
    values: dict[str, object] = {
        "region": Region.objects.get(kemendagri_code=code),
        "instrument": Instrument.PERBUP,
        "about": "Perlindungan pekerja rentan",
        "source": "Bagian Hukum Setdakab",
        "stage": Stage.PROPOSED,
        "day": date(2026, 2, 2),
    }
    return record_regulation(**values | changed, by=by)  # type: ignore[arg-type]


def happened(places: Places) -> tuple[Event, ...]:
    """Events as pages show them."""
    return registers_with_regulations(shown_identity(), places, False).recorded


def refusals(excinfo: pytest.ExceptionInfo[RecordRefused]) -> tuple[str, ...]:
    return excinfo.value.obstacles


def test_a_regulation_goes_its_way_and_every_step_stays(eka: User, scope: Region) -> None:
    regulation = record(eka, groups=[WorkerGroup.objects.get(code="pekerja-rentan")])
    add_regulation_step(regulation=regulation, stage=Stage.DRAFTED, day=date(2026, 3, 3), by=eka)
    add_regulation_step(regulation=regulation, stage=Stage.ISSUED, day=date(2026, 6, 1), number="12/2026", by=eka)
    places = read_places("18")
    assert places is not None
    (shown,) = regulations_of(places, places.find("lampung-selatan"))
    assert [step.stage for step in shown.steps] == [Stage.PROPOSED, Stage.DRAFTED, Stage.ISSUED]
    assert shown.name == "Perbup Lampung Selatan 12/2026"
    assert shown.group_names == "Pekerja rentan"
    acts = AuditEvent.objects.order_by("position").values_list("action", flat=True)
    assert list(acts)[-3:] == ["regulation-recorded", "regulation-step-added", "regulation-step-added"]


def test_a_file_comes_with_its_step(eka: User) -> None:
    regulation = record(eka, file=Upload("perbup.pdf", PDF))
    step = regulation.steps.get()
    assert step.file is not None
    assert bytes(step.file.content) == PDF


def test_a_file_that_is_no_document_takes_the_whole_act_back(eka: User) -> None:
    with pytest.raises(RecordRefused, match="perbup.pdf"):
        record(eka, file=Upload("perbup.pdf", b"<html>"))
    assert not LocalRegulation.objects.filter(recorded_by=eka).exists()
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"instrument": Instrument.PERWAL},
            "Perwal tidak diterbitkan oleh Kabupaten Lampung Selatan; pilih jenis lain.",
        ),
        ({"about": "  "}, "Tulis tentang apa regulasi ini."),
        ({"source": ""}, "Isi sumber; tanpa itu regulasi tidak dapat ditelusuri."),
        ({"stage": Stage.ISSUED}, "Isi nomor; regulasi yang terbit punya nomor."),
        ({"stage": Stage.REVOKED}, "Regulasi baru dicatat sebagai usulan, pembahasan, atau terbit."),
        ({"day": date(2999, 1, 1)}, "Tanggal 1 Januari 2999 belum tiba."),
        ({"day": None}, "Isi tanggal."),
    ],
)
def test_what_is_not_right_is_refused_with_a_sentence(eka: User, changed: dict[str, object], sentence: str) -> None:
    with pytest.raises(RecordRefused) as refused:
        record(eka, **changed)
    assert sentence in refusals(refused)


@pytest.mark.parametrize("field", ["about", "source", "number", "note"])
def test_a_number_of_a_person_is_refused_in_every_text(eka: User, field: str) -> None:
    with pytest.raises(RecordRefused, match="tampak seperti NIK"):
        record(eka, **{field: "SK untuk 1802011203900001"})


def test_a_second_click_records_nothing_twice(eka: User) -> None:
    record(eka)
    with pytest.raises(RecordRefused, match="sudah tercatat; catat status berikutnya di sana"):
        record(eka, about="PERLINDUNGAN pekerja rentan")
    record(eka, code="18.02")
    issued = {"stage": Stage.ISSUED, "number": "9/2026"}
    record(eka, about="Hal lain", **issued)
    with pytest.raises(RecordRefused, match="sudah tercatat"):
        record(eka, about="Hal yang sama sekali lain", **issued)


def test_what_was_revoked_may_be_recorded_anew(eka: User) -> None:
    regulation = record(eka)
    add_regulation_step(
        regulation=regulation, stage=Stage.REVOKED, day=date(2026, 4, 4), note="Usulan ditarik pemrakarsa.", by=eka
    )
    assert record(eka).pk != regulation.pk
    with pytest.raises(RecordRefused, match="sudah dicabut"):
        add_regulation_step(regulation=regulation, stage=Stage.ISSUED, day=date(2026, 5, 5), number="1", by=eka)


def test_a_second_click_on_a_step_is_refused(eka: User) -> None:
    regulation = record(eka)
    step = {"stage": Stage.ISSUED, "day": date(2026, 6, 1), "number": "12/2026"}
    add_regulation_step(regulation=regulation, **step, by=eka)  # type: ignore[arg-type]
    with pytest.raises(RecordRefused, match="Status ini sudah tercatat"):
        add_regulation_step(regulation=regulation, **step, by=eka)  # type: ignore[arg-type]
    assert RegulationStep.objects.filter(regulation=regulation).count() == 2


@pytest.mark.parametrize("role", [Role.VIEWER, Role.AUDITOR])
def test_who_only_reads_records_nothing(fajar: User, role: Role) -> None:
    reader = create_user(username="baca", full_name="Baca", role=role, by=fajar)
    with pytest.raises(PermissionDenied):
        record(reader)
    regulation = record(fajar)
    with pytest.raises(PermissionDenied):
        add_regulation_step(regulation=regulation, stage=Stage.DRAFTED, day=date(2026, 3, 3), by=reader)


def test_an_example_account_leaves_real_regulations_alone(fajar: User) -> None:
    example = create_user(username="contoh", full_name="Contoh", role=Role.PUBLISHER, is_example=True, by=fajar)
    with pytest.raises(RecordRefused, match="Akun contoh"):
        add_regulation_step(regulation=record(fajar), stage=Stage.DRAFTED, day=date(2026, 3, 3), by=example)
    assert record(example, code="18.02").is_example


def test_an_issued_regulation_is_an_event_beside_the_figures(eka: User) -> None:
    places = read_places("18")
    assert places is not None
    before = happened(places)
    record(eka, stage=Stage.ISSUED, number="12/2026", day=date(2026, 6, 1))
    after = happened(places)
    assert {event.title for event in after} - {event.title for event in before} == {
        "Perbup Lampung Selatan 12/2026 terbit"
    }
    assert list(after) == sorted(after, key=lambda event: (event.year, event.month.number if event.month else 0))


def test_the_database_keeps_day_and_year_together(eka: User) -> None:
    regulation = record(eka)
    with pytest.raises(IntegrityError), transaction.atomic():
        RegulationStep.objects.create(
            regulation=regulation, stage="terbit", year=2025, day=date(2026, 1, 1), at=regulation.recorded_at
        )


def test_reference_data_are_loaded_once_and_stand_in_no_list_of_events_twice(reference: Path) -> None:
    assert load_registers(reference) == {"local_regulations": 0, "benefit_amounts": 0}
    places = read_places("18")
    assert places is not None
    names = [regulation.name for regulation in regulations_of(places)]
    assert names[:1] == ["Pergub Lampung 13/2024"]
    assert "Perbup Lampung Barat 63/2022" in names
    titles = [event.title for event in happened(places)]
    assert titles.count("Pergub Lampung 13/2024 terbit") == 1
    assert titles.count("Perbup Lampung Barat 63/2022 terbit") == 1
    assert not [title for title in titles if title.startswith("Nota kesepakatan")]


def test_the_public_page_of_the_area_tells_what_is_new(eka: User, fajar: User, client: Client) -> None:
    """Without an account, and not from what was kept before."""
    denominator("18.01", 300_000, by=fajar)
    verified_report("18.01", by=fajar)
    released(by=fajar)
    before = read_page(client.get("/wilayah/lampung-selatan/")).text
    assert "Belum ada Perda, peraturan bupati, atau surat edaran yang tercatat terbit." in before
    assert "Pergub Lampung 13/2024" in before
    regulation = record(eka)
    assert "Usulan, 2 Februari 2026" in read_page(client.get("/wilayah/lampung-selatan/")).text
    add_regulation_step(regulation=regulation, stage=Stage.ISSUED, day=date(2026, 6, 1), number="12/2026", by=eka)
    after = read_page(client.get("/wilayah/lampung-selatan/")).text
    assert "Perbup Lampung Selatan 12/2026" in after
    assert "Belum ada Perda" not in after
    assert "Perbup Lampung Selatan 12/2026 terbit" in read_page(client.get("/peristiwa/")).text
