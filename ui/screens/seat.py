"""Who sits at a learner's window: the way to another person, and what stands there while nobody has said who."""

from __future__ import annotations

from ui.navigation import Navigator, Route, Screen
from ui.widgets import Button, EmptyState, column

WHO = Route("study.who")


def change_person(navigator: Navigator) -> Button:
    return Button("换人", icon="leave", on_click=lambda: navigator.go(WHO))


class Nobody(Screen):
    title = "先说你是谁"

    def __init__(self, navigator: Navigator) -> None:
        super().__init__()
        column(self, margin="page").addWidget(
            EmptyState("person", "还不知道你是谁", "选好本人，再看自己的课程和考试。", action="选择本人",
                       on_action=lambda: navigator.go(WHO))
        )  # fmt: skip
