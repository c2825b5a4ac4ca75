"""What a drill is judged by, as the mappings that drill_scoring_reader reads."""

from __future__ import annotations

from edu.domain.drills.scenario import Criterion, Curve, Debrief, Ending, Objective, Redline
from edu.packs.drill_raw import flag, given, lines, moment, prose, whole


def objective_raw(objective: Objective) -> dict[str, object]:
    tasks = [
        given(id=task.id, title=task.title, criteria=[_criterion(one) for one in task.criteria])
        for task in objective.tasks
    ]
    return given(id=objective.id, title=objective.title, tasks=tasks)


def _criterion(criterion: Criterion) -> dict[str, object]:
    timed = criterion.kind in ("act_by", "state_by", "report")
    return (
        given(id=criterion.id, kind=criterion.kind, part=criterion.part)
        | {"points": whole(criterion.points)}
        | given(
            text=prose(criterion.text),
            decision=criterion.decision,
            act=criterion.act,
            expr=criterion.expr,
            form=criterion.form,
            order=criterion.order,
            ok=moment(criterion.ok) if timed else None,
            late=moment(criterion.late) if timed else None,
            cites=criterion.cites,
        )
        | flag("pending", criterion.pending, default=False)
    )


def curve_raw(curve: Curve) -> dict[str, object]:
    made = given(id=curve.id, title=curve.title, expr=curve.expr, unit=curve.unit)
    return made | flag("public", curve.public, default=True)


def redline_raw(redline: Redline) -> dict[str, object]:
    made = given(id=redline.id, title=redline.title, why=prose(redline.why), cites=redline.cites, expr=redline.expr)
    return made | {"cap": whole(redline.cap)}


def ending_raw(ending: Ending) -> dict[str, object]:
    return given(id=ending.id, title=ending.title, when=ending.when, text=prose(ending.text))


def debrief_raw(debrief: Debrief) -> dict[str, object]:
    return given(questions=lines(debrief.questions), rules=lines(debrief.rules), cites=debrief.cites)
