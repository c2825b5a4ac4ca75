"""Questions of an evening: drawn from the bank by topic, none twice, none of one group beside its sister."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from edu.domain.canonical import canonical_json
from edu.domain.contests.rules import SPARE, Round
from edu.domain.errors import REPLACE_DAMAGED, BadFile, InvalidInput
from edu.domain.prng import Stream
from edu.domain.questions import Question


def draw(pool: Sequence[Question], rounds: Sequence[Round], teams: int, seed: int) -> tuple[Question, ...]:
    """In the order in which play takes them, spare ones at the end; of a risk question one a stake, easiest first.

    Raises InvalidInput that says how many are lacking.
    """
    mixed = _one_of_a_group(Stream(seed, "contest").shuffled(pool))
    needed = sum(one.questions(teams) for one in rounds)
    if len(mixed) < needed:
        raise InvalidInput(
            f"选中的题库里只有 {len(mixed)} 道可用的题，这样比赛要 {needed} 道。", "请多选几个题库，或减少轮次和题数。"
        )
    left = mixed[: needed + SPARE]
    found: list[Question | None] = []
    places: list[tuple[int, int, int]] = []
    for one in rounds:
        for at in range(one.questions(teams)):
            if one.stakes:
                places.append((at % len(one.stakes), len(one.stakes), len(found)))
            found.append(None)
    for rank, of, place in places:
        found[place] = _of_rank(left, rank, of)
    rest = iter(left)
    return (*(one if one is not None else next(rest) for one in found), *rest)


def _one_of_a_group(mixed: Sequence[Question]) -> list[Question]:
    seen: set[str] = set()
    found = []
    for question in mixed:
        if question.fact not in seen:
            seen.add(question.fact)
            found.append(question)
    return found


def _of_rank(left: list[Question], rank: int, of: int) -> Question:
    """Takes one from the middle of that part of what is left, sorted from easy to hard."""
    sorted_ = sorted(left, key=lambda question: (-question.difficulty, question.id))
    taken = sorted_[(2 * rank + 1) * len(sorted_) // (2 * of)]
    left.remove(taken)
    return taken


def frozen(questions: Sequence[Question]) -> str:
    """Canonical text: an edit of the bank changes no evening that was opened."""
    return canonical_json(msgspec.to_builtins(list(questions)))


def thawed(raw: bytes) -> tuple[Question, ...]:
    try:
        return msgspec.json.decode(raw, type=tuple[Question, ...])
    except (msgspec.DecodeError, UnicodeError) as error:
        raise BadFile(f"比赛题目读不出来：{error}", REPLACE_DAMAGED) from error
