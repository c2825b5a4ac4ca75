"""Who lives and works in the township, and the two rosters that its office keeps of them (CSV, as Excel saves it)."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from edu.demo import places
from edu.demo.names import name_of
from edu.domain.identity import check_digit
from edu.domain.prng import Stream

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_TRADES = ("低压电工作业", "熔化焊接与热切割作业", "登高架设作业", "制冷与空调设备运行操作作业")
_SCHOOLING = ("小学", "初中", "高中", "中专", "大专", "本科")
_VILLAGE_POSTS = (("应急管理员", 2), ("网格员", 7), ("救援队员", 10), ("志愿者", 6))
_TOWN_OFFICIALS = 14


@dataclass(frozen=True, slots=True)
class Resident:
    """A line of a roster; `posts` may name two posts in one cell, as offices write them."""

    name: str
    id_number: str
    phone: str
    schooling: str
    village: str
    posts: str
    started: date
    firm: places.Firm | None = None
    trade: str = ""


@dataclass(slots=True)
class _Maker:
    seed: int
    day: date
    stream: Stream = field(init=False)
    used: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.stream = Stream(self.seed, "demo/residents")

    def make(self, village: str, posts: str, *, firm: places.Firm | None = None, trade: str = "") -> Resident:
        age = 22 + self.stream.below(43)
        born = date(self.day.year - age, 1 + self.stream.below(12), 1 + self.stream.below(28))
        started = self.day - timedelta(days=400 + self.stream.below(2400))
        if self.stream.below(6) == 0:  # some are new
            started = self.day - timedelta(days=10 + self.stream.below(300))
        return Resident(
            name=name_of(self.stream, born.year),
            id_number=self._number(born),
            phone=f"1{3 + self.stream.below(7)}{self.stream.below(10**9):09d}",
            schooling=_SCHOOLING[self.stream.below(len(_SCHOOLING))],
            village=village,
            posts=posts,
            started=started,
            firm=firm,
            trade=trade,
        )

    def _number(self, born: date) -> str:
        while True:
            body = f"{places.COUNTY_CODE[:6]}{born:%Y%m%d}{self.stream.below(1000):03d}"
            number = body + check_digit(body)
            if number not in self.used:
                self.used.add(number)
                return number


def residents(people: int, firms: Sequence[places.Firm], seed: int, day: date) -> list[Resident]:
    """About `people` of them: the posts that every village and firm must have, then workers up to the number."""
    maker = _Maker(seed, day)
    made = list(_grassroots(maker, people))
    made += list(_firm_posts(maker, firms))
    while len(made) < people:
        firm = firms[maker.stream.below(len(firms))]
        made.append(maker.make(firm.village, "操作工", firm=firm))
    return made


def _grassroots(maker: _Maker, people: int) -> Iterator[Resident]:
    """A small demo gets fewer rescuers and volunteers, never fewer duties."""
    for _ in range(_TOWN_OFFICIALS if people >= 500 else 4):
        yield maker.make("", "镇干部")
    for village in places.VILLAGES:
        for post, count in _VILLAGE_POSTS:
            kept = count if people >= 500 else min(count, 2 if post in ("应急管理员", "网格员") else 1)
            for number in range(kept):
                both = post == "应急管理员" and number == 1  # 多员合一
                yield maker.make(village, "应急管理员、网格员" if both else post)


def _firm_posts(maker: _Maker, firms: Sequence[places.Firm]) -> Iterator[Resident]:
    for firm in firms:
        yield maker.make(firm.village, "主要负责人", firm=firm)
        yield maker.make(firm.village, "安全员", firm=firm)
        if firm.high_risk:
            yield maker.make(firm.village, "安全总监", firm=firm)
        for number in range(1 + maker.stream.below(5)):
            trade = _TRADES[(number + maker.stream.below(2)) % len(_TRADES)]
            yield maker.make(firm.village, "特种作业人员", firm=firm, trade=trade)


HEADER = (
    "序号", "姓名", "身份证号码", "联系电话", "文化程度", "乡镇(街道)", "村(社区)", "工作单位", "统一社会信用代码",
    "所属行业", "是否高危", "消防重点单位", "岗位", "工种", "任职日期",
)  # fmt: skip


def write_roster(path: Path, title: str, lines: Sequence[Resident]) -> Path:
    """A CSV as Excel saves it, with a title row above the header; UTF-8 with BOM keeps 𬭩 on every Excel."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        out = csv.writer(stream)
        out.writerow([title])
        out.writerow(HEADER)
        for number, line in enumerate(lines, 1):
            firm = line.firm
            out.writerow(
                [
                    number, line.name, line.id_number, line.phone, line.schooling, places.TOWN, line.village,
                    firm.name if firm else "", firm.uscc if firm else "", firm.industry if firm else "",
                    ("是" if firm.high_risk else "否") if firm else "",
                    ("是" if firm.key_place else "否") if firm else "",
                    line.posts, line.trade, line.started.isoformat(),
                ]
            )  # fmt: skip
    return path
