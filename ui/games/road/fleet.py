"""What drives on the five roads. Shapes in metres; docs/art.md has the sizes of their sheets."""

from __future__ import annotations

from ui.games.road.toy import Part, Toy
from ui.theme.art import LACQUER

_SEDAN = ((2.25, 0.3), (2.25, 0.7), (2.1, 0.86), (1.15, 1.0), (0.5, 1.56), (-0.8, 1.58), (-1.5, 1.08), (-2.1, 1.04),
          (-2.25, 0.85), (-2.25, 0.3))  # fmt: skip
_VAN = ((2.2, 0.3), (2.25, 0.95), (2.0, 1.08), (1.4, 1.92), (-2.15, 1.95), (-2.25, 1.1), (-2.25, 0.3))
_CAB = ((4.5, 0.45), (4.5, 1.5), (4.2, 2.75), (2.5, 2.8), (2.5, 0.45))
_BOX = ((2.2, 0.95), (2.2, 3.2), (-4.5, 3.2), (-4.5, 0.95))
_DRUM = ((2.0, 1.0), (1.8, 1.9), (0.6, 3.0), (-1.4, 3.1), (-3.6, 2.6), (-4.4, 2.2), (-4.5, 1.0))
_SIGN = ((0.15, 1.58), (0.15, 1.8), (-0.25, 1.8), (-0.25, 1.58))


def _sedan(name: str, colour: str, *more: Part) -> Toy:
    body = Part(name, colour, 1.8, _SEDAN, frozenset({3, 5}), front=True, rear=True)
    return Toy(name, (body, *more), 4.5, 1.8, 1.85 if more else 1.6)


def _van(name: str, colour: str) -> Toy:
    return Toy(name, (Part(name, colour, 1.8, _VAN, frozenset({2}), front=True, rear=True),), 4.5, 1.8, 1.95)


def _heavy(name: str, load: Part) -> Toy:
    cab = Part(
        f"{name}-cab", LACQUER.blue if name == "lorry" else LACQUER.yellow, 2.4, _CAB, frozenset({1}), front=True
    )
    return Toy(name, (load, cab), 9.0, 2.5, 3.2)


CARS: tuple[Toy, ...] = (
    _sedan("red", LACQUER.red),
    _van("white", LACQUER.white),
    _sedan("blue", LACQUER.blue),
    _sedan("taxi", LACQUER.green, Part("taxi-sign", LACQUER.yellow, 0.7, _SIGN)),
    _van("van", LACQUER.orange),
    _sedan("grey", LACQUER.grey),
)
LORRY = _heavy("lorry", Part("lorry-box", LACQUER.white, 2.5, _BOX, rear=True))
MIXER = _heavy("mixer", Part("mixer-drum", LACQUER.white, 2.3, _DRUM, rear=True))
