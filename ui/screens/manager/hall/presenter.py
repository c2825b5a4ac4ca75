"""What the hall's pages say, without Qt."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from edu.domain.errors import EduError
from edu.domain.hall.days import HallDay
from edu.domain.hall.plan import DOORS, FRONT_KINDS, LEVELS, WEEKDAYS, Campaign, Notice, Session, SpecialDays
from edu.domain.hall.tickets import STATE_WORDS, Ticket, spaced
from edu.services.ports.content import ContentLibrary
from ui.widgets.chip import Status

log = logging.getLogger(__name__)
T = TypeVar("T")
_LEVEL_CHIPS: dict[str, Status] = {
    "notice": "info", "blue": "level-blue", "yellow": "level-yellow", "orange": "level-orange", "red": "level-red",
}  # fmt: skip
_TITLES = 5
_STATES: dict[str, Status] = {"valid": "met", "early": "due", "expired": "none", "withdrawn": "none"}


@dataclass(frozen=True, slots=True)
class Front:
    """Something that a campaign may put in front: `name` is `game:smoke`."""

    name: str
    title: str

    @property
    def words(self) -> str:
        return f"{DOORS[FRONT_KINDS[self.name.partition(':')[0]]]}·{self.title}"


@dataclass(frozen=True, slots=True)
class TicketRow:
    ticket: Ticket
    today: date

    @property
    def code(self) -> str:
        return spaced(self.ticket.code) if self.ticket.code else "（不在本机）"

    @property
    def kind(self) -> str:
        return "个人" if self.ticket.person else f"团队 {self.ticket.people} 人"

    @property
    def days(self) -> str:
        return span_words(self.ticket.first, self.ticket.last)

    @property
    def chip(self) -> tuple[Status, str]:
        state = self.ticket.state_on(self.today)
        return _STATES[state], STATE_WORDS[state]

    @property
    def may_print(self) -> bool:
        return bool(self.ticket.code) and self.ticket.state_on(self.today) in ("valid", "early")


def span_words(first: date, last: date) -> str:
    """The year is said once."""
    begins, ends = first.isoformat(), last.isoformat()
    return begins if begins == ends else f"{begins} 至 {ends[5:] if ends[:4] == begins[:4] else ends}"


def notice_chip(notice: Notice) -> tuple[Status, str]:
    return _LEVEL_CHIPS[notice.level], LEVELS[notice.level]


def notice_note(notice: Notice, today: date) -> str:
    span = span_words(notice.first, notice.last)
    state = "过期了，可以删去" if today > notice.last else "还没到" if today < notice.first else "正在显示"
    return f"{state}　{span}"


def notice_end(level: str, first: date) -> date:
    """The last day that is proposed: advice stands a week, a warning says 今晚 and is false the day after tomorrow."""
    return first + timedelta(days=6 if level == "notice" else 1)


def campaign_chip(campaign: Campaign, today: HallDay) -> tuple[Status, str]:
    if not campaign.on:
        return "none", "停用"
    if campaign == today.lead:
        return "running", "排在最前"
    return ("met", "进行中") if campaign in today.campaigns else ("info", "没到日子")


def campaign_note(campaign: Campaign, fronts: Sequence[Front]) -> str:
    """A lesson and a bank of one title are one to whoever reads; the whole list stands in the sheet."""
    known = {front.name: front.title for front in fronts}
    titles = list(dict.fromkeys(known[name] for name in campaign.front if name in known))
    first = "、".join(titles[:_TITLES]) + (f" 等 {len(titles)} 项" if len(titles) > _TITLES else "")
    door = f"先开“{DOORS[campaign.door]}”" if campaign.door else ""
    shown = "：".join(part for part in (door, first) if part)
    return "　".join(part for part in (f"{campaign.first} 至 {campaign.last}", shown) if part)


def session_note(session: Session) -> str:
    when = session.day.isoformat() if session.day else f"每{WEEKDAYS[session.weekday - 1]}"
    return f"{when}　{session.at}"


def special_title(special: SpecialDays) -> str:
    """闭馆 or 09:00–16:30 开放, and why."""
    what = "闭馆" if special.closed else f"{special.opens}–{special.closes} 开放"
    return f"{special.why}　{what}" if special.why else what


def special_note(special: SpecialDays, today: date) -> str:
    span = span_words(special.first, special.last)
    state = "过去了，可以删去" if today > special.last else "还没到" if today < special.first else "正在执行"
    return f"{state}　{span}"


def coming_first(special: Sequence[SpecialDays], today: date) -> list[SpecialDays]:
    """By date; what is over stands last."""
    return sorted(special, key=lambda one: (one.last < today, one.first))


def preview_words(day: HallDay) -> str:
    """One sentence about what the wall shows today."""
    parts = [f"今天大屏上：{day.lead.title}" if day.lead else "今天大屏上：平常的图"]
    parts.append(f"{len(day.notices)} 条提醒" if day.notices else "没有提醒")
    return "，".join(parts)


def fronts_of(library: ContentLibrary) -> tuple[Front, ...]:
    """Everything installed that stands behind a door, door by door; a broken pack is left out."""
    found: list[Front] = []
    found += _titled("game", library.game_ids, lambda name: library.game(name).title)
    found += _titled("microlesson", library.microlesson_ids, lambda name: library.microlesson(name).title)
    found += _titled("course", library.course_ids, lambda name: _course(library, name))
    try:
        banks = sorted(library.banks.values(), key=lambda bank: bank.topic)
        found += [Front(f"bank:{bank.id}", bank.title) for bank in banks]
    except EduError:
        log.exception("banks cannot be offered")
    found += _titled("drill", library.drill_ids, lambda name: library.drill(name).title)
    return tuple(front for front in found if front.title)


def _course(library: ContentLibrary, name: str) -> str:
    course = library.course(name)
    return course.title if course.for_hall else ""


def _titled(kind: str, ids: Sequence[str], title: Callable[[str], str]) -> list[Front]:
    found = []
    for name in ids:
        try:
            found.append(Front(f"{kind}:{name}", title(name)))
        except EduError:
            log.exception("%s %s cannot be offered", kind, name)
    return found


def front_order(chosen: Sequence[str], before: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """What was in front keeps its order, new things follow; what is not installed here is kept as it was."""
    kept = [name for name in before if name in chosen or name not in known]
    return (*kept, *(name for name in chosen if name not in kept))
