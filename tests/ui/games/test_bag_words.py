"""What 应急包 says of a bag: praise, the gravest rule, why it is worth nothing, and what the zip asks."""

from __future__ import annotations

from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.bag.offers import offers
from edu.domain.games.bag.packing import FEWEST
from edu.domain.games.bag.points import Packed, points
from edu.domain.games.bag.things import of
from edu.domain.games.bots import bot_of
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import LEVELS, Level
from tests.edu.domain.games.bag_play import holding
from tests.ui.games.bag_hands import GAME, glass_of, play_of, until_shut
from tests.ui.games.hands import make_glass, touch
from ui.games.bag.moment import said
from ui.games.bag.view import AGAIN, BagView


def test_a_right_bag_is_praised_and_a_poor_one_gets_its_gravest_rule(qtbot: QtBot) -> None:
    good = cast("BagView", until_shut(qtbot, "skilled", 1).view)._moment
    poor_glass = until_shut(qtbot, "average", 1)
    poor = cast("BagView", poor_glass.view)._moment
    assert good is not None
    assert poor is not None

    assert good.said.good
    assert good.said.missing == good.said.useless == ()
    bag = play_of(poor_glass).closed[0]
    assert not poor.said.good
    assert poor.said.text == poor_glass.view.kit.pack.card(play_of(poor_glass).missed()[0]).rule  # type: ignore[union-attr]
    assert set(poor.said.missing) == bag.needed - bag.inside


@pytest.mark.parametrize(
    ("bag", "words"),
    [
        (holding(5), "装够一半"),
        (holding(5, share_left=99), "装够一半"),
        (holding(8, share_left=99), "没看全就拉上"),
        (holding(8, fumbled=4), "拿进拿出太多次"),
        (holding(8, refused=4), "抵没了"),
    ],
)
def test_a_bag_that_is_worth_nothing_says_why(bag: Packed, words: str) -> None:
    assert sum(points(bag)) == 0
    assert words in said(bag, make_glass(1, game=GAME).view.kit.pack).text


@pytest.mark.parametrize("bag", [holding(7), holding(11, share_left=99), holding(10, fumbled=3)])
def test_a_bag_that_is_worth_something_gets_its_rule(bag: Packed) -> None:
    pack = make_glass(1, game=GAME).view.kit.pack
    assert sum(points(bag)) > 0
    assert said(bag, pack).text in {card.rule for card in pack.cards}


@pytest.mark.parametrize("level", LEVELS)
def test_a_zip_that_is_touched_too_early_is_asked_about_where_hints_are_given(qtbot: QtBot, level: Level) -> None:
    glass = glass_of(qtbot, level=level)
    play = play_of(glass)
    play.inside.extend(of("base")[:FEWEST])
    play.changed = FEWEST
    glass.advance()

    for _ in range(2):  # a hand that trembles
        touch(glass, "zip")
        glass.advance(10)
        if level == 3:
            break

    assert play.shut == (level == 3)
    if level < 3:
        assert "再按一下" in cast("BagView", glass.view).hints.text()
        glass.advance(AGAIN)
        touch(glass, "zip")
        glass.advance()
        assert play.shut


def test_who_packs_on_after_the_zip_has_asked_is_asked_again(qtbot: QtBot) -> None:
    """A finger that strayed over the zip twice has answered nothing."""
    glass = glass_of(qtbot)
    play_of(glass).inside.extend(of("base")[:FEWEST])
    play_of(glass).changed = FEWEST
    glass.advance()
    touch(glass, "zip")
    glass.advance(AGAIN)
    glass.view.do(next(act for act in offers(play_of(glass)) if act.name == "take"))
    glass.advance(AGAIN)
    packed = len(play_of(glass).inside)

    touch(glass, "zip")
    glass.advance()

    assert (packed, play_of(glass).shut) == (FEWEST + 1, False)
    assert "再按一下" in cast("BagView", glass.view).hints.text()


def test_who_stuffed_a_bag_that_is_right_is_told_so_and_not_that_it_is_too_heavy(qtbot: QtBot) -> None:
    glass = glass_of(qtbot, 6, 1)
    bot = bot_of(GAMES[GAME], "skilled", 6)
    play_of(glass).refused = 3
    while not play_of(glass).shut:
        for act in bot.acts(glass.round.play):
            glass.view.do(act)
        glass.advance()
    told = cast("BagView", glass.view)._moment
    assert told is not None

    assert (told.said.good, told.said.head) == (False, "装不下，别硬塞")
    assert told.said.text == glass.view.kit.pack.card("heavy").rule  # type: ignore[union-attr]
