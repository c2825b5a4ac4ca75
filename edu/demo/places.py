"""The township's places. Codes follow the 12-digit statistical form with a county that does not exist."""

from __future__ import annotations

from dataclasses import dataclass

from edu.domain.enterprise import uscc_check_character
from edu.domain.prng import Stream

COUNTY_CODE = "339921000000"
TOWN_CODE = "339921101000"
COUNTY = "青岚县"
TOWN = "云溪镇"
ORGANISATION = "青岚县云溪镇应急管理站"
REGIONS = ("zhejiang", "songyang")  # the county follows the two published local practices
VILLAGES = (
    "石坑村", "上洋村", "下洋村", "梅岭村", "枫树坪村", "溪口村", "大源村", "金竹村", "竹坞村", "沙湾村", "云溪社区",
    "新桥社区",
)  # fmt: skip

_BRANDS = (
    "青云", "恒丰", "金石", "溪源", "宏达", "新桥", "东岭", "云顶", "华盛", "永固", "天成", "万顺", "利民", "长青",
    "九和", "瑞景", "大业", "同兴", "飞跃", "立信",
)  # fmt: skip
_TRADES = (
    ("竹木制品厂", "加工制造", False),
    ("机械制造有限公司", "加工制造", False),
    ("食品有限公司", "食品加工", False),
    ("金属表面处理有限公司", "工贸", False),
    ("加油站", "危险化学品经营", True),
    ("精细化工有限公司", "危险化学品生产", True),
    ("石料矿业有限公司", "非煤矿山", True),
    ("建筑工程有限公司", "建筑施工", True),
    ("物流运输有限公司", "道路运输", False),
    ("民宿", "旅馆", False),
    ("超市", "商场", False),
    ("纺织有限公司", "加工制造", False),
)


_KEY_TRADES = ("加油站", "精细化工有限公司")
"""What sells or makes 易燃易爆化学物品 is 消防安全重点单位 wherever it stands (公安部令第61号 §13)."""


@dataclass(frozen=True, slots=True)
class Firm:
    name: str
    uscc: str
    industry: str
    high_risk: bool
    key_place: bool
    village: str


@dataclass(frozen=True, slots=True)
class Village:
    name: str
    code: str


def villages() -> list[Village]:
    return [
        Village(name, f"339921101{(1 if name.endswith('社区') else 201) + index:03d}")
        for index, name in enumerate(VILLAGES)
    ]


def firms(count: int, seed: int) -> list[Firm]:
    """Names do not repeat up to 240; credit codes are valid by GB 32100 and belong to nobody's area."""
    stream = Stream(seed, "demo/firms")
    made: list[Firm] = []
    for index in range(count):
        trade, industry, high_risk = _TRADES[index % len(_TRADES)]
        brand = _BRANDS[(index + index // len(_BRANDS)) % len(_BRANDS)]
        body = f"91339921MA{stream.below(36**7):07X}"[:17].ljust(17, "0")
        body = body.replace("I", "1").replace("O", "0").replace("S", "5").replace("V", "U").replace("Z", "2")
        made.append(
            Firm(
                name=f"云溪{brand}{trade}",
                uscc=body + uscc_check_character(body),
                industry=industry,
                high_risk=high_risk,
                key_place=trade in _KEY_TRADES,
                village=VILLAGES[stream.below(len(VILLAGES))],
            )
        )
    return made
