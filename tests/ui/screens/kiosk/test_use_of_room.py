"""What stands on the glass uses the room there is, and ends where it can still be read."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from edu.domain.games.catalogue import GAMES
from edu.domain.questions import Option, Question
from tests.edu.domain.exams.builders import make_question
from tests.stores import shipped_library
from ui import theme
from ui.gallery import settle
from ui.picture_checks import clipped_texts
from ui.screens.kiosk.game_end_parts import Curves
from ui.screens.kiosk.game_level import GameLevelScreen
from ui.screens.kiosk.game_sitting import GameSitting
from ui.screens.kiosk.game_tutorial import GameTutorialScreen
from ui.screens.kiosk.games_room import GamesRoom
from ui.screens.kiosk.level_button import LevelButton
from ui.screens.kiosk.question_panel import QuestionPanel
from ui.screens.kiosk.stage import Disc
from ui.widgets import IconLabel, NumberPad, OptionCard, PlainLabel, scroll


def kiosk_letters(*, large: bool = False) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, scale="kiosk", large_text=large, reduced_motion=True)


def asked(*texts: str, explanation: str = "灯亮着也不乘。") -> Question:
    options = tuple(
        Option(id=f"o{at}", text=text, correct=at == 0, why="" if at == 0 else "这样会耽误逃生。")
        for at, text in enumerate(texts)
    )
    stem = "住高层的居民遇到火灾，怎样做？"
    return make_question("fire/q", stem=stem, options=options, explanation=explanation)


def shown(qtbot: QtBot, question: Question, size: tuple[int, int]) -> QScrollArea:
    """In a list, as it stands on the glass: a window of its own would grow with what is in it."""
    panel = QuestionPanel(question, None, seed=1)
    area = scroll(panel)
    qtbot.addWidget(area)
    area.resize(*size)
    panel.set_portrait(size[1] > size[0])
    area.show()
    settle()
    return area


def panel_in(area: QScrollArea) -> QuestionPanel:
    panel = area.widget()
    assert isinstance(panel, QuestionPanel)
    return panel


LONG = "把门关好，用湿毛巾塞住门缝，到窗口挥动颜色鲜亮的衣服，同时打电话告诉消防队自己在几楼几号"


@pytest.mark.parametrize("size", [(1800, 800), (940, 1600)])
@pytest.mark.parametrize("large", [False, True])
def test_options_are_as_large_as_the_room_allows_and_never_past_it(
    qtbot: QtBot, size: tuple[int, int], large: bool
) -> None:
    kiosk_letters(large=large)
    areas = [shown(qtbot, asked(*texts), size) for texts in (("走楼梯", "乘电梯"), (LONG * 2,) * 4)]
    short, long = (panel_in(area) for area in areas)
    base = theme.current().type.reading

    assert all(card.letters > 1.4 * base for card in short.cards.values())
    assert all(card.letters < 1.4 * base for card in long.cards.values())
    for panel in (short, long):
        before = [(card.letters, card.geometry()) for card in panel.cards.values()]
        panel.cards["o1"].click()
        settle()
        assert [(card.letters, card.geometry()) for card in panel.cards.values()] == before, "nothing jumps"
        assert clipped_texts(panel) == []
        assert all(card.height() >= card.heightForWidth(card.width()) for card in panel.cards.values())


@pytest.mark.parametrize("high", range(640, 900, 20))
def test_options_of_nearly_one_length_are_of_one_height(qtbot: QtBot, high: int) -> None:
    """One breaks beside its verdict and another does not: a higher one would seem to be meant."""
    kiosk_letters()
    texts = (
        "先回屋帮忙把贵重物品搬出来",
        "先看看火会不会自己变小再定",
        "到安全处立即拨打 119 报警",
        "先拍一段视频发到村微信群求援",
    )
    area = shown(qtbot, asked(*texts), (1800, high))
    panel = panel_in(area)

    assert len({card.height() for card in panel.cards.values()}) == 1


@pytest.mark.parametrize(("plain", "large"), [((1792, 815), (1792, 759)), ((952, 1487), (952, 1416))])
@pytest.mark.parametrize("letters", [9, 15, 18])
def test_large_text_gives_options_that_are_no_smaller(
    qtbot: QtBot, plain: tuple[int, int], large: tuple[int, int], letters: int
) -> None:
    """Stem, gaps and what is merely drawn give way first."""
    question = asked(*(LONG[:letters],) * 4, explanation=LONG)
    found = []
    for of, size in ((False, plain), (True, large)):
        kiosk_letters(large=of)
        area = shown(qtbot, question, size)
        panel = panel_in(area)
        found.append(panel.cards["o0"].letters)
        assert clipped_texts(panel) == []
        assert panel.cards["o3"].geometry().bottom() <= size[1]

    assert found[1] >= found[0]


@pytest.mark.parametrize("game", GAMES)
def test_how_it_is_played_is_no_smaller_in_large_text(qtbot: QtBot, game: str) -> None:
    """The picture gives way."""
    pack = shipped_library().game(game)
    sizes: list[list[int]] = []
    for large in (False, True):
        kiosk_letters(large=large)
        screen = GameTutorialScreen(GameSitting(pack), GamesRoom().drawing, SimpleNamespace())  # type: ignore[arg-type]
        qtbot.addWidget(screen)
        screen.resize(1920, 1080)
        screen.show()
        sizes.append([])
        for page in range(len(pack.tutorial)):
            if page:
                screen._go_on()
            settle()
            sizes[-1] += [label.fontInfo().pixelSize() for label in screen.paper.findChildren(PlainLabel)]
            assert clipped_texts(screen) == []

    assert all(large >= plain for plain, large in zip(*sizes, strict=True)), sizes


def test_what_is_taken_down_leaves_no_drawing_to_move(qtbot: QtBot) -> None:
    kiosk_letters()
    panel = QuestionPanel(asked("走楼梯", "乘电梯"), None, seed=1, reveal=False)
    qtbot.addWidget(panel)
    panel.resize(1800, 800)
    panel.show()
    panel.cards["o1"].click()
    panel.resize(940, 1600)
    panel.set_portrait(True)
    QApplication.processEvents()

    assert panel.settled
    assert not [disc for disc in panel.findChildren(Disc) if disc.isVisible()]


def test_a_chosen_option_bears_a_word_also_where_it_is_not_wrong(qtbot: QtBot) -> None:
    card = OptionCard("A", "只打给书记一个人")
    qtbot.addWidget(card)
    card.set_verdict("taken")

    assert card.accessibleDescription() == "你选的"
    assert not card.isEnabled()


@pytest.mark.parametrize("drawing", ["face", "bars"])
def test_lying_levels_begin_at_one_line_with_the_longest_in_the_middle(qtbot: QtBot, drawing: str) -> None:
    kiosk_letters()
    words = ("很不满意", "不满意", "一般")
    buttons = [LevelButton(words, drawing, level, lambda _level: None) for level in (1, 2, 3)]  # type: ignore[arg-type]
    for button in buttons:
        qtbot.addWidget(button)
        button.resize(968, 190)
        button.lie(True)
    lefts = {button.places()[0].left() for button in buttons}
    assert len(lefts) == 1
    drawn, said = buttons[0].places()
    letters = QFontMetrics(theme.font(theme.current().type.title, bold=True))
    right = 968 - (said.left() + letters.horizontalAdvance(words[0]))
    assert abs(drawn.left() - right) <= 2


def test_a_curve_has_height_enough_for_its_lines(qtbot: QtBot) -> None:
    kiosk_letters()
    curves = Curves((0, 40, 80), (0, 50, 90), "今日最好")
    qtbot.addWidget(curves)
    assert curves.minimumHeight() >= 2 * theme.current().metrics.action


def test_what_ends_the_number_is_as_large_as_its_digits(qtbot: QtBot) -> None:
    kiosk_letters()
    pad = NumberPad()
    qtbot.addWidget(pad)
    pad.show()
    QApplication.processEvents()
    assert pad.keys["确定"].fontInfo().pixelSize() == pad.keys["5"].fontInfo().pixelSize()


def test_stars_that_are_not_lit_are_told_by_their_shape(qtbot: QtBot) -> None:
    """In every set of colours, as stars are."""
    kiosk_letters()
    pack = SimpleNamespace(title="CPR 节拍")
    sitting, speaker = SimpleNamespace(pack=pack, slow=False, seated=False, left=False), SimpleNamespace(on=True)
    screen = GameLevelScreen(sitting, lambda _level: None, speaker, SimpleNamespace(back=None))  # type: ignore[arg-type]
    qtbot.addWidget(screen)

    assert any("CPR 节拍" in label.text() for label in screen.findChildren(PlainLabel))
    hollow = [sum(star.hollow for star in card.findChildren(IconLabel)) for card in screen.levels.values()]

    assert hollow == [2, 1, 0]
