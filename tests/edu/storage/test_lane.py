"""The writer's lane: one connection, one thread at a time; what went wrong goes with its transaction."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from sqlalchemy import text

from edu.domain.actors import OPERATOR
from edu.domain.errors import StorageError
from edu.domain.events import exams as e
from edu.storage.integrity import verify
from tests.stores import Bench

SITTING = "5" * 32
ADD = text("INSERT INTO meta (name, value) VALUES (:name, '')")


def answer(bench: Bench, slot: int) -> None:
    with bench.store.writing(OPERATOR) as work:
        work.append(e.AnswerGiven(slot=slot, options=["a"]), SITTING)
        work.commit()


def driver_connection(bench: Bench) -> Any:
    with bench.store.engines.writer.connect() as connection:
        return connection.connection.driver_connection


def names(bench: Bench) -> list[str]:
    with bench.store.engines.reader.connect() as connection:
        return list(connection.execute(text("SELECT name FROM meta ORDER BY name")).scalars())


def test_the_connection_stays_the_same_from_one_transaction_to_the_next(sqlite_bench: Bench) -> None:
    before = driver_connection(sqlite_bench)
    answer(sqlite_bench, 1)

    assert driver_connection(sqlite_bench) is before


def test_what_was_left_open_is_rolled_back(bench: Bench) -> None:
    with bench.store.engines.writer.connect() as connection:
        connection.begin()
        connection.execute(ADD, {"name": "left"})
    with bench.store.engines.writer.begin() as connection:
        connection.execute(ADD, {"name": "kept"})

    assert names(bench) == ["kept"]


def test_after_a_failure_the_lane_is_free(bench: Bench) -> None:
    def fails() -> None:
        with bench.store.engines.writer.connect() as connection, connection.begin():
            connection.execute(ADD, {"name": "lost"})
            raise LookupError

    for _ in range(3):
        with pytest.raises(LookupError):
            fails()

    answer(bench, 1)
    assert names(bench) == []
    assert verify(bench.store).events == 1


def test_who_waits_too_long_is_told_and_nothing_is_written(
    sqlite_bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("edu.storage.lane._PATIENCE", 0.05)
    holding, done = threading.Event(), threading.Event()

    def hold() -> None:
        with sqlite_bench.store.writing(OPERATOR):
            holding.set()
            done.wait(20)

    thread = threading.Thread(target=hold)
    thread.start()
    holding.wait(20)
    try:
        with pytest.raises(StorageError, match="数据库正忙"):
            answer(sqlite_bench, 1)
    finally:
        done.set()
        thread.join()

    answer(sqlite_bench, 2)
    assert verify(sqlite_bench.store).events == 1


def test_an_answer_parses_nothing_anew(sqlite_bench: Bench) -> None:
    """The driver's cache of statements, once full, drops the newest first: it must hold more than the program has."""
    raw = driver_connection(sqlite_bench)
    for n in range(300):
        raw.execute(f"SELECT {n}").fetchone()
    parsed: list[str] = []
    raw.set_authorizer(lambda action, what, *place: parsed.append(what) or 0)  # asked while a statement is parsed
    answer(sqlite_bench, 1)  # begins the chain
    answer(sqlite_bench, 2)
    parsed.clear()
    answer(sqlite_bench, 3)
    raw.set_authorizer(None)

    assert set(parsed) <= {"COMMIT"}
