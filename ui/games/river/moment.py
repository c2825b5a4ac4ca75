"""What is said in the morning: praise where it is due, else the gravest rule that was missed, never a reproach.

Why a night in which many went for nothing is worth less is said too.
"""

from __future__ import annotations

from collections.abc import Sequence

from edu.domain.games.pack import GamePack
from edu.domain.games.river.points import FREE
from edu.domain.games.river.village import Village
from ui.games.moment import Said

_PRAISE = "喊到、敲到、背到，路口也守住了。这样的村子，水来了不怕。"

_LOOK = "先看这一排还缺什么，再派人：少白跑一趟，就多叫一户。"


def said(village: Village, missed: Sequence[str], pack: GamePack) -> Said:
    houses = list(village.all_houses())
    safe = sum(1 for house in houses if house.safe and not house.back and not house.lost)
    missing = len(houses) - safe
    head = f"{safe} 户平安，{missing} 户没撤出来" if missing else "天亮了，全村平安"
    wasted = village.needless > FREE
    if wasted:
        head += f"，白跑 {village.needless} 趟"
    card = pack.card(missed[0]) if missed else None
    if card is not None:
        return Said(False, head, card.rule)
    return Said(False, head, _LOOK) if wasted else Said(True, head, _PRAISE)
