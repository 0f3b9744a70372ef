"""Two tables of counts become one table of cells."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def copy_figures(apps, schema_editor):
    """Totals, groups, programmes and the overlap of each report become cells, written by whoever entered it last."""
    models_of = {name: apps.get_model("enrolment", name) for name in ("Submission", "CellFigure")}
    for submission in models_of["Submission"].objects.iterator():
        cells = {}
        for row in apps.get_model("enrolment", "EnrolmentCount").objects.filter(submission=submission):
            place = row.group.code if row.group_id else row.segment
            cells[f"{place}.peserta"] = (row.participants, row.is_applicable)
            cells[f"{place}.potensi"] = (row.potential, True)
        for row in apps.get_model("enrolment", "ProgrammeCount").objects.filter(submission=submission):
            cells[f"{row.segment}.{row.programme}"] = (row.participants, True)
        cells["rangkap.peserta"] = (submission.overlap, True)
        models_of["CellFigure"].objects.bulk_create(
            models_of["CellFigure"](
                submission=submission,
                cell=cell,
                number=number,
                is_applicable=applicable,
                saved_at=submission.entered_at,
                saved_by=submission.entered_by,
            )
            for cell, (number, applicable) in cells.items()
            if number is not None or not applicable
        )


class Migration(migrations.Migration):
    dependencies = [("enrolment", "0001_reports"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="CellFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cell", models.CharField(max_length=60, verbose_name="sel")),
                ("number", models.PositiveIntegerField(null=True, verbose_name="jumlah")),
                ("is_applicable", models.BooleanField(default=True, verbose_name="berlaku")),
                ("note", models.TextField(blank=True, verbose_name="catatan")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="versi")),
                ("saved_at", models.DateTimeField(verbose_name="disimpan")),
            ],
            options={
                "verbose_name": "sel",
                "verbose_name_plural": "sel",
            },
        ),
        migrations.AddField(
            model_name="cellfigure",
            name="saved_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="oleh",
            ),
        ),
        migrations.AddField(
            model_name="cellfigure",
            name="submission",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="cells",
                to="enrolment.submission",
                verbose_name="pengajuan",
            ),
        ),
        migrations.AddConstraint(
            model_name="cellfigure",
            constraint=models.UniqueConstraint(fields=("submission", "cell"), name="one_figure_per_cell"),
        ),
        migrations.AddConstraint(
            model_name="cellfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_applicable", True), ("number__isnull", True), _connector="OR"),
                name="no_figure_where_not_applicable",
            ),
        ),
        migrations.AddConstraint(
            model_name="cellfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(("version__gte", 1)), name="cell_versions_start_at_one"
            ),
        ),
        migrations.RunPython(copy_figures),
    ]
