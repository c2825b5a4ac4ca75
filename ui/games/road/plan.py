"""Where everything lies: the street, the cards along the foot, what lies on the pavement."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ui.games.kit import Manner
from ui.games.view import Box

KEYS = ("look-0", "back", "wait", "go", "run", "wave", "look-1")
"""In the order of the first level, from left to right."""
SHUFFLED = ("back", "wait", "go", "run", "wave")
"""Looking left stays on the left, whatever the level and the hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All in pixels; `unit` is one pixel of a glass 1080 high (lying) or 1080 wide (upright).

    `near` and `far` are the kerbs where one crosses, `vanish` is where the street ends on both sides, `bend` how soon
    it does, `sight` how far along the street is at the glass's edge (both mm).
    """

    unit: float
    width: int
    height: int
    portrait: bool
    mirrored: bool
    near: float
    far: float
    vanish: float
    bend: float
    sight: float
    person: float
    head: Box
    family: Box
    speech: Box
    foot: Box
    pause: Box
    cards: tuple[Box, ...]
    things: tuple[Box, Box]
    phone: Box


def plan(width: int, height: int, manner: Manner) -> Plan:
    portrait = height > width
    u = min(width / 1080, height / 1920) if portrait else min(width / 1920, height / 1080)
    made = _upright(width, height, u) if portrait else _lying(width, height, u)
    return _mirrored(made) if manner.left else made


def _row(left: float, right: float, top: float, high: float, shares: tuple[float, ...], gap: float) -> list[Box]:
    room = right - left - gap * (len(shares) - 1)
    found, x = [], left
    for share in shares:
        wide = room * share / sum(shares)
        found.append(Box(x, top, wide, high))
        x += wide + gap
    return found


def _lying(width: int, height: int, u: float) -> Plan:
    foot = height - 232 * u
    cards = _row(184 * u, width - 20 * u, foot + 16 * u, 204 * u, (1.08, 1, 1, 1.08, 1, 1, 1.08), 12 * u)
    middle = width / 2
    return Plan(
        unit=u, width=width, height=height, portrait=False, mirrored=False,
        near=foot - 130 * u, far=foot - 418 * u, vanish=foot - 452 * u, bend=4_800, sight=57_000, person=176 * u,
        head=Box(140 * u, 16 * u, width - 164 * u, 96 * u), family=Box(width - 548 * u, 126 * u, 524 * u, 98 * u),
        speech=Box(24 * u, 124 * u, 1130 * u, 132 * u), foot=Box(0, foot, width, 232 * u),
        pause=Box(20 * u, foot + 16 * u, 152 * u, 204 * u), cards=tuple(cards),
        things=(Box(middle - 500 * u, foot - 216 * u, 200 * u, 200 * u),
                Box(middle + 300 * u, foot - 216 * u, 200 * u, 200 * u)),
        phone=Box(middle + 540 * u, foot - 216 * u, 200 * u, 200 * u),
    )  # fmt: skip


def _upright(width: int, height: int, u: float) -> Plan:
    foot = height - 452 * u
    left, right = 20 * u, width - 20 * u
    first = _row(left, right, foot + 18 * u, 200 * u, (1, 1.2, 1), 14 * u)
    second = _row(left + 154 * u, right, foot + 234 * u, 200 * u, (1, 1, 1, 1), 12 * u)
    look_left, go, look_right = first
    cards = (look_left, second[0], second[1], go, second[2], second[3], look_right)
    return Plan(
        unit=u, width=width, height=height, portrait=True, mirrored=False,
        near=foot - 262 * u, far=foot - 602 * u, vanish=foot - 640 * u, bend=3_500, sight=42_000, person=212 * u,
        head=Box(140 * u, 16 * u, width - 164 * u, 164 * u), family=Box(24 * u, 196 * u, 540 * u, 104 * u),
        speech=Box(20 * u, 316 * u, width - 40 * u, 150 * u), foot=Box(0, foot, width, 452 * u),
        pause=Box(left, foot + 234 * u, 142 * u, 200 * u), cards=cards,
        things=(Box(116 * u, foot - 226 * u, 206 * u, 206 * u), Box(width - 322 * u, foot - 226 * u, 206 * u, 206 * u)),
        phone=Box(width - 226 * u, foot - 452 * u, 206 * u, 206 * u),
    )  # fmt: skip


def _mirrored(made: Plan) -> Plan:
    """For the left hand; left stays left in the street."""

    def box(one: Box) -> Box:
        return one.mirrored(made.width)

    flipped = tuple(map(box, made.cards))
    cards = (flipped[-1], *flipped[1:-1], flipped[0])
    return replace(
        made, mirrored=True, pause=box(made.pause), cards=cards, phone=box(made.phone),
        things=(box(made.things[0]), box(made.things[1])), family=box(made.family), speech=box(made.speech),
    )  # fmt: skip
