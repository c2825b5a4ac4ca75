"""The attract loop's drawings, found in the packs: those of the day, then of subjects that the calendar leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from edu.domain.errors import EduError
from edu.domain.hall import attract
from edu.services.ports.content import ContentLibrary
from ui.screens.kiosk.games_room import GamesRoom


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    picture: Path
    question: str


def teasers_of(library: ContentLibrary, wanted: Sequence[attract.Teaser]) -> tuple[Teaser, ...]:
    """In their order, without those whose course is not installed; a public one that the calendar leaves out shows one.

    That one asks about the subject, which has its questions and 微课, and not about a lesson too long for the hall.
    """
    found: list[Teaser] = []
    for teaser in wanted:
        picture = _picture(library, teaser.course, teaser.picture)
        if picture is not None:
            found.append(Teaser(picture=picture, question=teaser.question))
    named = {teaser.course for teaser in library.hall.teasers}
    for course_id in library.course_ids:
        if course_id not in named:
            found += _first_of(library, course_id)
    return tuple(_between(found, _of_games(library)))


def _between(found: Sequence[Teaser], games: Sequence[Teaser]) -> list[Teaser]:
    """A game after every few of the others, so that none waits for the end of the loop."""
    apart = max(1, len(found) // max(1, len(games)))
    woven: list[Teaser] = []
    left = list(games)
    for at, teaser in enumerate(found, start=1):
        woven.append(teaser)
        if left and at % apart == 0:
            woven.append(left.pop(0))
    return woven + left


def _of_games(library: ContentLibrary) -> list[Teaser]:
    """The title drawings of the games that are installed."""
    found: list[Teaser] = []
    for game_id in library.game_ids:
        try:
            title = library.game(game_id).title
        except EduError:
            continue
        picture = GamesRoom.drawing(game_id, "cover")
        if picture is not None:
            found.append(Teaser(picture=picture, question=f"{title}，来一局？"))
    return found


def _first_of(library: ContentLibrary, course_id: str) -> list[Teaser]:
    try:
        course = library.course(course_id)
    except EduError:
        return []
    pages = [page for lesson in course.lessons for page in lesson.pages] if "public" in course.audiences else []
    for block in (block for page in pages for block in page.pictures):
        picture = _picture(library, course_id, block.path)
        if picture is not None:
            return [Teaser(picture=picture, question=f"{course.title}，懂多少？")]
    return []


def _picture(library: ContentLibrary, course: str, path: str) -> Path | None:
    try:
        return library.media(course, path)
    except EduError:
        return None
