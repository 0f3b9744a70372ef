"""Signing in and out, one's own account, and the pages where people and offices are managed."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkey
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import require_POST

from accounts.views import offices, own, people

sign_out = require_POST(account.logout)

# allauth finds its pages by these names; of its other pages none has an address.
entrance = [
    path("masuk/", account.login, name="login"),
    path("masuk/", account.login, name="account_login"),
    path("masuk/kode/", second_factor.authenticate, name="mfa_authenticate"),
    path("masuk/kunci-sandi/", passkey.login_webauthn, name="mfa_login_webauthn"),
    path("masuk/tidak-aktif/", account.account_inactive, name="account_inactive"),
    path("keluar/", sign_out, name="logout"),
    path("keluar/", sign_out, name="account_logout"),
    path("akun/konfirmasi/", account.reauthenticate, name="account_reauthenticate"),
    path("akun/konfirmasi/kode/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("akun/konfirmasi/kunci-sandi/", passkey.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("akun/kata-sandi/", account.password_change, name="account_change_password"),
    path("akun/kata-sandi/buat/", account.password_set, name="account_set_password"),
    path("akun/faktor-kedua/", second_factor.index, name="mfa_index"),
    path("akun/faktor-kedua/aplikasi/", totp.activate_totp, name="mfa_activate_totp"),
    path("akun/faktor-kedua/aplikasi/lepas/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("akun/faktor-kedua/kode/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("akun/faktor-kedua/kode/buat/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("akun/faktor-kedua/kode/unduh/", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("akun/kunci-sandi/", passkey.list_webauthn, name="mfa_list_webauthn"),
    path("akun/kunci-sandi/tambah/", passkey.add_webauthn, name="mfa_add_webauthn"),
    path("akun/kunci-sandi/<int:pk>/hapus/", passkey.remove_webauthn, name="mfa_remove_webauthn"),
    path("akun/kunci-sandi/<int:pk>/nama/", passkey.edit_webauthn, name="mfa_edit_webauthn"),
]

pages = [
    path("akun/", own.account_overview, name="account-overview"),
    path("undangan/<str:token>/", own.invitation_accept, name="invitation-accept"),
    # pengelola/
    path("pengelola/akun/", people.user_list, name="user-list"),
    path("pengelola/akun/undang/", people.user_invite, name="user-invite"),
    path("pengelola/akun/<int:pk>/", people.user_detail, name="user-detail"),
    path("pengelola/akun/<int:pk>/hak/", people.user_change_scope, name="user-change-scope"),
    path("pengelola/akun/<int:pk>/nama/", people.user_change_contact, name="user-change-contact"),
    path("pengelola/akun/<int:pk>/nonaktifkan/", people.user_deactivate, name="user-deactivate"),
    path("pengelola/akun/<int:pk>/aktifkan/", people.user_reactivate, name="user-reactivate"),
    path("pengelola/akun/<int:pk>/tautan/", people.user_new_link, name="user-new-link"),
    path("pengelola/akun/<int:pk>/faktor-kedua/", people.user_reset_second_factor, name="user-reset-second-factor"),
    path("pengelola/kantor/", offices.office_list, name="office-list"),
    path("pengelola/kantor/tambah/", offices.office_add, name="office-add"),
    path("pengelola/kantor/<slug:code>/ubah/", offices.office_change, name="office-change"),
]

urlpatterns: list[URLPattern | URLResolver] = [*entrance, path("", include((pages, "accounts")))]
