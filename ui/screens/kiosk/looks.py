"""Large letters and high contrast, as a visitor wants them. They go with the visit; the hall's own look comes back."""

from __future__ import annotations

from dataclasses import replace

import shiboken6
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme


class Looks:
    """One for the hall. What the manager chose for the machine is where it begins and where it goes back to."""

    def __init__(self) -> None:
        self._own: theme.Theme | None = None
        """The hall's, while a visitor has another."""
        self._window: QWidget | None = None

    @property
    def large(self) -> bool:
        return theme.current().large_text

    @property
    def contrast(self) -> bool:
        return theme.current().variant == "contrast"

    def turn_large(self, window: QWidget) -> None:
        """On or off; a screen that is open has to be built anew."""
        self._wear(window, replace(theme.current(), large_text=not self.large))

    def turn_contrast(self, window: QWidget) -> None:
        """Off is the hall's own colours, or the light ones where these are the high contrast."""
        own = self._own or theme.current()
        plain: theme.Variant = "light" if own.variant == "contrast" else own.variant
        self._wear(window, replace(theme.current(), variant=plain if self.contrast else "contrast"))

    def wipe(self) -> None:
        """The visitor has gone. Quick where nothing was changed."""
        own, self._own = self._own, None
        if own is not None and self._window is not None:
            if (own.variant, own.large_text) != (theme.current().variant, theme.current().large_text):
                self._put_on(self._window, own)
            self._window = None

    def _wear(self, window: QWidget, look: theme.Theme) -> None:
        if self._own is None:
            self._own = theme.current()
        self._window = window
        self._put_on(window, look)

    @staticmethod
    def _put_on(window: QWidget, look: theme.Theme) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.change_look(app, look)
        if shiboken6.isValid(window):
            theme.dress(window, "kiosk")
