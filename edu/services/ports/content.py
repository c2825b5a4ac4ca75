"""What is taught and asked, as services see it: the packs of this installation, read and checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from edu.domain.aids import Aid
from edu.domain.cases import Case
from edu.domain.courses import Course
from edu.domain.drills.scenario import Scenario
from edu.domain.exams.blueprint import Blueprint
from edu.domain.games.pack import GamePack
from edu.domain.hall.attract import HallPack
from edu.domain.microlessons import MicroLesson
from edu.domain.obligations.defaults import Defaults
from edu.domain.obligations.rules import Rule
from edu.domain.programmes import Programme
from edu.domain.questions import Bank, Question
from edu.domain.register import Register
from edu.domain.special_trades import SpecialTrades
from edu.domain.topics import Topics


class DrillShelf(Protocol):
    """The drills of this installation; raises PackError where one is broken."""

    @property
    def drill_ids(self) -> Sequence[str]: ...
    def drill(self, drill_id: str) -> Scenario: ...


class GameShelf(Protocol):
    """What is said around the games of this installation; raises PackError where one is broken."""

    @property
    def game_ids(self) -> Sequence[str]: ...
    def game(self, game_id: str) -> GamePack: ...


class MicroLessonShelf(Protocol):
    """The 微课 of this installation; raises PackError where one is broken."""

    @property
    def microlesson_ids(self) -> Sequence[str]: ...
    def microlesson(self, microlesson_id: str) -> MicroLesson: ...
    def drawing(self, art: str) -> Path:
        """The file of a drawing that a scene names; NotFound for a name that leads elsewhere."""


class CaseShelf(Protocol):
    """The case studies among what is shipped."""

    @property
    def case_ids(self) -> Sequence[str]: ...
    def case(self, case_id: str) -> Case: ...


class AidShelf(Protocol):
    """The one-page aids among what is shipped, with what they stand on; raises PackError where one is broken."""

    @property
    def aid_ids(self) -> Sequence[str]: ...
    def aid(self, aid_id: str) -> Aid: ...
    @property
    def topics(self) -> Topics: ...
    @property
    def register(self) -> Register: ...


class ContentLibrary(AidShelf, CaseShelf, DrillShelf, GameShelf, MicroLessonShelf, Protocol):
    """Loaded on first use; raises PackError where an installed pack is broken."""

    @property
    def topics(self) -> Topics:
        """Empty where there is no list of them that holds."""
        ...

    @property
    def special_trades(self) -> SpecialTrades:
        """Empty where there is no list of them that holds."""
        ...

    @property
    def register(self) -> Register: ...
    @property
    def hall(self) -> HallPack:
        """The shipped calendar of a hall; empty, never an error, where it is missing or broken."""

    @property
    def course_ids(self) -> Sequence[str]: ...
    @property
    def courses(self) -> Sequence[Course]:
        """All that hold; likewise `banks`, `blueprints` and `programmes`. A broken one, asked for, is a PackError."""
        ...

    @property
    def broken_courses(self) -> Sequence[str]:
        """Files of those that do not hold; likewise of blueprints and programmes."""
        ...

    def course(self, course_id: str) -> Course: ...
    def media(self, course_id: str, path: str) -> Path: ...
    @property
    def bank_ids(self) -> Sequence[str]: ...
    def bank(self, bank_id: str) -> Bank: ...
    @property
    def banks(self) -> Mapping[str, Bank]: ...
    def question(self, question_id: str) -> Question: ...
    @property
    def blueprints(self) -> Mapping[str, Blueprint]: ...
    @property
    def broken_blueprints(self) -> Sequence[str]: ...
    def blueprint(self, blueprint_id: str) -> Blueprint: ...
    @property
    def programmes(self) -> Mapping[str, Programme]: ...
    @property
    def broken_programmes(self) -> Sequence[str]: ...
    def programme(self, programme_id: str) -> Programme: ...


class DrillOverlays(Protocol):
    """Own names, routes and numbers of this place for its drills."""

    def laid_over(self, scenario: Scenario) -> tuple[Scenario, str]:
        """The scenario as it is played here, and the digest of the overlay ('' without one)."""


class ObligationBook(Protocol):
    """The rules of law as data, with the defaults that they and the exams use (length of a 学时, pass mark)."""

    @property
    def rules(self) -> Sequence[Rule]: ...
    @property
    def defaults(self) -> Defaults: ...
