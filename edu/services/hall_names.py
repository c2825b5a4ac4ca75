"""What stands behind a hall's slugs: titles of games, lessons, 微课 and drills, and rules of games in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.errors import EduError

if TYPE_CHECKING:
    from edu.services.ports.content import ContentLibrary, DrillShelf

QUIZ = "快问快答"


class HallNames:
    """Asked once a game or lesson, never once a visit. What is no longer installed keeps its slug."""

    def __init__(self, library: ContentLibrary, drills: DrillShelf) -> None:
        self._library, self._drills = library, drills

    def title(self, door: str, activity: str) -> str:
        try:
            return self._title(door, activity)
        except EduError:
            return activity

    def rule(self, game: str, card: str) -> str:
        try:
            found = self._library.game(game).card(card)
        except EduError:
            return card
        return found.rule if found is not None else card

    def _title(self, door: str, activity: str) -> str:
        match door:
            case "play":
                return self._library.game(activity).title
            case "quiz":
                return QUIZ
            case "drill":
                return self._drills.drill(activity).title
            case "learn" if "/" not in activity:
                return self._library.microlesson(activity).title
            case "learn":
                course_id, _, lesson_id = activity.rpartition("/")
                course = self._library.course(course_id)
                lesson = course.lesson(lesson_id)
                return lesson.title if lesson is not None else activity
        return activity
