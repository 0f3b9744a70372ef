"""manage.py create_admin NAME: the first admin of an installation, with a password shown once."""

import secrets
from argparse import ArgumentParser

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts.actions import create_first_admin, set_password
from accounts.models import User


class Command(BaseCommand):
    help = "Buat akun administrator dan tampilkan kata sandinya satu kali."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="Nama masuk, tanpa spasi")

    def handle(self, *args: object, **options: str) -> None:
        username = options["username"]
        if User.objects.filter(username=username).exists():
            raise CommandError(f"Akun {username} sudah ada. Pilih nama lain.")
        try:
            admin = create_first_admin(username=username, full_name=username)
        except ValidationError as error:
            reasons = " ".join(error.message_dict["username"])
            raise CommandError(f"“{username[:40]}” tidak dapat menjadi nama masuk. {reasons}") from error
        password = secrets.token_urlsafe(12)
        set_password(user=admin, password=password, by=admin)
        self.stdout.write(f"Administrator {username}, kata sandi: {password}")
