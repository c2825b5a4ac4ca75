"""The picture book is whole: every route of every mode has a picture, no screen is blank, no label is clipped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from edu.domain.actors import Role
from edu.domain.games.catalogue import GAMES
from ui.gallery import Gallery, GalleryEntry
from ui.gallery_book import AREAS, areas_entries
from ui.gallery_world import GalleryWorld, build_world
from ui.mode_windows import desktop_builders
from ui.modes import MODES
from ui.screens.kiosk.routes import Kiosk
from ui.widgets import Chip


@pytest.fixture(scope="module")
def world() -> Iterator[GalleryWorld]:
    with build_world(people=120) as made:
        yield made


def routes_of_every_mode(world: GalleryWorld) -> set[str]:
    found = set(Kiosk(world.services, world.tasks).builders())
    for spec in MODES.values():
        found |= desktop_builders(spec, world.services, world.tasks, world.session(Role.ADMIN)).keys()
    return found


def test_every_route_has_a_picture(qtbot: QtBot, world: GalleryWorld) -> None:
    drawn = {entry.route for entry in areas_entries(world)}

    assert routes_of_every_mode(world) - drawn == set()


MANNERS = {
    (width, *manner) for width in (1920, 1080) for manner in (("light", False), ("light", True), ("contrast", False))
}
"""Lying and upright; plain, large, in high contrast."""


@pytest.mark.parametrize("moment", ["begin", "half", "end"])
@pytest.mark.parametrize("game", GAMES)
def test_every_game_is_shown_at_its_start_in_play_and_at_its_end_in_every_manner(
    world: GalleryWorld, game: str, moment: str
) -> None:
    entries = [entry for entry in areas_entries(world) if entry.note == f"round-{game}-{moment}"]

    assert {(entry.width, entry.variant, entry.large_text) for entry in entries} == MANNERS
    assert {entry.route for entry in entries} == {"kiosk.game_end" if moment == "end" else "kiosk.game_play"}


@pytest.mark.parametrize("page", ["attract", "doors", "learn", "lesson", "micro", "quiz", "drills", "drill", "games",
                                  "result", "ticket", "souvenir"])  # fmt: skip
def test_every_door_is_shown_in_every_manner(world: GalleryWorld, page: str) -> None:
    entries = [entry for entry in areas_entries(world) if entry.route == f"kiosk.{page}"]

    assert MANNERS - {(entry.width, entry.variant, entry.large_text) for entry in entries} == set()


SELDOM = {
    "study.course:again": ("往年学完，今年可重学", "今年重学"),
    "manager.units:proposed": ("等待确认的名字", "名册写的区划代码是"),
    "manager.units:confirm": ("新增“松树坳村”",),
    "manager.exam:standing": ("证书还有效，请核对", "证书编号"),
    "manager.person:post": ("添加岗位", "最后在岗日"),
}
"""What no click in a fresh township leads to, with words that must be on its picture."""


@pytest.mark.parametrize("page", SELDOM)
def test_what_is_seldom_met_has_its_picture(qtbot: QtBot, world: GalleryWorld, tmp_path: Path, page: str) -> None:
    entry = next(one for one in areas_entries(world) if f"{one.route}:{one.note}" == page)
    seen: list[str] = []

    def inspect(_entry: GalleryEntry, widget: QWidget) -> None:
        shown = [one for kind in (QLabel, QPushButton, Chip) for one in widget.findChildren(kind) if one.isVisible()]
        said = [one.accessibleName() if isinstance(one, Chip) else one.text() for one in shown]
        seen.extend(words.replace("\u2060", "") for words in said)

    Gallery([entry]).render(tmp_path, inspect=inspect)

    assert [words for words in SELDOM[page] if not any(words in text for text in seen)] == []


DRAWN_FULLER = {"ui.screens.manager.routes", "ui.screens.study.routes", "ui.screens.exam.routes"}
"""With longer names and more history by tests of their own."""


@pytest.mark.timeout(240)
@pytest.mark.parametrize(
    "area",
    [area for area in AREAS if area.__module__ not in DRAWN_FULLER],
    ids=lambda area: area.__module__.removeprefix("ui.screens."),
)
def test_no_screen_is_blank_and_no_label_clipped(
    qtbot: QtBot, world: GalleryWorld, area: Callable[[GalleryWorld], list[GalleryEntry]]
) -> None:
    """One picture a page and size class, in large letters and with thick borders where it is drawn so; all others
    `main.py gallery` looks at.

    A game paints its own words: of its scenes one a game is enough to see that it is not blank.
    """
    tightest: dict[tuple[str, str, int], GalleryEntry] = {}
    for entry in sorted(area(world), key=lambda entry: (not entry.large_text, entry.variant != "contrast")):
        if entry.route != "specimen" and entry.variant != "dark" and entry.ratio == 1.0:
            note = "" if entry.route == "kiosk.game_play" else entry.note
            tightest.setdefault((entry.route, note, entry.width), entry)

    assert Gallery(list(tightest.values())).flaws() == []
