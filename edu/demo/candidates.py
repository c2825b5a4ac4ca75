"""How the demo's people answer: a person's ability and the question's difficulty decide, the seed draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.prng import Stream

if TYPE_CHECKING:
    from edu.domain.questions import Question

MINUTE = 60_000


def prepared(seed: int, person: str, share: int) -> bool:
    """Is this one of the `share` permille who learnt for the exam?"""
    return Stream(seed, f"demo/prepared:{person}").below(1000) < share


def answer(question: Question, stream: Stream, *, knows: int) -> list[str]:
    """The full key with a chance of `knows` permille, else a believable mistake."""
    key = [option.id for option in question.options if option.correct]
    wrong = [option.id for option in question.options if not option.correct]
    if question.vital:
        knows = min(1000, knows + 40)
    if stream.below(1000) < knows or not wrong:
        return key
    if question.type == "multiple":
        return key[:-1] if stream.below(2) and len(key) > 1 else [*key[1:], stream.choice(wrong)]
    return [stream.choice(wrong)]
