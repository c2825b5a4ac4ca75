"""Buttons in five looks; `accent` is for the one main action of a screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import theme

Kind = Literal["plain", "primary", "accent", "ghost", "danger", "icon", "key", "rail"]

_ICON_COLOUR: dict[str, str] = {
    "plain": "ink_soft",
    "primary": "on_primary",
    "accent": "on_accent",
    "ghost": "primary",
    "icon": "ink_soft",
    "key": "ink",
    "rail": "on_rail",
}


class Button(QPushButton):
    """A verb, perhaps with an icon. Return presses it where it has the focus, as Space does."""

    def __init__(
        self,
        text: str,
        kind: Kind = "plain",
        *,
        icon: str | None = None,
        big: bool = False,
        trailing: bool = False,
        on_click: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`trailing` puts the icon behind the word: 下一题 ›."""
        super().__init__(text, parent)
        if trailing:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._icon, self._kind = icon, kind
        self.setProperty("kind", kind)
        self.setProperty("big", big)
        self.setAutoDefault(kind not in ("icon", "key", "rail"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.refresh_icon()
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())

    def set_icon(self, name: str | None) -> None:
        self._icon = name
        self.refresh_icon()

    def set_kind(self, kind: Kind) -> None:
        """For a button that stands for what is chosen: a tab, a tap of a scale."""
        if kind != self._kind:
            self._kind = kind
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)
            self.refresh_icon()

    def refresh_icon(self) -> None:
        if self._icon is None:
            return
        live = theme.of(self)
        colours = live.colours
        colour = colours.red.ink if self._kind == "danger" else str(getattr(colours, _ICON_COLOUR[self._kind]))
        if self._kind == "rail" and self.isChecked() and live.variant == "contrast":
            colour = colours.rail
        if not self.isEnabled():
            colour = colours.ink_faint
        self.setIcon(theme.icon(self._icon, colour))
        # Qt leaves 4 px between icon and word, whatever the style says: the icon's own field is wider than high
        apart = live.metrics.s if self.text() and live.scale == "desktop" and self._kind != "rail" else 0
        self.setIconSize(QSize(live.metrics.icon + apart, live.metrics.icon))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.EnabledChange):
            self.refresh_icon()


class IconButton(Button):
    """An icon alone, for desktop only; `word` is its tool tip and its accessible name."""

    def __init__(self, icon: str, word: str, *, on_click: Callable[[], None] | None = None) -> None:
        super().__init__("", "icon", icon=icon, on_click=on_click)
        self.setToolTip(word)
        self.setAccessibleName(word)
