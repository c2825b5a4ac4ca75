"""What the domain finds in a scenario, as problems of the file that it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from edu.domain.drills.findings import Finding
from edu.domain.problems import Problem
from edu.packs.reading import Reading
from edu.packs.source import short

Place = tuple[str, int]


def problem_of(finding: Finding, places: Mapping[str, Place], file: str) -> Problem:
    """`places` by `part:id:field` and `part:id`, as a drill's reading has them; at worst the file without a line."""
    names = (f"{finding.part}:{finding.id}:{finding.field}", f"{finding.part}:{finding.id}", f"{finding.part}:")
    place: tuple[str, int | None] = next((places[name] for name in names if name in places), (file, None))
    return Problem(
        code=finding.code,
        message=short(finding.sentence),
        remedy=finding.remedy,
        severity=finding.severity,
        file=place[0],
        line=place[1],
    )


def located(reading: Reading[Any], finding: Finding) -> Problem:
    """The same for a drill that has been read: what a verifier found is told with its line."""
    return problem_of(finding, reading.places, reading.file)
