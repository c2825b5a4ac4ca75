"""The kinds of world model that a scenario may name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from edu.domain.drills.layout import Layout
from edu.domain.drills.state import Desk
from edu.domain.drills.world.plume import Plume
from edu.domain.drills.world.rain import Rain
from edu.domain.drills.world.spread import Spread
from edu.domain.drills.world.wildfire import Wildfire


class WorldModel(Protocol):
    """Takes its slots when made; draws its chances in `begin`; moves in `step`, once a beat."""

    levers: dict[str, int]
    """What effects may drive: name to slot."""

    def begin(self, desk: Desk, seed: int) -> None: ...

    def step(self, desk: Desk) -> None: ...


MODELS: Mapping[str, Callable[[Layout, str, Mapping[str, object]], WorldModel]] = {
    "rain": Rain,
    "plume": Plume,
    "spread": Spread,
    "wildfire": Wildfire,
}
