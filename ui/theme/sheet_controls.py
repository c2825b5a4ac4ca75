"""Style of what a person presses, types into and ticks."""

from __future__ import annotations

from ui.theme.current import Theme
from ui.theme.glyphs import glyph


def buttons(theme: Theme) -> str:
    c, t, m = theme.colours, theme.type, theme.metrics
    # the border keeps its width in every state, so that focus never moves a text
    edge = m.focus
    high = m.control - 2 * edge
    pad = m.action + (m.s if theme.scale == "desktop" else 0)
    side = m.m - edge if theme.scale == "desktop" else m.l - edge
    return f"""
QPushButton {{ background: {c.surface}; color: {c.ink}; border: {edge}px solid {c.line}; border-radius: {m.radius}px;
    min-height: {high}px; padding: 0 {side}px; font-weight: 700; }}
QPushButton:hover {{ background: {c.hover}; border-color: {c.line_strong}; }}
QPushButton:pressed {{ background: {c.primary_soft}; border-color: {c.primary}; }}
QPushButton:focus {{ border-color: {c.focus}; }}
QPushButton:disabled {{ background: {c.sunken}; color: {c.ink_faint}; border-color: {c.line}; }}
QPushButton:checked {{ background: {c.primary_soft}; color: {c.on_primary_soft}; border-color: {c.primary}; }}
QPushButton[kind="primary"] {{ background: {c.primary}; color: {c.on_primary}; border-color: {c.primary}; }}
QPushButton[kind="primary"]:hover {{ background: {c.primary_hover}; border-color: {c.primary_hover}; }}
QPushButton[kind="primary"]:pressed {{ background: {c.primary_pressed}; border-color: {c.primary_pressed}; }}
QPushButton[kind="accent"] {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; }}
QPushButton[kind="accent"]:hover {{ background: {c.accent_hover}; border-color: {c.accent_hover}; }}
QPushButton[kind="accent"]:pressed {{ background: {c.accent_pressed}; border-color: {c.accent_pressed}; }}
QPushButton[kind="primary"]:focus, QPushButton[kind="accent"]:focus {{ border-color: {c.focus}; }}
QPushButton[kind="primary"]:disabled, QPushButton[kind="accent"]:disabled {{
    background: {c.hover}; color: {c.ink_faint}; border-color: {c.hover}; }}
QPushButton[kind="ghost"] {{ background: transparent; color: {c.primary}; border-color: transparent; }}
QPushButton[kind="ghost"]:hover {{ background: {c.primary_soft}; }}
QPushButton[kind="ghost"]:focus {{ border-color: {c.focus}; }}
QPushButton[kind="ghost"]:disabled {{ color: {c.ink_faint}; }}
QPushButton[kind="danger"] {{ background: {c.surface}; color: {c.red.ink}; border-color: {c.red.line}; }}
QPushButton[kind="danger"]:hover {{ background: {c.red.fill}; border-color: {c.red.solid}; }}
QPushButton[kind="danger"]:pressed {{ background: {c.red.solid}; color: {c.red.on_solid}; }}
QPushButton[kind="danger"]:focus {{ border-color: {c.focus}; }}
QPushButton[kind="danger"]:disabled {{ background: {c.sunken}; color: {c.ink_faint}; border-color: {c.line}; }}
QPushButton[big="true"] {{ min-height: {m.action - 2 * edge}px; padding: 0 {m.l}px; font-size: {_big(theme)}px;
    border-radius: {m.radius if theme.scale == "desktop" else m.radius_card}px; }}
QPushButton[big="huge"] {{ min-height: {m.action * 3 // 2}px; padding: 0 {m.l}px; font-size: {t.hero}px;
    border-radius: {m.action * 3 // 4}px; }}
QPushButton[kind="icon"] {{ background: transparent; border-color: transparent; padding: 0;
    min-width: {high}px; max-width: {high}px; }}
QPushButton[kind="icon"]:hover {{ background: {c.hover}; }}
QPushButton[kind="icon"]:focus {{ border-color: {c.focus}; }}
QPushButton[kind="key"] {{ background: {c.surface}; border-color: {c.line}; font-size: {t.title}px; }}
QPushButton[pad="true"] {{ min-height: {pad - 2 * edge}px; min-width: {pad - 2 * edge}px; padding: 0 {m.s}px; }}
QPushButton[pad="true"][kind="primary"] {{ font-size: {t.title}px; }}
QPushButton[kind="key"]:pressed {{ background: {c.primary}; color: {c.on_primary}; }}
QPushButton[kind="rail"] {{ background: transparent; color: {c.on_rail_soft}; border-color: transparent;
    text-align: left; padding: 0 {m.s + 4}px; font-weight: 400; }}
QPushButton[kind="rail"][place="true"] {{ min-height: {round(t.body * 1.35)}px; max-height: {high}px; }}
QPushButton[kind="rail"]:hover {{ background: {c.rail_hover}; color: {c.on_rail}; }}
QPushButton[kind="rail"]:checked {{ background: {c.rail_active}; color: {_on_active(theme)}; font-weight: 700; }}
QPushButton[kind="rail"]:focus {{ border-color: {c.on_rail_soft}; }}
QToolButton {{ background: transparent; border: {edge}px solid transparent; border-radius: {m.radius}px;
    padding: {m.xs}px; }}
QToolButton:hover {{ background: {c.hover}; }}
QToolButton:focus {{ border-color: {c.focus}; }}
QToolButton::menu-indicator {{ image: none; }}
"""


def _big(theme: Theme) -> int:
    return theme.type.body if theme.scale == "desktop" else theme.type.title


def _on_active(theme: Theme) -> str:
    """On high contrast the chosen entry is a white field."""
    return theme.colours.rail if theme.variant == "contrast" else theme.colours.on_rail


def fields(theme: Theme) -> str:
    c, m = theme.colours, theme.metrics
    edge = m.focus
    high = m.control - 2 * edge
    step = m.control // 2
    editors = "QLineEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit, QDateTimeEdit, QComboBox"
    # minus at the left, plus at the right: fingers hit them, and Qt ignores a left padding with both at one side
    steppers = ("QSpinBox", "QDoubleSpinBox", "QTimeEdit")
    up = ", ".join(f"{name}::up-button" for name in steppers)
    down = ", ".join(f"{name}::down-button" for name in steppers)
    up_arrow = ", ".join(f"{name}::up-arrow" for name in steppers)
    down_arrow = ", ".join(f"{name}::down-arrow" for name in steppers)
    every = editors.split(", ")
    focus = ", ".join(f"{name}:focus" for name in every)
    hover = ", ".join(f"{name}:hover" for name in every)
    off = ", ".join(f"{name}:disabled" for name in every)
    return f"""
{editors} {{ background: {c.surface}; color: {c.ink}; border: {edge}px solid {c.line}; border-radius: {m.radius}px;
    min-height: {high}px; max-height: {high}px; padding: 0 {m.s + 2}px; selection-background-color: {c.primary};
    selection-color: {c.on_primary}; }}
{hover} {{ border-color: {c.line_strong}; }}
{focus} {{ border-color: {c.focus}; }}
{off} {{ background: {c.sunken}; color: {c.ink_faint}; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ background: transparent; border: none; padding: 0; min-height: 0; }}
QLineEdit[fault="true"] {{ border-color: {c.red.solid}; }}
QTextEdit, QPlainTextEdit {{ background: {c.surface}; color: {c.ink}; border: {edge}px solid {c.line};
    border-radius: {m.radius}px; padding: {m.s}px; selection-background-color: {c.primary};
    selection-color: {c.on_primary}; }}
QTextEdit:focus, QPlainTextEdit:focus {{ border-color: {c.focus}; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: {step + m.s}px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url({glyph("down", c.ink_soft)}); width: {m.icon}px;
    height: {m.icon}px; }}
QComboBox QAbstractItemView {{ background: {c.surface}; border: {m.border}px solid {c.line_strong}; outline: none;
    padding: {m.xs}px; selection-background-color: {c.primary_soft}; selection-color: {c.on_primary_soft}; }}
QComboBox QAbstractItemView::item {{ min-height: {m.control - m.s}px; padding: 0 {m.s}px; }}
{up} {{ subcontrol-origin: border; subcontrol-position: center right; width: {m.control}px; height: {high}px;
    border: none; }}
{down} {{ subcontrol-origin: border; subcontrol-position: center left; width: {m.control}px; height: {high}px;
    border: none; }}
{", ".join(steppers)} {{ qproperty-alignment: AlignCenter; padding: 0; }}
{up_arrow} {{ image: url({glyph("plus", c.ink_soft)}); width: {m.icon}px; height: {m.icon}px; }}
{down_arrow} {{ image: url({glyph("minus", c.ink_soft)}); width: {m.icon}px; height: {m.icon}px; }}
"""


def choices(theme: Theme) -> str:
    c, m = theme.colours, theme.metrics
    both = ("QCheckBox", "QRadioButton")
    boxes = ", ".join(f"{name}::indicator" for name in both)
    hover = ", ".join(f"{name}::indicator:hover" for name in both)
    focus = ", ".join(f"{name}::indicator:focus" for name in both)
    return f"""
QCheckBox, QRadioButton {{ spacing: {m.s}px; min-height: {m.control if theme.scale != "desktop" else m.l}px;
    background: transparent; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {c.ink_faint}; }}
{boxes} {{ width: {m.check - 4}px; height: {m.check - 4}px; border: 2px solid {c.line_strong};
    background: {c.surface}; }}
QCheckBox::indicator {{ border-radius: {m.radius_small}px; }}
QRadioButton::indicator {{ border-radius: {m.check // 2}px; }}
{hover} {{ border-color: {c.primary}; }}
QCheckBox:focus, QRadioButton:focus {{ outline: none; color: {c.primary}; }}
{focus} {{ border-color: {c.focus}; }}
QCheckBox::indicator:checked {{ background: {c.primary}; border-color: {c.primary};
    image: url({glyph("check", c.on_primary)}); }}
QCheckBox::indicator:indeterminate {{ background: {c.primary}; border-color: {c.primary};
    image: url({glyph("partial", c.on_primary)}); }}
QRadioButton::indicator:checked {{ background: {c.surface}; border-color: {c.primary};
    image: url({glyph("dot", c.primary)}); }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ background: {c.sunken}; border-color: {c.line}; }}
"""
