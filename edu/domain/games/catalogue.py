"""The games there are."""

from __future__ import annotations

from edu.domain.games.extinguisher.game import Extinguisher
from edu.domain.games.rules import Game

GAMES: dict[str, Game] = {game.id: game for game in (Extinguisher(),)}
