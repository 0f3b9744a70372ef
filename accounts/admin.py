from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Group
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.models import BranchOffice, ServiceArea, User
from audit.admin import ReadOnlyAdmin

# Roles decide here; Django's groups have no meaning and would only ask questions.
admin.site.unregister(Group)
# Secrets of second factors are nobody's business; addresses of e-mail stand with the account.
admin.site.unregister(Authenticator)
admin.site.unregister(EmailAddress)
# One way in, with the second factor and its limits.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]


def _own_password_page(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    return redirect("account_change_password")


# One page to change a password too: with limits, and told in the trail.
admin.site.password_change = admin.site.password_change_done = _own_password_page  # type: ignore[method-assign, assignment]


@admin.register(User)
class UserAdmin(ReadOnlyAdmin):
    list_display = ("username", "full_name", "role", "office", "is_active", "expires_on", "is_example")
    list_filter = ("role", "is_active", "is_example")
    # The hash of a password is nobody's business, not even an admin's.
    exclude = ("password", "user_permissions", "groups")

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Nor may a filter in the address guess it letter by letter."""
        return not lookup.startswith("password") and super().lookup_allowed(lookup, value, request)  # type: ignore[arg-type]


@admin.register(BranchOffice)
class BranchOfficeAdmin(ReadOnlyAdmin):
    list_display = ("name", "kind", "parent", "is_verified")


@admin.register(ServiceArea)
class ServiceAreaAdmin(ReadOnlyAdmin):
    list_display = ("region", "office", "valid_from", "valid_to", "is_example")
