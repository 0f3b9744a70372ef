"""When a month is due, whether it locks then, and for whom it opens again."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import periods.fields


class Migration(migrations.Migration):
    dependencies = [("enrolment", "0004_review_and_receipts"), ("regions", "0001_areas")]

    operations = [
        migrations.CreateModel(
            name="EntryExtension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", periods.fields.MonthField(verbose_name="bulan")),
                ("until", models.DateField(verbose_name="sampai")),
                ("reason", models.TextField(verbose_name="alasan")),
                ("granted_at", models.DateTimeField(verbose_name="diberikan")),
                ("is_example", models.BooleanField(default=False, verbose_name="contoh")),
            ],
            options={
                "verbose_name": "pengecualian kunci",
                "verbose_name_plural": "pengecualian kunci",
                "ordering": ("-month", "region", "-until"),
            },
        ),
        migrations.CreateModel(
            name="ReportingRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", periods.fields.MonthField(unique=True, verbose_name="berlaku sejak")),
                (
                    "due_day",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(28),
                        ],
                        verbose_name="tenggat: tanggal di bulan berikutnya",
                    ),
                ),
                ("locks_after_due", models.BooleanField(verbose_name="isian terkunci setelah tenggat")),
                (
                    "change_percent",
                    models.DecimalField(decimal_places=2, max_digits=5, verbose_name="perubahan besar, persen"),
                ),
                ("change_persons", models.PositiveIntegerField(verbose_name="perubahan besar, orang")),
                ("source", models.TextField(verbose_name="sumber")),
                ("document", models.CharField(blank=True, max_length=120, verbose_name="nomor dokumen")),
                (
                    "status",
                    models.CharField(
                        choices=[("contoh", "Contoh, belum resmi"), ("resmi", "Resmi")],
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
            ],
            options={
                "verbose_name": "aturan pelaporan",
                "verbose_name_plural": "aturan pelaporan",
                "ordering": ("valid_from",),
            },
        ),
        migrations.AddField(
            model_name="entryextension",
            name="granted_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="diberikan oleh",
            ),
        ),
        migrations.AddField(
            model_name="entryextension",
            name="region",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="regions.region",
                verbose_name="wilayah",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportingrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_day__gte", 1), ("due_day__lte", 28)), name="due_day_exists_in_every_month"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportingrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("change_percent__gt", 0)), name="large_change_above_zero"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportingrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_from__day", 1)), name="reporting_rule_month_is_first_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="entryextension",
            constraint=models.CheckConstraint(
                condition=models.Q(("month__day", 1)), name="extension_month_is_first_day"
            ),
        ),
    ]
