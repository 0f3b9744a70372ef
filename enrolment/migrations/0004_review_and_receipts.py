"""A report is reviewed, taken back, declared, and proved by receipts."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import enrolment.workflow


class Migration(migrations.Migration):
    dependencies = [("enrolment", "0003_counts_without_their_tables")]

    operations = [
        migrations.RemoveConstraint(
            model_name="submission",
            name="one_open_revision",
        ),
        migrations.AddField(
            model_name="submission",
            name="declaration",
            field=models.CharField(
                blank=True,
                choices=[("nihil", "Nihil"), ("tetap", "Tidak ada perubahan")],
                max_length=5,
                verbose_name="pernyataan",
            ),
        ),
        migrations.AddField(
            model_name="submission",
            name="remarks",
            field=models.JSONField(default=dict, verbose_name="catatan pengembalian"),
        ),
        migrations.AddField(
            model_name="submission",
            name="review_started_at",
            field=models.DateTimeField(null=True, verbose_name="mulai diperiksa"),
        ),
        migrations.AddField(
            model_name="submission",
            name="reviewer",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="diperiksa oleh",
            ),
        ),
        migrations.AlterField(
            model_name="submission",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "Konsep"),
                    ("submitted", "Diajukan"),
                    ("reviewing", "Sedang diperiksa"),
                    ("returned", "Dikembalikan"),
                    ("verified", "Terverifikasi"),
                    ("superseded", "Digantikan"),
                ],
                default=enrolment.workflow.Status.DRAFT,
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ["draft", "submitted", "reviewing", "returned"])),
                fields=("obligation",),
                name="one_open_revision",
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("review_started_at__isnull", True), ("reviewer__isnull", True)),
                    models.Q(("review_started_at__isnull", False), ("reviewer__isnull", False)),
                    _connector="OR",
                ),
                name="review_who_and_when_together",
            ),
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("serial", models.PositiveSmallIntegerField(verbose_name="urutan")),
                ("number", models.CharField(max_length=60, unique=True, verbose_name="nomor")),
                ("at", models.DateTimeField(verbose_name="waktu")),
                ("participants", models.PositiveIntegerField(null=True, verbose_name="jumlah yang dihitung")),
                ("fingerprint", models.CharField(max_length=12, verbose_name="sidik angka")),
                ("figures", models.JSONField(verbose_name="angka")),
            ],
            options={
                "verbose_name": "tanda terima",
                "verbose_name_plural": "tanda terima",
                "ordering": ("submission", "serial"),
            },
        ),
        migrations.AddField(
            model_name="receipt",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="diajukan oleh",
            ),
        ),
        migrations.AddField(
            model_name="receipt",
            name="submission",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="receipts",
                to="enrolment.submission",
                verbose_name="pengajuan",
            ),
        ),
        migrations.AddConstraint(
            model_name="receipt",
            constraint=models.UniqueConstraint(fields=("submission", "serial"), name="one_receipt_per_serial"),
        ),
        migrations.AddConstraint(
            model_name="receipt",
            constraint=models.CheckConstraint(
                condition=models.Q(("serial__gte", 1)), name="receipt_serials_start_at_one"
            ),
        ),
    ]
