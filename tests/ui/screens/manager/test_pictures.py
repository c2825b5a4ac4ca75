"""Every picture of the manager: nothing clipped, nothing blank; empty, and with long and rare names."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from edu.domain.actors import Role
from tests.edu.services.exam_hall import sit_exam
from tests.ui.screens.manager.office import ADMIN, LONG_NAME, Office, add_person, credit, open_class
from ui.gallery import Gallery, GalleryEntry
from ui.modes import MANAGER
from ui.picture_checks import clipped_texts, is_blank
from ui.screens.manager.routes import builders, gallery_entries


def fill(office: Office) -> None:
    people = [add_person(office, name, at) for at, name in enumerate((LONG_NAME, "欧阳䶮", "𬭩·买买提", "张伟杰"), 1)]
    credit(office, people[0])
    office.person = people[0]
    office.training_class = open_class(office, people)
    office.services.certificates.issue_class(ADMIN, office.training_class)
    paper = office.services.exams.freeze_paper(ADMIN, "grid-member-test")
    office.services.exams.open_exam(ADMIN, paper, title=LONG_NAME, closes_ms=office.clock.now_ms() + 3_600_000)
    examined = add_person(office, LONG_NAME[:30], 5, person_class="safety-manager", role="安全员")
    credit(office, examined, person_class="safety-manager")
    sit_exam(office.services, examined)
    office.services.certificates.issue(ADMIN, examined, "safety-manager-initial")


def rendered(office: Office, entries: list[GalleryEntry], out: Path) -> dict[str, list[str]]:
    """Clipped texts by file; blank pictures count as clipped."""
    found: dict[str, list[str]] = {}
    pictures = Gallery(entries).render(
        out, inspect=lambda entry, widget: found.__setitem__(entry.file_name, clipped_texts(widget))
    )
    for picture in pictures:
        if is_blank(QImage(str(out / picture["file"]))):
            found[picture["file"]].append("blank")
    return {file: texts for file, texts in found.items() if texts}


@pytest.mark.timeout(600)
def test_no_text_is_clipped_at_any_size(office: Office, tmp_path: Path) -> None:
    """A window of 1920 at a ratio of 1 has more room than any other; dark letters are as long as light ones."""
    fill(office)
    tight = [entry for entry in gallery_entries(office) if entry.width == 1366 or entry.ratio == 1.5]

    assert {entry.large_text for entry in tight} == {True, False}
    assert rendered(office, [entry for entry in tight if entry.variant != "dark"], tmp_path) == {}


def test_empty_office_looks_intended(office: Office, tmp_path: Path) -> None:
    office.person = add_person(office)
    office.training_class = open_class(office, [])
    entries = [entry for entry in gallery_entries(office) if entry.width == 1366 and entry.variant == "light"]

    assert rendered(office, entries, tmp_path) == {}


def test_rail_has_a_screen_behind_every_entry_and_the_gallery_every_route(office: Office) -> None:
    fill(office)
    made = builders(office.services, office.tasks, office.session(Role.ADMIN), office.files)

    # the rail's places of other areas are asked of the whole window: tests/test_house.py
    assert {entry.route for entry in MANAGER.rail if entry.route.startswith("manager.")} <= set(made)
    assert set(made) - {entry.route for entry in gallery_entries(office)} <= {"manager.drill"}
