"""A criterion whose source is still to be checked says so once."""

from __future__ import annotations

from edu.domain.drills.scenario import Criterion
from ui.screens.drill.console_evaluation import criterion_words


def test_pending_is_said_once() -> None:
    def said(text: str, *, pending: bool) -> str:
        return criterion_words(Criterion(id="c", kind="observed", part="process", points=1, text=text, pending=pending))

    assert said("叫应到人", pending=False) == "叫应到人"
    assert said("叫应到人", pending=True) == "叫应到人（待核，不计分）"
    assert said("时限（各地不同，待核）", pending=True) == "时限（各地不同，待核，不计分）"
