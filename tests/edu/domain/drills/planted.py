"""A small sound scenario that passes every gate, and copies of it with one planted bug each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from edu.domain.drills.effects import AddMeter, Ask, Effect, Knock, Mark, OpenShelter, Order, Persuade, Warn
from edu.domain.drills.scenario import (
    Action,
    Channel,
    Criterion,
    Curve,
    Debrief,
    Decision,
    Ending,
    FormField,
    Group,
    Inject,
    Meter,
    Model,
    Objective,
    Option,
    Pool,
    Redline,
    ReportForm,
    Road,
    Role,
    Scenario,
    Shelter,
    Task,
    Verdict,
    Zone,
)

CITES = ("central-grassroots-2024#5",)
MINUTE = 60
_ALL = ("risk", "place", "time", "action")
_ORDERS: tuple[tuple[Effect, ...], ...] = tuple(
    (Warn("call", zone, _ALL), Order(zone, "leave", f"{zone}-ridge"), Knock(zone, "6"), OpenShelter("hall"))
    for zone in ("stone", "leaf")
)
_GOOD: dict[int, tuple[Effect, ...]] = {1: _ORDERS[0], 2: _ORDERS[1], 6: (Persuade("stone", "80%"),)}
_ROLES = ("secretary", "duty")
_ASKED, _BY_WATER = 8, 10
"""Decisions that an inject asks, and that a condition brings."""
_TEXTS: dict[Verdict, str] = {
    "good": "马上按预案办，并报告值班室",
    "fair": "先办一部分，其余等一等再看情况",
    "bad": "再等等看",
    "redline": "不管警戒线，直接沿河过去看个究竟",
}


def make_sound() -> Scenario:
    decisions = tuple(_decision(number) for number in range(12))
    return Scenario(
        id="sound", version=1, title="小型推演", hazard="flood", level="village", summary="一句话", situation="连日降雨。",
        minutes=45, tick=60, ticks=120, beat=2, starts="00:30", solo_role="secretary",
        roles=(
            Role(id="secretary", title="村书记", brief="你管全村。", required=True),
            Role(id="duty", title="值班员", brief="你守电话。"),
        ),
        zones=tuple(
            Zone(id=id_, title=title, x=20, y=30, danger="max(0, t - 90) * 2", groups=(
                Group(id="homes", title="常住村民", people=people, refuse=100),
                Group(id="frail", title="独居老人", people=8, prepare=900, escort=True),
            ))
            for id_, title, people in (("stone", "石坑", 60), ("leaf", "叶坑", 40))
        ),
        roads=tuple(
            Road(id=f"{zone}-{name}", title=title, zone=zone, shelter="hall", seconds=seconds, per_minute=6)
            for zone in ("stone", "leaf")
            for name, title, seconds in (("ridge", "山脊路", 600), ("pass", "垭口路", 720))
        ),
        shelters=(Shelter(id="hall", title="村小学", x=70, y=20, capacity=220, opens_after=300),),
        channels=(Channel(id="call", title="电话", reach=150, belief=400),),
        meters=(Meter(id="order", title="秩序", start=0, high=1000),),
        models=(Model(id="stream", kind="rain", settings={
            "series": [[0, 10], [40, 50], [120, 20]], "curve": [[0, 30], [40, 300]], "soil": 15,
        }),),
        injects=(*_injects(), *_pooled()),
        pools=tuple(
            Pool(id=f"blind-{pool}", title="双盲池", pick=2, first=10 * MINUTE, last=90 * MINUTE,
                 injects=tuple(f"blind-{pool}-{n}" for n in range(5)))
            for pool in ("a", "b")
        ),
        decisions=decisions,
        actions=(
            Action(id="list-people", role="secretary", title="核对名单", verdict="good", why="心里有数。", cites=CITES,
                   when="t >= 6", effects=(AddMeter("order", "10"),)),
            Action(id="keep-watch", role="duty", title="守住路口", verdict="good", why="防回流。", cites=CITES,
                   when="answered(q04)", effects=(AddMeter("order", "10"),)),
        ),
        forms=tuple(
            ReportForm(id=id_, role="duty", title=title, when=f"t >= {minute}", cites=CITES,
                       fields=tuple(FormField(id=one, title=one) for one in ("when", "where", "what", "heads", "trend")))
            for id_, title, minute in (("first-report", "首报", 10), ("more-report", "续报", 60))
        ),
        objectives=_objectives(decisions),
        redlines=(Redline(id="river", title="沿河涉险", why="急流会夺命。", cites=CITES),),
        endings=(
            Ending(id="all-safe", title="全部到点", text="人都到了。", when="share() >= 95% and t >= 110"),
            Ending(id="time", title="时间到", text="天亮了。", when="t >= 116"),
        ),
        curves=(Curve(id="stage", title="水位", expr="stream.stage", unit="cm"),),
        debrief=Debrief(questions=("谁先叫应？",), rules=("先转移，后核实。", "叫应到人。", "不沿河走。"), cites=CITES),
    )  # fmt: skip


def _decision(number: int) -> Decision:
    """The good option stands on another place each time; one in three has a red line among its options."""
    red = number % 3 == 0
    kinds: tuple[tuple[str, Verdict], ...] = (
        ("do", "good"), ("half", "fair"), ("wait", "bad"), ("river", "redline") if red else ("tell", "bad"),
    )  # fmt: skip
    options = [_option(number, name, verdict) for name, verdict in kinds]
    turn = number % 4
    timed = number not in (_ASKED, _BY_WATER)
    return Decision(
        id=f"q{number:02}", role=_ROLES[number % 2], title=f"第{number + 1}问", text="现在怎么办？", default="wait",
        window=8 * MINUTE, at=(4 + 8 * number) * MINUTE if timed else None,
        when="fired(water-up) and t >= 80" if number == _BY_WATER else "",
        solo=number < 8, objective=f"o{number % 6}", options=(*options[turn:], *options[:turn]),
    )  # fmt: skip


def _option(number: int, name: str, verdict: Verdict) -> Option:
    effects: dict[Verdict, tuple[Effect, ...]] = {
        "good": (AddMeter("order", "20"), *_GOOD.get(number, ())),
        "fair": (AddMeter("order", "8"),),
        "bad": (),
        "redline": (Mark("river"),),
    }
    text = "在群里说一声就算通知到了，其他的事天亮再说" if name == "tell" else _TEXTS[verdict]
    return Option(
        id=name, text=text, verdict=verdict, why="条例有明文。", seen="村里有了动静。", cites=CITES,
        effects=effects[verdict], error={"wait": "wait-and-see", "tell": "told-is-done"}.get(name, ""),
    )  # fmt: skip


def _injects() -> tuple[Inject, ...]:
    timed = tuple(
        Inject(id=f"news-{n}", to=(_ROLES[n % 2],), channel="电话", text="雨还在下。", expected="留意水位", at=(2 + 9 * n) * MINUTE,
               jitter=MINUTE, objective=f"o{n % 6}", effects=(Ask(f"q{_ASKED:02}"),) if n == 7 else ())
        for n in range(10)
    )  # fmt: skip
    return (
        *timed,
        Inject(id="water-up", to=_ROLES, channel="电话", text="水位上涨。", when="stream.stage >= 60"),
        Inject(id="on-the-way", to=("duty",), channel="微信", text="有人上路了。", when="moving() > 0"),
        Inject(id="by-hand", to=("duty",), channel="敲门", text="记者来了。"),
    )


def _pooled() -> tuple[Inject, ...]:
    return tuple(
        Inject(id=f"blind-{pool}-{n}", to=("duty",), channel="电话", text="有人报告新情况。")
        for pool in ("a", "b")
        for n in range(5)
    )


def _objectives(decisions: tuple[Decision, ...]) -> tuple[Objective, ...]:
    choices = [
        Criterion(id=f"c-{one.id}", kind="choice", part="process", points=500, text=one.title, cites=CITES, decision=one.id)
        for one in decisions
    ]
    more: list[Criterion] = [
        _criterion("reach-stone", "state_by", expr="share(stone) >= 85%", ok=80 * MINUTE, late=110 * MINUTE),
        _criterion("reach-leaf", "state_by", expr="share(leaf) >= 85%", ok=80 * MINUTE, late=110 * MINUTE),
        _criterion("names", "act_by", act="list-people", ok=20 * MINUTE, late=40 * MINUTE),
        _criterion("watch", "act_by", act="keep-watch", ok=60 * MINUTE, late=90 * MINUTE),
        _criterion("early", "act_by", act="q01:do", ok=20 * MINUTE, late=30 * MINUTE),
        _criterion("second", "act_by", act="q02:do", ok=30 * MINUTE, late=40 * MINUTE),
        _criterion("order", "sequence", order=("q01", "q02")),
        replace(_criterion("tell-1", "report", form="first-report", ok=20 * MINUTE, late=40 * MINUTE), part="information"),
        replace(_criterion("tell-2", "report", form="more-report", ok=80 * MINUTE, late=100 * MINUTE), part="information"),
        replace(_criterion("people", "outcome", expr="safe() - 2 * lost()", points=1000), part="outcome"),
        replace(_criterion("calm", "outcome", expr="order", points=1000), part="outcome"),
        replace(_criterion("tone", "observed"), part="information"),
        _criterion("team", "observed"),
    ]  # fmt: skip
    lines = [*choices, *more]
    return tuple(
        Objective(id=f"o{n}", title=f"目标{n + 1}", tasks=(
            Task(id=f"t{n}", title=f"任务{n + 1}", criteria=tuple(lines[n::6])),
        ))
        for n in range(6)
    )  # fmt: skip


def _criterion(id_: str, kind: str, points: int = 300, **more: object) -> Criterion:
    made = {"id": id_, "kind": kind, "part": "process", "points": points, "text": id_, "cites": CITES, **more}
    return Criterion(**made)  # type: ignore[arg-type]  # one dictionary of different values


SOUND = make_sound()
