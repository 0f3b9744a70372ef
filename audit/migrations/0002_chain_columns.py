"""Room for the chain; the next migration fills it for the events that are there."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_events")]

    operations = [
        migrations.AddField("auditevent", "position", models.PositiveBigIntegerField("nomor", null=True)),
        migrations.AddField(
            "auditevent",
            "previous",
            models.CharField("hash sebelumnya", max_length=64, blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            "auditevent", "hash", models.CharField("hash", max_length=64, default=""), preserve_default=False
        ),
    ]
