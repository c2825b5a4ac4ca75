"""What a visit keeps of its games, and what is said of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from edu.domain.games.pack import GamePack
from edu.domain.games.rounds import Result
from edu.domain.visits import MOST_DONE, GameVisit, VisitAct
from tests.stores import shipped_library
from ui.screens.kiosk.game_routes import rule_of_game
from ui.screens.kiosk.game_sitting import GameSitting, gain_words
from ui.screens.kiosk.offers import Rule
from ui.screens.kiosk.set_turns import SetTurns
from ui.screens.kiosk.visit import Door, Outcome, Visit, VisitCounts


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


def test_the_why_card_has_a_rule_and_its_source_whether_anything_was_missed_or_not() -> None:
    library = shipped_library()
    for name in library.game_ids:
        sitting = GameSitting(library.game(name))
        last = sitting.pack.cards[-1]
        for missed, card in (((last.id,), last), ((), sitting.pack.cards[0])):
            why = rule_of_game(sitting, result(50, *missed), library, None)
            assert why.text == card.rule
            assert why.source, (name, card.id)


def test_of_two_games_the_one_that_was_measured_is_booked() -> None:
    measured = GameSitting(pack("one"), before=[True], after=[True])
    begun = GameSitting(pack("two"), before=[False])

    assert left(measured, begun).game == measured.facts()
    assert left(measured, GameSitting(pack("three"), before=[True], after=[False])).game.game == "three"  # type: ignore[union-attr]
    assert left(begun).game == begun.facts()


class At:
    """A clock that is set, and a visit on it."""

    def __init__(self) -> None:
        self.ms = 0
        self.booked: list[VisitCounts] = []
        self.visit = Visit(lambda: self.ms, self.booked.append)

    def pass_s(self, seconds: int) -> None:
        self.ms += seconds * 1000


def outcome(door: Door, activity: str) -> Outcome:
    return Outcome(
        door=door, activity=activity, title="", asked=0, correct=0, rule=Rule(text="", source="", picture=None)
    )


def test_all_that_was_done_is_booked_with_its_own_time_and_answers() -> None:
    at = At()
    visit, one = at.visit, GameSitting(pack("one"))
    at.pass_s(9)
    visit.arrive()
    at.pass_s(5)  # before the first door
    visit.play(one)
    visit.answer("q/1", correct=True)
    at.pass_s(40)
    one.ended(result(70, "root"), record=False)
    visit.played()
    visit.play(one)  # its questions follow
    at.pass_s(10)
    visit.enter("quiz", "quick")
    visit.answer("q/2", correct=False)
    at.pass_s(20)
    visit.complete(outcome("quiz", "quick"))
    visit.play(GameSitting(pack("two")))
    at.pass_s(7)
    visit.enter("quiz", "quick")  # once more, and away
    visit.answer("q/3", correct=True)
    at.pass_s(3)
    visit.leave("idle")

    (counts,) = at.booked
    assert counts.acts == (
        VisitAct(door="play", activity="one", seconds=50, asked=1, correct=1, finished=True, game=one.facts()),
        VisitAct(door="quiz", activity="quick", seconds=23, asked=2, correct=1, finished=True),
        VisitAct(door="play", activity="two", seconds=7, game=GameVisit(game="two")),
    )
    assert (counts.door, counts.activity, counts.seconds, counts.asked, counts.ended) == (
        "quiz",
        "quick",
        85,
        3,
        "idle",
    )
    assert visit == Visit(visit.monotonic_ms, visit.book)


def test_a_hand_that_opens_everything_is_booked_all_the_same() -> None:
    at = At()
    for number in range(MOST_DONE + 5):
        at.visit.enter("learn", f"l{number}")
    at.visit.leave("left")

    assert len(at.booked[0].acts) == MOST_DONE
    assert at.booked[0].acts[-1].activity == at.booked[0].activity


def test_each_set_of_questions_comes_first_in_half_of_the_rounds() -> None:
    for day in (date(2026, 11, 22), date(2026, 11, 23)):
        turns = SetTurns(day)
        taken = [turns.take("gas") for _ in range(40)]

        assert Counter(taken) == {"a": 20, "b": 20}
        assert turns.take("river") == taken[0]  # a game's own turn, not another's
    assert {SetTurns(date(2026, 11, day)).take("gas") for day in (22, 23)} == {"a", "b"}


def test_what_is_not_asked_before_is_asked_after() -> None:
    whole = replace(pack("one"), before=("q/1", "q/2"), after=("q/3", "q/4"))

    for first, before, after in (("a", whole.before, whole.after), ("b", whole.after, whole.before)):
        sitting = GameSitting(whole, first=first)  # type: ignore[arg-type]
        assert (sitting.names("before"), sitting.names("after"), sitting.facts().first) == (before, after, first)


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
    assert ("没答对" in sentence) == ("玩之后没答对的，刚才都讲给你听了" in sentence)  # those before were not
    assert not any(word in sentence for word in ("失败", "不及格", "退步", "太差", "更难"))
