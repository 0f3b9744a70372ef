"""Addresses of work: what is due, /isian/<obligation>/ to fill in, /pengajuan/<number>/ for one revision."""

from django.urls import path

from enrolment.views import areas, review, workbook
from enrolment.views.board import board, board_file, board_month
from enrolment.views.entry import cell_save, entry
from enrolment.views.entry_many import entry_many
from enrolment.views.extensions import extension_list
from enrolment.views.history import submission_history
from enrolment.views.months import months
from enrolment.views.pasting import paste
from enrolment.views.receipts import receipt, receipt_file
from enrolment.views.reminders import reminder_list
from enrolment.views.submissions import submission
from enrolment.views.submitting import declare, revise, submit, withdraw
from enrolment.views.tasks import tasks, work
from periods import converters  # noqa: F401 - <month:month>

app_name = "enrolment"

# What is to be done, and how far it has come.
due = [
    path("kerja/", work, name="work"),
    path("tugas/", tasks, name="tasks"),
    path("papan/", board, name="board"),
    path("papan/kewajiban.<str:form>", board_file, name="board-file"),
    path("papan/<month:month>/", board_month, name="board-month"),
]

# /isian/<number of the obligation>/
filling_in = [
    path("isian/<int:pk>/", entry, name="entry"),
    path("isian/bersama/<month:month>/", entry_many, name="entry-many"),
    path("isian/<int:pk>/sel/", cell_save, name="cell-save"),
    path("isian/<int:pk>/tempel/", paste, name="paste"),
    path("isian/<int:pk>/riwayat-angka/", months, name="months"),
    path("isian/<int:pk>/kirim/", submit, name="submit"),
    path("isian/<int:pk>/tarik/", withdraw, name="withdraw"),
    path("isian/<int:pk>/pernyataan/", declare, name="declare"),
    path("isian/<int:pk>/revisi/", revise, name="revise"),
]

# /pengajuan/
submissions = [
    path("pengajuan/<int:pk>/", submission, name="submission"),
    path("pengajuan/<int:pk>/riwayat/", submission_history, name="submission-history"),
]

# /verifikasi/ and the decision on one report
reviews = [
    path("verifikasi/", review.queue, name="queue"),
    path("verifikasi/antrean.<str:form>", review.queue_file, name="queue-file"),
    path("pengajuan/<int:pk>/verifikasi/", review.review, name="review"),
    path("pengajuan/<int:pk>/verifikasi/mulai/", review.review_start, name="review-start"),
    path("pengajuan/<int:pk>/verifikasi/setujui/", review.review_verify, name="review-verify"),
    path("pengajuan/<int:pk>/verifikasi/kembalikan/", review.review_return, name="review-return"),
]

# /tanda-terima/
receipts = [
    path("tanda-terima/<str:number>/", receipt, name="receipt"),
    path("tanda-terima/<str:number>.pdf", receipt_file, name="receipt-pdf"),
]

# /buku-kerja/: the month of an office as a file
workbooks = [
    path("buku-kerja/", workbook.months, name="workbook"),
    path("buku-kerja/<month:month>/", workbook.download, name="workbook-download"),
    path("buku-kerja/<month:month>/unggah/", workbook.upload, name="workbook-upload"),
    path("buku-kerja/<month:month>/unggah/<int:pk>/", workbook.preview, name="workbook-preview"),
    path("buku-kerja/<month:month>/unggah/<int:pk>/simpan/", workbook.confirm, name="workbook-confirm"),
    path("buku-kerja/<month:month>/unggah/<int:pk>/galat.xlsx", workbook.errors, {"form": "xlsx"}, "workbook-errors"),
    path("buku-kerja/<month:month>/unggah/<int:pk>/galat.csv", workbook.errors, {"form": "csv"}, "workbook-errors-csv"),
]

# /pengelola/
management = [
    path("pengelola/wilayah-kerja/", areas.area_list, name="area-list"),
    path("pengelola/wilayah-kerja/tambah/", areas.area_assign, name="area-assign"),
    path("pengelola/wilayah-kerja/<int:pk>/akhiri/", areas.area_end, name="area-end"),
    path("pengelola/pengecualian/", extension_list, name="extension-list"),
    path("pengelola/pengingat/", reminder_list, name="reminder-list"),
]

urlpatterns = [*management, *due, *filling_in, *submissions, *reviews, *receipts, *workbooks]
