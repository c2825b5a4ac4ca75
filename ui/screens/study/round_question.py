"""A question of free practice as it is shown: order, picture and sources found beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from edu.domain.questions import Question


@dataclass(frozen=True, slots=True)
class Asked:
    question: Question
    order: tuple[str, ...]
    picture: Path | None
    cites: tuple[str, ...]
