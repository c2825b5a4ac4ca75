"""The picture book: renders every registered screen at its sizes, without a display, and writes an index page."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple, TypeAlias, TypedDict

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.picture_checks import clipped_texts, is_blank
from ui.theme.icon_font import finer
from ui.theme.tokens import Scale, Variant

_PATIENCE_S = 20.0


def is_ready(_widget: QWidget) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class GalleryEntry:
    """`width` × `height` are the picture's pixels; at `ratio` 1.5 the widget has two thirds of them.

    `factory` builds a fresh widget or window inside the entry's theme; `ready` says when its data has arrived.
    """

    route: str
    mode: str
    width: int
    height: int
    factory: Callable[[], QWidget]
    variant: Variant = "light"
    scale: Scale = "desktop"
    large_text: bool = False
    ratio: float = 1.0
    note: str = ""
    ready: Callable[[QWidget], bool] = is_ready

    def answers(self, only: str) -> bool:
        """`ROUTE` or `ROUTE:NOTE`, each the beginning of one."""
        route, _, note = only.partition(":")
        return self.route.startswith(route) and self.note.startswith(note)

    @property
    def file_name(self) -> str:
        parts = [self.mode, self.route, f"{self.width}x{self.height}"]
        if self.note:
            parts.append(self.note)
        if self.variant != "light":
            parts.append(self.variant)
        if self.large_text:
            parts.append("large")
        if self.ratio != 1.0:
            parts.append(f"{self.ratio:.0%}".rstrip("%"))
        return "-".join(part.replace("/", "_").replace(".", "_") for part in parts) + ".png"


class Picture(TypedDict):
    route: str
    mode: str
    width: int
    height: int
    file: str
    flaws: list[str]


Inspect: TypeAlias = Callable[[GalleryEntry, QWidget], None]


class Drawn(NamedTuple):
    """A picture that is not written yet; `flaws`: the texts that are clipped in it, or that nothing is on it."""

    entry: GalleryEntry
    image: QImage
    flaws: list[str]


@dataclass(slots=True)
class Gallery:
    """A list that each area adds its screens to."""

    entries: list[GalleryEntry] = field(default_factory=list)

    def add(self, entry: GalleryEntry) -> None:
        self.entries.append(entry)

    def drawn(self, inspect: Inspect | None = None) -> Iterator[Drawn]:
        """`inspect` sees each widget before it is destroyed."""
        before = theme.current()
        for entry in self.entries:
            yield _drawn(entry, inspect)
        theme.apply(_app(), before.variant, before.scale, before.large_text, before.reduced_motion)

    def flaws(self) -> list[str]:
        """Of all pictures, each with the name of its file; nothing is written."""
        return [f"{entry.file_name}: {flaw}" for entry, _image, flaws in self.drawn() for flaw in flaws]

    def render(self, out: Path, *, only: str | None = None, inspect: Inspect | None = None) -> list[Picture]:
        """Write the pictures of what answers `only` (as in `GalleryEntry.answers`), and their index."""
        out.mkdir(parents=True, exist_ok=True)
        pictures: list[Picture] = []
        asked = Gallery([entry for entry in self.entries if only is None or entry.answers(only)])
        for entry, image, flaws in asked.drawn(inspect):
            if not image.save(str(out / entry.file_name)):
                raise OSError(f"cannot write {out / entry.file_name}")
            pictures.append(
                {"route": entry.route, "mode": entry.mode, "width": entry.width, "height": entry.height,
                 "file": entry.file_name, "flaws": flaws}
            )  # fmt: skip
        write_index(out, pictures)
        return pictures


def _app() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("the gallery needs ui.app.make_application() first")
    return app


def _drawn(entry: GalleryEntry, inspect: Inspect | None) -> Drawn:
    app = _app()
    wanted = theme.Theme(entry.variant, entry.scale, entry.large_text, reduced_motion=True)
    if theme.current() != wanted:
        theme.apply(app, entry.variant, entry.scale, entry.large_text, reduced_motion=True)
    widget = entry.factory()
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.resize(round(entry.width / entry.ratio), round(entry.height / entry.ratio))
    widget.show()
    until = monotonic() + _PATIENCE_S
    while not entry.ready(widget) and monotonic() < until:
        settle()
        sleep(0.01)
    settle()
    if inspect is not None:
        inspect(entry, widget)
    flaws = clipped_texts(widget)
    image = grab(widget, entry.width, entry.height, entry.ratio)
    if is_blank(image):
        flaws.append("空白")
    _destroy(widget)
    return Drawn(entry, image, flaws)


def settle(rounds: int = 4) -> None:
    """Layouts that depend on a width need a second pass; deferred deletions are carried out too."""
    for _ in range(rounds):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def grab(widget: QWidget, width: int, height: int, ratio: float = 1.0) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    with finer(ratio / widget.devicePixelRatio()):
        widget.render(
            painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawWindowBackground | QWidget.RenderFlag.DrawChildren
        )
    painter.end()
    return image


def _destroy(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()
    settle(1)


def write_index(out: Path, pictures: Iterable[Picture]) -> None:
    """One page with every picture under its mode, readable from the file system."""
    by_mode: dict[str, list[Picture]] = {}
    for picture in pictures:
        by_mode.setdefault(picture["mode"], []).append(picture)
    parts = []
    for mode, shown in by_mode.items():
        figures = "".join(
            f'<figure><a href="{html.escape(p["file"])}"><img loading="lazy" src="{html.escape(p["file"])}" '
            f'alt="{html.escape(p["route"])}"></a><figcaption>{html.escape(p["route"])} · '
            f"{p['width']}×{p['height']}</figcaption></figure>"
            for p in shown
        )
        parts.append(f"<h2>{html.escape(mode)}</h2><section>{figures}</section>")
    page = (
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>应知应会 · 图册</title><style>'
        "body{font-family:'Noto Sans SC',sans-serif;margin:32px}"
        "section{display:grid;grid-template-columns:repeat(auto-fill,minmax(420px,1fr));gap:24px}"
        "figure{margin:0}img{width:100%;border:1px solid silver;border-radius:8px}"
        "figcaption{font-size:14px;padding-top:4px}</style><h1>应知应会 · 图册</h1>" + "".join(parts) + "</html>"
    )
    (out / "index.html").write_text(page, encoding="utf-8")
