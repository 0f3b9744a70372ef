"""Addresses of work: what is due, and reports under /pengajuan/<number>/…"""

from django.urls import path

from enrolment.views.history import submission_history
from enrolment.views.tasks import tasks, work

app_name = "enrolment"

# What is to be done, and how far it has come.
due = [
    path("kerja/", work, name="work"),
    path("tugas/", tasks, name="tasks"),
]

# /pengajuan/
submissions = [
    path("pengajuan/<int:pk>/riwayat/", submission_history, name="submission-history"),
]

urlpatterns = [*due, *submissions]
