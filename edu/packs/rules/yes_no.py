"""Options that agree and options that refuse: where a question has both, neither may be the safe guess."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edu.domain.questions import Question

_AGREES = re.compile(
    r"“?(?:对|行|可以|没错|有理|有必要|用得着|是的|(?:能|好|会|算|要|该|应当|有|够了?|该[报做讲]|要列)[，。])"
)
_REFUSES = re.compile(r"“?(?:不|没[，。有]|别|错[，。])")


def refusing_share(questions: Sequence[Question]) -> tuple[int, float]:
    """How many single-choice questions offer both, and in what share of them the right one refuses."""
    both = refused = 0
    for question in questions:
        if question.type != "single":
            continue
        texts = [option.text for option in question.options]
        if any(map(_AGREES.match, texts)) and any(map(_REFUSES.match, texts)):
            both += 1
            refused += any(option.correct and _REFUSES.match(option.text) is not None for option in question.options)
    return both, refused / max(1, both)
