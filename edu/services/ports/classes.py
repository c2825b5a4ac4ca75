"""Queries about training classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from edu.domain.classes import Attendance, ClassRecord, Meeting, RoomAnswer


class ClassRecords(Protocol):
    def classes(self) -> Sequence[ClassRecord]:
        """Newest first."""

    def training_class(self, id: str) -> ClassRecord | None: ...
    def classes_of(self, person: str) -> Sequence[str]:
        """Ids of the classes in which the person is enrolled and not withdrawn."""

    def roster(self, training_class: str) -> Sequence[str]:
        """Ids of the people enrolled and not withdrawn, in the order of enrolment."""

    def enrolled_at(self, training_class: str) -> Mapping[str, int]:
        """The same with the time of enrolment."""

    def sizes(self) -> Mapping[str, tuple[int, int]]:
        """Class → people enrolled, meetings held or planned."""

    def meetings(self, training_class: str) -> Sequence[Meeting]:
        """By time; cancelled ones included."""

    def attendance(self, training_class: str) -> Sequence[Attendance]: ...
    def attendance_at(self, meeting: str, person: str) -> Attendance | None: ...
    def room_answers(self, training_class: str) -> Sequence[RoomAnswer]: ...
