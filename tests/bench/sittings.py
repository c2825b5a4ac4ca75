"""A thousand people sit one exam of fifty questions, every answer durable: the time and the disk it takes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from edu.domain.actors import OPERATOR
from edu.storage.integrity import verify
from tests.bench.measuring import BARE_EVENTS, BARE_INSERT, Measure, bare_row, bare_sqlcipher, sizes, timed
from tests.people import register
from tests.stores import Bench, make_bench

SECONDS, KILOBYTES = 35, 25
TOGETHER = 40  # candidates in a room, answering in turn


def bench(scale: float, folder: Path) -> Iterator[Measure]:
    for count in sizes(scale, 1_000):
        yield from _sat(folder / str(count), count)


def _sat(folder: Path, count: int) -> Iterator[Measure]:
    made = make_bench(folder)
    services = made.services()
    paper = services.exams.freeze_paper(OPERATOR, "safety-manager-mock", seed=1)
    exam = services.exams.open_exam(OPERATOR, paper, closes_ms=1 << 45)
    people = [register(services, "张三", n % 1000, born=f"{1980 + n // 1000}0101") for n in range(count)]
    before = _bytes(made)
    with timed() as ours:
        for first in range(0, count, TOGETHER):
            views = [services.sittings.start(OPERATOR, person, exam) for person in people[first : first + TOGETHER]]
            for place in range(len(views[0].paper.items)):
                for view in views:
                    item = view.paper.items[place]
                    services.sittings.answer(OPERATOR, view.id, item.slot, [item.question.options[0].id])
            for view in views:
                services.sittings.hand_in(OPERATOR, view.id)
    answers = count * len(views[0].paper.items)
    assert verify(made.store).ok
    kilobytes = (_bytes(made) - before) / count / 1000
    made.store.close()
    allowed = SECONDS * count / 1_000
    yield Measure(
        name=f"sittings.seconds.{count}",
        value=ours.seconds,
        unit="s",
        goal=f"≤ {SECONDS} s for 1,000",
        holds=ours.seconds <= allowed,
        floor=_floor(folder, answers),
    )
    yield Measure(
        name=f"sittings.disk.{count}",
        value=kilobytes,
        unit="kB a sitting",
        goal=f"≤ {KILOBYTES} kB",
        holds=kilobytes <= KILOBYTES,
    )


def _bytes(made: Bench) -> int:
    """Pages of the database, whether they lie in the file or still in the log."""
    with made.store.engines.writer.connect() as connection:
        return sum(
            int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()) * 4096 * sign
            for name, sign in (("page_count", 1), ("freelist_count", -1))
        )


def _floor(folder: Path, answers: int) -> float:
    """Each answer one committed insert of its event's bytes, nothing else."""
    bare = bare_sqlcipher(folder / "bare.db")
    bare.execute(BARE_EVENTS)
    with timed() as floor:
        for n in range(answers):
            bare.execute("BEGIN IMMEDIATE")
            bare.execute(BARE_INSERT, bare_row(n))
            bare.execute("COMMIT")
    bare.close()
    return floor.seconds
