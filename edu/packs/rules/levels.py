"""How much is recalled, done and judged: no bank and no audience is examined in what can be learnt by heart alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from edu.domain.person_classes import PERSON_CLASS_NAMES, PersonClass
from edu.domain.problems import Problem
from edu.domain.questions import LEVEL_NAMES, Bank, Level, Question
from edu.domain.topics import POSTS
from edu.packs.reading import Reading
from edu.packs.rules.finding import Place, warning

ENOUGH = 30
"""Questions from which a share of a bank or an audience says something."""
BANK: dict[Level, tuple[float, float]] = {"remember": (0.10, 0.45), "apply": (0.30, 0.70), "analyse": (0.10, 0.40)}
AUDIENCE: dict[Level, tuple[float, float]] = {"remember": (0.15, 0.45), "apply": (0.35, 0.60), "analyse": (0.15, 0.30)}
"""Why not 40/40/20, and 70/30 for the public: docs/packs.md, 识记、应用、分析."""
_FILE: Place = ("exams/banks", None)


def check_levels(readings: Sequence[Reading[Bank]]) -> Iterator[Problem]:
    every: list[Question] = []
    for reading in readings:
        questions = reading.value.questions if reading.value else ()
        every += questions
        yield from _mix(questions, BANK, "题库", (reading.file, None))
    audiences: tuple[PersonClass, ...] = (*POSTS, "public")
    for audience in audiences:
        own = [question for question in every if question.for_audience(audience)]
        yield from _mix(own, AUDIENCE, f"给{PERSON_CLASS_NAMES[audience]}的题", _FILE)


def _mix(
    questions: Sequence[Question], spans: dict[Level, tuple[float, float]], what: str, place: Place
) -> Iterator[Problem]:
    if len(questions) < ENOUGH:
        return
    counts = Counter(question.level for question in questions)
    for level, (least, most) in spans.items():
        share = counts[level] / len(questions)
        if not least <= share <= most:
            message = f"{what}里“{LEVEL_NAMES[level]}”占 {share:.0%}，应在 {least:.0%}–{most:.0%}。"
            yield warning(place, "level-mix", message, "请改写或增加别的层次的题。")
