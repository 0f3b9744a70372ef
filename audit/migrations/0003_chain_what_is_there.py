"""Chains the events that were written before there was a chain, in the order in which they were written."""

from django.db import migrations

from audit.chain import digest

BATCH = 1000


def chain(apps, schema_editor):
    events = apps.get_model("audit", "AuditEvent").objects.using(schema_editor.connection.alias)
    for is_example in (False, True):
        position, previous, last_key = 0, "", 0
        while batch := list(events.filter(is_example=is_example, pk__gt=last_key).order_by("pk")[:BATCH]):
            for event in batch:
                position += 1
                event.position, event.previous = position, previous
                event.hash = previous = digest(event)
            events.bulk_update(batch, ("position", "previous", "hash"), batch_size=200)
            last_key = batch[-1].pk


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_chain_columns")]

    operations = [migrations.RunPython(chain, migrations.RunPython.noop)]
