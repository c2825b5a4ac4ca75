"""The second process tells what the first would have told, or as much of it as it can."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

import msgspec
import openpyxl
import pytest

from edu import duty_process
from edu.domain.events import people as pe
from edu.domain.statistics import DutyRow, StoppedShort
from edu.duty_process import DutyProcess, Order, answer
from edu.packs.roster.child import Child, Limits
from edu.services import statistics
from edu.system.growing_file import pieces_so_far, write_piece
from edu.system.paths import Paths
from edu.system.settings import Settings
from tests.stores import Bench, keys_of, store_file
from tests.township import ADMIN, TOWN, Builder

UNTIL = date(2026, 11, 22)
ROOT = str(Path(__file__).parents[2])


def state_of(bench: Bench) -> str:
    with bench.store.reading() as view:
        return view.ledger.state()


def ordered(bench: Bench, folder: Path, state: str) -> int | None:
    paths = Paths(data=bench.folder)
    order = Order(
        database=str(store_file(bench.folder)), keys=keys_of(), content=str(paths.content), exams=str(paths.exams),
        settings=Settings(home=TOWN), state=state, scope=TOWN, until=UNTIL, told=str(folder / "told"),
    )  # fmt: skip
    return msgspec.msgpack.decode(answer(msgspec.msgpack.encode(order)), type=int | None)


def told(folder: Path) -> list[DutyRow]:
    with (folder / "told").open("rb") as file:
        pieces = [msgspec.msgpack.decode(piece, type=list[DutyRow]) for piece in pieces_so_far(file)]
    return [row for piece in pieces for row in piece]


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


def watched(monkeypatch: pytest.MonkeyPatch) -> list[int | None]:
    """What the second process answers."""
    answers: list[int | None] = []
    said = duty_process._said

    def noted(child: Child) -> int | None:
        answers.append(said(child))
        return answers[-1]

    monkeypatch.setattr(duty_process, "_said", noted)
    return answers


def test_duties_are_told_as_the_first_process_would_judge_them(sqlite_bench: Bench, tmp_path: Path) -> None:
    Builder(sqlite_bench, 3).build()
    sqlite_bench.services().settings.change(home=TOWN)
    alone = list(sqlite_bench.services().statistics.book(ADMIN, 2026, TOWN).duties())
    assert ordered(sqlite_bench, tmp_path, state_of(sqlite_bench)) == len(alone)
    assert told(tmp_path) == alone
    assert {row.subject_type for row in alone} >= {"person", "village", "enterprise"}


def test_a_ledger_that_has_gone_on_gives_nothing(sqlite_bench: Bench, tmp_path: Path) -> None:
    Builder(sqlite_bench, 3, people=12).build()
    before = state_of(sqlite_bench)
    with sqlite_bench.store.writing(ADMIN) as work:
        work.append(pe.OrgUnitDeclared(code="", name="新村", level="village", parent=TOWN), sqlite_bench.ids.new())
        work.commit()
    assert ordered(sqlite_bench, tmp_path, before) is None
    assert not (tmp_path / "told").exists()


def test_a_second_process_that_fails_gives_nothing(
    sqlite_bench: Bench, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = DutyProcess(Paths(data=tmp_path), tmp_path / "absent" / "store.db", keys_of())
    with caplog.at_level(logging.ERROR), broken.begin("", UNTIL, Settings(), "") as rows:
        assert rows is not None
        with pytest.raises(StoppedShort):
            list(rows())
    assert "child failed" in caplog.text


def dies(body: bytes) -> bytes:
    """In the child: after the second piece of five duties and half of the third, as if it were killed."""
    written: list[bytes] = []

    def failing(file: BinaryIO, piece: bytes) -> None:
        if len(written) == 2:
            file.write(len(piece).to_bytes(4, "big") + piece[:9])
            file.flush()
            os._exit(9)
        written.append(piece)
        write_piece(file, piece)

    duty_process._TOGETHER = 5
    duty_process.write_piece = failing  # type: ignore[attr-defined]
    return answer(body)


def sleeps(body: bytes) -> bytes:
    time.sleep(60)
    return body


def test_the_first_process_goes_on_where_the_second_died(
    sqlite_bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Builder(sqlite_bench, 2, people=40).build()
    sqlite_bench.services().statistics.export(ADMIN, 2026, "", tmp_path / "alone.xlsx")
    answers = watched(monkeypatch)
    monkeypatch.syspath_prepend(ROOT)
    monkeypatch.setattr(duty_process, "_ANSWER", "tests.edu.test_duty_process:dies")
    monkeypatch.setattr(statistics, "MANY_EVENTS", 0)
    taken = counted(monkeypatch)
    sqlite_bench.services().statistics.export(ADMIN, 2026, "", tmp_path / "fallen.xlsx")
    assert answers == [None]
    assert taken == [10]
    assert cells(tmp_path / "fallen.xlsx") == cells(tmp_path / "alone.xlsx")


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many duties came from the second process before it stopped short."""
    taken: list[int] = []
    followed = duty_process._followed

    def noted(child: Child, file: BinaryIO) -> Iterator[DutyRow]:
        taken.append(0)
        for row in followed(child, file):
            taken[-1] += 1
            yield row

    monkeypatch.setattr(duty_process, "_followed", noted)
    return taken


def test_a_second_process_that_hangs_is_not_waited_for_longer_than_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(ROOT)
    monkeypatch.setattr(duty_process, "_ANSWER", "tests.edu.test_duty_process:sleeps")
    monkeypatch.setattr(duty_process, "_LIMITS", Limits(memory=4 << 30, seconds=0.1, may_write=True))
    hanging = DutyProcess(Paths(data=tmp_path), tmp_path / "store.db", keys_of())
    with hanging.begin("", UNTIL, Settings(), "") as rows, pytest.raises(StoppedShort):
        list(rows())


def test_a_shared_database_is_judged_by_one_process(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On PostgreSQL there is no file to open; on the embedded database there is."""
    Builder(bench, 2, people=12).build()
    answers = watched(monkeypatch)
    monkeypatch.setattr(statistics, "MANY_EVENTS", 0)
    bench.services().statistics.export(ADMIN, 2026, "", tmp_path / "book.xlsx")
    assert len(answers) == (1 if bench.store.engines.is_sqlite else 0)
