"""What is said after the night and at the end: praise where it is due, else the gravest rule that was missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.games.gas import points
from ui.games.moment import Said

if TYPE_CHECKING:
    from edu.domain.games.gas.game import GasPlay
    from edu.domain.games.pack import GamePack

_NIGHT = {"called": "人都出来了", "blast": "轰！火星碰上燃气", "faint": "耽搁太久，人发晕了"}
_LUCKY = "人出来了，全凭运气"
_ALONE = "你出来了，电话也打了"
_MORE = "先出来打电话没错。出门前还能做的：{}。"
_LEFT = {"valve-first": "关阀门", "air": "轻轻推开窗", "family": "叫上家里人"}
"""By card what of it could have been done on the way out."""
_SAFE = "一个火星也没有，人到楼外才打电话，全家平安。"
_FOUND = "肥皂水一刷就鼓泡，漏点标得准，师傅马上来修。"
_DRY = "肥皂水把接口一个个都刷到，才知道漏点在哪几处。"
_WRONG = "标了没漏的接口。等一等，鼓泡的才是漏点。"


def said_of_night(play: GasPlay, pack: GamePack) -> Said:
    missed = points.broken(play.kitchen, None)
    card = next((pack.card(name) for name in points.CARDS if name in missed), None)
    if card is None:
        return Said(True, "漂亮！", _SAFE)
    if play.kitchen.ending != "called":
        return Said(False, _NIGHT.get(play.kitchen.ending, "再想一想"), card.rule)
    if points.by_luck(play.kitchen):
        return Said(False, _LUCKY, card.rule)
    head = _NIGHT["called"] if "family" in play.kitchen.done else _ALONE
    if play.kitchen.sparks or points.heeded(play.kitchen) == points.HEEDED:
        return Said(False, head, card.rule)
    return Said(False, head, _MORE.format("、".join(words for name, words in _LEFT.items() if name in missed)))


def said_of_search(play: GasPlay, pack: GamePack) -> Said:
    joints = play.joints
    if joints.flames:
        card = pack.card("no-flame")
        return Said(False, "轰！不能用火试", card.rule if card else "")
    if not joints.looked:
        return Said(False, "还有接口没刷", _DRY)
    if joints.marked == joints.leaks and joints.found == len(joints.leaks):
        return Said(True, "漏点找到了！", _FOUND)
    if joints.marked - joints.leaks:
        return Said(False, "多标了", _WRONG)
    card = pack.card("soap")
    return Said(False, "还有漏点没找到", card.rule if card else "")
