from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edu.domain.exams.assembly import assemble
from edu.domain.exams.blueprint import Draw
from edu.domain.exams.paper import Paper
from edu.domain.questions import Bank, Question, QuestionType, Situation
from tests.edu.domain.exams.builders import TODAY, make_blueprint, make_question, make_section

SEEDS = st.integers(0, 2**63 - 1)


def ask(name: str, *facts: str, group: str | None = None, type_: QuestionType = "single") -> Question:
    bank = name.partition("/")[0]
    return make_question(name, type_, facts=facts, group=f"{bank}/{group}" if group else None)


def told(name: str, situation: str, *facts: str) -> Question:
    return make_question(name, facts=facts, situation=Situation(id=f"fire/{situation}", text="半夜……"))


def banks_of(*questions: Question) -> dict[str, Bank]:
    rows: dict[str, list[Question]] = {}
    for question in questions:
        rows.setdefault(question.bank, []).append(question)
    return {id_: Bank(id=id_, title="库", topic="T01", course=None, questions=tuple(row)) for id_, row in rows.items()}


def names(paper: Paper) -> set[str]:
    return {item.question.id for item in paper.items}


def repeats(paper: Paper) -> int:
    asked = Counter(item.question.facts for item in paper.items if len(item.question.facts) == 1)
    return sum(times - 1 for times in asked.values())


@given(seed=SEEDS)
def test_two_groups_of_one_fact_give_their_other_questions(seed: int) -> None:
    """Of group b only one question asks something else, and a has to leave the fact to c."""
    banks = banks_of(
        ask("fire/a1", "x", group="a"),
        ask("fire/a2", "y", group="a"),
        ask("fire/b1", "y", group="b"),
        ask("fire/b2", "z", group="b"),
        ask("fire/c1", "x", group="c"),
    )
    paper = assemble(make_blueprint(make_section(Draw(bank="fire", count=3))), banks, seed, TODAY)
    assert names(paper) == {"fire/a2", "fire/b2", "fire/c1"}


@given(seed=SEEDS)
def test_one_fact_is_asked_once_over_banks_types_and_sections(seed: int) -> None:
    """Each of the three draws has a question on x and one other; only one of them may take that on x."""
    banks = banks_of(
        ask("fire/q1", "x"),
        ask("fire/q2", "u"),
        ask("gas/q1", "x"),
        ask("gas/q2", "v"),
        ask("gas/t1", "x", type_="truefalse"),
        ask("gas/t2", "w", type_="truefalse"),
    )
    sections = (
        make_section(Draw(bank="gas", count=1), title="判断题", type_="truefalse"),
        make_section(Draw(bank="fire", count=1), Draw(bank="gas", count=1)),
    )
    paper = assemble(make_blueprint(*sections), banks, seed, TODAY)
    assert repeats(paper) == 0
    assert [item.question.bank for item in paper.items].count("gas") == 2


def test_the_exchange_takes_every_question_now_and_then() -> None:
    """Nothing is shut out because something else asks the same."""
    banks = banks_of(ask("fire/q1", "x"), ask("fire/q2", "u"), ask("gas/q1", "x"), ask("gas/q2", "v"))
    section = make_section(Draw(bank="fire", count=1), Draw(bank="gas", count=1))
    drawn = Counter(name for s in range(60) for name in names(assemble(make_blueprint(section), banks, s, TODAY)))
    assert set(drawn) == {"fire/q1", "fire/q2", "gas/q1", "gas/q2"}
    assert min(drawn.values()) >= 8


@given(seed=SEEDS)
def test_a_bank_too_small_asks_twice_rather_than_not_at_all(seed: int) -> None:
    banks = banks_of(ask("fire/q1", "x"), ask("fire/q2", "x"), ask("fire/q3", "x"), ask("fire/q4", "y"))
    paper = assemble(make_blueprint(make_section(Draw(bank="fire", count=3))), banks, seed, TODAY)
    assert len(paper.items) == 3
    assert "fire/q4" in names(paper), "what is not asked yet comes first"
    assert repeats(paper) == 1


@pytest.mark.parametrize("facts", [(), ("x", "y")])
def test_questions_of_no_fact_or_of_several_are_no_variants(facts: tuple[str, ...]) -> None:
    banks = banks_of(*(ask(f"fire/q{n}", *facts) for n in range(3)), ask("fire/x", "x"))
    drawn = Counter(
        name
        for seed in range(40)
        for name in names(assemble(make_blueprint(make_section(Draw(bank="fire", count=2))), banks, seed, TODAY))
    )
    assert len(drawn) == 4
    assert max(drawn.values()) < 30


@given(seed=SEEDS)
def test_a_question_and_a_situation_are_not_put_for_one_fact(seed: int) -> None:
    """It is the question that goes where there is one situation, and the situation where there is one question."""
    asks_x = [told(f"fire/s{n}", "night", *(("x",) if n == 1 else ())) for n in range(3)]
    asks_none = [told(f"fire/z{n}", "noon") for n in range(3)]
    section = make_section(Draw(bank="fire", count=1), Draw(bank="fire", count=3, situation=True))
    plan = make_blueprint(section)

    one_situation = assemble(plan, banks_of(ask("fire/q1", "x"), ask("fire/q2", "y"), *asks_x), seed, TODAY)
    assert names(one_situation) == {"fire/q2", "fire/s0", "fire/s1", "fire/s2"}

    one_question = assemble(plan, banks_of(ask("fire/q1", "x"), *asks_x, *asks_none), seed, TODAY)
    assert names(one_question) == {"fire/q1", "fire/z0", "fire/z1", "fire/z2"}


@settings(deadline=None)
@given(
    seed=SEEDS,
    rows=st.lists(
        st.tuples(st.sampled_from(["fire", "gas"]), st.sampled_from("abcdefgh"), st.sampled_from(["", "x", "y", "xy"])),
        min_size=12,
        max_size=30,
    ),
)
def test_what_is_drawn_keeps_its_counts_its_groups_and_its_seed(seed: int, rows: list[tuple[str, str, str]]) -> None:
    questions = [ask(f"{bank}/q{n}", *facts, group=group) for n, (bank, group, facts) in enumerate(rows)]
    have = Counter(bank for bank, _ in {(bank, group) for bank, group, _ in rows})
    draws = [Draw(bank=bank, count=groups // 2) for bank, groups in sorted(have.items()) if groups > 1]
    if not draws:
        return
    plan = make_blueprint(make_section(*draws))
    paper = assemble(plan, banks_of(*questions), seed, TODAY)
    drawn = [item.question for item in paper.items]
    assert Counter(question.bank for question in drawn) == Counter({draw.bank: draw.count for draw in draws})
    assert len({question.group for question in drawn}) == len(drawn)
    assert paper == assemble(plan, banks_of(*reversed(questions)), seed, TODAY)
