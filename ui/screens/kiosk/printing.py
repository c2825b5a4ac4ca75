"""Souvenirs on paper: the system's default printer, without a dialog. What is drawn fits a receipt as well as A4."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QByteArray, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QTextOption
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtSvg import QSvgRenderer

from edu.domain.errors import EduError
from edu.domain.hall.souvenirs import Souvenir, code_text
from ui.theme.fonts import families
from ui.widgets.qr_code import QUIET, code_rows

_POINTS = 72
_WIDEST_MM = 128
"""A receipt is as wide as its roll, a page carries the souvenir in its upper middle."""


class SouvenirPrinter(Protocol):
    @property
    def name(self) -> str:
        """'' where there is no printer: no screen then offers it."""

    def print(self, souvenir: Souvenir) -> None:
        """EduError where the printer does not take it. Not on the window's thread: a printer may think for long."""


class NoPrinter:
    name = ""

    def print(self, souvenir: Souvenir) -> None:
        raise EduError("没有打印机。")


class SystemPrinter:
    @property
    def name(self) -> str:
        return QPrinterInfo.defaultPrinter().printerName()

    def print(self, souvenir: Souvenir) -> None:
        printer = QPrinter(QPrinterInfo.defaultPrinter())
        printer.setDocName("应知应会")
        paint_souvenir(printer, souvenir)


def paint_to_pdf(path: str, souvenir: Souvenir) -> None:
    """The same page as a file; for the picture book and for tests."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(path)
    printer.setPageSize(QPageSize(QSizeF(80, 160), QPageSize.Unit.Millimeter, "receipt"))
    printer.setPageMargins(QMarginsF(4, 4, 4, 4), QPageLayout.Unit.Millimeter)
    paint_souvenir(printer, souvenir)


def paint_souvenir(printer: QPrinter, souvenir: Souvenir) -> None:
    painter = QPainter()
    if not painter.begin(printer):
        raise EduError("打印机没有回应。", "请叫工作人员看看打印机。")
    scale = printer.resolution() / _POINTS
    painter.scale(scale, scale)
    whole = printer.pageLayout().paintRectPoints()
    width = min(whole.width(), round(_WIDEST_MM / 25.4 * _POINTS))
    _Sheet(painter, (whole.width() - width) / 2, width).draw(souvenir)
    painter.end()


class _Sheet:
    """One column, from the top down, in points."""

    def __init__(self, painter: QPainter, left: float, width: float) -> None:
        self._painter, self._left, self._width = painter, left, width
        self._y = 0.0
        self._unit = width / 20

    def draw(self, souvenir: Souvenir) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        self._text("应知应会 · 记住这一条", 1.15, bold=True, align=centre)
        self._picture(souvenir)
        self._text(souvenir.rule, 1.2, bold=True)
        if souvenir.source:
            self._text(f"依据：{souvenir.source}", 0.75)
        if souvenir.asked:
            self._text(f"{souvenir.title}：{souvenir.asked} 题答对 {souvenir.correct} 题", 0.8)
        self._code(code_text(souvenir))
        self._text("扫一扫，这一条存进手机，不用联网", 0.75, align=centre)
        self._text(f"{souvenir.day.isoformat()}  {souvenir.hall}".rstrip(), 0.75, align=centre)

    def _text(
        self, text: str, size: float, *, bold: bool = False, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    ) -> None:
        font = QFont(list(families()))
        font.setBold(bold)
        font.setPixelSize(max(1, round(self._unit * size)))  # of the painter, which counts in points
        self._painter.setFont(font)
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
        room = QRectF(self._left, self._y, self._width, 10_000)
        high = self._painter.boundingRect(room, text, option).height()
        self._painter.drawText(QRectF(self._left, self._y, self._width, high), text, option)
        self._y += high + self._unit * 0.6

    def _picture(self, souvenir: Souvenir) -> None:
        if souvenir.picture is None:
            return
        try:
            svg = QSvgRenderer(QByteArray(souvenir.picture.read_bytes()))
        except OSError:
            return
        shape = svg.viewBoxF().size()
        if not svg.isValid() or shape.isEmpty():
            return
        size = shape.scaled(QSizeF(self._width, self._width * 0.6), Qt.AspectRatioMode.KeepAspectRatio)
        at = QRectF(self._left + (self._width - size.width()) / 2, self._y, size.width(), size.height())
        svg.render(self._painter, at)
        self._y += size.height() + self._unit * 0.6

    def _code(self, text: str) -> None:
        rows = code_rows(text)
        side = self._width * 0.62
        module = side / (len(rows) + 2 * QUIET)
        left = self._left + (self._width - side) / 2 + QUIET * module
        top = self._y + QUIET * module
        for y, line in enumerate(rows):
            for x, dark in enumerate(line):
                if dark:
                    self._painter.fillRect(
                        QRectF(left + x * module, top + y * module, module * 1.02, module * 1.02), Qt.GlobalColor.black
                    )
        self._y += side + self._unit * 0.3
