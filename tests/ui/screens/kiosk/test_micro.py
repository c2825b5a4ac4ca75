"""微课 by real touches: the right place goes on, a wrong one says why, who waits is shown, and the visit counts it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from edu.domain.errors import NotFound
from edu.domain.microlessons import MicroLesson
from tests.stores import Bench
from tests.ui.screens.kiosk.test_kiosk_visit import Hall, hall
from ui import theme
from ui.games.pictures import ART
from ui.navigation import Route
from ui.screens.kiosk.attract import AttractScreen
from ui.screens.kiosk.doors import DoorsScreen
from ui.screens.kiosk.game_questions import GameQuestionsScreen
from ui.screens.kiosk.learn import LearnScreen
from ui.screens.kiosk.micro import HINT_MS, MicroScreen
from ui.screens.kiosk.result import ResultScreen
from ui.widgets import Prose

__all__ = ["hall"]  # the fixture

LESSON = "oil-pan"
SIZES = [(1920, 1080), (1080, 1920)]


def begin(hall: Hall, name: str = LESSON) -> MicroScreen:
    """From the first touch, as a visitor comes to it."""
    hall.touch(hall.showing(AttractScreen).start)  # type: ignore[attr-defined]
    hall.touch(hall.showing(DoorsScreen).doors["learn"])  # type: ignore[attr-defined]
    learn = hall.window.host.showing
    assert isinstance(learn, LearnScreen)
    hall.touch(learn.subjects["fire"])
    QApplication.processEvents()
    shelf = learn.findChild(QScrollArea)
    assert shelf is not None
    shelf.ensureWidgetVisible(learn.lessons[name])  # a finger drags the shelf up to what lies below it
    hall.touch(learn.lessons[name])
    return screen_of(hall)


def screen_of(hall: Hall) -> MicroScreen:
    screen = hall.window.host.showing
    assert isinstance(screen, MicroScreen)
    return screen


def press(hall: Hall, screen: MicroScreen, layer: str) -> None:
    at = screen.scene.target(layer).center().toPoint()
    hall.qtbot.mouseClick(screen.scene, Qt.MouseButton.LeftButton, pos=at)


def said(screen: MicroScreen) -> str:
    QApplication.processEvents()  # what was put into a layout is shown by the next turn of the loop
    return "\n".join(one.accessibleName() for one in screen.findChildren(Prose) if one.isVisibleTo(screen))


def through_the_steps(hall: Hall, screen: MicroScreen) -> None:
    hall.touch(screen.next)
    for _ in range(3):
        assert screen.step is not None
        press(hall, screen, screen.step.right)
        hall.touch(screen.next)


def lesson_of(hall: Hall) -> MicroLesson:
    return hall.bench.services().library.microlesson(LESSON)


def test_a_whole_microlesson_is_counted_and_leaves_one_rule(hall: Hall) -> None:
    screen = begin(hall)
    lesson = lesson_of(hall)
    assert lesson.danger in said(screen)
    assert screen.next.text().strip() == "我来做"  # an answer to “先动哪一样？”
    through_the_steps(hall, screen)
    assert not screen.next.isEnabled()
    hall.touch(screen.panel.cards[next(iter(screen.panel.question.key))])
    hall.touch(screen.next)
    assert lesson.practise in said(screen)
    hall.touch(screen.next)

    result = hall.window.host.showing
    assert isinstance(result, ResultScreen)
    outcome = hall.kiosk.visit.outcome
    assert outcome is not None
    assert (outcome.activity, outcome.asked, outcome.correct) == (LESSON, 1, 1)
    assert outcome.rule.text == lesson.rule
    assert outcome.rule.source
    hall.touch(result.done)
    hall.pass_by()
    assert [(c.door, c.visits, c.asked, c.correct) for c in hall.counts()] == [("learn", 1, 1, 1)]


def test_a_step_waits_for_the_right_place_and_a_wrong_one_says_why(hall: Hall) -> None:
    screen = begin(hall)
    hall.touch(screen.next)
    step = screen.step
    assert step is not None
    assert step.ask in said(screen)
    assert not screen.next.isEnabled()

    press(hall, screen, step.wrong[0].layer)

    assert step.wrong[0].says in said(screen)
    assert not screen.next.isEnabled()
    press(hall, screen, step.right)
    assert step.seen in said(screen)
    assert screen.next.isEnabled()
    assert {layer.id for layer in step.then} == set(screen.scene.shown)
    press(hall, screen, "room")
    assert step.seen in said(screen), "what is done stays done"


def test_what_is_drawn_is_told_in_words_too(hall: Hall) -> None:
    screen = begin(hall)
    before = screen.scene.accessibleName()

    assert before.startswith("画面：")
    assert "锅" in before
    hall.touch(screen.next)
    assert screen.scene.accessibleName() != before


def test_every_drawing_of_every_microlesson_has_a_title(hall: Hall) -> None:
    library = hall.bench.services().library
    arts = {
        layer.art
        for lesson in map(library.microlesson, library.microlesson_ids)
        for scene in (lesson.scene, *(one for step in lesson.steps for one in (step.scene, step.then)))
        for layer in scene
    }
    untitled = [art for art in arts if "<title>" not in (ART / f"{art}.svg").read_text("utf-8")]

    assert len(arts) > 200
    assert untitled == []


def test_two_touches_beside_it_or_a_while_without_one_show_the_place(hall: Hall) -> None:
    screen = begin(hall)
    hall.touch(screen.next)
    assert screen.step is not None
    assert screen.scene.hinted == ""
    for _ in range(2):
        hall.qtbot.mouseClick(screen.scene, Qt.MouseButton.LeftButton, pos=QPoint(screen.scene.width() // 2, 40))
    assert screen.scene.hinted == screen.step.right

    press(hall, screen, screen.step.right)
    hall.touch(screen.next)
    assert screen.scene.hinted == ""
    assert screen.patience.interval() == HINT_MS
    screen.patience.timeout.emit()
    assert screen.scene.hinted == screen.step.right


def test_it_leads_to_the_game_that_trains_it(hall: Hall) -> None:
    screen = begin(hall)
    through_the_steps(hall, screen)
    assert not screen.train.isVisible()
    hall.touch(next(iter(screen.panel.cards.values())))
    hall.touch(screen.next)
    hall.touch(screen.train)

    assert isinstance(hall.window.host.showing, GameQuestionsScreen)
    assert hall.kiosk.visit.keepsake is not None
    assert hall.kiosk.visit.keepsake.activity == LESSON


@pytest.mark.parametrize("size", SIZES)
def test_every_place_of_every_microlesson_is_big_enough_and_on_the_stage(hall: Hall, size: tuple[int, int]) -> None:
    hall.window.resize(*size)
    library = hall.bench.services().library
    for name in library.microlesson_ids:
        hall.window.host.go(Route.to("kiosk.micro", lesson=name))
        screen = screen_of(hall)
        through = 0
        hall.touch(screen.next)
        while screen.step is not None:
            step = screen.step
            for layer in step.touchable:
                target = screen.scene.target(layer)
                assert min(target.width(), target.height()) >= 119, (name, layer)
                assert screen.scene.rect().toRectF().intersects(target)
                if layer != step.right:
                    press(hall, screen, layer)
                    assert step.says(layer) in said(screen), (name, layer, "another place lies over it")
            press(hall, screen, step.right)
            assert screen.next.isEnabled(), (name, step.right)
            hall.touch(screen.next)
            through += 1
        assert through == 3


def test_a_broken_one_is_left_out_and_the_others_teach(
    qtbot: QtBot, make_sqlite_bench: Callable[..., Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    from edu.domain.errors import PackError
    from ui.screens.kiosk.offers import kiosk_microlessons

    library = make_sqlite_bench().services().library
    good = library.microlesson

    def sometimes(name: str) -> MicroLesson:
        if name == LESSON:
            raise PackError("x", "y", [])
        return good(name)

    monkeypatch.setattr(library, "microlesson", sometimes)
    offered = [lesson.id for lesson in kiosk_microlessons(library)]
    assert LESSON not in offered
    assert len(offered) == len(library.microlesson_ids) - 1


@pytest.mark.parametrize("gone", ["microlesson", "question"])
def test_one_that_went_since_the_list_was_made_leaves_the_list(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, gone: str
) -> None:
    library = hall.bench.services().library
    good = getattr(library, gone)
    hall.touch(hall.showing(AttractScreen).start)  # type: ignore[attr-defined]
    hall.touch(hall.showing(DoorsScreen).doors["learn"])  # type: ignore[attr-defined]
    learn = hall.showing(LearnScreen)
    hall.touch(learn.subjects["fire"])  # type: ignore[attr-defined]
    taken = LESSON if gone == "microlesson" else lesson_of(hall).question

    def without(name: str) -> object:
        if name == taken:
            raise NotFound("taken back")
        return good(name)

    monkeypatch.setattr(library, gone, without)
    QApplication.processEvents()
    learn.findChild(QScrollArea).ensureWidgetVisible(learn.lessons[LESSON])  # type: ignore[attr-defined]
    hall.touch(learn.lessons[LESSON])  # type: ignore[attr-defined]

    shorter = hall.showing(LearnScreen)
    assert shorter is not learn
    assert LESSON not in shorter.lessons  # type: ignore[attr-defined]


def test_a_drawing_that_is_gone_is_not_painted_and_can_still_be_touched(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_name: str) -> Path:
        raise NotFound("no drawing")

    monkeypatch.setattr(hall.bench.services().library, "drawing", gone)
    screen = begin(hall)
    hall.window.grab()
    through_the_steps(hall, screen)
    assert screen.at == 3


class _Reader:
    name = "a voice"

    def __init__(self) -> None:
        self.said = ""

    def say(self, text: str) -> None:
        self.said = text

    def hush(self) -> None:
        self.said = ""


def test_what_is_read_aloud_stops_when_other_words_stand_there(hall: Hall) -> None:
    hall.kiosk.voice = voice = _Reader()  # type: ignore[assignment]
    screen = begin(hall)
    hall.touch(screen.next)
    step = screen.step
    assert step is not None
    said(screen)
    hall.touch(screen.aloud)
    assert step.ask in voice.said
    press(hall, screen, step.wrong[0].layer)
    assert voice.said == ""
    said(screen)
    hall.touch(screen.aloud)
    assert step.wrong[0].says in voice.said


@pytest.mark.parametrize(("size", "large"), [((1920, 1080), True), ((1080, 1920), True), ((1366, 768), False)])
def test_every_sentence_beside_the_stage_is_whole(hall: Hall, size: tuple[int, int], large: bool) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, scale="kiosk", large_text=large, reduced_motion=True)
    hall.window.resize(*size)
    hall.window.host.go(Route.to("kiosk.micro", lesson=LESSON))
    words = screen_of(hall).words
    library = hall.bench.services().library
    lessons = [library.microlesson(name) for name in library.microlesson_ids]
    steps = [step for lesson in lessons for step in lesson.steps]
    for icon, texts, small in (
        ("danger", [lesson.danger for lesson in lessons], ""),
        ("practice", [lesson.practise for lesson in lessons], ""),
        ("touch", [step.ask for step in steps], "点一点图上的地方。"),
        ("cross", [wrong.says for step in steps for wrong in step.wrong], "再点一点别的地方。"),
        ("check", [step.seen for step in steps], ""),
    ):
        words.say(icon, max(texts, key=len), small, "yellow" if icon == "cross" else None)
        QApplication.processEvents()
        prose = next(one for one in words.findChildren(Prose) if one.isVisibleTo(words))
        assert prose.heightForWidth(prose.width()) <= prose.height() + 2, (icon, max(texts, key=len))


@pytest.mark.parametrize("along", [0.1, 0.5])
def test_a_double_touch_does_not_pass_over_what_to_do_now(hall: Hall, along: float) -> None:
    screen = begin(hall)
    through_the_steps(hall, screen)
    hall.touch(next(iter(screen.panel.cards.values())))
    at = screen.next.mapTo(hall.window, QPoint(round(screen.next.width() * along), screen.next.height() // 2))
    for _ in range(2):
        QTest.mousePress(hall.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        QTest.mouseRelease(hall.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at, 9)
        QApplication.processEvents()
    assert screen_of(hall) is screen
    assert screen.at == 4
    hall.touch(screen.next)
    hall.showing(ResultScreen)
