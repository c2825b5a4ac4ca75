"""What evaluators give by a run's profile: grades and notes, beside the automatic score and never in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.errors import Conflict, InvalidInput, NotFound
from edu.domain.events import drills as e
from edu.services import drill_run_access as access
from edu.services.drill_judging import LONGEST_NOTE, seen_at
from edu.services.drill_run_profile import marks_of, profile_of, take_profile

if TYPE_CHECKING:
    from edu.domain.actors import Actor
    from edu.domain.drills.evaluation import Profile
    from edu.domain.events import EventRef
    from edu.services.drill_run_table import DrillTable
    from edu.services.ports.evaluation import ProfileShelf


class DrillAssessing:
    def __init__(self, table: DrillTable, shelf: ProfileShelf) -> None:
        self._table = table
        self._shelf = shelf

    def take(self, actor: Actor, run: str, profile: str) -> None:
        """The profile of a run that has none, or another one while nothing was given by the first."""
        chosen = self._shelf.profile(profile)
        running = self._table.of(run)
        with running.lock, self._table.store.writing(actor) as work:
            record = access.known_run(work, run)
            access.must_lead(work, actor, record)
            if record.state != "running":
                raise Conflict("这场推演已经存档，不能再换评估表。")
            if marks_of(work, record):
                raise Conflict("已经按现在的评估表评过，不能换表。", "请用这张表评完；下一场开始前再选别的表。")
            take_profile(work, run, chosen, running.scenario)
            taken = profile_of(work, record)
            work.commit()
            running.profile = taken
            running.takes += 1

    def mark(
        self, actor: Actor, run: str, indicator: str, grade: str, *, note: str = "", evaluator: str = "",
        tick: int | None = None,
    ) -> EventRef:  # fmt: skip
        """`grade` is one of the profile's, '' where the note stands alone. Until the run is closed.

        `tick` as in DrillJudging.rate.
        """
        running = self._table.of(run)
        _must_fit(running.profile, indicator, grade, note)
        with running.lock, self._table.store.writing(actor) as work:
            record = access.known_run(work, run)
            access.must_judge(work, actor, record)
            if record.state != "running":
                raise Conflict("这场推演已经存档，不能再评价。")
            fact = e.DrillIndicatorRated(
                n=len(work.drill_runs.marks(run)) + 1,
                tick=seen_at(running, tick),
                indicator=indicator,
                grade=grade,
                evaluator=evaluator or actor.ref,
            )
            ref = work.append(fact, run, private=e.ObservationNote(note=note.strip()) if note.strip() else None)
            found = marks_of(work, record)
            work.commit()
            running.marks = found
            return ref


def _must_fit(profile: Profile | None, indicator: str, grade: str, note: str) -> None:
    if profile is None:
        raise Conflict("这场推演没有选评估表。", "请先选一张评估表。")
    found = profile.indicator(indicator)
    if found is None:
        raise NotFound("评估表里没有这条指标。", "请刷新页面。")
    if found.pending:
        raise InvalidInput("这条指标的内容待补，不能评价。", "请在评估表里补上标准原文，下一场再用。")
    if not (grade or note.strip()) or (grade and profile.grade(grade) is None):
        raise InvalidInput("请选择评估表里的等级，或写下观察记录。")
    if len(note) > LONGEST_NOTE:
        raise InvalidInput(f"文字太长，最多 {LONGEST_NOTE} 个字。")
