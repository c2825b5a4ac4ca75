"""Reads effects: one mapping each, whose verb says what the others mean (docs/drills.md).

That something stands in a `then` is asked by soundness: a draft may wait with nothing in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from edu.domain.drills import effects as e
from edu.domain.drills.layout import CONTENT
from edu.packs.drill_draft import Draft
from edu.packs.drill_fields import expression
from edu.packs.form import Form

DEEPEST = 6
MOST, MOST_IN_ALL = 40, 4000


def read_effects(form: Form, key: str, draft: Draft, depth: int = 1) -> tuple[e.Effect, ...]:
    """What does not hold is reported and left out."""
    if form.get(key) is None:
        return ()
    if depth > DEEPEST:
        form.wrong(key, f"效果嵌套超过 {DEEPEST} 层。", "请改用 after 和 fire 分开写。", "effects-depth")
        return ()
    return tuple(
        effect for one in draft.counted(form, key, "个效果", MOST) if (effect := _effect(one, draft, depth)) is not None
    )


def _effect(form: Form, draft: Draft, depth: int) -> e.Effect | None:
    draft.effects += 1
    if draft.effects > MOST_IN_ALL:
        if draft.effects == MOST_IN_ALL + 1:
            form.report.error("too-many", f"全部效果最多 {MOST_IN_ALL} 个。", form.raw.line, "请删减。")
        return None
    verbs = [key for key in form.raw if key in _MADE]
    if len(verbs) != 1:
        said = "一个效果只能有一个动作" if verbs else "看不出这个效果做什么"
        known = "、".join(_MADE)
        form.report.error("effect", f"{form.what}：{said}。", form.raw.line, f"写其中一个：{known}。")
        return None
    effect = _MADE[verbs[0]](form, draft, depth)
    form.close()
    return effect if form.sound else None


def _zone(form: Form) -> str:
    """'' is everywhere."""
    return form.slug_or_none("zone") or ""


def _content(form: Form) -> tuple[str, ...]:
    return form.many_of("content", CONTENT) if form.get("content") else ()


def _send(form: Form, draft: Draft, depth: int) -> e.Effect:
    return e.Send(
        asset=form.slug("send"),
        minutes=expression(form, "minutes", ""),
        then=read_effects(form, "then", draft, depth + 1),
        back=form.flag("back", default=False),
    )


def _when(form: Form, draft: Draft, depth: int) -> e.Effect:
    return e.When(
        expression(form, "when"),
        read_effects(form, "then", draft, depth + 1),
        read_effects(form, "else", draft, depth + 1),
    )


def _after(form: Form, draft: Draft, depth: int) -> e.Effect:
    return e.After(expression(form, "after"), read_effects(form, "then", draft, depth + 1))


def _order(form: Form, draft: Draft, depth: int) -> e.Effect:
    zone, to = form.slug("order"), form.one_of("to", e.ASKED)
    return e.Order(zone, to, form.slug_or_none("road") or "")


_MADE: Mapping[str, Callable[[Form, Draft, int], e.Effect]] = {
    "set": lambda form, *_: e.SetMeter(form.slug("set"), expression(form, "to")),
    "add": lambda form, *_: e.AddMeter(form.slug("add"), expression(form, "by")),
    "warn": lambda form, *_: e.Warn(form.slug("warn"), _zone(form), _content(form)),
    "hush": lambda form, *_: e.Hush(form.slug("hush"), _zone(form)),
    "order": _order,
    "knock": lambda form, *_: e.Knock(form.slug("knock"), expression(form, "hands", "1")),
    "persuade": lambda form, *_: e.Persuade(form.slug("persuade"), expression(form, "share")),
    "rescue": lambda form, *_: e.Rescue(form.slug("rescue"), expression(form, "people")),
    "harm": lambda form, *_: e.Harm(form.slug("harm"), expression(form, "people")),
    "open_shelter": lambda form, *_: e.OpenShelter(form.slug("open_shelter")),
    "gate": lambda form, *_: e.Gate(form.slug("gate"), form.flag("closed", default=True)),
    "send": _send,
    "cut": lambda form, *_: e.Cut(form.one_of("cut", POWERS), _zone(form), form.flag("on", default=False)),
    "fire": lambda form, *_: e.Fire(form.slug("fire")),
    "ask": lambda form, *_: e.Ask(form.slug("ask")),
    "mark": lambda form, *_: e.Mark(form.slug("mark")),
    "after": _after,
    "when": _when,
    "drive": lambda form, *_: e.Drive(form.slug("drive"), form.text("lever"), expression(form, "to")),
}
POWERS: tuple[e.Power, ...] = ("power", "network")
