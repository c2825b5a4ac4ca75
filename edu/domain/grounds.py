"""What may be cited, as somebody looks for it: a source, or a clause of it with the facts that stand there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from edu.domain.register import Register, Source

GroundStatus = Literal["original", "retold", "pending"]
STATUS_WORDS: dict[GroundStatus, str] = {"original": "已读原文", "retold": "据转述", "pending": "待核"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """`ref` is what a scenario keeps, `where` how a text names it, `said` the facts there ('' for a whole source)."""

    ref: str
    where: str
    name: str
    said: str
    status: GroundStatus

    @property
    def searched(self) -> str:
        return f"{self.ref} {self.where} {self.name} {self.said}".lower()


def grounds_of(register: Register) -> tuple[Ground, ...]:
    """Every source, followed by those of its clauses for which a fact is registered."""
    said: dict[str, list[str]] = {}
    weakest: dict[str, GroundStatus] = {}
    for fact in register.facts.values():
        for ref in fact.cites:
            said.setdefault(ref, []).append(fact.text)
            weakest[ref] = _weaker(weakest.get(ref, "original"), fact.status)
    found = []
    for source in sorted(register.sources.values(), key=lambda one: one.short):
        found.append(_ground(register, source, source.id, "", _opened(source)))
        refs = sorted(ref for ref in said if ref.partition("#")[0] == source.id and "#" in ref)
        found += [
            _ground(register, source, ref, "；".join(said[ref]), _weaker(_opened(source), weakest[ref])) for ref in refs
        ]
    return tuple(found)


def ground_of(register: Register, ref: str) -> Ground | None:
    """Of any clause of a registered source, also one without a fact; None where the source is not registered."""
    source = register.sources.get(ref.partition("#")[0])
    if source is None:
        return None
    facts = [fact for fact in register.facts.values() if ref in fact.cites]
    status = _opened(source)
    for fact in facts:
        status = _weaker(status, fact.status)
    return _ground(register, source, ref, "；".join(fact.text for fact in facts), status)


def matching(grounds: tuple[Ground, ...], words: str) -> tuple[Ground, ...]:
    """Those with every one of the words, in any order."""
    wanted = words.lower().split()
    return tuple(one for one in grounds if all(word in one.searched for word in wanted))


def _ground(register: Register, source: Source, ref: str, said: str, status: GroundStatus) -> Ground:
    return Ground(ref=ref, where=register.cite_text(ref), name=source.name, said=said, status=status)


def _opened(source: Source) -> GroundStatus:
    return "pending" if source.opened == "unopened" else source.opened


def _weaker(one: GroundStatus, other: GroundStatus) -> GroundStatus:
    order: tuple[GroundStatus, ...] = ("original", "retold", "pending")
    return max(one, other, key=order.index)
