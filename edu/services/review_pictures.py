"""What the pictures of a review item are, as a digest: a signature holds for what was seen, not for its words alone."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from edu.domain.canonical import canonical_json, sha256_hex
from edu.domain.errors import EduError
from edu.services.question_pictures import bank_picture

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from edu.domain.cases import Case
    from edu.domain.courses import Course, Lesson
    from edu.domain.microlessons import Layer, MicroLesson
    from edu.domain.questions import Question
    from edu.services.ports.content import ContentLibrary

MISSING = ""
"""Stands for a picture whose file is not there; once it is, there is something new to look at."""


class ReviewPictures:
    """All answers: 16 hex digits, '' for an item that shows no picture. Each file is read once by one of these."""

    def __init__(self, library: ContentLibrary) -> None:
        self._library = library
        self._known: dict[Path, str] = {}

    def question(self, question: Question) -> str:
        if question.image is None:
            return ""
        return _digest([self._file(bank_picture(self._library, question.bank, question.image))])

    def lesson(self, course: Course, lesson: Lesson) -> str:
        """In reading order."""
        paths = [picture.path for page in lesson.pages for picture in page.pictures]
        drawn = [self._file(_or_none(self._library.media, course.id, path)) for path in paths]
        return _digest(drawn) if drawn else ""

    def case(self, case: Case) -> str:
        """A broken bank takes no signature from the cases that ask of it: its course has the same name."""
        bank = case.question.partition("/")[0]
        found = bank_picture(self._library, bank, case.picture)
        return _digest([self._file(found or _or_none(self._library.media, f"yingzhi.{bank}", case.picture))])

    def micro(self, lesson: MicroLesson) -> str:
        """Its stage in every scene: what lies where, and what is touched, for no sentence says that."""
        steps = [
            [self._stage(step.scene), step.right, [one.layer for one in step.wrong], self._stage(step.then)]
            for step in lesson.steps
        ]
        return _digest([self._stage(lesson.scene), steps])

    def _stage(self, layers: Sequence[Layer]) -> list[object]:
        return [
            [one.id, self._file(_or_none(self._library.drawing, one.art)), one.left, one.top,
             one.width, one.flip]
            for one in layers
        ]  # fmt: skip

    def _file(self, path: Path | None) -> str:
        if path is None:
            return MISSING
        if path not in self._known:
            self._known[path] = _content(path)
        return self._known[path]


def _content(path: Path) -> str:
    """Of what is drawn, not of where it lies: a renamed file is the same picture, and so is one that a checkout on
    Windows gave other line ends.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return MISSING
    text = path.suffix.lower() == ".svg"
    return hashlib.sha256(data.replace(b"\r\n", b"\n") if text else data).hexdigest()


def _digest(pictures: Sequence[object]) -> str:
    return sha256_hex(canonical_json(list(pictures)))[:16]


def _or_none(find: Callable[..., Path], *names: str) -> Path | None:
    try:
        return find(*names)
    except EduError:
        return None
