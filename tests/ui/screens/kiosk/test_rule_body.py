"""What a visitor is to take home stands there whole, in the largest letters that have room."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.hall.souvenirs import Souvenir
from tests.stores import shipped_library
from tests.ui.screens.kiosk.test_use_of_room import kiosk_letters
from tests.ui.screens.kiosk.test_whole_rows import SIZES
from ui import theme
from ui.gallery import settle
from ui.picture_checks import clipped_texts
from ui.screens.kiosk import offers
from ui.screens.kiosk.printing import NoPrinter
from ui.screens.kiosk.result import ResultScreen
from ui.screens.kiosk.rule_body import RuleBody
from ui.screens.kiosk.souvenir import SouvenirScreen
from ui.screens.kiosk.stage import Stage
from ui.screens.kiosk.visit import Outcome

NAVIGATOR = SimpleNamespace(back=None, can_go=lambda _name: True)
DAY = date(2026, 11, 20)


def longest(*, drawn: bool) -> offers.Rule:
    library = shipped_library()
    rules = [offers.rule_of_question(question, library) for question in offers.public_questions(library, DAY)]
    return max((rule for rule in rules if (rule.picture is not None) is drawn), key=lambda rule: len(rule.text))


def souvenir(rule: offers.Rule) -> SouvenirScreen:
    taken = Souvenir(title="考一考", rule=rule.text, source=rule.source, hall="体验馆", day=DAY, picture=rule.picture)
    return SouvenirScreen(taken, NoPrinter(), SimpleNamespace(), NAVIGATOR)  # type: ignore[arg-type]


def result(rule: offers.Rule) -> ResultScreen:
    outcome = Outcome(door="quiz", activity="quick", title="考一考", asked=5, correct=3, rule=rule)
    return ResultScreen(outcome, SimpleNamespace(), NAVIGATOR)  # type: ignore[arg-type]


def body_of(qtbot: QtBot, screen: Stage, size: tuple[int, int]) -> RuleBody:
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show()
    settle()
    assert clipped_texts(screen) == []
    body = screen.findChild(RuleBody)
    assert isinstance(body, RuleBody)
    words = body.words
    assert words.height_at(words.width(), words.letters) <= words.height()
    return body


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("drawn", [False, True])
def test_the_longest_rule_is_whole_and_in_large_text_no_smaller(
    qtbot: QtBot, size: tuple[int, int], drawn: bool
) -> None:
    rule = longest(drawn=drawn)
    for make in (souvenir, result):
        letters = []
        for large in (False, True):
            kiosk_letters(large=large)
            letters.append(body_of(qtbot, make(rule), size).words.letters)
        assert letters[1] >= letters[0]


@pytest.mark.parametrize("size", SIZES)
def test_a_short_rule_keeps_its_drawing(qtbot: QtBot, size: tuple[int, int], tmp_path: Path) -> None:
    drawing = tmp_path / "drawing.svg"
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"/>', "utf-8")
    kiosk_letters()
    body = body_of(qtbot, souvenir(offers.Rule(text="先关阀门，再开窗。", source="", picture=drawing)), size)

    assert body.poster is not None
    assert body.poster.isVisible()
    assert body.poster.height() >= theme.current().metrics.action
    assert body.poster.geometry().bottom() < body.words.geometry().top()
