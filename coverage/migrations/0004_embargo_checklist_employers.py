"""A release may wait for its moment, keeps its checklist and counts employers; the triggers are lifted and put back."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

triggers = import_module("coverage.migrations.0002_releases_never_change")


class Migration(migrations.Migration):
    dependencies = [
        ("coverage", "0003_documents_and_validity"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # SQLite makes a table anew for a constraint and forgets its triggers.
        migrations.RunPython(triggers.thaw, triggers.freeze),
        migrations.AddField("release", "embargoed_until", models.DateTimeField("embargo sampai", null=True)),
        migrations.AddField("release", "checklist", models.JSONField("daftar periksa", null=True)),
        migrations.AddConstraint(
            "release",
            models.CheckConstraint(
                condition=models.Q(("embargoed_until__isnull", True))
                | models.Q(("embargoed_until", models.F("published_at"))),
                name="embargo_ends_with_publication",
            ),
        ),
        migrations.AddField(
            "coveragerecord", "active_employers", models.PositiveIntegerField("perusahaan aktif", null=True)
        ),
        migrations.AddField(
            "coveragerecord",
            "unregistered_employers",
            models.PositiveIntegerField("perusahaan wajib belum daftar", null=True),
        ),
        migrations.AddField(
            "coveragerecord", "partial_employers", models.PositiveIntegerField("perusahaan daftar sebagian", null=True)
        ),
        migrations.RunPython(triggers.freeze, triggers.thaw),
        migrations.CreateModel(
            name="EmbargoReader",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="embargo_readers",
                        to="coverage.release",
                        verbose_name="rilis",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="embargoed_releases",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="pembaca",
                    ),
                ),
            ],
            options={
                "verbose_name": "pembaca embargo",
                "verbose_name_plural": "pembaca embargo",
                "constraints": [
                    models.UniqueConstraint(fields=("release", "user"), name="one_line_per_embargo_reader")
                ],
            },
        ),
    ]
