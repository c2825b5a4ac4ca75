"""微课: one idea for somebody who stands. A danger, three steps done by touch, one question, then go and do it.

The shape is 险情 → 三步 → 一题检索 → 实操. A scene is a few drawings on a stage of SCENE units; a step asks for one
of them to be touched, and shows what that changes.
"""

from __future__ import annotations

from dataclasses import dataclass

SCENE = (1920, 1080)
"""Width and height of the stage that drawings are laid on."""
STEPS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A drawing on the stage: left, top and width in units of SCENE; the height follows from the drawing.

    `art` is `<folder>/<name>` of the drawings that games, lessons and hall share.
    """

    id: str
    art: str
    left: int
    top: int
    width: int
    flip: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A layer that tempts, and what is said to who touches it."""

    layer: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """`then` is what the scene becomes once `right` is touched: layers of one id move there, others come or go."""

    ask: str
    scene: tuple[Layer, ...]
    right: str
    wrong: tuple[Wrong, ...]
    then: tuple[Layer, ...]
    seen: str

    @property
    def touchable(self) -> tuple[str, ...]:
        return (self.right, *(one.layer for one in self.wrong))

    def says(self, layer: str) -> str:
        """What is said to who touches it; '' for the right one and for what does not count."""
        return next((one.says for one in self.wrong if one.layer == layer), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class MicroLesson:
    """`rule` is what is taken home, grounded by `cites`; `practise` sends to the real thing, `game` or `drill` to the
    one in this hall that trains it ('' for none). `facts` are the ids of those that its texts say.
    """

    id: str
    version: int
    title: str
    topic: str
    minutes: int
    danger: str
    scene: tuple[Layer, ...]
    steps: tuple[Step, ...]
    question: str
    rule: str
    cites: tuple[str, ...]
    practise: str
    game: str = ""
    drill: str = ""
    facts: tuple[str, ...] = ()

    @property
    def scenes(self) -> tuple[tuple[Layer, ...], ...]:
        """Every picture of it, in order."""
        return (self.scene, *(scene for step in self.steps for scene in (step.scene, step.then)))
