from __future__ import annotations

from datetime import date

from edu.domain.questions import Situation, lettered
from tests.edu.domain.exams.builders import make_bank, make_options, make_question


def test_version_changes_with_what_is_asked_and_not_with_what_steers_the_draw() -> None:
    question = make_question()
    assert len(question.version) == 32
    assert make_question(difficulty=10, group="g", status="retold", audiences=("public",)).version == question.version
    assert make_question(stem="别的").version != question.version
    assert make_question(options=make_options(4, (1,))).version != question.version
    assert make_question(explanation="别的").version != question.version


def test_a_pending_question_is_not_scorable() -> None:
    assert make_question().scorable
    assert not make_question(status="pending").scorable


def test_a_question_knows_its_bank_key_options_days_and_audience() -> None:
    question = make_question("fire/q1", "multiple", effective_to=date(2026, 1, 1))
    assert question.bank == "fire"
    assert question.key == {"o0", "o1", "o2"}
    assert question.option("o3") == question.options[3]
    assert question.option("nix") is None
    assert question.effective(date(2026, 1, 1))
    assert not question.effective(date(2026, 1, 2))
    assert question.for_audience("public")
    assert not question.for_audience("worker")


def test_all_that_is_asked_begins_with_the_situation() -> None:
    told = make_question(stem="先做什么？", situation=Situation(id="fire/night", text="半夜起火。"))
    assert told.asked == "半夜起火。\n先做什么？"
    assert make_question(stem="先做什么？").asked == "先做什么？"


def test_a_bank_finds_by_full_id() -> None:
    bank = make_bank()
    assert bank.question("fire/q3") is bank.questions[3]
    assert bank.question("q3") is None


def test_letters_follow_the_order_in_which_options_were_shown() -> None:
    assert lettered("选{选项:b}，不选{选项:a}、{选项:nix}", ("c", "b", "a")) == "选B，不选C、{选项:nix}"
