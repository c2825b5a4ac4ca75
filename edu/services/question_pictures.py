"""The drawing of a question, or of a case: it lies with the course of its bank."""

from __future__ import annotations

from pathlib import Path

from edu.domain.errors import EduError
from edu.services.ports.content import ContentLibrary


def bank_picture(library: ContentLibrary, bank_id: str, path: str | None) -> Path | None:
    """None where none is named, it is missing, or its bank is broken or gone: the words stand without it."""
    if path is None:
        return None
    try:
        course = library.bank(bank_id).course
        return library.media(course, path) if course is not None else None
    except EduError:
        return None
