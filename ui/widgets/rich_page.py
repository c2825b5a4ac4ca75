"""One lesson page drawn natively: text at 28–38 汉字 a line, call-outs, tables, pictures, check questions.

On a wide window the picture stands beside the text, else below it where the lesson put it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from edu.domain.courses import Block, Callout, CalloutKind, Check, ListBlock, Page, Paragraph, Picture, Run, Runs, Table
from ui import theme
from ui.theme.scales import LINE_CHARS
from ui.theme.tokens import ToneName
from ui.widgets.callout_frame import CalloutFrame
from ui.widgets.labels import PlainLabel
from ui.widgets.layouts import column, grid, row
from ui.widgets.prose import Prose, Tip, no_tip
from ui.widgets.svg_picture import SvgPicture

NARROW_CHARS = 28
CALLOUTS: dict[CalloutKind, tuple[ToneName, str]] = {
    "险情": ("red", "danger"),
    "记住": ("blue", "remember"),
    "误区": ("orange", "myth"),
    "案例": ("grey", "case"),
    "当地做法": ("green", "local"),
}
PictureSource = Callable[[str], Path | bytes | None]
CheckWidget = Callable[[str], QWidget | None]


def no_check(_question: str) -> QWidget | None:
    return None


class RichPage(QWidget):
    """`picture` finds a path of the pack; `check` makes the widget of a check question, or None to leave it out.

    `in_line`: without a picture of its own it still stands where the text of a page above it stands that has one.
    The picture stands beside the text where the page is wide for `letters` of so many pixels; without, for its own.
    """

    def __init__(
        self,
        page: Page,
        picture: PictureSource,
        *,
        check: CheckWidget = no_check,
        tip: Tip = no_tip,
        title: bool = True,
        in_line: bool = False,
        letters: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._picture, self._check, self._tip = picture, check, tip
        live = theme.current()
        self._unit = live.type.reading
        self._letters = letters or self._unit
        self._gap = live.metrics.xl
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(live.metrics.l)
        self._text = _column_of(self._unit * LINE_CHARS)
        body = column(self._text, gap="m")
        if title:
            body.addWidget(PlainLabel(page.title, "hero"))
        self._body: QVBoxLayout = body
        self._pictures = _column_of(self._unit * LINE_CHARS)
        self._beside: QVBoxLayout = column(self._pictures, gap="m")
        for block in page.blocks:
            self._add(block)
        body.addStretch(1)
        self._beside.addStretch(1)
        self._left, self._right = _in_the_middle(self._text), _in_the_middle(self._pictures)
        self._line.addWidget(self._left, 1)
        self._line.addWidget(self._right, 1)
        self._has_pictures = bool(page.pictures) or in_line
        self._right.setVisible(self._has_pictures)
        self._only_picture = all(isinstance(block, Picture) for block in page.blocks)

    def _add(self, block: Block) -> None:
        if isinstance(block, Picture):
            self._beside.addWidget(SvgPicture(self._picture(block.path), block.alt))
        elif isinstance(block, Check):
            widget = self._check(block.question)
            if widget is not None:
                self._body.addWidget(widget)
        else:
            self._body.addWidget(_block(block, self._tip))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= self._letters * NARROW_CHARS * 1.7 + self._gap
        beside = wide and self._has_pictures and not self._only_picture
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != way:
            self._line.setDirection(way)
            self._line.setSpacing(self._gap if beside else theme.of(self).metrics.l)
        top = Qt.AlignmentFlag.AlignTop
        self._line.setAlignment(self._left, top if beside else Qt.AlignmentFlag(0))


def _column_of(widest: int) -> QWidget:
    holder = QWidget()
    holder.setMaximumWidth(widest)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder


def _in_the_middle(part: QWidget) -> QWidget:
    """A column layout asks its parts for their height at its own width; only a row knows that this one is narrower."""
    holder = QWidget()
    line = row(holder, gap="none")
    line.addStretch(1)
    line.addWidget(part, 1000)
    line.addStretch(1)
    return holder


def _block(block: Paragraph | ListBlock | Table | Callout, tip: Tip) -> QWidget:
    if isinstance(block, Paragraph):
        return Prose(block.runs, tip=tip)
    if isinstance(block, ListBlock):
        return _list(block, tip)
    if isinstance(block, Table):
        return _table(block, tip)
    return _callout(block, tip)


def _list(block: ListBlock, tip: Tip) -> QWidget:
    holder = QWidget()
    lines = column(holder, gap="s")
    for at, item in enumerate(block.items):
        line = row(gap="s")
        mark = f"{block.start + at}." if block.ordered else "•"
        sign = Prose((_plain(mark),), bold=True, ink=lambda live: live.colours.primary)
        sign.setFixedWidth(round(theme.current().type.reading * 1.4))
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Prose(item, tip=tip), 1)
        lines.addLayout(line)
    return holder


def _table(block: Table, tip: Tip) -> QWidget:
    frame = QFrame()
    frame.setProperty("panel", "sunken")
    cells = grid(frame, gap="none", margin="s")
    size = theme.current().type.body
    rows: Sequence[tuple[Runs, ...]] = (block.header, *block.rows)
    for at, texts in enumerate(rows):
        for place, runs in enumerate(texts):
            cell = QWidget()
            column(cell, margin="s").addWidget(Prose(runs, size=size, bold=at == 0, tip=tip, line_height=1.5))
            cells.addWidget(cell, at * 2, place)
        if at < len(rows) - 1:
            line = QFrame()
            line.setProperty("rule", "h")
            cells.addWidget(line, at * 2 + 1, 0, 1, len(block.header))
    for place in range(len(block.header)):
        cells.setColumnStretch(place, max(_longest(rows, place), 4))
    return frame


def _longest(rows: Sequence[tuple[Runs, ...]], place: int) -> int:
    """Columns share the width by their longest cell, within reason."""
    return min(24, max(sum(len(run.text) for run in texts[place]) for texts in rows))


def _callout(block: Callout, tip: Tip) -> QWidget:
    tone, icon = CALLOUTS[block.kind]
    frame = CalloutFrame(block.kind, icon, tone)
    for inner in block.blocks:
        frame.body.addWidget(_block(inner, tip))
    return frame


def _plain(text: str) -> Run:
    return Run(text=text)
