from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Akun dan kantor"

    def ready(self) -> None:
        from accounts import checks  # noqa: F401  (registers them; Django's registry is up only now)
