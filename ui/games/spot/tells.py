"""What comes of a fault that stays: a sentence, and what rises from it in the picture."""

from __future__ import annotations

from edu.domain.games.spot.kinds import KINDS
from ui.games.motes import Kind

_OF_CARD: dict[str, str] = {
    "space-guard": "下面出了事，上面没人知道",
    "space-test": "看不见的毒气，人一下去就晕",
    "space-oxygen": "氧气一多，火星就能烧起来",
    "exit": "真着了火，这扇门出不去",
    "live-apart": "夜里起火，睡着的人跑不掉",
    "no-flame": "一个烟头，点着一屋子货",
    "hot-work": "火星崩进去，当场就着",
    "bike": "电池一着，浓烟堵住出路",
    "bars": "火来了，窗口出不去",
    "passage": "烟来了，楼梯下不去",
    "edge": "走路的人一脚踩空",
    "gas-hose": "管子一漏，满屋都是气",
    "gas-alarm": "漏了气，它也不会叫",
    "space-sign": "路过的人一脚踩空",
    "site-dorm": "楼没盖好，夜里出事没处跑",
    "pesticide": "一看错、一入口，就要送医院",
    "bus": "急刹车，站着的孩子先摔",
    "road": "后面来车，躲都躲不开",
    "moto-helmet": "摔一跤，头先着地",
    "machine-guard": "袖口一碰，人就被卷进去",
    "ppe": "石头掉下来，头顶没遮挡",
    "lift": "走到半路，停住不动了",
    "wiring": "电线一发热，先烧的是墙",
    "fire-door": "烟从这道门灌进楼道",
    "fire-gear": "急着用时，伸手够不着",
    "fire-lane": "消防车开到这里进不来",
}
_OF_KIND: dict[str, str] = {
    "no-mask": "粉尘吸进肺里，出不来",
    "space-permit": "没人把关，错了也没人拦",
    "tractor-people": "一个急弯，人就甩出去",
    "socket-chain": "插排一发烫，火就起来了",
}
"""Where one rule has two faces."""
_FUMES = frozenset({"gas-hose", "gas-alarm", "space-guard", "space-test", "space-sign"})
_DUST = frozenset({"ppe", "machine-guard", "edge", "pesticide", "road", "moto-helmet", "bus", "lift"})


def tells(kind: str) -> str:
    return _OF_KIND.get(kind) or _OF_CARD[KINDS[kind]]


def rises(kind: str) -> Kind:
    card = KINDS[kind]
    if card in _FUMES:
        return "odour"
    return "powder" if card in _DUST else "smoke"
