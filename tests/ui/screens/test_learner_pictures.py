"""Every picture of the learner's window at every size: something on it, and no text that does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from edu.domain.actors import Actor, Role
from tests.ui.screens.learner_world import LearnerWorld, give_history, make_world
from ui.gallery import Gallery, GalleryEntry
from ui.modes import STUDY
from ui.picture_checks import clipped_texts, is_blank
from ui.screens.exam.routes import builders as exam_builders
from ui.screens.exam.routes import gallery_entries as exam_entries
from ui.screens.study.routes import builders as study_builders
from ui.screens.study.routes import gallery_entries as study_entries
from ui.session import Session


@pytest.fixture(scope="module")
def world(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LearnerWorld]:
    made = give_history(make_world(tmp_path_factory.mktemp("learner")))
    yield made
    made.close()


def render(entries: list[GalleryEntry], out: Path) -> tuple[list[str], list[str]]:
    """File names with clipped texts, and blank ones."""
    clipped: list[str] = []

    def inspect(entry: GalleryEntry, widget: QWidget) -> None:
        clipped.extend(f"{entry.file_name}: {text}" for text in clipped_texts(widget))

    pictures = Gallery(entries).render(out, inspect=inspect)
    blank = [picture["file"] for picture in pictures if is_blank(QImage(str(out / picture["file"])))]
    return clipped, blank


@pytest.mark.parametrize("area", ["study", "exam"])
def test_pictures_are_neither_clipped_nor_blank(world: LearnerWorld, tmp_path: Path, area: str) -> None:
    """The smallest window, the greatest ratio, thicker borders; the other manners are the picture book's tests."""
    entries = study_entries(world) if area == "study" else exam_entries(world)
    narrow = [entry for entry in entries if entry.width == 1366 and entry.variant != "dark" and not entry.large_text]
    sharp = [entry for entry in entries if entry.ratio == 1.5]

    assert narrow
    assert sharp
    assert render([*narrow, *sharp], tmp_path) == ([], [])


def test_every_route_is_in_the_gallery(world: LearnerWorld) -> None:
    session = Session(Actor(role=Role.LEARNER))
    services, tasks = world.services, world.tasks
    routes = {*study_builders(services, tasks, session), *exam_builders(services, tasks, session)}
    shown = {entry.route for entry in (*study_entries(world), *exam_entries(world))}

    assert routes == shown
    assert {entry.route for entry in STUDY.rail} <= routes
