"""Queries about competition evenings (port: edu.services.ports.contests)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from edu.domain.contests.play import Move, MoveKind
from edu.domain.contests.record import ContestRecord
from edu.domain.contests.rules import Round, RoundKind
from edu.storage.schema_contests import contest_moves, contests

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection


class ContestRecords:
    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect

    def contests(self) -> Sequence[ContestRecord]:
        query = select(contests).order_by(contests.c.opened_ms.desc(), contests.c.id)
        return [_record(row) for row in self._connect().execute(query)]

    def contest(self, contest: str) -> ContestRecord | None:
        row = self._connect().execute(select(contests).where(contests.c.id == contest)).first()
        return _record(row) if row is not None else None

    def moves(self, contest: str) -> Sequence[Move]:
        query = select(contest_moves).where(contest_moves.c.contest == contest).order_by(contest_moves.c.number)
        return [
            Move(
                number=row.number,
                kind=cast("MoveKind", row.move),
                slot=row.slot,
                team=row.team,
                stake=row.stake,
                options=tuple(row.options.split(",")) if row.options else (),
                after_ms=row.after_ms,
            )
            for row in self._connect().execute(query)
        ]


def _record(row: Any) -> ContestRecord:
    kinds, numbers, stakes = json.loads(row.rounds)
    rounds = tuple(
        Round(kind=cast("RoundKind", kind), stakes=tuple(steps), **amounts)
        for kind, amounts, steps in zip(kinds, numbers, stakes, strict=True)
    )
    return ContestRecord(
        id=row.id,
        title=row.title,
        names=tuple(json.loads(row.names)),
        teams=row.teams,
        rounds=rounds,
        questions=row.questions,
        org=row.org,
        day=row.day,
        state=row.state,
        scores=tuple(json.loads(row.scores)),
    )
