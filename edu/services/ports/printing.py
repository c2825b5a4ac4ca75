"""What the shipped face can draw, as services ask it: they know no font file."""

from __future__ import annotations

from typing import Protocol


class PrintFace(Protocol):
    def missing(self, text: str) -> str:
        """The characters of `text` that would come out blank on paper, each once, in order."""
