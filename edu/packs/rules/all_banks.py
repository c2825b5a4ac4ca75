"""What only all banks together show: whether a guesser gains by place, length, number of ticks or judging."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edu.domain.problems import Problem
from edu.domain.questions import Bank, Question
from edu.packs.rules.banks import answer_place, is_longest
from edu.packs.rules.finding import Place, error, warning
from edu.packs.rules.yes_no import refusing_share

ENOUGH = 200
"""Questions from which a share says something of the whole."""
PLACE_SHARE = (0.20, 0.30)
"""Of single-choice questions with four options: each place of the right one."""
MOST_LONGEST = 0.35
TWO_RIGHT = (0.40, 0.60)
"""Of multiple choice: two right ones rather than three, so that no number of ticks is a habit that pays."""
MOST_TRUEFALSE = 0.20
LEAST_PICTURED = 0.15
REFUSING_SHARE = (0.35, 0.65)
"""Of the questions with options that agree (对，…) and that refuse (不对，…)."""
ENOUGH_OF_BOTH = 40
_FILE: Place = ("exams/banks", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """`places`: of the right one among singles with four options; `longest` of singles; `two_right` of multiples;
    the others of all.
    """

    places: tuple[float, float, float, float]
    longest: float
    two_right: float
    truefalse: float
    pictured: float


def shares(questions: Sequence[Question]) -> Shares:
    singles = [question for question in questions if question.type == "single"]
    four = [question for question in singles if len(question.options) == 4]
    multiples = [question for question in questions if question.type == "multiple"]
    two = sum(sum(option.correct for option in question.options) == 2 for question in multiples)
    at = Counter(answer_place(question) for question in four)
    first, second, third, fourth = (at[place] / max(1, len(four)) for place in range(4))
    every = max(1, len(questions))
    return Shares(
        places=(first, second, third, fourth),
        longest=sum(is_longest(question) for question in singles) / max(1, len(singles)),
        two_right=two / max(1, len(multiples)),
        truefalse=sum(question.type == "truefalse" for question in questions) / every,
        pictured=sum(question.image is not None for question in questions) / every,
    )


def check_shares(banks: Sequence[Bank]) -> Iterator[Problem]:
    questions = [question for bank in banks for question in bank.questions]
    if len(questions) < ENOUGH:
        return
    found = shares(questions)
    for place, share in enumerate(found.places, 1):
        if not PLACE_SHARE[0] <= share <= PLACE_SHARE[1]:
            message = f"全部四个选项的单选题里，答案在第 {place} 项的占 {share:.0%}，应在 20%–30%。"
            yield error(_FILE, "all-key-position", message, "请调整选项的先后。")
    if found.longest > MOST_LONGEST:
        message = f"全部单选题里，答案是最长选项的占 {found.longest:.0%}，应不超过 35%。"
        yield error(_FILE, "all-key-length", message, "请让选项长短相近。")
    many = sum(question.type == "multiple" for question in questions)
    if many >= ENOUGH_OF_BOTH and not TWO_RIGHT[0] <= found.two_right <= TWO_RIGHT[1]:
        message = f"全部 {many} 道多选题里，答案是两项的占 {found.two_right:.0%}，应在 40%–60%。"
        yield error(_FILE, "all-right-count", message, "请把一些题改成两项或三项正确。")
    if found.truefalse > MOST_TRUEFALSE:
        message = f"判断题占 {found.truefalse:.0%}，应不超过 20%。"
        yield error(_FILE, "all-truefalse", message, "请把一些判断题改成选择题。")
    both, refused = refusing_share(questions)
    if both >= ENOUGH_OF_BOTH and not REFUSING_SHARE[0] <= refused <= REFUSING_SHARE[1]:
        message = f"有肯定也有否定选项的 {both} 道单选题里，答案是否定的占 {refused:.0%}，应在 35%–65%。"
        yield error(_FILE, "all-refusals", message, "请把一些题改成做得对、却有人不信。")
    if found.pictured < LEAST_PICTURED:
        yield warning(_FILE, "all-pictured", f"带图的题占 {found.pictured:.1%}，应不少于 15%。")
