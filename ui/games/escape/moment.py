"""What is said after each floor."""

from __future__ import annotations

from edu.domain.games.pack import GamePack
from edu.domain.games.smoke.escape import Escape
from edu.domain.games.smoke.points import CARDS, broken
from ui.games.moment import Said

_PRAISE = {
    "out": "没吸着烟、走对楼梯、随手关门，一样不差。",
    "fetched": "门关严、缝堵好、窗口求救，守住就是赢。",
}
_HEADS = {"out": "走出来了", "fetched": "救援来了", "fallen": "烟太浓了", "lift": "电梯停了"}


def said(escape: Escape, pack: GamePack) -> Said:
    missed = broken(escape)
    gravest = next((card for card in CARDS if card in missed), None)
    card = pack.card(gravest) if gravest else None
    if card is not None:
        return Said(False, _HEADS[escape.ending], card.rule)
    return Said(True, _HEADS[escape.ending], _PRAISE[escape.ending])
