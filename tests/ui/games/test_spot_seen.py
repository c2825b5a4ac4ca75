"""What is seen of 找隐患 is what its rules say; two states of a thing are told apart without colour."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from edu.domain.games.spot.kinds import DECOYS, KINDS
from edu.domain.games.spot.look import drawn
from edu.domain.games.spot.scenes import SCENES
from edu.domain.prng import Stream
from tests.ui.games.hands import SIZES, Eye, touch
from tests.ui.games.spot_hands import GAME, find, fine_of, glass_of, leave, play_of, read, see, view_of
from ui.games.kit import Manner
from ui.games.pictures import ART
from ui.games.spot.moment import said_of
from ui.games.spot.plan import plan
from ui.games.spot.scene import Stage, state_of
from ui.games.view import Box

UNLIKE = 0.06
"""Of the picture of a thing: what must differ between its two states by a tone that is seen without colour."""


def gray(name: str) -> QImage:
    """On the grey of a wall, a third of its size on the glass."""
    image = QImage(140, 100, QImage.Format.Format_Grayscale8)
    image.fill(200)
    painter = QPainter(image)
    QSvgRenderer(str(ART / GAME / f"{name}.svg")).render(painter, QRectF(0, 0, 140, 100))
    painter.end()
    return image


@pytest.mark.parametrize("kind", KINDS)
def test_the_two_states_of_a_thing_are_told_apart_without_colour(qapp: QApplication, kind: str) -> None:
    wrong, fine = gray(f"thing-{kind}-wrong"), gray(f"thing-{kind}-fine")

    apart = sum(
        abs((wrong.pixel(x, y) & 255) - (fine.pixel(x, y) & 255)) > 40
        for x, y in product(range(wrong.width()), range(wrong.height()))
    )

    assert apart / (140 * 100) > UNLIKE


def test_every_place_and_every_decoy_is_drawn() -> None:
    names = {f"{scene.id}-{way}" for scene in SCENES for way in ("back", "tall")}
    names |= {f"thing-{decoy}-fine" for decoy in DECOYS}

    assert {name for name in names if not (ART / GAME / f"{name}.svg").is_file()} == set()
    assert not any((ART / GAME / f"thing-{decoy}-wrong.svg").exists() for decoy in DECOYS)


def test_a_thing_looks_wrong_until_it_is_mended_and_stays_so_after_a_wrong_answer(qtbot: QtBot) -> None:
    glass = glass_of(level=2)
    qtbot.addWidget(glass)
    look = play_of(glass).look
    wrong = {number for number in range(8) if state_of(look, number).endswith("-wrong")}

    mended, botched = find(glass, 0), find(glass, 1, right=False)

    assert wrong == set(look.wrong)
    assert state_of(look, mended).endswith("-fine")
    assert state_of(look, botched).endswith("-wrong")


def test_what_was_passed_over_is_ringed_before_the_next_place_comes(qtbot: QtBot) -> None:
    glass = glass_of(still=False)
    qtbot.addWidget(glass)
    glass.resize(960, 540)
    glass.show()
    look = play_of(glass).look
    done = find(glass)
    leave(glass)
    glass.advance(80)
    ringed = glass.grab().toImage()

    left = [view_of(glass).stage.spots[number].art for number in look.wrong if number != done]
    red = [reds(ringed, box) for box in left]
    assert min(red) > 40 + reds(ringed, view_of(glass).stage.spots[done].art)
    said = said_of(look, glass.view.kit.pack)
    assert not said.good
    things = [glass.view.kit.pack.thing(look.scene.places[number].kind) for number in look.wrong if number != done]
    assert said.text in {f"{thing.name}：{thing.fixes[0]}。" for thing in things if thing}
    while play_of(glass).at == 0:
        glass.advance()
    glass.advance()
    assert view_of(glass).stage.look is play_of(glass).look


def reds(picture: QImage, box: Box) -> int:
    """Pixels along the upper edge of what is ringed that have the colour of the ring."""
    found = 0
    for x, y in product(range(round(box.w)), range(40)):
        colour = picture.pixelColor(round(box.x) + x, max(0, round(box.y) + y - 14))
        found += colour.red() > 150 and colour.green() < 60 and colour.blue() < 60
    return found


@pytest.mark.parametrize("still", [True, False])
@pytest.mark.parametrize("size", SIZES)
def test_every_part_of_a_place_is_drawn_and_differs(qtbot: QtBot, size: tuple[int, int], still: bool) -> None:
    glass = glass_of(4, 1, size, still=still)
    eye = Eye(qtbot, glass, size)
    look = play_of(glass).look
    one, two, *_ = sorted(look.wrong)

    eye.look(60)
    touch(glass, f"place-{one}")
    eye.look(8 if not still else 2)
    eye.look(300)  # long enough for an answer to be pointed at
    touch(glass, f"fix-{look.orders[one].index(0)}")
    eye.look(6)
    read(glass)
    touch(glass, f"place-{two}")
    see(glass)
    touch(glass, f"fix-{look.orders[two].index(2)}")
    eye.look(10)
    read(glass)
    touch(glass, f"place-{fine_of(look)}")
    eye.look(10)
    read(glass)
    eye.look(310)  # long enough for a thing to be pointed at
    leave(glass)
    eye.look(60)
    while play_of(glass).at == 0:
        glass.advance()
    eye.look(8)

    for picture in eye.seen:
        assert len({picture.pixel(x, picture.height() * 3 // 5) for x in range(0, picture.width(), 3)}) > 8
    assert all(one != other for one, other in pairwise(eye.seen))


def test_every_place_can_be_drawn_with_all_of_it_wrong(qtbot: QtBot) -> None:
    """No drawing is missing, whatever the seed has drawn."""
    glass = glass_of()
    qtbot.addWidget(glass)
    view = view_of(glass)
    for scene in SCENES:
        look = drawn(Stream(1, "test"), scene, 3)
        look.wrong = frozenset(number for number, one in enumerate(scene.places) if one.can_be_wrong)
        stage = Stage(view.kit, plan(480, 270, Manner()), look, view._swarm)
        stage.draw(glass._surface, lambda _key: 0.0)
