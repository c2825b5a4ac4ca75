"""What is said after a room: praise where it is due, else the rule that its end is about, else the gravest missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.games.quake import points
from ui.games.moment import Said

if TYPE_CHECKING:
    from edu.domain.games.pack import GamePack
    from edu.domain.games.quake.game import Visit

_ENDED = {
    "open": "出来了，再想一想", "struck": "余震来了，没站到空地上", "inside": "余震来了，人还在屋里",
    "stuck": "电梯不动了，困住了", "back": "余震来了，人又回了屋",
}  # fmt: skip
_PARTLY = {"hold": "躲对了地方，没抓牢", "low": "躲对了地方，没伏低"}
"""Of who came out on to open ground, by the gravest rule missed: what was right comes first."""
_ASTRAY = "先跑错了地方，后来躲对了"
_RAN_ABOUT = "来回跑，哪儿都没躲稳"
_ABOUT = {"struck": "open-ground", "inside": "leave", "stuck": "no-lift", "back": "no-return"}
_SAFE = "躲得近、抓得牢，护住头走出来，站到了空地上。"
_YARD = "平房出门就是空院子，跑得及，蹲得稳，没有回屋。"


def said_of(visit: Visit, pack: GamePack) -> Said:
    missed = points.broken(visit)
    about = _ABOUT.get(visit.leaving.ending, "")
    first = about if about in missed else next((name for name in points.CARDS if name in missed), "")
    card = pack.card(first) if first else None
    if card is None:
        return Said(True, "稳稳当当！", _YARD if visit.shake.outdoors else _SAFE)
    head = ""
    if visit.leaving.ending == "open":
        late = _ASTRAY if visit.shake.tries > 1 and not visit.shake.blows else ""
        head = _RAN_ABOUT if points.ran_about(visit) else _PARTLY.get(first, late)
    return Said(False, head or _ENDED.get(visit.leaving.ending, "再想一想"), card.rule)
