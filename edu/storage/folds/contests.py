"""Folds of competition evenings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.events import Reason
from edu.domain.events import contests as e
from edu.storage import schema_contests as t
from edu.storage.folds.registry import as_json, folds

if TYPE_CHECKING:
    from edu.domain.events import Stamp
    from edu.storage.rows import Rows


@folds(e.ContestOpened, e.ContestNames)
def contest_opened(rows: Rows, stamp: Stamp, fact: e.ContestOpened, private: e.ContestNames | None) -> None:
    rows.put(
        t.contests,
        id=stamp.subject,
        title=private.title if private else "",
        names=as_json(private.teams if private else []),
        teams=fact.teams,
        rounds=as_json([fact.kinds, fact.numbers, fact.stakes]),
        questions=fact.questions,
        org=fact.org,
        day=fact.day,
        state="open",
        scores=as_json([0] * fact.teams),
        opened_ms=stamp.time_ms,
    )


@folds(e.ContestMoved)
def contest_moved(rows: Rows, stamp: Stamp, fact: e.ContestMoved, private: None) -> None:
    rows.put(
        t.contest_moves,
        contest=stamp.subject,
        number=fact.number,
        move=fact.move,
        slot=fact.slot,
        team=fact.team,
        stake=fact.stake,
        options=",".join(fact.options),
        after_ms=fact.after_ms,
    )


@folds(e.ContestClosed)
def contest_closed(rows: Rows, stamp: Stamp, fact: e.ContestClosed, private: None) -> None:
    rows.change(t.contests, (stamp.subject,), state="closed", scores=as_json(fact.scores))


@folds(e.ContestAbandoned, Reason)
def contest_abandoned(rows: Rows, stamp: Stamp, fact: e.ContestAbandoned, private: Reason | None) -> None:
    rows.change(t.contests, (stamp.subject,), state="abandoned")
