"""From the hall's book to bars, whiskers and sentences. No Qt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from edu.domain.hall.book import ALL, GroupRow, HallBook, LearnedRow, MissedRow, RatingRow, door_word
from edu.domain.hall.feedback import Topic
from edu.domain.hall.groups import SORTS, HallGroup, clock_text
from edu.domain.proportions import TOO_FEW, Estimate
from ui.widgets.chip import Status

PERIODS = (("1", "今天"), ("7", "近 7 天"), ("30", "近 30 天"), ("year", "今年"), ("last", "去年"))
DAYS_SHOWN = 62
"""A longer time is shown by month."""
OPEN_HOURS = (8, 18)
"""Hours that are shown even where nobody came."""
TOP = 10
AHEAD = timedelta(days=120)
_CHIPS: dict[str, Status] = {"已取消": "none", "已预约": "due", "接待中": "running", "已接待": "met"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A bar: `text` is its figure in words."""

    label: str
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Spread:
    """An estimate with its limits, as shares."""

    label: str
    value: float | None
    low: float | None
    high: float | None
    text: str


@dataclass(frozen=True, slots=True)
class Tile:
    number: str
    unit: str
    label: str
    icon: str
    note: str


@dataclass(frozen=True, slots=True)
class GroupLine:
    group: HallGroup
    chip: tuple[Status, str]
    text: str
    note: str


def span_of(period: str, today: date) -> tuple[date, date]:
    """First and last day."""
    if period == "year":
        return date(today.year, 1, 1), today
    if period == "last":
        return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    return today - timedelta(days=int(period) - 1), today


def caption(book: HallBook) -> str:
    """What time it is about, and how the words of statistics are meant."""
    return (
        f"{book.first} 至 {book.last}，不列姓名；数字都由账本重新数出。"
        f"“95% 区间”是真实比例多半落在的范围；不满 {TOO_FEW} 次参观的太少，不下结论。"
    )


def tiles(book: HallBook) -> list[Tile]:
    groups = book.received
    heads = sum(row.group.people for row in groups)
    return [
        Tile(f"{book.people:,}", "人次", "终端", "kiosk", f"{book.visits:,} 次使用"),
        Tile(f"{len(groups):,}", "批次", "团体", "people", f"登记 {heads:,} 人，与终端人次不相加"),
        _rate_tile(book, "known", "question"),
        _rate_tile(book, "pleased", "thanks"),
    ]


def _rate_tile(book: HallBook, topic: Topic, icon: str) -> Tile:
    row = book.rating(topic)
    rate = row.rate
    if rate.value is None:
        return Tile("—", "", row.scale.rate, icon, "还没有人作答")
    return Tile(percent(rate.value), "", row.scale.rate, icon, f"{row.answered:,} 人作答，{limits(rate)}")


def percent(share: float) -> str:
    return f"{share * 100:.0f}%"


def limits(estimate: Estimate) -> str:
    """95% 区间 31%–64%, or that there are too few."""
    held = estimate.interval
    return "太少，不下结论" if held is None else f"95% 区间 {percent(held.low)}–{percent(held.high)}"


def points(estimate: Estimate) -> str:
    """+34 个百分点（95% 区间 +20 至 +46）"""
    if estimate.value is None:
        return "没有数据"
    held = estimate.interval
    said = f"{estimate.value * 100:+.0f} 个百分点"
    if held is None:
        return f"{said}（不足 {TOO_FEW} 次，太少）"
    return f"{said}（95% 区间 {held.low * 100:+.0f} 至 {held.high * 100:+.0f}）"


def by_time(book: HallBook) -> tuple[str, list[Shown]]:
    """(title, columns): every day of a short time, every month of a long one; days without anybody are there too."""
    first, last = date.fromisoformat(book.first), date.fromisoformat(book.last)
    people: defaultdict[str, int] = defaultdict(int)
    length = (last - first).days + 1
    if length <= DAYS_SHOWN:
        for row in book.days:
            people[row.key] = row.people
        days = [first + timedelta(days=at) for at in range(length)]
        shown = [Shown(f"{day.month}/{day.day}", people[day.isoformat()], str(people[day.isoformat()])) for day in days]
        return "每天来多少人", shown
    for row in book.days:
        people[row.key[:7]] += row.people
    months = sorted({(first + timedelta(days=at)).isoformat()[:7] for at in range(length)})
    return "每月来多少人", [Shown(f"{int(month[5:])}月", people[month], f"{people[month]:,}") for month in months]


def by_hour(book: HallBook) -> list[Shown]:
    people = {int(row.key): row.people for row in book.hours}
    low, high = min([OPEN_HOURS[0], *people]), max([OPEN_HOURS[1] - 1, *people])
    return [Shown(f"{hour}点", people.get(hour, 0), str(people.get(hour, 0))) for hour in range(low, high + 1)]


def by_door(book: HallBook) -> list[Shown]:
    return [Shown(door_word(row.key), row.people, f"{row.people:,} 人次") for row in book.doors]


def by_activity(book: HallBook) -> list[Shown]:
    return [Shown(row.title, row.people, f"{row.people:,} 人次") for row in book.activities[:TOP]]


def learned(book: HallBook) -> list[Spread]:
    return [_learned(row) for row in book.learned]


def _learned(row: LearnedRow) -> Spread:
    before, after = (percent(correct / asked) for asked, correct in (row.before, row.after))
    title = f"{row.title} · {row.visits:,} 次（{row.second_first:,} 次先答第二套题）"
    return _spread(title, row.gain, f"答对 {before} → {after}，{points(row.gain)}")


def answered(book: HallBook) -> list[Spread]:
    """Right answers by door; the questions around games are among them."""
    return [
        _spread(
            door_word(row.door), row.right,
            f"{row.asked:,} 题答对 {row.correct:,} 题，{percent(row.correct / row.asked)}，{limits(row.right)}",
        )
        for row in book.answers
    ]  # fmt: skip


def missed(book: HallBook) -> list[tuple[str, str]]:
    """(rule, how often)"""
    return [(row.rule, _missed(row)) for row in book.missed[:TOP]]


def _missed(row: MissedRow) -> str:
    share = percent(row.missed / row.played)
    return f"{row.title} · {row.played:,} 次里 {row.missed:,} 次没做到（{share}，{limits(row.share)}）"


def levels(book: HallBook, topic: Topic) -> list[Shown]:
    """From the best."""
    row = book.rating(topic)
    words = row.scale.levels
    found = [Shown(words[at], count, f"{count:,} 人") for at, count in enumerate(row.counts)]
    return found[::-1]


def rates(book: HallBook, topic: Topic) -> list[Spread]:
    """All together, then by door, then by month where there are several."""
    rows = [row for row in book.ratings if row.topic == topic and row.answered]
    months = [row for row in rows if row.month]
    doors = [row for row in rows if row.door != ALL]
    whole = [row for row in rows if not row.month and row.door == ALL]
    return [_rate(row) for row in (*whole, *doors, *(months if len(months) > 1 else ()))]


def _rate(row: RatingRow) -> Spread:
    where = f"{int(row.month[5:])} 月" if row.month else door_word(row.door) if row.door != ALL else "全部"
    text = f"{row.answered:,} 人作答，{percent(row.good / row.answered)}，{limits(row.rate)}"
    return _spread(where, row.rate, text)


def _spread(label: str, estimate: Estimate, text: str) -> Spread:
    held = estimate.interval
    return Spread(label, estimate.value, held.low if held else None, held.high if held else None, text)


def group_lines(rows: Sequence[GroupRow], ahead: Sequence[HallGroup], today: date, minute: int) -> list[GroupLine]:
    """What is to come first, soonest at the top; then what was, newest at the top."""
    known = {row.group.id for row in rows}
    coming = [GroupRow(group=group, during=0) for group in ahead if group.id not in known and not group.cancelled]
    return [_group(row, today, minute) for row in (*coming, *reversed(rows))]


def _group(row: GroupRow, today: date, minute: int) -> GroupLine:
    group = row.group
    state = group.state(today.isoformat(), minute)
    used = f"，其间终端用了 {row.during} 次" if row.during else ""
    note = (
        f"{group.day} {clock_text(group.begins)} 起 {group.minutes} 分钟 · {SORTS.get(group.sort, '其他')} · "
        f"{group.people} 人{used}"
    )
    return GroupLine(group, (_CHIPS[state], state), group.name or "（名称未随记录带来）", note)
