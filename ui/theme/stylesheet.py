"""The style sheet of every standard widget, generated from the tokens; a window of another scale gets its own.

Widgets choose a look by dynamic properties: `kind` on buttons, `role` on labels, `panel` on frames, `tone` on status.
"""

from __future__ import annotations

from functools import lru_cache

from ui.theme.current import Theme
from ui.theme.fonts import families
from ui.theme.sheet_controls import buttons, choices, fields
from ui.theme.sheet_data import bars, calendars, menus, tables, tabs
from ui.theme.tokens import Tone, ToneName

_TONES: tuple[ToneName, ...] = ("blue", "yellow", "orange", "red", "green", "grey")


@lru_cache(maxsize=32)
def stylesheet(theme: Theme) -> str:
    parts = (
        _base(theme),
        _labels(theme),
        _panels(theme),
        buttons(theme),
        fields(theme),
        choices(theme),
        tables(theme),
        tabs(theme),
        bars(theme),
        menus(theme),
        calendars(theme),
    )
    return "\n".join(parts)


def _base(theme: Theme) -> str:
    c, t, m = theme.colours, theme.type, theme.metrics
    faces = ", ".join(f'"{name}"' for name in families())
    return f"""
QWidget {{ font-family: {faces}; font-size: {t.body}px; color: {c.ink}; }}
QMainWindow, QDialog, QWidget[panel="ground"] {{ background: {c.ground}; }}
QWidget[panel="surface"] {{ background: {c.surface}; }}
QWidget[panel="rail"] {{ background: {c.rail}; }}
QScrollArea, QScrollArea > QWidget > QWidget[panel="clear"], QStackedWidget {{ background: transparent; border: none; }}
QToolTip {{ background: {c.toast}; color: {c.on_toast}; border: none; padding: {m.s}px {m.s + 4}px;
    font-size: {t.small}px; }}
QSplitter::handle {{ background: {c.line}; }}
QFrame[rule="h"] {{ background: {c.line}; border: none; min-height: {m.border}px; max-height: {m.border}px; }}
QWidget[panel="rail"] QFrame[rule="h"] {{ background: {c.rail_active}; }}
QFrame[rule="edge"] {{ background: {c.line_strong}; border: none; min-height: {m.border}px; max-height: {m.border}px; }}
QStatusBar {{ background: {c.surface}; color: {c.ink_soft}; font-size: {t.small}px; }}
"""


def _labels(theme: Theme) -> str:
    c, t = theme.colours, theme.type
    tones = "\n".join(f'QLabel[tone="{name}"] {{ color: {_tone(theme, name).ink}; }}' for name in _TONES)
    return f"""
QLabel {{ background: transparent; }}
QLabel[role="hero"] {{ font-size: {t.hero}px; font-weight: 700; }}
QLabel[role="title"] {{ font-size: {t.title}px; font-weight: 700; }}
QLabel[role="strong"] {{ font-weight: 700; }}
QLabel[role="soft"] {{ color: {c.ink_soft}; }}
QLabel[role="small"] {{ font-size: {t.small}px; color: {c.ink_soft}; }}
QLabel[role="faint"] {{ font-size: {t.small}px; color: {c.ink_faint}; }}
QLabel[role="figure"] {{ font-size: {t.hero}px; font-weight: 700; color: {c.ink}; }}
QLabel[role="reading"] {{ font-size: {t.reading}px; }}
QLabel[role="on-rail"] {{ color: {c.on_rail}; font-weight: 700; }}
QLabel[role="on-rail-soft"] {{ color: {c.on_rail_soft}; font-size: {t.small}px; }}
QLabel[role="stage-hero"] {{ color: {c.on_rail}; font-size: {round(t.hero * 1.35)}px; font-weight: 700; }}
QLabel[role="stage-title"] {{ color: {c.on_rail}; font-size: {t.title}px; font-weight: 700; }}
QLabel[role="stage-soft"] {{ color: {c.on_rail_soft}; font-size: {t.body}px; }}
QLabel[role="field"] {{ font-size: {t.small}px; font-weight: 700; color: {c.ink_soft}; }}
QLabel[role="fault"] {{ font-size: {t.small}px; color: {c.red.ink}; }}
{tones}
"""


def _tone(theme: Theme, name: ToneName) -> Tone:
    return theme.colours.tone(name)


def _panels(theme: Theme) -> str:
    c, t, m = theme.colours, theme.type, theme.metrics
    tones = "\n".join(
        f"""
QFrame[panel="banner"][tone="{name}"] {{ background: {_tone(theme, name).fill};
    border: {m.border}px solid {_tone(theme, name).line}; border-radius: {m.radius}px; }}
QFrame[panel="callout"][tone="{name}"] {{ background: {_tone(theme, name).fill}; border: none;
    border-left: {m.radius_small + 2}px solid {_tone(theme, name).solid}; border-radius: 0px; }}"""
        for name in _TONES
    )
    return f"""
QFrame[panel="card"] {{ background: {c.surface}; border: {m.border}px solid {c.line};
    border-radius: {m.radius_card}px; }}
QFrame[panel="card"][shown="true"] {{ border: {m.border}px solid {c.primary}; background: {c.hover}; }}
QFrame[panel="card"][pressable="true"]:hover {{ border-color: {c.primary}; background: {c.hover}; }}
QFrame[panel="card"][pressable="true"]:focus {{ border: {m.focus}px solid {c.focus}; }}
QFrame[panel="sunken"] {{ background: {c.sunken}; border: {m.border}px solid {c.line};
    border-radius: {m.radius}px; }}
QFrame[panel="sheet"] {{ background: {c.surface}; border: {m.border}px solid {c.line};
    border-radius: {m.radius_card}px; }}
QFrame[panel="toast"] {{ background: {c.toast}; border-radius: {m.radius}px; }}
QFrame[panel="toast"] QLabel {{ color: {c.on_toast}; }}
QFrame[panel="header"] {{ background: {c.surface}; border: none; border-bottom: {m.border}px solid {c.line}; }}
QFrame[panel="footer"] {{ background: {c.surface}; border: none; border-top: {m.border}px solid {c.line}; }}
QGroupBox {{ background: {c.surface}; border: {m.border}px solid {c.line}; border-radius: {m.radius_card}px;
    margin-top: {t.small + m.s}px; padding: {m.m}px; }}
QGroupBox::title {{ subcontrol-origin: margin; left: {m.s}px; color: {c.ink_soft}; }}
{tones}
"""
