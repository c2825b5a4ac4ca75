"""The reusable parts, one look. Screens import from here: `from ui.widgets import Card, DataTable`.

text        PlainLabel, IconLabel, Prose, RichPage, SvgPicture, QrCode
pressing    Button, IconButton, OptionCard, QuestionPanel, NumberPad, PinPad, SearchField
filling in  Form with TextField … NumberField, FormSheet, ask_reason, PageSheet
grouping    Card, PressCard, PageHeader, FlowLayout; column, row, grid, scroll, centred, rule, clear
status      Chip, Banner, StatTile, stat_row, StepBar, ProgressRing, TimerLabel, EmptyState, ProblemList
data        DataTable over Column specifications; BarChart, ColumnChart, StackedBar, Sparkline; PairBars, PairPlot of
            two; IntervalChart of estimates with their limits
over all    ConfirmSheet / confirm, ToastArea, BusyOverlay / start_busy, Overlay

A part's file is read when somebody first asks for it here: the launcher needs three of thirty.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ui.widgets.banner import Banner, left_out
    from ui.widgets.busy_overlay import BusyOverlay, start_busy
    from ui.widgets.buttons import Button, IconButton
    from ui.widgets.card import Card, PressCard
    from ui.widgets.charts import Bar, BarChart, Sparkline, StackedBar
    from ui.widgets.chip import VERDICT_STATUS, Chip, Status
    from ui.widgets.column_chart import ColumnChart
    from ui.widgets.confirm_sheet import ConfirmSheet, confirm
    from ui.widgets.data_table import DataTable
    from ui.widgets.empty_state import EmptyState
    from ui.widgets.fields import (
        Choice,
        DayField,
        Form,
        HourField,
        LongTextField,
        NumberField,
        PercentField,
        TextField,
        with_all,
    )
    from ui.widgets.flow_layout import FlowLayout
    from ui.widgets.form_sheet import FormSheet, PageSheet, ask_reason
    from ui.widgets.interval_chart import IntervalChart, Whisker
    from ui.widgets.labels import IconLabel, PlainLabel, restyle
    from ui.widgets.layouts import centred, clear, column, grid, row, rule, scroll, take_out
    from ui.widgets.number_pad import NumberPad, PinPad
    from ui.widgets.option_card import OptionCard
    from ui.widgets.overlay import Overlay
    from ui.widgets.page_header import PageHeader
    from ui.widgets.pair_charts import Pair, PairBars, PairPlot
    from ui.widgets.problem_list import ProblemList
    from ui.widgets.progress_ring import ProgressRing
    from ui.widgets.prose import Prose
    from ui.widgets.qr_code import QrCode
    from ui.widgets.question_panel import Note, QuestionPanel, verdicts
    from ui.widgets.rich_page import RichPage
    from ui.widgets.search_field import SearchField
    from ui.widgets.stat_tile import StatTile, stat_row
    from ui.widgets.step_bar import Step, StepBar
    from ui.widgets.svg_picture import SvgPicture
    from ui.widgets.table_model import Column, TableModel
    from ui.widgets.timer_label import TimerLabel, clock_text
    from ui.widgets.toast import Toast, ToastArea

_PARTS = {
    "banner": "Banner left_out",
    "busy_overlay": "BusyOverlay start_busy",
    "buttons": "Button IconButton",
    "card": "Card PressCard",
    "charts": "Bar BarChart Sparkline StackedBar",
    "chip": "VERDICT_STATUS Chip Status",
    "column_chart": "ColumnChart",
    "confirm_sheet": "ConfirmSheet confirm",
    "data_table": "DataTable",
    "empty_state": "EmptyState",
    "fields": "Choice DayField Form HourField LongTextField NumberField PercentField TextField with_all",
    "flow_layout": "FlowLayout",
    "form_sheet": "FormSheet PageSheet ask_reason",
    "interval_chart": "IntervalChart Whisker",
    "labels": "IconLabel PlainLabel restyle",
    "layouts": "centred clear column grid row rule scroll take_out",
    "number_pad": "NumberPad PinPad",
    "option_card": "OptionCard",
    "overlay": "Overlay",
    "pair_charts": "Pair PairBars PairPlot",
    "page_header": "PageHeader",
    "problem_list": "ProblemList",
    "progress_ring": "ProgressRing",
    "prose": "Prose",
    "qr_code": "QrCode",
    "question_panel": "Note QuestionPanel verdicts",
    "rich_page": "RichPage",
    "search_field": "SearchField",
    "stat_tile": "StatTile stat_row",
    "step_bar": "Step StepBar",
    "svg_picture": "SvgPicture",
    "table_model": "Column TableModel",
    "timer_label": "TimerLabel clock_text",
    "toast": "Toast ToastArea",
}
_HOMES = {name: file for file, names in _PARTS.items() for name in names.split()}

__all__ = [
    "VERDICT_STATUS",
    "Banner",
    "Bar",
    "BarChart",
    "BusyOverlay",
    "Button",
    "Card",
    "Chip",
    "Choice",
    "Column",
    "ColumnChart",
    "ConfirmSheet",
    "DataTable",
    "DayField",
    "EmptyState",
    "FlowLayout",
    "Form",
    "FormSheet",
    "HourField",
    "IconButton",
    "IconLabel",
    "IntervalChart",
    "LongTextField",
    "Note",
    "NumberField",
    "NumberPad",
    "OptionCard",
    "Overlay",
    "PageHeader",
    "PageSheet",
    "Pair",
    "PairBars",
    "PairPlot",
    "PercentField",
    "PinPad",
    "PlainLabel",
    "PressCard",
    "ProblemList",
    "ProgressRing",
    "Prose",
    "QrCode",
    "QuestionPanel",
    "RichPage",
    "SearchField",
    "Sparkline",
    "StackedBar",
    "StatTile",
    "Status",
    "Step",
    "StepBar",
    "SvgPicture",
    "TableModel",
    "TextField",
    "TimerLabel",
    "Toast",
    "ToastArea",
    "Whisker",
    "ask_reason",
    "centred",
    "clear",
    "clock_text",
    "column",
    "confirm",
    "grid",
    "left_out",
    "restyle",
    "row",
    "rule",
    "scroll",
    "start_busy",
    "stat_row",
    "take_out",
    "verdicts",
    "with_all",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    part = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return part
