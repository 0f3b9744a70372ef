from django.contrib import admin

from audit.admin import ReadOnlyAdmin
from regions.models import Region


@admin.register(Region)
class RegionAdmin(ReadOnlyAdmin):
    list_display = ("kemendagri_code", "bps_code", "name", "kind", "level")
    list_filter = ("level", "kind")
    search_fields = ("name", "kemendagri_code")
