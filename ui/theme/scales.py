"""Type sizes and metrics of the three reading distances, in pixels on the 8-px grid.

desktop: arm's length; kiosk: standing before a 43-inch touch screen; projector: 10 m.
"""

from __future__ import annotations

from dataclasses import dataclass

from ui.theme.tokens import Scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """`reading` is lesson text; a line of it holds at most `LINE_CHARS` 汉字."""

    hero: int
    title: int
    body: int
    small: int
    reading: int


LINE_CHARS = 36
LINE_HEIGHT = 1.6
STAFF_CORNER = 120
"""Of a kiosk's window, from its upper left: held by the staff, through the mouse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """`control` is the height of an ordinary button or field, `action` that of the screen's main action."""

    xs: int
    s: int
    m: int
    l: int  # noqa: E741 - the step between m and xl
    xl: int
    page: int
    control: int
    action: int
    row: int
    icon: int
    icon_big: int
    radius: int
    radius_card: int
    radius_small: int
    border: int
    focus: int
    check: int
    scroll: int


TYPES: dict[Scale, Type] = {
    "desktop": Type(hero=28, title=20, body=16, small=14, reading=20),
    "kiosk": Type(hero=56, title=36, body=28, small=28, reading=28),
    "projector": Type(hero=64, title=40, body=32, small=32, reading=32),
}

METRICS: dict[Scale, Metrics] = {
    "desktop": Metrics(
        xs=4, s=8, m=16, l=24, xl=32, page=32, control=40, action=48, row=48, icon=20, icon_big=48,
        radius=8, radius_card=12, radius_small=4, border=1, focus=2, check=20, scroll=10,
    ),
    "kiosk": Metrics(
        xs=8, s=16, m=24, l=32, xl=48, page=56, control=80, action=120, row=88, icon=40, icon_big=112,
        radius=16, radius_card=24, radius_small=8, border=2, focus=4, check=40, scroll=16,
    ),
    "projector": Metrics(
        xs=8, s=16, m=24, l=32, xl=48, page=64, control=72, action=88, row=80, icon=36, icon_big=96,
        radius=12, radius_card=20, radius_small=8, border=2, focus=3, check=36, scroll=12,
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """Milliseconds; all zero with reduced motion."""

    quick: int
    calm: int
    toast: int = 4000


MOTION = Motion(quick=150, calm=240)
STILL = Motion(quick=0, calm=0)
