"""A small scenario as a place might write it, which holds every gate that its own scenarios are asked."""

from __future__ import annotations

from dataclasses import replace

from edu.domain.drills import effects as e
from edu.domain.drills import scenario as s
from edu.domain.drills.beginnings import Beginning, begun

LEAVE = (
    e.Warn("call", "zone-1", ("risk", "place", "time", "action")), e.Order("zone-1", "leave", "upper"),
    e.Knock("zone-1", "4"), e.OpenShelter("hall"),
)  # fmt: skip
ORDERS = (("late", "good", "wait"), ("wait", "late", "good"), ("late", "good", "wait"), ("good", "late", "wait"))


def _option(id_: str, effects: tuple[e.Effect, ...]) -> s.Option:
    verdict: s.Verdict = "good" if id_ == "good" else "bad"
    error = "" if verdict == "good" else "delay"
    return s.Option(id=id_, text=f"选{id_}", verdict=verdict, why="因为", effects=effects, error=error)


def _decision(number: int, order: tuple[str, ...]) -> s.Decision:
    options = (_option(id_, LEAVE if (id_, number) == ("good", 1) else ()) for id_ in (*order, "chat"))
    return s.Decision(
        id=f"d{number}", role="role-1", title=f"决策{number}", text="怎么办", options=tuple(options), default="wait",
        window=480, at=number * 900 - 600,
    )  # fmt: skip


def small_scenario(id_: str = "yecun") -> s.Scenario:
    new = Beginning(
        id=id_, title="叶村夜间山洪", hazard="flash-flood", level="village", world="", roles=("书记",), zone="上石坑"
    )
    frame = begun(new)
    choices = tuple(
        s.Criterion(id=f"c{n}", kind="choice", part="process", points=1500, text="选得对", decision=f"d{n}")
        for n in range(1, 5)
    )
    moved = s.Criterion(id="moved", kind="outcome", part="outcome", points=2500, text="转移到位", expr="safe()")
    task = s.Task(id="t1", title="转移", criteria=(*choices, moved))
    return replace(
        frame,
        summary="一句话",
        situation="下大雨了。",
        roles=tuple(replace(role, brief="你住在溪边。") for role in frame.roles),
        shelters=(s.Shelter(id="hall", title="礼堂", x=80, y=20, capacity=200, opens_after=600),),
        roads=tuple(
            s.Road(id=id_, title=id_, zone="zone-1", shelter="hall", seconds=900, per_minute=10)
            for id_ in ("upper", "lower")
        ),
        channels=(s.Channel(id="call", title="电话", reach=50, belief=200),),
        decisions=tuple(_decision(number, order) for number, order in enumerate(ORDERS, 1)),
        objectives=(s.Objective(id="o1", title="转移", tasks=(task,)),),
        debrief=s.Debrief(questions=("哪里慢了？",), rules=("早走一步。",)),
    )
