"""What the cells hold now is taken out of the tables they replace."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("enrolment", "0002_one_figure_a_cell")]

    operations = [
        migrations.RemoveField(model_name="submission", name="overlap"),
        migrations.DeleteModel(name="EnrolmentCount"),
        migrations.DeleteModel(name="ProgrammeCount"),
    ]
