"""What the picture of every game promises: where it can be touched, which acts come of it, and how it looks."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from edu.domain.games.acts import Act
from ui.games.kit import Kit

if TYPE_CHECKING:
    from edu.domain.games.rules import Play

TARGET = 120
"""No target is lower or narrower, in units of a 1080-high (lying) or 1080-wide (upright) screen."""
PAUSE = "pause"
_SQUASH = 14


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the surface, in its pixels; fractions are kept, so that a touch finds back to the rules' numbers."""

    x: float
    y: float
    w: float
    h: float

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x < self.x + self.w and self.y <= y < self.y + self.h

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + self.w / 2, self.y + self.h / 2

    @property
    def rect(self) -> tuple[int, int, int, int]:
        return round(self.x), round(self.y), round(self.w), round(self.h)

    def mirrored(self, width: float) -> Box:
        return Box(width - self.x - self.w, self.y, self.w, self.h)


@dataclass(frozen=True, slots=True)
class Target:
    """`key` names it to the view; of two that overlap the later one is touched."""

    key: str
    box: Box


class GameView(ABC):
    """Fingers come in, acts go out by `acts`; `after_step` lets the picture go on by a sixtieth of a second."""

    slows = True
    """Whether it may be played slowly; not where the pace itself is what is learned."""

    def __init__(self, kit: Kit, play: Play) -> None:
        self.kit = kit
        self.play = play
        self.age = 0
        self.pause_asked = False
        self._held: dict[int, str] = {}
        self._acts: list[Act] = []
        self._pressed: dict[str, int] = {}
        self._stop = 0

    # -- what a game writes --

    @abstractmethod
    def arrange(self, width: int, height: int) -> None:
        """Lays out for a surface of this size; called again when it changes."""

    @abstractmethod
    def targets(self) -> Sequence[Target]:
        """All that can be touched now, in the order in which it is drawn."""

    @abstractmethod
    def touched(self, key: str, x: float, y: float) -> None:
        """A finger came down on the target: `do` what follows."""

    def dragged(self, key: str, x: float, y: float) -> None:  # noqa: B027 - most targets are only tapped
        """The finger that holds the target moved."""

    def lifted(self, key: str) -> None:  # noqa: B027 - most targets are only tapped
        """The finger that held the target is gone."""

    @abstractmethod
    def watch(self) -> None:
        """After a step: notices what changed in the play and lets the picture go on."""

    @abstractmethod
    def draw(self, surface: pygame.Surface) -> None: ...

    @property
    def outro(self) -> int:
        """Steps that the picture still needs when the play is over."""
        return 0

    # -- what every game shares --

    def do(self, act: Act) -> None:
        """An aim replaces the one that was not yet taken: a finger moves more often than the rules step."""
        if self._acts and act.name == self._acts[-1].name == "aim":
            self._acts.pop()
        self._acts.append(act)

    def acts(self) -> Sequence[Act]:
        given, self._acts = self._acts, []
        return given

    def down(self, finger: int, x: float, y: float) -> bool:
        """Whether something was touched; one target is held by one finger."""
        target = next((one for one in reversed(self.targets()) if one.box.holds(x, y)), None)
        if target is None or target.key in self._held.values():
            return False
        self._held[finger] = target.key
        self._pressed[target.key] = self.age
        if target.key == PAUSE:
            self.pause_asked = True
        else:
            self.touched(target.key, x, y)
        return True

    def move(self, finger: int, x: float, y: float) -> None:
        key = self._held.get(finger)
        if key is not None:
            self.dragged(key, x, y)

    def up(self, finger: int) -> None:
        key = self._held.pop(finger, None)
        if key is not None:
            self.lifted(key)

    def lift_all(self) -> None:
        """Before a pause: nothing goes on being held that nobody holds."""
        for finger in list(self._held):
            self.up(finger)

    def after_step(self) -> None:
        self.age += 1
        self.watch()

    def hit_stop(self) -> None:
        """The picture stands for four steps (67 ms): a blow is felt. Not with reduced motion."""
        if not self.kit.theme.reduced_motion:
            self._stop = 4

    def standing(self) -> bool:
        """True while it stands; counts down."""
        if self._stop:
            self._stop -= 1
            return True
        return False

    def squash(self, key: str) -> float:
        """How far the target is pushed in: 1 at the touch, 0 when it has come back or stands still."""
        if self.kit.theme.reduced_motion:
            return 0.0
        since = self.age - self._pressed.get(key, -_SQUASH)
        return max(0.0, 1.0 - since / _SQUASH)
