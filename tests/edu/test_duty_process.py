"""The second process tells what the first would have told, or nothing."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import msgspec
import openpyxl
import pytest

from edu import duty_process
from edu.domain.events import people as pe
from edu.domain.statistics import DutyRows
from edu.duty_process import DutyProcess, Order, answer
from edu.packs.roster.child import Child
from edu.services import statistics
from edu.system.paths import Paths
from edu.system.settings import Settings
from tests.stores import Bench, keys_of, store_file
from tests.township import ADMIN, TOWN, Builder

UNTIL = date(2026, 11, 22)


def state_of(bench: Bench) -> str:
    with bench.store.reading() as view:
        return view.ledger.state()


def ordered(bench: Bench, folder: Path, state: str) -> DutyRows | None:
    paths = Paths(data=bench.folder)
    order = Order(
        database=str(store_file(bench.folder)), keys=keys_of(), content=str(paths.content), exams=str(paths.exams),
        settings=Settings(home=TOWN), state=state, scope=TOWN, until=UNTIL, folder=str(folder),
    )  # fmt: skip
    return msgspec.msgpack.decode(answer(msgspec.msgpack.encode(order)), type=DutyRows | None)


def cells(path: Path) -> list[list[object]]:
    return [[cell.value for cell in row] for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows()]


def test_a_workbook_made_by_two_processes_says_the_same(
    sqlite_bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Builder(sqlite_bench, 2, people=40).build()
    sqlite_bench.services().settings.change(home=TOWN)
    sqlite_bench.services().statistics.export(ADMIN, 2026, TOWN, tmp_path / "alone.xlsx")
    answers = watched(monkeypatch)
    monkeypatch.setattr(statistics, "MANY_EVENTS", 0)
    sqlite_bench.services().statistics.export(ADMIN, 2026, TOWN, tmp_path / "both.xlsx")
    assert answers
    assert None not in answers
    assert cells(tmp_path / "both.xlsx") == cells(tmp_path / "alone.xlsx")
    assert list(tmp_path.glob(".*")) == []


def watched(monkeypatch: pytest.MonkeyPatch) -> list[DutyRows | None]:
    """What the second process answers."""
    answers: list[DutyRows | None] = []
    rows = duty_process._rows

    def noted(child: Child) -> DutyRows | None:
        answers.append(rows(child))
        return answers[-1]

    monkeypatch.setattr(duty_process, "_rows", noted)
    return answers


def test_rows_are_written_for_the_state_that_was_asked_for(sqlite_bench: Bench, tmp_path: Path) -> None:
    Builder(sqlite_bench, 3).build()
    rows = ordered(sqlite_bench, tmp_path, state_of(sqlite_bench))
    assert rows is not None
    assert rows.people_rows > 0
    assert rows.places_rows > 0
    assert Path(rows.people).read_text("utf-8").count("<row ") == rows.people_rows
    assert Path(rows.places).read_text("utf-8").count("<row ") == rows.places_rows


def test_a_ledger_that_has_gone_on_gives_nothing(sqlite_bench: Bench, tmp_path: Path) -> None:
    Builder(sqlite_bench, 3, people=12).build()
    before = state_of(sqlite_bench)
    with sqlite_bench.store.writing(ADMIN) as work:
        work.append(pe.OrgUnitDeclared(code="", name="新村", level="village", parent=TOWN), sqlite_bench.ids.new())
        work.commit()
    assert ordered(sqlite_bench, tmp_path, before) is None
    assert not (tmp_path / "people.xml").exists()


def test_a_second_process_that_fails_gives_nothing(
    sqlite_bench: Bench, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = DutyProcess(Paths(data=tmp_path), tmp_path / "absent" / "store.db", keys_of())
    with caplog.at_level(logging.ERROR), broken.begin("", UNTIL, Settings(), "") as rows:
        assert rows() is None
    assert "child failed" in caplog.text


def test_the_first_process_judges_by_itself_where_the_second_gives_nothing(
    sqlite_bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Builder(sqlite_bench, 2, people=40).build()
    sqlite_bench.services().statistics.export(ADMIN, 2026, "", tmp_path / "alone.xlsx")

    @contextmanager
    def silent(*_: object) -> Iterator[object]:
        yield lambda: None

    monkeypatch.setattr(statistics, "MANY_EVENTS", 0)
    monkeypatch.setattr(DutyProcess, "begin", silent)
    sqlite_bench.services().statistics.export(ADMIN, 2026, "", tmp_path / "fallen.xlsx")
    assert cells(tmp_path / "fallen.xlsx") == cells(tmp_path / "alone.xlsx")


def test_a_shared_database_is_judged_by_one_process(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On PostgreSQL there is no file to open; on the embedded database there is."""
    Builder(bench, 2, people=12).build()
    answers = watched(monkeypatch)
    monkeypatch.setattr(statistics, "MANY_EVENTS", 0)
    bench.services().statistics.export(ADMIN, 2026, "", tmp_path / "book.xlsx")
    assert len(answers) == (1 if bench.store.engines.is_sqlite else 0)
