"""A paper gives each subject the marks of the weights it names: whole, each bank once, to the mark."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from edu.domain.exams.assembly import assemble
from edu.domain.exams.blueprint import Weight
from edu.packs.checks import check_exams
from tests.edu.packs.builders import TODAY, make_installation, problems_of, swap
from tests.stores import shipped_library

TRADE = {"通用法规": 10, "通用危害和标志": 15, "应急和急救": 15}
PAPERS = {
    "principal-test": {
        "法律责任": 25, "双重预防和隐患": 25, "预案和报告": 20, "行业风险": 15, "事故案例": 10, "急救": 5,
    },
    "safety-manager-mock": {
        "隐患排查治理、安全标志和案例": 20, "作业安全": 25, "法律和培训": 10, "消防": 15, "双重预防": 10,
        "预案和报告": 10, "急救": 10,
    },
    "special-operator-electrician-mock": {"本工种：用电、临时用电和防雷": 60, **TRADE},
    "special-operator-hazchem-mock": {"本工种：危险化学品和压力设备、动火": 60, **TRADE},
    "special-operator-height-mock": {"本工种：高处作业和同场的脚手架、起重": 60, **TRADE},
    "special-operator-welder-mock": {"本工种：焊接与热切割和焊机用电、气瓶": 60, **TRADE},
    "grid-member-test": {
        "巡查和隐患": 30, "消防、燃气和用电": 20, "叫应和报告": 20, "自然灾害": 15, "急救": 10, "法律": 5,
    },
    "village-admin-test": {
        "叫应和转移": 30, "自然灾害": 25, "信息报告和值守": 15, "急救": 15, "消防": 10, "预案": 5,
    },
    "official-test": {
        "法律责任": 20, "叫应和转移": 20, "预案和报告": 25, "自然灾害": 15, "双重预防和执法": 15, "事故案例": 5,
    },
    "public-test": {"逃生": 25, "家电和燃气": 25, "自然灾害": 25, "急救": 15, "标志和电话": 10},
}  # fmt: skip
"""Marks of 100, by hand from docs/programmes.md: to change a blueprint with its weights is to change them."""

ONE_SUBJECT = {"急救": ("first-aid",), "事故案例": ("cases",), "预案": ("plans-drills",), "法律": ("safety-law",)}


@pytest.mark.parametrize("name", PAPERS)
def test_the_papers_of_a_post_have_exactly_the_marks_of_its_weights(name: str) -> None:
    """Counted question by question on papers as they are drawn, by the bank that each came from."""
    library = shipped_library()
    blueprint = library.blueprint(name)
    title_of = {bank: weight.title for weight in blueprint.weights for bank in weight.banks}

    for seed in range(5):
        marks: Counter[str] = Counter()
        for item in assemble(blueprint, library.banks, seed, date(2026, 11, 22)).items:
            marks[title_of[item.question.id.partition("/")[0]]] += item.marks
        assert {title: given / 100 for title, given in marks.items()} == PAPERS[name]


def test_what_is_called_by_one_subject_is_filled_with_no_other() -> None:
    """First aid had its ten marks only with a case among them."""
    weights = [weight for name in PAPERS for weight in shipped_library().blueprint(name).weights]
    found = [weight for weight in weights if weight.title in ONE_SUBJECT]

    assert len(found) == 9
    assert all(weight.banks == ONE_SUBJECT[weight.title] for weight in found)


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ("{title: 全部, share: 100, banks: [fire]}", ""),
        ("{title: 全部, share: 90, banks: [fire]}", "加起来不是 100"),
        ("{title: 全部, share: 100, banks: [gas]}", "“fire”要抽，却不在比例里"),
        ("{title: 全部, share: 100, banks: [fire, gas]}", "“gas”没有抽，却写在比例里"),
        ("{title: 甲, share: 50, banks: [fire]}, {title: 乙, share: 50, banks: [fire]}", "“fire”不止一次写在比例里"),
    ],
)
def test_weights_that_a_paper_does_not_follow_are_told(tmp_path: Path, weights: str, said: str) -> None:
    library = make_installation(tmp_path, blueprint=swap("sections:\n", f"weights: [{weights}]\nsections:\n"))

    told = [problem.message for problem in check_exams(library, TODAY) if problem.code == "weights"]

    assert bool(told) == bool(said)
    assert any(said in message for message in told) or not said


DRAW = "    marks: 1.5\n    draw: [{bank: fire, count: 2, level: apply}]\n"


def told_of(tmp_path: Path, draw: str, fire: int) -> list[tuple[str, str]]:
    """What is told of a paper that draws so and should have `fire` percent from the bank fire, the rest from gas."""
    weights = (
        f"weights: [{{title: 火灾, share: {fire}, banks: [fire]}}, {{title: 燃气, share: {100 - fire}, banks: [gas]}}]"
    )
    text = swap("sections:\n", f"{weights}\nsections:\n")
    library = make_installation(tmp_path, blueprint=lambda sound: swap(DRAW, draw)(text(sound)))
    return [(problem.message, problem.remedy) for problem in problems_of(library) if problem.code == "weights"]


def test_one_mark_off_the_weights_is_told_when_the_marks_could_give_it(tmp_path: Path) -> None:
    draw = "    marks: 1\n    draw: [{bank: fire, count: 26}, {bank: gas, count: 74}]\n"

    assert told_of(tmp_path, draw, 26) == []
    assert told_of(tmp_path, draw, 25) == [
        ("“火灾”应占 25%，照抽题的写法占 26%。", "请增减各题库的题数，使相差小于 1 分。"),
        ("“燃气”应占 75%，照抽题的写法占 74%。", "请增减各题库的题数，使相差小于 1 分。"),
    ]


@pytest.mark.parametrize(("fire", "sound"), [(24, False), (25, True), (26, True), (27, True), (28, False)])
def test_where_every_question_has_two_marks_an_odd_share_may_be_one_off(tmp_path: Path, fire: int, sound: bool) -> None:
    draw = "    marks: 2\n    draw: [{bank: fire, count: 13}, {bank: gas, count: 37}]\n"

    assert (told_of(tmp_path, draw, fire) == []) == sound


def test_the_step_of_a_paper_is_what_all_marks_are_a_multiple_of() -> None:
    public, grid = (shipped_library().blueprint(name) for name in ("public-test", "grid-member-test"))
    sections = [
        replace(section, marks=marks) for section, marks in zip(grid.sections, (200, 300, 400, 600), strict=True)
    ]

    assert (public.step, grid.step, replace(grid, sections=tuple(sections)).step) == (500, 100, 100)
    assert replace(grid, sections=tuple(sections[2:])).step == 200
    assert not grid.holds(Weight(title="巡查", share=31, banks=grid.weights[0].banks))
