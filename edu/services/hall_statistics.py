"""The hall in figures, over any time: one streamed pass over visits and answers, names put on at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.errors import InvalidInput
from edu.domain.hall.book import book_of
from edu.domain.hall.tally import HallTally

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from edu.domain.hall.book import HallBook
    from edu.services.hall_names import HallNames
    from edu.services.ports import Reading, Store


class HallStatistics:
    def __init__(self, store: Store, names: HallNames) -> None:
        self._store = store
        self._names = names

    def book(self, actor: Actor, first: date, last: date) -> HallBook:
        """Both days included; every hall of this store."""
        require(actor, Permission.REPORTS)
        if first > last:
            raise InvalidInput("开始日期晚于结束日期。", "请重新选择时间。")
        with self._store.reading() as view:
            return hall_book(view, first.isoformat(), last.isoformat(), self._names)


def hall_book(
    view: Reading, first: str, last: str, names: HallNames, within: Callable[[str], bool] = lambda hall: True
) -> HallBook:
    """`within` says which halls count, by the id of their org unit."""
    groups = tuple(group for group in view.hall.groups(first, last) if within(group.hall))
    tally = HallTally(groups=tuple(group for group in groups if not group.cancelled))
    tally.take(
        (visit for visit in view.hall.visits(first, last) if within(visit.hall)),
        (rating for rating in view.hall.ratings(first, last) if within(rating.hall)),
    )
    return book_of(tally, groups, first, last, names.title, names.rule)
