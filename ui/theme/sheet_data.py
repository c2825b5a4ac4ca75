"""Style of tables, trees, tabs, bars, menus and calendars."""

from __future__ import annotations

from ui.theme.current import Theme
from ui.theme.glyphs import glyph


def tables(theme: Theme) -> str:
    c, t, m = theme.colours, theme.type, theme.metrics
    return f"""
QTableView, QTreeView, QListView {{ background: {c.surface}; alternate-background-color: {c.sunken};
    border: {m.border}px solid {c.line}; border-radius: {m.radius}px; outline: none; gridline-color: {c.line};
    selection-background-color: {c.primary_soft}; selection-color: {c.ink}; }}
QTableView[panel="bare"], QTreeView[panel="bare"], QListView[panel="bare"] {{ border: none; border-radius: 0; }}
QTableView:focus, QTreeView:focus, QListView:focus {{ border-color: {c.focus}; }}
QTableView::item, QTreeView::item, QListView::item {{ padding: 0 {m.s + 4}px; border: none;
    border-bottom: {m.border}px solid {c.line}; }}
QTreeView::item, QListView::item {{ min-height: {m.control}px; }}
QTableView::item:hover, QTreeView::item:hover, QListView::item:hover {{ background: {c.hover}; }}
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {{
    background: {c.primary_soft}; color: {c.ink}; }}
QTreeView::branch {{ background: transparent; }}
QTreeView::branch:has-children:closed {{ image: url({glyph("right", c.ink_soft)}); }}
QTreeView::branch:has-children:open {{ image: url({glyph("down", c.ink_soft)}); }}
QHeaderView {{ background: {c.sunken}; border: none; border-top-left-radius: {m.radius}px;
    border-top-right-radius: {m.radius}px; }}
QHeaderView::section {{ background: transparent; color: {c.ink_soft}; font-size: {t.small}px; font-weight: 700;
    border: none; border-bottom: {m.border}px solid {c.line}; padding: 0 {m.s + 4}px; min-height: {m.control}px; }}
QHeaderView::section:hover {{ color: {c.primary}; }}
QHeaderView::up-arrow {{ image: url({glyph("up", c.primary)}); width: {m.icon - 4}px; height: {m.icon - 4}px; }}
QHeaderView::down-arrow {{ image: url({glyph("down", c.primary)}); width: {m.icon - 4}px; height: {m.icon - 4}px; }}
QTableCornerButton::section {{ background: {c.sunken}; border: none; }}
"""


def tabs(theme: Theme) -> str:
    c, m = theme.colours, theme.metrics
    return f"""
QTabWidget::pane {{ border: none; border-top: {m.border}px solid {c.line}; }}
QTabBar {{ background: transparent; qproperty-drawBase: 0; }}
QTabBar::tab {{ background: transparent; color: {c.ink_soft}; border: none; padding: 0 {m.m}px;
    min-height: {m.control}px; border-bottom: {m.focus + 1}px solid transparent; margin-right: {m.xs}px; }}
QTabBar::tab:hover {{ color: {c.primary}; }}
QTabBar::tab:selected {{ color: {c.primary}; border-bottom-color: {c.primary}; font-weight: 700; }}
QTabBar::tab:focus {{ border-bottom-color: {c.focus}; }}
"""


def bars(theme: Theme) -> str:
    c, m = theme.colours, theme.metrics
    thick = m.scroll
    return f"""
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: {thick}px; }}
QScrollBar:horizontal {{ height: {thick}px; }}
QScrollBar::handle {{ background: {c.grey.line}; border-radius: {(thick - 4) // 2}px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: {m.xl}px; }}
QScrollBar::handle:horizontal {{ min-width: {m.xl}px; }}
QWidget[panel="rail"] QScrollBar::handle {{ background: {c.on_rail_soft}; }}
QScrollBar::handle:hover {{ background: {c.ink_faint}; }}
QWidget[panel="rail"] QScrollBar::handle:hover {{ background: {c.on_rail}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QProgressBar {{ background: {c.hover}; border: none; border-radius: {m.xs}px; min-height: {m.s}px;
    max-height: {m.s}px; text-align: center; color: transparent; }}
QProgressBar::chunk {{ background: {c.primary}; border-radius: {m.xs}px; }}
QProgressBar[tone="green"]::chunk {{ background: {c.green.solid}; }}
QProgressBar[tone="red"]::chunk {{ background: {c.red.solid}; }}
QSlider:horizontal {{ min-height: {m.check + m.s}px; background: transparent; }}
QSlider::groove:horizontal {{ background: {c.grey.line}; height: {m.xs}px; border-radius: {m.xs // 2}px; }}
QSlider::sub-page:horizontal {{ background: {c.primary}; border-radius: {m.xs // 2}px; }}
QSlider::handle:horizontal {{ background: {c.surface}; border: {m.focus}px solid {c.primary};
    width: {m.check - 4}px; height: {m.check - 4}px; margin: -{m.check // 2 - m.xs // 2}px 0;
    border-radius: {m.check // 2}px; }}
QSlider::handle:horizontal:focus {{ border-color: {c.focus}; background: {c.primary_soft}; }}
"""


def menus(theme: Theme) -> str:
    c, m = theme.colours, theme.metrics
    return f"""
QMenu {{ background: {c.surface}; border: {m.border}px solid {c.line}; padding: {m.xs}px; }}
QMenu::item {{ padding: {m.s}px {m.l}px {m.s}px {m.m}px; border-radius: {m.radius_small}px; min-height: {m.icon}px; }}
QMenu::item:selected {{ background: {c.primary_soft}; color: {c.on_primary_soft}; }}
QMenu::item:disabled {{ color: {c.ink_faint}; }}
QMenu::separator {{ height: {m.border}px; background: {c.line}; margin: {m.xs}px {m.s}px; }}
QMenu::icon {{ padding-left: {m.s}px; }}
"""


def calendars(theme: Theme) -> str:
    c, m = theme.colours, theme.metrics
    return f"""
QCalendarWidget {{ background: {c.surface}; qproperty-verticalHeaderFormat: NoVerticalHeader; }}
QCalendarWidget QTableView::item {{ padding: 0; border: none; }}
QCalendarWidget QTableView::item:selected {{ background: {c.primary}; color: {c.on_primary};
    border-radius: {m.radius}px; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {c.surface};
    border-bottom: {m.border}px solid {c.line}; min-height: {m.control + m.s}px; }}
QCalendarWidget QToolButton {{ color: {c.ink}; font-weight: 700; min-height: {m.control - m.s}px;
    min-width: {m.control - m.s}px; padding: 0 {m.s}px; }}
QCalendarWidget QToolButton#qt_calendar_prevmonth {{ qproperty-icon: url({glyph("left", c.ink_soft)}); }}
QCalendarWidget QToolButton#qt_calendar_nextmonth {{ qproperty-icon: url({glyph("right", c.ink_soft)}); }}
QCalendarWidget QSpinBox {{ min-height: {m.control - m.l}px; }}
QCalendarWidget QAbstractItemView {{ background: {c.surface}; alternate-background-color: {c.sunken}; border: none;
    outline: none; color: {c.ink}; selection-background-color: {c.primary}; selection-color: {c.on_primary}; }}
QCalendarWidget QAbstractItemView:disabled {{ color: {c.ink_faint}; }}
"""
