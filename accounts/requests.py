"""How a view behind login_required says so to the type checker."""

from django.http import HttpRequest

from accounts.models import User


class SignedIn(HttpRequest):
    """A request whose person is known."""

    user: User
