"""Events of studying: pages, checks, credit hours, kiosk visits."""

from __future__ import annotations

import msgspec

from edu.domain.events.fact import Fact


class LessonPageFinished(Fact, frozen=True, kw_only=True):
    """Subject and person: the learner. `active_ms` is capped by the rule of edu.domain.study, `seen_ms` is not."""

    course: str
    version: int
    lesson: str
    page: int
    active_ms: int
    seen_ms: int
    flags: list[str] = []  # plausibility flags: too_fast, idle, clock_jump …


class CheckAnswered(Fact, frozen=True, kw_only=True):
    """`version` is the question's, `course_version` the course's in which it was asked."""

    course: str
    course_version: int
    lesson: str
    question: str  # <bank>/<slug>
    version: str
    options: list[str]
    correct: bool


class LessonCompleted(Fact, frozen=True, kw_only=True):
    """All pages seen and all checks answered; `credit_minutes` is what the evidence supports."""

    course: str
    version: int
    lesson: str
    credit_minutes: int
    flags: list[str] = []


class LessonBegunAnew(Fact, frozen=True, kw_only=True):
    """Completed in an earlier year and studied again: `pages` of them and the answers of `checks` begin at nothing.

    What was completed and credited before stays.
    """

    course: str
    version: int
    lesson: str
    pages: int
    checks: list[str]  # <bank>/<slug>


class HoursCredited(Fact, frozen=True, kw_only=True):
    """Subject and person: who earned them. `minutes` are clock minutes; `unit_minutes` is the length of one 学时.

    `source_id`: a lesson's is `<course>/<lesson>@<version>`, a class's or make-up's is the class.
    """

    minutes: int
    unit_minutes: int
    form: str  # offline | online
    source: str  # lesson | class | makeup | drill
    source_id: str
    programme: str = ""
    programme_kind: str = ""  # initial | yearly | retrain
    person_class: str = ""
    day: str  # civil day, ISO
    title: str = ""


class HoursWithdrawn(Fact, frozen=True, kw_only=True):
    """A credit was booked in error; `credit` is the position-free label of its event."""

    credit: str
    reason: str


class GameFigures(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a game leaves in an event: what was known before and after playing, at which level, with which score.

    `after_asked` 0: left before the end; `score` -1: not played to the end; `missed` are its cards.
    """

    game: str = ""
    level: int = 0
    score: int = -1
    missed: list[str] = []
    before_asked: int = 0
    before_correct: int = 0
    after_asked: int = 0
    after_correct: int = 0


class VisitDone(GameFigures, frozen=True, kw_only=True, omit_defaults=True):
    """One thing done in a visit. `seconds`, `asked` and `correct` are its own; `finished`: ended as it should.

    `first`: which of a game's two sets of questions came before it.
    """

    door: str
    activity: str
    seconds: int = 0
    asked: int = 0
    correct: int = 0
    finished: bool = False
    first: str = "a"  # a | b


class VisitFinished(Fact, GameFigures, frozen=True, kw_only=True):
    """Subject: the visit. One whole kiosk visit: a guest leaves counts, never a name.

    Person: only of who gave a ticket of their own. `people` 0: those of a group's `ticket` who were counted before.
    A game's questions are in `asked` as well. `door` and `activity` are the last, the game the last that was measured;
    `done` has all that was done, in the order in which it was begun. Empty in events of before it was kept: what is
    counted of them is the last alone.
    """

    hall: str = ""
    door: str  # learn | quiz | …
    activity: str
    seconds: int
    asked: int = 0
    correct: int = 0
    people: int = 1
    ended: str = "left"  # left | idle | finished
    ticket: str = ""
    done: list[VisitDone] = []
