"""What hangs on the hall's machine, as the window's toolkit sees it."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QInputDevice

from edu.domain.hall.health import Fittings
from ui.screens.kiosk.printing import SouvenirPrinter
from ui.screens.kiosk.voice import Voice
from ui.theme import fonts


def fittings_of(printer: SouvenirPrinter, voice: Voice, *, sound: bool) -> Fittings:
    screens = [screen.geometry().size() * screen.devicePixelRatio() for screen in QGuiApplication.screens()]
    touch = QInputDevice.DeviceType.TouchScreen
    return Fittings(
        screens=[(size.width(), size.height()) for size in screens],
        sound=sound,
        touch=any(device.type() == touch for device in QInputDevice.devices()),
        printer=printer.name,
        voice=voice.name,
        faces_missing=fonts.damaged(),
        writes_chinese=bool(fonts.chinese()),
    )
