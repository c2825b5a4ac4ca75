"""What is told beside a game can be read and lies on nothing it speaks of: gauges, dots, words, buttons that call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pygame
import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.acts import Act
from edu.domain.games.catalogue import GAMES
from edu.domain.games.extinguisher.fires import TOOLS
from tests.ui.games.hands import make_glass
from ui.games.bag.view import BagView
from ui.games.callout import Pill, called_in
from ui.games.cpr.plan import plan as cpr_plan
from ui.games.escape.plan import plan as escape_plan
from ui.games.extinguisher.plan import plan as fire_plan
from ui.games.extinguisher.view import ExtinguisherView
from ui.games.faces import Face, Faces, State
from ui.games.gauge import Gauge
from ui.games.glass import GameGlass
from ui.games.head import Head
from ui.games.kit import Kit, Manner
from ui.games.pictures import Pictures
from ui.games.quake.props import Props
from ui.games.quake.view import QuakeView
from ui.games.view import Box
from ui.theme import VARIANTS, Theme, Variant

SIZES = [(1920, 1080), (1366, 768), (1080, 1920)]
LYING = SIZES[:2]
QUAKE = GAMES["quake"]
BEHIND = ["black", "white"]
"""What may shine through a dark ground."""


def kit_of(qtbot: QtBot, game: str = "extinguisher", *, large: bool = False, variant: Variant = "light") -> Kit:
    glass = make_glass(game=game)
    qtbot.addWidget(glass)
    look = Theme(scale="kiosk", variant=variant, large_text=large, reduced_motion=True)
    return replace(glass.view.kit, theme=look, pictures=Pictures(game))


def large_glass(qtbot: QtBot, game: str, size: tuple[int, int], *, large: bool, seed: int = 1) -> GameGlass:
    glass = make_glass(seed, game=game)
    qtbot.addWidget(glass)
    glass.view.kit = replace(glass.view.kit, theme=Theme(scale="kiosk", large_text=large, reduced_motion=True),
                             pictures=Pictures(game))  # fmt: skip
    glass.view.arrange(*size)
    return glass


def contrast(one: pygame.Color, other: pygame.Color) -> float:
    brighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _light(colour: pygame.Color) -> float:
    def part(value: int) -> float:
        share = value / 255
        return float(share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4)

    return 0.2126 * part(colour.r) + 0.7152 * part(colour.g) + 0.0722 * part(colour.b)


def meets(one: Box, other: Box) -> bool:
    return pygame.Rect(*one.rect).colliderect(pygame.Rect(*other.rect))


# -- on a dark ground --


@pytest.mark.parametrize("behind", BEHIND)
@pytest.mark.parametrize("variant", VARIANTS)
def test_a_gauge_stands_out_from_its_ground_at_every_height(qtbot: QtBot, variant: Variant, behind: str) -> None:
    kit = kit_of(qtbot, "smoke", variant=variant)
    gauge = Gauge(Box(10, 10, 98, 300), 1.0, good=0.6, fair=0.3, drawing="lungs")
    seen = set()
    for share in (0.9, 0.5, 0.2):
        glass = pygame.Surface((120, 320))
        glass.fill(behind)
        gauge.draw(glass, kit, share)
        column = gauge.column
        full = glass.get_at((round(column.centre[0]), round(column.y + column.h) - 6))
        empty = glass.get_at((round(column.centre[0]), round(column.y) + 4))
        assert contrast(full, glass.get_at((16, 200))) >= 3
        assert contrast(full, empty) >= 3
        seen.add(tuple(full))

    assert len(seen) == 3


@pytest.mark.parametrize("behind", BEHIND)
@pytest.mark.parametrize("variant", VARIANTS)
def test_parts_that_are_over_and_the_score_stand_out_from_the_line(qtbot: QtBot, variant: Variant, behind: str) -> None:
    kit = kit_of(qtbot, variant=variant)
    head, glass = Head(kit, 1.0), pygame.Surface((1800, 140))
    glass.fill(behind)
    head.step(60)
    head.draw(glass, Box(0, 20, 1800, 96), "火", 1, 3, 0)
    line = [glass.get_at((x, 68)) for x in range(1800)]
    ground = line[600]

    over = next(one for one in line if one.g > one.r + 40 and one.g > 100)
    now = next(one for one in line if one.r > one.b + 120)
    score = glass.get_at((1300, 76))
    rest = glass.get_at((1640, 76))

    assert contrast(over, ground) >= 3
    assert contrast(now, ground) >= 3
    assert contrast(score, rest) >= 2.5


@pytest.mark.parametrize("size", SIZES)
def test_the_number_below_a_gauge_is_as_large_as_other_small_words(qtbot: QtBot, size: tuple[int, int]) -> None:
    for game, plan in (("extinguisher", fire_plan(*size, Manner())), ("smoke", escape_plan(*size, Manner()))):
        kit, glass = kit_of(qtbot, game), pygame.Surface(size)
        asked: list[float] = []
        line = kit.words.line

        def told(
            text: str, size: float, colour: str, *, bold: bool = True,
            line: Callable[..., pygame.Surface] = line, asked: list[float] = asked,
        ) -> pygame.Surface:  # fmt: skip
            asked.append(size)
            return line(text, size, colour, bold=bold)

        kit.words.line = told  # type: ignore[method-assign]
        Gauge(plan.gauge, plan.unit, good=0.5, fair=0.2).draw(glass, kit, 1.0)

        assert asked == [pytest.approx(kit.theme.type.small * plan.unit)]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("best", [0, 3, 50, 100])
def test_the_mark_of_the_best_of_the_day_does_not_run_into_its_word(
    qtbot: QtBot, large: bool, narrow: bool, best: int
) -> None:
    kit = replace(kit_of(qtbot, large=large), ghost=(best,))
    wide, high = (916, 164) if narrow else (1746, 96)
    glass = pygame.Surface((wide, high))
    Head(kit, 1.0).draw(glass, Box(0, 0, wide, high), "火", 0, 3, 0)
    rows = [any(_yellow(glass.get_at((x, y))) for x in range(wide)) for y in range(high)]

    ends = [y for y in range(1, high) if rows[y - 1] and not rows[y]]
    assert len(ends) >= 2, "word and mark are one"
    assert high - 1 - rows[::-1].index(True) >= ends[0] + 20


def _yellow(colour: pygame.Color) -> bool:
    return colour.r > 150 and colour.g > 110 and colour.b < 90 and colour.r - colour.g < 90


# -- buttons --


@pytest.mark.parametrize("variant", ["light", "contrast"])
@pytest.mark.parametrize("box", [(200, 208), (330, 138), (270, 204)])
def test_a_button_that_calls_holds_its_pale_field_within_its_rim(
    qtbot: QtBot, variant: Variant, box: tuple[int, int]
) -> None:
    kit = kit_of(qtbot, "smoke", variant=variant)
    glass = pygame.Surface(box)
    Faces(kit, 1.0).draw(glass, Face("do-feel", ("摸门",), "next"), Box(0, 0, *box))
    pale = [(x, y) for x, y in product(range(box[0]), range(box[1])) if _white(glass.get_at((x, y)))]
    middle = {x for x, _ in pale if 40 < x < box[0] - 40}

    assert pale
    for x in middle:
        rim = next(y for y in range(box[1]) if not _black(glass.get_at((x, y))))
        inside = [y for at, y in pale if at == x and y > rim + 9]
        orange = [y for y in range(rim, min(inside, default=box[1])) if _orange(glass.get_at((x, y)))]
        assert len(orange) >= 3, x


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_button_that_calls_looks_no_smaller_than_the_others(qtbot: QtBot, variant: Variant) -> None:
    kit = kit_of(qtbot, "smoke", variant=variant)

    def seen(state: State) -> pygame.Rect:
        glass = pygame.Surface((200, 208))
        Faces(kit, 1.0).draw(glass, Face("do-feel", ("摸门",), state), Box(0, 0, 200, 208))
        lit = pygame.mask.from_threshold(glass, (255, 255, 255), (170, 255, 255, 255))
        return lit.get_bounding_rects()[0]

    assert seen("next").size >= seen("plain").size


def _white(colour: pygame.Color) -> bool:
    return min(colour.r, colour.g, colour.b) > 245


def _black(colour: pygame.Color) -> bool:
    return max(colour.r, colour.g, colour.b) < 60


def _orange(colour: pygame.Color) -> bool:
    return colour.r > 200 and colour.b < 110


def test_in_a_broad_button_drawing_and_words_stay_together(qtbot: QtBot) -> None:
    box = 900, 208
    glass = pygame.Surface(box)
    kit = kit_of(qtbot)
    Faces(kit, 1.0).draw(glass, Face("do-alarm", ("喊人报119",), "plain"), Box(0, 0, *box))
    columns = [any(_dark(glass.get_at((x, y))) for y in range(30, 180)) for x in range(20, box[0] - 20)]
    first, last = columns.index(True), len(columns) - 1 - columns[::-1].index(True)
    gaps = "".join("x" if one else " " for one in columns[first:last]).split("x")

    assert max(map(len, gaps)) < 60
    assert abs(first - (len(columns) - last)) < 40, "in the middle of the button"


def _dark(colour: pygame.Color) -> bool:
    return colour.r < 120 or colour.b < 120


# -- words over the scene --


Called = list[tuple[str, Pill]]


def caught(monkeypatch: pytest.MonkeyPatch, module: str) -> Called:
    found: Called = []

    def call(_surface: pygame.Surface, _kit: Kit, text: str, at: Pill, *, warned: int | None = None) -> None:
        found.append((text, at))

    monkeypatch.setattr(f"{module}.call_out", call)
    return found


def spraying(qtbot: QtBot, size: tuple[int, int], *, large: bool) -> tuple[GameGlass, ExtinguisherView]:
    """The right bottle is ready and pressed."""
    glass = large_glass(qtbot, "extinguisher", size, large=large)
    view = glass.view
    assert isinstance(view, ExtinguisherView)
    for act in (Act("alarm"), Act("take", TOOLS.index("dry")), Act("lift"), Act("pin"), Act("hose"), Act("press", 1)):
        view.do(act)
        glass.advance(2)
    return glass, view


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("size", LYING)
def test_words_at_the_belt_leave_the_arrow_and_the_faces_free(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], large: bool
) -> None:
    said = caught(monkeypatch, "ui.games.bag.hints")
    glass = large_glass(qtbot, "bag", size, large=large)
    view = glass.view
    assert isinstance(view, BagView)
    for text in ("太重了，装不下", "换卡了：该添的添，该拿的拿"):
        view.hints.warn(text)
        view.hints.draw(pygame.Surface(size))

    assert len(said) == 2
    for text, at in said:
        box = called_in(view.kit, text, at)
        assert box.y + box.h <= view.conveyor.arrow_top
        assert box.y >= view.plan.head.y + view.plan.head.h
        assert box.x + box.w <= view.room.heads_begin
        assert box.x >= view.plan.sign.x + view.plan.sign.w


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_words_for_who_sprays_lie_neither_on_the_ring_nor_on_the_root_of_the_fire(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], large: bool
) -> None:
    said = caught(monkeypatch, "ui.games.extinguisher.hints")
    glass, view = spraying(qtbot, size, large=large)
    zone, surface = view.plan.zone, pygame.Surface(size)
    root = Box(zone.x, zone.y + zone.h * 0.8, zone.w, zone.h * 0.2)
    for height, across in product((1000, 700, 400, 100), range(0, 1001, 50)):
        view.do(Act("aim", across, height))
        glass.advance()
        said.clear()
        view.draw(surface)
        assert said
        text, at = said[0]
        assert view.aimed is not None
        assert not meets(called_in(view.kit, text, at), view.aimed), (across, height)
        assert not meets(called_in(view.kit, text, at), root)


def test_words_for_who_sprays_do_not_follow_every_move(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said = caught(monkeypatch, "ui.games.extinguisher.hints")
    glass, view = spraying(qtbot, SIZES[0], large=False)
    view.do(Act("aim", 500, 700))
    for across in range(460, 541, 8):
        view.do(Act("aim", across, 700))
        glass.advance()
        view.draw(pygame.Surface(SIZES[0]))

    assert len({at.middle > 960 for _, at in said[-8:]}) == 1


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_words_to_who_presses_end_above_the_dial(qtbot: QtBot, size: tuple[int, int], large: bool) -> None:
    made, kit = cpr_plan(*size, Manner()), kit_of(qtbot, "cpr", large=large)
    at = Pill(middle=made.width / 2, top=made.speech, width=made.width, unit=made.unit)

    box = called_in(kit, "圆圈缩到最小就按，按完抬手", at)

    assert box.y + box.h <= min(made.dial.y, made.vessels.y)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("due", ["off", "head", "door"])
@pytest.mark.parametrize("size", SIZES)
def test_the_arrow_in_the_wrecked_room_touches_no_word_of_another_thing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], due: str, large: bool
) -> None:
    seed = next(one for one in range(99) if QUAKE.start(one, 1).visit.shake.set.room.id == "flat")  # type: ignore[attr-defined]
    glass = large_glass(qtbot, "quake", size, large=large, seed=seed)
    view = glass.view
    assert isinstance(view, QuakeView)
    words: list[pygame.Rect] = []
    arrows: list[pygame.Rect] = []
    label, arrow = Props.label, Props.arrow

    def drawn(draw: Callable[[pygame.Surface], None]) -> pygame.Rect:
        paper = pygame.Surface(size, pygame.SRCALPHA)
        draw(paper)
        return paper.get_bounding_rect()

    def labelled(self: Props, _: pygame.Surface, text: str, box: Box, *, hot: bool = False) -> None:
        words.append(drawn(lambda paper: label(self, paper, text, box, hot=hot)))

    def pointed(self: Props, _: pygame.Surface, box: Box, age: int) -> None:
        arrows.append(drawn(lambda paper: arrow(self, paper, box, age)))

    monkeypatch.setattr(Props, "label", labelled)
    monkeypatch.setattr(Props, "arrow", pointed)
    view.visit.leaving.where = "room"
    view.after.draw_words(pygame.Surface(size), due)

    bob = round(14 * view.plan.unit)
    assert len(words) >= 4
    assert len(arrows) == 1
    assert arrows[0].inflate(0, 2 * bob).collidelist(words) == -1
