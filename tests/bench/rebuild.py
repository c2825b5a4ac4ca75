"""Folding a whole ledger anew, its digest and its verification: a million events of exams, forty people at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from edu.domain.actors import OPERATOR
from edu.domain.events import exams as e
from edu.domain.events import people as pe
from edu.storage.integrity import digest, verify
from edu.storage.refolding import rebuild
from tests.bench.measuring import Measure, bare_sqlcipher, sizes, timed
from tests.stores import Bench, make_bench, store_file

TOGETHER, QUESTIONS = 40, 50
EACH = QUESTIONS + 4  # events a person
GOAL = 50_000


def bench(scale: float, folder: Path) -> Iterator[Measure]:
    for events in sizes(scale, 1_000_000):
        yield from _rebuilt(make_bench(folder / str(events)), max(1, events // EACH))


def _rebuilt(made: Bench, people: int) -> Iterator[Measure]:
    fill(made, people)
    events = people * EACH
    live = digest(made.store)
    with timed() as ours:
        rebuild(made.store)
    assert digest(made.store) == live
    floor = _floor(made)
    yield Measure(
        name=f"rebuild.{events}",
        value=events / ours.seconds,
        unit="events/s",
        goal=f"≥ {GOAL}",
        holds=events / ours.seconds >= GOAL,
        floor=events / floor,
    )
    with timed() as digested:
        digest(made.store)
    yield Measure(
        name=f"digest.{events}",
        value=digested.seconds,
        unit="s",
        goal="≤ 10 s a million",
        holds=digested.seconds <= 10 * max(1, events / 1_000_000),
        floor=_floor_digest(made),
    )
    with timed() as verified:
        assert verify(made.store).ok
    yield Measure(
        name=f"verify.{events}",
        value=events / verified.seconds,
        unit="events/s",
        goal=f"≥ {GOAL // 2}",
        holds=events / verified.seconds >= GOAL // 2,
    )
    made.store.close()


def fill(made: Bench, people: int) -> None:
    """As a year of exams lies in a ledger: groups of forty, answering in turn, a second apart."""
    shown = {
        "order": list(range(1, QUESTIONS + 1)),
        "options": [[f"option-{n}-of-four" for n in range(4)] for _ in range(QUESTIONS)],
    }
    rules = {"minutes": 90, "pass_mark": 8000, "downtime": "paused", "downtime_max_minutes": 30}
    for first in range(0, people, TOGETHER):
        with made.store.writing(OPERATOR) as work:
            sitting = [(made.ids.new(), made.ids.new()) for _ in range(min(TOGETHER, people - first))]
            for id_, person in sitting:
                details = pe.PersonDetails(name="欧阳石坑", id_number=person[:18])
                work.append(pe.PersonRegistered(lookup=person * 2), person, person=person, private=details)
                started = e.SittingStarted(paper="0" * 32, source="exam", attempt=1, seed=1, **rules, **shown)
                work.append(started, id_, person=person)
            for slot in range(1, QUESTIONS + 1):
                made.clock.advance(1000)
                for id_, person in sitting:
                    work.append(e.AnswerGiven(slot=slot, options=["option-1-of-four"]), id_, person=person)
            for id_, person in sitting:
                work.append(e.SittingHandedIn(reason="candidate", used_ms=1), id_, person=person)
                marked = e.SittingMarked(score=8000, total=10_000, passed=True, slots=[200] * QUESTIONS)
                work.append(marked, id_, person=person)
            work.commit()


def _floor(made: Bench) -> float:
    """Every payload read in order and decoded without a type, every response written with one executemany."""
    bare = bare_sqlcipher(store_file(made.folder))
    bare.execute("CREATE TABLE floor (sitting BLOB, slot INTEGER, options TEXT, flagged, PRIMARY KEY (sitting, slot))")
    decode = msgspec.json.decode
    with timed() as floor:
        bare.execute("BEGIN IMMEDIATE")
        read = bare.execute("SELECT subject, payload FROM events ORDER BY subject, hlc")
        rows = []
        for subject, payload in read:
            fact = decode(payload)
            if "slot" in fact:
                rows.append((subject, fact["slot"], ",".join(fact["options"]), 0))
        bare.executemany("INSERT OR REPLACE INTO floor VALUES (?, ?, ?, ?)", rows)
        bare.execute("COMMIT")
    bare.execute("DROP TABLE floor")
    bare.close()
    return floor.seconds


def _floor_digest(made: Bench) -> float:
    bare = bare_sqlcipher(store_file(made.folder))
    whole = hashlib.sha256()
    with timed() as floor:
        for table in ("people", "sittings", "responses"):
            for row in bare.execute(f"SELECT * FROM {table}"):
                whole.update(repr(row).encode())
    bare.close()
    return floor.seconds
