"""Rules of a whole bank and of all banks together: statistics that betray the key, and stems that repeat."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from edu.domain.courses import unmarked
from edu.domain.problems import Problem
from edu.domain.questions import Bank, Question
from edu.packs.reading import Reading
from edu.packs.rules.finding import error, warning

ENOUGH = 12  # a bank of fewer questions has only begun, and a share of them says nothing
MOST_AT_ONE_PLACE = 0.5
MOST_LONGEST = 0.5
TRUE_SHARE = (0.3, 0.7)
VARIANTS = 3  # of a fact: another paper is likely to ask it another way
NAMED = 5
SIMILAR = 0.8  # Jaccard of character pairs
NOT_TEXT = re.compile(r"[\W_]+")


def check_bank(reading: Reading[Bank], course_ids: Sequence[str]) -> Iterator[Problem]:
    """What only the bank as a whole shows."""
    bank = reading.value
    if bank is None:
        return
    place = (reading.file, None)
    if bank.course is not None and bank.course not in course_ids:
        yield error(place, "course-unknown", f"没有课程“{bank.course}”。", "请改正 course，或写 null。")
    for question in bank.questions:
        if not question.scorable:
            where = reading.place(f"{question.id}:status", question.id)
            yield warning(where, "pending", f"题目 {question.id} 待核，不会进入计分的卷子。")
    if len(bank.questions) >= ENOUGH:
        yield from _alone(bank, reading.file)
    singles = [question for question in bank.questions if question.type == "single"]
    if len(singles) >= ENOUGH:
        yield from _betrayed(singles, reading.file)
    judged = [question for question in bank.questions if question.type == "truefalse"]
    share = sum("true" in question.key for question in judged) / max(1, len(judged))
    if len(judged) >= ENOUGH and not TRUE_SHARE[0] <= share <= TRUE_SHARE[1]:
        yield warning(place, "true-share", f"判断题有 {share:.0%} 的答案是“正确”，应在 30%–70%。")


def _alone(bank: Bank, file: str) -> Iterator[Problem]:
    """Facts that are asked in fewer ways than three; a situation is told once, and what is pending is not drawn."""
    asked = Counter(
        question.group or question.id for question in bank.questions if question.scorable and not question.situation
    )
    few = sorted(group for group, count in asked.items() if count < VARIANTS)
    if few:
        named = "、".join(few[:NAMED]) + ("……" if len(few) > NAMED else "")
        message = f"有 {len(few)} 组平行题不满 {VARIANTS} 道：{named}。"
        yield warning((file, None), "few-variants", message, "同一个事实换几种问法，另组一份卷时就不容易抽到原题。")


def _betrayed(singles: list[Question], file: str) -> Iterator[Problem]:
    """A guesser must gain nothing from position or length."""
    places = Counter(answer_place(question) for question in singles)
    position, count = places.most_common(1)[0]
    if count > MOST_AT_ONE_PLACE * len(singles):
        message = f"单选题有 {count / len(singles):.0%} 的答案在第 {position + 1} 项。"
        yield warning((file, None), "key-position", message, "请调整选项的先后。")
    longest = sum(is_longest(question) for question in singles)
    if longest > MOST_LONGEST * len(singles):
        message = f"单选题有 {longest / len(singles):.0%} 的答案是最长的选项。"
        yield warning((file, None), "key-length", message, "请让选项长短相近。")


def answer_place(question: Question) -> int:
    return next((place for place, option in enumerate(question.options) if option.correct), 0)


def is_longest(question: Question) -> bool:
    """Strictly longer than every other option."""
    right = max((len(option.text) for option in question.options if option.correct), default=0)
    wrong = max((len(option.text) for option in question.options if not option.correct), default=0)
    return right > wrong


def check_stems(readings: Mapping[str, Reading[Bank]]) -> Iterator[Problem]:
    """Equal and near stems are errors, unless they are of one parallel group."""
    found = {q.id: (q, reading) for reading in readings.values() if reading.value for q in reading.value.questions}
    for one, other, alike in near_duplicates([question for question, _ in found.values()]):
        if one.group is not None and one.group == other.group:
            continue
        place = found[other.id][1].place(f"{other.id}:stem", other.id)
        if alike == 1.0:
            message = f"题目 {other.id} 与 {one.id} 的题干相同。"
            yield error(place, "same-stem", message, "请删去一道，或归入同一个 group。")
        else:
            message = f"题目 {other.id} 与 {one.id} 的题干很像（{alike:.0%}）。"
            yield error(place, "near-stem", message, "是平行题就归入同一个 group，否则请删去或改写一道。")


def near_duplicates(questions: Sequence[Question]) -> Iterator[tuple[Question, Question, float]]:
    """Pairs whose stems share at least 80 % of their character pairs (prefix filter: no all-pairs pass)."""
    grams = [_pairs(question.stem) for question in questions]
    frequency = Counter(gram for row in grams for gram in row)
    index: dict[str, list[int]] = {}
    for here, row in enumerate(grams):
        rare_first = sorted(row, key=lambda gram: (frequency[gram], gram))
        prefix = rare_first[: len(row) - math.ceil(SIMILAR * len(row)) + 1]
        for there in sorted({number for gram in prefix for number in index.get(gram, ())}):
            alike = len(row & grams[there]) / len(row | grams[there])
            if alike >= SIMILAR:
                yield questions[there], questions[here], alike
        for gram in prefix:
            index.setdefault(gram, []).append(here)


def _pairs(stem: str) -> frozenset[str]:
    text = NOT_TEXT.sub("", unmarked(stem))
    return frozenset(text[place : place + 2] for place in range(max(1, len(text) - 1)))
