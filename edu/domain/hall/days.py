"""What of a plan holds on one civil day. Of campaigns that overlap the shorter one leads: a day beats a season."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from edu.domain.hall.hours import Reopening, is_closed, opening_on, reopening, special_on
from edu.domain.hall.plan import WEEKDAYS, Campaign, HallPlan, Notice, Opening, Session, SpecialDays, month_day

SEASONS = ("spring", "summer", "autumn", "winter")
_GRAVITY = ("red", "orange", "yellow", "blue", "notice")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class HallDay:
    """`notices` the gravest first; `campaigns` the leading one first; `opening` None: closed, or no hours are set.

    `reopens` only of a closed day, None where nothing says when.
    """

    day: date
    season: str
    notices: tuple[Notice, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    opening: Opening | None = None
    sessions: tuple[Session, ...] = ()
    closed: bool = False
    special: SpecialDays | None = None
    reopens: Reopening | None = None

    @property
    def lead(self) -> Campaign | None:
        return self.campaigns[0] if self.campaigns else None


def day_of(plan: HallPlan, day: date) -> HallDay:
    notices = [notice for notice in plan.notices if notice.first <= day <= notice.last]
    campaigns = [campaign for campaign in plan.campaigns if campaign.on and runs_on(campaign, day)]
    closed, special = is_closed(plan, day), special_on(plan, day)
    weekday = 0 if closed and special else day.isoweekday()  # what is held every week is not held on a holiday
    sessions = [one for one in plan.sessions if one.day == day or (one.day is None and one.weekday == weekday)]
    return HallDay(
        day=day,
        season=season_of(day),
        notices=tuple(sorted(notices, key=lambda notice: (_GRAVITY.index(notice.level), notice.first))),
        campaigns=tuple(sorted(campaigns, key=_length)),
        opening=opening_on(plan, day),
        sessions=tuple(sorted(sessions, key=lambda session: session.at)),
        closed=closed,
        special=special,
        reopens=reopening(plan, day) if closed else None,
    )


def season_of(day: date) -> str:
    """By meteorological seasons of the north: spring is March to May."""
    return SEASONS[(day.month - 3) % 12 // 3]


def runs_on(campaign: Campaign, day: date) -> bool:
    first, last = month_day(campaign.first), month_day(campaign.last)
    if first is None or last is None:
        return False
    today = (day.month, day.day)
    if first <= last:
        return first <= today <= last
    return today >= first or today <= last


def _length(campaign: Campaign) -> int:
    """Days, counted in a leap year."""
    first, last = month_day(campaign.first), month_day(campaign.last)
    if first is None or last is None:
        return 367
    return (date(2024, *last) - date(2024, *first)).days % 366


def in_front(items: Sequence[T], names: Sequence[str], campaigns: Sequence[Campaign]) -> tuple[T, ...]:
    """`items` whose names (`game:smoke`) a campaign puts in front first, the rest as it was."""
    wanted = [name for campaign in campaigns for name in campaign.front]
    rank = {name: at for at, name in reversed(list(enumerate(wanted)))}
    order = sorted(range(len(items)), key=lambda at: (rank.get(names[at], len(wanted)), at))
    return tuple(items[at] for at in order)


def doors_in_front(doors: Sequence[str], campaigns: Sequence[Campaign]) -> tuple[str, ...]:
    wanted = [campaign.door for campaign in campaigns if campaign.door][:1]
    return tuple(sorted(doors, key=lambda door: door not in wanted))


def hours_words(shown: HallDay) -> str:
    """'' where no hours are set for the day; of a closed one also when the hall opens again."""
    why = f"（{shown.special.why}）" if shown.special and shown.special.why else ""
    if shown.closed:
        return f"今天闭馆{why}{_again(shown)}"
    if shown.opening is None:
        return ""
    return f"今天 {shown.opening.opens}–{shown.opening.closes} 开放{why}"


def _again(shown: HallDay) -> str:
    if shown.reopens is None:
        return ""
    day, opens = shown.reopens
    word = f"{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"
    if day == shown.day + timedelta(days=1):
        word = "明天"
    return f"，{word} {opens} 开放" if opens else f"，{word}开放"


def sessions_words(shown: HallDay, now: str) -> tuple[str, ...]:
    """What is still to come at `now` (HH:MM)."""
    return tuple(f"{session.at} {session.title}" for session in shown.sessions if session.at >= now)
