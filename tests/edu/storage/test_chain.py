"""Whoever changes the ledger behind the program's back is found, and the first wrong event is named."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from sqlalchemy import text

from edu.domain.actors import OPERATOR
from edu.domain.events import people as e
from edu.domain.ledger import Verdict
from edu.storage.guards import create_guards, drop_guards
from edu.storage.integrity import verify
from tests.stores import RING, Bench

EVENTS = 12
NUMBERS = ("epoch", "seq", "hlc", "time_ms", "monotonic_ms", "v")
CODES = ("device", "boot", "actor", "kind")
BYTES = ("subject", "person", "payload", "commitment", "hash")


@pytest.fixture
def ledger(bench: Bench) -> Bench:
    """Twelve people registered, one event each, each with a vault half."""
    for n in range(EVENTS):
        person = bench.ids.new()
        with bench.store.writing(OPERATOR) as work:
            details = e.PersonDetails(name=f"人{n}", id_number=f"33112419800101{n:04}")
            work.append(e.PersonRegistered(lookup=f"{n:064x}"), person, person=person, private=details)
            work.commit()
        bench.clock.advance(1000)
    return bench


def tamper(bench: Bench, *statements: str, **values: Any) -> Verdict:
    """Raw SQL with the guards away, as somebody with the file and its key could do it."""
    with bench.store.engines.writer.connect() as connection:
        if bench.store.engines.is_sqlite:
            raw: Any = connection.connection.driver_connection
            raw.execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            drop_guards(connection)
            for statement in statements:
                connection.execute(text(statement), values)
            create_guards(connection)
    return verify(bench.store)


def seen_at(verdict: Verdict) -> int | None:
    return verdict.first_bad.seq if verdict.first_bad else None


def test_an_untouched_ledger_holds(ledger: Bench) -> None:
    assert verify(ledger.store) == Verdict(EVENTS, None)


@pytest.mark.parametrize("column", NUMBERS)
def test_a_changed_number_is_found(ledger: Bench, column: str) -> None:
    verdict = tamper(ledger, f"UPDATE events SET {column} = {column} + 100 WHERE position = 7")

    assert verdict.first_bad is not None
    assert verdict.first_bad.device == RING.device


@pytest.mark.parametrize("column", CODES)
def test_a_changed_word_is_found(ledger: Bench, column: str) -> None:
    other = f"(SELECT max(id) FROM codes WHERE id <> events.{column})"

    assert not tamper(ledger, f"UPDATE events SET {column} = {other} WHERE position = 7").ok


@pytest.mark.parametrize("family", CODES)
def test_a_word_renamed_in_the_code_table_is_found(ledger: Bench, family: str) -> None:
    verdict = tamper(ledger, "UPDATE codes SET value = value || 'x' WHERE family = :family", family=family)

    assert seen_at(verdict) == 1


@pytest.mark.parametrize("column", BYTES)
def test_one_flipped_bit_is_found_where_it_is(ledger: Bench, column: str) -> None:
    with ledger.store.engines.reader.connect() as connection:
        before = bytes(connection.execute(text(f"SELECT {column} FROM events WHERE position = 7")).scalar_one())

    for place in (0, len(before) // 2, len(before) - 1):
        changed = bytes([*before[:place], before[place] ^ 1, *before[place + 1 :]])
        verdict = tamper(ledger, f"UPDATE events SET {column} = :new WHERE position = 7", new=changed)
        assert seen_at(verdict) == 7, f"byte {place} of {column}"
        assert verdict.first_bad is not None
        assert verdict.first_bad.reason == "事件内容与哈希不符"


@pytest.mark.parametrize("column", ["person", "commitment"])
def test_a_field_taken_away_is_found(ledger: Bench, column: str) -> None:
    assert seen_at(tamper(ledger, f"UPDATE events SET {column} = NULL WHERE position = 7")) == 7


@pytest.mark.parametrize("position", [1, 7, EVENTS])
def test_a_deleted_event_is_found(ledger: Bench, position: int) -> None:
    verdict = tamper(
        ledger, "DELETE FROM vault WHERE event = :at", "DELETE FROM events WHERE position = :at", at=position
    )

    assert seen_at(verdict) == (position if position == EVENTS else position + 1)


def test_events_that_changed_places_are_found(ledger: Bench) -> None:
    verdict = tamper(
        ledger,
        "UPDATE events SET seq = 1000 WHERE position = 6",
        "UPDATE events SET seq = 6 WHERE position = 7",
        "UPDATE events SET seq = 7 WHERE position = 6",
    )

    assert seen_at(verdict) == 6


def test_a_cut_off_end_is_found_by_the_head_of_the_chain(ledger: Bench) -> None:
    verdict = tamper(ledger, "DELETE FROM vault WHERE event > 9", "DELETE FROM events WHERE position > 9")

    assert seen_at(verdict) == 10
    assert verdict.first_bad is not None
    assert "末尾" in verdict.first_bad.reason


def test_a_head_that_was_taken_away_is_found(ledger: Bench) -> None:
    assert seen_at(tamper(ledger, "DELETE FROM chains")) == EVENTS


def test_an_emptied_ledger_is_found(ledger: Bench) -> None:
    assert seen_at(tamper(ledger, "DELETE FROM vault", "DELETE FROM events")) == 1


def test_an_inserted_event_is_found(ledger: Bench) -> None:
    columns = "device, epoch, hlc, time_ms, boot, monotonic_ms, actor, kind, v, subject, person, payload, hash"
    copy = f"INSERT INTO events (position, seq, {columns}) SELECT 99, 13, {columns} FROM events WHERE position = 12"

    assert seen_at(tamper(ledger, copy)) == 13


def test_two_swapped_vault_rows_are_found(ledger: Bench) -> None:
    swapped = ", ".join(
        f"{column} = (SELECT other.{column} FROM vault other WHERE other.event = 12 - vault.event)"
        for column in ("salt", "box")
    )
    verdict = tamper(ledger, f"UPDATE vault SET {swapped} WHERE event IN (4, 8)")

    assert seen_at(verdict) == 4
    assert verdict.first_bad is not None
    assert "保险库" in verdict.first_bad.reason


@pytest.mark.parametrize("column", ["salt", "box"])
def test_a_flipped_bit_in_the_vault_is_found(ledger: Bench, column: str) -> None:
    with ledger.store.engines.reader.connect() as connection:
        before = bytes(connection.execute(text(f"SELECT {column} FROM vault WHERE event = 4")).scalar_one())
    changed = bytes([*before[:-1], before[-1] ^ 1])

    assert seen_at(tamper(ledger, f"UPDATE vault SET {column} = :new WHERE event = 4", new=changed)) == 4


def test_other_details_sealed_with_the_right_key_do_not_pass(ledger: Bench) -> None:
    """Who holds the key can write a vault row, but not one that fits the event's commitment."""
    forged = ledger.store.seal.close_private(e.PersonDetails(name="冒名"), f"{RING.device}|{RING.epoch}|4")

    verdict = tamper(ledger, "UPDATE vault SET box = :new WHERE event = 4", new=forged)

    assert verdict.first_bad is not None
    assert (verdict.first_bad.seq, verdict.first_bad.reason) == (4, "保险库内容与事件承诺不符")


def test_a_vault_row_for_an_event_that_promised_none_is_found(ledger: Bench) -> None:
    with ledger.store.writing(OPERATOR) as work:
        work.append(e.EnterpriseWithdrawn(batch=""), "7" * 32)
        work.commit()

    verdict = tamper(
        ledger, "INSERT INTO vault (event, owner, salt, box) SELECT 13, owner, salt, box FROM vault WHERE event = 4"
    )

    assert seen_at(verdict) == 13


def test_the_hash_can_be_recomputed_from_the_documented_form(ledger: Bench) -> None:
    """Twenty lines of any language: the form `yz1` is fixed for ever, and this is it."""
    words = "SELECT e.*, d.value AS d, b.value AS b, a.value AS a, k.value AS k FROM events e"
    joins = "".join(
        f" JOIN codes {short} ON {short}.id = e.{long}"
        for short, long in (("d", "device"), ("b", "boot"), ("a", "actor"), ("k", "kind"))
    )
    before = bytes(32)
    with ledger.store.engines.reader.connect() as connection:
        for row in connection.execute(text(f"{words}{joins} ORDER BY e.seq")):
            fields = [
                "yz1", row.d, row.epoch, row.seq, row.hlc, row.time_ms, row.b, row.monotonic_ms, row.a, row.k, row.v,
                bytes(row.subject).hex(), bytes(row.person).hex(), bytes(row.payload).decode(),
                bytes(row.commitment).hex(), before.hex(),
            ]  # fmt: skip
            line = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
            before = hashlib.sha256(line.encode()).digest()
            assert before == bytes(row.hash)
