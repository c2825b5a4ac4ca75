"""What happens at the table, as the mappings that drill_play_reader reads."""

from __future__ import annotations

from edu.domain.drills.scenario import Action, Decision, Inject, Option, Pool, ReportForm, Role
from edu.packs.drill_effects_writer import effects_raw
from edu.packs.drill_raw import flag, given, moment, prose, span
from edu.packs.yaml_text import Inline


def role_raw(role: Role) -> dict[str, object]:
    made = given(id=role.id, title=role.title, brief=prose(role.brief), sees=role.sees, npc=role.npc)
    return made | flag("required", role.required, default=False)


def inject_raw(inject: Inject) -> dict[str, object]:
    return given(
        id=inject.id,
        at=None if inject.at is None else moment(inject.at),
        jitter=moment(inject.jitter) or None,
        when=inject.when,
        to=inject.to,
        channel=inject.channel,
        objective=inject.objective,
        text=prose(inject.text),
        expected=prose(inject.expected),
        effects=effects_raw(inject.effects),
    )


def pool_raw(pool: Pool) -> dict[str, object]:
    return given(
        id=pool.id,
        title=pool.title,
        pick=pool.pick,
        window=[moment(pool.first), moment(pool.last)],
        injects=pool.injects,
    )


def decision_raw(decision: Decision) -> dict[str, object]:
    return given(
        id=decision.id,
        role=decision.role,
        title=decision.title,
        text=prose(decision.text),
        at=None if decision.at is None else moment(decision.at),
        when=decision.when,
        window=span(decision.window),
        default=decision.default,
        solo=decision.solo,
        objective=decision.objective,
        options=[_option(one) for one in decision.options],
    )


def _option(option: Option) -> dict[str, object]:
    return given(
        id=option.id,
        text=prose(option.text),
        verdict=option.verdict,
        error=option.error,
        why=prose(option.why),
        seen=prose(option.seen),
        cites=option.cites,
        when=option.when,
        effects=effects_raw(option.effects),
    )


def action_raw(action: Action) -> dict[str, object]:
    return given(
        id=action.id,
        role=action.role,
        title=action.title,
        verdict=action.verdict,
        why=prose(action.why),
        cites=action.cites,
        when=action.when,
        limit=action.limit,
        seen=prose(action.seen),
        effects=effects_raw(action.effects),
    )


def form_raw(form: ReportForm) -> dict[str, object]:
    fields = [
        Inline({"id": one.id, "title": one.title} | flag("required", one.required, default=True)) for one in form.fields
    ]
    return given(
        id=form.id,
        role=form.role,
        title=form.title,
        when=form.when,
        cites=form.cites,
        fields=fields,
        effects=effects_raw(form.effects),
    )
