"""From here on events can only be added; the database itself refuses the rest. Only example events may be deleted.

SQLite drops the triggers of a table that a migration rebuilds: a later change of this table sets them again.
"""

from django.db import migrations, models
from django.db.models import Q

TABLE = "audit_auditevent"
MESSAGE = "Jejak audit hanya dapat ditambah, tidak diubah atau dihapus."

POSTGRESQL = f"""
CREATE FUNCTION {TABLE}_append_only() RETURNS trigger AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.is_example THEN RETURN OLD; END IF;
    END IF;
    RAISE EXCEPTION '{MESSAGE}';
END $$ LANGUAGE plpgsql;
CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION {TABLE}_append_only();
CREATE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_append_only();
"""
SQLITE = (
    f"CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END",
    f"CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE} WHEN NOT OLD.is_example"
    f" BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END",
    # INSERT OR REPLACE takes a row away without asking the trigger above.
    f"CREATE TRIGGER {TABLE}_no_replace BEFORE INSERT ON {TABLE} WHEN EXISTS (SELECT 1 FROM {TABLE}"
    " WHERE id = NEW.id OR (is_example = NEW.is_example AND position = NEW.position))"
    f" BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END",
)


def close(apps, schema_editor):
    statements = (POSTGRESQL,) if schema_editor.connection.vendor == "postgresql" else SQLITE
    for statement in statements:
        schema_editor.execute(statement, params=None)


def open_again(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER {TABLE}_append_only ON {TABLE}")
        schema_editor.execute(f"DROP TRIGGER {TABLE}_no_truncate ON {TABLE}")
        schema_editor.execute(f"DROP FUNCTION {TABLE}_append_only()")
    else:
        for trigger in ("no_update", "no_delete", "no_replace"):
            schema_editor.execute(f"DROP TRIGGER {TABLE}_{trigger}")


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_chain_what_is_there")]

    operations = [
        migrations.AlterField("auditevent", "position", models.PositiveBigIntegerField("nomor")),
        migrations.AddConstraint(
            "auditevent",
            models.UniqueConstraint(fields=("is_example", "position"), name="one_event_per_position_of_a_chain"),
        ),
        migrations.AddConstraint(
            "auditevent",
            models.CheckConstraint(
                condition=Q(position=1, previous="") | (Q(position__gt=1) & ~Q(previous="")),
                name="every_event_but_the_first_names_the_one_before",
            ),
        ),
        migrations.AddConstraint(
            "auditevent", models.CheckConstraint(condition=~Q(hash=""), name="every_event_has_a_hash")
        ),
        migrations.RunPython(close, open_again),
    ]
