"""案例 with real clicks: the outcome is told only after the decision; a broken case costs only itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from edu.domain.case_grounds import UNTOLD
from edu.domain.cases import Case, Toll
from edu.domain.errors import PackError
from edu.domain.topics import Topics
from tests.stores import shipped_library
from tests.ui.screens.learner_seat import sit
from tests.ui.screens.learner_world import LearnerWorld
from ui.gallery import settle
from ui.screens.study.case import CaseScreen
from ui.screens.study.case_presenter import case_groups, outcome_page, story_page, when_where
from ui.screens.study.cases import CasesScreen
from ui.widgets import Prose

CASE = "nanjing-yuhua-2024"


def words(widget: QWidget) -> str:
    said = [label.text() for label in widget.findChildren(QLabel)]
    return "\n".join([*said, *(prose.accessibleName() for prose in widget.findChildren(Prose))])


def opened(qtbot: QtBot, world: LearnerWorld) -> CaseScreen:
    seat = sit(qtbot, world)
    shelf = seat.go("study.cases")
    assert isinstance(shelf, CasesScreen)
    screen = seat.press(shelf.cards[CASE])
    assert isinstance(screen, CaseScreen)
    return screen


def test_the_outcome_is_told_only_after_the_decision(qtbot: QtBot, world: LearnerWorld) -> None:
    case = shipped_library().case(CASE)
    screen = opened(qtbot, world)
    assert case.story[0][:12] in words(screen)
    assert case.outcome[:12] not in words(screen)
    assert case.direct_cause[:12] not in words(screen)
    assert not screen.confirm.isEnabled()

    assert screen.panel is not None
    screen.panel.press(0)
    screen.confirm.click()

    assert screen.told
    for told in (case.outcome, case.direct_cause, case.prevention[0]):
        assert told[:12] in words(screen)
    assert "伤亡人数待核：调查报告的全文没能打开，只读到报道，这里不写人数。" in words(screen)
    assert "据报道转述（报告原文未读）：" in words(screen)
    assert "人数出自" not in words(screen)


def test_a_second_press_tells_nothing_twice(qtbot: QtBot, world: LearnerWorld) -> None:
    screen = opened(qtbot, world)
    assert screen.panel is not None
    screen.panel.press(1)
    screen.confirm.click()
    screen.confirm.click()
    assert words(screen).count("后来怎样") == 1
    assert not screen.panel.press(2)


def test_who_comes_twice_before_it_is_read_can_still_decide(qtbot: QtBot, world: LearnerWorld) -> None:
    screen = opened(qtbot, world)
    screen.on_enter()
    fresh = CaseScreen(screen._read, screen._picture, world.tasks, screen._navigator)
    qtbot.addWidget(fresh)
    fresh.on_enter()
    fresh.on_enter()
    qtbot.waitUntil(lambda: not world.tasks.busy, timeout=10_000)
    settle(1)

    assert fresh.panel is not None
    fresh.panel.press(0)
    fresh.confirm.click()
    assert fresh.told


def test_cases_of_the_own_posts_come_first_and_a_broken_one_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    library = shipped_library()
    good = library.case

    def without(name: str) -> Case:
        if name == CASE:
            raise PackError("broken", "", ())
        return good(name)

    before = [tile.id for group in case_groups(library, library.topics, {"public"}) for tile in group.tiles]
    monkeypatch.setattr(library, "case", without)
    groups = case_groups(library, library.topics, {"grid-member"})
    assert {tile.id for group in groups for tile in group.tiles} == set(before) - {CASE}
    for group in groups:
        mine = ["grid-member" in good(tile.id).audiences for tile in group.tiles]
        assert mine == sorted(mine, reverse=True)
    assert len(case_groups(library, Topics(), frozenset())) == 1


def test_the_story_holds_nothing_of_the_outcome_and_what_was_not_read_is_not_counted() -> None:
    case, register = shipped_library().case(CASE), shipped_library().register
    told = "".join(run.text for run in story_page(case).runs())
    assert case.outcome not in told
    assert case.title in story_page(case).title
    assert when_where(case).startswith("2024年2月23日，")
    counted = replace(case, toll=Toll(dead=7, missing=0, injured=0), toll_note=None)
    said = "".join(run.text for run in outcome_page(counted, register).runs())
    assert "死亡 7 人" not in said
    assert UNTOLD in said
    read = "".join(run.text for run in outcome_page(shipped_library().case("quanzhou-2020"), register).runs())
    assert "死亡 29 人，受伤 42 人。人数出自《泉州“3·7”坍塌事故调查报告》，据调查报告原文。" in read
    assert Toll(dead=0, missing=0, injured=0).sentence == "无人伤亡"


def test_a_mark_stands_only_where_it_tells_cases_apart() -> None:
    library = shipped_library()

    def marked(post: str) -> set[str]:
        groups = case_groups(library, library.topics, {post})
        return {tile.id for group in groups for tile in group.tiles if tile.mine}

    few = {id_ for id_ in library.case_ids if "volunteer" in library.case(id_).audiences}
    assert few
    assert marked("volunteer") == few
    assert marked("official") == set()  # meant for them are all of them


def test_the_question_stands_in_line_with_the_story(qtbot: QtBot, world: LearnerWorld) -> None:
    screen = opened(qtbot, world)
    screen.window().resize(1920, 1080)
    settle()
    assert screen.panel is not None
    story = next(prose for prose in screen.findChildren(Prose) if not screen.panel.isAncestorOf(prose))
    left = {widget.mapTo(screen, widget.rect().topLeft()).x() for widget in (story, screen.panel)}
    right = {widget.mapTo(screen, widget.rect().topRight()).x() for widget in (story, screen.panel)}

    assert len(left) == len(right) == 1
