"""The manager's switch: a proved own scenario is offered to who plays alone; one that fails is refused in words."""

from __future__ import annotations

from dataclasses import replace

from edu.domain.actors import Actor, Role
from tests.edu.services.own_scenario import small_scenario
from tests.ui.screens.workshop.bench_room import ADMIN_ACTOR, Room
from ui.screens.workshop.editor import EditorScreen
from ui.screens.workshop.home import WorkshopHomeScreen
from ui.screens.workshop.reasons_sheet import ReasonsSheet
from ui.widgets import Chip, PlainLabel

KIOSK = Actor(role=Role.KIOSK)


def home(room: Room) -> WorkshopHomeScreen:
    return room.screen(room.open("workshop.home", actor=ADMIN_ACTOR), WorkshopHomeScreen)


def test_a_proved_scenario_is_offered_by_one_switch_and_taken_back_by_it(room: Room) -> None:
    room.services.drill_files.write(small_scenario())
    shown = home(room)
    room.press(shown.switches["yecun"])
    assert shown.switches["yecun"].isChecked()
    assert "yecun" in {one.id for one in room.services.drill_offers.offered(KIOSK)}
    room.services.drill_files.write(replace(small_scenario(), situation="雨停了。"))
    shown.on_enter()
    room.settle()
    assert not shown.switches["yecun"].isChecked()
    assert any("放行以后改过" in label.text() for label in shown.findChildren(PlainLabel))
    room.press(shown.switches["yecun"])
    assert shown.switches["yecun"].isChecked()
    room.press(shown.switches["yecun"])
    assert "yecun" not in {one.id for one in room.services.drill_offers.offered(KIOSK)}


def test_an_unfinished_one_is_refused_with_the_reasons_and_the_way_to_mend_them(room: Room) -> None:
    room.services.drill_files.write(replace(small_scenario(), summary=""))
    shown = home(room)
    room.press(shown.switches["yecun"])
    assert not shown.switches["yecun"].isChecked()
    sheet = next(one for one in room.windows[-1].findChildren(ReasonsSheet) if one.isVisible())
    assert any("一句话介绍" in label.text() for label in sheet.findChildren(PlainLabel))
    room.press(sheet.mend)
    room.screen(room.windows[-1], EditorScreen)
    assert "yecun" not in {one.id for one in room.services.drill_offers.offered(KIOSK)}


def test_what_only_a_release_asks_for_is_told_apart_from_what_the_list_counts(room: Room) -> None:
    whole = small_scenario()
    alone = replace(whole, summary="", decisions=tuple(replace(one, solo=False) for one in whole.decisions))
    room.services.drill_files.write(alone)
    shown = home(room)
    chips = [chip.word for chip in shown.findChildren(Chip)]
    assert any("1 处错误" in text for text in chips)
    room.press(shown.switches["yecun"])
    sheet = next(one for one in room.windows[-1].findChildren(ReasonsSheet) if one.isVisible())
    said = [label.text() for label in sheet.findChildren(PlainLabel)]
    assert any("2 处错误，其中 1 处只在放行时要求" in text for text in said)
    assert any("只在放行时要求：" in text and "单人推演" in text for text in said)


def test_a_trainer_sees_how_it_stands_and_has_no_switch(room: Room) -> None:
    room.services.drill_files.write(small_scenario())
    shown = room.screen(room.open("workshop.home"), WorkshopHomeScreen)
    assert shown.switches == {}
    assert any("由管理员放行" in label.text() for label in shown.findChildren(PlainLabel))
