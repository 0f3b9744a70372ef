"""Addresses under /monev/: what was agreed, and what became of it."""

from django.urls import path

import periods.converters  # noqa: F401 - <month:month>
from monev.views import benefits, commitments, files, meetings, packs, recommending, regulations

app_name = "monev"

held = [
    path("monev/", meetings.overview, name="overview"),
    path("monev/rapat/baru/", meetings.record, name="meeting-record"),
    path("monev/rapat/<int:pk>/", meetings.meeting, name="meeting"),
    path("monev/rapat/<int:pk>/ubah/", meetings.change, name="meeting-change"),
    path("monev/rapat/<int:pk>/sahkan/", meetings.conclude, name="meeting-conclude"),
    path("monev/rapat/<int:pk>/tambahan/", meetings.add, name="meeting-add"),
    path("monev/rapat/<int:pk>/berkas/", meetings.add_file, name="meeting-file-add"),
    path("monev/berkas-rapat/<int:pk>/tarik/", meetings.withdraw_file, name="meeting-file-withdraw"),
]

promises = [
    path("monev/tindak-lanjut/", commitments.commitment_list, name="commitment-list"),
    path("monev/tindak-lanjut/<int:pk>/", commitments.commitment, name="commitment"),
]

stored = [path("monev/berkas/<int:pk>/", files.file, name="file")]

registers = [
    path("monev/regulasi/", regulations.overview, name="regulations"),
    path("monev/regulasi/catat/", regulations.record, name="regulation-record"),
    path("monev/regulasi/<int:pk>/", regulations.detail, name="regulation"),
    path("monev/regulasi/<int:pk>/status/", regulations.add_step, name="regulation-step"),
    path("monev/manfaat/", benefits.overview, name="benefits"),
    path("monev/manfaat/<slug:slug>/<month:month>/", benefits.month, name="benefit-month"),
]

recommended = [
    path("monev/rapat/<int:pk>/rekomendasi/", recommending.recommendations, name="recommendations"),
    path("monev/rapat/<int:pk>/rekomendasi/jawab/", recommending.answer, name="recommendation-answer"),
]

made = [
    path("monev/paket/", packs.pack_list, name="pack-list"),
    path("monev/paket/buat/", packs.pack_make, name="pack-make"),
    path("monev/paket/<int:pk>/", packs.pack_detail, name="pack-detail"),
    path("monev/paket/<int:pk>/semua.zip", packs.pack_whole, name="pack-whole"),
    path("monev/paket/<int:pk>/<slug:form>/", packs.pack_file, name="pack-file"),
    path("monev/paket/<int:pk>/<slug:form>/lagi/", packs.pack_file_retry, name="pack-file-retry"),
    path("monev/periksa-berkas/", packs.check, name="check"),
]

urlpatterns = [*held, *promises, *made, *stored, *registers, *recommended]
