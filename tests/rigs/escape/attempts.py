"""What an attempt is, and the whole list."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.rigs.escape.hall import Hall
from tests.rigs.escape.xserver import XServer


@dataclass(slots=True)
class Scene:
    """What an attempt may use."""

    server: XServer
    hall: Hall
    rng: random.Random = field(default_factory=lambda: random.Random(4))
    said: list[str] = field(default_factory=list)
    """Faults that the attempt itself has found."""

    def key(self, *names: str) -> None:
        self.server.run("xdotool", "key", "--delay", "20", *names)

    def touch(self, *frames: list[tuple[int, str, int, int]]) -> None:
        self.hall.ask(do="touch", frames=list(frames))

    def fault(self, name: str) -> None:
        self.hall.ask(do="fault", name=name)

    def wait(self, seconds: float) -> None:
        time.sleep(seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """`below`: what of the provisioning holds it, where an X server without a console cannot show it.

    `glimpse`: another program may be seen until it is put behind again. `restarts`: how often the kiosk comes anew.
    """

    family: str
    name: str
    do: Callable[[Scene], None]
    short: bool = False
    below: str = ""
    glimpse: bool = False
    restarts: int = 0
    tiers: tuple[str, ...] = ("session", "desktop")


def everything() -> list[Attempt]:
    from tests.rigs.escape import (
        attempts_inside,
        attempts_keys,
        attempts_pages,
        attempts_staff,
        attempts_system,
        attempts_touch,
    )

    parts = (attempts_keys, attempts_touch, attempts_inside, attempts_pages, attempts_system, attempts_staff)
    return [attempt for part in parts for attempt in part.ATTEMPTS]
