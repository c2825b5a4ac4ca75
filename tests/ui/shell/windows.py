"""Builders of small screens and windows for the shell's tests."""

from __future__ import annotations

from ui.navigation import Builder, Confirmation, Navigator, Route, Screen
from ui.widgets import PlainLabel, column


class Probe(Screen):
    """A screen that notes what happens to it."""

    log: list[str]

    def __init__(self, name: str, log: list[str], *, stays: bool = False, asks: bool = False) -> None:
        super().__init__()
        self.title = name
        self.name, self.log, self.stays, self.asks = name, log, stays, asks
        column(self).addWidget(PlainLabel(name))

    def on_enter(self) -> None:
        self.log.append(f"enter {self.name}")

    def may_leave(self) -> bool:
        return not self.stays

    def leave_question(self) -> Confirmation | None:
        return Confirmation(title="还没有交卷", yes="离开") if self.asks else None

    def dispose(self) -> None:
        self.log.append(f"dispose {self.name}")


def builder(log: list[str], *, stays: bool = False, asks: bool = False) -> Builder:
    def build(route: Route, navigator: Navigator) -> Screen:
        return Probe(route.name, log, stays=stays, asks=asks)

    return build
