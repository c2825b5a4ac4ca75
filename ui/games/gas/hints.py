"""What the detective says: a warning when something was done amiss, and what comes next for as long as the level
allows it. `due` is what to point at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from edu.domain.games.gas.joints import JOINTS
from edu.domain.games.gas.kitchen import Thing
from edu.domain.games.rules import HERTZ
from ui.games import ease
from ui.games.faces import panel
from ui.games.gas.plan import Plan
from ui.games.gas.room import ORDER, over_with
from ui.games.kit import Kit

if TYPE_CHECKING:
    from edu.domain.games.gas.game import GasPlay

_WARN_STEPS = 130
_LATE = 9 * HERTZ
_GREETS = 2 * HERTZ
_SPARKS: dict[Thing, str] = {
    "light": "开关一响就有火花！", "fan": "风扇一通电就有火花！", "hood": "油烟机一转就有火花！",
    "plug": "插头一碰就有火花！", "lighter": "千万不能点火！", "phone": "屋里不能打电话！",
    "bell": "门铃有电，用手敲门！", "lift": "电梯有电，走楼梯！",
}  # fmt: skip
_STEPS: dict[Thing, str] = {
    "valve": "好臭！先把阀门关上", "window": "轻轻把窗推开", "family": "叫醒奶奶和孩子",
    "door": "出门！别的一样也不碰", "stairs": "走楼梯下去", "call": "到楼外了，打抢修电话",
}  # fmt: skip


class Hints:
    def __init__(self, kit: Kit, plan: Plan, play: GasPlay) -> None:
        self._kit, self._plan, self._play = kit, plan, play
        self._warning, self._warned = "", _WARN_STEPS
        self._idle = 0
        self._age = 0

    # -- what happened --

    def spark(self, thing: str) -> None:
        self._warn(next((text for name, text in _SPARKS.items() if name == thing), ""))

    def tried(self) -> None:
        self._warn("锈死了，关不动！不停留")

    def empty(self) -> None:
        self._warn("先给漏气的接口挂上牌")

    def fell(self, what: str) -> None:
        """The points went down: a tag on a tight joint, or one taken off a leak."""
        self._warn("这个接口没鼓泡，再看看" if what == "marked" else "摘牌了，鼓泡的要挂着")

    def _warn(self, text: str) -> None:
        self._warning, self._warned = text, 0

    def stir(self) -> None:
        self._idle = 0

    def step(self) -> None:
        self._warned += 1
        self._idle += 1
        self._age += 1

    # -- what is said --

    @property
    def _patient(self) -> bool:
        return self._kit.level == 1 or (self._kit.level == 2 and self._idle > _LATE)

    def due(self) -> Thing | None:
        """The thing to touch next in the night; None when nothing is to be pointed at."""
        kitchen = self._play.kitchen
        if not self._patient or kitchen.ending:
            return None
        if kitchen.where != "kitchen":
            return "stairs" if kitchen.where == "landing" else "call"
        return next((thing for thing in ORDER if not over_with(kitchen, thing)), "door")

    def sought(self) -> str:
        """The key of the target to touch next by day; '' when nothing is to be pointed at."""
        joints = self._play.joints
        if joints.over or not self._patient:
            return ""
        for at in range(JOINTS):
            if joints.bubbles(at) and at not in joints.marked:
                return f"tag-{at}"
        dry = next((at for at in range(JOINTS) if at not in joints.soaped), -1)
        if dry >= 0:
            return f"joint-{dry}"
        return "finish" if joints.marked and joints.settled else ""

    def text(self) -> str:
        """'' when nothing is to be said."""
        if self._warned < _WARN_STEPS:
            return self._warning
        if self._play.searching:
            return self._of_search()
        kitchen = self._play.kitchen
        due = self.due()
        if due == "window" and kitchen.stuck:
            return "阀门锈死了，别停留，开窗"
        if due is not None:
            return _STEPS[due]
        return "半夜一股臭味，怎么办？" if self._age < _GREETS and kitchen.where == "kitchen" else ""

    def _of_search(self) -> str:
        sought = self.sought()
        if sought.startswith("tag"):
            return "鼓泡了！给它挂上“漏”牌"
        if sought.startswith("joint"):
            return "接口刷上肥皂水，等一等" if self._play.joints.soaped else "手指划过接口，刷上肥皂水"
        if sought == "finish":
            return "标好了，请师傅来修"
        return "看，哪儿在鼓泡？" if self._patient and not self._play.joints.over else ""

    # -- drawn --

    def draw(self, surface: pygame.Surface) -> None:
        text = self.text()
        if not text:
            return
        kit, u = self._kit, self._plan.unit
        c, box = kit.theme.colours, self._plan.speech
        warned = self._warned < _WARN_STEPS
        side = box.h
        size = kit.words.fitting(text, kit.theme.type.title * u, box.w - side - 90 * u)
        words = kit.words.line(text, size, c.yellow.on_solid if warned else c.ink)
        wide, high = words.get_width() + 74 * u, words.get_height() + 34 * u
        x = box.x + (box.w - wide - side * 0.8) / 2
        hero = _in_disc(kit, "hero-worry" if warned else "hero-look", side)
        hop = 0.0
        if not kit.theme.reduced_motion:
            hop = 16 * u * max(0.0, 1 - self._warned / 20) if warned else 3 * u * ease.wave(self._age, 2.2)
        ground = panel(kit, side, side, colour=c.primary, alpha=1.0, radius=side / 2)
        surface.blit(ground, (round(x), round(box.y - hop)))
        surface.blit(hero, (round(x), round(box.y - hop)))
        nudge = 0.0
        if warned and not kit.theme.reduced_motion:
            nudge = 10 * u * max(0.0, 1 - self._warned / 24) * ease.wave(self._warned, 0.15)
        fill = c.yellow.solid if warned else c.surface
        left, top = x + side * 0.86 + nudge, box.y + (box.h - high) / 2
        if kit.theme.variant == "contrast":
            edge = panel(kit, wide + 8 * u, high + 8 * u, colour=c.ink, alpha=1.0, radius=high / 2 + 4 * u)
            surface.blit(edge, (round(left - 4 * u), round(top - 4 * u)))
        surface.blit(panel(kit, wide, high, colour=fill, alpha=0.97, radius=high / 2), (round(left), round(top)))
        surface.blit(words, (round(left + 40 * u), round(top + 17 * u)))


def _in_disc(kit: Kit, name: str, side: float) -> pygame.Surface:
    """The figure, cut off where a disc ends."""

    def make() -> pygame.Surface:
        cut = kit.pictures.get(name, side, side).copy()
        disc = panel(
            kit, *cut.get_size(), colour=kit.theme.colours.surface, alpha=1.0, radius=cut.get_width() / 2
        ).copy()
        disc.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGBA_ADD)
        cut.blit(disc, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        return cut

    return kit.pictures.kept(("disc", name, round(side)), make)
