"""Folds of drills that are played, and of improvements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.drills.run_records import TAKEN_BACK
from edu.domain.events import Reason
from edu.domain.events import drills as e
from edu.storage import schema_drills as t
from edu.storage.folds.registry import as_json, folds, label

if TYPE_CHECKING:
    from edu.domain.events import Stamp
    from edu.storage.rows import Rows


@folds(e.DrillRunStarted)
def drill_run_started(rows: Rows, stamp: Stamp, fact: e.DrillRunStarted, private: None) -> None:
    rows.put(
        t.drill_runs,
        id=stamp.subject,
        person=stamp.person,
        scenario=fact.scenario,
        version=fact.version,
        title=fact.title,
        sha256=fact.sha256,
        overlay=fact.overlay,
        engine=fact.engine,
        seed=fact.seed,
        mode=fact.mode,
        npc=",".join(fact.npc),
        org=fact.org,
        enterprise=fact.enterprise,
        root=fact.root or stamp.subject,
        parent=fact.parent,
        parent_tick=fact.parent_tick,
        state="running",
        started_ms=stamp.time_ms,
        started_event=label(stamp),
        closed_ms=None,
        closed_event="",
        ending="",
        tick=fact.parent_tick,
        hash="",
        total=None,
        points="{}",
        redlines="",
        record="",
        drill="",
    )


@folds(e.DrillSeated, e.SeatName)
def drill_seated(rows: Rows, stamp: Stamp, fact: e.DrillSeated, private: e.SeatName | None) -> None:
    rows.put(
        t.drill_seats,
        run=stamp.subject,
        role=fact.role,
        by=fact.by,
        person=stamp.person,
        name=private.name if private else "",
    )


@folds(e.DrillInputGiven, e.InputWords)
def drill_input_given(rows: Rows, stamp: Stamp, fact: e.DrillInputGiven, private: e.InputWords | None) -> None:
    rows.put(
        t.drill_inputs,
        run=stamp.subject,
        number=fact.n,
        tick=fact.tick,
        kind=fact.what,
        what=fact.target,
        option=fact.option,
        fields=",".join(fact.fields),
        words=as_json(private.words if private else {}),
        event=label(stamp),
        time_ms=stamp.time_ms,
    )


@folds(e.DrillObserved, e.ObservationNote)
def drill_observed(rows: Rows, stamp: Stamp, fact: e.DrillObserved, private: e.ObservationNote | None) -> None:
    rows.put(
        t.drill_observations,
        run=stamp.subject,
        number=fact.n,
        tick=fact.tick,
        target=fact.target,
        rating=fact.rating,
        evaluator=fact.evaluator,
        role=fact.role,
        points=None,
        note=private.note if private else "",
        event=label(stamp),
    )


@folds(e.DrillPointsOverridden, Reason)
def drill_points_overridden(rows: Rows, stamp: Stamp, fact: e.DrillPointsOverridden, private: Reason | None) -> None:
    _points(rows, stamp, fact, fact.points, private)


@folds(e.DrillPointsRestored, Reason)
def drill_points_restored(rows: Rows, stamp: Stamp, fact: e.DrillPointsRestored, private: Reason | None) -> None:
    _points(rows, stamp, fact, TAKEN_BACK, private)


def _points(
    rows: Rows, stamp: Stamp, fact: e.DrillPointsOverridden | e.DrillPointsRestored, points: int,
    private: Reason | None,
) -> None:  # fmt: skip
    rows.put(
        t.drill_observations,
        run=stamp.subject,
        number=fact.n,
        tick=fact.tick,
        target=fact.criterion,
        rating="",
        evaluator="",
        role="",
        points=points,
        note=private.text if private else "",
        event=label(stamp),
    )
    if fact.total >= 0:
        rows.change(t.drill_runs, (stamp.subject,), total=fact.total)


@folds(e.DrillProfileTaken)
def drill_profile_taken(rows: Rows, stamp: Stamp, fact: e.DrillProfileTaken, private: None) -> None:
    rows.put(t.drill_profiles, run=stamp.subject, profile=fact.profile, version=fact.version, sha256=fact.sha256)


@folds(e.DrillIndicatorRated, e.ObservationNote)
def drill_indicator_rated(
    rows: Rows, stamp: Stamp, fact: e.DrillIndicatorRated, private: e.ObservationNote | None
) -> None:
    rows.put(
        t.drill_marks,
        run=stamp.subject,
        number=fact.n,
        tick=fact.tick,
        indicator=fact.indicator,
        grade=fact.grade,
        evaluator=fact.evaluator,
        note=private.note if private else "",
        event=label(stamp),
    )


@folds(e.DrillMessageAdded, e.MessageWords)
def drill_message_added(rows: Rows, stamp: Stamp, fact: e.DrillMessageAdded, private: e.MessageWords | None) -> None:
    rows.put(
        t.drill_messages,
        run=stamp.subject,
        number=fact.n,
        tick=fact.tick,
        after=fact.after,
        role=fact.role,
        public=fact.public,
        sender=private.sender if private else "",
        text=private.text if private else "",
        event=label(stamp),
        time_ms=stamp.time_ms,
    )


@folds(e.DrillRunClosed)
def drill_run_closed(rows: Rows, stamp: Stamp, fact: e.DrillRunClosed, private: None) -> None:
    rows.change(
        t.drill_runs,
        (stamp.subject,),
        state="closed",
        closed_ms=stamp.time_ms,
        closed_event=label(stamp),
        ending=fact.ending,
        tick=fact.tick,
        hash=fact.hash,
        total=fact.total,
        points=as_json({part: [earned, fact.possible.get(part, 0)] for part, earned in fact.earned.items()}),
        redlines=",".join(fact.redlines),
        record=fact.sha256,
        drill=fact.drill,
    )


@folds(e.DrillRunAbandoned, Reason)
def drill_run_abandoned(rows: Rows, stamp: Stamp, fact: e.DrillRunAbandoned, private: Reason | None) -> None:
    rows.change(
        t.drill_runs,
        (stamp.subject,),
        state="abandoned",
        closed_ms=stamp.time_ms,
        closed_event=label(stamp),
        tick=fact.tick,
    )


@folds(e.ImprovementOpened, e.ImprovementWords)
def improvement_opened(rows: Rows, stamp: Stamp, fact: e.ImprovementOpened, private: e.ImprovementWords | None) -> None:
    rows.put(
        t.improvements,
        id=stamp.subject,
        run=fact.run,
        org=fact.org,
        enterprise=fact.enterprise,
        objective=fact.objective,
        text=private.text if private else "",
        owner=private.owner if private else "",
        due=fact.due,
        closed=False,
        how="",
        opened_ms=stamp.time_ms,
        closed_ms=None,
    )


@folds(e.ImprovementAssigned, e.ImprovementOwner)
def improvement_assigned(
    rows: Rows, stamp: Stamp, fact: e.ImprovementAssigned, private: e.ImprovementOwner | None
) -> None:
    rows.change(t.improvements, (stamp.subject,), due=fact.due, owner=private.owner if private else "")


@folds(e.ImprovementCarried)
def improvement_carried(rows: Rows, stamp: Stamp, fact: e.ImprovementCarried, private: None) -> None:
    rows.put(t.improvement_runs, improvement=stamp.subject, run=fact.run)


@folds(e.ImprovementClosed, Reason)
def improvement_closed(rows: Rows, stamp: Stamp, fact: e.ImprovementClosed, private: Reason | None) -> None:
    rows.change(
        t.improvements,
        (stamp.subject,),
        closed=True,
        closed_ms=stamp.time_ms,
        how=private.text if private else "",
    )
