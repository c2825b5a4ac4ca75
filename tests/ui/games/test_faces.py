"""What stands on and over the picture of a game stays readable: buttons of a row, arrows, words at the end."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.acts import Act
from tests.ui.games.hands import SIZES, make_glass
from ui.games.cpr.cards import WORDS as DEEDS
from ui.games.escape.view import EscapeView
from ui.games.extinguisher.controls import TOOL_WORDS
from ui.games.extinguisher.plan import plan
from ui.games.faces import Face, Faces
from ui.games.gas.plan import plan as gas_plan
from ui.games.gas.props import Props
from ui.games.kit import Kit, Manner
from ui.games.moment import Moment
from ui.games.pictures import Pictures
from ui.games.quake.props import Props as QuakeProps
from ui.games.quake.view import QuakeView
from ui.games.spot.marks import Marks
from ui.games.spot.plan import plan as spot_plan
from ui.games.view import Box
from ui.theme import Theme, Variant

TOOLS = tuple(TOOL_WORDS.values())
ROOM = (("摸过了",), ("窗口求救",), ("开门",))
"""Of the cards of a burning house, with the longest words."""


def kit_of(qtbot: QtBot, game: str = "extinguisher", *, large: bool = False, variant: Variant = "light") -> Kit:
    glass = make_glass(game=game)
    qtbot.addWidget(glass)
    look = Theme(scale="kiosk", variant=variant, large_text=large, reduced_motion=True)
    return replace(glass.view.kit, theme=look, pictures=Pictures(game))


def bounds(surface: pygame.Surface) -> pygame.Rect:
    return surface.get_bounding_rect()


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_the_buttons_of_a_row_have_words_of_one_size(qtbot: QtBot, size: tuple[int, int], large: bool) -> None:
    faces = Faces(kit_of(qtbot, large=large), plan(*size, Manner()).unit)
    box = plan(*size, Manner()).tools[0]

    laid = [faces.laid(Face("tool-dry", lines, row=TOOLS), round(box.w), round(box.h)) for lines in TOOLS]

    assert len({one.size for one in laid}) == 1
    assert len({one.lies for one in laid}) == 1


def test_words_of_a_row_grow_with_large_text(qtbot: QtBot) -> None:
    face = Face("tool-dry", ROOM[1], row=ROOM)
    plain, large = (Faces(kit_of(qtbot, large=large), 1.0).laid(face, 270, 204) for large in (False, True))

    assert plain.size == pytest.approx(Theme(scale="kiosk").type.title)
    assert large.size == pytest.approx(Theme(scale="kiosk", large_text=True).type.title)


@pytest.mark.parametrize("size", SIZES)
def test_large_text_does_not_crush_the_picture_that_a_choice_hangs_on(qtbot: QtBot, size: tuple[int, int]) -> None:
    box = plan(*size, Manner()).tools[0]
    faces = Faces(kit_of(qtbot, large=True), 1.0)

    laid = [faces.laid(Face("tool-dry", lines, row=TOOLS), round(box.w), round(box.h)) for lines in TOOLS]

    assert min(one.side for one in laid) >= 0.4 * box.h


@pytest.mark.parametrize("variant", ["light", "contrast"])
def test_what_cannot_be_done_now_can_be_read(qtbot: QtBot, variant: Variant) -> None:
    kit = kit_of(qtbot, "cpr", variant=variant)
    glass = pygame.Surface((240, 200))
    Faces(kit, 1.0).draw(glass, Face("do-water", (DEEDS["water"],), "off"), Box(0, 0, 240, 200))

    ground = glass.get_at((20, 160))
    words = max((glass.get_at((x, y)) for x in range(40, 200) for y in range(140, 185)), key=_light)

    assert (_light(words) + 0.05) / (_light(ground) + 0.05) >= 4.5


def _light(colour: pygame.Color) -> float:
    def part(value: int) -> float:
        share = value / 255
        return float(share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4)

    return 0.2126 * part(colour.r) + 0.7152 * part(colour.g) + 0.0722 * part(colour.b)


@pytest.mark.parametrize("size", SIZES)
def test_what_is_said_of_a_storey_leaves_its_buttons_whole(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    glass = make_glass(game="smoke", size=size)
    qtbot.addWidget(glass)
    view = glass.view
    assert isinstance(view, EscapeView)
    while not view.escape.ending:
        glass.view.do(Act("go", 1))
        glass.advance(30)
    foot, with_words, without = view.plan.foot, pygame.Surface(size), pygame.Surface(size)

    view.draw(with_words)
    monkeypatch.setattr(Moment, "draw", lambda *_: None)
    view.draw(without)

    assert _pixels(with_words, foot) == _pixels(without, foot)
    assert _pixels(with_words, view.plan.scene) != _pixels(without, view.plan.scene)


def _pixels(surface: pygame.Surface, box: Box) -> bytes:
    return pygame.image.tobytes(surface.subsurface(box.rect), "RGB")


@pytest.mark.parametrize("size", SIZES)
def test_the_arrow_at_a_fault_leaves_the_name_above_it_free(qtbot: QtBot, size: tuple[int, int]) -> None:
    made = spot_plan(*size, Manner())
    glass, thing = pygame.Surface(size, pygame.SRCALPHA), Box(300, 500, 300, 220)

    Marks(kit_of(qtbot, "spot"), made).arrow(glass, thing, 0)

    assert bounds(glass).top >= thing.y + 20 * made.unit
    assert bounds(glass).bottom <= thing.y + thing.h


@pytest.mark.parametrize("size", SIZES)
def test_the_arrow_at_a_joint_covers_no_tag(qtbot: QtBot, size: tuple[int, int]) -> None:
    made = gas_plan(*size, Manner())
    for joint in made.joints:
        glass = pygame.Surface(size, pygame.SRCALPHA)
        Props(kit_of(qtbot, "gas"), made).arrow_beside(glass, joint.touch, 0)

        shown = bounds(glass)
        assert shown.width
        assert not any(shown.colliderect(pygame.Rect(*tag.rect)) for tag in made.tags)


@pytest.mark.parametrize("size", SIZES)
def test_outside_the_arrow_begins_below_what_is_dangerous(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    glass = make_glass(game="quake", size=size)
    qtbot.addWidget(glass)
    view = glass.view
    assert isinstance(view, QuakeView)
    pointed: list[Box] = []
    monkeypatch.setattr(QuakeProps, "arrow", lambda _self, _surface, box, _age: pointed.append(box))
    view.visit.leaving.where = "outside"

    view.after.draw_words(pygame.Surface(size), "open")

    back = view.spots["back"].touch
    assert pointed[0].y - 80 * view.plan.unit >= back.y + back.h or pointed[0].x > back.x + back.w
