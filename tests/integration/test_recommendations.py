"""Rules propose to a draft meeting from the release that it looks at; people accept, change or reject."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from accounts.models import User
from audit.models import AuditEvent
from monev.actions import RecordRefused, answer_recommendation
from monev.models import Conclusion, Meeting, Recommendation
from monev.selectors.recommending import answers_of, items_of, proposals_of
from monev.vocabulary import Outcome, Stage
from periods import clock
from tests.integration.address_book import World
from tests.integration.test_regulations import record
from tests.reading import read_page
from tests.registers import draft_meeting, proposed_regulation

pytestmark = pytest.mark.django_db

LARGEST = "kelompok-terbesar:perusahaan"


@pytest.fixture
def meeting(world: World) -> Meeting:
    return draft_meeting(world.release, world.people["admin"])


def test_what_is_proposed_comes_from_the_release_and_the_registers(meeting: Meeting, eka: User) -> None:
    found = {proposal.key: proposal.sentence for proposal in proposals_of(meeting)}
    assert found[LARGEST] == (
        "Dahulukan Pekerja perusahaan/badan usaha: 40.000 dari 70.000 orang belum terlindungi,"
        " terbanyak di antara kelompok yang potensinya diketahui."
    )
    assert found["regulasi-belum-ada"].startswith("Susun regulasi daerah")
    assert found["tarif-berakhir:BPU:lain:2026-12"].endswith("iurannya Rp16.800, bukan Rp8.400, per orang per bulan.")
    proposed_regulation(eka)
    found = {proposal.key: proposal.sentence for proposal in proposals_of(meeting)}
    assert found["regulasi-belum-ada"].startswith(
        "Selesaikan Perbup Lampung Selatan tentang perlindungan pekerja rentan"
    )


def test_the_whole_scope_has_its_own_proposals(meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(region=meeting.region.parent)
    meeting.refresh_from_db()
    largest = next(proposal for proposal in proposals_of(meeting) if proposal.key == LARGEST)
    assert ("Kabupaten/kota yang potensi dan pesertanya diketahui", "1 dari 15") in [
        (figure.name, figure.words) for figure in largest.figures
    ]


def test_a_meeting_without_a_release_is_proposed_nothing(meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(release=None)
    meeting.refresh_from_db()
    assert proposals_of(meeting) == []


def test_an_answer_keeps_the_proposal_and_its_figures(meeting: Meeting, eka: User) -> None:
    row = answer_recommendation(meeting=meeting, key=LARGEST, outcome=Outcome.ACCEPTED, by=eka)
    assert row.proposal.startswith("Dahulukan Pekerja perusahaan")
    assert ["Belum terlindungi", "40.000 orang", "rilis 2026-10.1"] in row.figures
    assert AuditEvent.objects.latest("position").action == "recommendation-answered"


def test_the_last_answer_counts_and_the_earlier_one_stays(meeting: Meeting, eka: User) -> None:
    answer_recommendation(meeting=meeting, key=LARGEST, outcome=Outcome.ACCEPTED, by=eka)
    answer_recommendation(
        meeting=meeting, key=LARGEST, outcome=Outcome.EDITED, text="Dahulukan badan usaha di Natar.", by=eka
    )
    assert answers_of(meeting)[LARGEST].words == "Dahulukan badan usaha di Natar."
    answer_recommendation(
        meeting=meeting, key=LARGEST, outcome=Outcome.REJECTED, reason="Sudah berjalan sejak Agustus.", by=eka
    )
    assert answers_of(meeting)[LARGEST].words == ""
    assert Recommendation.objects.filter(meeting=meeting).count() == 3


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ({"outcome": Outcome.EDITED}, "Tulis rumusan yang diubah, atau terima usulan apa adanya."),
        ({"outcome": Outcome.REJECTED}, "Tulis alasan penolakan, sedikitnya 10 huruf."),
        ({"outcome": Outcome.REJECTED, "reason": "tidak"}, "Tulis alasan penolakan, sedikitnya 10 huruf."),
        (
            {"outcome": Outcome.ACCEPTED, "key": "kelompok-terbesar:karangan"},
            "Usulan ini tidak ada lagi menurut angka sekarang. Muat ulang halaman.",
        ),
    ],
)
def test_what_is_not_right_is_refused_with_a_sentence(
    meeting: Meeting, eka: User, answer: dict[str, object], sentence: str
) -> None:
    with pytest.raises(RecordRefused) as refused:
        answer_recommendation(**{"meeting": meeting, "key": LARGEST, "by": eka} | answer)  # type: ignore[arg-type]
    assert refused.value.obstacles == (sentence,)
    assert not Recommendation.objects.exists()


def test_no_person_stands_in_an_answer(meeting: Meeting, eka: User) -> None:
    with pytest.raises(RecordRefused, match="Rumusan: .*menyebut orang"):
        answer_recommendation(
            meeting=meeting, key=LARGEST, outcome=Outcome.EDITED, text="Bantu ahli waris Siti.", by=eka
        )


def test_agreed_minutes_take_no_answer_and_keep_what_was_answered(meeting: Meeting, eka: User) -> None:
    answer_recommendation(meeting=meeting, key=LARGEST, outcome=Outcome.ACCEPTED, by=eka)
    Conclusion.objects.create(meeting=meeting, by=eka, at=clock.now())
    with pytest.raises(RecordRefused, match="Notula sudah disahkan"):
        answer_recommendation(meeting=meeting, key="regulasi-belum-ada", outcome=Outcome.ACCEPTED, by=eka)
    assert [item.proposal.key for item in items_of(meeting, is_open=False)] == [LARGEST]


def test_what_is_proposed_no_more_stays_with_its_answer(meeting: Meeting, eka: User) -> None:
    answer_recommendation(meeting=meeting, key="regulasi-belum-ada", outcome=Outcome.ACCEPTED, by=eka)

    record(eka, stage=Stage.ISSUED, number="1/2026")
    last = items_of(meeting, is_open=True)[-1]
    assert (last.proposal.key, last.is_current) == ("regulasi-belum-ada", False)


def test_who_only_reads_answers_nothing(meeting: Meeting, dewi: User) -> None:
    with pytest.raises(PermissionDenied):
        answer_recommendation(meeting=meeting, key=LARGEST, outcome=Outcome.ACCEPTED, by=dewi)


def test_the_page_shows_sentence_figures_and_three_ways(meeting: Meeting, client: Client, eka: User) -> None:
    client.force_login(eka)
    address = f"/monev/rapat/{meeting.pk}/rekomendasi/"
    text = read_page(client.get(address)).text
    assert "Dahulukan Pekerja perusahaan/badan usaha: 40.000 dari 70.000 orang belum terlindungi" in text
    assert "Belum diputuskan." in text
    client.post(f"{address}jawab/", {"usulan": LARGEST, "keputusan": "ditolak", "alasan": "Sudah berjalan sejak Mei."})
    text = read_page(client.get(address)).text
    assert "Ditolak oleh Eka" in text
    assert "Alasan: Sudah berjalan sejak Mei." in text


@pytest.mark.parametrize("sent", [{}, {"keputusan": "mungkin"}, {"keputusan": "diterima"}, {"keputusan": "ditolak"}])
def test_a_broken_answer_is_told_and_writes_nothing(
    meeting: Meeting, client: Client, eka: User, sent: dict[str, str]
) -> None:
    client.force_login(eka)
    answer = client.post(f"/monev/rapat/{meeting.pk}/rekomendasi/jawab/", sent, follow=True)
    assert answer.status_code == 422
    assert "Keputusan belum tercatat." in read_page(answer).text
    assert not Recommendation.objects.exists()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"keputusan": "ditolak", "alasan": "tidak"}, "Tulis alasan penolakan"),
        ({"keputusan": "diubah", "rumusan": "Daftarkan 1802011203900001"}, "tampak seperti NIK"),
    ],
)
def test_a_refused_answer_stands_in_its_form_again(
    meeting: Meeting, client: Client, eka: User, sent: dict[str, str], sentence: str
) -> None:
    client.force_login(eka)
    answer = client.post(f"/monev/rapat/{meeting.pk}/rekomendasi/jawab/", {"usulan": LARGEST} | sent)
    page = read_page(answer)
    assert sentence in page.text
    assert f">{sent.get('alasan') or sent['rumusan']}</textarea>" in answer.content.decode()
    assert answer.content.decode().count("<details open>") == 1


def test_the_number_of_questions_does_not_grow_with_the_answers(
    meeting: Meeting, client: Client, eka: User, django_assert_max_num_queries: object
) -> None:
    client.force_login(eka)
    for proposal in proposals_of(meeting):
        answer_recommendation(meeting=meeting, key=proposal.key, outcome=Outcome.ACCEPTED, by=eka)
    with django_assert_max_num_queries(25):  # type: ignore[operator]
        client.get(f"/monev/rapat/{meeting.pk}/rekomendasi/")
