"""Addresses of reports: /pengajuan/<number>/…"""

from django.urls import path

from enrolment.views.history import submission_history

app_name = "enrolment"

# /pengajuan/
submissions = [
    path("pengajuan/<int:pk>/riwayat/", submission_history, name="submission-history"),
]

urlpatterns = [*submissions]
