"""The list of people as rows of words; how it is asked for, page after page. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from edu.domain.actors import Actor
from edu.domain.people import PeopleQuery, PersonLine
from ui.screens.manager.parts.words import class_word

FIRST_PAGE = 100
PAGE = 1000
MOST = 20_000


class PeopleReading(Protocol):
    def search(self, actor: Actor, query: PeopleQuery) -> Sequence[PersonLine]: ...
    def count(self, actor: Actor, query: PeopleQuery) -> int: ...


@dataclass(frozen=True, slots=True)
class PersonRow:
    id: str
    name: str
    sort_key: str
    classes: str
    post: str
    place: str
    id_mask: str
    phone: str
    current: bool


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """What the fields above the list say."""

    text: str = ""
    person_class: str = ""
    org: str = ""
    enterprise: str = ""
    current: bool = False

    @property
    def narrows(self) -> bool:
        return self != PeopleFilter()

    def query(self, today: date, *, limit: int = FIRST_PAGE, offset: int = 0) -> PeopleQuery:
        return PeopleQuery(
            text=self.text,
            person_class=self.person_class,
            org=self.org,
            enterprise=self.enterprise,
            current_on=today.isoformat() if self.current else "",
            limit=limit,
            offset=offset,
        )


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """`total` counts all that match; `rows` are those loaded so far."""

    rows: tuple[PersonRow, ...]
    total: int

    @property
    def complete(self) -> bool:
        return len(self.rows) >= min(self.total, MOST)

    @property
    def summary(self) -> str:
        if self.total > MOST:
            return f"共 {self.total:,} 人，列出前 {MOST:,} 人，请用搜索或筛选缩小范围"
        return f"共 {self.total:,} 人"


def row_of(line: PersonLine, today: date) -> PersonRow:
    day = today.isoformat()
    current = [post for post in line.posts if post.is_current(day)]
    shown = current or list(line.posts)
    first = shown[0] if shown else None
    trade = f" · {first.work_type}" if first and first.work_type else ""
    more = f" 等 {len(shown)} 个" if len(shown) > 1 else ""
    places = [name for name in (line.enterprise_name, line.org_name) if name]
    return PersonRow(
        id=line.person.id,
        name=line.person.name or "（已注销）",
        sort_key=line.person.initials or line.person.name,
        classes="、".join(dict.fromkeys(class_word(post.person_class) for post in shown)) or "—",
        post=f"{first.role}{trade}{more}" if first else "没有岗位",
        place=" · ".join(places) or "未归属",
        id_mask=line.person.id_mask or "—",
        phone=line.person.phone_mask or "—",
        current=bool(current),
    )


def first_page(people: PeopleReading, actor: Actor, asked: PeopleFilter, today: date) -> PeoplePage:
    query = asked.query(today)
    rows = tuple(row_of(line, today) for line in people.search(actor, query))
    total = len(rows) if len(rows) < FIRST_PAGE else people.count(actor, replace(query, limit=0))
    return PeoplePage(rows, total)


def rest(people: PeopleReading, actor: Actor, asked: PeopleFilter, today: date, so_far: PeoplePage) -> PeoplePage:
    """Everything behind the first page, in steps, so that sorting sees all rows."""
    rows = list(so_far.rows)
    while len(rows) < min(so_far.total, MOST):
        found = people.search(actor, asked.query(today, limit=PAGE, offset=len(rows)))
        if not found:
            break
        rows.extend(row_of(line, today) for line in found)
    return PeoplePage(tuple(rows), max(so_far.total, len(rows)))
