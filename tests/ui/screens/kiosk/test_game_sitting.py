"""What a visit keeps of its games, and what is said of it."""

from __future__ import annotations

import pytest

from edu.domain.games.pack import GamePack
from edu.domain.games.rounds import Result
from ui.screens.kiosk.game_sitting import GameSitting, gain_words
from ui.screens.kiosk.visit import Visit, VisitCounts


def pack(name: str) -> GamePack:
    return GamePack(
        id=name, version=1, title=name, tagline="", tutorial=(), cards=(), before=(), after=(), practise=""
    )  # fmt: skip


def result(score: int, *missed: str) -> Result:
    return Result(score=score, parts=(), missed=missed, steps=600, curve=(score,), digest="")


def left(*sittings: GameSitting) -> VisitCounts:
    booked: list[VisitCounts] = []
    visit = Visit(lambda: 0, booked.append)
    for sitting in sittings:
        visit.play(sitting)
    visit.leave("left")
    assert visit.games == {}
    return booked[0]


def test_the_best_round_and_the_last_faults_are_booked() -> None:
    sitting = GameSitting(pack("one"), level=2)
    sitting.ended(result(80, "root"), record=True)
    sitting.ended(result(60, "alarm-first"), record=False)

    facts = sitting.facts()

    assert (facts.score, facts.missed, facts.level) == (80, ("alarm-first",), 2)


def test_a_game_that_was_never_ended_has_no_score_and_no_level() -> None:
    facts = GameSitting(pack("one"), level=3, before=[True, False]).facts()

    assert (facts.score, facts.level, facts.before, facts.after) == (-1, 0, (2, 1), (0, 0))


def test_of_two_games_the_one_that_was_measured_is_booked() -> None:
    measured = GameSitting(pack("one"), before=[True], after=[True])
    begun = GameSitting(pack("two"), before=[False])

    assert left(measured, begun).game == measured.facts()
    assert left(measured, GameSitting(pack("three"), before=[True], after=[False])).game.game == "three"  # type: ignore[union-attr]
    assert left(begun).game == begun.facts()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ((3, 1), (3, 3), "学到手了！"),
        ((3, 3), (3, 3), "全都会！"),
        ((3, 1), (3, 1), "稳住了！"),
        ((3, 2), (3, 1), "又多想了几条！"),
    ],
)
def test_what_was_learned_is_said_kindly(before: tuple[int, int], after: tuple[int, int], said: str) -> None:
    big, sentence = gain_words(before, after)

    assert big == said
    assert not any(word in sentence for word in ("失败", "不及格", "退步", "太差"))
