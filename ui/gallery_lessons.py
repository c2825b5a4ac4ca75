"""The lessons' own picture book: a drawn page of every course on a laptop and through a projector, and of every lesson
and every 微课 that a kiosk offers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from edu.domain.actors import Role
from edu.domain.courses import Course, Lesson, Page
from edu.domain.errors import EduError
from ui import theme
from ui.gallery import GalleryEntry
from ui.gallery_world import GalleryWorld
from ui.modes import KIOSK
from ui.navigation import Route
from ui.screens.classroom.slide import Slide
from ui.screens.kiosk.lesson import LessonScreen as KioskLesson
from ui.screens.kiosk.micro import MicroScreen
from ui.screens.kiosk.routes import Kiosk
from ui.screens.learner_pictures import learner_window
from ui.screens.study.lesson import LessonScreen
from ui.screens.study.routes import builders
from ui.shell.desktop import DesktopWindow
from ui.shell.host import ScreenHost
from ui.theme import Scale

LESSONS = "lessons"
_KIOSK, _LAPTOP, _PROJECTOR = (1920, 1080), (1366, 768), (1920, 1080)


def lesson_entries(world: GalleryWorld) -> list[GalleryEntry]:
    library = world.services.library
    courses = [entry for course in library.courses for entry in _course(world, course)]
    return courses + [_micro_entry(world, name) for name in library.microlesson_ids]


def _micro_entry(world: GalleryWorld, name: str) -> GalleryEntry:
    return GalleryEntry(
        route=f"{LESSONS}.kiosk", mode="lessons", width=_KIOSK[0], height=_KIOSK[1], scale="kiosk",
        note=f"micro-{name}", factory=partial(_micro, world, name), ready=lambda _widget: not world.tasks.busy,
    )  # fmt: skip


def _course(world: GalleryWorld, course: Course) -> Iterator[GalleryEntry]:
    lesson = course.lessons[0]
    at = _drawn(lesson)
    yield _entry(world, f"{LESSONS}.laptop", course, at, _LAPTOP, lambda: _laptop(world, course, lesson))
    yield _entry(world, f"{LESSONS}.projector", course, at, _PROJECTOR, lambda: _slide(world, course, lesson.pages[at]),
                 scale="projector")  # fmt: skip
    for short in course.for_hall:
        yield GalleryEntry(
            route=f"{LESSONS}.kiosk", mode="lessons", width=_KIOSK[0], height=_KIOSK[1], scale="kiosk",
            note=f"{course.folder}-{short.id}", factory=partial(_kiosk, world, course, short),
            ready=lambda _widget: not world.tasks.busy,
        )  # fmt: skip


def _drawn(lesson: Lesson) -> int:
    """The first page with a picture after the one that opens it, from 0."""
    return next((at for at, page in enumerate(lesson.pages) if at and page.pictures), 0)


def _entry(
    world: GalleryWorld,
    route: str,
    course: Course,
    at: int,
    size: tuple[int, int],
    make: Callable[[], QWidget],
    scale: Scale = "desktop",
) -> GalleryEntry:
    """`at` is the page that is shown, from 0."""
    return GalleryEntry(
        route=route, mode="lessons", width=size[0], height=size[1], factory=make,
        note=course.folder, scale=scale, ready=lambda widget: not world.tasks.busy and _turned(widget, at),
    )  # fmt: skip


def _turned(widget: QWidget, at: int) -> bool:
    """A learner's page is turned once its lesson has been read; a kiosk and a slide stand there already."""
    screen = widget.host.showing if isinstance(widget, DesktopWindow) else None
    if isinstance(screen, LessonScreen):
        screen.turn_to(at)
    return True


def _laptop(world: GalleryWorld, course: Course, lesson: Lesson) -> QWidget:
    made = builders(world.services, world.tasks, world.session(Role.LEARNER))
    return learner_window(made, Route.to("study.lesson", course=course.id, lesson=lesson.id))


def _slide(world: GalleryWorld, course: Course, page: Page) -> QWidget:
    slide = Slide(lambda path: _media(world, course, path), lambda _question: None)
    slide.show_page(page)
    return slide


def _kiosk(world: GalleryWorld, course: Course, lesson: Lesson) -> QWidget:
    host = ScreenHost(KIOSK, Kiosk(world.services, world.tasks).builders())
    theme.dress(host, "kiosk")
    host.resize(*_KIOSK)
    host.go(Route.to("kiosk.lesson", course=course.id, lesson=lesson.id))
    shown = host.showing
    if isinstance(shown, KioskLesson):
        for _ in range(_drawn(lesson)):
            shown.turn(1)
    return host


def _micro(world: GalleryWorld, name: str) -> QWidget:
    """Its first step: what is asked, and what can be touched."""
    host = ScreenHost(KIOSK, Kiosk(world.services, world.tasks).builders())
    theme.dress(host, "kiosk")
    host.resize(*_KIOSK)
    host.go(Route.to("kiosk.micro", lesson=name))
    shown = host.showing
    if isinstance(shown, MicroScreen):
        shown.next.click()
        shown.scene.arrive()
    return host


def _media(world: GalleryWorld, course: Course, path: str) -> Path | None:
    try:
        return world.services.library.media(course.id, path)
    except EduError:
        return None
