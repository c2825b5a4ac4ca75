"""How screens are named, built, entered and left.

A screen gets exactly the services it uses and a `Navigator`; it is built on entry and thrown away on leaving, so
going back builds it anew from its route.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

Notice = Literal["info", "ok", "warn", "error"]


@dataclass(frozen=True, slots=True)
class Route:
    """A screen's name (`area.screen`) and what it shows: `Route.to("people.person", person="…")`."""

    name: str
    args: tuple[tuple[str, str], ...] = ()

    @classmethod
    def to(cls, name: str, /, **args: str) -> Route:
        return cls(name, tuple(sorted(args.items())))

    def arg(self, name: str, default: str | None = None) -> str:
        for key, value in self.args:
            if key == name:
                return value
        if default is None:
            raise KeyError(name)
        return default

    def __str__(self) -> str:
        return self.name + "".join(f"/{key}={value}" for key, value in self.args)


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """A question before something goes; `items` names what will go."""

    title: str
    text: str = ""
    items: tuple[str, ...] = ()
    yes: str = "确定"
    no: str = "取消"
    danger: bool = False


class Navigator(Protocol):
    """What a screen may ask of the window it stands in."""

    def go(self, route: Route) -> None: ...
    def replace(self, route: Route) -> None: ...
    def back(self) -> None: ...
    def home(self) -> None: ...
    def can_go(self, name: str) -> bool: ...
    def notify(self, text: str, kind: Notice = "info") -> None: ...
    def ask(self, question: Confirmation, on_yes: Callable[[], None]) -> None: ...
    def fail(self, error: Exception) -> None: ...


class Screen(QWidget):
    """Base of every screen. The desktop window draws its header from `title`, `subtitle` and `header_actions`.

    `header` False: the screen draws its own top edge (kiosk and projector screens always do).
    `alone` True: the window's rail goes while the screen is there (a lesson, a running exam).
    """

    title_changed = Signal(str)
    title: str = ""
    subtitle: str = ""
    header: bool = True
    alone: bool = False
    stay_reason: str = "现在还不能离开这一页"
    header_actions: Sequence[QWidget] = ()

    def set_title(self, title: str, subtitle: str = "") -> None:
        """For a title that is known only when the data has arrived."""
        self.title, self.subtitle = title, subtitle
        self.title_changed.emit(title)

    def may_leave(self) -> bool:
        """A veto without appeal: False while leaving would lose what cannot be got back; `stay_reason` is said."""
        return True

    def leave_question(self) -> Confirmation | None:
        """Asked before leaving where `may_leave` agrees; None leaves without a word."""
        return None

    def on_enter(self) -> None:
        """Called once, after the screen is in its window: load data here."""

    def dispose(self) -> None:
        """Called once, before the screen is destroyed: stop timers, let go of devices."""


class Builder(Protocol):
    """Makes the screen of a route."""

    def __call__(self, route: Route, navigator: Navigator) -> Screen: ...


@dataclass(slots=True)
class History:
    """Where a person came from; the last entry is where they are."""

    entries: list[Route] = field(default_factory=list)
    limit: int = 50

    @property
    def here(self) -> Route | None:
        return self.entries[-1] if self.entries else None

    @property
    def previous(self) -> Route | None:
        return self.entries[-2] if len(self.entries) > 1 else None

    def push(self, route: Route) -> None:
        if route != self.here:
            self.entries.append(route)
            del self.entries[: -self.limit]

    def replace(self, route: Route) -> None:
        if self.entries:
            self.entries.pop()
        self.push(route)

    def pop(self) -> None:
        if len(self.entries) > 1:
            self.entries.pop()

    def restart(self, route: Route) -> None:
        self.entries[:] = [route]
