"""A year of the demo township's experience hall: uses of its terminals, what visitors said, parties received."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

from edu.bootstrap import Services
from edu.domain.actors import Actor, Role
from edu.domain.hall.groups import GroupBooking
from edu.domain.prng import Stream
from edu.domain.visits import GameVisit, QuestionSet, VisitAct
from edu.system.clock import ms_at

KIOSK = Actor(role=Role.KIOSK, id="hall-1")
STAFF = Actor(role=Role.TRAINER, id="hall")
_QUESTIONS = 3
_SETS: tuple[QuestionSet, QuestionSet] = ("a", "b")
_MISSED = ("root", "alarm-first", "back-away", "close-door", "leave-in-time")
_LESSONS = ("yingzhi.fire-escape/call-119", "yingzhi.fire-escape/stay-or-go")
_GROUPS = (
    ("云溪镇中心小学三（2）班", "school", 42), ("石坑村老年协会", "village", 26), ("云溪茶厂班组长", "enterprise", 18),
    ("镇机关干部", "office", 31), ("云溪镇中心小学五（1）班", "school", 45), ("幼儿园亲子活动", "family", 36),
)  # fmt: skip


def hall_days(services: Services, day: date, people: int, seed: int) -> Iterator[tuple[int, Callable[[], object]]]:
    stream = Stream(seed, "demo/hall")
    for number in range(min(320, max(24, people // 2))):
        when = day - timedelta(days=1 + stream.below(350 if number % 3 else 28))
        moment = ms_at(when, 9 + stream.below(8), stream.below(60)) + number
        yield moment, partial(_visit, services, stream, _SETS[number % 2])
    for number, (name, sort, heads) in enumerate(_GROUPS):
        when = day - timedelta(days=4 + 17 * number) if number else day + timedelta(days=2)
        booking = GroupBooking(
            name=name, sort=sort, day=when.isoformat(), begins=9 * 60 + 30 * (number % 4), minutes=60, people=heads
        )
        yield ms_at(min(when, day - timedelta(days=1)), 8) + number, partial(services.hall_groups.book, STAFF, booking)


def _visit(services: Services, stream: Stream, first: QuestionSet) -> None:
    people, seconds = 1 + stream.below(4) // 3, 60 + stream.below(240)
    door, activity, asked, game = "quiz", "quick", 5, None
    match stream.below(10):
        case 0 | 1 | 2 | 3 | 4:
            door, activity, asked = "play", "extinguisher", 2 * _QUESTIONS
            game = _game(stream, first)
        case 5 | 6:
            door, activity, asked = "learn", _LESSONS[stream.below(2)], 1
        case 7:
            door, activity, asked = "drill", "flash-flood", 8
    correct = sum(stream.below(100) < 62 for _ in range(asked))
    if game is not None:
        asked, correct = game.before[0] + game.after[0], game.before[1] + game.after[1]
    finished = stream.below(4) > 0
    done = VisitAct(
        door=door, activity=activity, seconds=seconds, asked=asked, correct=correct, finished=finished, game=game
    )
    services.visits.finish(
        KIOSK, door=door, activity=activity, seconds=seconds, asked=asked, correct=correct, people=people,
        ended="finished" if finished else "left", game=game, done=(done,),
    )  # fmt: skip
    if stream.below(5) < 3:
        known = 4 - min(3, stream.below(10) // 3)
        pleased = 5 - min(4, stream.below(14) // 4) if stream.below(6) else 0
        services.visits.rate(KIOSK, known=known, pleased=pleased, door=door, activity=activity)


def _game(stream: Stream, first: QuestionSet) -> GameVisit:
    knows = 30 + stream.below(40)
    before = sum(stream.below(100) < knows for _ in range(_QUESTIONS))
    stayed = stream.below(5) > 0
    after = sum(stream.below(100) < knows + 28 for _ in range(_QUESTIONS)) if stayed else 0
    missed = tuple(card for at, card in enumerate(_MISSED) if stream.below(10) < 5 - at)
    return GameVisit(
        game="extinguisher", level=1 + stream.below(3), score=40 + stream.below(60) if stayed else -1,
        missed=missed if stayed else (), before=(_QUESTIONS, before), after=(_QUESTIONS if stayed else 0, after),
        first=first,
    )  # fmt: skip
