"""manage.py example_accounts: new passwords for the example accounts, shown once."""

import os
import secrets
import string

from django.core.management.base import BaseCommand

from accounts.actions import set_password
from audit import trail
from coverage.example import EXAMPLE_PASSWORD_LENGTH, example_users

ALPHABET = string.ascii_letters + string.digits


class Command(BaseCommand):
    help = "Buat kata sandi baru untuk akun contoh dan tampilkan bersama alamat situs."

    def handle(self, *args: object, **options: object) -> None:
        address = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
        users = example_users()
        self.stdout.write(f"\nAlamat: {address}\n")
        if not users:
            self.stdout.write("Tidak ada akun contoh. Buat admin dengan: manage.py create_admin NAMA\n")
            return
        self.stdout.write("\nAkun contoh (kata sandi baru setiap kali dinyalakan):\n")
        for user in users:
            password = "".join(secrets.choice(ALPHABET) for _ in range(EXAMPLE_PASSWORD_LENGTH))
            set_password(user=user, password=password, by=trail.COMMAND_LINE)
            self.stdout.write(f"  {user.username:<28} {password}  {user.get_role_display()}")
        self.stdout.write("")
