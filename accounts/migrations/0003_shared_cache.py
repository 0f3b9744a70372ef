"""The table of the cache that all processes share; attempts to sign in are counted in it."""

from django.core.management import call_command
from django.db import migrations


def create_table(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_expiry_and_invitations")]

    operations = [
        migrations.RunPython(
            create_table, lambda apps, schema_editor: schema_editor.execute("DROP TABLE IF EXISTS cache_entries")
        )
    ]
