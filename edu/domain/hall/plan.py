"""What a hall shows when, as its manager set it. Everything is valid data; `*_faults` say what a form may not hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

LEVELS = {"notice": "提醒", "blue": "蓝色预警", "yellow": "黄色预警", "orange": "橙色预警", "red": "红色预警"}
"""The four colours are those of official warnings: only who published one may be named with it."""
DOORS = {"play": "玩一玩", "learn": "学一学", "quiz": "考一考", "drill": "闯一闯"}
FRONT_KINDS = {"game": "play", "microlesson": "learn", "course": "learn", "bank": "quiz", "drill": "drill"}
"""What may be put in front, and the door behind which it stands; written `game:smoke`."""
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
LONGEST_NOTICE, LONGEST_TITLE, LONGEST_SENTENCE = 60, 16, 30
MOST_NOTICES, MOST_SESSIONS, MOST_SPECIAL_DAYS = 20, 60, 60

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class Fault(NamedTuple):
    """One wrong field of a form."""

    field: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A warning of the week, shown from `first` to `last`, both days included. `issuer` is who published it."""

    id: str
    level: str
    text: str
    first: date
    last: date
    issuer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """`first` and `last` are MM-DD of every year; a `last` before `first` lies in the next year.

    `door` is the door that stands first, `front` what comes first behind the doors (`game:smoke`). `basis` says where
    the days come from.
    """

    id: str
    title: str
    sentence: str
    first: str
    last: str
    door: str = ""
    front: tuple[str, ...] = ()
    basis: str = ""
    on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """`weekday` 1 is Monday; times are HH:MM."""

    weekday: int
    opens: str
    closes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDays:
    """From `first` to `last`, both included, the week's hours do not hold: closed, or open from `opens` to `closes`.

    Times are HH:MM, both '' where the hall is closed. `why` stands on the wall: 春节.
    """

    id: str
    first: date
    last: date
    opens: str = ""
    closes: str = ""
    why: str = ""

    @property
    def closed(self) -> bool:
        return not self.opens and not self.closes

    @property
    def length(self) -> int:
        """Days."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Something at a fixed time: every `weekday` (1 to 7), or once on `day` (then `weekday` is 0)."""

    id: str
    title: str
    at: str
    weekday: int = 0
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HallPlan:
    """`campaigns` are the shipped ones as the manager left them, and his own."""

    notices: tuple[Notice, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    openings: tuple[Opening, ...] = ()
    sessions: tuple[Session, ...] = ()
    print_souvenirs: bool = True
    special_days: tuple[SpecialDays, ...] = ()


def notice_faults(notice: Notice) -> list[Fault]:
    found = []
    if notice.level not in LEVELS:
        found.append(Fault("level", "请选一种级别。"))
    found += _text("text", notice.text, 4, LONGEST_NOTICE)
    if notice.level in LEVELS and notice.level != "notice" and len(notice.issuer.strip()) < 2:
        found.append(Fault("issuer", "预警要写明是谁发布的，如“县气象台”。"))
    if len(notice.issuer) > LONGEST_SENTENCE:
        found.append(Fault("issuer", f"最多 {LONGEST_SENTENCE} 个字。"))
    if notice.last < notice.first:
        found.append(Fault("last", "结束日期在开始日期之前。"))
    elif (notice.last - notice.first).days > 366:
        found.append(Fault("last", "一条提醒最多显示一年。"))
    return found


def campaign_faults(campaign: Campaign) -> list[Fault]:
    found = _text("title", campaign.title, 2, LONGEST_TITLE)
    found += _text("sentence", campaign.sentence, 4, LONGEST_SENTENCE)
    found += [
        Fault(field, "没有这一天，请写成 05-12 这样。")
        for field, day in (("first", campaign.first), ("last", campaign.last))
        if not month_day(day)
    ]
    if campaign.door and campaign.door not in DOORS:
        found.append(Fault("door", "没有这扇门。"))
    if any(name.partition(":")[0] not in FRONT_KINDS or not name.partition(":")[2] for name in campaign.front):
        found.append(Fault("front", "排在前面的内容里有一项认不出。"))
    return found


def opening_faults(opening: Opening) -> list[Fault]:
    found = []
    if not 1 <= opening.weekday <= 7:
        found.append(Fault("weekday", "请选星期几。"))
    if not is_time(opening.opens) or not is_time(opening.closes) or opening.closes <= opening.opens:
        found.append(Fault("closes", "闭馆时间要晚于开馆时间。"))
    return found


def special_faults(special: SpecialDays) -> list[Fault]:
    found = []
    if special.last < special.first:
        found.append(Fault("last", "结束日期在开始日期之前。"))
    elif special.length > 366:
        found.append(Fault("last", "一次最多定一年。"))
    if not special.closed and not (
        is_time(special.opens) and is_time(special.closes) and special.opens < special.closes
    ):
        found.append(Fault("closes", "闭馆时间要晚于开馆时间。"))
    return found + (_text("why", special.why, 1, LONGEST_TITLE) if special.why else [])


def clash_faults(special: Sequence[SpecialDays]) -> list[Fault]:
    """A shorter one stands above a longer one (open on one day of a closed week); of equally long ones none would."""
    return [
        Fault(
            "first",
            f"和{_days(one.first, one.last)}的安排日子重叠，又一样长，分不出听哪一个。请改日期，或先删去那一个。",
        )
        for at, one in enumerate(special)
        for other in special[at + 1 :]
        if one.length == other.length and one.first <= other.last and other.first <= one.last
    ]


def session_faults(session: Session) -> list[Fault]:
    found = _text("title", session.title, 2, LONGEST_TITLE)
    if not is_time(session.at):
        found.append(Fault("at", "时间请写成 10:00 这样。"))
    if not (1 <= session.weekday <= 7 and session.day is None) and not (session.weekday == 0 and session.day):
        found.append(Fault("weekday", "请选每周的哪一天，或某一个日期。"))
    return found


def plan_faults(plan: HallPlan) -> list[Fault]:
    """Of a whole plan, as it is read from a file or saved."""
    found = _too_many(plan)
    for notice in plan.notices:
        found += notice_faults(notice)
    for campaign in plan.campaigns:
        found += campaign_faults(campaign)
    for opening in plan.openings:
        found += opening_faults(opening)
    for session in plan.sessions:
        found += session_faults(session)
    for special in plan.special_days:
        found += special_faults(special)
    found += clash_faults(plan.special_days)
    for field, ids in (
        ("notices", [notice.id for notice in plan.notices]),
        ("campaigns", [campaign.id for campaign in plan.campaigns]),
        ("openings", [str(opening.weekday) for opening in plan.openings]),
        ("sessions", [session.id for session in plan.sessions]),
        ("special_days", [special.id for special in plan.special_days]),
    ):
        if len(set(ids)) < len(ids):
            found.append(Fault(field, "同一项写了两次。"))
    return found


def _too_many(plan: HallPlan) -> list[Fault]:
    return [
        Fault(field, f"{words}，请先删去{past}的。")
        for field, kept, most, words, past in (
            ("notices", plan.notices, MOST_NOTICES, f"提醒最多 {MOST_NOTICES} 条", "过期"),
            ("sessions", plan.sessions, MOST_SESSIONS, f"场次最多 {MOST_SESSIONS} 个", "过期"),
            ("special_days", plan.special_days, MOST_SPECIAL_DAYS, f"特别的日子最多 {MOST_SPECIAL_DAYS} 个", "过去"),
        )
        if len(kept) > most
    ]


def merged(shipped: Sequence[Campaign], own: Sequence[Campaign]) -> tuple[Campaign, ...]:
    """Shipped campaigns, each as the manager changed it, then his own; a newly shipped one appears by itself."""
    changed = {campaign.id: campaign for campaign in own}
    known = {campaign.id for campaign in shipped}
    kept = [changed.get(campaign.id, campaign) for campaign in shipped]
    return (*kept, *(campaign for campaign in own if campaign.id not in known))


def month_day(text: str) -> tuple[int, int] | None:
    """02-29 is a day; None where there is no such day in any year."""
    if not re.fullmatch(r"\d\d-\d\d", text):
        return None
    try:
        found = date(2024, int(text[:2]), int(text[3:]))  # a leap year
    except ValueError:
        return None
    return found.month, found.day


def is_time(text: str) -> bool:
    return _TIME.fullmatch(text) is not None


def _days(first: date, last: date) -> str:
    begins = f"{first.month}月{first.day}日"
    return begins if first == last else f"{begins}至{last.month}月{last.day}日"


def _text(field: str, text: str, shortest: int, longest: int) -> list[Fault]:
    said = text.strip()
    if not said.isprintable():
        return [Fault(field, "里面有看不见的控制字符，请重新输入。")]
    if not shortest <= len(said) <= longest:
        return [Fault(field, f"请写 {shortest} 到 {longest} 个字。")]
    return []
