"""A page of every course at the sizes it is met: some of them in every run, all by `main.py gallery --only lessons`."""

from __future__ import annotations

from tests.ui.test_gallery_book import world
from ui.gallery import Gallery
from ui.gallery_lessons import lesson_entries
from ui.gallery_world import GalleryWorld

__all__ = ["world"]  # the fixture
SOME = ("drowning", "first-aid", "gas-co", "typhoon")
AT_THE_KIOSK = ("gas-co-leak-first", "fire-escape-trapped", "micro-oil-pan", "micro-go-bag")


def test_every_course_is_in_the_book_of_lessons(world: GalleryWorld) -> None:
    entries = lesson_entries(world)
    courses = {course.folder for course in world.services.library.courses}
    for route in ("lessons.laptop", "lessons.projector"):
        assert {entry.note for entry in entries if entry.route == route} == courses
    offered = {f"{c.folder}-{lesson.id}" for c in world.services.library.courses for lesson in c.for_hall}
    offered |= {f"micro-{name}" for name in world.services.library.microlesson_ids}
    assert {entry.note for entry in entries if entry.route == "lessons.kiosk"} == offered
    assert len(offered) >= 60


def test_lessons_fit_a_kiosk_a_laptop_and_a_projector(world: GalleryWorld) -> None:
    entries = [entry for entry in lesson_entries(world) if entry.note in (*SOME, *AT_THE_KIOSK)]

    assert len(entries) == 2 * len(SOME) + len(AT_THE_KIOSK)
    assert Gallery(entries).flaws() == []
