"""All shipped content and exams of one installation, read when first asked for and then kept.

A pack with any error is refused with all its problems (PackError): nobody is taught or examined from half a pack.
The readers, with YAML and Markdown behind them, are imported when the first pack is read (0.2 s of the start).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from edu.domain.errors import NotFound
from edu.system.paths import SHARED_ART

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from edu.domain.aids import Aid
    from edu.domain.cases import Case
    from edu.domain.courses import Course
    from edu.domain.drills.evaluation import Profile
    from edu.domain.drills.scenario import Scenario
    from edu.domain.exams.blueprint import Blueprint
    from edu.domain.games.pack import GamePack
    from edu.domain.hall.attract import HallPack
    from edu.domain.microlessons import MicroLesson
    from edu.domain.obligations.defaults import Defaults
    from edu.domain.programmes import Programme
    from edu.domain.questions import Bank, Question
    from edu.domain.register import Register
    from edu.domain.special_trades import SpecialTrades
    from edu.domain.topics import Topics
    from edu.packs.contested_reader import ContestedList
    from edu.packs.reading import Reading
    from edu.packs.story_numbers_reader import StoryNumbers

T = TypeVar("T")


class ContentLibrary:
    """`content` and `exams` are the two data roots; a folder that is missing counts as empty."""

    def __init__(self, content: Path, exams: Path, art: Path = SHARED_ART) -> None:
        self.content = content
        self.exams = exams
        self.art = art
        self._courses: dict[str, Reading[Course]] = {}
        self._banks: dict[str, Reading[Bank]] = {}
        self._drills: dict[str, Reading[Scenario]] = {}
        self._profiles: dict[str, Reading[Profile]] = {}
        self._games: dict[str, Reading[GamePack]] = {}
        self._microlessons: dict[str, Reading[MicroLesson]] = {}
        self._cases: dict[str, Reading[Case]] = {}
        self._aids: dict[str, Reading[Aid]] = {}

    @cached_property
    def register(self) -> Register:
        return self.register_reading.use()

    @property
    def topics(self) -> Topics:
        """Without a list of them, or with a broken one, nothing stands on a shelf and all is taught all the same."""
        from edu.domain.topics import Topics

        reading = self.topics_reading
        return reading.value if reading is not None and reading.value is not None else Topics()

    @cached_property
    def topics_reading(self) -> Reading[Topics] | None:
        from edu.packs.topic_reader import read_topics

        path = self.content / "topics.yaml"
        return read_topics(path, "content/topics.yaml") if path.is_file() else None

    @property
    def special_trades(self) -> SpecialTrades:
        """Empty where the list is missing or broken: the field is filled in by hand then."""
        from edu.domain.special_trades import SpecialTrades

        reading = self.special_trades_reading
        return reading.value if reading is not None and reading.value is not None else SpecialTrades()

    @cached_property
    def special_trades_reading(self) -> Reading[SpecialTrades] | None:
        from edu.packs.special_trade_reader import read_special_trades

        path = self.content / "special-trades.yaml"
        return read_special_trades(path, "content/special-trades.yaml") if path.is_file() else None

    @cached_property
    def contested_reading(self) -> Reading[ContestedList] | None:
        from edu.packs.contested_reader import read_contested

        path = self.content / "register" / "contested.yaml"
        return read_contested(path, "content/register/contested.yaml") if path.is_file() else None

    @cached_property
    def story_numbers_reading(self) -> Reading[StoryNumbers] | None:
        from edu.packs.story_numbers_reader import read_story_numbers

        path = self.content / "register" / "story-numbers.yaml"
        return read_story_numbers(path, "content/register/story-numbers.yaml") if path.is_file() else None

    @cached_property
    def course_ids(self) -> tuple[str, ...]:
        """Every course folder, without reading it."""
        return tuple(f"yingzhi.{path.parent.name}" for path in sorted(self.content.glob("courses/*/course.yaml")))

    def course(self, course_id: str) -> Course:
        """Read at the first call."""
        if course_id not in self.course_ids:
            raise NotFound(f"没有课程“{course_id}”。")
        return self.course_reading(course_id).use()

    @cached_property
    def courses(self) -> tuple[Course, ...]:
        """All that hold, which reads every lesson: a broken one is taught to nobody, and stops no other."""
        return tuple(_kept(self.course_reading(course_id) for course_id in self.course_ids))

    @property
    def broken_courses(self) -> tuple[str, ...]:
        """Files of the courses that are left out above."""
        return _broken(self.course_reading(course_id) for course_id in self.course_ids)

    def course_folder(self, course_id: str) -> Path:
        return self.content / "courses" / course_id.rpartition(".")[2]

    def media(self, course_id: str, path: str) -> Path:
        """The file of a picture that a page or a question names; NotFound for a path that leads elsewhere."""
        from edu.packs.course_reader import is_media

        file = self.course_folder(course_id) / path
        if course_id not in self.course_ids or not is_media(path) or not file.is_file():
            raise NotFound(f"找不到图片“{path}”。")
        return file

    @cached_property
    def bank_ids(self) -> tuple[str, ...]:
        """Every bank file, without reading it."""
        return tuple(path.stem for path in _yaml(self.exams / "banks"))

    def bank(self, bank_id: str) -> Bank:
        """Read at the first call."""
        if bank_id not in self.bank_ids:
            raise NotFound(f"没有题库“{bank_id}”。")
        return self.bank_reading(bank_id).use()

    @cached_property
    def banks(self) -> dict[str, Bank]:
        """All that hold, which reads every question: a broken one stops what asks for it, and no other."""
        return {bank.id: bank for bank in _kept(self.bank_readings.values())}

    def question(self, question_id: str) -> Question:
        """By full id `<bank>/<slug>`."""
        question = self.bank(question_id.partition("/")[0]).question(question_id)
        if question is None:
            raise NotFound(f"没有题目“{question_id}”。")
        return question

    @cached_property
    def drill_ids(self) -> tuple[str, ...]:
        """Every drill's folder, without reading it."""
        return tuple(path.parent.name for path in sorted(self.content.glob("drills/*/scenario.yaml")))

    def drill(self, drill_id: str) -> Scenario:
        """Read at the first call."""
        if drill_id not in self.drill_ids:
            raise NotFound(f"没有推演脚本“{drill_id}”。")
        return self.drill_reading(drill_id).use()

    @cached_property
    def profile_ids(self) -> tuple[str, ...]:
        """Every evaluation profile's file, without reading it."""
        return tuple(path.stem for path in _yaml(self.content / "evaluation"))

    @cached_property
    def game_ids(self) -> tuple[str, ...]:
        """Every game's file, without reading it."""
        return tuple(path.stem for path in _yaml(self.content / "games"))

    def game(self, game_id: str) -> GamePack:
        """What is said around a game; read at the first call."""
        if game_id not in self.game_ids:
            raise NotFound(f"没有游戏“{game_id}”。")
        return self.game_reading(game_id).use()

    @cached_property
    def microlesson_ids(self) -> tuple[str, ...]:
        """Every 微课's file, without reading it."""
        return tuple(path.stem for path in _yaml(self.content / "microlessons"))

    def microlesson(self, microlesson_id: str) -> MicroLesson:
        """Read at the first call."""
        if microlesson_id not in self.microlesson_ids:
            raise NotFound(f"没有微课“{microlesson_id}”。")
        return self.microlesson_reading(microlesson_id).use()

    @cached_property
    def case_ids(self) -> tuple[str, ...]:
        """Every case's file, without reading it."""
        return tuple(path.stem for path in _yaml(self.content / "cases"))

    def case(self, case_id: str) -> Case:
        """Read at the first call."""
        if case_id not in self.case_ids:
            raise NotFound(f"没有案例“{case_id}”。")
        return self.case_reading(case_id).use()

    @cached_property
    def aid_ids(self) -> tuple[str, ...]:
        """Every one-page aid's file, without reading it."""
        return tuple(path.stem for path in _yaml(self.content / "aids"))

    def aid(self, aid_id: str) -> Aid:
        """Read at the first call."""
        if aid_id not in self.aid_ids:
            raise NotFound(f"没有一页纸“{aid_id}”。")
        return self.aid_reading(aid_id).use()

    @property
    def hall(self) -> HallPack:
        """Of a hall without a calendar, or with a broken one, nothing rotates; the doors open all the same."""
        from edu.domain.hall.attract import HallPack

        reading = self.hall_reading
        return reading.value if reading is not None and reading.value is not None else HallPack()

    @cached_property
    def hall_reading(self) -> Reading[HallPack] | None:
        from edu.packs.hall_reader import read_hall

        path = self.content / "hall" / "calendar.yaml"
        return read_hall(path, "content/hall/calendar.yaml") if path.is_file() else None

    @cached_property
    def blueprints(self) -> dict[str, Blueprint]:
        """All that hold."""
        return {plan.id: plan for plan in _kept(self.blueprint_readings.values())}

    @property
    def broken_blueprints(self) -> tuple[str, ...]:
        """Files of those that are left out above."""
        return _broken(self.blueprint_readings.values())

    def blueprint(self, blueprint_id: str) -> Blueprint:
        if blueprint_id not in self.blueprint_readings:
            raise NotFound(f"没有找到组卷方案“{blueprint_id}”。", "请检查题库包是否完整。")
        return self.blueprint_readings[blueprint_id].use()

    @cached_property
    def programmes(self) -> dict[str, Programme]:
        """All that hold."""
        return {programme.id: programme for programme in _kept(self.programme_readings.values())}

    @property
    def broken_programmes(self) -> tuple[str, ...]:
        """Files of those that are left out above."""
        return _broken(self.programme_readings.values())

    def programme(self, programme_id: str) -> Programme:
        if programme_id not in self.programme_readings:
            raise NotFound(f"没有找到培训大纲“{programme_id}”。", "请检查内容包是否完整。")
        return self.programme_readings[programme_id].use()

    @cached_property
    def register_reading(self) -> Reading[Register]:
        from edu.packs.register import read_register

        return read_register(self.content / "register", "content/register")

    def course_reading(self, course_id: str) -> Reading[Course]:
        """With its problems, for checks; the register's own problems are not repeated in it."""
        if course_id not in self._courses:
            from edu.packs.course_reader import read_course

            folder = self.course_folder(course_id)
            label = f"content/courses/{folder.name}"
            self._courses[course_id] = read_course(folder, self.known_register, label)
        return self._courses[course_id]

    def bank_reading(self, bank_id: str) -> Reading[Bank]:
        if bank_id not in self._banks:
            from edu.packs.bank_reader import read_bank

            path = self.exams / "banks" / f"{bank_id}.yaml"
            self._banks[bank_id] = read_bank(path, self.known_register, f"exams/banks/{path.name}")
        return self._banks[bank_id]

    def drill_reading(self, drill_id: str) -> Reading[Scenario]:
        if drill_id not in self._drills:
            from edu.packs.drill_reader import read_drill

            folder = self.content / "drills" / drill_id
            self._drills[drill_id] = read_drill(folder, self.known_register, f"content/drills/{drill_id}")
        return self._drills[drill_id]

    def profile_reading(self, profile_id: str) -> Reading[Profile]:
        if profile_id not in self._profiles:
            from edu.packs.evaluation_reader import read_profile

            path = self.content / "evaluation" / f"{profile_id}.yaml"
            self._profiles[profile_id] = read_profile(
                path, f"content/evaluation/{path.name}", self.known_register.sources
            )
        return self._profiles[profile_id]

    def game_reading(self, game_id: str) -> Reading[GamePack]:
        if game_id not in self._games:
            from edu.packs.game_reader import read_game

            path = self.content / "games" / f"{game_id}.yaml"
            self._games[game_id] = read_game(path, self.known_register, f"content/games/{path.name}")
        return self._games[game_id]

    def drawing(self, art: str) -> Path:
        """The file of a drawing that a scene names; NotFound for a name that leads elsewhere."""
        from edu.packs.rules.microlessons import drawing_file

        file = drawing_file(self.art, art)
        if file is None:
            raise NotFound(f"找不到图“{art}”。")
        return file

    def microlesson_reading(self, microlesson_id: str) -> Reading[MicroLesson]:
        if microlesson_id not in self._microlessons:
            from edu.packs.microlesson_reader import read_microlesson

            path = self.content / "microlessons" / f"{microlesson_id}.yaml"
            self._microlessons[microlesson_id] = read_microlesson(
                path, self.known_register, f"content/microlessons/{path.name}"
            )
        return self._microlessons[microlesson_id]

    def case_reading(self, case_id: str) -> Reading[Case]:
        if case_id not in self._cases:
            from edu.packs.case_reader import read_case

            path = self.content / "cases" / f"{case_id}.yaml"
            self._cases[case_id] = read_case(path, self.known_register, f"content/cases/{path.name}")
        return self._cases[case_id]

    def aid_reading(self, aid_id: str) -> Reading[Aid]:
        if aid_id not in self._aids:
            from edu.packs.aid_reader import read_aid

            path = self.content / "aids" / f"{aid_id}.yaml"
            self._aids[aid_id] = read_aid(path, self.known_register, f"content/aids/{path.name}")
        return self._aids[aid_id]

    @property
    def bank_readings(self) -> dict[str, Reading[Bank]]:
        return {bank_id: self.bank_reading(bank_id) for bank_id in self.bank_ids}

    @cached_property
    def blueprint_readings(self) -> dict[str, Reading[Blueprint]]:
        from edu.packs.blueprint_reader import read_blueprint

        return {
            path.stem: read_blueprint(path, f"exams/blueprints/{path.name}", self._numbers_of_law)
            for path in _yaml(self.exams / "blueprints")
        }

    def _numbers_of_law(self) -> Defaults | None:
        from edu.packs.obligation_reader import read_defaults

        return read_defaults(self.content / "obligations").value

    @cached_property
    def programme_readings(self) -> dict[str, Reading[Programme]]:
        from edu.packs.programme_reader import read_programme

        return {
            path.stem: read_programme(path, f"content/programmes/{path.name}")
            for path in _yaml(self.content / "programmes")
        }

    @property
    def known_register(self) -> Register:
        """What could be read of the register, even if parts of it have problems."""
        from edu.domain.register import Register

        return self.register_reading.value or Register()


def _yaml(folder: Path) -> Iterator[Path]:
    return iter(sorted(folder.glob("*.yaml")))


def _kept(readings: Iterable[Reading[T]]) -> Iterator[T]:
    return (reading.value for reading in readings if reading.value is not None and reading.clean)


def _broken(readings: Iterable[Reading[T]]) -> tuple[str, ...]:
    return tuple(reading.file for reading in readings if reading.value is None or not reading.clean)
