"""The page of one phone, made from the trainer's view: what is not this seat's is left out here, not on the phone."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from edu.domain.drills.messages import Message, in_order
from edu.domain.drills.phone_views import (
    INDICATOR,
    PhoneDecision,
    PhoneForm,
    PhoneNews,
    PhoneObjective,
    PhonePage,
    PhoneSeat,
    PhoneStill,
)
from edu.domain.drills.run_shown import clock_text

if TYPE_CHECKING:
    from edu.domain.drills.evaluation import Profile
    from edu.domain.drills.phone_views import Kind, Phase
    from edu.domain.drills.run_views import OpenDecision, RunView
    from edu.domain.drills.scenario import Scenario
    from edu.domain.drills.state import News

STATES: dict[Phase, str] = {
    "ready": "等待开始", "going": "进行中", "paused": "已暂停", "frozen": "讨论中", "over": "推演结束",
    "closed": "推演结束",
}  # fmt: skip
ANSWERS = {"answered": "已决定", "expired": "时间到，按默认处理", "npc": "程序代演"}


@dataclass(frozen=True, slots=True)
class Position:
    """One view, from which the pages of all phones are cut; each role's is made once."""

    place: str
    view: RunView
    _made: dict[tuple[Kind, str], PhonePage] = field(default_factory=dict)

    def page(self, kind: Kind, role: str) -> PhonePage:
        made = self._made.get((kind, role))
        if made is None:
            made = self._made[kind, role] = _page(self, kind, role)
        return made


def cut(page: PhonePage, run: str, count: int) -> PhonePage:
    """Without what the phone holds already."""
    if page.run != run:
        return page
    first = min(max(0, count), len(page.news))
    return replace(page, first=first, news=page.news[first:], still=None)


def free_seats(view: RunView, held: dict[str, str], own: str) -> tuple[PhoneSeat, ...]:
    """`held`: role → name of the phone there."""
    return tuple(
        PhoneSeat(
            role=seat.role,
            title=seat.title,
            state="yours" if seat.role == own else "taken" if seat.role in held else "free",
            name=held.get(seat.role) or (seat.name if seat.by == "person" else ""),
        )
        for seat in view.seats
    )


def phase_of(view: RunView) -> Phase:
    if view.over:
        return "over"
    if view.picture.frozen:
        return "frozen"
    if view.paused:
        return "paused" if view.tick else "ready"
    return "going"


def _page(position: Position, kind: Kind, role: str) -> PhonePage:
    view, scenario = position.view, position.view.scenario
    phase = phase_of(view)
    page = PhonePage(
        v="",
        run=f"{view.id}/{role}" + (f"/{view.profile.id}" if view.profile is not None and kind == "judge" else ""),
        kind=kind,
        phase=phase,
        state=STATES[phase],
        clock=view.clock,
        minute=view.tick * scenario.tick // 60,
        tick=view.tick,
        speed=view.speed,
        seq=0,
        figures=tuple(
            (curve.title, f"{value} {curve.unit}".strip())
            for curve, value in zip(scenario.curves, view.picture.curves, strict=True)
            if curve.public
        ),
        news=_news(view, role),
        still=PhoneStill(
            title=scenario.title,
            place=view.place_name,
            situation=scenario.situation,
            objectives=(*_objectives(scenario), *_groups(view.profile)) if kind == "judge" else (),
        ),
    )
    return _seated(page, view, role) if role else page


def _seated(page: PhonePage, view: RunView, role: str) -> PhonePage:
    scenario, legal = view.scenario, view.legal[role]
    own = scenario.role(role)
    return replace(
        page,
        role=role,
        title=own.title if own else "",
        brief=own.brief if own else "",
        decisions=tuple(_decision(view, one) for one in view.open if one.role == role),
        actions=tuple((one.id, one.title) for one in scenario.actions if one.id in legal.actions),
        forms=tuple(
            PhoneForm(
                id=one.id,
                title=one.title,
                fields=tuple((part.id, part.title, part.required) for part in one.fields),
            )
            for one in scenario.forms
            if one.id in legal.forms
        ),
    )


def _decision(view: RunView, one: OpenDecision) -> PhoneDecision:
    found = view.scenario.decision(one.decision)
    assert found is not None
    texts = {option.id: option.text for option in found.options}
    return PhoneDecision(
        id=found.id,
        title=found.title,
        text=found.text,
        options=tuple((id_, texts[id_]) for id_ in one.options),
        left=max(0, one.closes - view.tick) * view.scenario.tick,
        window=found.window,
    )


def _objectives(scenario: Scenario) -> tuple[PhoneObjective, ...]:
    return tuple(
        PhoneObjective(
            id=one.id, title=one.title, criteria=tuple((own.id, own.text, own.pending) for own in one.criteria)
        )
        for one in scenario.objectives
    )


def _groups(profile: Profile | None) -> tuple[PhoneObjective, ...]:
    """What the profile asks, beside the scenario's criteria."""
    if profile is None:
        return ()
    return tuple(
        PhoneObjective(
            id=f"{INDICATOR}{group.id}",
            title=group.title,
            criteria=tuple((f"{INDICATOR}{one.id}", one.text or one.clause, one.pending) for one in group.indicators),
            grades=tuple((grade.id, grade.title) for grade in profile.grades),
        )
        for group in profile.groups
        if group.indicators
    )


def _news(view: RunView, role: str) -> tuple[PhoneNews, ...]:
    """Messages to this seat, what came of its own acts, and the end. Who has no seat hears what goes to every seat."""
    told = (
        _said(view, one, role) if isinstance(one, Message) else _told(view, one, role)
        for one in in_order(view.news, view.messages)
    )
    return tuple(one for one in told if one is not None)


def _said(view: RunView, message: Message, role: str) -> PhoneNews | None:
    """In the trainer's own words; a seat sees no difference to what the scenario has to say."""
    if not message.reaches(role):
        return None
    clock = clock_text(view.scenario, message.tick)
    return PhoneNews(clock=clock, what="message", head=message.head, text=message.text)


def _told(view: RunView, news: News, role: str) -> PhoneNews | None:
    scenario = view.scenario
    clock = clock_text(scenario, news.tick)
    if news.kind == "inject":
        found = next(one for one in scenario.injects if one.id == news.what)
        heard = role in found.to if role else len(found.to) == len(scenario.roles)
        return PhoneNews(clock=clock, what="message", head=found.channel, text=found.text) if heard else None
    if news.kind == "ended":
        ending = next((one for one in scenario.endings if one.id == news.what), None)
        return PhoneNews(clock=clock, what="ending", head=ending.title, text=ending.text) if ending else None
    return _own(scenario, news, role, clock) if role else None


def _own(scenario: Scenario, news: News, role: str, clock: str) -> PhoneNews | None:
    if news.kind in ANSWERS:
        decision = scenario.decision(news.what)
        option = decision.option(news.detail) if decision and decision.role == role else None
        if decision is None or option is None:
            return None
        said = f"{decision.title}：{option.text}"
        return PhoneNews(clock=clock, what="outcome", head=ANSWERS[news.kind], text=_and(said, option.seen))
    if news.kind == "acted":
        action = next((one for one in scenario.actions if one.id == news.what and one.role == role), None)
        said = _and(action.title, action.seen) if action else ""
        return PhoneNews(clock=clock, what="outcome", head="已做", text=said) if said else None
    if news.kind == "sent":
        form = next((one for one in scenario.forms if one.id == news.what and one.role == role), None)
        return PhoneNews(clock=clock, what="outcome", head="已报送", text=form.title) if form else None
    return None


def _and(text: str, seen: str) -> str:
    return f"{text}\n{seen}" if seen else text
