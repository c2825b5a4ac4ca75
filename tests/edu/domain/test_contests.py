"""An evening as a machine: points, places, undo, early presses, storms; questions drawn once each."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from edu.domain.contests.buzzer import Buzzer
from edu.domain.contests.drawing import draw, frozen, thawed
from edu.domain.contests.play import Move, MoveKind, Setup, State, effective, leaders, played, ranks, refusal, setup_of
from edu.domain.contests.rules import USUAL, Round, faults
from edu.domain.errors import BadFile, InvalidInput
from edu.domain.questions import Question
from tests.edu.services.school import make_question

REQUIRED = Round(kind="required", count=1, right=10, wrong=2)
BUZZER = Round(kind="buzzer", count=2, right=10, wrong=10, early=5)
RISK = Round(kind="risk", count=1, stakes=(10, 20, 30))


def pool(size: int = 60) -> list[Question]:
    return [replace(make_question(f"q{n}"), difficulty=30 + n % 60) for n in range(size)]


def setup(*rounds: Round, teams: int = 2) -> Setup:
    return setup_of(rounds, teams, draw(pool(), rounds, teams, 1))


class Evening:
    def __init__(self, made: Setup) -> None:
        self.setup, self.moves = made, list[Move]()

    @property
    def state(self) -> State:
        return played(self.setup, self.moves)

    def do(self, kind: MoveKind, **more: object) -> State:
        move = Move(number=len(self.moves) + 1, kind=kind, slot=self.state.at, **more)  # type: ignore[arg-type]
        if kind != "undo":
            assert refusal(self.setup, self.state, move) == ""
        self.moves.append(move)
        return self.state

    def right(self) -> State:
        return self.do("answer", options=("run",))

    def wrong(self) -> State:
        return self.do("answer", options=("wait",))


def test_required_questions_go_round_and_count_by_their_rule() -> None:
    evening = Evening(setup(REQUIRED, REQUIRED))
    order = [(slot.round, slot.team) for slot in evening.setup.slots]
    evening.do("ask")
    evening.right()
    evening.do("ask")

    state = evening.wrong()

    assert order == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert state.scores == (10, -2)
    assert [result.correct for result in state.results] == [True, False]


def test_a_buzzer_question_is_for_the_first_and_an_early_one_is_out() -> None:
    evening = Evening(setup(BUZZER, teams=3))
    evening.do("ask")
    state = evening.do("early", team=0)
    assert (state.scores, state.locked) == ((-5, 0, 0), {0})
    assert refusal(evening.setup, state, Move(number=9, kind="buzz", team=0)) == "这个队这道题不能抢。"
    evening.do("buzz", team=2, after_ms=412)
    assert refusal(evening.setup, evening.state, Move(number=9, kind="buzz", team=1)) == "现在不是抢答的时候。"

    state = evening.wrong()

    assert state.scores == (-5, 0, -10)
    assert evening.do("ask").locked == frozenset()


def test_a_risk_question_gains_or_costs_its_stake_and_can_be_left() -> None:
    evening = Evening(setup(RISK, teams=3))
    assert refusal(evening.setup, evening.state, Move(number=1, kind="ask")) == "请先选分值。"
    evening.do("ask", stake=30)
    evening.right()
    evening.do("ask", stake=20)
    evening.wrong()

    state = evening.do("pass")

    assert state.scores == (30, -20, 0)
    assert state.slot is None
    assert [result.points for result in state.results] == [30, -20, 0]


def test_a_higher_stake_asks_a_harder_question() -> None:
    made = setup(RISK, teams=8)
    for slot in made.slots:
        easy, middle, hard = (made.questions[at].difficulty for at in slot.questions)
        assert easy > middle > hard


def test_an_undo_takes_back_the_last_move_that_stands() -> None:
    evening = Evening(setup(REQUIRED))
    evening.do("ask")
    evening.right()
    evening.do("undo")
    assert (evening.state.phase, evening.state.scores) == ("answering", (0, 0))
    evening.wrong()
    evening.do("undo")
    evening.do("undo")

    state = evening.do("undo")

    assert (state.phase, state.at, state.scores, effective(evening.moves)) == ("ready", 0, (0, 0), [])


def test_equal_leaders_play_off_and_nobody_else() -> None:
    evening = Evening(setup(REQUIRED, teams=3))
    for answer in (evening.right, evening.right, evening.wrong):
        evening.do("ask")
        answer()
    assert (evening.state.slot, leaders(evening.state)) == (None, (0, 1))
    evening.do("extra")
    assert evening.do("ask").locked == {2}
    evening.do("buzz", team=1)

    state = evening.right()

    assert ranks(state.scores) == (2, 1, 3)
    extra = Move(number=99, kind="extra")
    assert refusal(evening.setup, state, extra) == "第一名没有并列，不用加赛。"


def test_places_are_shared_as_in_sport() -> None:
    assert ranks((10, 30, 10, 0)) == (2, 1, 2, 4)


def test_spare_questions_end() -> None:
    evening = Evening(setup(REQUIRED))
    for _ in range(2):
        evening.do("ask")
        evening.do("pass")
    spare = len(evening.setup.questions) - 2
    for _ in range(spare):
        evening.do("extra")
        evening.do("ask")
        evening.do("pass")

    assert refusal(evening.setup, evening.state, Move(number=99, kind="extra")) == "备用题已经用完。"


def test_a_move_that_does_not_fit_changes_nothing() -> None:
    made = setup(REQUIRED)
    fresh = State(scores=(0, 0), slots=made.slots)
    answering = played(made, [Move(number=1, kind="ask")])
    for state, move, why in (
        (fresh, Move(number=1, kind="answer", options=("run",)), "还没有队伍答题。"),
        (fresh, Move(number=1, kind="ask", slot=3), "已经到下一题了。"),
        (fresh, Move(number=1, kind="extra"), "题目还没有答完，不用加赛。"),
        (answering, Move(number=2, kind="ask"), "这道题已经出了。"),
        (answering, Move(number=2, kind="answer"), "请选这个队说的选项。"),
        (answering, Move(number=2, kind="answer", options=("zzz",)), "请选这个队说的选项。"),
    ):
        assert refusal(made, state, move) == why
    with pytest.raises(ValueError, match="已经到下一题了"):
        played(made, [Move(number=1, kind="ask", slot=5)])


@pytest.mark.parametrize("seed", range(20))
def test_any_run_of_moves_scores_what_its_results_say(seed: int) -> None:
    """Random evenings with undos: scores are the sum of points less early presses, and each slot is played once."""
    rng = random.Random(seed)
    evening = Evening(setup(*USUAL, teams=4))
    early = [0] * 4
    for _ in range(400):
        state = evening.state
        options = [
            Move(number=len(evening.moves) + 1, kind=kind, slot=state.at, team=rng.randrange(-1, 5),  # type: ignore[arg-type]
                 stake=rng.choice((0, 10, 20, 30)), options=rng.choice(((), ("run",), ("wait",))))
            for kind in ("ask", "early", "buzz", "answer", "pass", "extra")
        ]  # fmt: skip
        fit = [move for move in options if refusal(evening.setup, state, move) == ""]
        if fit and rng.random() < 0.9:
            evening.moves.append(rng.choice(fit))
        elif effective(evening.moves):
            evening.moves.append(Move(number=len(evening.moves) + 1, kind="undo"))
    for move in effective(evening.moves):
        if move.kind == "early":
            early[move.team] += 1
    state = evening.state

    for team in range(4):
        assert state.scores[team] == sum(r.points for r in state.results if r.team == team) - 5 * early[team]
        assert sum(foul.points for foul in state.fouls if foul.team == team) == -5 * early[team]
    assert [result.slot for result in state.results] == list(range(len(state.results)))


# -- drawing --


@pytest.mark.parametrize("teams", [2, 5, 8])
def test_no_question_is_drawn_twice_and_a_seed_draws_the_same(teams: int) -> None:
    questions = pool(90)

    drawn = draw(questions, USUAL, teams, 7)

    ids = [question.id for question in drawn]
    needed = sum(one.questions(teams) for one in USUAL)
    assert len(ids) == len(set(ids))
    assert needed < len(ids) <= needed + 6
    assert ids == [question.id for question in draw(questions, USUAL, teams, 7)]
    assert ids != [question.id for question in draw(questions, USUAL, teams, 8)]
    assert len(setup_of(USUAL, teams, drawn).slots) == 2 * teams + 6 + teams


def test_sisters_of_a_group_never_meet() -> None:
    questions = [replace(one, group="a" if n < 30 else None) for n, one in enumerate(pool())]

    drawn = draw(questions, (REQUIRED,), 8, 1)

    assert sum(question.group == "a" for question in drawn) <= 1


def test_a_bank_too_small_says_how_small() -> None:
    with pytest.raises(InvalidInput, match="只有 5 道可用的题，这样比赛要 18 道"):
        draw(pool(5), (*USUAL[:1], Round(kind="buzzer", count=14)), 2, 1)


def test_questions_are_frozen_whole() -> None:
    drawn = draw(pool(), (REQUIRED,), 2, 1)

    assert thawed(frozen(drawn).encode()) == drawn
    with pytest.raises(BadFile):
        thawed(b"[{}]")


def test_rules_that_cannot_be_played_are_named() -> None:
    assert list(faults(USUAL, 4)) == []
    said = "".join(
        faults(
            (
                replace(REQUIRED, count=0), replace(BUZZER, early=-1), replace(RISK, stakes=(20, 10)),
                Round(kind="risk", count=1), Round(kind="extra", count=1),
            ),
            9,
        )
    )  # fmt: skip
    for part in ("队数应在", "第 1 轮的题数", "第 2 轮的分值", "第 3 轮要有", "第 4 轮要有", "第 5 轮的题型"):
        assert part in said
    assert list(faults((), 2)) == ["至少要有一轮题。"]


# -- the buzzer --


def test_the_first_press_after_the_word_wins_however_many_follow() -> None:
    """Keys of eight teams all down at once, again and again."""
    rng = random.Random(3)
    for _ in range(200):
        buzzer = Buzzer(8)
        storm = [rng.randrange(-1, 10) for _ in range(300)]
        word = rng.randrange(300)
        said = []
        for at, team in enumerate(storm):
            if at == word:
                buzzer.open(at)
                buzzer.open(at + 1)
            said.append(buzzer.press(team))
        early = {team for at, team in enumerate(storm) if at < word and 0 <= team < 8}
        free = [team for at, team in enumerate(storm) if at >= word and 0 <= team < 8 and team not in early]
        assert said.count("early") == len(early)
        assert said.count("first") == bool(free)
        assert buzzer.winner == (free[0] if free else None)
