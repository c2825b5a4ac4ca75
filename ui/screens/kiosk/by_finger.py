"""Lists that are pushed by the finger."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QScrollArea, QScroller, QScrollerProperties

_METRIC = QScrollerProperties.ScrollMetric
_DECELERATION = 0.4


def by_finger(area: QScrollArea) -> QScrollArea:
    """Scrolled by dragging, as on a telephone.

    A touch while it still moves only stops it; so it does not bounce at its ends, and glides a second instead of three.
    """
    _Finger(area)
    return area


class _Finger(QObject):
    """Waits until there is anything to scroll: a list that is seen whole takes its touches without a delay, and
    PySide6 6.11 never frees the value that each `grabGesture` returns.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area, self._holds = area, False
        for bar in (area.horizontalScrollBar(), area.verticalScrollBar()):
            bar.rangeChanged.connect(self._look)

    def _look(self, least: int, most: int) -> None:
        if self._holds or most <= least:
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
