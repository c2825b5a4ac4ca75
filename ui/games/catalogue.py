"""Which view draws which game."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.games.bag.view import BagView
from ui.games.cpr.view import CprView
from ui.games.ebike.view import EbikeView
from ui.games.escape.view import EscapeView
from ui.games.extinguisher.view import ExtinguisherView
from ui.games.gas.view import GasView
from ui.games.quake.view import QuakeView
from ui.games.river.view import RiverView
from ui.games.road.view import RoadView
from ui.games.spot.view import SpotView

if TYPE_CHECKING:
    from ui.games.view import GameView

VIEWS: dict[str, type[GameView]] = {
    "extinguisher": ExtinguisherView,
    "smoke": EscapeView,
    "gas": GasView,
    "river": RiverView,
    "bag": BagView,
    "quake": QuakeView,
    "spot": SpotView,
    "road": RoadView,
    "ebike": EbikeView,
    "cpr": CprView,
}
