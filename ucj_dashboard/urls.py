"""Only wiring."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("accounts.urls")),
    path("admin/", admin.site.urls),
    path("", include("enrolment.urls")),
    path("", include("coverage.urls")),
    path("", include("monev.urls")),
    path("", include("dashboards.urls")),
]
