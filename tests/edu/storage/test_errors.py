"""A database that refuses is told in one plain sentence, and nothing that was acknowledged is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError

from edu.domain.actors import OPERATOR
from edu.domain.errors import DamagedDatabase, DiskFull, StorageError, WrongKey
from edu.domain.events import people as e
from edu.storage.engines import Engines
from edu.storage.errors import sentence_for
from edu.storage.integrity import digest, verify
from edu.storage.refolding import rebuild
from edu.system import ballast
from edu.system.ballast import NEEDED
from tests.stores import Bench

ON_A_SERVER = Engines(create_engine("sqlite://"), create_engine("sqlite://"))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("database or disk is full", DiskFull),
        ('could not extend file "base/1/2": No space left on device', DiskFull),
        ("file is not a database", WrongKey),
        ("database disk image is malformed", DamagedDatabase),
        ("disk I/O error", DamagedDatabase),
        ("database is locked", StorageError),
        ("attempt to write a readonly database", StorageError),
        ("something nobody thought of", StorageError),
    ],
)
def test_each_refusal_has_a_sentence_and_a_remedy(words: str, kind: type[StorageError]) -> None:
    told = sentence_for(DBAPIError("SELECT 1", None, Exception(words)), ON_A_SERVER)

    assert type(told) is kind
    assert told.message.endswith("。")
    assert told.remedy
    assert words not in told.message


@pytest.mark.parametrize(("free", "kind"), [(NEEDED - 1, DiskFull), (NEEDED, DamagedDatabase)])
def test_an_input_error_is_a_full_disk_where_there_is_no_room_and_damage_where_there_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, free: int, kind: type[StorageError]
) -> None:
    """SQLite says "disk I/O error" for both: its -shm found no room, or a page cannot be read."""
    monkeypatch.setattr(ballast, "free_bytes", lambda _folder: free)
    here = replace(ON_A_SERVER, file=tmp_path / "yingzhi.db")

    told = sentence_for(DBAPIError("SELECT 1", None, Exception("disk I/O error")), here)

    assert type(told) is kind
    assert ("磁盘已满" in told.message) == (kind is DiskFull)


def limit_pages(bench: Bench, more: int | None) -> None:
    """Let the file grow by `more` pages and no further: SQLite then answers as on a full disk."""
    with bench.store.engines.writer.connect() as connection:
        raw: Any = connection.connection.driver_connection
        used = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count = {used + more if more is not None else 1_073_741_823}")


def register(bench: Bench, count: int) -> None:
    with bench.store.writing(OPERATOR) as work:
        for _ in range(count):
            person = bench.ids.new()
            details = e.PersonDetails(name="王" * 40, id_number=person[:18])
            work.append(e.PersonRegistered(lookup=person * 2), person, person=person, private=details)
        work.commit()


def count(bench: Bench) -> int:
    with bench.store.reading() as view:
        return view.ledger.count()


def test_a_full_disk_is_said_and_loses_nothing(sqlite_bench: Bench) -> None:
    acknowledged = 0
    limit_pages(sqlite_bench, 20)

    def fill() -> None:
        nonlocal acknowledged
        for _ in range(1000):
            register(sqlite_bench, 3)
            acknowledged += 3

    with pytest.raises(DiskFull, match="磁盘已满，这一步没有保存"):
        fill()

    assert acknowledged > 0
    assert count(sqlite_bench) == acknowledged
    assert verify(sqlite_bench.store).ok
    with pytest.raises(DiskFull):
        register(sqlite_bench, 50)
    assert count(sqlite_bench) == acknowledged

    limit_pages(sqlite_bench, None)  # somebody made room
    register(sqlite_bench, 50)
    assert count(sqlite_bench) == acknowledged + 50
    live = digest(sqlite_bench.store)
    rebuild(sqlite_bench.store)
    assert digest(sqlite_bench.store) == live
    assert verify(sqlite_bench.store).ok


def test_a_full_disk_in_the_very_first_transaction_leaves_a_usable_store(sqlite_bench: Bench) -> None:
    """The codes of words first seen in it are not believed to exist afterwards."""
    limit_pages(sqlite_bench, 0)
    with pytest.raises(DiskFull):
        register(sqlite_bench, 200)

    limit_pages(sqlite_bench, None)
    register(sqlite_bench, 1)

    assert verify(sqlite_bench.store).ok
    assert count(sqlite_bench) == 1


def test_a_rebuild_on_a_full_disk_leaves_the_tables_as_they_were(sqlite_bench: Bench) -> None:
    register(sqlite_bench, 2000)
    before = digest(sqlite_bench.store)
    with sqlite_bench.store.engines.writer.connect() as connection, connection.begin():
        connection.exec_driver_sql("DELETE FROM people")  # damage that a rebuild would mend
    damaged = digest(sqlite_bench.store)
    with sqlite_bench.store.engines.writer.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.execute("VACUUM")
    limit_pages(sqlite_bench, 0)

    with pytest.raises(DiskFull):
        rebuild(sqlite_bench.store)
    assert digest(sqlite_bench.store) == damaged

    limit_pages(sqlite_bench, None)
    rebuild(sqlite_bench.store)
    assert digest(sqlite_bench.store) == before
