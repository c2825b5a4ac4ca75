"""What evaluators say of a run: ratings and notes at the moment they see it, points of their own with a reason.

They move nothing in the world. Of one evaluator's ratings of one thing the last counts; all stay in the ledger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from edu.domain.drills.run_records import TAKEN_BACK
from edu.domain.drills.run_views import Observation
from edu.domain.drills.scoring import Judged, Override, Rating, score
from edu.domain.errors import Conflict, InvalidInput, NotFound
from edu.domain.events import Reason
from edu.domain.events import drills as e
from edu.services import drill_run_access as access
from edu.services.drill_run_table import closed_play, judgements_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edu.domain.actors import Actor
    from edu.domain.drills.run_records import Judgement, RunRecord
    from edu.domain.events import EventRef
    from edu.services.drill_run_table import DrillTable, Running
    from edu.services.ports import Writing

LONGEST_NOTE = 4000


class DrillJudging:
    def __init__(self, table: DrillTable) -> None:
        self._table = table

    def rate(
        self, actor: Actor, run: str, target: str, rating: Rating | str, *, note: str = "", evaluator: str = "",
        tick: int | None = None,
    ) -> EventRef:  # fmt: skip
        """`target` is a criterion or an objective; with '' for the rating the note stands alone. Until it closes.

        `tick`: when it was seen, where that was before now (a tablet that was out of reach).
        """
        if rating not in ("", *get_args(Rating)) or not (rating or note.strip()):
            raise InvalidInput("请选择评价等级，或写下观察记录。")
        running = self._table.of(run)
        scenario = running.scenario
        known = {one.id for one in scenario.criteria} | {one.id for one in scenario.objectives}
        if target not in known and (target or rating):
            raise NotFound("没有这个评价目标。")
        return self._observed(actor, run, e.DrillObserved(
            n=0, tick=seen_at(running, tick), target=target, rating=rating, evaluator=evaluator or actor.ref,
        ), note, judges=True)  # fmt: skip

    def note(self, actor: Actor, run: str, role: str, text: str) -> EventRef:
        """A seat's decision of its own, with its reasons: it stands in the report and moves nothing."""
        if not text.strip():
            raise InvalidInput("请写下决定和理由。")
        running = self._table.of(run)
        if running.scenario.role(role) is None:
            raise NotFound("没有这个角色。")
        fact = e.DrillObserved(n=0, tick=running.play.state.tick, role=role)
        return self._observed(actor, run, fact, text, judges=False)

    def _observed(self, actor: Actor, run: str, fact: e.DrillObserved, note: str, *, judges: bool) -> EventRef:
        if len(note) > LONGEST_NOTE:
            raise InvalidInput(f"文字太长，最多 {LONGEST_NOTE} 个字。")
        running = self._table.of(run)
        with running.lock, self._table.store.writing(actor) as work:
            record = access.known_run(work, run)
            if judges:
                access.must_judge(work, actor, record)
            else:
                access.must_play(work, actor, record, fact.role, running.scenario.solo_role)
            if record.state != "running":
                raise Conflict("这场推演已经结束，不能再记录。", "结束后可以由评估人改分并写明理由。")
            numbered = e.DrillObserved(
                n=_next(work, run),
                tick=fact.tick,
                target=fact.target,
                rating=fact.rating,
                evaluator=fact.evaluator,
                role=fact.role,
            )
            private = e.ObservationNote(note=note.strip()) if note.strip() else None
            ref = work.append(numbered, run, private=private)
            found = judgements_of(work, record)
            work.commit()
            running.judgements = found
            return ref

    def override(self, actor: Actor, run: str, criterion: str, points: int, reason: str) -> EventRef:
        """Points (hundredths) beside the automatic ones, which stay; also after the run was closed."""
        if len(reason.strip()) < 2:
            raise InvalidInput("改分必须写明理由。", "请填写理由后再保存。")
        with self._table.store.writing(actor) as work:
            record = access.known_run(work, run)
            access.must_lead(work, actor, record)
            if record.state == "abandoned":
                raise Conflict("这场推演已经放弃，没有得分。")
            scenario = self._table.scenario(work, record.sha256)
            found = next((one for one in scenario.criteria if one.id == criterion), None)
            if found is None or found.pending or not 0 <= points <= found.points:
                raise InvalidInput("这个分数不能用：应在 0 和该项满分之间，待核项不计分。")
            fact = e.DrillPointsOverridden(
                n=_next(work, run),
                tick=self._tick(record),
                criterion=criterion,
                points=points,
                total=self._total(work, record, Override(criterion, points)),
            )
            return self._regraded(work, record, fact, reason.strip())

    def restore(self, actor: Actor, run: str, criterion: str) -> EventRef:
        """Undoes an override: the automatic points count again. Both stay in the ledger. Conflict without one."""
        with self._table.store.writing(actor) as work:
            record = access.known_run(work, run)
            access.must_lead(work, actor, record)
            given = [one for one in judged_of(judgements_of(work, record)).overrides if one.criterion == criterion]
            if not given or given[-1].points is None:
                raise Conflict("这一项没有改过分。", "请刷新页面。")
            fact = e.DrillPointsRestored(
                n=_next(work, run),
                tick=self._tick(record),
                criterion=criterion,
                total=self._total(work, record, Override(criterion, None)),
            )
            return self._regraded(work, record, fact, "撤销改分，恢复自动得分")

    def _regraded(
        self, work: Writing, record: RunRecord, fact: e.DrillPointsOverridden | e.DrillPointsRestored, reason: str
    ) -> EventRef:
        ref = work.append(fact, record.id, private=Reason(text=reason))
        judgements = judgements_of(work, record)
        work.commit()
        here = self._table.get(record.id)
        if here is not None:
            here.judgements = judgements
        return ref

    def _tick(self, record: RunRecord) -> int:
        here = self._table.get(record.id)
        return here.play.state.tick if here else record.tick

    def _total(self, work: Writing, record: RunRecord, override: Override) -> int:
        """Of a closed run with one more judgement; -1 while it runs."""
        if record.state != "closed":
            return -1
        again = closed_play(self._table, work, record)
        if again is None:
            raise Conflict("程序已经更新，这场推演的得分不能再改。")
        program, play = again
        judged = judged_of(judgements_of(work, record))
        judged = Judged(judged.ratings, (*judged.overrides, override))
        return score(program, play.state, self._table.bounds(record, program), judged).total


def judged_of(judgements: Sequence[Judgement]) -> Judged:
    """As scoring takes it: the last rating of each evaluator of each thing."""
    last: dict[tuple[str, str], Rating] = {}
    for one in judgements:
        for rating in get_args(Rating):
            if one.rating == rating:
                last[one.target, one.evaluator] = rating
    ratings: dict[str, tuple[Rating, ...]] = {}
    for (target, _), rating in last.items():
        ratings[target] = (*ratings.get(target, ()), rating)
    overrides = tuple(
        Override(one.target, None if one.points == TAKEN_BACK else one.points)
        for one in judgements
        if one.points is not None
    )
    return Judged(ratings, overrides)


def observations(judgements: Sequence[Judgement]) -> tuple[Observation, ...]:
    return tuple(
        Observation(
            number=one.number,
            tick=one.tick,
            target=one.target,
            rating=one.rating,
            evaluator=one.evaluator,
            role=one.role,
            note=one.note,
            event=one.event,
        )
        for one in judgements
        if one.points is None
    )


def seen_at(running: Running, tick: int | None) -> int:
    now = running.play.state.tick
    return now if tick is None else max(0, min(tick, now))


def _next(work: Writing, run: str) -> int:
    return len(work.drill_runs.judgements(run)) + 1
