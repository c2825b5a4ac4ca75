"""What can be played alone, at a kiosk and at one's own seat: shipped scenarios, and own ones that were released.

An own scenario is released by who administers the place, after its proof held. The release names exactly what was
proved: a scenario that is changed afterwards is not offered until it is released again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal, Protocol

from edu.domain.actors import Actor, Permission, require
from edu.domain.drills.findings import Finding
from edu.domain.drills.frozen import freeze
from edu.domain.drills.pending_grounds import scored_by_pending
from edu.domain.drills.soundness import unsound
from edu.domain.drills.unfinished import unfinished
from edu.domain.drills.verify import QUICK, verify
from edu.domain.drills.version import ENGINE
from edu.domain.errors import EduError, NotFound
from edu.services.ports.content import DrillShelf
from edu.services.ports.workshop import DrillFiles, DrillReleases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edu.domain.drills.scenario import Scenario
    from edu.services.ports.content import DrillOverlays

Told = Callable[[str], None]
Offer = Literal["on", "changed", "off"]
"""`changed`: released once, then written on; it is not offered."""


class OwnShelf(DrillFiles, DrillReleases, DrillShelf, Protocol):
    """The shelf with its drafts and marks."""


class DrillOffers:
    def __init__(self, shelf: OwnShelf, overlays: DrillOverlays) -> None:
        self._shelf = shelf
        self._overlays = overlays

    # -- what is on offer --

    def offered(self, actor: Actor) -> tuple[Scenario, ...]:
        """Shipped ones first; one that cannot be played is left out, the others are still there."""
        require(actor, Permission.DRILLS_SOLO)
        return tuple(self._offered())

    def any(self, actor: Actor) -> bool:
        """Whether there is one, read no further than to the first."""
        require(actor, Permission.DRILLS_SOLO)
        return next(self._offered(), None) is not None

    def _offered(self) -> Iterator[Scenario]:
        for id_ in self._shelf.drill_ids:
            try:
                scenario = self._shelf.drill(id_)
            except EduError:
                continue
            if self._open(scenario):
                yield scenario

    def scenario(self, actor: Actor, id_: str) -> Scenario:
        """As it is played here, with the names and numbers of this place. NotFound where it is not on offer."""
        require(actor, Permission.DRILLS_SOLO)
        scenario = self._shelf.drill(id_) if id_ in self._shelf.drill_ids else None
        if scenario is None or not self._open(scenario):
            raise NotFound("这个推演现在不开放。", "请返回，选另一个推演。")
        return self._overlays.laid_over(scenario)[0]

    def _open(self, scenario: Scenario) -> bool:
        return scenario.id in self._shelf.shipped or self._state(scenario) == "on"

    # -- releasing --

    def states(self, actor: Actor) -> Mapping[str, Offer]:
        """Of own scenarios that can be played, by id."""
        require(actor, Permission.DRILLS_WRITE)
        found: dict[str, Offer] = {}
        for id_ in self._shelf.own:
            try:
                found[id_] = self._state(self._shelf.drill(id_))
            except EduError:
                continue
        return found

    def release(self, actor: Actor, id_: str, told: Told = lambda _text: None) -> tuple[Finding, ...]:
        """Proves it, some seconds of work, and offers it; findings, and nothing changed, where the proof fails."""
        require(actor, Permission.ADMINISTER)
        scenario, problems = self._shelf.read(id_) if id_ in self._shelf.own else (None, ())
        if scenario is None:
            raise NotFound("没有找到这个自编脚本，或它的文件读不出来。", "请刷新列表。")
        found = _missing(scenario, self._shelf, bool(problems))
        if not found:
            proof = verify(scenario, QUICK, told, shipped=False)
            found = tuple(one for one in proof.findings if one.severity == "error")
        if not found:
            self._shelf.release(id_, _mark(scenario))
        return found

    def withdraw(self, actor: Actor, id_: str) -> None:
        require(actor, Permission.ADMINISTER)
        self._shelf.withdraw(id_)

    def _state(self, scenario: Scenario) -> Offer:
        mark = self._shelf.released(scenario.id)
        return "off" if not mark else "on" if mark == _mark(scenario) else "changed"


def _mark(scenario: Scenario) -> str:
    """What was proved, and by which engine: another one might play it otherwise."""
    return f"{ENGINE}:{hashlib.sha256(freeze(scenario)).hexdigest()}"


def _missing(scenario: Scenario, shelf: OwnShelf, problems: bool) -> tuple[Finding, ...]:
    unwritten = unfinished(scenario, shelf.known_cite)
    pending = scored_by_pending(scenario, shelf.register)
    errors = [one for one in (*unwritten, *unsound(scenario), *pending) if one.severity == "error"]
    if not any(one.solo for one in scenario.decisions):
        said = "没有一个决策在单人推演里问。"
        errors.append(
            Finding(
                code="no-solo",
                part="scenario",
                field="decisions",
                message=said,
                remedy="请在决策里勾上“单人推演也问”。",
            )
        )
    if problems and not errors:
        said = "脚本文件还有读不通的地方。"
        errors.append(
            Finding(code="unreadable", part="scenario", message=said, remedy="请在脚本工坊里打开它，改好再放行。")
        )
    return tuple(errors)
