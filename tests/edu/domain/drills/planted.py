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
_FIELDS = ("when", "where", "what", "heads", "trend")
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
        id="sound", version=1, title="小型推演", hazard="flood", level="village", summary="一句话",
        situation="连日降雨。", minutes=45, tick=60, ticks=120, beat=2, starts="00:30", solo_role="secretary",
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
                       fields=tuple(FormField(id=one, title=one) for one in _FIELDS))
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
        Inject(id=f"news-{n}", to=(_ROLES[n % 2],), channel="电话", text="雨还在下。", expected="留意水位",
               at=(2 + 9 * n) * MINUTE, jitter=MINUTE, objective=f"o{n % 6}",
               effects=(Ask(f"q{_ASKED:02}"),) if n == 7 else ())
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
        Criterion(
            id=f"c-{one.id}", kind="choice", part="process", points=500, text=one.title, cites=CITES, decision=one.id
        )
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
        _criterion("tell-1", "report", "information", form="first-report", ok=20 * MINUTE, late=40 * MINUTE),
        _criterion("tell-2", "report", "information", form="more-report", ok=80 * MINUTE, late=100 * MINUTE),
        _criterion("people", "outcome", "outcome", expr="safe() - 2 * lost()", points=1000),
        _criterion("calm", "outcome", "outcome", expr="order", points=1000),
        _criterion("tone", "observed", "information"),
        _criterion("team", "observed"),
    ]  # fmt: skip
    lines = [*choices, *more]
    return tuple(
        Objective(id=f"o{n}", title=f"目标{n + 1}", tasks=(
            Task(id=f"t{n}", title=f"任务{n + 1}", criteria=tuple(lines[n::6])),
        ))
        for n in range(6)
    )  # fmt: skip


def _criterion(id_: str, kind: str, part: str = "process", **more: object) -> Criterion:
    made = {"id": id_, "kind": kind, "part": part, "points": 300, "text": id_, "cites": CITES, **more}
    return Criterion(**made)  # type: ignore[arg-type]  # one dictionary of different values


SOUND = make_sound()


# -- one bug each --


@dataclass(frozen=True, slots=True)
class Bug:
    """The verifier must say `code` at `gate` of `scenario`."""

    gate: str
    code: str
    plant: Callable[[Scenario], Scenario]


def _all_options(change: Callable[[Decision, Option], Option]) -> Callable[[Scenario], Scenario]:
    def plant(sound: Scenario) -> Scenario:
        changed = tuple(
            replace(one, options=tuple(change(one, option) for option in one.options)) for one in sound.decisions
        )
        return replace(sound, decisions=changed)

    return plant


def _one_option(name: str, **more: object) -> Callable[[Scenario], Scenario]:
    """`name` is decision.option."""
    return _all_options(lambda d, o: replace(o, **more) if f"{d.id}.{o.id}" == name else o)  # type: ignore[arg-type]


def _one(room: str, id_: str, **more: object) -> Callable[[Scenario], Scenario]:
    def plant(sound: Scenario) -> Scenario:
        changed = tuple(replace(one, **more) if one.id == id_ else one for one in getattr(sound, room))
        return replace(sound, **{room: changed})

    return plant


def _criterion_is(id_: str, **more: object) -> Callable[[Scenario], Scenario]:
    def plant(sound: Scenario) -> Scenario:
        tasks = [
            replace(task, criteria=tuple(replace(one, **more) if one.id == id_ else one for one in task.criteria))  # type: ignore[arg-type]
            for objective in sound.objectives
            for task in objective.tasks
        ]
        pairs = zip(sound.objectives, tasks, strict=True)
        return replace(sound, objectives=tuple(replace(objective, tasks=(task,)) for objective, task in pairs))

    return plant


def _reordered(place: Callable[[int], int]) -> Callable[[Scenario], Scenario]:
    """The good option of the n-th decision stands at place(n)."""

    def plant(sound: Scenario) -> Scenario:
        changed = []
        for number, decision in enumerate(sound.decisions):
            rest = [option for option in decision.options if option.verdict != "good"]
            rest.insert(place(number), next(option for option in decision.options if option.verdict == "good"))
            changed.append(replace(decision, options=tuple(rest)))
        return replace(sound, decisions=tuple(changed))

    return plant


def _both(
    first: Callable[[Scenario], Scenario], then: Callable[[Scenario], Scenario]
) -> Callable[[Scenario], Scenario]:
    return lambda sound: then(first(sound))


def _one_road(sound: Scenario) -> Scenario:
    return replace(sound, roads=tuple(road for road in sound.roads if road.id.endswith("ridge")))


_CALMING = (AddMeter("order", "20"),)
_HEAVY = _both(_criterion_is("reach-stone", points=8000), _criterion_is("reach-leaf", points=8000))

PLANTED: dict[str, Bug] = {
    "no ending comes by time alone": Bug("V4", "dead-end", _one("endings", "time", when="t >= 500")),
    "there is nothing to talk over": Bug(
        "V4", "no-debrief", lambda s: replace(s, debrief=Debrief(questions=(), rules=()))
    ),
    "an inject waits for what cannot be": Bug("V5", "inject-never", _one("injects", "on-the-way", when="false")),
    "a decision waits for what cannot be": Bug("V3", "decision-never", _one("decisions", "q10", when="t > 900")),
    "a decision hangs on a seat that may be empty": Bug(
        "V3", "decision-unseated", _one("decisions", "q03", at=None, when="chosen(q00, do)")
    ),
    "an option is never on offer": Bug("V5", "option-never", _one_option("q04.half", when="t > 900")),
    "an action is never within reach": Bug("V5", "action-never", _one("actions", "keep-watch", when="t > 900")),
    "a report can never be sent": Bug("V5", "form-never", _one("forms", "more-report", when="t > 900")),
    "the first option is always right": Bug("V6", "always-first", _reordered(lambda n: 0)),
    "the right option always stands third": Bug("V6", "position", _reordered(lambda n: 2)),
    "the right option is always the longest": Bug(
        "V6", "longest", _all_options(lambda d, o: replace(o, text=o.text * 3) if o.verdict == "good" else o)
    ),
    "the right option is always the shortest": Bug(
        "V6", "shortest", _all_options(lambda d, o: replace(o, text="做" if o.verdict == "good" else f"先{o.text}"))
    ),
    "a mistake is not named as one": Bug("V6", "dominated", _one_option("q05.tell", error="")),
    "the option called good is the worse one": Bug(
        "V6", "good-dominated",
        _both(_one_option("q05.tell", effects=(AddMeter("order", "900"),)), _criterion_is("c-q05", pending=True)),
    ),
    "a mistake brings more than the best play": Bug(
        "V7", "expert-beaten", _one_option("q05.tell", effects=(AddMeter("order", "900"),))
    ),
    "a red line caps nothing": Bug("V7", "redline-cap", _one("redlines", "river", cap=10_000)),
    "a red line is marked nowhere": Bug("V7", "redline-loose", _one_option("q03.river", effects=())),
    "a red line nobody can cross": Bug(
        "V7", "redline-never", lambda s: replace(s, redlines=(*s.redlines, replace(s.redlines[0], id="never")))
    ),
    "doing nothing earns half": Bug("V7", "idle-high", _criterion_is("reach-leaf", expr="t >= 1", points=9000)),
    "no play reaches ninety": Bug("V7", "best-low", _criterion_is("reach-leaf", expr="t > 900", points=3000)),
    "an outcome that nobody can change": Bug("V7", "outcome-flat", _criterion_is("calm", expr="t")),
    "the expert does badly": Bug("V8", "expert-low", _criterion_is("reach-leaf", expr="t > 900", points=3000)),
    "random play does well": Bug(
        "V8", "random-high",
        _all_options(lambda d, o: o if o.verdict in ("good", "fair") else replace(o, verdict="good", effects=_CALMING)),
    ),
    "luck decides": Bug("V9", "luck", _criterion_is("early", kind="state_by", expr="fired(blind-a-0)", points=4000)),
    "a timeout has no default": Bug("V10", "default", _one("decisions", "q02", default="")),
    "without one road nobody gets out": Bug("V14", "overlay-unsolvable", _both(_HEAVY, _one_road)),
    "a shelter is just large enough": Bug(
        "V14", "overlay-unsolvable", _both(_HEAVY, _one("shelters", "hall", capacity=84))
    ),
    "without one road the other leads into danger": Bug(
        "V14", "overlay-outcome-flat",
        _both(
            _one("roads", "stone-pass", danger="900"), _criterion_is("people", expr="0 - trapped(stone) - lost(stone)")
        ),
    ),
    "a number stands where a condition belongs": Bug(
        "V2", "expression", _one("injects", "water-up", when="stream.stage")
    ),
    "a name that is nowhere": Bug("V2", "expression", _one("injects", "water-up", when="river.stage > 3")),
    "an effect on what is not there": Bug("V2", "effect-target", _one_option("q01.do", effects=(Knock("mill"),))),
    "a criterion for a decision that is not there": Bug(
        "V2", "criterion-target", _criterion_is("c-q01", decision="q99")
    ),
    "two parts with one id": Bug("V1", "id-twice", _one("injects", "news-1", id="news-2")),
    "an id that is no slug": Bug("V1", "id", _one("injects", "news-1", id="News 1")),
    "news to a seat that is not there": Bug("V1", "reference", _one("injects", "news-1", to=("mayor",))),
    "a text that was broken on the way": Bug("V1", "encoding", _one("injects", "news-1", text="雨\ufffd还在下")),
    "news after the end": Bug("V1", "time", _one("injects", "news-1", at=9000)),
    "a question after the end": Bug("V1", "time", _one("decisions", "q01", at=9000)),
    "an action with the name of an inject": Bug("V1", "id-ambiguous", _one("actions", "keep-watch", id="news-1")),
    "a pool that gives more than it has": Bug("V1", "pool", _one("pools", "blind-a", pick=6)),
    "a drill without length": Bug("V1", "length", lambda s: replace(s, ticks=0)),
}  # fmt: skip

HOUSE: dict[str, Bug] = {
    "a verdict without a source": Bug("V12", "ungrounded", _one_option("q02.do", cites=())),
    "a verdict without a reason": Bug("V12", "ungrounded", _one_option("q02.wait", why="")),
    "a window too short to read": Bug("V13", "reading-load", _one("decisions", "q02", window=20)),
    "news too long to read": Bug("V13", "reading-load", _one("injects", "news-1", text="雨" * 221)),
}
