"""What is called out over the village: what happened, what the hand forgot, at the first level what comes next."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from edu.domain.games.river.village import BANKS, Task, Village
from edu.domain.games.rules import HERTZ
from ui.games import ease
from ui.games.faces import panel
from ui.games.kit import Kit
from ui.games.river.controls import ROW_WORDS, SOON, TASK_WORDS
from ui.games.river.members import NAMES
from ui.games.river.orders import Order, Orders, advised, ran_home
from ui.games.river.plan import Plan

_WARN_STEPS = 130
_LATE = 9 * HERTZ
_TOLD: dict[Task, str] = {
    "call": "{row}一排还没喊到",
    "carry": "{row}一排有老人走不动",
    "knock": "{row}一排还有人没回话",
    "guard": "{row}一排快走空了",
}
_RAN_HOME = "{row}一排有人跑回去了"


@dataclass(slots=True)
class _Warning:
    text: str = ""
    age: int = _WARN_STEPS


class Hints:
    def __init__(self, kit: Kit, plan: Plan, village: Village, orders: Orders) -> None:
        self._kit, self._plan, self._village, self._orders = kit, plan, village, orders
        self._warning = _Warning()
        self._idle = 0
        self.advice: Order | None = None
        """Shown as well as said; None where the level keeps silent."""

    def warn(self, text: str) -> None:
        self._warning = _Warning(text, 0)

    def stirred(self) -> None:
        """The player did something: patience begins anew."""
        self._idle = 0

    def step(self) -> None:
        self._warning.age += 1
        self._idle += 1
        patient = self._kit.level == 1 or (self._kit.level == 2 and self._idle > _LATE)
        free = self._orders.member is not None
        self.advice = advised(self._village) if patient and free and not self._village.over else None

    @property
    def warned(self) -> bool:
        return self._warning.age < _WARN_STEPS

    def text(self) -> str:
        """'' when nothing is to be said."""
        if self.warned:
            return self._warning.text
        if self._village.over:
            return ""
        if self._village.calm:
            return "人都出来了，守到天亮"
        if self.advice is None:
            return ""
        row, task = self.advice
        if self._orders.task != task:
            told = _RAN_HOME if task == "guard" and ran_home(self._village, row) else _TOLD[task]
            return f"{told.format(row=ROW_WORDS[row])}，先点“{TASK_WORDS[task]}”"
        return f"点“{ROW_WORDS[row]}”一排，派{NAMES[self._orders.member or 0]}去{TASK_WORDS[task]}"

    def _status(self) -> str:
        """Upright: what stands there when nothing is to be said."""
        houses = list(self._village.all_houses())
        left = sum(1 for house in houses if not house.lost and (not house.safe or house.back))
        lost = sum(1 for house in houses if house.lost)
        if self._village.over:
            return "天亮了，等通知再回家"
        parts = [f"还有 {left} 户没出来"] if left else []
        parts += [f"{lost} 户等救援"] if lost else []
        return "，".join(parts) if left else "，".join([*parts, "守好路口"]) if lost else "守好路口，等天亮"

    def draw(self, surface: pygame.Surface) -> None:
        text = self.text()
        if self._plan.portrait:
            self._board(surface, text or self._status())
        elif text:
            self._bubble(surface, text)

    @property
    def mood(self) -> str:
        """Drawing of the head of the village: he does not beam while a household is missing or has run home."""
        village = self._village
        if village.over:
            missing = any(not house.safe or house.back for house in village.all_houses())
            return "hero-worry" if missing else "hero-happy"
        near = any(
            village.stage >= bank - SOON and not all(house.safe for house in houses)
            for bank, houses in zip(BANKS, village.houses, strict=True)
        )
        gone = any(house.lost or house.back for house in village.all_houses())
        return "hero-worry" if self.warned or near or gone else "hero-happy"

    def _hero(self, surface: pygame.Surface, x: float, bottom: float, side: float) -> None:
        surface.blit(self._kit.pictures.get(self.mood, side, side), (round(x), round(bottom - side)))

    def _tones(self) -> tuple[str, str]:
        c = self._kit.theme.colours
        return (c.yellow.solid, c.yellow.on_solid) if self.warned else (c.surface, c.ink)

    def _nudge(self) -> float:
        if not self.warned or self._kit.theme.reduced_motion:
            return 0.0
        return 10 * self._plan.unit * max(0.0, 1 - self._warning.age / 24) * ease.wave(self._warning.age, 0.15)

    def _bubble(self, surface: pygame.Surface, text: str) -> None:
        """Lying: the head of the village leans over what he says."""
        kit, u, box = self._kit, self._plan.unit, self._plan.advice
        fill, ink = self._tones()
        side = 132 * u
        size = kit.words.fitting(text, kit.theme.type.title * u, box.w - side - 70 * u)
        shot = kit.words.line(text, size, ink)
        wide, high = shot.get_width() + side + 60 * u, max(84 * u, shot.get_height() + 26 * u)
        x, y = box.x + (box.w - wide) / 2 + self._nudge(), box.y + box.h - high
        surface.blit(
            panel(kit, wide, high, colour=fill, alpha=0.97, radius=min(high / 2, 42 * u)), (round(x), round(y))
        )
        self._hero(surface, x + 10 * u, y + high, side)
        surface.blit(shot, (round(x + side + 16 * u), round(y + (high - shot.get_height()) / 2)))

    def _board(self, surface: pygame.Surface, text: str) -> None:
        """Upright: he has a place of his own beside the pause."""
        kit, u, box = self._kit, self._plan.unit, self._plan.advice
        fill, ink = self._tones()
        side = box.h - 4 * u
        room = box.w - side - 50 * u
        size = kit.theme.type.title * 1.25 * u
        lines = [text] if kit.words.width(text, size) <= room else _halves(text)
        size = min(kit.words.fitting(line, size, room) for line in lines)
        x = box.x + self._nudge()
        surface.blit(panel(kit, box.w, box.h, colour=fill, alpha=1.0, radius=26 * u), (round(x), round(box.y)))
        self._hero(surface, x + 8 * u, box.y + box.h, side)
        step = size * 1.45
        for number, line in enumerate(lines):
            shot = kit.words.line(line, size, ink)
            top = box.y + (box.h - step * len(lines)) / 2 + number * step + (step - shot.get_height()) / 2
            surface.blit(shot, (round(x + side + 24 * u + (room - shot.get_width()) / 2), round(top)))


def _halves(text: str) -> list[str]:
    """Broken after the comma nearest to the middle, where there is one."""
    commas = [at + 1 for at, char in enumerate(text) if char in "，：" and at + 1 < len(text)]
    at = min(commas, key=lambda one: abs(one - len(text) / 2)) if commas else len(text) // 2
    return [text[:at].rstrip("，"), text[at:]]
