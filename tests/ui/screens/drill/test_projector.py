"""The room's window: every question whole on every beamer, every place and every way named on the map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.actors import Actor, Role
from edu.domain.drills.amounts import amount
from edu.domain.drills.phone_views import DoorView
from edu.domain.drills.run_views import OpenDecision, RunView
from tests.stores import Bench
from tests.ui.screens.manager.office import Office, make_office
from ui.gallery import grab, settle
from ui.picture_checks import clipped_texts, is_blank
from ui.screens.drill import projector_stage
from ui.screens.drill.presenter import figures
from ui.screens.drill.projector import ProjectorWindow
from ui.screens.room_window import WHOLE
from ui.theme.scales import TYPES
from ui.widgets import PlainLabel

TRAINER = Actor(role=Role.TRAINER, id="a1")


@pytest.fixture
def office(sqlite_bench: Bench, qtbot: QtBot) -> Iterator[Office]:
    made = make_office(sqlite_bench, qtbot)
    yield made
    made.tasks.close()


def projected(office: Office, qtbot: QtBot, drill: str = "flash-flood") -> tuple[ProjectorWindow, RunView]:
    """The window of a run that has just begun, not yet shown, and what it is to show."""
    run = office.services.drill_runs.start(TRAINER, drill, mode="group", org=office.township, seed=7, seats={})
    view = office.services.drill_runs.view(TRAINER, run)
    window = ProjectorWindow(view.scenario)
    qtbot.addWidget(window)
    return window, view


@pytest.mark.timeout(240)
def test_every_question_of_every_drill_is_whole_on_an_old_beamer(office: Office, qtbot: QtBot) -> None:
    """1024×768; the same page is scaled to all others."""
    clipped: list[tuple[str, str, str]] = []
    unnamed: list[tuple[str, str]] = []
    for drill in office.services.library.drill_ids:
        window, view = projected(office, qtbot, drill)
        window.resize(1024, 768)
        window.show()
        for one in view.scenario.decisions:
            options = tuple(option.id for option in one.options)
            window.show_view(
                replace(
                    view, open=(OpenDecision(decision=one.id, role=one.role, opened=0, closes=60, options=options),)
                )
            )
            settle(2)
            clipped += [(drill, one.id, text) for text in clipped_texts(window.stage)]
        grab(window, 1024, 768)
        named = window.stage.map.named
        titles = [one.title for one in (*view.scenario.zones, *view.scenario.shelters)]
        titles += [road.title for road in view.scenario.roads if not road.absent]
        unnamed += [(drill, title) for title in titles if not any(text.startswith(title) for text in named)]
    assert clipped == []
    assert unnamed == []


def test_the_page_is_scaled_to_the_screen_it_lies_on(office: Office, qtbot: QtBot) -> None:
    window, view = projected(office, qtbot)
    window.show_view(view)
    window.show()
    for wide, high in ((1024, 768), (1280, 720), (3840, 2160)):
        window.resize(wide, high)
        settle()
        assert window.stage.height() >= 1080
        assert abs(window.stage.width() / window.stage.height() - wide / high) < 0.01
        assert not is_blank(grab(window, wide, high))


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1920, 1080)])
def test_the_figures_stand_in_one_line_as_large_as_it_has_room_for(
    size: tuple[int, int], office: Office, qtbot: QtBot
) -> None:
    window, view = projected(office, qtbot)
    window.resize(*size)
    window.show()
    window.show_view(view)
    settle()
    labels = window.stage._strip.findChildren(PlainLabel)
    assert len(labels) == len(figures(view, public=True)) > 3
    assert len({label.y() for label in labels}) == 1
    assert max(label.geometry().right() for label in labels) < window.stage._strip.width()
    assert labels[0].fontInfo().pixelSize() > TYPES["projector"].body


def test_figures_that_have_grown_are_lined_up_anew(
    office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, view = projected(office, qtbot)
    window.resize(1024, 768)
    window.show()
    window.show_view(view)
    settle()
    said = projector_stage._figure_words
    monkeypatch.setattr(projector_stage, "_figure_words", lambda shown: [f"{text} 又 1200 人" for text in said(shown)])

    window.show_view(replace(view, tick=view.tick + 1))
    settle()

    labels = window.stage._strip.findChildren(PlainLabel)
    assert all(label.text().endswith("又 1200 人") for label in labels)
    assert max(label.geometry().right() for label in labels) < window.stage._strip.width()


def test_an_old_beamer_shows_words_larger_than_a_page_of_full_width_would(office: Office, qtbot: QtBot) -> None:
    window, _ = projected(office, qtbot)
    window.show()
    window.resize(1024, 768)
    settle()
    assert window.stage.width() == 1600
    window.resize(1920, 1080)
    settle()
    assert (window.stage.width(), window.stage.height()) == (1920, 1080)


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1920, 1080)])
@pytest.mark.parametrize("address", ["10.0.0.5:8080", "192.168.100.200:18080"])
def test_what_to_do_at_the_door_is_read_from_ten_metres(
    size: tuple[int, int], address: str, office: Office, qtbot: QtBot
) -> None:
    """Half as large again as what a hall reads elsewhere, as a share of the screen: people stand at the door, and
    farther off."""
    window, view = projected(office, qtbot)
    window.resize(*size)
    window.show()
    window.show_view(view)
    door = DoorView(run=view.id, address=address, pin="4826", judge_pin="9053", phones=(), asking=())
    window.show_door(door)
    settle()
    words = window.stage.door.words
    said = {label.text(): label for label in words.findChildren(PlainLabel)}
    assert [text for text in ("1  连上会场的无线网", "2  扫左边的码", address, "4826") if text not in said] == []
    assert not any("9053" in text for text in said)
    assert clipped_texts(window.stage.door) == []
    least = TYPES["projector"].body * 1.5 * window.stage.width() / WHOLE.width()
    assert min(label.fontInfo().pixelSize() for label in said.values()) >= least
    window.show_door(door)
    assert set(words.findChildren(PlainLabel)) == set(said.values()), "asked again, nothing is built anew"
    window.show_door(None)
    assert not window.stage.door.isVisible()


def test_permille_is_read_as_percent() -> None:
    assert [amount(value, "‰") for value in (0, 4, 188, 1000)] == ["0%", "0%", "19%", "100%"]
    assert (amount(205, "厘米"), amount(3, "")) == ("205 厘米", "3")
