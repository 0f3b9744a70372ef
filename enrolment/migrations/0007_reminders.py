"""Who was reminded of what on which day."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("enrolment", "0006_workbook_uploads"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sent_on", models.DateField(verbose_name="hari")),
                ("written_at", models.DateTimeField(verbose_name="ditulis")),
                ("address", models.EmailField(max_length=254, verbose_name="surel")),
                ("subject", models.CharField(max_length=200, verbose_name="perihal")),
                ("body", models.TextField(verbose_name="isi")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("sending", "Sedang dikirim"), ("sent", "Terkirim"), ("failed", "Gagal")],
                        default="sending",
                        max_length=7,
                        verbose_name="hasil",
                    ),
                ),
                ("trouble", models.TextField(blank=True, verbose_name="kendala")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="kepada",
                    ),
                ),
            ],
            options={
                "verbose_name": "pengingat",
                "verbose_name_plural": "pengingat",
                "ordering": ("-sent_on", "-pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("user", "sent_on"), name="one_reminder_a_person_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "failed"), ("trouble__gt", "")),
                            models.Q(models.Q(("outcome", "failed"), _negated=True), ("trouble", "")),
                            _connector="OR",
                        ),
                        name="a_failed_reminder_says_why",
                    ),
                ],
            },
        ),
    ]
