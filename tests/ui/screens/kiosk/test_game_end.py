"""The card at the end of a round."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import Part
from ui import theme
from ui.screens.kiosk.game_end_parts import PartBar


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
