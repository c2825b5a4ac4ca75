"""Kiosk visits: one event a visit, counts only. The kiosk may write them and reads nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.errors import InvalidInput
from edu.domain.events.study import VisitFinished
from edu.domain.visits import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from edu.domain.visits import VisitCount
    from edu.services.ports import Store
    from edu.system.ids import Ids

_SLUG = re.compile(r"[a-z0-9][a-z0-9._/-]{0,79}")
_LONGEST_S = 12 * 3600
_LARGEST_GROUP = 500


class Visits:
    def __init__(self, store: Store, ids: Ids) -> None:
        self._store = store
        self._ids = ids

    def finish(
        self,
        actor: Actor,
        *,
        door: str,
        activity: str,
        seconds: int,
        asked: int = 0,
        correct: int = 0,
        people: int = 1,
        ended: str = "left",
        hall: str = "",
    ) -> str:
        """Book a whole visit. `door` (learn, quiz …) and `activity` (a course, a game) are slugs, not typed text."""
        require(actor, Permission.KIOSK_VISIT)
        if not _SLUG.fullmatch(door) or not _SLUG.fullmatch(activity) or ended not in ENDINGS:
            raise InvalidInput("参观记录的项目名称不对，没有保存。")
        if not 0 <= correct <= asked or not 1 <= people <= _LARGEST_GROUP:
            raise InvalidInput("参观记录的数字不对，没有保存。")
        visit = self._ids.new()
        with self._store.writing(actor) as work:
            work.append(
                VisitFinished(
                    hall=hall,
                    door=door,
                    activity=activity,
                    seconds=max(0, min(seconds, _LONGEST_S)),
                    asked=asked,
                    correct=correct,
                    people=people,
                    ended=ended,
                ),
                visit,
            )
            work.commit()
        return visit

    def counts(self, actor: Actor, first: date, last: date) -> Sequence[VisitCount]:
        """By civil day and door, both days included."""
        require(actor, Permission.REPORTS)
        with self._store.reading() as view:
            return view.study.visit_counts(first.isoformat(), last.isoformat())
