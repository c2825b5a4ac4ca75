"""Who plays alone is told at every step whose seat it is: nobody is asked to ring themselves up."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from edu.domain.drills.scenario import Scenario
from edu.domain.drills.solo_play import SoloPlay
from tests.stores import shipped_library
from ui.widgets import PlainLabel
from ui.widgets.solo_story import SoloStory


def said(story: SoloStory) -> list[str]:
    return [label.text() for label in story.area.findChildren(PlainLabel)]


def story_of(qtbot: QtBot, scenario: Scenario) -> SoloStory:
    story = SoloStory(SoloPlay(scenario, 1))
    qtbot.addWidget(story)
    story.begin()
    return story


def test_every_step_says_whose_seat_it_is(qtbot: QtBot) -> None:
    scenario = shipped_library().drill("flash-flood")
    story = story_of(qtbot, scenario)
    assert "这一场你主要当石坑村党组织书记。" in said(story)
    assert any("换你当别人" in line for line in said(story))

    seats = []
    while (question := story.play.next()) is not None:
        story.ask(question)
        seats.append(next(line for line in said(story) if line.startswith("这一步，你是")))
        story.choose(question.options[0].id)

    assert [seat.partition("。")[0] for seat in seats[:2]] == [
        "这一步，你是镇值班信息员",
        "这一步，你是石坑村党组织书记",
    ]


def test_one_seat_is_told_once(qtbot: QtBot) -> None:
    scenario = shipped_library().drill("flash-flood")
    alone = tuple(replace(one, role=scenario.solo_role) for one in scenario.decisions)
    story = story_of(qtbot, replace(scenario, decisions=alone))
    assert "你是石坑村党组织书记。" in said(story)

    question = story.play.next()
    assert question is not None
    story.ask(question)
    assert not any("你是" in line for line in said(story))


def test_a_scenario_that_was_cut_knows_no_seats(qtbot: QtBot) -> None:
    play = SoloPlay(shipped_library().drill("flash-flood"), 1)
    cut = SoloPlay(play.program.scenario, 1)
    assert not cut.several
    assert cut.seat("nothing") == ""
