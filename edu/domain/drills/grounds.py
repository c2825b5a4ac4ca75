"""What a scenario stands on: every clause that it cites, and how each was read (docs/content-audit.md)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from edu.domain.drills.scenario import Scenario
from edu.domain.register import Opened, Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """Clauses (`source#clause`), each once, by how their source was read; then ids of what is told of them.

    `pending`  criteria in 待核: shown, never scored
    `borrowed` scored criteria and red lines that cite something, none of it read in the original
    """

    original: tuple[str, ...]
    retold: tuple[str, ...]
    unopened: tuple[str, ...]
    pending: tuple[str, ...]
    borrowed: tuple[str, ...]

    @property
    def cited(self) -> int:
        return len(self.original) + len(self.retold) + len(self.unopened)


def citing(scenario: Scenario) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(`part:id`, clauses) of everything that can cite, in the order of the file."""
    for decision in scenario.decisions:
        for option in decision.options:
            yield f"option:{decision.id}.{option.id}", option.cites
    for action in scenario.actions:
        yield f"action:{action.id}", action.cites
    for form in scenario.forms:
        yield f"form:{form.id}", form.cites
    for criterion in scenario.criteria:
        yield f"criterion:{criterion.id}", criterion.cites
    for redline in scenario.redlines:
        yield f"redline:{redline.id}", redline.cites
    yield "debrief:", scenario.debrief.cites


def grounds(scenario: Scenario, register: Register) -> Grounds:
    """A clause whose source is not registered counts as unopened."""
    by_clause = {clause: _opened(clause, register) for _, clauses in citing(scenario) for clause in clauses}
    scored = [(one.id, one.cites) for one in scenario.criteria if not one.pending]
    judged = [*scored, *((one.id, one.cites) for one in scenario.redlines)]
    return Grounds(
        original=_of(by_clause, "original"),
        retold=_of(by_clause, "retold"),
        unopened=_of(by_clause, "unopened"),
        pending=tuple(one.id for one in scenario.criteria if one.pending),
        borrowed=tuple(
            id_ for id_, clauses in judged if clauses and all(by_clause[clause] != "original" for clause in clauses)
        ),
    )


def _opened(clause: str, register: Register) -> Opened:
    source = register.sources.get(clause.partition("#")[0])
    return "unopened" if source is None else source.opened


def _of(by_clause: dict[str, Opened], opened: Opened) -> tuple[str, ...]:
    return tuple(sorted(clause for clause, how in by_clause.items() if how == opened))
