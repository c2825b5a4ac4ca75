"""Who stands on the board, in which order, and what a tap means. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from edu.domain.actors import Actor
from edu.domain.classes import Attendance, AttendanceBoard, BoardLine, RosterLine
from ui.screens.classroom.words import clock_of

Board = Literal["in", "out"]
Look = Literal["waiting", "here", "gone", "absent", "made_up"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """`note` is the second line: where from, or since when here."""

    person: str
    name: str
    note: str
    look: Look
    letter: str


def sorted_tiles(lines: Sequence[BoardLine], board: Board) -> list[Tile]:
    """By initials, so that a person finds themselves; equal initials by name."""
    tiles = [_tile(line, held, board) for line, held in lines]
    keys = {line.person: (line.initials or "~", line.name) for line, _ in lines}
    return sorted(tiles, key=lambda tile: keys[tile.person])


def letters_of(tiles: Sequence[Tile]) -> list[str]:
    """Only those that somebody's name begins with."""
    return sorted({tile.letter for tile in tiles})


def shown(tiles: Sequence[Tile], letter: str, board: Board) -> list[Tile]:
    """On the board of signing out stand those who signed in."""
    return [
        tile
        for tile in tiles
        if (not letter or tile.letter == letter) and (board == "in" or tile.look in ("here", "gone"))
    ]


def counts(board: AttendanceBoard, side: Board) -> tuple[int, int]:
    """(到, 应到), or on the way out (签退, 到)."""
    here = sum(held.in_ms is not None for _, held in board.lines)
    if side == "in":
        return here, len(board.lines)
    return sum(held.out_ms is not None for _, held in board.lines), here


def with_attendance(lines: Sequence[BoardLine], changed: Attendance) -> tuple[BoardLine, ...]:
    return tuple(BoardLine(line, changed if line.person == changed.person else held) for line, held in lines)


def _tile(line: RosterLine, held: Attendance, board: Board) -> Tile:
    note, look = line.place, _look(held)
    words: Mapping[str, str] = {"absent": "缺课", "made_up": "已补课"}
    if look in words:
        note = words[look]
    elif board == "out" and held.out_ms is not None:
        note = f"{clock_of(held.out_ms)} 走"
    elif held.in_ms is not None:
        note = f"{clock_of(held.in_ms)} 到"
    letter = line.initials[:1].upper() if line.initials else "#"
    return Tile(person=line.person, name=line.name, note=note, look=look, letter=letter)


def _look(held: Attendance) -> Look:
    if held.status == "made_up":
        return "made_up"
    if held.out_ms is not None:
        return "gone"
    if held.in_ms is not None:
        return "here"
    return "absent" if held.status == "absent" else "waiting"


class Everybody(Protocol):
    """One step for the whole room; answers how many it concerned."""

    def __call__(self, actor: Actor, training_class: str, meeting: str, /) -> int: ...
