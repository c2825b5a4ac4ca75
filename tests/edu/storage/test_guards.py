"""The database itself refuses to change or delete an event, on SQLite and on PostgreSQL."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from edu.storage.migrate import move_to
from tests.histories import play
from tests.stores import Bench

CHANGES = (
    "UPDATE events SET payload = payload",
    "UPDATE events SET time_ms = 0 WHERE position = 1",
    "DELETE FROM events WHERE position = 3",
    "DELETE FROM events",
)


@pytest.mark.parametrize("change", CHANGES)
def test_events_are_append_only(bench: Bench, change: str) -> None:
    play(bench, 1, 10)

    with (
        bench.store.engines.writer.connect() as connection,
        pytest.raises(DBAPIError, match="append-only"),
        connection.begin(),
    ):
        connection.execute(text(change))


def test_an_upsert_does_not_pass_the_guard(sqlite_bench: Bench) -> None:
    play(sqlite_bench, 1, 10)
    replace = "INSERT OR REPLACE INTO events SELECT * FROM events WHERE position = 3"

    with (
        sqlite_bench.store.engines.writer.connect() as connection,
        pytest.raises(DBAPIError, match="append-only"),
        connection.begin(),
    ):
        connection.execute(text(replace))


def test_the_guards_stand_again_after_a_migration_down_and_up(bench: Bench) -> None:
    play(bench, 1, 10)
    move_to(bench.store.engines, "0001")
    move_to(bench.store.engines, "0002")

    with (
        bench.store.engines.writer.connect() as connection,
        pytest.raises(DBAPIError, match="append-only"),
        connection.begin(),
    ):
        connection.execute(text("DELETE FROM events"))
