"""Folds of papers, exams, sittings and responses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.events import Reason
from edu.domain.events import exams as e
from edu.storage import schema_exams as t
from edu.storage.folds.registry import as_json, folds

if TYPE_CHECKING:
    from edu.domain.events import Stamp
    from edu.storage.rows import Rows


@folds(e.PaperFrozen)
def paper_frozen(rows: Rows, stamp: Stamp, fact: e.PaperFrozen, private: None) -> None:
    rows.put(
        t.papers,
        id=stamp.subject,
        blueprint=fact.blueprint,
        blueprint_version=fact.blueprint_version,
        title=fact.title,
        sha256=fact.sha256,
        seal=fact.seal,
        total=fact.total,
        pass_mark=fact.pass_mark,
        minutes=fact.minutes,
        person_class=fact.person_class,
        frozen_ms=stamp.time_ms,
    )


@folds(e.ExamOpened)
def exam_opened(rows: Rows, stamp: Stamp, fact: e.ExamOpened, private: None) -> None:
    rows.put(
        t.exams,
        id=stamp.subject,
        paper=fact.paper,
        title=fact.title,
        training_class=fact.training_class,
        programme=fact.programme,
        attempts=fact.attempts,
        opens_ms=fact.opens_ms,
        closes_ms=fact.closes_ms,
        supervised=fact.supervised,
        closed=False,
    )


@folds(e.ExamClosed, Reason)
def exam_closed(rows: Rows, stamp: Stamp, fact: e.ExamClosed, private: Reason | None) -> None:
    rows.change(t.exams, (stamp.subject,), closed=True)


@folds(e.SittingStarted)
def sitting_started(rows: Rows, stamp: Stamp, fact: e.SittingStarted, private: None) -> None:
    rows.put(
        t.sittings,
        id=stamp.subject,
        person=stamp.person,
        paper=fact.paper,
        exam=fact.exam,
        source=fact.source,
        attempt=fact.attempt,
        seed=fact.seed,
        shown=as_json({"order": fact.order, "options": fact.options}),
        minutes=fact.minutes,
        pass_mark=fact.pass_mark,
        downtime=fact.downtime,
        downtime_max_minutes=fact.downtime_max_minutes,
        supervised=fact.supervised,
        state="running",
        started_ms=stamp.time_ms,
        down_ms=0,
        resumed=0,
        ended_ms=None,
        ended_by="",
        used_ms=0,
        score=None,
        total=None,
        passed=None,
        overridden=False,
        slots="[]",
        vital_missed="",
    )


@folds(e.AnswerGiven)
def answer_given(rows: Rows, stamp: Stamp, fact: e.AnswerGiven, private: None) -> None:
    """Keyed (sitting, slot): the last answer in the order of the ledger counts."""
    rows.merge(t.responses, (stamp.subject, fact.slot), {"options": ",".join(fact.options)}, {"flagged": False})


@folds(e.SlotFlagged)
def slot_flagged(rows: Rows, stamp: Stamp, fact: e.SlotFlagged, private: None) -> None:
    rows.merge(t.responses, (stamp.subject, fact.slot), {"flagged": fact.on}, {"options": ""})


@folds(e.SittingResumed)
def sitting_resumed(rows: Rows, stamp: Stamp, fact: e.SittingResumed, private: None) -> None:
    row = rows.get(t.sittings, stamp.subject)
    if row is not None:
        rows.change(
            t.sittings,
            (stamp.subject,),
            down_ms=row["down_ms"] + fact.down_ms,
            used_ms=max(row["used_ms"], fact.used_ms),
            resumed=row["resumed"] + 1,
        )


@folds(e.SittingHandedIn)
def sitting_handed_in(rows: Rows, stamp: Stamp, fact: e.SittingHandedIn, private: None) -> None:
    rows.change(
        t.sittings,
        (stamp.subject,),
        state="handed_in",
        ended_ms=stamp.time_ms,
        ended_by=fact.reason,
        used_ms=fact.used_ms,
    )


@folds(e.SittingMarked)
def sitting_marked(rows: Rows, stamp: Stamp, fact: e.SittingMarked, private: None) -> None:
    rows.change(
        t.sittings,
        (stamp.subject,),
        state="marked",
        score=fact.score,
        total=fact.total,
        passed=fact.passed,
        slots=as_json(fact.slots),
        vital_missed=",".join(fact.vital_missed),
    )


@folds(e.MarkOverridden, Reason)
def mark_overridden(rows: Rows, stamp: Stamp, fact: e.MarkOverridden, private: Reason | None) -> None:
    rows.change(t.sittings, (stamp.subject,), score=fact.score, passed=fact.passed, overridden=True)
