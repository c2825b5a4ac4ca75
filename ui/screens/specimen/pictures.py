"""The specimen in the gallery: every part in each variant and at each reading distance."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from ui.gallery import GalleryEntry
from ui.navigation import Screen
from ui.screens.specimen.parts import PartsScreen
from ui.screens.specimen.reading import KeysScreen, QuestionScreen, ReadingScreen
from ui.theme.tokens import VARIANTS, Scale, Variant

Size = tuple[int, int]


def specimen_entries() -> Iterator[GalleryEntry]:
    for variant in VARIANTS:
        yield _entry("parts", PartsScreen, (1366, 2100), variant)
        yield _entry("reading", ReadingScreen, (1366, 768), variant)
        yield _entry("question", QuestionScreen, (1366, 768), variant)
    yield _entry("parts", PartsScreen, (1366, 2500), large_text=True)
    yield _entry("parts", PartsScreen, (1920, 1080), ratio=1.5)
    for scale in ("kiosk", "projector"):
        yield _entry("reading", ReadingScreen, (1920, 1080), scale=scale)
        yield _entry("question", QuestionScreen, (1920, 1080), scale=scale)
    yield _entry("reading", ReadingScreen, (1080, 1920), scale="kiosk")
    yield _entry("question", QuestionScreen, (1080, 1920), scale="kiosk")
    yield _entry("keys", KeysScreen, (1920, 1080), scale="kiosk")


def _entry(
    name: str,
    screen: type[Screen],
    size: Size,
    variant: Variant = "light",
    *,
    scale: Scale = "desktop",
    large_text: bool = False,
    ratio: float = 1.0,
) -> GalleryEntry:
    return GalleryEntry(
        route=f"specimen.{name}",
        mode="specimen",
        width=size[0],
        height=size[1],
        factory=_on_ground(screen),
        variant=variant,
        scale=scale,
        large_text=large_text,
        ratio=ratio,
        note="" if scale == "desktop" else scale,
    )


def _on_ground(screen: type[Screen]) -> Callable[[], QWidget]:
    def build() -> QWidget:
        widget = screen()
        widget.setProperty("panel", "ground")
        return widget

    return build
