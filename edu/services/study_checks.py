"""What a learner is told after a check: while tries are left, why their choice was wrong; at the end, everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.courses import unmarked
from edu.domain.questions import OPTION_TOKEN
from edu.domain.study import MAX_TRIES
from edu.domain.study_records import CheckOutcome, OptionNote

if TYPE_CHECKING:
    import re

    from edu.domain.questions import Question
    from edu.domain.study_records import LessonDone, LessonProgress


def outcome_of(
    question: Question,
    chosen: frozenset[str],
    tries: int,
    progress: LessonProgress,
    completed: LessonDone | None,
    *,
    review: bool,
) -> CheckOutcome:
    """`review`: it was settled before, so everything is shown whatever was chosen now."""
    correct = chosen == question.key
    settled = correct or review or tries >= MAX_TRIES
    return CheckOutcome(
        correct=correct,
        settled=settled,
        tries=tries,
        tries_left=0 if settled else MAX_TRIES - tries,
        explanation=in_words(question.explanation, question) if settled else "",
        options=tuple(
            OptionNote(
                id=option.id,
                text=option.text,
                chosen=option.id in chosen,
                correct=option.correct if settled else None,
                why=in_words(option.why, question) if settled or _shows(option.id in chosen, option.correct) else "",
            )
            for option in question.options
        ),
        progress=progress,
        completed=completed,
    )


def _shows(chosen: bool, correct: bool) -> bool:
    """Before the end only what is wrong with a wrong choice; a right part of a multiple answer is not given away."""
    return chosen and not correct


def in_words(text: str, question: Question) -> str:
    """`{选项:<id>}` becomes the option's own words in quotes, because letters depend on the order shown."""

    def words(token: re.Match[str]) -> str:
        option = question.option(token[1])
        return f"“{unmarked(option.text)}”" if option else token[0]

    return OPTION_TOKEN.sub(words, text)
