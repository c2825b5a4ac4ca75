"""What is said when a place is done with: praise where all is put right, else the gravest rule that was passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.games.spot.kinds import CARDS
from edu.domain.games.spot.points import broken
from ui.games.moment import Said

if TYPE_CHECKING:
    from edu.domain.games.pack import GamePack
    from edu.domain.games.spot.game import SpotPlay
    from edu.domain.games.spot.look import Look

_ALL = "每一处都找到了，也都改好了。"
_CALM = "一处也没冤枉。"
_TWICE = "下次先看清，再下手点。"
_NOT_YET = "在一处找出两样，分数才作数。"
_NOT_AT_ALL = "哪一处都没找出两样，这局不计分。"


def wanting(play: SpotPlay) -> str:
    """For who has found something that will not count, or has not: what makes it count. '' when nothing is wanting."""
    if play.proven or not any(look.found for look in play.looks):
        return ""
    return _NOT_AT_ALL if play.at == len(play.looks) - 1 else _NOT_YET


def said_of(look: Look, pack: GamePack, wants: str = "") -> Said:
    """Of a place that is closed; `wants` comes before the rest."""
    missed = broken([look])
    card = next((found for name in CARDS if name in missed and (found := pack.card(name))), None)
    if look.mended == len(look.wrong):
        return Said(True, "查得仔细！", _ALL + (_TWICE if look.false else _CALM))
    left = len(look.wrong) - look.mended
    head = "时间到，" if look.left <= 0 else ""
    botched = look.found - look.mended
    both = f"{left - botched} 处没找到，{botched} 处没改对。" if 0 < botched < left else ""
    return Said(False, f"{head}还有 {left} 处不安全", wants + both + (card.rule if card else ""))
