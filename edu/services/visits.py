"""Kiosk visits: one event a visit, counts only, and what was said at the end. The kiosk writes them and reads one
number, the day's visitors.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from edu.domain.actors import Actor, Permission, require
from edu.domain.errors import InvalidInput, NotFound
from edu.domain.events.hall import FeedbackGiven
from edu.domain.events.study import VisitDone, VisitFinished
from edu.domain.events.tickets import TicketUsed
from edu.domain.hall.feedback import KNOWN, PLEASED
from edu.domain.visits import ENDINGS, MOST_DONE, MOST_MISSED
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from edu.domain.visits import GameVisit, VisitAct, VisitCount
    from edu.services.ports import Store, Writing
    from edu.system.clock import Clock
    from edu.system.ids import Ids

_SLUG = re.compile(r"[a-z0-9][a-z0-9._/-]{0,79}")
_PLACE = re.compile(r"(?:[0-9a-f]{32})?")
_LONGEST_S = 12 * 3600
_LARGEST_GROUP = 500
_MOST_ASKED = 50


class Visits:
    def __init__(self, store: Store, clock: Clock, ids: Ids) -> None:
        self._store = store
        self._clock = clock
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
        game: GameVisit | None = None,
        done: Sequence[VisitAct] = (),
        ticket: str = "",
    ) -> str:
        """Book a whole visit. `door` (learn, quiz …) and `activity` (a course, a game) are slugs, not typed text.

        `door`, `activity` and `game` are the last of the visit, `done` is all that was done in it.

        `hall` is the id of the org unit where the terminal stands, never the hall's name.

        With a `ticket` it concerns the person whom it was printed for, and a group is counted at its first visit of a
        day: `people` is then the ticket's, 0 at its later ones.
        """
        require(actor, Permission.KIOSK_VISIT)
        if not _SLUG.fullmatch(door) or not _SLUG.fullmatch(activity) or ended not in ENDINGS:
            raise InvalidInput("参观记录的项目名称不对，没有保存。")
        if not _PLACE.fullmatch(hall):
            raise InvalidInput("参观记录的地点不对，没有保存。")
        if not 0 <= correct <= asked or not 1 <= people <= _LARGEST_GROUP:
            raise InvalidInput("参观记录的数字不对，没有保存。")
        if len(done) > MOST_DONE or not all(_sensible_act(act) for act in done):
            raise InvalidInput("参观记录里做过的项目不对，没有保存。")
        if game is not None and not _sensible(game):
            raise InvalidInput("参观记录里的游戏成绩不对，没有保存。")
        visit = self._ids.new()
        with self._store.writing(actor) as work:
            person, counted = self._holder(work, ticket) if ticket else (None, people)
            work.append(
                VisitFinished(
                    hall=hall,
                    door=door,
                    activity=activity,
                    seconds=max(0, min(seconds, _LONGEST_S)),
                    asked=asked,
                    correct=correct,
                    people=counted,
                    ended=ended,
                    ticket=ticket,
                    **_of_game(game),
                    done=[_of_act(act) for act in done],
                ),
                visit,
                person=person,
            )
            if ticket:
                work.append(TicketUsed(day=self._today().isoformat(), counted=counted), ticket, person=person)
            work.commit()
        return visit

    def _holder(self, work: Writing, ticket: str) -> tuple[str | None, int]:
        """Whom the visit concerns, and how many people it counts."""
        held = work.tickets.ticket(ticket)
        if held is None:
            raise NotFound("没有这张票。")
        if held.person:
            return held.person, 1
        return None, 0 if held.used_on == self._today().isoformat() else held.people

    def _today(self) -> date:
        return civil_date(self._clock.now_ms())

    def people_today(self, actor: Actor) -> int:
        """How many came through the doors today (人次), for the wall of the hall."""
        require(actor, Permission.KIOSK_VISIT)
        today = self._today().isoformat()
        with self._store.reading() as view:
            return sum(count.people for count in view.study.visit_counts(today, today))

    def counts(self, actor: Actor, first: date, last: date) -> Sequence[VisitCount]:
        """By civil day and the door used last, both days included."""
        require(actor, Permission.REPORTS)
        with self._store.reading() as view:
            return view.study.visit_counts(first.isoformat(), last.isoformat())

    def rate(
        self, actor: Actor, *, known: int, pleased: int, door: str = "", activity: str = "", hall: str = ""
    ) -> str | None:
        """What a visitor said at the end, from the lowest level (1); 0: passed over. Nothing said, nothing booked."""
        require(actor, Permission.KIOSK_VISIT)
        if any(slug and not _SLUG.fullmatch(slug) for slug in (door, activity)):
            raise InvalidInput("评价的项目名称不对，没有保存。")
        if not _PLACE.fullmatch(hall):
            raise InvalidInput("评价的地点不对，没有保存。")
        if not 0 <= known <= len(KNOWN.levels) or not 0 <= pleased <= len(PLEASED.levels):
            raise InvalidInput("评价的等级不对，没有保存。")
        if not known and not pleased:
            return None
        answer = self._ids.new()
        with self._store.writing(actor) as work:
            work.append(FeedbackGiven(hall=hall, door=door, activity=activity, known=known, pleased=pleased), answer)
            work.commit()
        return answer


def _sensible_act(act: VisitAct) -> bool:
    return (
        _SLUG.fullmatch(act.door) is not None
        and _SLUG.fullmatch(act.activity) is not None
        and 0 <= act.correct <= act.asked
        and act.seconds >= 0
        and (act.game is None or _sensible(act.game))
    )


def _sensible(game: GameVisit) -> bool:
    slugs = (game.game, *game.missed)
    pairs = (game.before, game.after)
    return (
        all(_SLUG.fullmatch(slug) for slug in slugs)
        and len(game.missed) <= MOST_MISSED
        and 0 <= game.level <= 9
        and -1 <= game.score <= 100
        and game.first in ("a", "b")
        and all(0 <= correct <= asked <= _MOST_ASKED for asked, correct in pairs)
    )


def _of_act(act: VisitAct) -> VisitDone:
    return VisitDone(
        door=act.door,
        activity=act.activity,
        seconds=min(act.seconds, _LONGEST_S),
        asked=act.asked,
        correct=act.correct,
        finished=act.finished,
        first=act.game.first if act.game is not None else "a",
        **_of_game(act.game),
    )


def _of_game(game: GameVisit | None) -> dict[str, Any]:
    """Fields of the event."""
    if game is None:
        return {}
    return {
        "game": game.game,
        "level": game.level,
        "score": game.score,
        "missed": list(game.missed),
        "before_asked": game.before[0],
        "before_correct": game.before[1],
        "after_asked": game.after[0],
        "after_correct": game.after[1],
    }
