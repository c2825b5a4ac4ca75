"""The one place that makes the QApplication: style, face, Qt's own words in Chinese, Qt's messages to the log."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence

from PySide6.QtCore import QLibraryInfo, QLocale, QMessageLogContext, QtMsgType, QTranslator, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.theme.tokens import Scale, Variant

log = logging.getLogger("qt")

# said once per window by the platform without a display, which the gallery runs on
_OFFSCREEN_NOISE = "does not support propagateSizeHints"

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def make_application(
    argv: Sequence[str] = (),
    *,
    variant: Variant = "light",
    scale: Scale = "desktop",
    large_text: bool = False,
    reduced_motion: bool = False,
    log_qt: bool = True,
) -> QApplication:
    """Gives back the running application where there is one. Tests pass `log_qt=False`: pytest-qt listens itself."""
    if log_qt:
        qInstallMessageHandler(_to_log)
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication([*argv] or sys.argv[:1])
    app.setApplicationName("yingzhi")
    app.setApplicationDisplayName("应知应会")
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    _speak_chinese(app)
    theme.apply(app, variant, scale, large_text, reduced_motion)
    app.setWindowIcon(theme.icon("shield", theme.current().colours.primary))
    return app


def _speak_chinese(app: QApplication) -> None:
    if app.findChild(QTranslator, "zh") is not None:
        return
    translator = QTranslator(app)
    translator.setObjectName("zh")
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    else:
        log.warning("Qt's Chinese words are missing from this installation")


def _to_log(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    if message and _OFFSCREEN_NOISE in message:
        return
    log.log(_LEVELS.get(kind, logging.WARNING), "%s", message)
