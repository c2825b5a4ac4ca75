"""Credited hours as one whole number each, so that a county's are held in eight bytes a row.

Minutes, then 18 bits which sort (programme, topic, class of person), 20 bits the day, one bit whether online.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from edu.domain.obligations.keywords import topic_of
from edu.domain.obligations.subjects import Evidence

if TYPE_CHECKING:
    from typing import Final

BETWEEN: Final = "\x1f"
_SORT, _DAY = 18, 20
_KNOWN = 8_192
"""Values that are remembered: rows of one time lie together, as the ledger was written."""
_sorts: list[tuple[str, str, str]] = []
_number_of: dict[tuple[str, str, str], int] = {}


def packed(origin: str, hours: str) -> int:
    """`origin` is source, its id and title; `hours` are minutes, form, programme, class of person and day."""
    return _packed(hours, _topic(origin))


def unpacked(number: int) -> Evidence:
    """Made anew each time: remembered values were found again by one in four, and looking cost as much as making."""
    programme_kind, topic, person_class = _sorts[number >> _DAY + 1 & (1 << _SORT) - 1]
    when = date.fromordinal(number >> 1 & (1 << _DAY) - 1)
    return Evidence(
        id="", kind="hours", day_from=when, day_to=when, minutes=number >> _SORT + _DAY + 1, online=bool(number & 1),
        programme_kind=programme_kind, topic=topic, person_class=person_class,
    )  # fmt: skip


@lru_cache(maxsize=_KNOWN)
def _packed(hours: str, topic: str) -> int:
    minutes, form, programme_kind, person_class, day = hours.split(BETWEEN)
    return (
        int(minutes) << _SORT + _DAY + 1
        | _sort((programme_kind, topic, person_class)) << _DAY + 1
        | date.fromisoformat(day).toordinal() << 1
        | (form == "online")
    )


def _sort(sort: tuple[str, str, str]) -> int:
    """Of a few hundred: the programmes, topics and classes that the content knows."""
    number = _number_of.setdefault(sort, len(_sorts))
    if number == len(_sorts):
        _sorts.append(sort)
    return number


@lru_cache(maxsize=4096)
def _topic(origin: str) -> str:
    source, source_id, title = origin.split(BETWEEN, 2)
    return topic_of(title, source_id if source == "lesson" else "")
