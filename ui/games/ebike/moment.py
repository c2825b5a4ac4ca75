"""What is said after the evening and after the night: praise where it is due, else the gravest rule that was missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.games.ebike import points
from ui.games.moment import Said

if TYPE_CHECKING:
    from edu.domain.games.ebike.game import EbikePlay
    from edu.domain.games.pack import GamePack

_HEADS = {
    "hall": "车停进了楼道", "home": "充到家里去了", "fly-wire": "拉线充电了", "soaked": "泡水车不能充",
    "refit": "改装车不能充", "shed": "有车没充上电", "unplug": "充满了没取走",
}  # fmt: skip
_TIDY = "楼里一辆也没进，该充的在棚里充，该修的送去修。"
_NIGHT = {"out": "人都出来了", "fetched": "消防员接你来了", "hurt": "太险了，重新想想"}
_SAFE = {
    "out": "不碰电池，叫上家人，关门下楼，到外面打 119。",
    "fetched": "关紧门、堵门缝、打 119、窗口招手，守到了救援。",
}


_HALF = "傍晚停对的车不到一半，夜里的分只算一半。"


def said_of_evening(play: EbikePlay, pack: GamePack) -> Said:
    missed = points.broken(play.yard, None)
    card = next((pack.card(name) for name in points.CARDS if name in missed), None)
    if card is not None:
        return Said(False, _HEADS.get(card.id, "再想一想"), card.rule)
    wrong = sum(bike.worth != "right" for bike in play.yard.bikes)
    if wrong:
        return Said(True, "没有危险", f"还有 {wrong} 辆没去最合适的地方。")
    return Said(True, "停得漂亮", _TIDY)


def said_of_night(play: EbikePlay, pack: GamePack) -> Said:
    night = play.night
    assert night is not None
    missed = points.of_night(night)
    card = next((pack.card(name) for name in points.CARDS if name in missed), None)
    if card is None:
        half = "" if points.tended(play.yard) else _HALF
        return Said(True, _NIGHT[night.ending], _SAFE[night.ending] + half)
    return Said(False, _NIGHT[night.ending], card.rule)
