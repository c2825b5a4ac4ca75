"""Migrations, both ways, on both databases: the schema that they make is the schema that the program means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from edu.domain.actors import OPERATOR, Actor, Role
from edu.domain.errors import NewerDatabase, StorageError
from edu.domain.events import people as e
from edu.domain.hall.groups import GroupBooking
from edu.domain.reviews import Finding, Sheet
from edu.services.review_items import review_items
from edu.services.visits import Visits
from edu.storage import migrate
from edu.storage.all_tables import metadata
from edu.storage.integrity import digest, verify
from edu.storage.migrate import HEAD, bring_up, current, move_to
from edu.storage.opening import open_store
from edu.storage.refolding import rebuild
from edu.storage.schema import PROJECTED
from tests.histories import play
from tests.stores import Bench, keys_of, make_bench, store_file


def version_of(bench: Bench) -> str | None:
    with bench.store.engines.reader.connect() as connection:
        return current(connection)


def tables_of(bench: Bench) -> set[str]:
    with bench.store.engines.reader.connect() as connection:
        return set(inspect(connection).get_table_names()) - {"alembic_version"}


def test_the_migrated_schema_is_the_one_in_the_models(bench: Bench) -> None:
    with bench.store.engines.reader.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        differences = compare_metadata(context, metadata)

    assert differences == []
    assert tables_of(bench) == set(metadata.tables)


def test_the_order_of_text_is_that_of_bytes(bench: Bench) -> None:
    with bench.store.engines.writer.connect() as connection, connection.begin():
        for name in ("b", "B", "a", "石", "坑", "ä", "_"):
            connection.execute(text("INSERT INTO meta (name, value) VALUES (:name, '')"), {"name": name})
        found = list(connection.execute(text("SELECT name FROM meta ORDER BY name")).scalars())

    assert found == sorted(found, key=lambda name: name.encode())


def test_a_store_opened_again_is_left_alone(bench: Bench) -> None:
    play(bench, 1, 30)
    before = digest(bench.store)

    bring_up(bench.store.engines)

    assert digest(bench.store) == before
    assert version_of(bench) == HEAD


def test_projections_dropped_and_folded_anew_are_the_same(bench: Bench) -> None:
    play(bench, 3, 300)
    before = digest(bench.store)

    move_to(bench.store.engines, "0001")
    assert tables_of(bench).isdisjoint(table.name for table in PROJECTED)
    assert verify(bench.store).events == 300
    move_to(bench.store.engines, HEAD)
    rebuild(bench.store)

    assert digest(bench.store) == before
    assert verify(bench.store).ok


def test_events_that_name_nobody_leave_the_index_of_persons_alone(sqlite_bench: Bench) -> None:
    """Up and down again with data; who asks for a person's events still gets them by that index."""
    play(sqlite_bench, 2, 100)
    partial = "SELECT sql LIKE '%WHERE person IS NOT NULL' FROM sqlite_master WHERE name = 'ix_events_person_hlc'"
    plan = "EXPLAIN QUERY PLAN SELECT * FROM events WHERE person = x'00' OR subject = x'00' ORDER BY hlc"
    found = []
    for version in ("0002", HEAD):
        move_to(sqlite_bench.store.engines, version)
        with sqlite_bench.store.engines.reader.connect() as connection:
            steps = " ".join(row[3] for row in connection.exec_driver_sql(plan))
            found.append((connection.exec_driver_sql(partial).scalar_one(), "ix_events_person_hlc" in steps))

    assert found == [(0, True), (1, True)]
    assert verify(sqlite_bench.store).events == 100


def test_visits_of_before_there_were_games_stay_as_they_were(bench: Bench) -> None:
    visits = Visits(bench.store, bench.clock, bench.ids)
    visits.finish(Actor(role=Role.KIOSK), door="quiz", activity="quick", seconds=30, asked=5, correct=3)
    before = digest(bench.store)

    for version in ("0004", HEAD):
        move_to(bench.store.engines, version)
        with bench.store.engines.reader.connect() as connection:
            kept = connection.execute(text("SELECT door, asked, correct FROM visits")).all()
        assert [tuple(row) for row in kept] == [("quiz", 5, 3)]

    assert digest(bench.store) == before
    assert rebuild(bench.store)
    assert digest(bench.store) == before


def test_firms_of_before_are_no_fire_key_units_and_outlive_a_step_down(bench: Bench) -> None:
    """0011 keeps the rows both ways; a flag that a step down took away comes back from the ledger."""
    with bench.store.writing(OPERATOR) as work:
        work.append(e.EnterpriseRegistered(name="木器厂", uscc="1", township="5" * 32), "6" * 32)
        work.append(e.EnterpriseRegistered(name="油站", high_risk=True, key_place=True), "7" * 32)
        work.commit()
    before = digest(bench.store)
    kept = [("木器厂", "1", False), ("油站", "", True)]

    for version in ("0010", HEAD):
        move_to(bench.store.engines, version)
        with bench.store.engines.reader.connect() as connection:
            rows = connection.execute(text("SELECT name, uscc, high_risk FROM enterprises ORDER BY name")).all()
        assert [(name, uscc, bool(risky)) for name, uscc, risky in rows] == kept

    with bench.store.reading() as view:
        assert [firm.key_place for firm in view.people.enterprises()] == [False, False]
    assert rebuild(bench.store)
    with bench.store.reading() as view:
        assert [(firm.name, firm.key_place) for firm in view.people.enterprises()] == [
            ("木器厂", False),
            ("油站", True),
        ]
    assert digest(bench.store) == before


def test_tickets_outlive_the_halls_figures_and_both_come_back(bench: Bench) -> None:
    """0008 stands on 0007: down one by one and up again, with rows of both."""
    services = bench.services()
    kiosk, staff = Actor(role=Role.KIOSK), Actor(role=Role.ADMIN, id="a1")
    ticket = services.tickets.issue_group(staff, label="实验小学", people=30)
    services.visits.finish(kiosk, door="quiz", activity="quick", seconds=30, ticket=ticket.id)
    services.visits.rate(kiosk, known=4, pleased=5)
    services.hall_groups.book(
        staff, GroupBooking(name="茶厂", sort="enterprise", day="2026-11-22", begins=540, minutes=60, people=18)
    )
    before = digest(bench.store)
    later = {"drill_messages", "content_reviews"}
    figures = {"feedback", "hall_groups", "contests", "contest_moves"} | later

    move_to(bench.store.engines, "0008")
    assert tables_of(bench) == set(metadata.tables) - later
    move_to(bench.store.engines, "0007")
    assert tables_of(bench) == set(metadata.tables) - figures
    assert services.tickets.listed(staff) == [replace(ticket, uses=1, used_on="2026-11-22")]
    move_to(bench.store.engines, "0006")
    assert tables_of(bench) == set(metadata.tables) - figures - {"tickets"}
    move_to(bench.store.engines, HEAD)

    assert rebuild(bench.store) == 5
    assert digest(bench.store) == before
    assert verify(bench.store).ok


def test_down_to_nothing_and_up_again(bench: Bench) -> None:
    move_to(bench.store.engines, "base")
    assert tables_of(bench) == set()

    move_to(bench.store.engines, HEAD)

    assert tables_of(bench) == set(metadata.tables)
    play(bench, 1, 10)
    assert verify(bench.store).ok


def test_a_newer_database_is_refused_and_not_touched(sqlite_bench: Bench) -> None:
    play(sqlite_bench, 1, 20)
    with sqlite_bench.store.engines.writer.connect() as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = '0099'"))
    sqlite_bench.store.close()
    before = {path.name: path.read_bytes() for path in sqlite_bench.folder.glob("store.db*")}

    with pytest.raises(NewerDatabase, match="较新版本"):
        open_store(store_file(sqlite_bench.folder), keys_of(), sqlite_bench.clock, sqlite_bench.ids)

    assert {path.name: path.read_bytes() for path in sqlite_bench.folder.glob("store.db*")} == before


def test_a_newer_server_is_refused_too(bench: Bench) -> None:
    with bench.store.engines.writer.connect() as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = '0099'"))

    with pytest.raises(NewerDatabase):
        bring_up(bench.store.engines)

    assert version_of(bench) == "0099"


def test_foreign_keys_hold_again_after_a_migration(bench: Bench) -> None:
    move_to(bench.store.engines, "0001")
    move_to(bench.store.engines, HEAD)

    def orphan() -> None:
        with bench.store.engines.writer.connect() as connection, connection.begin():
            connection.execute(
                text("INSERT INTO vault (event, owner, salt, box) VALUES (99, :b, :b, :b)"), {"b": b"1" * 16}
            )

    with pytest.raises(Exception, match=r"(?i)foreign key"):
        orphan()


def test_a_migration_that_would_leave_orphans_is_rolled_back(sqlite_bench: Bench) -> None:
    """An orphan that was there before is found by the check after the step, and the step is taken back."""
    with sqlite_bench.store.writing(OPERATOR) as work:
        work.append(e.EnterpriseWithdrawn(batch=""), "7" * 32)
        work.commit()
    with sqlite_bench.store.engines.writer.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("INSERT INTO vault (event, owner, salt, box) VALUES (99, x'00', x'00', x'00')")
        raw.execute("PRAGMA foreign_keys = ON")

    with pytest.raises(StorageError, match="引用不完整"):
        move_to(sqlite_bench.store.engines, "0001")

    assert version_of(sqlite_bench) == HEAD
    assert tables_of(sqlite_bench) == set(metadata.tables)


def test_a_new_store_that_fails_half_way_is_empty(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole or not at all: creation is one transaction, and the next start makes it whole."""

    def fails(*_: Any) -> None:
        raise RuntimeError("power")

    with monkeypatch.context() as patch:
        patch.setattr("edu.storage.guards.create_guards", fails)
        with pytest.raises(RuntimeError, match="power"):
            make_bench(tmp_path)

    made = make_bench(tmp_path)
    try:
        assert tables_of(made) == set(metadata.tables)
    finally:
        made.store.close()


def test_every_version_is_known(sqlite_bench: Bench) -> None:
    versions = {path.name[:4] for path in (_folder() / "versions").glob("0*.py")}

    assert versions == set(migrate._KNOWN)
    assert max(versions) == HEAD


def _folder() -> Any:
    from pathlib import Path

    return Path(migrate.__file__).parent / "migrations"


def test_reviews_come_back_from_the_ledger_after_a_step_down(bench: Bench) -> None:
    services, staff = bench.services(), Actor(role=Role.ADMIN, id="a1")
    item = review_items(services.library, "T05")[0]
    found = Finding(kind=item.kind, id=item.id, version=item.version, verdict="unsure", note="见第三条")
    services.reviews.take(staff, Sheet(topic="T05", reviewer="李工", on=date(2026, 11, 20), findings=(found,)))
    before = digest(bench.store)

    move_to(bench.store.engines, "0009")
    assert tables_of(bench) == set(metadata.tables) - {"content_reviews"}
    move_to(bench.store.engines, HEAD)
    assert rebuild(bench.store)

    assert digest(bench.store) == before
    assert [one.finding for one in services.reviews.topic(staff, "T05").notes] == [found]
