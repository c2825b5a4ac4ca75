"""村长与小河: what each level tells, why a hand is refused, what is heard, what is said at the end."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of
from edu.domain.games.catalogue import GAMES
from edu.domain.games.river.points import FREE, points
from edu.domain.games.river.village import BANKS, ROWS, TASKS
from edu.domain.games.rules import LEVELS, Level
from tests.ui.games.hands import touch
from tests.ui.games.river_hands import GAME, Hands, glass_of, view_of
from ui.games.river.controls import ROW_WORDS, member_key, row_key
from ui.games.river.moment import said
from ui.games.river.needless import needless
from ui.games.river.orders import advised
from ui.games.speaker import Speaker
from ui.games.voice import CAPTIONS


def test_a_row_without_a_task_or_under_water_or_with_all_busy_says_why_it_refuses(qtbot: QtBot) -> None:
    speaker = Speaker()
    glass = glass_of(speaker=speaker)
    view = view_of(glass)
    qtbot.addWidget(glass)
    glass.advance()
    hints = view._hints

    touch(glass, row_key(0))
    assert hints.text() == "先点要做的事，再点一排房子"
    assert speaker.heard == CAPTIONS["bad"]

    for row in (0, 1, 2, 2):
        touch(glass, "knock", row_key(row))
        glass.advance(30)
    touch(glass, row_key(1))
    assert hints.text() == "四个人都在忙，点一个人来改派"

    view.village.stage = BANKS[0]
    touch(glass, row_key(0))
    assert hints.text() == "水已经到了，先顾上面的"
    glass.advance()
    assert len(glass.round.log) == 4


@pytest.mark.parametrize("level", LEVELS)
def test_where_nobody_is_needed_it_is_said_as_it_happens_and_no_point_goes_without_a_word(
    qtbot: QtBot, level: Level
) -> None:
    glass = glass_of(level=level)
    view = view_of(glass)
    qtbot.addWidget(glass)
    glass.advance()
    early = view.village.early
    for house in view.village.houses[early]:
        house.answered = house.safe = True
    name = ROW_WORDS[early]
    expected = [(0, "call", f"{name}一排已经喊过了，甲白跑一趟"), (0, "knock", f"{name}一排没有门要敲了，甲白跑一趟"),
                (0, "carry", f"{name}一排没有要背的人，甲白跑一趟"), (0, "guard", ""),
                (1, "guard", f"{name}一排路口有人守了，乙白跑一趟")]  # fmt: skip
    before = points(view.village)
    for number, task, told in expected:
        view._hints.warn("")
        touch(glass, member_key(number), task, row_key(early))
        glass.advance()
        now = points(view.village)
        assert view._hints.text() == told
        assert now >= before or told
        before = now

    assert view.village.needless == 4


def test_others_who_are_enough_are_named_and_a_corner_too_early_as_well(qtbot: QtBot) -> None:
    glass = glass_of()
    view = view_of(glass)
    qtbot.addWidget(glass)
    village = view.village
    row = next(row for row in range(ROWS) if row != village.early)
    view.do(Act("send", 0, row * len(TASKS)))
    glass.advance()

    assert needless(village, 1, row, "call") == f"{ROW_WORDS[row]}一排有人去喊了，乙白跑一趟"
    assert needless(village, 0, row, "call") == ""
    assert needless(village, 1, row, "guard") == f"{ROW_WORDS[row]}一排还没走一半，先不用守，乙白跑一趟"
    assert needless(village, 1, village.early, "knock") == ""


def test_who_stands_there_already_is_told_why_and_walks_nowhere(qtbot: QtBot) -> None:
    glass = glass_of()
    view = view_of(glass)
    qtbot.addWidget(glass)
    row = next(row for row in range(ROWS) if row != view.village.early)
    view.do(Act("send", 0, row * len(TASKS)))
    glass.advance(600)
    touch(glass, member_key(0), "call", row_key(row))
    glass.advance()

    assert view._hints.text() == f"{ROW_WORDS[row]}一排已经喊过了"
    assert view.village.needless == 0


def test_a_night_of_many_walks_for_nothing_says_so_and_is_not_praised(qtbot: QtBot) -> None:
    glass = glass_of()
    view = view_of(glass)
    qtbot.addWidget(glass)
    for house in view.village.all_houses():
        house.answered = house.safe = True
    view.village.needless = FREE
    assert said(view.village, (), view.kit.pack).good

    view.village.needless = FREE + 4
    told = said(view.village, (), view.kit.pack)
    assert not told.good
    assert told.head == f"天亮了，全村平安，白跑 {FREE + 4} 趟"
    assert "还缺什么" in told.text


def test_when_somebody_is_at_everything_one_more_is_advised_where_there_are_more_doors(qtbot: QtBot) -> None:
    glass = glass_of()
    view = view_of(glass)
    qtbot.addWidget(glass)
    village = view.village
    for row in range(ROWS):
        if row != village.early:
            for house in village.houses[row]:
                house.answered = house.safe = True
            village.called[row] = True
    for number, row in enumerate(row for row in range(ROWS) if row != village.early):
        view.do(Act("send", number, row * len(TASKS) + TASKS.index("guard")))
    view.do(Act("send", 2, village.early * len(TASKS) + TASKS.index("knock")))
    glass.advance()

    assert advised(village) == (village.early, "knock")


def test_the_first_level_leads_by_the_hand_the_second_after_nine_seconds_the_third_never(qtbot: QtBot) -> None:
    texts: dict[int, list[str]] = {}
    for level in LEVELS:
        glass = glass_of(level=level)
        view = view_of(glass)
        qtbot.addWidget(glass)
        glass.advance(60)
        early = view._hints.text()
        glass.advance(10 * 60)
        texts[level] = [early, view._hints.text()]

    assert texts[1] == ["近水一排还没喊到，先点“喊广播”"] * 2
    assert texts[2] == ["", "近水一排还没喊到，先点“喊广播”"]
    assert texts[3] == ["", ""]


def test_who_follows_the_first_level_does_well(qtbot: QtBot) -> None:
    """The advice is good advice: touched as soon as it is given, it wins a medal."""
    glass = glass_of(seed=5)
    view = view_of(glass)
    qtbot.addWidget(glass)
    while not glass.round.over:
        advice = view._hints.advice
        if advice is not None and glass.round.steps % 60 == 0:
            touch(glass, advice[1], row_key(advice[0]))
        glass.advance()

    assert glass.round.result().score >= 70


def test_nothing_is_advised_that_somebody_does_already(qtbot: QtBot) -> None:
    glass = glass_of()
    view = view_of(glass)
    qtbot.addWidget(glass)

    assert advised(view.village) == (0, "call")
    view.do(Act("send", 0, TASKS.index("call")))
    glass.advance()

    assert advised(view.village) == (1, "call")


def test_what_happens_is_heard_and_read(qtbot: QtBot) -> None:
    speaker = Speaker()
    heard: list[str] = []
    glass = glass_of(seed=3, level=2, speaker=speaker)
    view = view_of(glass)
    qtbot.addWidget(glass)
    bot = bot_of(GAMES[GAME], "average", 3)
    while not glass.round.over:
        for act in bot.acts(glass.round.play):
            view.do(act)
        glass.advance()
        if not heard or heard[-1] != speaker.heard:
            heard.append(speaker.heard)

    assert {CAPTIONS[name] for name in ("horn", "knock", "oink", "flood", "thunder")} <= set(heard)


def test_a_night_without_a_fault_is_praised_and_a_fault_gets_its_rule(qtbot: QtBot) -> None:
    glass = glass_of(seed=2)
    view = view_of(glass)
    qtbot.addWidget(glass)
    Hands(glass, bot_of(GAMES[GAME], "skilled", 2)).play()
    missed = glass.round.play.missed()

    good = said(view.village, (), view.kit.pack)
    fault = said(view.village, ("answered",), view.kit.pack)

    card = view.kit.pack.card("answered")
    assert card is not None
    assert fault.text == card.rule
    assert not fault.good
    assert good.good
    glass.advance(20)
    assert view._moment is not None
    assert view._moment.said == said(view.village, missed, view.kit.pack)
