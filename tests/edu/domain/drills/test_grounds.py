"""Every clause of a scenario counts once, by how it was read; what is scored on borrowed words alone is told by id."""

from __future__ import annotations

from dataclasses import replace

from edu.domain.drills.grounds import citing, grounds
from edu.domain.drills.scenario import Scenario
from edu.domain.register import Opened, Register, Source
from tests.edu.domain.drills.planted import CITES, SOUND


def _source(id_: str, opened: Opened) -> Source:
    return Source(
        id=id_, name=id_, short=id_, number=None, kind="law", issuer="x", year=2021, in_force_from=None,
        in_force_to=None, replaced_by=None, opened=opened, opened_note=None,
    )  # fmt: skip


def _cited_anew(scenario: Scenario, *cites: str) -> Scenario:
    """Its first criterion cites these, and is scored."""
    first, *others = scenario.objectives
    task, *tasks = first.tasks
    criterion, *criteria = task.criteria
    changed = replace(task, criteria=(replace(criterion, cites=cites, pending=False), *criteria))
    return replace(scenario, objectives=(replace(first, tasks=(changed, *tasks)), *others))


def test_a_clause_counts_once_however_often_it_is_cited() -> None:
    register = Register(sources={name: _source(name, "original") for name in _names(CITES)})
    stands = grounds(SOUND, register)
    assert stands.original == tuple(sorted(set(CITES)))
    assert (stands.retold, stands.unopened, stands.borrowed) == ((), (), ())
    assert stands.cited == len(set(CITES))
    assert sum(clauses != () for _, clauses in citing(SOUND)) > stands.cited


def test_what_is_scored_on_borrowed_words_alone_is_told() -> None:
    sources = {name: _source(name, "original") for name in _names(CITES)} | {"tips": _source("tips", "retold")}
    register = Register(sources=sources)
    scenario = _cited_anew(SOUND, "tips#1", "nobody#2")
    stands = grounds(scenario, register)
    assert (stands.retold, stands.unopened) == (("tips#1",), ("nobody#2",))
    assert stands.borrowed == (scenario.criteria[0].id,)
    assert grounds(_cited_anew(SOUND, "tips#1", CITES[0]), register).borrowed == ()


def test_a_criterion_in_doubt_is_pending_and_borrows_nothing() -> None:
    scenario = _cited_anew(SOUND, "tips#1")
    first = scenario.objectives[0]
    task = first.tasks[0]
    waiting = replace(task, criteria=(replace(task.criteria[0], pending=True), *task.criteria[1:]))
    objectives = (replace(first, tasks=(waiting, *first.tasks[1:])), *scenario.objectives[1:])
    stands = grounds(replace(scenario, objectives=objectives), Register())
    assert stands.pending == (task.criteria[0].id,)
    assert task.criteria[0].id not in stands.borrowed


def _names(cites: tuple[str, ...]) -> set[str]:
    return {cite.partition("#")[0] for cite in cites}
