from django.contrib import admin

from audit.admin import ReadOnlyAdmin
from regions.models import BoundarySet, Region, RegionAlias


@admin.register(Region)
class RegionAdmin(ReadOnlyAdmin):
    list_display = ("kemendagri_code", "bps_code", "name", "kind", "level")
    list_filter = ("level", "kind")
    search_fields = ("name", "kemendagri_code")


@admin.register(BoundarySet)
class BoundarySetAdmin(ReadOnlyAdmin):
    list_display = ("imported_at", "scope", "is_tiles", "source", "licence", "file_name", "sha256")


@admin.register(RegionAlias)
class RegionAliasAdmin(ReadOnlyAdmin):
    list_display = ("name", "region")
    search_fields = ("name",)
