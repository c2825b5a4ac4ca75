"""The games there are."""

from __future__ import annotations

from edu.domain.games.bag.game import Bag
from edu.domain.games.cpr.game import Cpr
from edu.domain.games.ebike.game import Ebike
from edu.domain.games.extinguisher.game import Extinguisher
from edu.domain.games.gas.game import Gas
from edu.domain.games.quake.game import Quake
from edu.domain.games.river.game import River
from edu.domain.games.road.game import Road
from edu.domain.games.rules import Game
from edu.domain.games.smoke.game import Smoke
from edu.domain.games.spot.game import Spot

GAMES: dict[str, Game] = {
    game.id: game for game in (Extinguisher(), Smoke(), River(), Gas(), Bag(), Road(), Cpr(), Quake(), Spot(), Ebike())
}
"""By name, in the order in which they came."""

THINGS: dict[str, tuple[str, ...]] = {"spot": Spot.things, "ebike": Ebike.things}
"""Of games whose things have names in their packs, under `things`."""
