from django.contrib import admin
from django.contrib.auth.models import Group

from accounts.models import BranchOffice, ServiceArea, User
from audit.admin import ReadOnlyAdmin

# Roles decide here; Django's groups have no meaning and would only ask questions.
admin.site.unregister(Group)


@admin.register(User)
class UserAdmin(ReadOnlyAdmin):
    list_display = ("username", "full_name", "role", "office", "is_active", "is_example")
    list_filter = ("role", "is_active", "is_example")
    # The hash of a password is nobody's business, not even an admin's.
    exclude = ("password", "user_permissions", "groups")


@admin.register(BranchOffice)
class BranchOfficeAdmin(ReadOnlyAdmin):
    list_display = ("name", "kind", "parent", "is_verified")


@admin.register(ServiceArea)
class ServiceAreaAdmin(ReadOnlyAdmin):
    list_display = ("region", "office", "valid_from", "valid_to", "is_example")
