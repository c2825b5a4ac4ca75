"""A question of a situation is put after what it starts from; any other stands alone."""

from __future__ import annotations

import pytest

from edu.domain.questions import Situation
from tests.edu.domain.exams.builders import make_question
from ui.widgets import QuestionPanel
from ui.widgets.callout_frame import CalloutFrame
from ui.widgets.prose import Prose


@pytest.mark.usefixtures("qapp")
def test_the_situation_is_read_before_the_question() -> None:
    told = Situation(id="fire/night", text="凌晨两点，**红色预警**。")
    panel = QuestionPanel(make_question(situation=told))
    (frame,) = panel.findChildren(CalloutFrame)
    said = [prose.accessibleName() for prose in panel.findChildren(Prose)]
    assert said[0].startswith("凌晨两点，红色预警")
    assert frame.isAncestorOf(panel.findChildren(Prose)[0])
    assert not QuestionPanel(make_question()).findChildren(CalloutFrame)
