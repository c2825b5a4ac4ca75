"""Queries about drills that are played and improvements (port: edu.services.ports.drill_runs)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import delete, func, or_, select

from edu.domain.drills.evaluation import Mark
from edu.domain.drills.messages import Message
from edu.domain.drills.run_records import Judgement, RunClock, RunRecord, SeatRecord
from edu.domain.drills.run_views import Improvement, InputLine
from edu.storage.records.below import at_or_below, place_tree
from edu.storage.schema_drills import (
    drill_inputs,
    drill_marks,
    drill_messages,
    drill_observations,
    drill_profiles,
    drill_run_clocks,
    drill_runs,
    drill_seats,
    improvement_runs,
    improvements,
)
from edu.storage.upserts import upsert

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection, Select


class DrillRunRecords:
    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect

    # -- runs --

    def run(self, id: str) -> RunRecord | None:
        found = self._runs(select(drill_runs).where(drill_runs.c.id == id))
        return found[0] if found else None

    def runs(
        self, *, org: str = "", enterprise: str = "", person: str = "", running: bool = False, limit: int, skip: int = 0
    ) -> Sequence[RunRecord]:
        query = select(drill_runs).order_by(drill_runs.c.started_ms.desc(), drill_runs.c.id.desc())
        query = query.limit(limit).offset(skip)
        if org:
            query = query.where(drill_runs.c.org.in_(at_or_below(self._connect(), org)))
        if enterprise:
            query = query.where(drill_runs.c.enterprise == enterprise)
        if person:
            query = query.where(drill_runs.c.person == person)
        if running:
            query = query.where(drill_runs.c.state == "running")
        return self._runs(query)

    def family(self, root: str) -> Sequence[RunRecord]:
        query = select(drill_runs).where(drill_runs.c.root == root)
        return self._runs(query.order_by(drill_runs.c.started_ms, drill_runs.c.id))

    def _runs(self, query: Select[Any]) -> list[RunRecord]:
        return [_run(dict(row)) for row in self._connect().execute(query).mappings()]

    # -- what hangs on one --

    def inputs(self, run: str) -> Sequence[InputLine]:
        query = select(drill_inputs).where(drill_inputs.c.run == run).order_by(drill_inputs.c.number)
        return [_input(dict(row)) for row in self._connect().execute(query).mappings()]

    def input_count(self, run: str) -> int:
        query = select(func.count()).select_from(drill_inputs).where(drill_inputs.c.run == run)
        return int(self._connect().execute(query).scalar_one())

    def judgements(self, run: str) -> Sequence[Judgement]:
        table = drill_observations
        columns = [column for column in table.columns if column.name != "run"]
        query = select(*columns).where(table.c.run == run).order_by(table.c.number)
        return [Judgement(**row) for row in self._connect().execute(query).mappings()]

    def profile(self, run: str) -> str:
        query = select(drill_profiles.c.sha256).where(drill_profiles.c.run == run)
        return self._connect().execute(query).scalar_one_or_none() or ""

    def marks(self, run: str) -> Sequence[Mark]:
        columns = [column for column in drill_marks.columns if column.name != "run"]
        query = select(*columns).where(drill_marks.c.run == run).order_by(drill_marks.c.number)
        return [Mark(**row) for row in self._connect().execute(query).mappings()]

    def messages(self, run: str) -> Sequence[Message]:
        columns = [column for column in drill_messages.columns if column.name != "run"]
        query = select(*columns).where(drill_messages.c.run == run).order_by(drill_messages.c.number)
        return [Message(**row) for row in self._connect().execute(query).mappings()]

    def seats(self, run: str) -> Sequence[SeatRecord]:
        columns = [column for column in drill_seats.columns if column.name != "run"]
        query = select(*columns).where(drill_seats.c.run == run).order_by(drill_seats.c.role)
        return [SeatRecord(**row) for row in self._connect().execute(query).mappings()]

    # -- improvements --

    def improvement(self, id: str) -> Improvement | None:
        found = self._improvements(select(improvements).where(improvements.c.id == id))
        return found[0] if found else None

    def improvements(
        self, *, org: str = "", enterprise: str = "", run: str = "", closed: bool = False
    ) -> Sequence[Improvement]:
        query = select(improvements).order_by(improvements.c.due, improvements.c.opened_ms, improvements.c.id)
        if org:
            query = query.where(improvements.c.org.in_(place_tree(self._connect()).same(org)))
        if enterprise:
            query = query.where(improvements.c.enterprise == enterprise)
        if run:
            carried = select(improvement_runs.c.improvement).where(improvement_runs.c.run == run)
            query = query.where(or_(improvements.c.run == run, improvements.c.id.in_(carried)))
        if not closed:
            query = query.where(improvements.c.closed.is_(False))
        return self._improvements(query)

    def _improvements(self, query: Select[Any]) -> list[Improvement]:
        rows = [dict(row) for row in self._connect().execute(query).mappings()]
        into: dict[str, list[str]] = {}
        carried = select(improvement_runs).where(improvement_runs.c.improvement.in_([row["id"] for row in rows]))
        for row in self._connect().execute(carried.order_by(improvement_runs.c.run)):
            into.setdefault(row.improvement, []).append(row.run)
        return [Improvement(**row, runs=tuple(into.get(row["id"], ()))) for row in rows]

    # -- the clock, beside the ledger --

    def clock(self, run: str) -> RunClock | None:
        columns = [column for column in drill_run_clocks.columns if column.name != "run"]
        row = self._connect().execute(select(*columns).where(drill_run_clocks.c.run == run)).mappings().first()
        return RunClock(**row) if row else None

    def note_clock(self, run: str, clock: RunClock) -> None:
        connection = self._connect()
        noted = {
            "run": run, "tick": clock.tick, "speed": clock.speed, "paused": clock.paused, "hash": clock.hash,
            "time_ms": clock.time_ms,
        }  # fmt: skip
        upsert(drill_run_clocks, None, connection.dialect.name).run(connection, [noted])

    def forget_clock(self, run: str) -> None:
        self._connect().execute(delete(drill_run_clocks).where(drill_run_clocks.c.run == run))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()


def _run(row: dict[str, Any]) -> RunRecord:
    row.pop("points")
    return RunRecord(**{**row, "npc": _listed(row["npc"]), "redlines": _listed(row["redlines"])})


def _input(row: dict[str, Any]) -> InputLine:
    row.pop("run")
    words = msgspec.json.decode(row["words"], type=dict[str, str])
    return InputLine(**{**row, "fields": _listed(row["fields"]), "words": words})
