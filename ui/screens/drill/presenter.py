"""What the console and the projector say of a run: conditions and words, no Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from edu.domain.drills.amounts import amount
from edu.domain.drills.debrief_words import addressed, role_title, role_titles
from edu.domain.drills.messages import Message, in_order
from edu.domain.drills.run_shown import clock_text
from edu.domain.drills.run_views import RunView, SeatView
from edu.domain.drills.scenario import Decision, Inject, Scenario
from edu.domain.drills.scoring import Rating

SPEEDS = (1, 5, 10, 20, 30, 60)
NOBODY = "本机代填"
BY_WORDS = {"person": "", "open": "在场", "npc": "程序代演"}
OPEN_CHANNELS = frozenset({"预警平台", "传真", "现场", "广播"})
"""What comes by them, the whole room may read."""
PAST, NEXT, WAITING = "past", "next", "waiting"
RATINGS: tuple[Rating, ...] = ("P", "M", "U")
TAPS: Mapping[Rating, str] = {"P": "做到", "M": "部分", "U": "没有"}


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectLine:
    """A message in the trainer's list. `when` is a clock time, a condition in words, or 手动.

    `public`: the whole room may read it. `made_up`: the trainer's own words, said to come from `channel`.
    """

    id: str
    state: str
    when: str
    to: str
    channel: str
    text: str
    expected: str
    can_bring: bool
    public: bool
    made_up: bool = False

    @property
    def said(self) -> str:
        """As the room reads it: who says what, where it is not the scenario that speaks."""
        return f"{self.channel}：{self.text}" if self.made_up else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionLine:
    id: str
    letter: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionCard:
    """An open decision; `left` are seconds of drill time until the default is taken."""

    id: str
    role: str
    role_title: str
    title: str
    text: str
    options: tuple[OptionLine, ...]
    left: int
    window: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """An action or a report that a seat can take now."""

    id: str
    kind: str
    role_title: str
    title: str


@dataclass(frozen=True, slots=True)
class Decided:
    when: str
    title: str
    taken: str
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    title: str
    value: str


def minutes_in(view: RunView) -> int:
    return view.tick * view.scenario.tick // 60


def state_words(view: RunView) -> str:
    if view.ending:
        ending = next((one for one in view.scenario.endings if one.id == view.ending), None)
        return f"已结束：{ending.title}" if ending else "已结束"
    if view.state != "running":
        return "已关闭"
    if view.picture.frozen:
        return "先不算后果，讨论中"
    return "已暂停" if view.paused else f"进行中 ×{view.speed}"


def over_words(view: RunView) -> str:
    """What came of it and what to do next, once it is over; '' before."""
    ending = next((one for one in view.scenario.endings if one.id == view.ending), None)
    if ending is None:
        return "这场推演已经关闭。" if view.over else ""
    return f"推演结束：{ending.title}。{ending.text}\n按“结束，去复盘”，和大家一起看得分和决策。"


def inject_lines(view: RunView) -> tuple[InjectLine, ...]:
    """Past ones newest first, then what is to come by time, then what waits for a condition or a hand."""
    scenario = view.scenario
    injects = {inject.id: inject for inject in scenario.injects}
    came = {news.what: news.tick for news in view.news if news.kind == "inject"}
    coming = {one.id: one.tick for one in view.upcoming if one.kind == "inject"}
    past = [
        _own_line(scenario, one)
        if isinstance(one, Message)
        else _line(scenario, injects[one.what], PAST, clock_text(scenario, one.tick))
        for one in reversed(tuple(in_order(view.news, view.messages)))
        if isinstance(one, Message) or one.kind == "inject"
    ]
    ahead = [
        _line(scenario, injects[id_], NEXT, clock_text(scenario, tick))
        for id_, tick in sorted(coming.items(), key=lambda pair: pair[1])
        if id_ not in came
    ]
    rest = [
        _line(scenario, inject, WAITING, "达到条件时" if inject.when else "手动加注")
        for inject in scenario.injects
        if inject.id not in came and inject.id not in coming
    ]
    return (*past, *ahead, *rest)


def _line(scenario: Scenario, inject: Inject, state: str, when: str) -> InjectLine:
    return InjectLine(
        id=inject.id,
        state=state,
        when=when,
        to=role_titles(scenario, inject.to),
        channel=inject.channel,
        text=inject.text,
        expected=inject.expected,
        can_bring=state != PAST,
        public=set(inject.to) >= {role.id for role in scenario.roles} or inject.channel in OPEN_CHANNELS,
    )


def _own_line(scenario: Scenario, message: Message) -> InjectLine:
    return InjectLine(
        id=message.event,
        state=PAST,
        when=clock_text(scenario, message.tick),
        to=addressed(scenario, message),
        channel=message.head,
        text=message.text,
        expected="",
        can_bring=False,
        public=message.public,
        made_up=True,
    )


def decision_cards(view: RunView) -> tuple[DecisionCard, ...]:
    found = []
    for one in view.open:
        decision = view.scenario.decision(one.decision)
        if decision is not None:
            found.append(_card(view, decision, one.options, one.closes))
    return tuple(sorted(found, key=lambda card: card.left))


def _card(view: RunView, decision: Decision, offered: Sequence[str], closes: int) -> DecisionCard:
    texts = {option.id: option.text for option in decision.options}
    return DecisionCard(
        id=decision.id,
        role=decision.role,
        role_title=role_title(view.scenario, decision.role),
        title=decision.title,
        text=decision.text,
        options=tuple(
            OptionLine(id=id_, letter="ABCDEFGH"[number], text=texts[id_]) for number, id_ in enumerate(offered)
        ),
        left=max(0, closes - view.tick) * view.scenario.tick,
        window=decision.window,
    )


def task_lines(view: RunView) -> tuple[TaskLine, ...]:
    """Actions and reports on offer, each once, with whose they are."""
    found: list[TaskLine] = []
    for role in view.scenario.roles:
        legal = view.legal.get(role.id)
        if legal is None:
            continue
        found += [
            TaskLine(id=action.id, kind="action", role_title=role.title, title=action.title)
            for action in view.scenario.actions
            if action.id in legal.actions
        ]
        found += [
            TaskLine(id=form.id, kind="form", role_title=role.title, title=f"报送{form.title}")
            for form in view.scenario.forms
            if form.id in legal.forms
        ]
    return tuple(found)


def figures(view: RunView, *, public: bool = False) -> tuple[Figure, ...]:
    """The world's numbers; the projector sees those of public curves."""
    curves = [
        Figure(title=curve.title, value=amount(value, curve.unit))
        for curve, value in zip(view.scenario.curves, view.picture.curves, strict=False)
        if curve.public or not public
    ]
    if public:
        return tuple(curves)
    meters = [
        Figure(title=meter.title, value=amount(value, meter.unit))
        for meter, value in zip(view.scenario.meters, view.picture.meters, strict=False)
        if meter.shown and all(curve.title != meter.title for curve in curves)  # a curve that draws a meter says it
    ]
    return (*curves, *meters)


def seat_words(seat: SeatView) -> str:
    if seat.by == "person":
        return seat.name or "已入座"
    return seat.name if seat.name and seat.by == "open" else BY_WORDS[seat.by]


def last_decision(view: RunView) -> Decided | None:
    """What was decided last, by whomever, and what was seen at once."""
    for news in reversed(view.news):
        decision = view.scenario.decision(news.what) if news.kind in ("answered", "expired", "npc") else None
        option = decision.option(news.detail) if decision is not None else None
        if decision is not None and option is not None:
            return Decided(clock_text(view.scenario, news.tick), decision.title, option.text, option.seen)
    return None


def room_news(view: RunView, count: int) -> tuple[InjectLine, ...]:
    """What the whole room may read: messages that came to every seat's ears, the newest first.

    A message to some seats only is their own knowledge and stays off the projector; of the trainer's own ones only
    those that were sent to it are there.
    """
    shown = [line for line in inject_lines(view) if line.state == PAST and line.public]
    return tuple(shown[:count])


def said_to_room(view: RunView) -> Message | None:
    """The trainer's newest word to the room: until it is told something else, or decides what it was said beside."""
    said = [one for one in view.messages if one.public]
    if not said:
        return None
    newest, cards = said[-1], decision_cards(view)
    asked = next((one.opened for one in view.open if cards and one.decision == cards[0].id), newest.tick + 1)
    return newest if newest.tick >= asked or room_news(view, 1)[0].id == newest.event else None
