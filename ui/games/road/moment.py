"""What is said after each road: praise where it is due, else the gravest rule that was broken on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from edu.domain.games.road.points import broken
from ui.games.moment import Said

if TYPE_CHECKING:
    from edu.domain.games.pack import GamePack
    from edu.domain.games.road.crossing import Crossing, Place

TITLES: dict[Place, str] = {
    "zebra": "学校门口", "lorry": "停着的大车", "signal": "红绿灯路口", "bike": "骑车回家", "night": "夜里的村道",
}  # fmt: skip
PRAISE: dict[Place, str] = {
    "zebra": "左右看清，招了手，等车停稳才走。孩子到家了。",
    "lorry": "司机看见了才走，到车头外沿又探头看了一眼。奶奶到家了。",
    "signal": "让开转弯的大车，绿灯也看清了再走。爸爸到家了。",
    "bike": "头盔扣好，下车推行，一步不慌。妈妈到家了。",
    "night": "司机老远就看见了反光和灯。爷爷到家了。",
}
_HEADS = {"hit": "吱——！差一点就撞上", "wheels": "后轮压过来了", "late": "天都晚了，还没过去"}
_LATE = "该停就停，该走就走：看清没有车，或车停稳了，就可以迈步。"


def said(road: Crossing, pack: GamePack) -> Said:
    card = next((pack.card(name) for name in broken([road])), None)
    if road.outcome == "across" and card is None:
        return Said(True, "平安到对面", PRAISE[road.place])
    if road.outcome == "across":
        return Said(False, "到了，可这次是侥幸", card.rule if card else "")
    return Said(False, _HEADS[road.outcome], card.rule if card else _LATE)


def said_at_home(roads: Sequence[Crossing]) -> Said:
    """When all five roads are behind them."""
    home = sum(road.outcome == "across" for road in roads)
    if home == len(roads):
        lucky = any(road.faults for road in roads)
        text = "有几步靠的是运气，看看下面记住的那一条。" if lucky else "看清、招手、让大车、让人看见，一步也没落下。"
        return Said(not lucky, "一家五口都到家了", text)
    return Said(False, f"一家五口，{home} 人到家", "差一点的那几条路，回头再走一次，别让家里人空等。")
