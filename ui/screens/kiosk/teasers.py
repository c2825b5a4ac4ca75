"""The attract loop: a drawing of a lesson and one question that tempts to touch; the drawings are the packs'."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from edu.domain.errors import EduError
from edu.services.ports.content import ContentLibrary

_WRITTEN: tuple[tuple[str, str, str], ...] = (
    ("yingzhi.fire-escape", "media/stay-or-go.svg", "半夜有烟味，门能不能开？"),
    ("yingzhi.extinguisher", "media/oil-pan.svg", "油锅着火，能浇水吗？"),
    ("yingzhi.warning-evacuation", "media/flood-bridge.svg", "水漫过桥，车能冲过去吗？"),
    ("yingzhi.gas-co", "media/leak-smell.svg", "一屋子燃气味，先做哪一步？"),
    ("yingzhi.fire-escape", "media/low-under-smoke.svg", "楼道有烟，该怎么走？"),
    ("yingzhi.warning-evacuation", "media/landslide-side.svg", "山体滑下来，往哪边跑？"),
    ("yingzhi.gas-co", "media/co-night.svg", "关窗烧炭睡一夜，会怎样？"),
    ("yingzhi.extinguisher", "media/four-steps.svg", "灭火器，你真会用吗？"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    picture: Path
    question: str


def teasers_of(library: ContentLibrary) -> tuple[Teaser, ...]:
    """The written ones whose course is installed; then one for every other kiosk course: its first picture."""
    found: list[Teaser] = []
    courses = set()
    for course, path, question in _WRITTEN:
        picture = _picture(library, course, path)
        if picture is not None:
            found.append(Teaser(picture=picture, question=question))
            courses.add(course)
    for course_id in library.course_ids:
        if course_id not in courses:
            found += _first_of(library, course_id)
    return tuple(found)


def _first_of(library: ContentLibrary, course_id: str) -> list[Teaser]:
    try:
        course = library.course(course_id)
    except EduError:
        return []
    for lesson in course.lessons if course.kiosk else ():
        for page in lesson.pages if lesson.kiosk else ():
            for block in page.pictures:
                picture = _picture(library, course_id, block.path)
                if picture is not None:
                    return [Teaser(picture=picture, question=f"{lesson.title}，你会吗？")]
    return []


def _picture(library: ContentLibrary, course: str, path: str) -> Path | None:
    try:
        return library.media(course, path)
    except EduError:
        return None
