"""The pipe by day: brush, foam, bubbles, tags; the lighter that is better left alone; the man who mends it."""

from __future__ import annotations

import math
from collections.abc import Callable

import pygame

from edu.domain.games.gas.joints import JOINTS, Joints
from ui.games import ease
from ui.games.faces import Face, Faces, State
from ui.games.gas.bubbles import Bubbles
from ui.games.gas.plan import Plan
from ui.games.gas.props import Props
from ui.games.gas.room import backdrop
from ui.games.kit import Kit
from ui.games.motes import Swarm
from ui.games.view import Box, Target

_STROKE = 30
"""Steps that the brush takes over a joint."""


class Search:
    def __init__(self, kit: Kit, plan: Plan, joints: Joints, swarm: Swarm) -> None:
        self._kit, self._plan, self._joints, self._swarm = kit, plan, joints, swarm
        self._props, self._faces = Props(kit, plan), Faces(kit, plan.unit)
        self._bubbles = Bubbles(kit, plan.unit, swarm)
        self._still = kit.theme.reduced_motion
        self._soaped: dict[int, int] = {}
        self._tagged: dict[int, int] = {}
        self._brush = plan.pail.centre
        self._over = -1
        self.age = 0

    # -- what can be touched --

    def targets(self) -> list[Target]:
        plan = self._plan
        found = [Target(f"joint-{at}", spot.touch) for at, spot in enumerate(plan.joints)]
        found += [Target(f"tag-{at}", box) for at, box in enumerate(plan.tags)]
        return [*found, Target("flame", plan.flame), Target("finish", plan.finish)]

    def joint_at(self, x: float, y: float) -> int:
        """-1: none."""
        return next((at for at, spot in enumerate(self._plan.joints) if spot.touch.holds(x, y)), -1)

    # -- answers --

    def soap(self, joint: int) -> None:
        self._soaped[joint] = self.age
        x, y = self._plan.joints[joint].art.centre
        chance, u = self._swarm.chance, self._plan.unit
        for _ in range(0 if self._still else 9):
            self._swarm.add("drop", x, y, chance(-5, 5) * u, chance(-6, -1) * u)

    def tag(self, joint: int) -> None:
        self._tagged[joint] = self.age

    def over(self) -> None:
        self._over = self.age

    # -- going on --

    def step(self) -> None:
        self.age += 1
        self._bubbles.step([self._plan.joints[at].art.centre for at in range(JOINTS) if self._joints.bubbles(at)])
        goal = self._plan.pail.centre
        last = max(self._soaped, key=lambda at: self._soaped[at], default=-1)
        if last >= 0 and self.age - self._soaped[last] < _STROKE:
            x, y = self._plan.joints[last].art.centre
            goal = x + 64 * self._plan.unit * ease.wave(self.age, 0.33), y
        share = 1.0 if self._still else 0.32
        self._brush = ease.toward(self._brush[0], goal[0], share), ease.toward(self._brush[1], goal[1], share)

    # -- drawn --

    def draw(self, surface: pygame.Surface, squash: Callable[[str], float]) -> None:
        kit, plan = self._kit, self._plan
        name = plan.back("bench")
        key = (name, plan.width, plan.height, plan.mirrored)
        surface.blit(kit.pictures.kept(key, lambda: backdrop(kit, plan, name, None)), (0, 0))
        for at in range(JOINTS):
            self._draw_tag(surface, at, squash(f"tag-{at}"))
        for at, spot in enumerate(plan.joints):
            self._props.put(surface, "joint", spot.art)
            if at in self._joints.soaped:
                self._draw_foam(surface, at, spot.art)
        self._bubbles.draw(surface)

    def _draw_foam(self, surface: pygame.Surface, at: int, art: Box) -> None:
        since = self.age - self._soaped.get(at, 0)
        grown = 1.0 if self._still else ease.back((since - 4) / 16)
        size = max(0, round(6 * grown)) / 6
        if size <= 0:
            return
        wide, high = art.w * 0.86 * size, art.h * 0.56 * size
        x, y = art.centre
        self._props.put(surface, "foam", Box(x - wide / 2, y - high / 2, wide, high))

    def _draw_tag(self, surface: pygame.Surface, at: int, pushed: float) -> None:
        box, on = self._plan.tags[at], at in self._joints.marked
        since = self.age - self._tagged.get(at, -200)
        swing = 0.0
        if not self._still and since < 70:
            swing = 16 * (1 - since / 70) * math.sin(since / 4.5)
        elif not self._still and not on and self._kit.level == 1 and self._joints.bubbles(at):
            swing = 9 * math.sin(self.age / 7)
        side = (box.h + 34 * self._plan.unit) * (1 - 0.08 * pushed)
        place = Box(box.x + (box.w - side) / 2, box.y - 40 * self._plan.unit, side, side)
        self._props.hung(surface, "tag-on" if on else "tag-off", place, swing)

    def draw_tools(self, surface: pygame.Surface, squash: Callable[[str], float], due: str) -> None:
        plan, kit, u = self._plan, self._kit, self._plan.unit
        self._props.put(surface, "pail", plan.pail)
        side = 190 * u
        rest = self._brush[1] > plan.pail.y and abs(self._brush[0] - plan.pail.centre[0]) < 20 * u
        lift = -70 * u if rest else 30 * u
        self._props.put(
            surface, "brush", Box(self._brush[0] - side * 0.44, self._brush[1] - side * 0.8 + lift, side, side)
        )
        state: State = "next" if due == "finish" else "plain"
        bob = 6 * u * (0.5 + 0.5 * ease.wave(self.age, 1.1)) if state == "next" and not self._still else 0.0
        if self._over < 0:
            self._faces.draw(surface, Face("lighter", ("用火试试",)), plan.flame, squash("flame"))
            said = Face("do-report", ("标好了，请师傅来修",), state)
            self._faces.draw(surface, said, plan.finish, squash("finish"), bob)
        if due.startswith(("joint", "tag")):
            box = next(one.box for one in self.targets() if one.key == due)
            if due.startswith("joint"):
                self._props.arrow_beside(surface, box, self.age)
        if self._over >= 0 and not self._joints.flames:
            self._draw_repairer(surface)
        if kit.level == 1 and not self._joints.soaped:
            self._props.label(surface, "肥皂水", plan.pail)

    def _draw_repairer(self, surface: pygame.Surface) -> None:
        side, plan = 400 * self._plan.unit, self._plan
        share = 1.0 if self._still else ease.out((self.age - self._over) / 30)
        left = plan.width - side * 1.02 if not plan.mirrored else side * 0.02
        aside = (1 - share) * side * (-1 if plan.mirrored else 1)
        self._props.put(surface, "repairer", Box(left + aside, plan.foot - side, side, side))
