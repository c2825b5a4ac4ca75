"""A learner alone in a drill: begun, kept decision by decision, left and taken up again, ended with a score on file.

The screen plays (`SoloPlay`); what is decided goes to the run on the ledger at once. Taken up again, the same seed and
the same choices lead to the same question.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.drills.inputs import Refused
from edu.domain.drills.solo_play import SoloPlay
from edu.domain.drills.version import ENGINE
from edu.domain.errors import Conflict
from edu.services import drill_run_access as access
from edu.services.drill_run_table import lines_of

if TYPE_CHECKING:
    from edu.domain.drills.run_records import RunRecord
    from edu.domain.drills.solo_play import SoloAnswer
    from edu.services.drill_results import DrillResults
    from edu.services.drill_run_table import DrillTable
    from edu.services.drill_runs import DrillRuns
    from edu.services.ports import Reading

MOST_UNFINISHED = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A run of one's own that was left. `problem` says why it cannot be taken up, '' where it can."""

    run: str
    title: str
    started_ms: int
    answered: int
    problem: str


class DrillSolo:
    def __init__(self, table: DrillTable, runs: DrillRuns, results: DrillResults) -> None:
        self._table = table
        self._runs = runs
        self._results = results

    def unfinished(self, actor: Actor) -> tuple[Unfinished, ...]:
        """Newest first; only the actor's own."""
        require(actor, Permission.DRILLS_SOLO)
        if not actor.person:
            return ()
        with self._table.store.reading() as view:
            found = view.drill_runs.runs(person=actor.person, running=True, limit=MOST_UNFINISHED)
            return tuple(_line(view, one) for one in found if one.mode == "solo")

    def begin(self, actor: Actor, drill: str, seed: int) -> str:
        """The new run's id; NotFound where the drill is not on offer."""
        return self._runs.start(actor, drill, mode="solo", seed=seed)

    def take_up(self, actor: Actor, run: str) -> SoloPlay:
        """Where it was left. Conflict where this program would not come to the same place."""
        view = self._runs.resume(actor, run)
        with self._table.store.reading() as reading:
            lines = lines_of(reading, access.known_run(reading, run))
        play = SoloPlay(view.scenario, view.seed)
        try:
            for line in lines:
                if line.kind != "choose":
                    raise _elsewhere()
                play.next()
                play.choose(line.what, line.option)
        except Refused:
            raise _elsewhere() from None
        return play

    def chose(self, actor: Actor, run: str, answer: SoloAnswer) -> None:
        """Durable when it returns."""
        tick = self._runs.view(actor, run).tick
        if answer.tick > tick:
            self._runs.advance(actor, run, answer.tick - tick)
        self._runs.choose(actor, run, answer.decision.id, answer.taken.id)

    def end(self, actor: Actor, run: str) -> None:
        """To the end of the drill, then on file: with its score in the learner's own records."""
        self._runs.advance(actor, run, self._runs.view(actor, run).scenario.ticks)
        self._results.close(actor, run)

    def give_up(self, actor: Actor, run: str) -> None:
        self._runs.abandon(actor, run, "学员放弃")


def _line(view: Reading, record: RunRecord) -> Unfinished:
    problem = "" if record.engine == ENGINE else "程序已经更新，这一场不能接着推演。"
    return Unfinished(
        run=record.id,
        title=record.title,
        started_ms=record.started_ms,
        answered=view.drill_runs.input_count(record.id),
        problem=problem,
    )


def _elsewhere() -> Conflict:
    return Conflict("这一场推演在别处改动过，不能在这里接着推演。", "请放弃这一场，重新开始。")
