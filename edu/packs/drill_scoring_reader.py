"""Reads what a drill is judged by: objectives with tasks and criteria, red lines, endings, curves, the debrief."""

from __future__ import annotations

from typing import get_args

from edu.domain.drills.scenario import (
    Criterion,
    CriterionKind,
    Curve,
    Debrief,
    Ending,
    Objective,
    Part,
    Redline,
    Task,
)
from edu.packs.drill_draft import Draft, pending
from edu.packs.drill_fields import expression, moment, points
from edu.packs.form import Form

KINDS: tuple[CriterionKind, ...] = get_args(CriterionKind)
PARTS: tuple[Part, ...] = get_args(Part)


def read_objective(form: Form, name: str, draft: Draft) -> Objective:
    tasks = draft.rows(form, "tasks", "task", lambda one, task: _task(one, task, draft))
    return Objective(id=name, title=draft.title(form), tasks=tasks)


def _task(form: Form, name: str, draft: Draft) -> Task:
    criteria = draft.rows(form, "criteria", "criterion", lambda one, criterion: _criterion(one, criterion, draft))
    return Task(id=name, title=draft.title(form), criteria=criteria)


def _criterion(form: Form, name: str, draft: Draft) -> Criterion:
    """Only the fields of its kind are asked for, so that any other is an unknown field."""
    kind = form.one_of("kind", KINDS)
    timed = kind in ("act_by", "state_by", "report")
    text = draft.text(form, "text")
    ok, late = (moment(form, "ok"), moment(form, "late")) if timed else (0, 0)
    if late < ok:
        form.wrong("late", "“late”早于“ok”。", "ok 以前满分，到 late 减为零。")
    return Criterion(
        id=name,
        kind=kind,
        part=form.one_of("part", PARTS),
        points=points(form, "points"),
        text=text,
        cites=draft.cites(form),
        decision=form.slug("decision") if kind == "choice" else "",
        act=form.text("act") if kind == "act_by" else "",
        expr=expression(form, "expr") if kind in ("state_by", "outcome") else "",
        form=form.slug("form") if kind == "report" else "",
        order=draft.names(form, "order") if kind == "sequence" else (),
        ok=ok,
        late=late,
        pending=form.flag("pending", default=False) or pending(text),
    )


def read_redline(form: Form, name: str, draft: Draft) -> Redline:
    return Redline(
        id=name,
        title=draft.title(form),
        why=draft.text(form, "why"),
        cites=draft.cites(form),
        expr=expression(form, "expr", "false"),
        cap=points(form, "cap", 59),
    )


def read_ending(form: Form, name: str, draft: Draft) -> Ending:
    return Ending(id=name, title=draft.title(form), text=draft.text(form, "text"), when=expression(form, "when"))


def read_curve(form: Form, name: str, draft: Draft) -> Curve:
    return Curve(
        id=name,
        title=draft.title(form),
        expr=expression(form, "expr"),
        unit=draft.short(form, "unit"),
        public=form.flag("public", default=True),
    )


def read_debrief(form: Form | None, draft: Draft) -> Debrief:
    if form is None:
        return Debrief(questions=(), rules=())
    debrief = Debrief(
        questions=draft.texts(form, "questions"), rules=draft.texts(form, "rules"), cites=draft.cites(form)
    )
    form.close()
    draft.mark(form, "debrief:")
    return debrief
