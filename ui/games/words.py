"""Text in the bundled face, drawn once: the same words in the same colour come from memory."""

from __future__ import annotations

import warnings
from collections import OrderedDict

import pygame

from ui.theme.art import rgb
from ui.theme.fonts import STAND_INS, chinese, face

_KEPT = 400
_SCRAP = 4
"""A last line of fewer characters looks like a slip: the lines above give it some of theirs."""
_NARROWEST = 0.6
"""Of the room: narrower, a block of words looks lost in its panel."""
_NOT_FIRST = "，。、；：？！）》”’％"


def _of_the_system(*, bold: bool) -> str | None:
    """None, which is pygame's own face, on a machine without `fc-list`: pygame warns of it and finds nothing."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return pygame.font.match_font([*STAND_INS, *chinese()], bold=bold)


class Words:
    """Sizes in pixels."""

    def __init__(self) -> None:
        pygame.font.init()
        self._faces: dict[tuple[int, bool], pygame.font.Font] = {}
        self._wrapped: dict[tuple[str, int, int, bool], tuple[str, ...]] = {}
        self._kept: OrderedDict[tuple[str, int, bool, str], pygame.Surface] = OrderedDict()

    def face(self, size: int, *, bold: bool) -> pygame.font.Font:
        found = self._faces.get((size, bold))
        if found is None:
            # a face asked for by name is silently replaced by one with empty boxes: only where ours is gone
            file = face(bold=bold) or _of_the_system(bold=bold)
            found = self._faces[size, bold] = pygame.font.Font(file, size)
        return found

    def line(self, text: str, size: float, colour: str, *, bold: bool = True) -> pygame.Surface:
        key = (text, round(size), bold, colour)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self.face(key[1], bold=bold).render(text or " ", True, rgb(colour))
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return found

    def width(self, text: str, size: float, *, bold: bool = True) -> int:
        return int(self.face(round(size), bold=bold).size(text)[0])

    def fitting(self, text: str, size: float, room: float, *, least: float = 0.0) -> float:
        """`size`, or what is needed to stay within `room`."""
        wide = self.width(text, size)
        return size if wide <= room else max(least, size * room / wide)

    def wrapped(self, text: str, size: float, room: float, *, bold: bool = True) -> list[str]:
        """Broken between characters, with no full stop at the beginning of a line and no scrap of a last line."""
        key = text, round(size), round(room), bold
        found = self._wrapped.get(key)
        if found is None:
            if len(self._wrapped) > _KEPT:
                self._wrapped.clear()
            found = self._wrapped[key] = tuple(
                line for part in text.split("\n") for line in self._paragraph(part, size, room, bold=bold)
            )
        return list(found)

    def _paragraph(self, text: str, size: float, room: float, *, bold: bool) -> list[str]:
        """Of all ways that need no more lines: no scrap at the end, then the most lines that end with a stop, so that
        no word is torn where there is a comma near; then the broadest.
        """
        best = self._greedy(text, size, room, bold=bold)
        narrow = room
        while len(best) > 1 and narrow > room * _NARROWEST:
            narrow -= size / 2
            tried = self._greedy(text, size, narrow, bold=bold)
            if len(tried) > len(best):
                break
            if _calm(tried) > _calm(best):
                best = tried
        return best

    def _greedy(self, text: str, size: float, room: float, *, bold: bool) -> list[str]:
        lines: list[str] = [""]
        for char in text:
            if self.width(lines[-1] + char, size, bold=bold) <= room or not lines[-1]:
                lines[-1] += char
            elif char in _NOT_FIRST:
                lines[-1:] = _taken_along(lines[-1], char)
            else:
                lines.append(char)
        return lines


def _calm(lines: list[str]) -> tuple[bool, int]:
    """How quietly they can be read."""
    return len(lines[-1]) >= _SCRAP, sum(line[-1:] in _NOT_FIRST for line in lines[:-1])


def _taken_along(line: str, char: str) -> list[str]:
    """What must not begin a line takes the character before it along: a stop that hangs out touches the frame."""
    at = len(line) - 1
    while at > 0 and line[at] in _NOT_FIRST:
        at -= 1
    return [line[:at], line[at:] + char] if at > 0 else [line + char]
