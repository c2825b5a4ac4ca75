"""A result that seems to contradict its marks is listed with its reason, whoever looks at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from edu.domain.actors import Actor, Role
from edu.domain.classes import ClassFile
from edu.domain.exams.paper import PaperItem
from edu.domain.exams.sitting import SittingRecord
from tests.ui.screens.learner_world import ADMIN, LearnerWorld, make_world
from ui.gallery import settle
from ui.modes import MANAGER, TRAINER, ModeSpec
from ui.navigation import Builder, Route, Screen
from ui.screens.classroom.close import CloseScreen
from ui.screens.classroom.close_presenter import lines_of
from ui.screens.classroom.panels.exam import Candidate
from ui.screens.classroom.routes import builders as trainer
from ui.screens.exam.rules_presenter import rules_of
from ui.screens.exam_words import best_of, pass_rule, score_words, why_failed
from ui.screens.manager.papers.results import ExamScreen
from ui.screens.manager.person.presenter import sitting_rows
from ui.screens.manager.routes import builders as manager
from ui.screens.study.file_presenter import file_view
from ui.session import Session
from ui.shell.desktop import DesktopWindow
from ui.widgets import DataTable, PlainLabel

DAY = date(2026, 11, 22)
RULE = "80 分合格；保命题（关系生命安全的题）没全答对的，分数够了也不合格（一票否决）"
NAMES = ("全对的", "错保命题的", "分数不够的", "没来的")
Miss = Callable[[int, PaperItem], bool]


@dataclass
class Sat:
    """A class whose exam one passed, one failed for a vital question alone, one for the marks, and one stayed away."""

    world: LearnerWorld
    training_class: str
    exam: str
    people: list[str]

    @property
    def file(self) -> ClassFile:
        return self.world.services.class_close.class_file(ADMIN, self.training_class)

    @property
    def sittings(self) -> dict[str, SittingRecord]:
        found = {one.person: one for one in self.world.services.exams.results(ADMIN, self.exam)}
        return {name: found[id_] for name, id_ in zip(NAMES, self.people, strict=True) if id_ in found}

    def open(
        self, qtbot: QtBot, spec: ModeSpec, made: dict[str, Builder], name: str, **args: str
    ) -> tuple[DesktopWindow, Screen]:
        window = DesktopWindow(spec, made)
        qtbot.addWidget(window)
        self.world.leaving.append(window.host.clear)
        window.resize(1366, 768)
        window.show()
        window.host.go(Route.to(name, **args))
        qtbot.waitUntil(lambda: not self.world.tasks.busy)
        settle()
        assert window.host.showing is not None
        return window, window.host.showing


def sit(world: LearnerWorld, person: str, exam: str, miss: Miss) -> None:
    actor, sittings = Actor(role=Role.LEARNER, person=person), world.services.sittings
    view = sittings.start(actor, person, exam)
    for at, place in enumerate(view.presentation.places):
        item = view.paper.item(place.slot)
        assert item is not None
        if not miss(at, item):
            sittings.answer(actor, view.id, place.slot, sorted(item.question.key))
    sittings.hand_in(actor, view.id)


@pytest.fixture
def sat(tmp_path: Path, qtbot: QtBot) -> Iterator[Sat]:
    world = make_world(tmp_path)
    services = world.services
    people = [world.register(at, name) for at, name in enumerate(NAMES, 20)]
    class_ = services.classes.open(ADMIN, title="网格员班", starts=DAY, ends=DAY)
    services.classes.enrol(ADMIN, class_, people)
    exam = world.open_exam(training_class=class_)
    vital: list[str] = []

    def first_vital(_at: int, item: PaperItem) -> bool:
        if item.question.vital and not vital:
            vital.append(item.question.id)
        return item.question.id in vital

    sit(world, people[0], exam, lambda _at, _item: False)
    sit(world, people[1], exam, first_vital)
    sit(world, people[2], exam, lambda at, _item: at % 2 == 0)
    yield Sat(world, class_, exam, people)
    world.close()


def column(table: DataTable[object], title: str) -> list[str]:
    at = [one.title for one in table.model.columns].index(title)
    return [str(table.model.index(row, at).data()) for row in range(len(table.rows))]


def whys(names: Sequence[str], said: Sequence[str]) -> dict[str, str]:
    return dict(zip(names, said, strict=True))


def texts(over: QWidget) -> str:
    return "\n".join(label.text() for label in over.findChildren(PlainLabel))


def test_the_reason_is_the_veto_or_the_marks_that_are_missing(sat: Sat) -> None:
    passed, vetoed, short = (sat.sittings[name] for name in NAMES[:3])

    assert why_failed(passed) == ""
    assert why_failed(vetoed) == "一票否决：1 道保命题没答对"
    assert why_failed(short).startswith("差 ")
    assert score_words(vetoed).endswith(" 分，一票否决")
    assert "，差 " in score_words(short)
    assert score_words(passed) == "100 分"
    assert score_words(None) == ""
    assert why_failed(replace(passed, passed=None, score=None)) == ""


def test_the_rule_of_the_veto_is_said_where_it_struck_and_only_there(sat: Sat) -> None:
    found = sat.sittings

    assert pass_rule(found.values()) == RULE
    assert pass_rule([found["全对的"]]) == "80 分合格"
    assert pass_rule([]) == ""


def test_who_passed_later_is_not_listed_with_the_higher_marks_of_a_veto(sat: Sat) -> None:
    vetoed = sat.sittings["错保命题的"]
    later = replace(vetoed, passed=True, vital_missed=(), score=vetoed.pass_mark)

    assert best_of([vetoed, later]) is later
    assert best_of([vetoed]) is vetoed
    assert best_of([replace(vetoed, score=None)]) is None


def test_manager_sees_pass_mark_and_reason_beside_the_result(sat: Sat, qtbot: QtBot) -> None:
    made = manager(sat.world.services, sat.world.tasks, Session(ADMIN))
    _window, shown = sat.open(qtbot, MANAGER, made, "manager.exam", exam=sat.exam)
    assert isinstance(shown, ExamScreen)

    said = whys(column(shown.table, "姓名"), column(shown.table, "不合格的原因"))  # type: ignore[arg-type]

    assert said["全对的"] == ""
    assert said["错保命题的"] == "一票否决：1 道保命题没答对"
    assert said["分数不够的"].startswith("差 ")
    assert RULE in shown.summary.text()


def test_trainer_sees_pass_mark_and_reason_on_the_exam_step(sat: Sat, qtbot: QtBot) -> None:
    made = trainer(sat.world.services, sat.world.tasks, Session(ADMIN))
    args = {"class": sat.training_class, "step": "exam"}
    _window, shown = sat.open(qtbot, TRAINER, made, "classroom.class", **args)
    table: DataTable[Candidate] = shown.findChild(DataTable)

    said = {row.name: row.why for row in table.rows}

    assert said["全对的"] == said["没来的"] == ""
    assert said["错保命题的"] == "一票否决：1 道保命题没答对"
    assert column(table, "未合格的原因").count("一票否决：1 道保命题没答对") == 1  # type: ignore[arg-type]
    assert RULE in texts(shown)


def test_trainer_sees_pass_mark_and_reason_at_the_closing(sat: Sat, qtbot: QtBot) -> None:
    made = trainer(sat.world.services, sat.world.tasks, Session(ADMIN))
    _window, shown = sat.open(qtbot, TRAINER, made, "classroom.close", **{"class": sat.training_class})
    assert isinstance(shown, CloseScreen)

    said = {line.name: line.result for line in lines_of(sat.file, date(2026, 11, 22))}

    assert said["全对的"] == "100 分"
    assert said["错保命题的"].endswith("，一票否决")
    assert said["没来的"] == ""
    assert set(column(shown.table, "成绩")) == {said[name] or "—" for name in NAMES}  # type: ignore[arg-type]
    assert RULE in texts(shown)


def test_learning_file_says_the_veto_to_manager_and_learner(sat: Sat) -> None:
    file = sat.world.services.learning_files.file(ADMIN, sat.people[1])

    rows = sitting_rows(file.sittings)
    lines = [
        line for section in file_view(file, {}).sections if section.title == "考试与练习" for line in section.lines
    ]

    assert rows[0].note.endswith("一票否决：保命题没答对")
    assert lines[0].cells[-1] == "未合格（一票否决）"


def test_the_veto_is_said_before_the_exam(sat: Sat) -> None:
    plan = next(one for one in sat.world.services.exams.blueprints() if one.id == "grid-member-test")

    strict = rules_of(plan, plan, counts=False)
    mild = rules_of(plan, replace(plan, veto=False), counts=False)

    assert any("关系生命安全的题还要全部答对" in rule.text for rule in strict)
    assert not any("关系生命安全" in rule.text for rule in mild)
