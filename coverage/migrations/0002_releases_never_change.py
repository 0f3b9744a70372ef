"""The database itself refuses to change what was published; only example data may be deleted."""

from django.db import migrations

TABLES = {
    "coverage_release": "SELECT OLD.is_example",
    "coverage_coveragerecord": "SELECT is_example FROM coverage_release WHERE id = OLD.release_id",
    "coverage_coveragepart": (
        "SELECT release.is_example FROM coverage_release release"
        " JOIN coverage_coveragerecord record ON record.release_id = release.id WHERE record.id = OLD.record_id"
    ),
}
MESSAGE = "Angka yang sudah terbit tidak pernah diubah atau dihapus."

POSTGRESQL = """
CREATE FUNCTION {table}_frozen() RETURNS trigger AS $$
BEGIN
    IF TG_OP = 'DELETE' AND ({is_example}) THEN RETURN OLD; END IF;
    RAISE EXCEPTION '{message}';
END $$ LANGUAGE plpgsql;
CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_frozen();
"""
SQLITE = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN NOT ({is_example})"
    " BEGIN SELECT RAISE(ABORT, '{message}'); END",
)


def freeze(apps, schema_editor):
    for table, is_example in TABLES.items():
        values = {"table": table, "is_example": is_example, "message": MESSAGE}
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(POSTGRESQL.format(**values), params=None)
        else:
            for statement in SQLITE:
                schema_editor.execute(statement.format(**values), params=None)


def thaw(apps, schema_editor):
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {table}_frozen ON {table}")
            schema_editor.execute(f"DROP FUNCTION {table}_frozen()")
        else:
            schema_editor.execute(f"DROP TRIGGER {table}_no_update")
            schema_editor.execute(f"DROP TRIGGER {table}_no_delete")


class Migration(migrations.Migration):
    dependencies = [("coverage", "0001_dated_data_and_releases")]

    operations = [migrations.RunPython(freeze, thaw)]
