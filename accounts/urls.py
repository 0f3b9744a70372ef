"""Signing in and out."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from accounts.forms import LoginForm

urlpatterns = [
    path("masuk/", LoginView.as_view(authentication_form=LoginForm, redirect_authenticated_user=True), name="login"),
    path("keluar/", LogoutView.as_view(), name="logout"),
]
