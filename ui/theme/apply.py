"""Puts a theme on the program, or another scale on one of its windows."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from ui.theme import fonts
from ui.theme.current import Theme, current, give_scale, set_current, using
from ui.theme.palette import palette
from ui.theme.stylesheet import stylesheet
from ui.theme.tokens import Scale, Variant


def apply(
    app: QApplication,
    variant: Variant = "light",
    scale: Scale = "desktop",
    large_text: bool = False,
    reduced_motion: bool = False,
) -> Theme:
    """Open windows are restyled at once; a screen that was built for other sizes should be rebuilt."""
    fonts.load()
    theme = Theme(variant, scale, large_text, reduced_motion)
    set_current(theme)
    if app.style().name() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette(theme.colours))
    app.setFont(fonts.font(theme.type.body))
    app.setStyleSheet(stylesheet(theme))
    return theme


def change_look(app: QApplication, look: Theme) -> None:
    """Puts on another's colours and letters, also inside `using`: what is built there keeps its scale."""
    live = current()
    apply(app, look.variant, look.scale, look.large_text, look.reduced_motion)
    set_current(replace(current(), scale=live.scale, share=live.share))


def dress(window: QWidget, scale: Scale, share: float = 1.0) -> None:
    """Gives one window, or a part of one, its own scale, such as the projector's beside the laptop's."""
    with using(scale, share) as theme:
        give_scale(window, scale, share)
        window.setStyleSheet(stylesheet(theme))
