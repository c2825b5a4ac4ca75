"""The visit that runs at this kiosk: counts in memory, booked as one event when the visitor goes, then forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from edu.domain.hall.tickets import Guest
from edu.domain.visits import MOST_DONE, GameVisit, VisitAct
from ui.screens.kiosk.game_sitting import GameSitting
from ui.screens.kiosk.offers import Rule

Door = Literal["learn", "quiz", "drill", "play"]
Ending = Literal["left", "idle", "finished"]


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitCounts:
    """What is booked: `door` and `activity` are slugs of what the visitor did last, `acts` is all that they did."""

    door: Door
    activity: str
    seconds: int
    asked: int
    correct: int
    ended: Ending
    game: GameVisit | None = None
    acts: tuple[VisitAct, ...] = ()
    ticket: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the result card shows of the round that just ended. `asked` 0: a lesson without questions, or a game."""

    door: Door
    activity: str
    title: str
    asked: int
    correct: int
    rule: Rule


@dataclass(slots=True)
class Act:
    """What was done behind a door, gone back to or not. `ms` are those before it was entered the last time."""

    ms: int = 0
    asked: int = 0
    correct: int = 0
    finished: bool = False


@dataclass(slots=True)
class Visit:
    """`book` stores the counts; a visitor who only looked at the doors leaves nothing to book."""

    monotonic_ms: Callable[[], int]
    book: Callable[[VisitCounts], None]
    began_ms: int | None = None
    door: Door | None = None
    activity: str = ""
    asked: int = 0
    correct: int = 0
    done: bool = False
    outcome: Outcome | None = None
    keepsake: Outcome | None = None
    """What is taken home: the last outcome, a game's included."""
    guest: Guest | None = None
    """Who gave a ticket; None for the guests that most visitors are."""
    acts: dict[tuple[Door, str], Act] = field(default_factory=dict)
    """In the order in which they were begun."""
    entered_ms: int = 0
    seen: set[str] = field(default_factory=set)
    games: dict[str, GameSitting] = field(default_factory=dict)

    def arrive(self) -> None:
        """The first touch; a second call goes on with the same visit."""
        if self.began_ms is None:
            self.began_ms = self.monotonic_ms()

    def welcome(self, guest: Guest) -> None:
        """Who is here gave a ticket. Another ticket is another visitor: what was before is booked and forgotten."""
        if self.guest is not None and self.guest.ticket != guest.ticket:
            self.leave("left")
        self.arrive()
        self.guest = guest

    def enter(self, door: Door, activity: str) -> None:
        self.arrive()
        self._clock_act()
        self.door, self.activity, self.done, self.outcome = door, activity, False, None
        self.acts.setdefault((door, activity), Act())

    def _clock_act(self) -> None:
        """What is done now gets the time since it was entered."""
        now = self.monotonic_ms()
        if self._act is not None:
            self._act.ms += now - self.entered_ms
        self.entered_ms = now

    @property
    def _act(self) -> Act | None:
        return self.acts.get((self.door, self.activity)) if self.door is not None else None

    def _finish_act(self) -> None:
        self.done = True
        if self._act is not None:
            self._act.finished = True

    def play(self, sitting: GameSitting) -> None:
        """A game is begun, or gone back to: what was played to its end stays so while its questions follow."""
        done = self.done and self.activity == sitting.pack.id
        self.enter("play", sitting.pack.id)
        self.done = done
        self.games.pop(sitting.pack.id, None)
        self.games[sitting.pack.id] = sitting

    def played(self) -> None:
        """A round was played to its end."""
        self._finish_act()

    def _booked_acts(self) -> tuple[VisitAct, ...]:
        """Of a hand that opened everything, the last."""
        found = [
            VisitAct(
                door=door,
                activity=activity,
                seconds=act.ms // 1000,
                asked=act.asked,
                correct=act.correct,
                finished=act.finished,
                game=self.games[activity].facts() if door == "play" and activity in self.games else None,
            )
            for (door, activity), act in self.acts.items()
        ]
        return tuple(found[-MOST_DONE:])

    def _game(self) -> GameVisit | None:
        """The one of the visit as a whole: the last that was asked about on both sides, else the last."""
        sittings = list(self.games.values())
        measured = [sitting for sitting in sittings if sitting.measured]
        return (measured or sittings)[-1].facts() if sittings else None

    def answer(self, question: str, *, correct: bool) -> None:
        self.asked += 1
        self.correct += correct
        if self._act is not None:
            self._act.asked += 1
            self._act.correct += correct
        self.seen.add(question)

    def complete(self, outcome: Outcome) -> None:
        self._finish_act()
        self.outcome = self.keepsake = outcome

    def keep(self, keepsake: Outcome) -> None:
        """What a game was about is taken home like any result; its visit goes on."""
        self.keepsake = keepsake

    def leave(self, ended: Ending) -> None:
        """Books and forgets. What was played to the end counts as finished, however the visitor went."""
        if self.door is not None and self.began_ms is not None:
            self._clock_act()
            self.book(
                VisitCounts(
                    door=self.door,
                    activity=self.activity,
                    seconds=(self.monotonic_ms() - self.began_ms) // 1000,
                    asked=self.asked,
                    correct=self.correct,
                    ended="finished" if self.done else ended,
                    game=self._game(),
                    acts=self._booked_acts(),
                    ticket=self.guest.ticket if self.guest is not None else "",
                )
            )
        self.forget()

    def forget(self) -> None:
        self.began_ms = self.door = self.outcome = self.keepsake = self.guest = None
        self.activity, self.asked, self.correct, self.done, self.entered_ms = "", 0, 0, False, 0
        self.acts.clear()
        self.seen.clear()
        self.games.clear()
