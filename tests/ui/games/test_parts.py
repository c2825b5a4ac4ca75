"""Parts that every game stands on: steps, sounds, places, drawings."""

from __future__ import annotations

import re
from importlib import import_module
from itertools import combinations
from pathlib import Path

import pygame
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from edu.domain.games.acts import Act
from edu.domain.games.catalogue import GAMES
from edu.domain.games.extinguisher.fight import Fight
from edu.domain.games.extinguisher.fires import FIRES, TOOLS
from edu.domain.games.pack import TUTORIAL
from tests.ui.games.hands import MANNERS, PICTURES, SIZES, make_glass, overlap
from ui import games
from ui.games.catalogue import VIEWS
from ui.games.extinguisher.controls import ZONE
from ui.games.extinguisher.moment import said
from ui.games.kit import Manner
from ui.games.pace import MOST, Pace
from ui.games.pictures import ART
from ui.games.speaker import Speaker
from ui.games.view import TARGET, Box
from ui.games.voice import CAPTIONS, made
from ui.games.words import Words


def test_sixty_steps_a_second_whatever_the_frames() -> None:
    pace, even = Pace(), Pace()

    uneven = sum(pace.due(second) for second in (0, 0.016, 0.017, 0.05, 0.1, 0.14, 0.2))

    assert even.due(0) == 0
    assert uneven == 12
    assert sum(even.due(0.1 + n / 60) for n in range(61)) in (64, 65)


def test_a_long_stutter_is_not_caught_up_by_a_leap() -> None:
    pace = Pace()
    pace.due(0)

    assert pace.due(30) == MOST
    assert pace.due(30.0001) == 0


def test_slowly_means_six_tenths() -> None:
    pace = Pace(slow=True)

    assert sum(pace.due(n / 60) for n in range(601)) == 360


def test_nothing_is_owed_for_a_pause() -> None:
    pace = Pace()
    pace.due(0)
    pace.rest()

    assert pace.due(100) == 0


# -- sounds --


def test_without_a_device_games_are_silent_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_args: object) -> None:
        raise pygame.error("no such device")

    monkeypatch.setattr(pygame.mixer, "init", refused)
    speaker = Speaker()

    speaker.say("alarm")
    speaker.hold("hiss")
    speaker.release("hiss")
    speaker.hush()

    assert not speaker.device
    assert speaker.heard == CAPTIONS["hiss"]
    speaker.close()


def test_a_device_that_goes_away_ends_no_game(monkeypatch: pytest.MonkeyPatch) -> None:
    speaker = Speaker()
    assert speaker.device

    def gone(*_args: object, **_named: object) -> None:
        raise pygame.error("device lost")

    monkeypatch.setattr(pygame.mixer, "Sound", gone)
    speaker.say("good")
    speaker.say("bad")

    assert not speaker.device
    monkeypatch.undo()
    pygame.mixer.quit()


def test_switched_off_it_makes_nothing_but_captions() -> None:
    asked: list[str] = []
    speaker = Speaker(lambda name: asked.append(name) or made(name))  # type: ignore[func-returns-value]
    speaker.switch(on=False)

    speaker.say("good")

    assert asked == []
    assert speaker.heard == CAPTIONS["good"]


def test_every_sound_of_every_game_has_its_words_but_those_that_tell_nothing_new() -> None:
    """Theirs is seen: the finger's own touch, steps of one's own, a beat that is drawn, the weather."""
    without = {"click", "loop", "drop", "lift", "roll", "glance", "footsteps", "rain", "cpr-tick", "cpr-push"}
    rooms = [path.parent.name for path in Path(games.__file__).parent.glob("*/sounds.py")]
    made_by = {name for room in rooms for name in import_module(f"ui.games.{room}.sounds").SOUNDS}

    assert len(rooms) >= 10
    assert made_by <= CAPTIONS.keys()
    assert {name for name, words in CAPTIONS.items() if not words.strip()} == without


@pytest.mark.parametrize("room", range(200, 1200, 70))
def test_a_text_is_broken_within_its_room_with_no_scrap_at_its_end(room: int) -> None:
    text = "人多的场所，门窗上不装挡逃生、挡救援的铁栏和广告牌。\n先通风，再检测。"
    words = Words()

    lines = words.wrapped(text, 36, room)

    assert "".join(lines) == text.replace("\n", "")
    assert all(words.width(line.rstrip("，。、"), 36) <= room for line in lines)
    assert not any(line.startswith(("，", "。", "、")) for line in lines)
    first = lines[: next(n for n, line in enumerate(lines) if line.startswith("先通风"))]
    assert len(first[-1]) >= 4 or room < 260


@pytest.mark.parametrize("name", sorted(set(CAPTIONS) - {"loop"}))
def test_every_sound_is_heard_and_does_not_clip(name: str) -> None:
    wave = made(name)

    assert max(map(abs, wave)) > 1500
    assert sum(abs(one) >= 32_000 for one in wave) < len(wave) / 50


# -- places --


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("fire", [one.id for one in FIRES])
def test_targets_are_big_within_reach_and_apart(qtbot: QtBot, size: tuple[int, int], manner: Manner, fire: str) -> None:
    glass = make_glass(seed_of(fire), 2, size, manner)
    qtbot.addWidget(glass)
    wide, high = size
    highest = high * (0.4 if manner.seated else 1 / 3)
    for acts in ((), (Act("take", 0),), (Act("take", 2),), (Act("take", 3),)):
        for act in acts:
            glass.view.do(act)
        glass.advance(2)
        targets = glass.view.targets()
        for one in targets:
            box = one.box
            assert box.x >= 0
            assert box.x + box.w <= wide + 0.5
            assert box.y + box.h <= high + 0.5
            if one.key != ZONE:  # its lower third is what is aimed at
                assert min(box.w, box.h) >= TARGET, one.key
                assert box.y >= highest - 0.5, one.key
        buttons = [one for one in targets if one.key != ZONE]
        for one, other in combinations(buttons, 2):
            assert not overlap(Box(*one.box.rect), Box(*other.box.rect), slack=0), (one.key, other.key)


def seed_of(fire: str) -> int:
    game = GAMES["extinguisher"]
    return next(seed for seed in range(200) if game.start(seed, 1).fires[0].id == fire)  # type: ignore[attr-defined]


# -- drawings --


def test_every_view_has_rules_and_its_drawings() -> None:
    assert set(VIEWS) <= set(GAMES)
    for game in VIEWS:
        for name in ("cover", "hero-happy", "hero-worry", *(f"tutorial-{at + 1}" for at in range(TUTORIAL))):
            assert (ART / game / f"{name}.svg").is_file(), (game, name)


def test_every_scene_and_tool_is_drawn() -> None:
    for fire in FIRES:
        for part in ("back", "thing", "front"):
            assert PICTURES.has(f"{fire.id}-{part}")
    for tool in TOOLS:
        assert PICTURES.has(f"tool-{tool}")


def test_drawings_keep_to_what_qt_can_draw_and_carry_a_title() -> None:
    """docs/art.md: no style sheet, filter, mask, clip path, raster or outside reference."""
    refused = re.compile(r"<(?:style|filter|mask|clipPath|image|use|script)\b|href=|class=|style=")
    drawings = sorted(ART.rglob("*.svg"))

    assert drawings
    assert [path.name for path in drawings if refused.search(path.read_text("utf-8"))] == []
    assert [path.name for path in drawings if "<title>" not in path.read_text("utf-8")] == []


def test_a_scene_is_not_blank_and_changes_while_it_burns(qtbot: QtBot) -> None:
    glass = make_glass(2, still=False)
    qtbot.addWidget(glass)
    glass.resize(960, 540)
    glass.show()

    first: QImage = glass.grab().toImage()
    glass.advance(40)
    second = glass.grab().toImage()

    assert len({first.pixel(x, 200) for x in range(0, 960, 7)}) > 20
    assert first != second


def test_the_memory_of_the_surface_is_given_back(qtbot: QtBot) -> None:
    """A surface that is still lent out refuses to be drawn on."""
    glass = make_glass(2)
    qtbot.addWidget(glass)
    glass.resize(960, 540)
    glass.show()

    for _ in range(5):
        glass.grab()
        glass.advance()
        glass.repaint()


def test_lines_break_between_characters_and_never_before_a_stop(qapp: QApplication) -> None:
    words = Words()

    lines = words.wrapped("先喊人，再动手。看清烧的是什么。", 36, 36 * 4)

    assert "".join(lines) == "先喊人，再动手。看清烧的是什么。"
    assert len(lines) > 2
    assert not any(line[0] in "，。" for line in lines)
    assert max(words.width(line, 36) for line in lines) <= 36 * 4


def test_the_panel_says_what_became_of_a_fire_that_was_left_and_why_the_counter_falls(qtbot: QtBot) -> None:
    glass = make_glass(seed_of("sofa"))
    qtbot.addWidget(glass)
    pack = glass.view.kit.pack
    fight = Fight(next(fire for fire in FIRES if fire.id == "sofa"), 1)
    for act in (Act("alarm"), Act("take", TOOLS.index("dry")), *map(Act, ("lift", "pin", "hose")), Act("press", 1)):
        fight.do(act)
    fight.do(Act("aim", 50, 100))
    for _ in range(90):
        fight.step()
    fight.left_in_bottle = 0
    for act in (Act("take", TOOLS.index("leave")), Act("close")):
        fight.do(act)
        fight.step()

    emptied = said(fight, pack)
    assert (emptied.good, emptied.text) == (True, "压不住就停手撤出来，还关了门，对。")

    fled = Fight(fight.fire, 1)
    for act in (Act("alarm"), Act("take", TOOLS.index("leave")), Act("close")):
        fled.do(act)
        fled.step()
    assert said(fled, pack).text == "先喊人、撤出来、关门，没错。火还小、身后有退路、家伙又对，可以先灭。"
    assert said(fled, pack, untold="none-met").text.startswith("小火没有一处先选对，这局只算几分。")
    assert said(fled, pack, untold="third-stayed").text.startswith("该撤的火没有先撤，这局的分只算三分之一。")
    assert said(fled, pack, untold="half-missed").text.startswith("小火先拿错了，后来才拿对；这局的分减半。")


def test_the_cards_lie_on_the_glass_as_the_round_deals_them(qtbot: QtBot) -> None:
    orders = set()
    for seed in range(6):
        glass = make_glass(seed)
        qtbot.addWidget(glass)
        shown = [one for one in glass.view.targets() if one.key in TOOLS]
        shown.sort(key=lambda one: one.box.x)
        assert tuple(one.key for one in shown) == glass.view.fight.fire.offered  # type: ignore[attr-defined]
        orders.add(tuple(one.key for one in shown))

    assert len(orders) > 3


def test_a_fire_that_was_met_well_is_praised_and_a_fault_gets_its_rule(qtbot: QtBot) -> None:
    glass = make_glass(seed_of("battery"))
    qtbot.addWidget(glass)
    view = glass.view
    for act in (Act("alarm"), Act("take", TOOLS.index("leave"))):
        glass.advance(30)
        view.do(act)
    glass.advance(30)
    view.do(Act("close"))
    glass.advance(3)
    good = said(view.fight, view.kit.pack)  # type: ignore[attr-defined]

    fought = make_glass(seed_of("battery"))
    qtbot.addWidget(fought)
    fought.view.do(Act("take", TOOLS.index("bucket")))
    fought.view.do(Act("alarm"))
    fought.advance(30)
    fault = said(fought.view.fight, fought.view.kit.pack)  # type: ignore[attr-defined]

    assert good.good
    assert not fault.good
    card = view.kit.pack.card("right-means")
    leave = view.kit.pack.card("battery-leave")
    assert fault.text in {one.rule for one in (card, leave) if one}
