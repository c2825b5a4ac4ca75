"""The tightest pictures of the learner's window: something on each, and no text that does not fit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from edu.domain.actors import Actor, Role
from tests.ui.screens.learner_world import LearnerWorld, give_history, make_world
from ui.gallery import Gallery
from ui.modes import STUDY
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


@pytest.mark.parametrize("area", ["study", "exam"])
def test_pictures_are_neither_clipped_nor_blank(world: LearnerWorld, area: str) -> None:
    """Where there is least room: large letters on a laptop, a screen of 150 %, and what is drawn in no other manner."""
    entries = study_entries(world) if area == "study" else exam_entries(world)
    large = [entry for entry in entries if entry.large_text]
    sharp = [entry for entry in entries if entry.ratio == 1.5]
    shown = {(entry.route, entry.note) for entry in (*large, *sharp)}
    once = [entry for entry in entries if (entry.route, entry.note) not in shown]

    assert large
    assert sharp
    assert Gallery([*large, *sharp, *once]).flaws() == []


def test_every_route_is_in_the_gallery(world: LearnerWorld) -> None:
    session = Session(Actor(role=Role.LEARNER))
    services, tasks = world.services, world.tasks
    routes = {*study_builders(services, tasks, session), *exam_builders(services, tasks, session)}
    shown = {entry.route for entry in (*study_entries(world), *exam_entries(world))}

    assert routes == shown
    assert {entry.route for entry in STUDY.rail} <= routes
