"""Reads what happens at the table: roles, injects and their pools, decisions, actions, report forms."""

from __future__ import annotations

from typing import get_args

from edu.domain.drills.scenario import (
    Action,
    Decision,
    FormField,
    Inject,
    NpcStyle,
    Option,
    Pool,
    ReportForm,
    Role,
    Verdict,
)
from edu.packs.drill_draft import Draft
from edu.packs.drill_effects_reader import read_effects
from edu.packs.drill_fields import expression, moment_or_none, span, window
from edu.packs.form import Form

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
STYLES: tuple[NpcStyle, ...] = get_args(NpcStyle)


def read_role(form: Form, name: str, draft: Draft) -> Role:
    return Role(
        id=name,
        title=draft.title(form),
        brief=draft.text(form, "brief"),
        sees=draft.names(form, "sees"),
        npc=form.one_of("npc", STYLES, "cautious"),
        required=form.flag("required", default=False),
    )


def read_inject(form: Form, name: str, draft: Draft) -> Inject:
    return Inject(
        id=name,
        to=draft.names(form, "to"),
        channel=draft.title(form, "channel"),
        text=draft.text(form, "text"),
        expected=draft.text_or_empty(form, "expected"),
        at=moment_or_none(form, "at"),
        jitter=moment_or_none(form, "jitter") or 0,
        when=expression(form, "when", ""),
        effects=read_effects(form, "effects", draft),
        objective=form.slug_or_none("objective") or "",
    )


def read_pool(form: Form, name: str, draft: Draft) -> Pool:
    first, last = window(form, "window")
    return Pool(
        id=name,
        title=draft.title(form),
        pick=form.integer("pick", 1, 200),
        first=first,
        last=last,
        injects=draft.names(form, "injects"),
    )


def read_decision(form: Form, name: str, draft: Draft) -> Decision:
    return Decision(
        id=name,
        role=form.slug("role"),
        title=draft.title(form),
        text=draft.text(form, "text"),
        options=draft.rows(form, "options", "option", lambda one, option: _option(one, option, draft), within=name),
        default=form.slug("default"),
        window=span(form, "window", low=1),
        at=moment_or_none(form, "at"),
        when=expression(form, "when", ""),
        solo=form.flag("solo", default=True),
        objective=form.slug_or_none("objective") or "",
    )


def _option(form: Form, name: str, draft: Draft) -> Option:
    return Option(
        id=name,
        text=draft.text(form, "text"),
        verdict=form.one_of("verdict", VERDICTS),
        why=draft.text(form, "why"),
        seen=draft.text_or_empty(form, "seen"),
        cites=draft.cites(form),
        effects=read_effects(form, "effects", draft),
        when=expression(form, "when", ""),
        error=form.slug_or_none("error") or "",
    )


def read_action(form: Form, name: str, draft: Draft) -> Action:
    return Action(
        id=name,
        role=form.slug("role"),
        title=draft.title(form),
        verdict=form.one_of("verdict", VERDICTS),
        why=draft.text(form, "why"),
        cites=draft.cites(form),
        effects=read_effects(form, "effects", draft),
        when=expression(form, "when", "true"),
        limit=form.integer("limit", 1, 100, 1),
        seen=draft.text_or_empty(form, "seen"),
    )


def read_report_form(form: Form, name: str, draft: Draft) -> ReportForm:
    return ReportForm(
        id=name,
        role=form.slug("role"),
        title=draft.title(form),
        fields=draft.rows(form, "fields", "field", lambda one, field: _field(one, field, draft), within=name),
        when=expression(form, "when", "true"),
        cites=draft.cites(form),
        effects=read_effects(form, "effects", draft),
    )


def _field(form: Form, name: str, draft: Draft) -> FormField:
    return FormField(id=name, title=draft.title(form), required=form.flag("required", default=True))
