"""The tightest pictures of the manager: nothing clipped, nothing blank; empty, and with long and rare names."""

from __future__ import annotations

import pytest

from edu.domain.actors import Role
from tests.edu.services.exam_hall import sit_exam
from tests.ui.screens.manager.office import ADMIN, LONG_NAME, Office, add_person, credit, open_class
from ui.gallery import Gallery
from ui.modes import MANAGER
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


@pytest.mark.timeout(600)
def test_no_text_is_clipped_where_there_is_least_room(office: Office) -> None:
    """Large letters on a laptop, and a screen of 150 %; what else there is, `main.py gallery` looks at."""
    fill(office)
    tight = [entry for entry in gallery_entries(office) if entry.large_text or entry.ratio == 1.5]

    assert {entry.large_text for entry in tight} == {True, False}
    assert Gallery(tight).flaws() == []


def test_empty_office_looks_intended(office: Office) -> None:
    office.person = add_person(office)
    office.training_class = open_class(office, [])
    entries = [entry for entry in gallery_entries(office) if entry.width == 1366 and entry.large_text]

    assert Gallery(entries).flaws() == []


def test_rail_has_a_screen_behind_every_entry_and_the_gallery_every_route(office: Office) -> None:
    fill(office)
    made = builders(office.services, office.tasks, office.session(Role.ADMIN), office.files)

    # the rail's places of other areas are asked of the whole window: tests/test_house.py
    assert {entry.route for entry in MANAGER.rail if entry.route.startswith("manager.")} <= set(made)
    assert set(made) - {entry.route for entry in gallery_entries(office)} <= {"manager.drill"}
