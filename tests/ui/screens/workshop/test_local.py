"""A place fills in what is different there; what does not fit is said in words and not saved."""

from __future__ import annotations

from dataclasses import replace

from edu.domain.drills.overlay import Overlay
from tests.ui.screens.workshop.bench_room import TRAINER_ACTOR, Room
from ui.screens.workshop.local import LocalScreen
from ui.screens.workshop.local_rows import groups_of
from ui.widgets import Banner, PlainLabel


def local(room: Room) -> LocalScreen:
    return room.screen(room.open("workshop.local", drill="flash-flood"), LocalScreen)


def test_own_names_and_numbers_are_saved_and_shown_again(room: Room) -> None:
    shown = local(room)
    shown.fields["titles", "stone"].setText("上洋自然村")
    shown.fields["people", "stone.homes"].setText("60")
    shown.fields["seconds", "stone-ridge"].setText("25分")
    shown.fields["phones", "secretary"].setText("13800000000")
    assert shown.leave_question() is not None
    room.press(shown.save)
    assert shown.leave_question() is None
    held = room.services.drill_local_settings.open(TRAINER_ACTOR, "flash-flood").overlay
    assert held == Overlay(
        scenario="flash-flood", titles={"stone": "上洋自然村"}, people={"stone.homes": 60},
        seconds={"stone-ridge": 1500}, phones={"secretary": "13800000000"},
    )  # fmt: skip
    again = local(room)
    assert again.fields["seconds", "stone-ridge"].text() == "25分"
    room.press(again.reset)
    room.press(again.save)
    assert room.services.drill_local_settings.open(TRAINER_ACTOR, "flash-flood").overlay.titles == {}


def test_what_does_not_fit_is_told_and_not_saved(room: Room) -> None:
    shown = local(room)
    shown.fields["people", "stone.homes"].setText("一百")
    shown.fields["phones", "duty"].setText("call me")
    shown.roads["mouth-hill"].click()
    room.press(shown.save)
    assert shown._forms["people", "stone.homes"]._faults[shown.fields["people", "stone.homes"]].isVisible()
    assert any(banner.isVisible() for banner in shown.findChildren(Banner))
    assert room.services.drill_local_settings.open(TRAINER_ACTOR, "flash-flood").overlay == Overlay(
        scenario="flash-flood"
    )  # fmt: skip


def test_texts_that_name_a_missing_road_are_listed_and_keep_nobody_from_saving(room: Room) -> None:
    shown = local(room)
    shown.roads["stone-river"].click()
    room.press(shown.save)
    said = [label.text() for label in shown.findChildren(PlainLabel) if label.isVisible()]
    assert any("走沿溪公路，近一半路程" in text and "决策“走哪条路”" in text for text in said)
    assert room.services.drill_local_settings.open(TRAINER_ACTOR, "flash-flood").overlay.without == ("stone-river",)
    shown.roads["stone-river"].click()
    assert shown.check()
    assert not any("走沿溪公路" in label.text() for label in shown.findChildren(PlainLabel) if label.isVisible())


def test_only_numbers_that_the_scenario_asks_for_can_be_set_and_they_are_called_by_words(room: Room) -> None:
    flood = room.services.library.drill("flash-flood")
    assert "report_first" in flood.params
    assert not [key for key in local(room).fields if key[0] == "params"], "nothing in it names them"
    ending = replace(flood.endings[0], when=f"{flood.endings[0].when} and t > report_first")
    rows = dict(groups_of(replace(flood, endings=(ending, *flood.endings[1:]))))["时限等数字"]
    assert [(row.key, row.label, row.shipped) for row in rows] == [(("params", "report_first"), "首报时限", "30")]
