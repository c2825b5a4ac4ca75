from __future__ import annotations

import pytest
from sqlalchemy import text

from edu.domain.errors import NotAllowed
from edu.domain.hall.health import HealthLine, Unbooked
from edu.services.hall_health import HallHealth
from edu.storage.database import Database
from edu.storage.guards import create_guards, drop_guards
from edu.storage.integrity import verify_recent
from edu.storage.proof import Proof
from tests.edu.services.school import KIOSK, TRAINER, School, make_school
from tests.stores import Bench


class Machine:
    version = "1.2.3"

    def space(self) -> tuple[int, int]:
        return 150 * 1024**2, 100 * 1024**3

    def has_ballast(self) -> bool:
        return False


@pytest.fixture
def school(bench: Bench) -> School:
    return make_school(bench)


def lines(school: School, **given: object) -> dict[str, HealthLine]:
    bench = school.bench
    health = HallHealth(bench.store, Proof(bench.store), Machine(), school.visits, bench.clock)
    return {line.key: line for line in health.check(KIOSK, **given)}  # type: ignore[arg-type]


def book(school: School, count: int) -> None:
    for _ in range(count):
        school.visits.finish(KIOSK, door="quiz", activity="quick", seconds=9)


def tamper(store: Database, seq: int) -> None:
    """As somebody with the file and its key could do it."""
    with store.engines.writer.begin() as connection:
        drop_guards(connection)
        connection.execute(text("UPDATE events SET payload = :p WHERE seq = :s"), {"p": b"{}", "s": seq})
        create_guards(connection)


def test_a_machine_is_measured_on_both_engines(school: School) -> None:
    book(school, 3)

    found = lines(school, unbooked=Unbooked(visits=1, why="磁盘满了。"))

    assert (found["disk"].state, found["disk"].said[:10]) == ("bad", "已满，备用的空间也用")
    assert (found["database"].state, found["chain"].said) == ("ok", "最近 3 条前后相连，没有改动")
    assert found["visits"].said == "今天 3 人次；1 次参观还没有记上"
    assert found["version"].said == "版本 1.2.3"


def test_a_clock_that_was_set_back_is_said(school: School) -> None:
    book(school, 1)
    school.bench.clock.jump_to(school.bench.clock.now_ms() - 3 * 86_400_000)

    assert lines(school)["clock"].said == "比最新一条记录慢了 3 天"
    book(school, 1)
    assert lines(school)["clock"].said == "比最新一条记录慢了 3 天"  # what it wrote since does not hide it


def test_recent_events_are_proved_and_older_ones_are_not_read(school: School) -> None:
    book(school, 6)
    store = school.bench.store
    assert verify_recent(store, 4).events == 4
    tamper(store, 2)
    assert verify_recent(store, 4).ok
    tamper(store, 5)

    bad = verify_recent(store, 4).first_bad
    assert bad is not None
    assert bad.seq == 5
    assert lines(school)["chain"].state == "bad"


def test_only_the_kiosk_and_staff_ask(school: School) -> None:
    with pytest.raises(NotAllowed):
        HallHealth(school.bench.store, Proof(school.bench.store), Machine(), school.visits, school.bench.clock).check(
            TRAINER
        )
