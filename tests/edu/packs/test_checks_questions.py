"""How questions are put: like stems, keys that can be guessed, situations, pictures, lengths and figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from edu.packs.checks import check_exams
from edu.packs.library import ContentLibrary
from tests.edu.packs.builders import BANK, SHORT, TODAY, make_installation, problems_of, question_text, swap


def _told(library: ContentLibrary, code: str) -> list[tuple[str, str]]:
    return [(one.severity, str(one.file)) for one in problems_of(library) if one.code == code]


def test_a_parallel_group_may_have_like_stems(tmp_path: Path) -> None:
    stem = "邻居家厨房起火，屋里的人都出来了，先做什么？"
    bank = BANK + question_text("q-3", stem, "g") + question_text("q-4", stem, "g")
    codes = [problem.code for problem in problems_of(make_installation(tmp_path, bank=bank))]
    assert codes.count("same-stem") == 2  # each with q-1, not with one another


def test_a_bank_whose_key_can_be_guessed_is_warned_of(tmp_path: Path) -> None:
    rows = [question_text(f"q-{n}", f"{'甲乙丙丁戊己庚辛壬癸子丑'[n]}情况{n * 7919}下怎么办？") for n in range(12)]
    bank = BANK.split("  - id: q-1")[0] + "".join(rows).replace("到安全处报警", "到安全的地方以后再报警")
    codes = {problem.code for problem in problems_of(make_installation(tmp_path, bank=bank))}
    assert {"key-position", "key-length"} <= codes


def test_judgements_that_are_nearly_all_true_are_warned_of(tmp_path: Path) -> None:
    one = question_text("q-0", "题干").replace("type: single", "type: truefalse")
    options = one[one.index("      - {id: call") : one.index("    explanation")]
    judged = '      - {id: "true", text: 正确, correct: true, why: 对}\n      - {id: "false", text: 错误, why: 错}\n'
    one = one.replace(options, judged).replace("{选项:call}", "正确")
    names = "甲乙丙丁戊己庚辛壬癸子丑"
    rows = [one.replace("q-0", f"q-{n}").replace("题干", f"{names[n] * 4}说法对吗") for n in range(12)]
    library = make_installation(tmp_path, bank=BANK.split("  - id: q-1")[0] + "".join(rows))
    problems = list(check_exams(library, TODAY))
    assert "true-share" in {problem.code for problem in problems}
    assert [problem for problem in problems if problem.file == SHORT["bank"] and problem.severity == "error"] == []


def test_an_unquoted_true_as_option_id_is_explained(tmp_path: Path) -> None:
    problems = problems_of(make_installation(tmp_path, bank=swap("id: photo", "id: true")))
    assert any("加引号" in problem.message for problem in problems)


@pytest.mark.parametrize(
    ("right", "more", "codes"),
    [
        (("photo", "goods"), (), set()),
        (("photo", "goods"), ("wait",), set()),
        (("call", "photo", "goods"), ("wait",), set()),
        (("call", "photo", "goods"), (), {"correct-count"}),
        (("photo",), ("wait",), {"correct-count"}),
        (("photo", "goods"), ("wait", "shout"), {"option-count"}),
    ],
    ids=["two-of-three", "two-of-four", "three-of-four", "all", "one", "five"],
)
def test_of_three_or_four_options_two_or_three_are_right_and_never_all(
    tmp_path: Path, right: tuple[str, ...], more: tuple[str, ...], codes: set[str]
) -> None:
    text = question_text("q-0", "看见邻居家起火，哪些先做？").replace("type: single", "type: multiple")
    added = "".join(f"      - {{id: {name}, text: 原地{name}, why: 烟先到}}\n" for name in more)
    text = text.replace(", correct: true", "").replace("    explanation", f"{added}    explanation")
    for name in right:
        text = text.replace(f"{{id: {name}, ", f"{{id: {name}, correct: true, ")
    library = make_installation(tmp_path, bank=BANK.split("  - id: q-1")[0] + text)

    assert {one.code for one in problems_of(library) if one.code in {"option-count", "correct-count"}} == codes


def test_an_even_bank_of_many_questions_is_not_warned_of(tmp_path: Path) -> None:
    """The counterpart of the two warnings on keys that can be guessed, with true and false in balance."""
    names = "甲乙丙丁戊己庚辛壬癸子丑"
    lead = BANK.split("  - id: q-1")[0]
    rows = []
    for n, name in enumerate(names):
        row = question_text(f"q-{n}", f"{name * 5}情况{n * 7919}下怎么办？", f"g-{n // 3}")
        rows.append(row.replace(", correct: true", ""))
        wrong = ("到安全处报警", "先拍视频发群", "回屋抢出财物")[n % 3]
        rows[-1] = rows[-1].replace(f"text: {wrong}", f"text: {wrong}, correct: true")
    library = make_installation(tmp_path, bank=lead + "".join(rows))
    assert [problem.code for problem in check_exams(library, TODAY)] == []


def test_a_fact_that_is_asked_in_less_than_three_ways_is_named(tmp_path: Path) -> None:
    names = "甲乙丙丁戊己庚辛壬癸子丑寅"
    lead = BANK.split("  - id: q-1")[0]
    rows = [
        question_text(f"q-{n}", f"{name * 5}情况{n * 7919}下怎么办？", f"g-{n // 3}") for n, name in enumerate(names)
    ]
    waiting = question_text("waiting", "还没有核过的一题怎么办？").replace("status: original", "status: pending")
    told = [
        question_text(f"told-{n}", f"{name * 6}来了先做哪样？") + "    situation: night\n"
        for n, name in enumerate("风雨雪")
    ]
    lead = lead.replace("questions:", "situations: [{id: night, text: 凌晨两点。}]\nquestions:")
    found = check_exams(make_installation(tmp_path, bank=lead + "".join([*rows, waiting, *told])), TODAY)
    few = [problem.message for problem in found if problem.code == "few-variants"]
    assert few == ["有 1 组平行题不满 3 道：fire/g-4。"], "a situation is told once, what waits is not drawn"


def test_a_question_may_show_a_picture_of_its_course(tmp_path: Path) -> None:
    bank = BANK.replace("image: null", "image: media/call.svg").replace("image_alt: null", "image_alt: 火场")
    assert problems_of(make_installation(tmp_path, bank=bank)) == []


def test_stems_that_share_some_words_are_left_alone(tmp_path: Path) -> None:
    bank = BANK + question_text("q-3", "邻居家厨房冒烟，屋里的人都出来了，先做什么？")
    assert problems_of(make_installation(tmp_path, bank=bank)) == []


def test_a_question_of_a_situation_is_no_check_of_a_lesson_and_no_decision_of_a_case(tmp_path: Path) -> None:
    """Both put q-1 by itself, where nobody is told the situation."""

    def told(text: str) -> str:
        for slug, stem in (("q-3", "夜里响锣，你先叫谁"), ("q-4", "路上遇到漫水桥，往哪边走")):
            text += question_text(slug, stem)
        head, *rest = text.split("  - id: q-")
        inside = [f"{one}    situation: night\n" if one[0] in "134" else one for one in rest]
        told = head.replace("questions:", "situations: [{id: night, text: 凌晨两点。}]\nquestions:")
        return "  - id: q-".join([told, *inside])

    problems = problems_of(make_installation(tmp_path, bank=told))
    found = [(one.file, one.severity) for one in problems if one.code == "question-situation"]
    assert sorted(found) == [(SHORT["case"], "error"), (SHORT["lesson"], "error")]


def test_what_is_too_long_to_be_read_at_once_is_told(tmp_path: Path) -> None:
    assert not _told(make_installation(tmp_path / "good"), "reading-load")
    long = [
        ("夜里闻到焦味", "夜" * 81),
        ("text: 到安全处报警", "text: " + "安" * 45),
        ("why: 早报早到", "why: " + "早" * 45),
    ]
    for at, (old, new) in enumerate(long):
        edit = swap(old, new)
        told = _told(make_installation(tmp_path / str(at), bank=edit), "reading-load")
        assert ("warning", "exams/banks/fire.yaml") in told
    told = _told(make_installation(tmp_path / "lesson", lesson=swap("先到安全", "先" * 61 + "到安全")), "long-sentence")
    assert told[0] == ("warning", "content/courses/fire/lessons/01-call.md")


@pytest.mark.parametrize(
    ("text", "level", "differs"),
    [("3 m", "remember", True), ("2 m", "remember", False), ("2.0 m", "remember", False), ("3 m", "apply", True),
     ("30 mm", "remember", False), ("3米", "analyse", True), ("2米", "analyse", False),
     ("到安全处", "remember", False)],
)  # fmt: skip
def test_a_number_that_is_asked_for_is_the_number_of_its_fact(
    tmp_path: Path, text: str, level: str, differs: bool
) -> None:
    def edit(bank: str) -> str:
        bank = bank.replace("text: 到安全处报警", f"text: {text}", 1).replace("level: apply", f"level: {level}", 1)
        return bank.replace("facts: []", "facts: [hose-length]", 1)

    assert bool(_told(make_installation(tmp_path, bank=edit), "figure-differs")) is differs
