"""A disk that is full and a clock that is set back: nothing half-done, every answer before it kept, still usable."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from edu.bootstrap import Services, build
from edu.demo.township import DAY
from edu.domain.actors import OPERATOR
from edu.domain.errors import DiskFull, EduError
from edu.domain.people import PeopleQuery
from edu.system.clock import FixedClock, ms_at
from edu.system.paths import Paths, root
from tests.command_line import Folder
from tests.edu.packs.roster.books import HEADER, person, xlsx
from tests.stores import Bench

# -- the disk --


def limit_pages(services: Services, more: int | None) -> None:
    """SQLite then answers as on a full disk."""
    with services.database.engines.writer.connect() as connection:
        raw: Any = connection.connection.driver_connection
        used = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count = {used + more if more is not None else 1_073_741_823}")


@pytest.fixture
def services(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setenv("YINGZHI_SECRETS", str(folder.secrets))
    clock = FixedClock(ms_at(DAY, 9))
    made = build(Paths(data=folder.data), clock=clock)
    yield made
    made.close()


def test_full_disk_during_an_import_takes_nobody(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    path.write_bytes(xlsx([HEADER, *(person(n, f"乙{n}", village="") for n in range(1, 400))]))
    plan = services.roster_import.dry_run(OPERATOR, path)
    before, people = services.ledger.digest(), services.people.count(OPERATOR, PeopleQuery())
    limit_pages(services, 2)

    with pytest.raises(DiskFull) as told:
        services.roster_import.take(OPERATOR, plan)

    limit_pages(services, None)
    assert told.value.remedy
    assert (services.ledger.digest(), services.people.count(OPERATOR, PeopleQuery())) == (before, people)
    assert services.roster_import.take(OPERATOR, plan).accepted == plan.accepted > 300
    assert services.ledger.verify().ok


def test_full_disk_during_an_answer_keeps_every_answer_before_it(services: Services) -> None:
    person_ = services.people.search(OPERATOR, PeopleQuery(limit=1))[0].person.id
    view = services.sittings.start_mock(OPERATOR, person_, "grid-member-test")
    given: dict[int, tuple[str, ...]] = {}
    limit_pages(services, 0)
    refused: EduError | None = None
    for turn in range(400):
        item = view.paper.items[turn % len(view.paper.items)]
        chosen = (item.question.options[turn // len(view.paper.items) % 2].id,)
        try:
            services.sittings.answer(OPERATOR, view.id, item.slot, chosen)
        except DiskFull as error:
            refused = error
            break
        given[item.slot] = chosen

    limit_pages(services, None)
    assert refused is not None
    assert "之前显示已保存的内容都在" in refused.message
    assert {slot: tuple(o) for slot, o in services.sittings.view(OPERATOR, view.id).responses.answers.items()} == given
    services.sittings.answer(OPERATOR, view.id, item.slot, chosen)
    assert services.sittings.hand_in(OPERATOR, view.id).sitting.score is not None
    assert services.ledger.verify().ok


@pytest.mark.skipif(os.name != "posix", reason="RLIMIT_FSIZE")
def test_disk_that_is_full_from_the_start_is_told_in_a_sentence(tmp_path: Path) -> None:
    """No file of this process may grow beyond 4 kB: the empty data folder cannot be filled."""
    (tmp_path / "data").mkdir()
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); sys.path.insert(0, '.'); "
        "from edu.commands import run; sys.exit(run('ledger', ['digest', '--data', sys.argv[1]]))"
    )
    environment = {**os.environ, "YINGZHI_SECRETS": str(tmp_path / "secrets")}
    command = [sys.executable, "-c", code, str(tmp_path / "data")]

    done = subprocess.run(command, cwd=root(), capture_output=True, text=True, check=False, env=environment)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "办法：" in done.stderr


# -- the clock --


def test_clock_set_back_a_year_during_an_exam_costs_nothing(make_sqlite_bench: Callable[..., Bench]) -> None:
    bench = make_sqlite_bench()
    services = bench.services()
    from tests.ui.screens.learner_world import document

    person_ = services.people.register(OPERATOR, "张伟杰", document(1), [])
    view = services.sittings.start_mock(OPERATOR, person_, "grid-member-test")
    items = view.paper.items
    for item in items[:3]:
        services.sittings.answer(OPERATOR, view.id, item.slot, sorted(item.question.key))
        bench.clock.advance(10_000)
    left = services.sittings.tick(OPERATOR, view.id)

    bench.clock._now -= 365 * 86_400_000
    for item in items[3:]:
        services.sittings.answer(OPERATOR, view.id, item.slot, sorted(item.question.key))
    after = services.sittings.tick(OPERATOR, view.id)
    result = services.sittings.hand_in(OPERATOR, view.id)

    assert after == left
    assert result.sitting.passed
    assert services.ledger.verify().ok
    digest = services.ledger.digest()
    services.ledger.rebuild()
    assert services.ledger.digest() == digest
