"""Cards of the four and of what they can do, the rows as places to send somebody to, and each row's sign."""

from __future__ import annotations

import pygame

from edu.domain.games.river.village import BANKS, HOUSES, IN_TURN, ROWS, Member, Task, Village
from ui.games import ease
from ui.games.faces import Face, Faces, State, panel
from ui.games.kit import Kit
from ui.games.river.members import NAMES
from ui.games.river.orders import Order, Orders
from ui.games.river.plan import Plan
from ui.games.view import PAUSE, Box, GameView, Target

ROW_WORDS = ("近水", "中间", "坡上")
TASK_WORDS: dict[Task, str] = {"call": "喊广播", "knock": "敲门", "carry": "背老人", "guard": "守路口"}
_MEMBER_ROW = (("再去坡上",),)
"""The longest that can stand there."""
_TASK_ROW = tuple((word,) for word in TASK_WORDS.values())
_AT_IT: dict[Task, str] = {"call": "喊", "knock": "敲", "carry": "背", "guard": "守"}
SOON = 6_000
"""Of the rules' stage: a row this near to going under is warned of."""


def member_key(number: int) -> str:
    return f"member-{number}"


def row_key(row: int) -> str:
    return f"row-{row}"


def number_in(key: str) -> int:
    return int(key.rpartition("-")[2])


class Controls:
    def __init__(self, kit: Kit, plan: Plan, village: Village, orders: Orders) -> None:
        self._kit, self._plan, self._village, self._orders = kit, plan, village, orders
        self._faces = Faces(kit, plan.unit)
        self.advice: Order | None = None
        """What the first level points at."""

    # -- what can be touched --

    def targets(self) -> list[Target]:
        plan = self._plan
        pause = Target(PAUSE, plan.pause)
        if self._village.over:
            return [pause]
        rows = [Target(row_key(row), plan.rows[row]) for row in range(ROWS)]
        members = [Target(member_key(number), box) for number, box in enumerate(plan.members)]
        tasks = [Target(task, box) for task, box in zip(self._village.cards, plan.tasks, strict=True)]
        return [*rows, *members, *tasks, pause]

    def row_at(self, x: float, y: float) -> int | None:
        return next((row for row, box in enumerate(self._plan.rows) if box.holds(x, y)), None)

    # -- drawn --

    def draw(self, surface: pygame.Surface, view: GameView) -> None:
        plan, kit = self._plan, self._kit
        c = kit.theme.colours
        surface.fill(c.rail, plan.foot.rect)
        surface.fill(c.rail_active, (plan.foot.rect[0], plan.foot.rect[1], plan.foot.rect[2], round(4 * plan.unit)))
        for face, key, box in self._all_faces():
            lift = 0.0
            if face.state == "next" and not kit.theme.reduced_motion:
                lift = 6 * plan.unit * (0.5 + 0.5 * ease.wave(view.age, 1.1))
            self._faces.draw(surface, face, box, view.squash(key), lift)

    def _all_faces(self) -> list[tuple[Face, str, Box]]:
        plan, orders = self._plan, self._orders
        faces: list[tuple[Face, str, Box]] = [(Face("", ("暂停",), icon="pause"), PAUSE, plan.pause)]
        for number, box in enumerate(plan.members):
            chosen = number == orders.member and not self._village.over
            faces.append((Face(f"grid-{number + 1}", (self.at_it(number),), "chosen" if chosen else "plain",
                               NAMES[number], row=_MEMBER_ROW), member_key(number), box))  # fmt: skip
        first = self._kit.level == 1
        for task, box in zip(self._village.cards, plan.tasks, strict=True):
            due = self.advice is not None and self.advice[1] == task and orders.task != task
            state: State = "chosen" if orders.task == task else "next" if due else "plain"
            order = str(IN_TURN.index(task) + 1) if first and not due else ""
            badge = order if state == "plain" else ""
            faces.append((Face(f"do-{task}", (TASK_WORDS[task],), state, badge, row=_TASK_ROW), task, box))
        return faces

    def at_it(self, number: int) -> str:
        """What a member does now, in three characters."""
        village = self._village
        if not village.sent[number]:
            return "待命"
        member: Member = village.members[number]
        if member.then is not None:
            return f"再去{ROW_WORDS[member.then[0]]}"
        if village.drowned(member.row) or village.idle(number):
            return "有空"
        return f"{_AT_IT[member.task]}{ROW_WORDS[member.row]}"

    # -- on the scene --

    def draw_rows(self, surface: pygame.Surface, age: int, over: int | None) -> None:
        """Corners around each row that can be chosen now; `over`: the row that a dragged card hangs above."""
        if self._orders.task is None or self._orders.member is None or self._village.over:
            return
        u = self._plan.unit
        for row, box in enumerate(self._plan.rows):
            if self._village.drowned(row):
                continue
            due = self.advice is not None and self.advice[0] == row and self.advice[1] == self._orders.task
            breath = 0.0 if self._kit.theme.reduced_motion else (4 + 4 * ease.wave(age, 1.1)) * u
            inset = 0.0 if row == over else breath + 6 * u
            self._corners(surface, box, inset, "corner-next" if due or row == over else "corner")

    def _corners(self, surface: pygame.Surface, box: Box, inset: float, name: str) -> None:
        side = round(52 * self._plan.unit)
        whole = self._kit.pictures.get(name, side, side)
        for right in (False, True):
            for low in (False, True):
                shot = self._kit.pictures.kept(
                    (name, side, right, low),
                    lambda right=right, low=low: pygame.transform.flip(whole, right, low),  # type: ignore[misc]
                )
                x = box.x + box.w - inset - side if right else box.x + inset
                bottom = min(box.y + box.h, self._plan.foot.y)
                y = bottom - inset / 2 - side if low else box.y + inset / 2
                surface.blit(shot, (round(x), round(y)))

    def draw_signs(self, surface: pygame.Surface, age: int) -> None:
        """Which row it is and how many have gone; it warns before the water is there."""
        plan, kit, u = self._plan, self._kit, self._plan.unit
        c = kit.theme.colours
        for row, box in enumerate(plan.signs):
            houses = self._village.houses[row]
            gone = sum(1 for house in houses if house.safe and not house.back)
            drowned = self._village.drowned(row)
            soon = not drowned and gone < HOUSES and self._village.stage >= BANKS[row] - SOON
            sway = 0.0
            if soon and not kit.theme.reduced_motion:
                sway = 3 * u * ease.wave(age, 0.6)
            x, y = box.x + sway, box.y
            surface.blit(kit.pictures.get("sign", box.w, box.h), (round(x), round(y)))
            tone = c.red if drowned else c.yellow if soon else c.green if gone == HOUSES else None
            if tone is not None:
                board = panel(kit, box.w * 0.9, box.h * 0.65, colour=tone.solid, alpha=1.0, radius=8 * u)
                surface.blit(board, (round(x + box.w * 0.05), round(y + box.h * 0.075)))
            ink = tone.on_solid if tone is not None else c.ink
            second = "水到了" if drowned else "水快到" if soon else f"{gone}/{HOUSES}"
            for at, text in enumerate((ROW_WORDS[row], second)):
                size = kit.words.fitting(text, 31 * u, box.w * 0.8)
                line = kit.words.line(text, size, ink)
                middle = y + box.h * (0.225 + 0.335 * at)
                surface.blit(line, (round(x + (box.w - line.get_width()) / 2), round(middle - line.get_height() / 2)))
