"""What of a question counts when it is marked: the texts that its one answer says to be so."""

from __future__ import annotations

from collections.abc import Iterator

from edu.domain.courses import unmarked
from edu.domain.questions import Question


def scored_texts(question: Question) -> Iterator[str]:
    """Stem and right option together, one text for each right option; without marks.

    Of a 判断题 the stem, whichever way it is judged: 错误 is as much of an answer as 正确.
    """
    if question.type == "truefalse":
        yield unmarked(question.stem)
        return
    for option in question.options:
        if option.correct:
            yield unmarked(question.stem + option.text)
