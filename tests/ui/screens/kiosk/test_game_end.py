"""The card at the end of a round."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import Part
from tests.stores import shipped_library
from tests.ui.screens.kiosk.test_use_of_room import kiosk_letters
from tests.ui.screens.kiosk.test_whole_rows import SIZES
from ui import theme
from ui.gallery import settle
from ui.games.pictures import ART
from ui.picture_checks import clipped_texts
from ui.screens.kiosk import offers
from ui.screens.kiosk.game_end import GameEndScreen
from ui.screens.kiosk.game_end_parts import PartBar, place
from ui.screens.kiosk.game_sitting import GameSitting
from ui.screens.kiosk.offers import Rule


@pytest.mark.parametrize("game", GAMES)
def test_every_bar_begins_after_the_longest_name_of_its_card(qtbot: QtBot, game: str) -> None:
    parts: list[Part] = list(GAMES[game].start(1, 1).parts())
    names = [part.name for part in parts]
    live = theme.current()
    letters = QFontMetricsF(theme.font(live.type.body, bold=True))
    bars = [PartBar(part, names) for part in parts]
    for bar in bars:
        qtbot.addWidget(bar)
        bar.resize(760, bar.height())

    starts = {bar.bar().x() for bar in bars}

    assert len(starts) == 1
    assert starts.pop() >= max(map(letters.horizontalAdvance, names)) + live.metrics.s


@pytest.mark.parametrize(("record", "word"), [(True, "之前最好"), (False, "今日最好")])
def test_the_line_ends_at_the_score_and_the_other_says_which_best_it_is(qtbot: QtBot, record: bool, word: str) -> None:
    game = GAMES["extinguisher"]
    _, result = played_by(game, bot_of(game, "skilled", 12), 12, 1)
    assert result.curve[-1] < result.score  # points of the last moment
    sitting = GameSitting(shipped_library().game("extinguisher"), record=record, curve_to_beat=(20, 60))
    navigator = SimpleNamespace(can_go=lambda _name: False)
    screen = GameEndScreen(sitting, result, Rule(text="先喊人。", source=""), navigator, ask=False)  # type: ignore[arg-type]
    qtbot.addWidget(screen)
    curves = screen.curves

    assert curves.accessibleName() == f"得分过程：最后 {result.score} 分；{word} 60 分"
    assert curves.best == word
    curves.resize(900, 300)
    room = curves.room()
    assert place(room, 0, 0, 2) == room.bottomLeft()
    assert place(room, 1, 100, 2) == room.topRight()
    assert 0 < room.left() < room.top() * 2
    assert room.bottom() < 300


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("game", GAMES)
def test_every_longest_rule_is_whole(qtbot: QtBot, game: str, large: bool, size: tuple[int, int]) -> None:
    library = shipped_library()
    pack = library.game(game)
    told = [Rule(text=card.rule, source="；".join(offers.cited(card.cites, library))) for card in pack.cards]
    _, result = played_by(GAMES[game], bot_of(GAMES[game], "average", 12), 12, 1)
    drawing = ART / "extinguisher" / "hero-worry.svg"
    for longest in (max(told, key=lambda one: len(one.text)), max(told, key=lambda one: len(one.source))):
        kiosk_letters(large=large)
        rule = Rule(text=longest.text, source=longest.source, picture=drawing)
        screen = GameEndScreen(GameSitting(pack), result, rule, SimpleNamespace(can_go=lambda _: True), ask=True)  # type: ignore[arg-type]
        qtbot.addWidget(screen)
        screen.resize(*size)
        screen.show()
        settle()
        words = screen.rule.words

        assert clipped_texts(screen) == []
        assert words.height_at(words.width(), words.letters) <= words.height()
