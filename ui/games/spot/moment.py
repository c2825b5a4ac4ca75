"""What is said when a place is done with: praise where all is put right, else the gravest rule that was passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.games.spot.kinds import CARDS
from edu.domain.games.spot.points import broken
from ui.games.moment import Said

if TYPE_CHECKING:
    from edu.domain.games.pack import GamePack
    from edu.domain.games.spot.look import Look

_ALL = "每一处都找到了，也都改好了。"
_CALM = "一处也没冤枉。"
_TWICE = "下次先看清，再下手点。"


def said_of(look: Look, pack: GamePack) -> Said:
    """Of a place that is closed."""
    missed = broken([look])
    card = next((found for name in CARDS if name in missed and (found := pack.card(name))), None)
    if look.mended == len(look.wrong):
        return Said(True, "查得仔细！", _ALL + (_TWICE if look.false else _CALM))
    left = len(look.wrong) - look.mended
    head = "时间到，" if look.left <= 0 else ""
    botched = look.found - look.mended
    both = f"{left - botched} 处没找到，{botched} 处没改对。" if 0 < botched < left else ""
    return Said(False, f"{head}还有 {left} 处不安全", both + (card.rule if card else ""))
