"""How a question may be worded: negations stand in bold, no option counts the others, no term of one place."""

from __future__ import annotations

from pathlib import Path

import pytest

from edu.packs.rules.all_or_none import points_at_others
from edu.packs.rules.negation import unmarked_negation
from tests.edu.packs.builders import BANK, make_installation, problems_of, swap

NEGATIVE = [
    ("下雨了，哪种做法不对？", "不对"),
    ("下列哪项是错的？", "错的"),
    ("下列做法错误的有哪些？", "错误"),
    ("山里突然下大雨，哪些地方不能用来躲雨？", "不能"),
    ("谁今天不能干派给他的活？", "不能"),
    ("下面哪些动作会引燃燃气，绝不能做？", "不能"),
    ("下列说法不正确的是", "不正确"),
    ("他下面哪几样做错了？", "做错"),
    ("上游村哪一步没做到？", "没"),
    ("下列做法属于没有如实记录的是哪些？", "没有"),
    ("**哪些**不要做？", "不要"),
    ("以下说法有误的是哪一项？", "有误"),
    ("下列做法不恰当的是", "不恰"),
]
POSITIVE = [
    "哪些地方**不能**躲雨？",
    "哪几样**不合格**，没有处理好就不能开工？",
    "车道宽度不应小于多少？",
    "他能不能下去？哪一句对？",
    "他错在哪里？",
    "怎样才不会被拉下去？",
    "河边没有救生圈，哪些东西能用来救人？",
    "老板说“不能停，谁也不许报”，应怎样做？",
    "为什么不许往乙路里躲？",
    "依据消防法，哪些行为是禁止的？",
]


@pytest.mark.parametrize(("stem", "word"), NEGATIVE)
def test_a_negation_in_what_is_asked_is_found_unless_it_is_bold(stem: str, word: str) -> None:
    assert unmarked_negation(stem) == word


@pytest.mark.parametrize("stem", POSITIVE)
def test_what_asks_without_negating_or_in_bold_is_left_alone(stem: str) -> None:
    assert unmarked_negation(stem) is None


def test_a_statement_to_be_judged_may_negate_but_not_be_judged_twice() -> None:
    assert unmarked_negation("着火时不能坐电梯。", statement=True) is None
    assert unmarked_negation("说电梯安全是不正确的。", statement=True) == "不正确"


ALL = [
    "前面几项都对",
    "以上几种都可以",
    "三项都正确",
    "都不对",
    "以上皆非",
    "全选",
    "前三项都要做",
    "其余三项都对",
    "没有一项正确",
    "A和B都对",
    "上述做法均应做到",
    "以上答案没有一个正确",
    "都可以",
    "上面说的全都正确",
    "上面说的全都对",
    "上面所说的都对",
    "前面说的都成立",
    "以上皆是",
    "都是对的",
    "说得都对",
    "三句话都对",
    "每一项都对",
    "哪个都不对",
    "一项也不对",
    "这些说法都对",
    "上列各项均正确",
    "下面三项都对",
    "没有正确答案",
    "以上做法没有错误",
    "前面三句没一句错",
    "都选上",
    "以上所有",
    "其他三项",
]
OWN = [
    "都不对，站着别动，喊人来拉",
    "两句都对，不归它管",
    "前四样都做到了，只提醒一次",
    "两层也要，二层（含二层）以上的住宅都在内",
    "两处都每年检测一次",
    "其他三项等明天再查",
    "没有对讲机，改用手势",
    "每一项都记下，再签字",
    "全部人员撤到上风方向",
    "这些瓶子都搬到室外",
]


@pytest.mark.parametrize("option", ALL)
def test_an_option_that_counts_the_others_is_refused_in_whatever_words(option: str, tmp_path: Path) -> None:
    assert points_at_others(option)
    problems = problems_of(make_installation(tmp_path, bank=swap("text: 先拍视频发群", f"text: {option}")))
    assert ("all-of-above", "error") in {(one.code, one.severity) for one in problems}


@pytest.mark.parametrize("option", OWN)
def test_an_option_that_says_something_of_its_own_may_begin_so(option: str) -> None:
    assert not points_at_others(option)


def test_what_is_scored_has_a_ground_and_what_is_pending_need_not(tmp_path: Path) -> None:
    def groundless(text: str) -> str:
        return text.replace("cites: [fire-law-2021#44]", "cites: []", 1)

    found = [
        one.severity for one in problems_of(make_installation(tmp_path, bank=groundless)) if one.code == "no-ground"
    ]
    assert found == ["error"]
    pending = groundless(BANK).replace("status: original", "status: pending", 1)
    assert not [one for one in problems_of(make_installation(tmp_path, bank=pending)) if one.code == "no-ground"]


TRUEFALSE = """\
    type: truefalse
    stem: 止血带要每 30 分钟松开一次。
    options:
      - {id: "true", text: 正确, why: 松开会再出血}
      - {id: "false", text: 错误, correct: true, why: 扎上就不松}
    explanation: 先记时间。
"""
CONTESTED = """\
schema: 1
id: contested
contested:
  - {id: tourniquet, what: 止血带多久松一次, words: [止血带, 松开|放松]}
  - {id: choke, what: 噎住的手法, words: [噎住, 先拍], unless: [AHA 2025]}
local:
  - {id: four, what: 松阳“四个100%”, words: [四个100%|四个 100%], places: [松阳]}
"""


def _told(tmp_path: Path, bank: str) -> list[str]:
    library = make_installation(tmp_path, bank=bank)
    (tmp_path / "content/register/contested.yaml").write_text(CONTESTED, encoding="utf-8")
    return [one.code for one in problems_of(library) if one.code in ("contested", "local-term")]


def test_a_disputed_statement_is_refused_even_where_its_answer_is_wrong(tmp_path: Path) -> None:
    start, end = BANK.index("    type: single"), BANK.index("    cites:")
    assert _told(tmp_path, BANK[:start] + TRUEFALSE + BANK[end:]) == ["contested"]


@pytest.mark.parametrize(
    ("stem", "codes"), [("有人噎住，先拍哪里", ["contested"]), ("按 AHA 2025 有人噎住，先拍哪里", [])]
)
def test_naming_whose_answer_is_asked_for_settles_it(stem: str, codes: list[str], tmp_path: Path) -> None:
    assert _told(tmp_path, BANK.replace("邻居家厨房起火，屋里的人都出来了，先做什么", stem)) == codes


def test_a_term_of_one_place_is_refused_in_stem_and_right_option_only(tmp_path: Path) -> None:
    assert _told(tmp_path, BANK.replace("邻居家", "按四个100%，邻居家")) == ["local-term"]
    assert _told(tmp_path, BANK.replace("text: 到安全处报警", "text: 做到四个 100%", 1)) == ["local-term"]
    assert _told(tmp_path, BANK.replace("text: 先拍视频发群", "text: 做到四个100%", 1)) == []
