"""An evening over a real store: every move durable, found again after a kill, closed with its places."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import text

from edu.domain.actors import Actor, Role
from edu.domain.contests.record import ContestPlan, ContestView
from edu.domain.contests.rules import Round
from edu.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound
from edu.services.contests import Contests
from edu.storage.integrity import digest, verify
from edu.storage.refolding import rebuild
from tests.edu.services.school import KIOSK, TRAINER, learner
from tests.recount import read_events
from tests.stores import Bench

ROUNDS = (
    Round(kind="required", count=1, right=10),
    Round(kind="buzzer", count=1, right=10, wrong=10, early=5),
    Round(kind="risk", count=1, stakes=(10, 20)),
)
PLAN = ContestPlan(
    title="119 消防知识竞赛", teams=("石坑村队", "茶厂队"), topics=("fire-escape", "extinguisher"), rounds=ROUNDS
)


def service(bench: Bench) -> Contests:
    return bench.services().contests


def opened(bench: Bench) -> str:
    return service(bench).open(TRAINER, PLAN, seed=5)


def answer(bench: Bench, contest: str, *, right: bool) -> ContestView:
    """What the team says, right or wrong."""
    held = service(bench).view(TRAINER, contest)
    question = held.question
    assert question is not None
    said = question.key if right else frozenset([next(o.id for o in question.options if not o.correct)])
    return service(bench).answer(TRAINER, contest, held.state.at, sorted(said))


def play(bench: Bench, contest: str) -> None:
    """10:0 by 必答, the second team early, the first right at the buzzer; +20 and −10 by 风险."""
    contests = service(bench)
    for right in (True, False):
        contests.ask(TRAINER, contest, contests.view(TRAINER, contest).state.at)
        answer(bench, contest, right=right)
    contests.ask(TRAINER, contest, 2)
    contests.early(TRAINER, contest, 2, 1)
    contests.buzz(TRAINER, contest, 2, 0, 833)
    answer(bench, contest, right=True)
    for slot, stake, right in ((3, 20, True), (4, 10, False)):
        contests.ask(TRAINER, contest, slot, stake)
        answer(bench, contest, right=right)


def test_an_evening_is_played_closed_and_kept(bench: Bench) -> None:
    contest = opened(bench)
    play(bench, contest)

    closed = service(bench).close(TRAINER, contest)

    assert closed.table == [(1, 0, 40), (2, 1, -15)]
    (record,) = service(bench).evenings(TRAINER)
    assert (record.state, record.scores, record.day) == ("closed", (40, -15), "2026-11-22")
    assert (record.title, record.names, record.name(1)) == (PLAN.title, PLAN.teams, "茶厂队")
    for late in (lambda: service(bench).undo(TRAINER, contest), lambda: service(bench).close(TRAINER, contest)):
        with pytest.raises(Conflict, match="已经结束"):
            late()
    before = digest(bench.store)
    rebuild(bench.store)
    assert digest(bench.store) == before
    assert verify(bench.store).ok


def test_after_a_kill_the_evening_goes_on_where_it_stood(bench: Bench) -> None:
    """Between any two moves another program finds the same state: nothing is held in memory."""
    contest = opened(bench)
    service(bench).ask(TRAINER, contest, 0)
    before = service(bench).view(TRAINER, contest)

    bench.clock.reboot("1" * 32)
    after = bench.services().contests.view(TRAINER, contest)

    assert after == before
    assert after.question is not None
    assert answer(bench, contest, right=True).state.scores == (10, 0)


def test_a_move_made_twice_is_refused_and_counts_once(bench: Bench) -> None:
    contest = opened(bench)
    service(bench).ask(TRAINER, contest, 0)
    held = answer(bench, contest, right=True)

    with pytest.raises(Conflict, match="已经到下一题"):
        service(bench).answer(TRAINER, contest, 0, ["x"])
    with pytest.raises(Conflict):
        service(bench).ask(TRAINER, contest, 0)

    assert service(bench).view(TRAINER, contest) == held


def test_an_undo_is_kept_beside_what_it_took_back(sqlite_bench: Bench) -> None:
    bench = sqlite_bench
    contest = opened(bench)
    with pytest.raises(Conflict, match="没有可以撤销"):
        service(bench).undo(TRAINER, contest)
    service(bench).ask(TRAINER, contest, 0)
    answer(bench, contest, right=True)

    held = service(bench).undo(TRAINER, contest)

    assert (held.state.scores, held.state.phase) == ((0, 0), "answering")
    moves = [fact["move"] for kind, *_, fact in read_events(bench.store) if kind == "contest_moved"]
    assert moves == ["ask", "answer", "undo"]


def test_equal_teams_play_off(sqlite_bench: Bench) -> None:
    contests = service(sqlite_bench)
    plan = replace(PLAN, rounds=ROUNDS[:1])
    contest = contests.open(TRAINER, plan, seed=5)
    for slot in range(2):
        contests.ask(TRAINER, contest, slot)
        contests.pass_on(TRAINER, contest, slot)
    contests.play_off(TRAINER, contest)
    contests.ask(TRAINER, contest, 2)
    contests.buzz(TRAINER, contest, 2, 1, 400)
    answer(sqlite_bench, contest, right=True)

    assert contests.close(TRAINER, contest).table == [(1, 1, 10), (2, 0, 0)]


def test_an_evening_that_came_without_its_questions_says_so(sqlite_bench: Bench) -> None:
    contest = opened(sqlite_bench)
    with sqlite_bench.store.engines.writer.connect() as connection, connection.begin():
        connection.execute(text("DELETE FROM blobs"))

    with pytest.raises(NotFound, match="题目没有随记录带来"):
        service(sqlite_bench).view(TRAINER, contest)


def test_an_evening_ends_only_when_it_is_over_or_given_up(sqlite_bench: Bench) -> None:
    bench = sqlite_bench
    contest = opened(bench)
    with pytest.raises(Conflict, match="还没有答完"):
        service(bench).close(TRAINER, contest)

    service(bench).abandon(TRAINER, contest, "停电了")

    assert service(bench).evenings(TRAINER)[0].state == "abandoned"
    with pytest.raises(NotFound):
        service(bench).view(TRAINER, "0" * 32)


def test_names_stand_in_the_vault_alone(sqlite_bench: Bench) -> None:
    contest = opened(sqlite_bench)
    facts = " ".join(str(fact) for *_, fact in read_events(sqlite_bench.store))

    assert "石坑村队" not in facts
    assert service(sqlite_bench).view(TRAINER, contest).record.name(0) == "石坑村队"


def test_questions_come_from_the_chosen_banks_and_stay_as_drawn(sqlite_bench: Bench) -> None:
    held = service(sqlite_bench).view(TRAINER, opened(sqlite_bench))

    assert {question.bank for question in held.setup.questions} <= set(PLAN.topics)
    assert all(question.scorable and not question.image for question in held.setup.questions)
    shelves = service(sqlite_bench).topics(TRAINER)
    assert set(PLAN.topics) <= {one.bank for _group, shelf in shelves for one in shelf if one.count}
    assert {group.title: [one.bank for one in shelf][:2] for group, shelf in shelves}["火灾与逃生"] == [
        "fire-escape", "extinguisher"
    ]  # fmt: skip


def test_the_right_option_stands_anywhere_and_where_it_stood_before(sqlite_bench: Bench) -> None:
    held = service(sqlite_bench).view(TRAINER, opened(sqlite_bench))
    single = [question for question in held.setup.questions if question.type == "single"]

    places = {held.order(question).index(next(iter(question.key))) for question in single}

    assert len(places) > 1
    again = service(sqlite_bench).view(TRAINER, held.record.id)
    assert [again.order(one) for one in held.setup.questions] == [held.order(one) for one in held.setup.questions]
    for question in held.setup.questions:
        plain = tuple(option.id for option in question.options)
        assert sorted(held.order(question)) == sorted(plain)
        assert question.type != "truefalse" or held.order(question) == plain


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "}, {"teams": ("一队",)}, {"teams": ("一队", "一队")}, {"teams": ("一队", " ")},
        {"teams": ("长" * 21, "二队")}, {"topics": ()}, {"topics": ("gone",)}, {"rounds": ()},
        {"rounds": (Round(kind="buzzer", count=20),) * 20},
    ],
)  # fmt: skip
def test_a_plan_that_cannot_be_played_is_refused(sqlite_bench: Bench, wrong: dict) -> None:
    with pytest.raises(InvalidInput):
        service(sqlite_bench).open(TRAINER, replace(PLAN, **wrong))
    assert list(service(sqlite_bench).evenings(TRAINER)) == []


def test_who_may_not_lead_an_evening(sqlite_bench: Bench) -> None:
    contest = opened(sqlite_bench)
    for actor in (KIOSK, learner("1" * 32), Actor(role=Role.SEAT, id="a/b")):
        with pytest.raises(NotAllowed):
            service(sqlite_bench).open(actor, PLAN)
        with pytest.raises(NotAllowed):
            service(sqlite_bench).ask(actor, contest, 0)


def test_the_workbook_has_the_places_and_every_question(sqlite_bench: Bench, tmp_path: Path) -> None:
    contest = opened(sqlite_bench)
    play(sqlite_bench, contest)

    service(sqlite_bench).workbook(TRAINER, contest, tmp_path / "out.xlsx")

    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    places = [[cell.value for cell in row] for row in book["名次"].iter_rows(min_row=3, max_row=4)]
    assert places == [[1, "石坑村队", 40, 3, 0], [2, "茶厂队", -15, 0, 2]]
    rows = [[cell.value for cell in row] for row in book["逐题记录"].iter_rows(min_row=3)]
    assert [(row[1], row[3], row[6], row[7]) for row in rows] == [
        ("必答题", "石坑村队", "对", 10), ("必答题", "茶厂队", "错", 0),
        ("抢答题", "茶厂队", "抢跑", -5), ("抢答题", "石坑村队", "对", 10),
        ("风险题", "石坑村队", "对", 20), ("风险题", "茶厂队", "错", -10),
    ]  # fmt: skip
    assert all(row[2] and (row[5] or row[6] == "抢跑") for row in rows)
    for _rank, team, points, _right, _wrong in places:
        assert sum(row[7] for row in rows if row[3] == team) == points
