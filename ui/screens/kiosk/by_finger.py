"""Lists that are pushed by the finger."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QScrollArea, QScroller, QScrollerProperties

_METRIC = QScrollerProperties.ScrollMetric
_DECELERATION = 0.4


def by_finger(area: QScrollArea) -> QScrollArea:
    """Scrolled by dragging, as on a telephone.

    A touch while it still moves only stops it; so it does not bounce at its ends, and glides a second instead of three.
    """
    _Finger(area)
    return area


def goes_to(area: QScrollArea) -> int:
    """Where it stands, or will when it has come to rest."""
    scroller = _scroller(area)
    gliding = scroller is not None and scroller.state() == QScroller.State.Scrolling
    return round(scroller.finalPosition().y()) if scroller and gliding else area.verticalScrollBar().value()


def to_top(area: QScrollArea) -> None:
    """At once, also where it still glides."""
    scroller = _scroller(area)
    if scroller is not None:
        scroller.stop()
    area.verticalScrollBar().setValue(0)


def _scroller(area: QScrollArea) -> QScroller | None:
    port = area.viewport()
    return QScroller.scroller(port) if QScroller.hasScroller(port) else None


class _Finger(QObject):
    """Waits until there is anything to scroll: a list that is seen whole takes its touches without a delay, and
    PySide6 6.11 never frees the value that each `grabGesture` returns. What it hears while a page is being laid out
    is not believed: the range is looked at once that is over.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area, self._holds = area, False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._look)
        self._bars = area.horizontalScrollBar(), area.verticalScrollBar()
        for bar in self._bars:
            bar.rangeChanged.connect(self._later.start)

    def _look(self) -> None:
        if self._holds or all(bar.maximum() <= bar.minimum() for bar in self._bars):
            return
        self._holds = True
        port = self._area.viewport()
        QScroller.grabGesture(port, QScroller.ScrollerGestureType.LeftMouseButtonGesture)
        scroller = QScroller.scroller(port)
        properties = scroller.scrollerProperties()
        for metric in (_METRIC.HorizontalOvershootPolicy, _METRIC.VerticalOvershootPolicy):
            properties.setScrollMetric(metric, QScrollerProperties.OvershootPolicy.OvershootAlwaysOff)
        properties.setScrollMetric(_METRIC.DecelerationFactor, _DECELERATION)
        scroller.setScrollerProperties(properties)
