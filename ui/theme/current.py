"""The theme in force: one for the program, and another scale for a window that is read from farther away.

Widgets ask `of(self)` while painting and `current()` while being built; a window of another scale builds its
content inside `using(scale)`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import ClassVar
from weakref import WeakSet

from PySide6.QtWidgets import QWidget

from ui.theme.scales import METRICS, MOTION, STILL, TYPES, Metrics, Motion, Type
from ui.theme.tokens import COLOURS, LARGE_TEXT, Colours, Scale, Variant

SCALE_PROPERTY, SHARE_PROPERTY = "uiScale", "uiShare"


@dataclass(frozen=True, slots=True)
class Theme:
    variant: Variant = "light"
    scale: Scale = "desktop"
    large_text: bool = False
    reduced_motion: bool = False
    share: float = 1.0
    """Times the sizes of the scale, for what is made as large as its room allows."""

    @property
    def colours(self) -> Colours:
        return COLOURS[self.variant]

    @property
    def type(self) -> Type:
        return _type(self.scale, self.share * (LARGE_TEXT if self.large_text else 1.0))

    @property
    def metrics(self) -> Metrics:
        return _metrics(self.scale, self.large_text, self.variant == "contrast", self.share)

    @property
    def motion(self) -> Motion:
        return STILL if self.reduced_motion else MOTION


@lru_cache
def _type(scale: Scale, times: float) -> Type:
    sizes = TYPES[scale]
    if times == 1.0:
        return sizes
    return Type(
        hero=round(sizes.hero * times),
        title=round(sizes.title * times),
        body=round(sizes.body * times),
        small=round(sizes.small * times),
        reading=round(sizes.reading * times),
    )


@lru_cache
def _metrics(scale: Scale, large: bool, contrast: bool, share: float) -> Metrics:
    metrics = METRICS[scale]
    if contrast:
        metrics = replace(metrics, border=metrics.border + 1, focus=metrics.focus + 1)
    if large:
        metrics = replace(
            metrics,
            control=_grid(metrics.control),
            action=_grid(metrics.action),
            row=_grid(metrics.row),
            icon=_grid(metrics.icon, 4),
            check=_grid(metrics.check, 4),
        )
    if share != 1.0:  # what stands in a line with text; gaps stay
        metrics = replace(
            metrics, control=round(metrics.control * share), icon=round(metrics.icon * share),
        )  # fmt: skip
    return metrics


def _grid(value: int, step: int = 8) -> int:
    return round(value * LARGE_TEXT / step) * step


class _State:
    theme = Theme()
    dressed: ClassVar[WeakSet[QWidget]] = WeakSet()
    """Windows, and parts of windows, that have a scale of their own."""


def current() -> Theme:
    return _State.theme


def set_current(theme: Theme) -> None:
    _State.theme = theme


@contextmanager
def using(scale: Scale, share: float = 1.0) -> Iterator[Theme]:
    """Widgets built inside take the sizes of `scale`, times `share`; variant and large text are nothing of its."""
    before = _State.theme
    _State.theme = replace(before, scale=scale, share=share)
    try:
        yield _State.theme
    finally:
        _State.theme = replace(_State.theme, scale=before.scale, share=before.share)


def give_scale(window: QWidget, scale: Scale, share: float = 1.0) -> None:
    window.setProperty(SCALE_PROPERTY, scale)
    window.setProperty(SHARE_PROPERTY, share)
    _State.dressed.add(window)


def of(widget: QWidget) -> Theme:
    """The theme of the window, or of the part of one, that `widget` stands in."""
    if not _State.dressed:  # asking a dozen parents, many times in a paint, was a tenth of a console's tick
        return _State.theme
    at: QWidget | None = widget
    while at is not None:
        scale = at.property(SCALE_PROPERTY)
        if scale:
            return _scaled(_State.theme, scale, at.property(SHARE_PROPERTY))
        at = at.parentWidget()
    return _State.theme


@lru_cache
def _scaled(theme: Theme, scale: Scale, share: float) -> Theme:
    return replace(theme, scale=scale, share=share)
