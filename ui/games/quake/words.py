"""What the spots and the things are called, by room where they differ."""

from __future__ import annotations

from edu.domain.games.quake.leaving import Thing
from edu.domain.games.quake.rooms import RoomId

ROOMS: dict[RoomId, str] = {"classroom": "教室", "flat": "楼上的家", "shop": "超市", "cottage": "平房"}
SPOTS: dict[str, str] = {
    "desk": "课桌下", "corner": "内墙角", "window": "窗边", "bookcase": "书柜旁", "fan": "吊扇下",
    "stairwell": "楼梯口", "table": "桌子下", "bathroom": "卫生间", "balcony": "阳台边", "wardrobe": "大衣柜旁",
    "lamp": "吊灯下", "counter": "收银台下", "pillar": "大柱子旁", "showcase": "玻璃柜边", "shelf": "货架旁",
    "sign": "吊牌下", "escalator": "扶梯口", "yard": "空院子", "cupboard": "碗柜旁", "beam": "房梁下",
    "eaves": "屋檐下",
}  # fmt: skip
HELD: dict[str, str] = {
    "desk": "桌腿", "table": "桌腿", "counter": "柜台腿", "corner": "管子", "bathroom": "水池柱", "pillar": "扶手",
    "yard": "石磨",
}  # fmt: skip
"""What one holds on to in a safe spot."""
THINGS: dict[Thing, str] = {
    "off": "灶火", "door": "门", "jump": "窗口", "lighter": "打火机、蜡烛", "stairs": "楼梯",
    "lift": "电梯", "open": "空地", "wall": "墙根", "wires": "电线杆下", "back": "回屋拿手机",
}  # fmt: skip
CUSHIONS: dict[RoomId, str] = {"classroom": "bag", "flat": "pillow", "shop": "basket", "cottage": "pillow"}
"""What the head is covered with, by its drawing."""
_CALLED = {"bag": "书包", "pillow": "枕头", "basket": "购物篮"}


def thing_called(thing: Thing, room: RoomId) -> str:
    return _CALLED[CUSHIONS[room]] if thing == "head" else THINGS[thing]
