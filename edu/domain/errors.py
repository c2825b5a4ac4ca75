"""The one error tree. Services raise these words; an edge (window, command line) turns them into a sentence.

EduError
├── NotAllowed          the actor's role does not include the permission
├── NotFound            an id that the ledger does not know
├── Conflict            the state forbids it now (class closed, paper frozen, sitting over)
├── InvalidInput        values that a person typed; carries all problems at once
├── BadFile             a file from outside cannot be read at all
├── PackError           a content, question or obligation pack is broken
├── StorageError        the database refused: full disk, newer schema, wrong key, damage
│   ├── DiskFull
│   ├── NewerDatabase
│   ├── WrongKey
│   └── DamagedDatabase
└── AlreadyRunning      a second instance on the same data folder
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edu.domain.problems import Problem

REPLACE_DAMAGED = "请换上最近一次拷出的整个数据文件夹，损坏的那一份先留着。"
"""The one remedy for a damaged file: a folder copied out whole is the only backup there is."""
REPLACE_KEY_RING = "请从最近一次拷出的数据文件夹里，把 keyring.json 放回原处。"


class EduError(Exception):
    """Root. `message` is one plain Chinese sentence; `remedy` says what to do next."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class NotAllowed(EduError):
    pass


class NotFound(EduError):
    pass


class Conflict(EduError):
    pass


class InvalidInput(EduError):
    """What a person entered does not hold; `problems` lists everything wrong with it."""

    def __init__(self, message: str, remedy: str = "", problems: Sequence[Problem] = ()) -> None:
        super().__init__(message, remedy)
        self.problems = tuple(problems)


class BadFile(EduError):
    pass


class PackError(EduError):
    """A pack cannot be used; `problems` lists every place."""

    def __init__(self, message: str, remedy: str = "", problems: Sequence[Problem] = ()) -> None:
        super().__init__(message, remedy)
        self.problems = tuple(problems)


class StorageError(EduError):
    pass


class DiskFull(StorageError):
    pass


class NewerDatabase(StorageError):
    pass


class WrongKey(StorageError):
    pass


class DamagedDatabase(StorageError):
    pass


class AlreadyRunning(EduError):
    pass
