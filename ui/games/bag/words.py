"""What things are called on the belt, and what somebody of the family says who misses them."""

from __future__ import annotations

from edu.domain.games.bag.things import Hazard

NAMES: dict[str, str] = {
    "water": "饮用水", "rice": "一袋大米", "food": "干粮罐头", "television": "电视机", "torch": "收音手电",
    "stale": "过期面包", "whistle": "救生哨", "raincoat": "雨衣", "pickles": "一坛咸菜", "hood": "防砸头套",
    "cooker": "电饭锅", "milk": "奶粉", "breather": "自救呼吸器", "mahjong": "麻将", "aid": "急救包",
    "jewels": "首饰盒", "wipes": "湿巾", "masks": "口罩", "vase": "大花瓶", "knife": "多功能刀",
    "papers": "证件和卡", "nappies": "纸尿裤", "pills": "常用药", "glasses": "老花镜", "vest": "救生衣",
    "shovel": "折叠铲", "blanket": "灭火毯",
}  # fmt: skip
ASKED: dict[str, str] = {
    "water": "水要带上", "food": "带点干粮", "torch": "手电别忘", "whistle": "哨子给我", "aid": "带上急救包",
    "wipes": "湿巾也要", "masks": "口罩带上", "knife": "刀用得着", "papers": "证件装好", "milk": "娃要喝奶",
    "nappies": "娃的尿裤", "pills": "我的药呢", "glasses": "我的眼镜", "raincoat": "雨衣要带", "vest": "救生衣",
    "hood": "护头的", "shovel": "铲子要带", "breather": "防烟的", "blanket": "灭火毯",
}  # fmt: skip
CARDS: dict[Hazard, str] = {"flood": "防台风洪水", "quake": "防地震", "fire": "防火灾"}
PRAISE: dict[Hazard, str] = {
    "flood": "基础的一样不少，雨衣救生衣也在，水来了拎上就走。",
    "quake": "基础的一样不少，头套和铲子也在，震停了拎上就走。",
    "fire": "基础的一样不少，呼吸器和灭火毯也在。真着火别收拾，人先走。",
}
