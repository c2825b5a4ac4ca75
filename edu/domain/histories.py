"""What one person did, as the store knows it: the rows from which obligations and statistics are worked out.

Rows of persons who were merged into another stand under the person they were merged into. Days are civil, ISO.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from edu.domain.obligations.subjects import Evidence
from edu.domain.people import Post


class ClassFact(NamedTuple):
    """A closed class in which the person was present, or made up a meeting, at least once."""

    id: str
    title: str
    programme_kind: str
    person_class: str
    starts: str
    ends: str
    org: str


class ExamFact(NamedTuple):
    """A passed sitting of an exam."""

    id: str
    ended_ms: int
    person_class: str
    programme_kind: str
    title: str


class HeldCertificate(NamedTuple):
    """A State certificate, or (`kind` "training") one that this program issued."""

    id: str
    kind: str
    issued: str
    expires: str


class PersonHistory(NamedTuple):
    """`credits` are hours credited once and not withdrawn, already as evidence and without an id: equal ones of many
    people are one shared value, and one person may have the same one twice.
    """

    id: str
    name: str
    id_mask: str
    posts: Sequence[Post]
    credits: Sequence[Evidence]
    classes: Sequence[ClassFact]
    exams: Sequence[ExamFact]
    certificates: Sequence[HeldCertificate]


class DrillFact(NamedTuple):
    """A drill that took place and was not withdrawn."""

    id: str
    title: str
    org: str
    enterprise: str
    level: str
    content: str
    form: str
    hazard: str
    day: str
    participants: int
    evaluated: bool
