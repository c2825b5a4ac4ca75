"""A scenario that somebody begins from nothing: the frame stands, what it is about is to be written.

What is missing is said by `unfinished`; `writing_steps` says what comes next.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from edu.domain.drills.model_blanks import model_settings
from edu.domain.drills.scenario import Ending, Group, Model, Role, Scenario, Zone

MINUTES, MARGIN = 120, 5
"""Length of the drill in its own time; the last ending stands so long before it."""
PEOPLE = 100
WORLDS: tuple[tuple[str, str], ...] = (
    ("", "没有，只按时刻和条件推进"), ("rain", "降雨和溪水上涨"), ("plume", "毒气随风扩散"),
    ("spread", "室内火势和烟气"), ("wildfire", "森林火随风蔓延"),
)  # fmt: skip
"""What moves the world by itself: kind of model, words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """`roles` and `zone` are what people are called; `world` is a key of WORLDS."""

    id: str
    title: str
    hazard: str
    level: str
    world: str
    roles: tuple[str, ...]
    zone: str


def begun(new: Beginning) -> Scenario:
    roles = tuple(Role(id=f"role-{number}", title=title, brief="") for number, title in enumerate(new.roles, 1))
    group = Group(id="homes", title="常住村民" if new.level != "enterprise" else "在岗人员", people=PEOPLE)
    frame = Scenario(
        id=new.id,
        version=1,
        title=new.title,
        hazard=new.hazard,
        level=new.level,
        summary="",
        situation="",
        minutes=45,
        tick=60,
        ticks=MINUTES,
        beat=1,
        starts="08:00",
        solo_role=roles[0].id if roles else "",
        roles=roles,
        zones=(Zone(id="zone-1", title=new.zone, x=30, y=60, groups=(group,)),),
        endings=(Ending(id="time", title="时间到", text="推演时间到。", when=f"t >= {MINUTES - MARGIN}"),),
    )
    if not new.world:
        return frame
    model = Model(id=new.world, kind=new.world, settings=model_settings(new.world, frame))
    return replace(frame, models=(model,))
