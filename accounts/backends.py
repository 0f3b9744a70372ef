"""Who may sign in, and whose open session still counts."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser

from accounts.models import User


class AccountBackend(ModelBackend):
    """Name and password; asked again at every request, so that an account that ends has no open session left."""

    def user_can_authenticate(self, user: User | AnonymousUser | None) -> bool:
        return isinstance(user, User) and user.may_sign_in
