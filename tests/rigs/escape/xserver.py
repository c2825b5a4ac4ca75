"""An X server without glass: its pixels lie in a file, its keys and mouse are XTEST's by way of xdotool."""

from __future__ import annotations

import contextlib
import ctypes
import mmap
import os
import shutil
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path

WIDE, HIGH = 1920, 1080
BAIT = "#e613b7"
"""Stands on the root window and on every foreign window: no screen of ours has a pixel of it."""
_BAIT = bytes.fromhex("b713e6")
_LIBRARIES = ("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1", "libxkbcommon-x11.so.0")
TOOLS = ("Xvfb", "xdotool", "xrandr", "xsetroot")


_STRANGER = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.setStyleSheet("background: %s")
window.resize(*map(int, sys.argv[1].split("x")))
window.show()
app.exec()
"""


def stranger(size: str) -> list[str]:
    """The command of another program, whose window shows nothing but bait."""
    return [sys.executable, "-c", _STRANGER % BAIT, size]


def lacking() -> list[str]:
    """Programs, and the libraries without which Qt finds no X server."""
    tools = [tool for tool in TOOLS if shutil.which(tool) is None]
    return tools + [library for library in _LIBRARIES if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


class XServer:
    """From construction until `close`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        told, tell = os.pipe()
        command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", f"{WIDE}x{HIGH}x24", "-fbdir", str(folder)]
        self._server = subprocess.Popen(
            [*command, "-noreset", "-nolisten", "tcp"], pass_fds=[tell], stderr=subprocess.DEVNULL
        )
        os.close(tell)
        with os.fdopen(told, encoding="ascii") as stream:
            number = stream.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        self.environment.pop("WAYLAND_DISPLAY", None)
        with (folder / "Xvfb_screen0").open("rb") as file:
            self._picture = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        words = struct.unpack(">25I", self._picture[:100])
        self._start, self._stride = words[0] + words[19] * 12, words[12]
        self.run("xsetroot", "-solid", BAIT)

    def run(self, *words: str) -> str:
        """What the tool says; '' where it fails (a window that has just gone)."""
        done = subprocess.run(words, env=self.environment, capture_output=True, text=True, check=False, timeout=30)
        return done.stdout.strip()

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(words, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def do(self, line: str) -> None:
        """One line of xdotool."""
        self.run("xdotool", *line.split())

    def bait_pixels(self) -> int:
        """How many pixels of what lies behind can be seen, counted to a thousand."""
        found, at = 0, self._start
        while found < 1000:
            at = self._picture.find(_BAIT, at)
            if at < 0:
                break
            if (at - self._start) % 4 == 0:
                found += 1
                at += 4
            else:
                at += 1
        return found

    def save_picture(self, file: Path) -> None:
        """As PPM, for a person who wants to know what was seen."""
        rows = memoryview(self._picture)[self._start : self._start + self._stride * HIGH]
        with file.open("wb") as out:
            out.write(b"P6 %d %d 255\n" % (WIDE, HIGH))
            pixels = bytearray(WIDE * HIGH * 3)
            pixels[0::3], pixels[1::3], pixels[2::3] = rows[2::4], rows[1::4], rows[0::4]
            out.write(pixels)
        rows.release()

    def focus_pid(self) -> int:
        said = self.run("xdotool", "getwindowfocus", "getwindowpid")
        return int(said) if said.isdigit() else 0

    def close(self) -> None:
        self._picture.close()
        self._server.terminate()
        self._server.wait(10)


class Watcher:
    """Looks thirty times a second whether anything behind can be seen; `longest_s` is the longest such stretch."""

    def __init__(self, server: XServer) -> None:
        self._server = server
        self._over = threading.Event()
        self.longest_s, self._since = 0.0, 0.0
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._over.wait(1 / 30):
            with contextlib.suppress(ValueError):  # closed meanwhile
                if self._server.bait_pixels():
                    self._since = self._since or time.monotonic()
                    self.longest_s = max(self.longest_s, time.monotonic() - self._since, 1 / 30)
                else:
                    self._since = 0.0

    def close(self) -> float:
        self._over.set()
        self._thread.join()
        return self.longest_s
