"""The database itself refuses to change or delete an event: triggers, made by the migration that makes the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_SQLITE = (
    """CREATE TRIGGER events_no_update BEFORE UPDATE ON events
       BEGIN SELECT RAISE(ABORT, 'events are append-only'); END""",
    """CREATE TRIGGER events_no_delete BEFORE DELETE ON events
       BEGIN SELECT RAISE(ABORT, 'events are append-only'); END""",
    # INSERT OR REPLACE deletes without asking a DELETE trigger
    """CREATE TRIGGER events_no_replace BEFORE INSERT ON events
       WHEN EXISTS (SELECT 1 FROM events WHERE position = NEW.position)
         OR EXISTS (SELECT 1 FROM events WHERE device = NEW.device AND epoch = NEW.epoch AND seq = NEW.seq)
       BEGIN SELECT RAISE(ABORT, 'events are append-only'); END""",
)
_POSTGRES = (
    """CREATE OR REPLACE FUNCTION events_append_only() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'events are append-only'; END $$""",
    """CREATE TRIGGER events_no_change BEFORE UPDATE OR DELETE ON events
       FOR EACH ROW EXECUTE FUNCTION events_append_only()""",
)
_DROP = {
    "sqlite": (
        "DROP TRIGGER IF EXISTS events_no_update",
        "DROP TRIGGER IF EXISTS events_no_delete",
        "DROP TRIGGER IF EXISTS events_no_replace",
    ),
    "postgresql": (
        "DROP TRIGGER IF EXISTS events_no_change ON events",
        "DROP FUNCTION IF EXISTS events_append_only()",
    ),
}


def create_guards(connection: Connection) -> None:
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRES:
        connection.execute(text(statement))


def drop_guards(connection: Connection) -> None:
    for statement in _DROP[connection.dialect.name]:
        connection.execute(text(statement))
